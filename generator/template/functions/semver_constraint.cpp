#include "template/functions/semver_constraint.hpp"

#include <re2/re2.h>

#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::size_t kLongestConstraint = 512;
constexpr std::size_t kMostGroups = 32;

// The character `|` in the number classes is the original's and decides what it accepts.
#define STAGEPLOT_VERSION_PATTERN                  \
  "v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?" \
  "(-[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*)?(?:\\+[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*)?"
#define STAGEPLOT_OPERATION_PATTERN "=||!=|>|<|>=|=>|<=|=<|~|~>|\\^"

const re2::RE2& one_comparison() {
  static const re2::RE2 kPattern("\\s*(" STAGEPLOT_OPERATION_PATTERN ")\\s*(" STAGEPLOT_VERSION_PATTERN ")\\s*");
  return kPattern;
}

const re2::RE2& next_comparison() {
  static const re2::RE2 kPattern("((?:" STAGEPLOT_OPERATION_PATTERN ")\\s*(?:" STAGEPLOT_VERSION_PATTERN "))");
  return kPattern;
}

const re2::RE2& whole_group() {
  static const re2::RE2 kPattern("\\s*(?:" STAGEPLOT_OPERATION_PATTERN ")\\s*(?:" STAGEPLOT_VERSION_PATTERN
                                 ")\\s*(?:(?:\\s+|,\\s*)(?:" STAGEPLOT_OPERATION_PATTERN
                                 ")\\s*(?:" STAGEPLOT_VERSION_PATTERN ")\\s*)*");
  return kPattern;
}

/// Of version 3.1: commas are optional, also behind the last comparison.
const re2::RE2& whole_loose_group() {
  static const re2::RE2 kPattern("(?:\\s*(?:" STAGEPLOT_OPERATION_PATTERN ")\\s*(?:" STAGEPLOT_VERSION_PATTERN
                                 ")\\s*,?)+");
  return kPattern;
}

const re2::RE2& hyphen_range() {
  static const re2::RE2 kPattern("(\\s*(" STAGEPLOT_VERSION_PATTERN ")\\s+-\\s+(" STAGEPLOT_VERSION_PATTERN ")\\s*)");
  return kPattern;
}

#undef STAGEPLOT_VERSION_PATTERN
#undef STAGEPLOT_OPERATION_PATTERN

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A hyphen between blanks.
bool may_have_hyphen_range(std::string_view text) {
  for (std::size_t at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
    if (at > 0 && at + 1 < text.size() && is_blank(text[at - 1]) && is_blank(text[at + 1])) return true;
  }
  return false;
}

/// `1.2 - 2.3` becomes `>= 1.2, <= 2.3 `, in version 3.1 without the last space.
std::string rewrite_hyphen_ranges(std::string_view text, SemverRules rules) {
  std::string out;
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece groups[3];  // all, all, the first version
  while (hyphen_range().Match(rest, 0, rest.size(), re2::RE2::UNANCHORED, groups, 3)) {
    out.append(rest.data(), groups[0].data());
    out += ">= ";
    out.append(groups[2].data(), groups[2].size());
    const char* second_begin = groups[2].data() + groups[2].size();
    const char* second_end = groups[0].data() + groups[0].size();
    std::string_view second(second_begin, static_cast<std::size_t>(second_end - second_begin));
    second.remove_prefix(second.find('-') + 1);
    while (!second.empty() && std::string_view(" \t\n\f\r").find(second.front()) != std::string_view::npos) {
      second.remove_prefix(1);
    }
    while (!second.empty() && std::string_view(" \t\n\f\r").find(second.back()) != std::string_view::npos) {
      second.remove_suffix(1);
    }
    out += ", <= ";
    out += second;
    if (rules != SemverRules::v3_1) out += ' ';
    rest.remove_prefix(static_cast<std::size_t>(second_end - rest.data()));
  }
  out.append(rest.data(), rest.size());
  return out;
}

bool is_wildcard(std::string_view part) {
  if (part.starts_with('.')) part.remove_prefix(1);
  return part.empty() || part == "x" || part == "X" || part == "*";
}

/// The version of a comparison; it was parsed once already, so it can't fail.
Version version_of_comparison(const Comparison& comparison) {
  std::string error;
  return parse_version(comparison.text, error, SemverRules::v3_4).value_or(Version{});
}

std::string improper(std::string_view text, SemverRules rules) {
  return "improper constraint: " + (rules == SemverRules::v3_5 ? text::go_quote(text) : std::string(text));
}

/// What a comparison is written of; the parts of its version with the point or hyphen in front of them.
struct Pieces {
  std::string operation;
  std::string version;
  std::string major;
  std::string minor;
  std::string patch;
  std::string prerelease;
};

