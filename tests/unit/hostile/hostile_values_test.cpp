// The promise of the escaping: whatever a person writes into a text of the model, the outputs carry exactly that text
// and nothing else changes; or a finding on that very line refuses it, and nothing is written.
//
// Every string field of a unit and of its environment gets hostile texts, as YAML files of the model. What is rendered
// is read back and compared with what a harmless marker in the same field gave: the places that held the marker hold
// the text, all others what they held.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "hostile_strings.hpp"
#include "project.hpp"
#include "read_outputs.hpp"
#include "text/utf8.hpp"

namespace stageplot::hostile {
namespace {

/// How many times as many texts as usual.
std::size_t scale() {
  const char* wanted = std::getenv("STAGEPLOT_HOSTILE_SCALE");
  return wanted == nullptr ? 1 : std::strtoul(wanted, nullptr, 10);
}

bool is_plain(const std::string& text) {
  return text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.+-_%<>=~!, ") ==
         std::string::npos;
}

/// Characters that YAML wants escaped, which Helm does not do everywhere.
bool holds_what_yaml_refuses(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, i);
    const char32_t c = decoded.code_point;
    if ((c >= 0x7F && c < 0xA0 && c != 0x85) || (c & 0xFFFFE) == 0xFFFE) return true;
    i += decoded.length;
  }
  return false;
}

struct Subject {
  const char* environment;
  const char* service;
  const char* more;  // gives fields that the unit's own files leave out, or that nobody knows yet
};
void PrintTo(const Subject& subject, std::ostream* out) {
  *out << subject.environment << '/' << subject.service;
}
std::string subject_name(const testing::TestParamInfo<Subject>& info) {
  std::string name = std::string(info.param.environment) + "_" + info.param.service;
  std::ranges::replace(name, '-', '_');
  return name;
}

constexpr const char* kMoreOfKubernetes = R"(
workload:
  labels: {extra: label, other: label2}
  secretVariables:
    TOKEN: {secret: {kubernetes: {name: tokens, key: token}}}
  variables: {EMPTY: "", TEXT: text}
  hpa: {name: autoscaler}
ingress: {name: front}
contacts: {chat: channel}
owner: {repository: somewhere}
)";
constexpr const char* kMoreOfInstances = R"(
agents:
  falcon:
    image: registry.example.com/falcon:1
    customerId: {secret: {ssm: /falcon/id}}
iam:
  partnerRoles: ["arn:aws:iam::123456789012:role/partner"]
notifications: {topic: alarms}
workload:
  group: {nightSchedule: false}
  tags: {Extra: tag}
  variables: {EMPTY: "", TEXT: text}
contacts: {chat: channel}
)";

class HostileFieldsTest : public testing::TestWithParam<Subject> {
 protected:
  HostileFieldsTest() : project_(STAGEPLOT_SOURCE_DIR, GetParam().environment, GetParam().service, GetParam().more) {}

  /// Texts that stand for nothing else, for each field whose schema takes one.
  void choose_markers() {
    std::size_t number = 10'000;
    std::map<Field, std::vector<std::string>> left;
    for (const auto& [field, text] : project_.fields()) {
      const std::string word = "marker" + std::to_string(number++) + "x";
      words_[field] = word;
      left[field] = {word,
                     text + word,
                     "/" + word,
                     word + "." + text,
                     "/" + word + "/",
                     "a-" + word,
                     "MARKER" + word.substr(6, 5)};
      if (const std::size_t dot = text.rfind('.'); dot != std::string::npos)
        left[field].push_back(word + text.substr(dot));
    }
    while (!left.empty()) {
      std::map<Field, std::string> texts = markers_;
      for (const auto& [field, candidates] : left) texts[field] = candidates.front();
      const std::set<Field> refused = run_until_clean(texts);
      for (auto entry = left.begin(); entry != left.end();) {
        auto& [field, candidates] = *entry;
        if (!refused.contains(field)) {
          markers_[field] = candidates.front();
          if (candidates.front().starts_with("MARKER")) words_[field] = candidates.front();
          entry = left.erase(entry);
          continue;
        }
        candidates.erase(candidates.begin());
        entry = candidates.empty() ? left.erase(entry) : std::next(entry);
      }
      if (HasFatalFailure()) return;
    }
    const Outcome outcome = project_.run(markers_);
    ASSERT_TRUE(outcome.sound) << (outcome.refusals.empty() ? "" : outcome.refusals.front().text);
    marked_ = read_outputs(outcome.outputs);
    ASSERT_EQ(marked_.errors, "");
    for (const auto& [field, marker] : markers_) {
      const auto holds = [&](const auto& place) { return place.second.find(words_.at(field)) != std::string::npos; };
      if (std::ranges::any_of(marked_.values, holds)) ++reaching_;
    }
  }

