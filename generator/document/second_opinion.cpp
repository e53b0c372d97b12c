// The only file that includes yaml-cpp. Its events are compared one by one with those of libyaml as they come, so that
// neither tree is built.
#include "document/second_opinion.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "diagnostics/rules/yaml.hpp"
#include "document/yaml_events.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

constexpr int kMostDepth = 200;
constexpr std::size_t kMostShown = 40;

enum class NodeKind { document_start, document_end, null, alias, scalar, list, list_end, map, map_end };

/// One event in the form that both readers' are brought into. Texts lie in one string, since there are many.
struct Node {
  NodeKind kind = NodeKind::null;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t anchor = 0;  // of the node, or what an alias refers to: 0 none, else the n-th anchor
  std::size_t tag_begin = 0;
  std::size_t value_begin = 0;
  std::size_t value_end = 0;
  bool null_text = false;  // a plain scalar that reads as null
};

bool is_null_text(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// The text as it stands in a message: on one line, cut where it is long, invalid bytes of yaml-cpp replaced.
std::string shown(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (i >= kMostShown) return result + "…";
    const text::Decoded decoded = text::decode_utf8(text, i);
    if (decoded.code_point == '\n') {
      result += "\\n";
    } else if (decoded.code_point == '\t') {
      result += "\\t";
    } else {
      text::append_utf8(result, decoded.code_point);
    }
    i += decoded.length;
  }
  return result;
}

/// What libyaml sees, or `usable` false where it refuses the text or nests too deep: that is reported elsewhere.
class FirstOpinion {
 public:
  explicit FirstOpinion(std::string_view text) {
    YamlEvents events(text);
    YamlEvent event;
    int depth = 0;
    while (events.next(event)) {
      if (event.kind == YamlEventKind::stream_end) {
        usable_ = true;
        return;
      }
      if (!add(event)) return;
      const bool opens = event.kind == YamlEventKind::sequence_start || event.kind == YamlEventKind::mapping_start;
      const bool closes = event.kind == YamlEventKind::sequence_end || event.kind == YamlEventKind::mapping_end;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth > kMostDepth) return;
    }
  }

  [[nodiscard]] bool usable() const { return usable_; }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] std::string_view tag(const Node& node) const {
    return std::string_view{texts_}.substr(node.tag_begin, node.value_begin - node.tag_begin);
  }
  [[nodiscard]] std::string_view value(const Node& node) const {
    return std::string_view{texts_}.substr(node.value_begin, node.value_end - node.value_begin);
  }

 private:
  bool add(const YamlEvent& event) {
    Node node;
    node.begin = event.begin;
    node.end = event.end;
    const bool plain = event.kind != YamlEventKind::scalar || event.style == ScalarStyle::plain;
    node.tag_begin = texts_.size();
    // The "non-specific" tags that YAML gives to nodes without one, as yaml-cpp reports them.
    texts_ += event.tag.empty() ? std::string_view{plain ? "?" : "!"} : event.tag;
    node.value_begin = texts_.size();
    texts_ += event.value;
    node.value_end = texts_.size();
    if (event.kind == YamlEventKind::alias) {
      const auto found = anchors_.find(event.anchor);
      if (found == anchors_.end()) return false;
      node.anchor = found->second;
    } else if (!event.anchor.empty()) {
      node.anchor = ++anchor_count_;
      anchors_[std::string{event.anchor}] = node.anchor;
    }
    switch (event.kind) {
      case YamlEventKind::document_start:
        node.kind = NodeKind::document_start;
        anchors_.clear();
        anchor_count_ = 0;
        break;
      case YamlEventKind::document_end:
        node.kind = NodeKind::document_end;
        break;
      case YamlEventKind::alias:
        node.kind = NodeKind::alias;
        break;
      case YamlEventKind::scalar:
        node.null_text = plain && is_null_text(event.value);
        node.kind = node.null_text && event.tag.empty() ? NodeKind::null : NodeKind::scalar;
        break;
      case YamlEventKind::sequence_start:
        node.kind = NodeKind::list;
        break;
      case YamlEventKind::sequence_end:
        node.kind = NodeKind::list_end;
        break;
      case YamlEventKind::mapping_start:
        node.kind = NodeKind::map;
        break;
      default:
        node.kind = NodeKind::map_end;
        break;
    }
    nodes_.push_back(node);
    return true;
  }

  std::vector<Node> nodes_;
  std::string texts_;
  std::map<std::string, std::size_t, std::less<>> anchors_;
  std::size_t anchor_count_ = 0;
  bool usable_ = false;
};

/// Thrown out of yaml-cpp's parser at the first difference.
struct Difference {};

class Comparison final : public YAML::EventHandler {
 public:
  explicit Comparison(const FirstOpinion& first) : first_(first) {}

