// Ids and files that two plugins share, and what fluentd alone can resolve: includes and Ruby.
#include <algorithm>
#include <map>
#include <vector>

#include "diagnostics/rules/fluentd.hpp"
#include "fluentd/checks/passes.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;

namespace {

/// A file that a plugin writes, or the pattern of those that it reads.
struct File {
  std::string_view path;
  const Parameter* parameter;
  std::string_view use;
};

bool glob_takes(std::string_view pattern, std::string_view path) {
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  for (std::size_t i = 0; i < path.size();) {
    if (p < pattern.size() && (pattern[p] == path[i] || (pattern[p] == '?' && path[i] != '/'))) {
      ++p, ++i;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = i;
    } else if (star != std::string_view::npos && path[resume] != '/') {
      p = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

/// `ENV.fetch('NAME')`, and what asks for the machine's or the worker's name.
bool is_resolvable(std::string_view code) {
  if (code == "hostname" || code == "worker_id" || code == "Socket.gethostname") return true;
  for (const std::string_view opening : {"ENV.fetch('", "ENV.fetch(\""}) {
    if (!code.starts_with(opening)) continue;
    const std::string_view rest = code.substr(opening.size());
    const std::size_t end = rest.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    return end != 0 && end != std::string_view::npos && rest.substr(end + 1) == ")" && rest[end] == opening.back();
  }
  return false;
}

class WholeCheck {
 public:
  explicit WholeCheck(Report& report) : report_(report) {}

  void run(const Section& root) {
    visit(root);
    shared_files();
  }

 private:
  void visit(const Section& section) {
    for (const Include& include : section.includes) {
      report_.add({.rule = &rules::fluentd_unchecked,
                   .summary = "`@include` of " + quoted(include.path.text) + " is not followed",
                   .primary = {.span = include.span},
                   .path = "@include",
                   .help = "write what it holds into this file, so that it is checked"});
    }
    ruby(section.argument);
    for (const Parameter& parameter : section.parameters) {
      ruby(parameter.value);
      if (parameter.name == "@id" && parameter.value.ruby.empty()) id(parameter);
    }
    files(section);
    for (const Section& child : section.sections) visit(child);
  }

  void ruby(const Literal& literal) {
    for (const EmbeddedRuby& ruby : literal.ruby) {
      if (is_resolvable(ruby.code)) continue;
      const bool environment = ruby.code.starts_with("ENV[");
      report_.add({.rule = &rules::fluentd_unchecked,
                   .summary = "fluentd runs the Ruby " + quoted(ruby.code) + " when it starts",
                   .primary = {.span = ruby.span,
                               .text = environment ? "empty where the variable is not set" : "nothing checks it"},
                   .help = environment ? "write `ENV.fetch('NAME')`, which stops fluentd where the variable is not set"
                                       : "of Ruby, only `ENV.fetch('NAME')`, `hostname` and `worker_id` are checked; "
                                         "text that is no Ruby is written `\\#{`"});
    }
  }

  void id(const Parameter& parameter) {
    const auto [first, added] = ids_.emplace(parameter.value.text, &parameter);
    if (added) return;
    report_.add({.rule = &rules::fluentd_duplicate_id,
                 .summary = "two plugins have the `@id` " + quoted(parameter.value.text),
                 .primary = {.span = parameter.value.span, .text = "the second one"},
                 .labels = {{.span = first->second->value.span, .text = "the first one"}},
                 .path = "@id",
                 .help = "give each plugin its own"});
  }

  void files(const Section& section) {
    const Literal* type = type_of(section);
    if (type == nullptr) return;
    const auto note = [&](std::string_view name, std::string_view use, std::vector<File>& into) {
      const auto path = known_text(section, name);
      if (path && !path->empty()) into.push_back({*path, fluentd::find_parameter(section, name), use});
    };
    if (section.name == "buffer" && type->text.starts_with("file")) note("path", "a buffer", written_);
    if (section.name != "source" || type->text != "tail") return;
    note("pos_file", "a position file", written_);
    const auto paths = known_text(section, "path");
    // A path with `%` goes through the clock.
    if (!paths || paths->find('%') != std::string_view::npos) return;
    for (std::size_t begin = 0; begin <= paths->size();) {
      const std::size_t end = std::min(paths->find(',', begin), paths->size());
      if (end > begin)
        read_.push_back({paths->substr(begin, end - begin), fluentd::find_parameter(section, "path"), ""});
      begin = end + 1;
    }
  }

  void shared_files() {
    constexpr std::size_t kMost = 200;  // no configuration of fluentd has more
    if (written_.size() > kMost || read_.size() > kMost) return;
    std::map<std::string_view, const File*> first;
    for (const File& file : written_) {
      const auto [other, added] = first.emplace(file.path, &file);
      if (!added) report(file, *other->second, "is used by two plugins: as " + std::string(file.use) + " and as ");
    }
    for (const File& file : written_) {
      for (const File& pattern : read_) {
        if (glob_takes(pattern.path, file.path)) report_read(file, pattern);
      }
    }
  }

  void report(const File& file, const File& other, const std::string& how) {
    report_.add({.rule = &rules::fluentd_shared_file,
                 .summary = quoted(file.path) + " " + how + std::string(other.use),
                 .primary = {.span = file.parameter->value.span},
                 .labels = {{.span = other.parameter->value.span, .text = "the other one"}},
                 .path = file.parameter->name,
                 .help = "give each its own"});
  }

  void report_read(const File& file, const File& pattern) {
    report_.add({.rule = &rules::fluentd_shared_file,
                 .summary = quoted(file.path) + ", " + std::string(file.use) + ", is among the logs that are read",
                 .primary = {.span = file.parameter->value.span},
                 .labels = {{.span = pattern.parameter->value.span, .text = "reads it"}},
                 .path = file.parameter->name,
                 .help = "put it elsewhere, or narrow the logs' path"});
  }

  Report& report_;
  std::map<std::string_view, const Parameter*> ids_;
  std::vector<File> written_;
  std::vector<File> read_;
};

}  // namespace

void check_whole(const Section& root, Report& report) {
  WholeCheck(report).run(root);
}

}  // namespace stageplot::fluentd
