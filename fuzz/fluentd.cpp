// fluentd's reader, its checks, and the texts that we write for it.
#include <string>

#include "document/dump.hpp"
#include "document/map.hpp"
#include "fluentd/check.hpp"
#include "fluentd/reader.hpp"
#include "fluentd/text_writer.hpp"
#include "fluentd/tree.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

struct Read {
  source::SourceFiles sources;
  document::Arena arena{std::size_t{128} << 20};
  document::Origins origins;
  diagnostics::Diagnostics findings;
  std::optional<fluentd::Section> root;

  explicit Read(std::string_view text) {
    root = fluentd::read_fluentd(sources, sources.add("input.conf", std::string(text)), arena, {}, findings);
    require(root.has_value() || findings.has_errors(), "a text without a tree has an error");
  }
};

/// Whether the section can be written from its tree: Ruby and absent values have no writer of ours.
bool write(std::string& out, const fluentd::Section& section) {
  for (const fluentd::Parameter& parameter : section.parameters) {
    fluentd::write_quoted(out, parameter.name);
    out += ' ';
    if (!parameter.value.ruby.empty() || parameter.value.form == fluentd::Form::absent) return false;
    if (parameter.value.form == fluentd::Form::json) {
      fluentd::write_json(out, parameter.value.json);
    } else {
      fluentd::write_quoted(out, parameter.value.text);
    }
    out += '\n';
  }
  for (const fluentd::Section& child : section.sections) {
    if (!child.argument.ruby.empty()) return false;
    out += '<' + child.name;
    if (child.argument.form != fluentd::Form::absent) {
      out += ' ';
      fluentd::write_quoted(out, child.argument.text);
    }
    out += ">\n";
    if (!write(out, child)) return false;
    out += "</" + child.name + ">\n";
  }
  return section.includes.empty();
}

}  // namespace

void run_input(std::string_view input) {
  Read first(input);
  if (first.root) {
    std::string written;
    if (first.findings.empty() && write(written, *first.root)) {
      Read second(written);
      require(second.root.has_value(), "what is written can be read");
      const std::string tree = document::dump(fluentd::to_tree(*first.root, first.arena, first.origins));
      // A float without a fraction is written as an integer.
      if (tree.find("float") == std::string::npos) {
        require_equal(document::dump(fluentd::to_tree(*second.root, second.arena, second.origins)), tree,
                      "what is written reads as the same");
      }
      std::string rewritten;
      require(write(rewritten, *second.root), "what was written can be written again");
      require_equal(rewritten, written, "a second writing changes nothing");
    }
    (void)fluentd::check_fluentd(*first.root, {}, first.findings);
  }
  print_findings(std::move(first.findings), first.sources);
}

}  // namespace stageplot::fuzz
