// A fluentd configuration as data: what the file says, section by section, with the place of every part. It knows
// fluentd's syntax and nothing of its plugins; what a parameter means is for the checks that read this tree.
#pragma once

#include <string>
#include <vector>

#include "document/value.hpp"
#include "source/span.hpp"

namespace stageplot::fluentd {

/// How a value is written. The form matters: only double quotes and JSON evaluate `#{…}`, only JSON makes lists.
enum class Form { absent, bare, single_quoted, double_quoted, json };

/// Ruby that fluentd runs when it loads the file.
struct EmbeddedRuby {
  std::string code;   // between the braces
  source::Span span;  // from `#` to the closing brace
};

struct Literal {
  Form form = Form::absent;
  std::string text;                // decoded; embedded Ruby stands in it as written, JSON as written
  std::vector<EmbeddedRuby> ruby;  // in file order
  document::Value json;            // form json alone: the list or map, in the arena that read_fluentd() was given
  source::Span span;               // with its quotes; empty, behind the name, where the value is absent
};

struct Parameter {
  std::string name;
  source::Span name_span;
  Literal value;
};

/// `@include PATH`: kept, never followed.
struct Include {
  Literal path;
  source::Span span;
};

struct Section {
  std::string name;  // `match`; empty for the file itself
  Literal argument;  // `titan.logs`
  std::vector<Parameter> parameters;
  std::vector<Section> sections;
  std::vector<Include> includes;
  source::Span tag;   // `<match titan.logs>`
  source::Span span;  // from the opening tag to the closing one
};

/// The parameter that counts where a name comes twice (the last), or nullptr.
[[nodiscard]] const Parameter* find_parameter(const Section& section, std::string_view name);

}  // namespace stageplot::fluentd
