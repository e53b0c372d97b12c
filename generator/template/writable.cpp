#include "template/writable.hpp"

#include <cmath>
#include <string>

#include "diagnostics/rules/escape.hpp"

namespace stageplot::gotemplate {
namespace {

namespace rules = diagnostics::rules;
using document::Kind;
using document::Value;

/// What every reader of ours takes (document::YamlOptions).
constexpr int kMostDepth = 190;
/// A map that stands in many places of a tree counts at each of them, or a small template could print gigabytes.
constexpr std::size_t kMostNodes = 2'000'000;

class Walk {
 public:
  Walk(const Runtime& runtime, const WritableRules& language) : runtime_(runtime), language_(language) {}

  std::optional<PrintError> find(const Value& marked, int depth) {
    const Value value = runtime_.settle(marked);
    if (++nodes_ > kMostNodes) {
      return refuse("the value has more than " + std::to_string(kMostNodes) + " parts",
                    "a map or list probably contains itself many times");
    }
    if (depth > kMostDepth) {
      return refuse("the value nests deeper than " + std::to_string(kMostDepth) + " levels",
                    "a map or list probably contains itself");
    }
    switch (value.kind) {
      case Kind::floating:
        if (std::isfinite(value.f)) return std::nullopt;
        return refuse("the number is not finite", std::string{language_.infinite_number});
      case Kind::string:
        return at(value.origin, language_.find_unwritable_text(value.text()));
      case Kind::list:
        for (const Value& item : value.items()) {
          if (std::optional<PrintError> error = find(item, depth + 1)) return error;
        }
        return std::nullopt;
      case Kind::map:
        for (const document::Member& member : value.map().members()) {
          std::optional<PrintError> error = language_.find_unwritable_key(member.key->view());
          if (error) return at(member.key_origin, std::move(error));
          error = find(member.value, depth + 1);
          if (error) return error;
        }
        return std::nullopt;
      case Kind::bytes:
      case Kind::object:
        return refuse("the value is neither text, number, boolean, list nor map", "turn it into text, with `toString`");
      default:
        return std::nullopt;
    }
  }

 private:
  static std::optional<PrintError> at(document::OriginId origin, std::optional<PrintError> error) {
    if (error) error->culprit = origin;
    return error;
  }
  static PrintError refuse(std::string summary, std::string help) {
    return {.summary = std::move(summary), .help = std::move(help), .rule = &rules::escape_value};
  }

  const Runtime& runtime_;
  const WritableRules& language_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::optional<PrintError> find_unwritable(const Value& value, const Runtime& runtime, const WritableRules& rules) {
  return Walk(runtime, rules).find(value, 0);
}

}  // namespace stageplot::gotemplate