  [[nodiscard]] std::size_t position() const { return next_; }
  [[nodiscard]] const std::string& seen() const { return seen_; }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override { expect(NodeKind::document_start, "a document"); }
  void OnDocumentEnd() override { expect(NodeKind::document_end, "the end of the document"); }
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t anchor) override {
    const Node* node = peek();
    // A tagged null, `!!str ~`: yaml-cpp gives it without its tag.
    if (node != nullptr && node->null_text && node->anchor == anchor) {
      ++next_;
      return;
    }
    expect(NodeKind::null, "nothing", anchor);
  }
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t anchor) override {
    expect(NodeKind::alias, "an alias", anchor);
  }
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const Node* node = peek();
    const bool same = node != nullptr && (node->kind == NodeKind::scalar || node->kind == NodeKind::null) &&
                      first_.value(*node) == value;
    if (!same) differ("`" + shown(value) + "`");
    check_properties(*node, tag, anchor);
    ++next_;
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    start(NodeKind::list, "a list", tag, anchor);
  }
  void OnSequenceEnd() override { expect(NodeKind::list_end, "the end of the list"); }
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    start(NodeKind::map, "a map", tag, anchor);
  }
  void OnMapEnd() override { expect(NodeKind::map_end, "the end of the map"); }

 private:
  [[nodiscard]] const Node* peek() const { return next_ < first_.nodes().size() ? &first_.nodes()[next_] : nullptr; }
  [[noreturn]] void differ(std::string seen) {
    seen_ = std::move(seen);
    throw Difference{};
  }
  void expect(NodeKind kind, const char* seen, std::size_t anchor = 0) {
    const Node* node = peek();
    if (node == nullptr || node->kind != kind || node->anchor != anchor) differ(seen);
    ++next_;
  }
  void start(NodeKind kind, const char* seen, const std::string& tag, std::size_t anchor) {
    const Node* node = peek();
    if (node == nullptr || node->kind != kind) differ(seen);
    check_properties(*node, tag, anchor);
    ++next_;
  }
  void check_properties(const Node& node, const std::string& tag, std::size_t anchor) {
    if (first_.tag(node) != tag) differ("tag `" + shown(tag) + "`");
    if (node.anchor != anchor) differ("another anchor");
  }

  const FirstOpinion& first_;
  std::size_t next_ = 0;
  std::string seen_;
};

std::string text_of(const FirstOpinion& first, const Node& node) {
  switch (node.kind) {
    case NodeKind::document_start:
      return "a document";
    case NodeKind::document_end:
      return "the end of the document";
    case NodeKind::null:
      return "nothing";
    case NodeKind::alias:
      return "an alias";
    case NodeKind::scalar:
      return "`" + shown(first.value(node)) + "`";
    case NodeKind::list:
      return "a list";
    case NodeKind::list_end:
      return "the end of the list";
    case NodeKind::map:
      return "a map";
    case NodeKind::map_end:
      return "the end of the map";
  }
  return "";
}

/// What the second reader says against the first one's view, as a summary; empty where they agree.
std::string compare(const FirstOpinion& first, std::string_view text, std::size_t& position) {
  Comparison comparison(first);
  const auto expected = [&] {
    return position < first.nodes().size() ? text_of(first, first.nodes()[position]) : std::string{"the end"};
  };
  try {
    std::istringstream stream{std::string{text}};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(comparison)) {
    }
    position = comparison.position();
    if (position == first.nodes().size()) return {};
    return "one YAML reader sees " + expected() + " here, another sees the end";
  } catch (const Difference&) {
    position = comparison.position();
    const std::string seen = comparison.seen();
    if (expected() == seen) return "two YAML readers see different tags or anchors here";
    return "one YAML reader sees " + expected() + " here, another sees " + seen;
  } catch (const YAML::Exception& error) {
    position = comparison.position();
    return "one YAML reader sees " + expected() + " here, another refuses it: " + error.msg;
  } catch (const std::exception& error) {
    position = comparison.position();
    return "one YAML reader sees " + expected() + " here, another fails: " + error.what();
  }
}

}  // namespace

void check_second_opinion(source::FileId file, const source::SourceFiles& sources, diagnostics::Owner owner,
                          diagnostics::Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  const FirstOpinion first(text);
  if (!first.usable()) return;
  std::size_t position = 0;
  std::string summary = compare(first, text, position);
  if (summary.empty()) return;
  diagnostics::Diagnostic diagnostic;
  diagnostic.rule = &diagnostics::rules::yaml_ambiguous;
  diagnostic.owner = owner;
  diagnostic.summary = std::move(summary);
  const auto size = static_cast<std::uint32_t>(text.size());
  source::Span span{file, size, size};
  if (position < first.nodes().size()) {
    span.begin = first.nodes()[position].begin;
    span.end = first.nodes()[position].end;
  }
  diagnostic.primary = {.span = span, .text = "read in two ways", .resolved = {}};
  diagnostic.help = "write it in a plainer way: quote the string, or put the list or map on lines of its own";
  diagnostics.add(std::move(diagnostic));
}

}  // namespace stageplot::document
