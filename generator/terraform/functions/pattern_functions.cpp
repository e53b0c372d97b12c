// regex, regexall and replace: patterns in RE2's syntax, which is Go's.
#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"

#include <re2/re2.h>

#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

constexpr std::int64_t kMostMemory = 8 << 20;  // bytes of a compiled pattern

class Matcher {
 public:
  Matcher(const Call& call, std::size_t argument, std::string_view pattern)
      : expression_(re2::StringPiece(pattern.data(), pattern.size()), options()) {
    if (!expression_.ok()) throw FunctionError("invalid regexp pattern: " + expression_.error(), argument);
    call.values.spend(1 + pattern.size());
    groups_.resize(static_cast<std::size_t>(expression_.NumberOfCapturingGroups()) + 1);
  }

  [[nodiscard]] const RE2& expression() const { return expression_; }
  [[nodiscard]] const std::vector<re2::StringPiece>& groups() const { return groups_; }

  bool match(std::string_view text, std::size_t from) {
    return expression_.Match(re2::StringPiece(text.data(), text.size()), from, text.size(), RE2::UNANCHORED,
                             groups_.data(), static_cast<int>(groups_.size()));
  }

  /// Calls `visit` for each match that does not overlap another, as Go finds them: an empty one directly behind
  /// another match is none.
  template <typename Visit>
  void each_match(const Call& call, std::string_view text, Visit visit) {
    std::size_t from = 0;
    std::size_t last_end = std::string_view::npos;
    while (from <= text.size() && match(text, from)) {
      call.values.spend(1 + groups_.size());
      const auto begin = static_cast<std::size_t>(groups_[0].data() - text.data());
      const std::size_t end = begin + groups_[0].size();
      if (end != begin || begin != last_end) visit(begin, end);
      last_end = end;
      from = end;
      if (end == begin) from += end < text.size() ? text::decode_utf8(text, end).length : 1;
    }
  }

 private:
  static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMostMemory);
    return options;
  }

  RE2 expression_;
  std::vector<re2::StringPiece> groups_;
};

std::string_view view(const re2::StringPiece& piece) {
  return {piece.data(), piece.size()};
}

Value group_value(const Call& call, const re2::StringPiece& group) {
  return group.data() == nullptr ? call.result(Value::nothing()) : call.result(view(group));
}

/// What a match gives: its text, a tuple of the groups, or an object of the named ones.
Value match_value(const Call& call, const Matcher& matcher) {
  const auto& groups = matcher.groups();
  if (groups.size() == 1) return group_value(call, groups[0]);
  const auto& names = matcher.expression().CapturingGroupNames();
  if (names.empty()) {
    std::vector<Value> items;
    for (std::size_t i = 1; i < groups.size(); ++i) items.push_back(group_value(call, groups[i]));
    return call.values.list(items, TypeId::natural, call.from);
  }
  std::vector<document::Member> members;
  for (const auto& [index, name] : names) {
    members.push_back(call.values.member(name, group_value(call, groups[static_cast<std::size_t>(index)])));
  }
  return call.values.map(members, TypeId::natural, call.from);
}

void check_groups(const Matcher& matcher) {
  const std::size_t named = matcher.expression().CapturingGroupNames().size();
  if (named != 0 && named != matcher.groups().size() - 1) {
    throw FunctionError("invalid regexp pattern: cannot mix both named and unnamed capture groups", 0);
  }
}

Value regex(const Call& call) {
  Matcher matcher(call, 0, call.text(0));
  check_groups(matcher);
  if (!matcher.match(call.text(1), 0)) throw FunctionError("pattern did not match any part of the given string");
  return match_value(call, matcher);
}

Value regex_all(const Call& call) {
  Matcher matcher(call, 0, call.text(0));
  check_groups(matcher);
  std::vector<Value> items;
  matcher.each_match(call, call.text(1),
                     [&](std::size_t, std::size_t) { items.push_back(match_value(call, matcher)); });
  return call.values.list(items, TypeId::terraform_list, call.from);
}

/// Go's Regexp.Expand: `$1`, `${1}`, `$name`, `$$`; a name is as long as it can be.
void expand(std::string& out, std::string_view replacement, const Matcher& matcher) {
  const auto& named = matcher.expression().NamedCapturingGroups();
  while (!replacement.empty()) {
    const std::size_t dollar = replacement.find('$');
    out += replacement.substr(0, dollar);
    if (dollar == std::string_view::npos) return;
    replacement.remove_prefix(dollar + 1);
    if (replacement.starts_with('$')) {
      out += '$';
      replacement.remove_prefix(1);
      continue;
    }
    const bool braced = replacement.starts_with('{');
    const std::string_view rest = replacement.substr(braced ? 1 : 0);
    std::size_t size = 0;
    while (size < rest.size() && (std::isalnum(static_cast<unsigned char>(rest[size])) != 0 || rest[size] == '_'))
      ++size;
    if (size == 0 || (braced && !rest.substr(size).starts_with('}'))) {
      out += '$';
      continue;
    }
    const std::string name(rest.substr(0, size));
    replacement = rest.substr(size + (braced ? 1 : 0));
    std::size_t index = matcher.groups().size();
    if (name.find_first_not_of("0123456789") == std::string::npos) {
      if (name.size() < 9) index = static_cast<std::size_t>(std::stoul(name));
    } else if (const auto found = named.find(name); found != named.end()) {
      index = static_cast<std::size_t>(found->second);
    }
    if (index < matcher.groups().size()) out += view(matcher.groups()[index]);
  }
}

Value replace(const Call& call) {
  const std::string_view text = call.text(0);
  const std::string_view wanted = call.text(1);
  std::string out;
  std::size_t done = 0;
  if (wanted.size() > 1 && wanted.front() == '/' && wanted.back() == '/') {
    Matcher matcher(call, 1, wanted.substr(1, wanted.size() - 2));
    matcher.each_match(call, text, [&](std::size_t begin, std::size_t end) {
      out += text.substr(done, begin - done);
      expand(out, call.text(2), matcher);
      call.values.spend(out.size() / 4096);
      done = end;
    });
    return call.result(out += text.substr(done));
  }
  if (wanted.empty()) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = text::decode_utf8(text, at).length;
      call.values.spend(1 + call.text(2).size() / 16);
      out += call.text(2);
      out += text.substr(at, length);
      at += length;
    }
    return call.result(out += call.text(2));
  }
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, done)) {
    call.values.spend(1 + call.text(2).size() / 16);
    out += text.substr(done, at - done);
    out += call.text(2);
    done = at + wanted.size();
  }
  return call.result(out += text.substr(done));
}

constexpr Function kFunctions[] = {
    {.name = "regex", .parameters = kTwoStrings, .call = regex},
    {.name = "regexall", .parameters = kTwoStrings, .call = regex_all},
    {.name = "replace", .parameters = kThreeStrings, .call = replace},
};

}  // namespace

std::span<const Function> pattern_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
