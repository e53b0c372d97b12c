// Builds the tree of Values from libyaml's events: keys, anchors and aliases, merge keys, marks, limits, origins. What
// scalars mean is yaml_scalar's business, what marks need is yaml_marks'.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/data_path.hpp"
#include "document/yaml_events.hpp"
#include "document/yaml_marks.hpp"
#include "document/yaml_reader.hpp"
#include "document/yaml_scalar.hpp"

namespace stageplot::document {

/// Thrown where reading can't go on, after the finding is added; never leaves yaml_reader.cpp.
struct ReadingStopped {};

/// Where the text stands. With file none every value gets the origin `from`, and strings are copied.
struct YamlInput {
  std::string_view text;
  source::FileId file = source::FileId::none;
  OriginId from = OriginId::none;
  std::span<const Run> runs = {};  // of the text, where parts of it have origins of their own
};

class YamlBuilder {
 public:
  YamlBuilder(const YamlInput& input, Arena& arena, Origins* origins, const YamlOptions& options,
              diagnostics::Diagnostics& diagnostics)
      : input_(input),
        arena_(arena),
        origins_(origins),
        options_(options),
        diagnostics_(diagnostics),
        events_(input.text, YamlEvents::Reader::fastest,
                options.resolution == YamlResolution::model ? YamlEvents::Versions::both
                                                            : YamlEvents::Versions::only_1_1) {}

  /// The first document, nil when there is none.
  [[nodiscard]] Value first_document();
  /// Every document that has content.
  [[nodiscard]] std::vector<Value> all_documents();

 private:
  struct Anchor {
    Value value;
    std::size_t nodes = 0;     // as expanded
    std::uint32_t height = 0;  // levels of maps and lists in it
    std::size_t order = 0;
    bool complete = false;
  };
  /// A member while its map is read.
  struct Entry {
    Member member;
    bool merged = false;  // came in by `<<`
  };
  struct Key {
    const String* text = nullptr;  // nullptr: no key that a map can have; the finding is made
    OriginId origin = OriginId::none;
    bool merge = false;
    bool impossible = false;  // its text stands for what JSON can't have
  };

  [[nodiscard]] bool is_model() const { return options_.resolution == YamlResolution::model; }
  /// Reads the next event into event_; stops at a syntax error.
  void advance();
  [[nodiscard]] bool at_document();
  [[nodiscard]] Value document();

  // Each of these is called with event_ at the first event of the node and leaves it at the last.
  [[nodiscard]] Value node();
  [[nodiscard]] Value content(std::string_view tag);
  [[nodiscard]] Value alias();
  [[nodiscard]] Value sequence();
  [[nodiscard]] Value mapping();
  [[nodiscard]] Value mark(Mark mark);
  [[nodiscard]] Value unknown_tag(std::string_view tag);
  [[nodiscard]] Key key();

  [[nodiscard]] Value scalar(std::string_view tag);
  [[nodiscard]] ResolvedScalar resolve(std::string_view tag) const;
  [[nodiscard]] Value finish_scalar(const ResolvedScalar& scalar, OriginId origin);
  [[nodiscard]] Value helm_number(const Value& number) const;
  /// Reports the infinite numbers and the impossible keys of a document as Go has it in the end: what stands below a
  /// key that a later equal one replaces is not there. Those keys are taken out.
  void refuse_what_json_lacks(Value& value);
  [[nodiscard]] const String* string_of_event();
  [[nodiscard]] Key resolve_key(const ResolvedScalar& scalar, OriginId origin);
  [[nodiscard]] Map* make_map(std::size_t first_entry);
  void merge(const Value& value, source::Span span);
  void merge_one(const Value& value, source::Span span);

  void enter();
  void leave() { --depth_; }
  [[nodiscard]] source::Span span(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] OriginId origin(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] MarkSite site(source::Span span, OriginId origin);
  void report(const diagnostics::Rule& rule, source::Span span, std::string summary, std::string label,
              std::string help);
  void report_scalar(ScalarProblem problem, std::string_view text, source::Span span);

  YamlInput input_;
  Arena& arena_;
  Origins* origins_;
  const YamlOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  YamlEvents events_;
  YamlEvent event_;
  DataPath path_;
  std::map<std::string, Anchor, std::less<>> anchors_;
  std::vector<Entry> entries_;  // of all maps that are being read, innermost last
  std::vector<Value> items_;    // of all lists that are being read
  std::size_t nodes_ = 0;       // read so far, as expanded
  std::size_t alias_nodes_ = 0;
  std::size_t anchor_count_ = 0;
  std::size_t findings_ = 0;
  /// A key that JSON can't have and that stays in its map until the document is read, with a text that no other key
  /// has.
  struct ImpossibleKey {
    const String* text = nullptr;
    source::Span place;
    std::string summary;
  };
  std::vector<ImpossibleKey> impossible_keys_;
  bool has_non_finite_ = false;
  std::uint32_t depth_ = 0;
  std::uint32_t deepest_ = 0;  // since the innermost open anchor began
  std::uint32_t end_ = 0;      // behind the last node's last character
};

}  // namespace stageplot::document
