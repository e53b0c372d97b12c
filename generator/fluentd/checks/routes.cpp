// Labels, and the way of events: from sources, through filters in the order of the file, to the first `<match>` that
// takes their tag.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "diagnostics/rules/fluentd.hpp"
#include "fluentd/checks/passes.hpp"
#include "fluentd/checks/tag_pattern.hpp"
#include "fluentd/checks/values.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;

namespace {

/// fluentd's own words, which reach the root and these two labels whatever the file says.
constexpr std::string_view kOwnLabels[] = {"@ERROR", "@FLUENT_LOG", "@ROOT"};
constexpr std::string_view kOwnTags[] = {"fluent.trace", "fluent.debug", "fluent.info",
                                         "fluent.warn",  "fluent.error", "fluent.fatal"};

/// A filter or a match.
struct Stop {
  const Section* section;
  TagPattern pattern;
  bool is_match;
  bool reached = false;
  std::map<std::string, bool, std::less<>> asked = {};

  /// What an unknown pattern takes, nobody can say: it counts as taking everything.
  bool takes(const std::string& tag) {
    if (!pattern.known()) return true;
    const auto [answer, fresh] = asked.emplace(tag, false);
    if (fresh) answer->second = pattern.takes(tag);
    return answer->second;
  }
};

/// The root or a label: what events pass together.
struct Scope {
  std::string name;                  // empty for the root
  const Section* section = nullptr;  // nullptr for the root
  std::vector<Stop> stops;
  bool fed = false;
  bool any_tag = false;                                   // events of tags that the file does not say reach it
  std::map<std::string, source::Span, std::less<>> tags;  // those that it says, with their places
};

class RouteCheck {
 public:
  RouteCheck(const Section& root, Report& report) : root_(root), report_(report) {}

  void run() {
    if (!is_closed() || !collect()) return;
    feed_from_sources();
    flow();
    if (!closed_) return;
    for (Scope& scope : scopes_) {
      for (const Stop& stop : scope.stops) check_references(stop, scope);
    }
    for (Scope& scope : scopes_) judge(scope);
  }

 private:
  /// Whether the file says all there is.
  [[nodiscard]] bool is_closed() const {
    if (find_child(root_, "worker") != nullptr) return false;
    return root_.includes.empty() && std::ranges::all_of(root_.sections, [](const Section& section) {
             return section.includes.empty() && section.argument.ruby.empty();
           });
  }

  /// False where there are more ways than can be checked.
  bool collect() {
    scopes_.push_back({});
    add_stops(0, root_);
    for (const Section& section : root_.sections) {
      if (section.name != "label") continue;
      if (const auto [existing, added] = labels_.emplace(section.argument.text, scopes_.size()); !added) {
        report_.add({.rule = &rules::fluentd_duplicate_id,
                     .summary = "two sections are " + tag_of(section),
                     .primary = {.span = section.tag, .text = "the second one"},
                     .labels = {{.span = scopes_[existing->second].section->tag, .text = "the first one"}},
                     .path = "label",
                     .help = "make one of both, or name one otherwise"});
        continue;
      }
      scopes_.push_back({.name = section.argument.text, .section = &section});
      add_stops(scopes_.size() - 1, section);
      if (routes_ > report_.options().max_routes) return false;
    }
    return routes_ <= report_.options().max_routes && bytes_ <= report_.options().max_route_bytes;
  }

  void add_stops(std::size_t scope, const Section& parent) {
    for (const Section& section : parent.sections) {
      if (section.name == "source" || section.name == "label") ++routes_;
      if (section.name == "source") bytes_ += known_text(section, "tag").value_or("").size();
      if (section.name != "filter" && section.name != "match") continue;
      if (++routes_ > report_.options().max_routes) return;
      bytes_ += section.argument.text.size();
      if (bytes_ > report_.options().max_route_bytes) return;
      scopes_[scope].stops.push_back({&section, TagPattern(section.argument), section.name == "match"});
    }
  }

  void feed_from_sources() {
    for (const Section& section : root_.sections) {
      if (section.name != "source") continue;
      Scope* target = referenced(section, "@label", scopes_.front());
      if (target == nullptr) continue;
      target->fed = true;
      const Literal* type = type_of(section);
      const Parameter* tag = find_parameter(section, "tag");
      const auto text = known_text(section, "tag");
      const bool described = type != nullptr && find_plugin(PluginKind::input, type->text) != nullptr;
      const bool fixed = described && text && !text->empty() && text->find('*') == std::string_view::npos &&
                         find_parameter(section, "add_tag_prefix") == nullptr;
      if (fixed) {
        target->tags.emplace(*text, tag->value.span);
      } else {
        target->any_tag = true;
      }
    }
    for (const std::string_view own : kOwnLabels) {
      const auto found = labels_.find(own);
      if (found == labels_.end()) continue;
      scopes_[found->second].fed = true;
      scopes_[found->second].any_tag = true;
    }
  }