/// The comparisons of a group as nearly all are written, `>=1.19.0-0 <2` or `1.x`: with digits or wildcards for
/// numbers and without build metadata. Nothing where it is anything else, which the patterns above then take apart; to
/// compile these takes longer than many a chart.
class PlainGroup {
 public:
  explicit PlainGroup(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<std::vector<Pieces>> read() {
    std::vector<Pieces> all;
    pass_blanks();
    do {
      Pieces& pieces = all.emplace_back();
      pieces.operation = operation();
      pass_blanks();
      if (!version(pieces)) return std::nullopt;
    } while (separator());
    if (!text_.empty()) return std::nullopt;
    return all;
  }

 private:
  bool pass_blanks() {
    const std::size_t before = text_.size();
    while (!text_.empty() && is_blank(text_.front())) text_.remove_prefix(1);
    return text_.size() != before;
  }

  std::string operation() {
    for (const std::string_view known : {"!=", ">=", "=>", "<=", "=<", "~>", "=", ">", "<", "~", "^"}) {
      if (!text_.starts_with(known)) continue;
      text_.remove_prefix(known.size());
      return std::string{known};
    }
    return {};
  }

  /// Whether another comparison follows: a comma or blanks are between two.
  bool separator() {
    const bool blanks = pass_blanks();
    if (text_.empty()) return false;
    if (text_.front() == ',') {
      text_.remove_prefix(1);
      pass_blanks();
      return true;
    }
    return blanks;
  }

  /// Digits or a wildcard.
  std::string number(std::string_view lead) {
    if (!text_.starts_with(lead)) return {};
    std::size_t end = lead.size();
    if (text_.size() > end && std::string_view{"xX*"}.find(text_[end]) != std::string_view::npos) return take(end + 1);
    while (end < text_.size() && is_digit(text_[end])) ++end;
    return end == lead.size() ? std::string{} : take(end);
  }

  std::string take(std::size_t size) {
    std::string taken{text_.substr(0, size)};
    text_.remove_prefix(size);
    return taken;
  }

  bool version(Pieces& pieces) {
    const std::string_view from = text_;
    if (text_.starts_with('v')) text_.remove_prefix(1);
    pieces.major = number("");
    if (pieces.major.empty()) return false;
    pieces.minor = number(".");
    if (!pieces.minor.empty()) pieces.patch = number(".");
    if (text_.starts_with('-')) {
      std::size_t end = 1;
      while (end < text_.size() && (is_digit(text_[end]) || (text_[end] >= 'a' && text_[end] <= 'z'))) ++end;
      if (end == 1) return false;
      pieces.prerelease = take(end);
    }
    pieces.version = from.substr(0, from.size() - text_.size());
    // What goes on behind it belongs to the version: `.x`, `+build`, `-a.b`, `1|2`.
    return text_.empty() || is_blank(text_.front()) || text_.front() == ',';
  }

  std::string_view text_;
};

std::optional<Comparison> make_comparison(const Pieces& pieces, std::string& error, SemverRules rules) {
  const auto& [operation, whole, major, minor, patch, prerelease] = pieces;
  Comparison comparison{.operation = operation, .text = whole};
  if (is_wildcard(major)) {
    comparison.text = rules == SemverRules::v3_1 ? "0.0.0" : "0.0.0" + prerelease;
    comparison.wildcard = true;
  } else if (is_wildcard(minor)) {
    comparison.text = major + ".0.0" + prerelease;
    comparison.wildcard = comparison.minor_wildcard = true;
  } else if (is_wildcard(patch)) {
    comparison.text = major + minor + ".0" + prerelease;
    comparison.wildcard = comparison.patch_wildcard = true;
  }
  std::string unused;
  const std::optional<Version> bound = parse_version(comparison.text, unused, rules);
  if (!bound) {
    error = rules == SemverRules::v3_1 ? "constraint Parser Error" : "constraint parser error";
    return std::nullopt;
  }
  comparison.names_prerelease = !bound->prerelease.empty();
  return comparison;
}

std::optional<Comparison> parse_comparison(std::string_view text, std::string& error, SemverRules rules) {
  Pieces pieces;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), one_comparison(), &pieces.operation,
                           &pieces.version, &pieces.major, &pieces.minor, &pieces.patch, &pieces.prerelease)) {
    error = improper(text, rules);
    return std::nullopt;
  }
  return make_comparison(pieces, error, rules);
}

bool not_equal(const Version& version, const Version& bound, const Comparison& comparison) {
  if (comparison.wildcard) {
    if (version.major != bound.major) return true;
    if (comparison.minor_wildcard) return false;
    if (version.minor != bound.minor) return true;
    if (comparison.patch_wildcard) return compare_prereleases(version.prerelease, bound.prerelease) != 0;
    if (version.patch != bound.patch) return true;
  }
  return compare_versions(version, bound) != 0;
}

bool greater(const Version& version, const Version& bound, const Comparison& comparison) {
  if (comparison.wildcard) {
    if (version.major != bound.major) return version.major > bound.major;
    if (comparison.minor_wildcard) return false;  // 11.1.0 is not above `>11`
    if (comparison.patch_wildcard) return version.minor > bound.minor;
  }
  return compare_versions(version, bound) > 0;
}

