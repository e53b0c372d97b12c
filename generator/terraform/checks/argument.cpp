// The value of one argument against its fact: type, words, range, pattern, length, format, number of items.
#include <algorithm>
#include <cmath>

#include "diagnostics/rules/terraform_aws.hpp"
#include "document/map.hpp"
#include "terraform/checks/body.hpp"
#include "terraform/checks/formats.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;
using aws::ArgumentFact;
using aws::RefusedBy;
using aws::Scalar;
using aws::Shape;
using document::Value;

constexpr std::string_view scalar_words(Scalar scalar) {
  switch (scalar) {
    case Scalar::text:
      return "a text";
    case Scalar::boolean:
      return "true or false";
    case Scalar::number:
      return "a number";
    case Scalar::whole:
      return "a whole number";
    case Scalar::any:
      break;
  }
  return "a value";
}

/// Code points of a text that is UTF-8.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class ArgumentCheck {
 public:
  ArgumentCheck(const BodyView& body, const ArgumentFact& fact, Report& report)
      : body_(body), fact_(fact), report_(report), name_("`" + std::string(fact.name) + "`") {}

  void run() {
    const Value& value = *body_.find(fact_.name);
    if (fact_.has(aws::kDeprecated)) {
      report_.structure(body_, fact_.name,
                        {.rule = rules::terraform_deprecated_argument,
                         .summary = name_ + " is deprecated",
                         .help = "leave it out; what it did is done by other means now"});
    }
    switch (fact_.shape) {
      case Shape::any:
        return;
      case Shape::scalar:
        check_item(value);
        return;
      case Shape::list:
      case Shape::set:
        check_list(value);
        return;
      case Shape::map:
        check_map(value);
        return;
    }
  }

 private:
  void wrong_type(const Value& value, std::string wanted) {
    report_.value(body_, fact_.name,
                  {.rule = rules::terraform_wrong_type,
                   .summary = name_ + " takes " + wanted + ", and " +
                              (value.is_nil() ? "an item of it is null" : quoted(value) + " is none"),
                   .help = "make it " + wanted,
                   .value = &value});
  }

  void bad(const Value& value, std::string summary, std::string help, RefusedBy by, bool own_words = false) {
    if (by == RefusedBy::platform) help += "; a plan does not tell, AWS refuses it when the plan is applied";
    report_.value(body_, fact_.name,
                  {.rule = rules::terraform_bad_value,
                   .summary = std::move(summary),
                   .help = std::move(help),
                   .value = &value,
                   .own_words = own_words});
  }

  void check_count(const Value& value, std::size_t count) {
    if (count < fact_.min_items) {
      bad(value,
          name_ + " has " + std::to_string(count) + " items, and needs at least " + std::to_string(fact_.min_items),
          "add to it", fact_.count_by);
    } else if (fact_.max_items > 0 && count > fact_.max_items) {
      bad(value,
          name_ + " has " + std::to_string(count) + " items, and takes at most " + std::to_string(fact_.max_items),
          "remove some", fact_.count_by);
    }
  }

  void check_list(const Value& value) {
    if (value.kind == document::Kind::object) return;
    if (!value.is_list()) {
      wrong_type(value, fact_.shape == Shape::list ? "a list" : "a set");
      return;
    }
    // Equal items of what becomes a set count once; a list of many unknown ones may become anything.
    if (fact_.shape == Shape::list || !holds_unknown(value)) check_count(value, value.items().size());
    for (const Value& item : value.items()) {
      if (item.is_nil()) {
        wrong_type(item, "no null items");
      } else {
        check_item(item);
      }
    }
  }

  void check_map(const Value& value) {
    if (value.kind == document::Kind::object) return;
    if (!value.is_map()) {
      wrong_type(value, "a map");
      return;
    }
    check_count(value, value.map().members().size());
    for (const document::Member& member : value.map().members()) {
      const std::string key = quoted(member.key->view());
      if (fact_.max_key_length > 0 && characters(member.key->view()) > fact_.max_key_length) {
        bad(member.value,
            "the key " + key + " of " + name_ + " is longer than " + std::to_string(fact_.max_key_length) +
                " characters",
            "shorten it", RefusedBy::platform);
      }
      if (member.value.is_nil() || member.value.kind == document::Kind::object) continue;
      const auto text = as_text(member.value);
      if (!text) {
        wrong_type(member.value, "a map of texts");
      } else if (fact_.max_value_length > 0 && characters(*text) > fact_.max_value_length) {
        bad(member.value,
            key + " in " + name_ + " is longer than " + std::to_string(fact_.max_value_length) + " characters",
            "shorten it", RefusedBy::platform);
      }
    }
  }

  void check_item(const Value& value) {
    if (value.kind == document::Kind::object) return;
    switch (fact_.scalar) {
      case Scalar::any:
        return;
      case Scalar::boolean:
        if (!as_boolean(value)) wrong_type(value, std::string(scalar_words(fact_.scalar)));
        return;
      case Scalar::number:
      case Scalar::whole:
        if (const auto number = as_number(value)) {
          check_number(value, *number, fact_.scalar);
        } else {
          wrong_type(value, std::string(scalar_words(fact_.scalar)));
        }
        return;
      case Scalar::text:
        if (const auto text = as_text(value)) {
          check_text(value, *text);
        } else {
          wrong_type(value, std::string(scalar_words(fact_.scalar)));
        }
        return;
    }
  }

  void check_number(const Value& value, double number, Scalar kind) {
    if (kind == Scalar::whole && number != std::floor(number)) {
      wrong_type(value, std::string(scalar_words(kind)));
      return;
    }
    const std::string text = number_text(number);
    if (fact_.multiple_of > 0) {
      if (!is_word(text) && (number <= 0 || std::fmod(number, fact_.multiple_of) != 0)) {
        bad(value,
            name_ + " is " + text + ", and must be " + numbers_text() + " or a multiple of " +
                number_text(fact_.multiple_of),
            "round it", fact_.words_by);
        return;
      }
    } else if (!fact_.words.empty() && !is_word(text)) {
      bad(value, name_ + " is " + text + ", and must be " + word_list(fact_.words, "or"), "take one of these",
          fact_.words_by);
      return;
    }
    if ((number == 0 && fact_.has(aws::kOrZero)) || (number == -1 && fact_.has(aws::kOrMinusOne))) return;
    if (number >= fact_.least && number <= fact_.most) return;
    bad(value, name_ + " is " + text + ", and must be " + range_words(), "put it in that range", fact_.range_by);
  }

  [[nodiscard]] std::string numbers_text() const {
    std::string text;
    for (const std::string_view word : fact_.words) text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
  }

  [[nodiscard]] std::string range_words() const {
    std::string words;
    if (fact_.least == aws::kNoLeast) {
      words = "at most " + number_text(fact_.most);
    } else if (fact_.most == aws::kNoMost) {
      words = number_text(fact_.least) + " or more";
    } else {
      words = number_text(fact_.least) + " to " + number_text(fact_.most);
    }
    if (fact_.has(aws::kOrZero)) words += ", or 0";
    if (fact_.has(aws::kOrMinusOne)) words += ", or -1";
    return words;
  }

  [[nodiscard]] bool is_word(std::string_view text) const {
    return std::ranges::any_of(fact_.words, [&](std::string_view word) {
      return word.size() == text.size() && std::equal(word.begin(), word.end(), text.begin(), [&](char a, char b) {
               const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
               return a == b || (fact_.has(aws::kIgnoresCase) && lower(a) == lower(b));
             });
    });
  }

  void check_word(const Value& value, std::string_view word) {
    if (is_word(word) || (fact_.has(aws::kOrArn) && word.starts_with("arn:"))) return;
    if (fact_.has(aws::kOrProtocolNumber)) {
      const auto number = as_number(value);
      if (number && *number == std::floor(*number) && *number >= 0 && *number <= 255) return;
    }
    const std::string nearest = text::did_you_mean(word, fact_.words);
    bad(value, name_ + " is " + quoted(word) + ", and must be " + word_list(fact_.words, "or"),
        nearest.empty() ? "take one of these" : nearest, fact_.words_by);
  }

  void check_text(const Value& value, std::string_view text) {
    if (fact_.spelled != Scalar::any) {
      if (text.empty()) return;  // the provider's way to say nothing
      check_spelled(value, text);
      return;
    }
    if (!fact_.words.empty()) {
      if (!fact_.has(aws::kCommaList)) {
        check_word(value, text);
        return;
      }
      for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        check_word(value, text.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    const std::size_t length = characters(text);
    if (length < fact_.min_length) {
      bad(value,
          name_ + (text.empty() ? " is empty" : " is shorter than " + std::to_string(fact_.min_length) + " characters"),
          "give at least " + std::to_string(fact_.min_length) + (fact_.min_length == 1 ? " character" : " characters"),
          fact_.length_by);
      return;
    }
    if (fact_.max_length > 0 && length > fact_.max_length) {
      bad(value,
          name_ + " has " + std::to_string(length) + " characters, and takes at most " +
              std::to_string(fact_.max_length),
          "shorten it", fact_.length_by);
      return;
    }
    if (!fact_.not_prefix.empty() && text.starts_with(fact_.not_prefix)) {
      bad(value, name_ + " begins with " + quoted(fact_.not_prefix) + ", which AWS keeps for itself",
          "begin it otherwise", RefusedBy::provider);
      return;
    }
    if (fact_.has(aws::kNotArn) && text.starts_with("arn:")) {
      bad(value, name_ + " is an ARN, and must be a name", "give what stands behind the last `/`", RefusedBy::provider);
      return;
    }
    if (!fact_.pattern.empty() && !matches_pattern(fact_.pattern, text)) {
      const std::string what = describe_pattern(fact_.pattern);
      const std::string own = value.is_string() ? report_.own_words(value) : std::string{};
      bad(value, name_ + " is " + quoted(value) + ", " + (what.empty() ? "which is not of the right form" : what),
          what.empty() ? "it must match `" + std::string(fact_.pattern) + "`" : "leave out what it does not take",
          fact_.pattern_by, !own.empty() && !matches_pattern(fact_.pattern, own));
      return;
    }
    if (const std::string problem = format_problem(fact_.format, text); !problem.empty()) {
      bad(value, name_ + " is " + quoted(value) + ", " + problem, format_help(fact_.format, text), fact_.pattern_by);
    }
  }

  void check_spelled(const Value& value, std::string_view text) {
    if (fact_.spelled == Scalar::boolean) {
      if (!as_boolean(value)) wrong_type(value, std::string(scalar_words(fact_.spelled)));
      return;
    }
    const auto number = as_number(value);
    if (!number) {
      wrong_type(value, std::string(scalar_words(fact_.spelled)));
    } else {
      check_number(value, *number, fact_.spelled);
    }
    static_cast<void>(text);
  }

  const BodyView& body_;
  const ArgumentFact& fact_;
  Report& report_;
  std::string name_;
};

}  // namespace

void check_argument(const BodyView& body, const ArgumentFact& fact, Report& report) {
  ArgumentCheck(body, fact, report).run();
}

}  // namespace stageplot::terraform::checks
