#include "redaction/redactor.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "redaction/encodings.hpp"
#include "redaction/secret_names.hpp"
#include "redaction/secret_shapes.hpp"
#include "redaction/setting_lines.hpp"
#include "text/base64.hpp"

namespace stageplot::redaction {
namespace {

using document::find;
using document::Kind;
using document::Value;

constexpr int kMostDepth = 1000;
constexpr std::size_t kShortestNumber = 7;  // digits that taint: a port or a time-out is no secret
constexpr std::string_view kLastApplied = "kubectl.kubernetes.io/last-applied-configuration";

// A secret with such a value is hidden where it stands; hiding the word everywhere would hide the report.
constexpr std::array<std::string_view, 25> kCommonWords = {
    "true",   "false",    "null",   "none",    "nil",      "undefined", "default", "enabled", "disabled",
    "Opaque", "password", "secret", "token",   "example",  "changeme",  "test",    "admin",   "root",
    "user",   "username", "name",   "unknown", "redacted", "localhost", "data"};

bool taints(std::string_view secret) {
  if (secret.size() < Needles::kShortest || std::ranges::find(kCommonWords, secret) != kCommonWords.end()) return false;
  const bool number = std::ranges::all_of(secret, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return !number || secret.size() >= kShortestNumber;
}

std::string numbered(std::size_t number) {
  return "‹secret #" + std::to_string(number) + "›";
}
constexpr std::string_view kUnnumbered = "‹secret›";

/// The name of a pair: `{name: DB_PASSWORD, value: …}`, `{key: …, value: …}`.
std::string_view name_of_pair(const Value& map) {
  for (const std::string_view key : {"name", "key", "Key", "Name"}) {
    const Value* name = find(map, key);
    if (name != nullptr && name->is_string()) return name->text();
  }
  return {};
}

bool is_secret_object(const Value& map) {
  const Value* kind = find(map, "kind");
  return kind != nullptr && kind->is_string() && kind->text() == "Secret" &&
         (find(map, "data") != nullptr || find(map, "stringData") != nullptr);
}

}  // namespace

void Redactor::add(std::string_view secret) {
  if (secret.empty()) return;
  const auto [place, added] = numbers_.try_emplace(std::string{secret}, last_number_ + 1);
  if (added) ++last_number_;
  const std::size_t number = place->second;
  if (!taints(secret)) return;
  for (const std::string& form : forms_of(secret)) needles_.add(form, number);
}

void Redactor::add_all(const Redactor& other) {
  struct Known {
    std::size_t number;
    std::string_view secret;
  };
  std::vector<Known> known;
  for (const auto& [secret, number] : other.numbers_) known.push_back({number, secret});
  // Of one number the shortest first: the others are encoded forms of it.
  std::ranges::sort(known, [](const Known& a, const Known& b) {
    return std::tuple(a.number, a.secret.size(), a.secret) < std::tuple(b.number, b.secret.size(), b.secret);
  });
  std::size_t first = 0;
  for (const Known& entry : known) {
    if (known[first].number != entry.number) first = static_cast<std::size_t>(&entry - known.data());
    if (&entry == &known[first]) {
      add(entry.secret);
    } else {
      numbers_.try_emplace(std::string{entry.secret}, numbers_.find(std::string{known[first].secret})->second);
    }
  }
}

void Redactor::add_scalar(const Value& value) {
  if (value.is_string() || value.is(Kind::bytes)) {
    if (!is_reference(value.text())) add(value.text());
  } else if (value.is(Kind::integer)) {
    add(std::to_string(value.i));
  } else if (value.is(Kind::unsigned_integer)) {
    add(std::to_string(value.u));
  }
}

void Redactor::learn_secret_object(const Value& object, int depth) {
  for (const std::string_view field : {"data", "stringData"}) {
    const Value* entries = find(object, field);
    if (entries == nullptr || !entries->is_map()) continue;
    for (const auto& entry : entries->map().members()) {
      if (!entry.value.is_string()) {
        learn(entry.value, "password", depth + 1);
        continue;
      }
      const text::DecodedBase64 decoded =
          field == "data" ? text::decode_base64(entry.value.text()) : text::DecodedBase64{.bytes = {}, .valid = false};
      // The decoded form first: the encoded one is a form of it and gets its number.
      if (decoded.valid && !decoded.bytes.empty()) {
        add(decoded.bytes);
        const auto number = numbers_.find(decoded.bytes);
        numbers_.try_emplace(std::string{entry.value.text()}, number->second);
      } else {
        add(entry.value.text());
      }
    }
  }
}

void Redactor::learn(const Value& value, std::string_view name, int depth) {
  if (depth > kMostDepth) return;
  if (value.is_map()) {
    if (is_secret_object(value)) learn_secret_object(value, depth);
    const std::string_view pair = name_of_pair(value);
    for (const auto& member : value.map().members()) {
      const std::string_view key = member.key->view();
      const bool named_by_pair = !pair.empty() && (key == "value" || key == "Value");
      learn(member.value, named_by_pair ? pair : key, depth + 1);
    }
    return;
  }
  if (value.is_list()) {
    for (const Value& item : value.items()) learn(item, name, depth + 1);
    return;
  }
  if (value.has(document::kSecret) || names_a_secret(name)) add_scalar(value);
  if (!value.is_string()) return;
  if (name == kLastApplied) {
    document::Arena arena;
    std::string error;
    const auto applied = document::read_json_text(value.text(), document::OriginId::none, arena, {}, error);
    if (applied) learn(*applied, {}, depth + 1);
    return;
  }
  learn_text(value.text());
}

void Redactor::learn(const Value& tree) {
  learn(tree, {}, 0);
}

void Redactor::learn_text(std::string_view text) {
  for (const Range& shape : find_secret_shapes(text)) add(text.substr(shape.begin, shape.end - shape.begin));
  for (const Setting& setting : settings_of(text)) {
    if (names_a_secret(setting.name) && !is_reference(setting.value)) add(setting.value);
  }
}

std::string Redactor::mask_of(std::string_view secret) const {
  const auto found = numbers_.find(std::string{secret});
  return found == numbers_.end() ? std::string{kUnnumbered} : numbered(found->second);
}

std::string Redactor::redact(std::string_view text) const {
  struct Hidden {
    Range range;
    std::string mask;
  };
  std::vector<Hidden> hidden;
  for (const Found& found : needles_.find_all(text))
    hidden.push_back({{found.begin, found.end}, numbered(found.number)});
  const std::size_t known = hidden.size();
  for (const Range& shape : find_secret_shapes(text)) {
    hidden.push_back({shape, mask_of(text.substr(shape.begin, shape.end - shape.begin))});
  }
  if (hidden.empty()) return std::string{text};
  if (known != 0 && known != hidden.size()) {
    std::ranges::stable_sort(hidden, {}, [](const Hidden& one) { return one.range.begin; });
  }
  std::string out;
  out.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    const Range& range = hidden[i].range;
    if (range.end <= done) continue;
    // What overlaps with a part that is hidden already is hidden with it.
    if (range.begin >= done) {
      out.append(text.substr(done, range.begin - done)).append(hidden[i].mask);
    }
    done = range.end;
  }
  return out.append(text.substr(done));
}

bool Redactor::knows(std::string_view text) const {
  return numbers_.contains(std::string{text}) || looks_secret(text);
}

bool Redactor::hides(std::string_view text) const {
  return !needles_.find_all(text).empty() || looks_secret(text);
}

}  // namespace stageplot::redaction