  /// Renders until no text is refused, each time without those that were; gives their fields. `texts` keeps the rest.
  std::set<Field> run_until_clean(std::map<Field, std::string>& texts) {
    std::set<Field> refused;
    for (int attempt = 0; attempt < 12; ++attempt) {
      outcome_ = project_.run(texts);
      if (outcome_.refusals.empty()) {
        EXPECT_TRUE(outcome_.sound);
        return refused;
      }
      EXPECT_FALSE(outcome_.sound);
      bool progress = false;
      const std::set<std::string> unplaced_before = unplaced_;
      for (const Refusal& refusal : outcome_.refusals) {
        if (!texts.contains(refusal.field)) {
          progress = refuse_unplaced(refusal, texts, refused) || progress;
          continue;
        }
        ++codes_[refusal.code];
        if (!refused.insert(refusal.field).second) continue;
        progress = true;
      }
      for (const Field& field : refused) {
        const auto marker = markers_.find(field);
        if (marker == markers_.end()) {
          texts.erase(field);
        } else {
          texts[field] = marker->second;
        }
      }
      if (!progress) break;
      // A value that refers to a refused one is refused with it, on its own line.
      unplaced_ = unplaced_before;
    }
    ADD_FAILURE() << "findings that are not on the line of a hostile text, or do not go with it:\n"
                  << (outcome_.refusals.empty() ? "" : outcome_.refusals.front().text);
    return refused;
  }

  /// A finding on another line than that of a hostile text. Two kinds are known; both say what to do.
  bool refuse_unplaced(const Refusal& refusal, const std::map<Field, std::string>& texts, std::set<Field>& refused) {
    const std::size_t before = refused.size();
    // Helm cannot compare such values with the chart's schema, and says no more than that.
    const bool controls = refusal.text.find("control characters are not allowed") != std::string::npos;
    // Two values that do not go together, as a request above its limit: the finding is on the other one.
    const bool pair = refusal.code.starts_with("check.");
    for (const auto& [field, text] : texts) {
      const bool closed = !markers_.contains(field);
      if ((controls && holds_what_yaml_refuses(text)) || (pair && closed)) refused.insert(field);
    }
    if (refused.size() == before) {
      unplaced_.insert(refusal.text);
      return false;
    }
    codes_[refusal.code] += refused.size() - before;
    return true;
  }

  /// What must be read where the fields hold these texts.
  [[nodiscard]] std::map<std::string, std::string> expected(const std::map<Field, std::string>& texts) const {
    std::map<std::string, const Field*> by_word;
    for (const auto& [field, word] : words_) by_word[word] = &field;
    std::map<std::string, std::string> result;
    for (const auto& [place, marked] : marked_.values)
      result[replaced(place, by_word, texts)] = replaced(marked, by_word, texts);
    return result;
  }

  /// The text with each marker's word replaced by what stands for it; once over the text, since a replacement is no
  /// text to look into.
  [[nodiscard]] std::string replaced(const std::string& marked, const std::map<std::string, const Field*>& by_word,
                                     const std::map<Field, std::string>& texts) const {
    constexpr std::size_t kWord = 12;  // marker12345x
    std::string result;
    for (std::size_t i = 0; i < marked.size();) {
      std::size_t size = kWord;
      auto found = by_word.find(marked.substr(i, size));
      if (found == by_word.end()) found = by_word.find(marked.substr(i, size = kWord - 1));
      if (found == by_word.end()) {
        result += marked[i++];
        continue;
      }
      const Field& field = *found->second;
      const auto text = texts.find(field);
      const std::string& marker = markers_.at(field);
      // The marker may be more than its word; it stands whole wherever it stands.
      const std::size_t before = marker.find(found->first);
      const std::size_t after = marker.size() - before - size;
      if (text == texts.end() || text->second == marker) {
        result += marked.substr(i, size);
        i += size;
        continue;
      }
      if (result.size() < before || !result.ends_with(marker.substr(0, before)) ||
          marked.compare(i + size, after, marker, before + size, after) != 0) {
        result += "<part of a marker>";
      }
      result.resize(result.size() - std::min(before, result.size()));
      result += text->second;
      i += size + after;
    }
    return result;
  }