  /// The label that the parameter names, `otherwise` without the parameter, nullptr where none has that name.
  Scope* referenced(const Section& section, std::string_view name, Scope& otherwise) {
    const Parameter* parameter = find_parameter(section, name);
    if (parameter == nullptr) return &otherwise;
    if (!parameter->value.ruby.empty()) {
      closed_ = false;  // it may be any of them
      return nullptr;
    }
    if (parameter->value.text == "@ROOT") return &scopes_.front();
    const auto found = labels_.find(parameter->value.text);
    if (found != labels_.end()) return &scopes_[found->second];
    if (!reported_.insert(parameter).second) return nullptr;
    std::vector<std::string_view> names;
    for (const auto& label : labels_) names.push_back(label.first);
    report_.add({.rule = &rules::fluentd_unknown_label,
                 .summary = quoted(name) + " is " + quoted(parameter->value.text) + ", but no `<label>` has that name",
                 .primary = {.span = parameter->value.span},
                 .path = section.name + "." + std::string(name),
                 .help = text::did_you_mean(parameter->value.text, names)});
    return nullptr;
  }

  static bool is_own(std::string_view label) { return std::ranges::find(kOwnLabels, label) != std::end(kOwnLabels); }

  /// Lets tags pass until no scope gets a new one.
  void flow() {
    for (bool changed = true; changed;) {
      changed = false;
      for (Scope& scope : scopes_) {
        if (scope.fed) changed = pass(scope) || changed;
      }
    }
  }

  bool pass(Scope& scope) {
    bool changed = false;
    std::vector<const std::pair<const std::string, source::Span>*> left;
    for (const auto& tag : scope.tags) left.push_back(&tag);
    bool any_left = scope.any_tag;
    for (Stop& stop : scope.stops) {
      std::vector<const std::pair<const std::string, source::Span>*> taken;
      std::vector<const std::pair<const std::string, source::Span>*> rest;
      for (const auto* tag : left) {
        (stop.takes(tag->first) ? taken : rest).push_back(tag);
      }
      const bool own = scope.section == nullptr && std::ranges::any_of(kOwnTags, [&](std::string_view tag) {
                         return stop.pattern.known() && stop.pattern.takes(tag);
                       });
      stop.reached = stop.reached || !taken.empty() || any_left || own;
      if (taken.empty() && !any_left) continue;
      changed = feed_from(stop, scope, taken, any_left) || changed;
      if (!stop.is_match) continue;
      left = std::move(rest);
      any_left = any_left && !stop.pattern.takes_all();
    }
    return changed;
  }

  template <typename Tags>
  bool feed_from(const Stop& stop, Scope& scope, const Tags& tags, bool any_tag) {
    const Section& section = *stop.section;
    bool changed = false;
    const auto feed = [&](Scope* target, bool any) {
      if (target == nullptr) return;
      changed = changed || !target->fed || (any && !target->any_tag);
      target->fed = true;
      target->any_tag = target->any_tag || any;
      for (const auto* tag : tags) changed = target->tags.insert(*tag).second || changed;
    };
    const Literal* type = type_of(section);
    const PluginKind kind = stop.is_match ? PluginKind::output : PluginKind::filter;
    const bool described = type != nullptr && find_plugin(kind, type->text) != nullptr;
    if (find_parameter(section, "@label") != nullptr) {
      feed(referenced(section, "@label", scope), any_tag || !described || type->text != "relabel");
    } else if (stop.is_match && !described) {
      feed(&scopes_.front(), true);  // it may emit what it likes
    }
    if (find_parameter(section, "timeout_label") != nullptr) {
      feed(referenced(section, "timeout_label", scope), any_tag);
    }
    for (const Section& child : section.sections) {
      if (find_parameter(child, "@label") != nullptr) feed(referenced(child, "@label", scope), true);
    }
    return changed;
  }

  void judge(Scope& scope) {
    if (scope.section != nullptr && !scope.fed) {
      if (!reported_.empty()) return;  // probably the label that a wrong reference means
      report_.add({.rule = &rules::fluentd_unfed_label,
                   .summary = "nothing sends events to " + tag_of(*scope.section),
                   .primary = {.span = scope.section->tag},
                   .path = "label",
                   .help = "name it in a `@label` or `timeout_label`, or remove it"});
      return;
    }
    const bool lost = report_lost(scope);
    for (std::size_t i = 0; i < scope.stops.size(); ++i) {
      const Stop& stop = scope.stops[i];
      if (const Stop* earlier = earlier_match(scope, i)) {
        report_.add({.rule = &rules::fluentd_unreachable,
                     .summary = "no event reaches " + tag_of(*stop.section) + ": a `<match>` before it takes them all",
                     .primary = {.span = stop.section->tag},
                     .labels = {{.span = earlier->section->tag, .text = "takes the events"}},
                     .path = stop.section->name,
                     .help = "move it before that one; the first `<match>` that takes a tag ends its way"});
      } else if (!stop.reached && !lost && scope.fed) {
        report_.add({.rule = &rules::fluentd_unreachable,
                     .summary = "no event reaches " + tag_of(*stop.section) + ": none has such a tag here",
                     .primary = {.span = stop.section->tag},
                     .labels = tag_places(scope),
                     .path = stop.section->name,
                     .help = "let the pattern take the tag of a source"});
      }
    }
  }

