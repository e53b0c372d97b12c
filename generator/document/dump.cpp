#include "document/dump.hpp"

#include <fmt/format.h>

#include "document/object.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"

namespace stageplot::document {
namespace {

constexpr int kMostDumpedDepth = 1000;

class Dump {
 public:
  Dump(const Origins* origins, const source::SourceFiles* sources) : origins_(origins), sources_(sources) {}

  std::string take() && { return std::move(out_); }

  void node(const Value& value, int depth) {
    out_ += head(value) + flags(value) + place(value.origin) + note(value.origin) + "\n";
    if (depth > kMostDumpedDepth) return;
    if (value.is_list()) {
      for (const Value& item : value.items()) {
        indent(depth);
        out_ += "- ";
        node(item, depth + 1);
      }
    } else if (value.is_map()) {
      for (const Member& member : value.map().members()) {
        indent(depth);
        out_ += text::go_quote(member.key->view()) + place(member.key_origin) + ": ";
        node(member.value, depth + 1);
      }
    }
  }

 private:
  void indent(int depth) { out_.append(static_cast<std::size_t>(depth) * 2, ' '); }

  static std::string head(const Value& value) {
    switch (value.kind) {
      case Kind::nil:
        return "nil";
      case Kind::boolean:
        return value.b ? "true" : "false";
      case Kind::integer:
        return fmt::format("int {}", value.i);
      case Kind::unsigned_integer:
        return fmt::format("uint {}", value.u);
      case Kind::floating:
        return "float " + text::format_float(value.f);
      case Kind::string:
        return text::go_quote(value.text());
      case Kind::bytes:
        return "bytes " + text::go_quote(value.text());
      case Kind::list:
        return fmt::format("list of {}", value.items().size());
      case Kind::map:
        return fmt::format("map of {}", value.map().size);
      case Kind::object:
        break;
    }
    if (value.type == TypeId::unknown) return "!unknown " + text::go_quote(unknown(value).reason->view());
    if (value.type == TypeId::deploy) {
      const Deploy& mark = deploy(value);
      std::string text = "!deploy " + std::string{mark.name->view()};
      if (mark.as != nullptr) text += " as " + std::string{mark.as->view()};
      return mark.example.is_nil() ? text : text + " example " + head(mark.example);
    }
    return fmt::format("object of type {}", static_cast<int>(value.type));
  }

  static std::string flags(const Value& value) {
    std::string text;
    if (value.has(kSecret)) text += " secret";
    if (value.has(kFragment)) text += " fragment";
    if (value.has(kDefault)) text += " default";
    if (value.has(kAssumed)) text += " assumed";
    return text;
  }

  [[nodiscard]] std::string place(OriginId origin) const {
    if (origins_ == nullptr) return {};
    const source::Span span = origins_->span(origin);
    if (!span.known()) return " @none";
    const auto begin = sources_->position(span.file, span.begin);
    const auto end = sources_->position(span.file, span.end);
    return fmt::format(" @{}:{}-{}:{}", begin.line, begin.column, end.line, end.column);
  }

  [[nodiscard]] std::string note(OriginId origin) const {
    if (origins_ == nullptr || origins_->note(origin).empty()) return {};
    return " because " + text::go_quote(origins_->note(origin));
  }

  const Origins* origins_;
  const source::SourceFiles* sources_;
  std::string out_;
};

}  // namespace

std::string dump(const Value& value) {
  Dump dump(nullptr, nullptr);
  dump.node(value, 0);
  return std::move(dump).take();
}

std::string dump(const Value& value, const Origins& origins, const source::SourceFiles& sources) {
  Dump dump(&origins, &sources);
  dump.node(value, 0);
  return std::move(dump).take();
}

}  // namespace stageplot::document