  /// Digests of other values are not in the outputs to be compared.
  static void drop_digests(std::map<std::string, std::string>& places) {
    for (auto& [place, value] : places) {
      if (place.ends_with("/checksum/config") || place.ends_with("/checksum/fluentd")) value = "digest";
    }
  }

  /// A hostile text for a field: bare, or inside what its marker has around the word.
  std::string hostile_text(const Field& field, std::mt19937& random) const {
    std::string text = valid_string(random);
    if (random() % 25 == 0) text += '\0';
    const auto marker = markers_.find(field);
    const std::string around = marker != markers_.end() ? marker->second : project_.fields().at(field);
    if (random() % 3 == 0) return text;
    const std::size_t word = marker != markers_.end() ? around.find(words_.at(field)) : around.size() / 2;
    const std::size_t size = marker != markers_.end() ? words_.at(field).size() : 0;
    return around.substr(0, word) + text + around.substr(word + size);
  }

  void compare(const std::map<Field, std::string>& texts) {
    Places read = read_outputs(outcome_.outputs);
    ASSERT_EQ(read.errors, "");
    auto wanted = expected(texts);
    drop_digests(wanted);
    drop_digests(read.values);
    for (const auto& [place, value] : wanted) {
      const auto found = read.values.find(place);
      ASSERT_TRUE(found != read.values.end()) << "nothing at " << testing::PrintToString(place);
      ASSERT_EQ(found->second, value) << place;
    }
    ASSERT_EQ(read.values.size(), wanted.size());
  }

  Project project_;
  std::map<Field, std::string> words_;    // of each field's marker: what is looked for
  std::map<Field, std::string> markers_;  // of those fields that take one
  Places marked_;
  Outcome outcome_;
  std::size_t reaching_ = 0;
  std::map<std::string, std::size_t> codes_;
  std::set<std::string> unplaced_;
};

TEST_P(HostileFieldsTest, carry_every_text_exactly_or_refuse_it_on_its_line) {
  choose_markers();
  if (HasFatalFailure()) return;
  std::mt19937 random(20261121);
  std::size_t carried = 0;
  std::size_t refused = 0;
  codes_.clear();
  const std::size_t rounds = 40 * scale();
  for (std::size_t round = 0; round < rounds && !HasFailure(); ++round) {
    std::map<Field, std::string> texts = markers_;
    std::set<Field> hostile;
    for (const auto& [field, text] : project_.fields()) {
      // The service's own texts hide what they would have taken from the environment: every third round leaves them be.
      const bool of_environment = field[0] == "environment";
      if (round % 3 == 2 && !of_environment) continue;
      std::string other = hostile_text(field, random);
      if (other == text) continue;
      texts[field] = std::move(other);
      hostile.insert(field);
    }
    const std::map<Field, std::string> given = texts;
    const std::set<Field> not_taken = run_until_clean(texts);
    refused += not_taken.size();
    carried += hostile.size() - not_taken.size();
    bool again = false;
    for (const Field& field : hostile) {
      // A number with a unit, a name of one letter: there is no marker that would show where it went.
      if (!not_taken.contains(field) && !markers_.contains(field)) {
        EXPECT_TRUE(is_plain(given.at(field))) << name(field) << " takes " << testing::PrintToString(given.at(field));
        texts.erase(field);
        again = true;
      }
    }
    if (again) outcome_ = project_.run(texts);
    compare(texts);
  }
  EXPECT_TRUE(unplaced_.empty()) << *unplaced_.begin();
  EXPECT_GT(carried, rounds * 5);
  std::string codes;
  for (const auto& [code, count] : codes_) codes += " " + code + ":" + std::to_string(count);
  std::printf("%zu fields, %zu with markers, %zu reach an output; %zu texts carried, %zu refused (%s )\n",
              project_.fields().size(), markers_.size(), reaching_, carried, refused, codes.c_str());
}

INSTANTIATE_TEST_SUITE_P(Units, HostileFieldsTest,
                         testing::Values(Subject{"prod-east", "user-service", kMoreOfKubernetes},
                                         Subject{"prod-east", "monoql", ""}, Subject{"dev", "code-service", ""},
                                         Subject{"prod-east", "export-service", kMoreOfInstances}),
                         subject_name);

}  // namespace
}  // namespace stageplot::hostile