bool less_or_equal(const Version& version, const Version& bound, const Comparison& comparison) {
  if (!comparison.wildcard) return compare_versions(version, bound) <= 0;
  if (version.major > bound.major) return false;
  return version.major != bound.major || version.minor <= bound.minor || comparison.minor_wildcard;
}

bool tilde(const Version& version, const Version& bound, const Comparison& comparison) {
  if (compare_versions(version, bound) < 0) return false;
  if (bound.major == 0 && bound.minor == 0 && bound.patch == 0 && !comparison.minor_wildcard &&
      !comparison.patch_wildcard) {
    return true;  // ~0.0.0 and * take everything
  }
  return version.major == bound.major && (version.minor == bound.minor || comparison.minor_wildcard);
}

bool caret(const Version& version, const Version& bound, const Comparison& comparison, SemverRules rules) {
  if (compare_versions(version, bound) < 0) return false;
  if (bound.major > 0 || comparison.minor_wildcard) return version.major == bound.major;
  if (version.major > 0) return false;
  if (bound.minor > 0 || comparison.patch_wildcard) return version.minor == bound.minor;
  return (version.minor == 0 || rules == SemverRules::v3_1) && version.patch == bound.patch;
}

/// Version 3.1 asks each comparison for itself whether it names a pre-release, a plain `!=` not even that.
bool permits_prerelease(const Comparison& comparison, bool group_names_one, SemverRules rules) {
  if (rules != SemverRules::v3_1) return group_names_one;
  return comparison.names_prerelease || (comparison.operation == "!=" && !comparison.wildcard);
}

bool holds(const Version& version, const Comparison& comparison, bool group_names_prerelease, SemverRules rules) {
  if (!version.prerelease.empty() && !permits_prerelease(comparison, group_names_prerelease, rules)) return false;
  const Version bound = version_of_comparison(comparison);
  const std::string_view operation = comparison.operation;
  if (operation == "!=") return not_equal(version, bound, comparison);
  if (operation == ">") return greater(version, bound, comparison);
  if (operation == "<") return compare_versions(version, bound) < 0;
  if (operation == ">=" || operation == "=>") return compare_versions(version, bound) >= 0;
  if (operation == "<=" || operation == "=<") return less_or_equal(version, bound, comparison);
  if (operation == "^") return caret(version, bound, comparison, rules);
  if (operation == "~" || operation == "~>" || comparison.wildcard) return tilde(version, bound, comparison);
  return compare_versions(version, bound) == 0;
}

}  // namespace

bool Constraint::Group::add(std::optional<Comparison> comparison) {
  if (!comparison) return false;
  if (comparison->names_prerelease) names_prerelease = true;
  comparisons.push_back(*std::move(comparison));
  return true;
}

std::optional<Constraint> Constraint::parse(std::string_view text, std::string& error, SemverRules rules) {
  const bool limited = rules == SemverRules::v3_5;
  if (limited && text.size() > kLongestConstraint) {
    error = "constraint string is too long (max 512 bytes)";
    return std::nullopt;
  }
  const std::string rewritten = may_have_hyphen_range(text) ? rewrite_hyphen_ranges(text, rules) : std::string{text};
  Constraint constraint;
  constraint.rules_ = rules;
  std::size_t begin = 0;
  while (begin <= rewritten.size()) {
    if (limited && constraint.groups_.size() == kMostGroups) {
      error = "too many constraint groups (max 32)";
      return std::nullopt;
    }
    const std::size_t end = std::min(rewritten.find("||", begin), rewritten.size());
    const std::string_view segment = std::string_view(rewritten).substr(begin, end - begin);
    begin = end + 2;
    if (const auto plain = PlainGroup(segment).read()) {
      Group& group = constraint.groups_.emplace_back();
      for (const Pieces& pieces : *plain) {
        if (!group.add(make_comparison(pieces, error, rules))) return std::nullopt;
      }
      continue;
    }
    re2::StringPiece rest(segment.data(), segment.size());
    if (!re2::RE2::FullMatch(rest, rules == SemverRules::v3_1 ? whole_loose_group() : whole_group())) {
      error = improper(segment, rules);
      return std::nullopt;
    }
    Group& group = constraint.groups_.emplace_back();
    re2::StringPiece found;
    while (re2::RE2::FindAndConsume(&rest, next_comparison(), &found)) {
      if (!group.add(parse_comparison({found.data(), found.size()}, error, rules))) return std::nullopt;
    }
  }
  return constraint;
}

bool Constraint::contains(const Version& version) const {
  for (const Group& group : groups_) {
    bool all = true;
    for (const Comparison& comparison : group.comparisons) {
      if (!holds(version, comparison, group.names_prerelease, rules_)) {
        all = false;
        break;
      }
    }
    if (all) return true;
  }
  return false;
}

}  // namespace stageplot::gotemplate