  static std::vector<diagnostics::Label> tag_places(const Scope& scope) {
    std::vector<diagnostics::Label> places;
    for (const auto& tag : scope.tags) {
      if (places.size() < 3) places.push_back({.span = tag.second, .text = "a tag that comes here"});
    }
    return places;
  }

  /// The tags that no match takes; true when there is one.
  bool report_lost(Scope& scope) {
    const auto is_match = [](const Stop& stop) { return stop.is_match; };
    const std::string where = scope.section == nullptr ? "" : " in " + tag_of(*scope.section);
    bool lost = false;
    for (const auto& tag : scope.tags) {
      const auto takes = [&](Stop& stop) { return stop.is_match && stop.takes(tag.first); };
      if (std::ranges::any_of(scope.stops, takes)) continue;
      lost = true;
      std::vector<diagnostics::Label> labels;
      const auto first = std::ranges::find_if(scope.stops, is_match);
      if (first != scope.stops.end()) {
        labels.push_back({.span = first->section->tag, .text = "takes others"});
      } else if (scope.section != nullptr) {
        labels.push_back({.span = scope.section->tag, .text = "has no `<match>`"});
      }
      report_.add({.rule = &rules::fluentd_unmatched_tag,
                   .summary = "no `<match>`" + where + " takes the tag " + quoted(tag.first),
                   .primary = {.span = tag.second, .text = "its events are dropped"},
                   .labels = std::move(labels),
                   .path = "source.tag",
                   .help = "make the tag and the pattern of a `<match>` fit"});
    }
    if (lost || !scope.any_tag || is_own(scope.name) || std::ranges::any_of(scope.stops, is_match)) return lost;
    const Section* place = scope.section;
    if (place == nullptr) {
      const auto is_unlabelled = [](const Section& section) {
        return section.name == "source" && find_parameter(section, "@label") == nullptr;
      };
      const auto source = std::ranges::find_if(root_.sections, is_unlabelled);
      if (source == root_.sections.end()) return false;
      place = &*source;
    }
    report_.add({.rule = &rules::fluentd_unmatched_tag,
                 .summary = "no `<match>` takes the events of " + tag_of(*place),
                 .primary = {.span = place->tag, .text = "they are dropped"},
                 .path = place->name,
                 .help = "end their way with a `<match **>`"});
    return true;
  }

  static const Stop* earlier_match(const Scope& scope, std::size_t index) {
    for (std::size_t i = 0; i < index; ++i) {
      if (scope.stops[i].is_match && scope.stops[i].pattern.covers(scope.stops[index].pattern)) return &scope.stops[i];
    }
    return nullptr;
  }

  void check_references(const Stop& stop, Scope& scope) {
    const Section& section = *stop.section;
    const Literal* type = type_of(section);
    const std::string_view plugin = type == nullptr ? std::string_view{} : std::string_view(type->text);
    for (const std::string_view name : {"@label", "timeout_label"}) {
      const Parameter* parameter = find_parameter(section, name);
      if (parameter == nullptr) continue;
      const Scope* target = referenced(section, name, scope);
      const bool hands_on = plugin == "relabel" || name == "timeout_label";
      if (target == &scope && hands_on) report_loop(*parameter, section);
    }
    const bool collects = !stop.is_match && plugin == "concat" && known_text(section, "flush_interval") != "0";
    if (collects && find_parameter(section, "timeout_label") == nullptr && !labels_.contains("@ERROR")) {
      report_.add({.rule = &rules::fluentd_missing_timeout_label,
                   .summary = tag_of(section) + " joins lines without a `timeout_label`",
                   .primary = {.span = section.tag, .text = "`timeout_label` is missing here"},
                   .path = section.name + ".timeout_label",
                   .help = "name the label behind it, to which lines go that nothing follows in time"});
    }
  }

  void report_loop(const Parameter& parameter, const Section& section) {
    report_.add({.rule = &rules::fluentd_label_loop,
                 .summary = quoted(parameter.name) + " sends events back to where they come from",
                 .primary = {.span = parameter.value.span},
                 .path = section.name + "." + parameter.name,
                 .help = "name another label"});
  }

  const Section& root_;
  Report& report_;
  std::vector<Scope> scopes_;
  std::map<std::string, std::size_t, std::less<>> labels_;
  std::set<const Parameter*> reported_;  // references to labels that are none
  std::size_t routes_ = 0;
  std::size_t bytes_ = 0;  // of tags and patterns
  bool closed_ = true;
};

}  // namespace

void check_routes(const Section& root, Report& report) {
  RouteCheck(root, report).run();
}

}  // namespace stageplot::fluentd
