// One unit of this repository's own model as a project in memory, whose fields can be given other texts: they are
// written as YAML files of a layer above all others, and go the whole way from there, through the reader, the
// references, the schema, the checks, the templates and the chart to the read-back of the outputs.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fields.hpp"
#include "source/file_tree.hpp"

namespace stageplot::hostile {

/// A finding of severity error.
struct Refusal {
  std::string code;
  std::string text;  // place, summary and help, as the concise format prints them
  Field field;       // on whose line it is; empty: on another line
};

struct Outcome {
  std::vector<Refusal> refusals;
  bool sound = false;                          // the unit would be written
  std::map<std::string, std::string> outputs;  // path → text
};

class Project {
 public:
  /// The files of the project at `root` that the unit consists of, with `more` laid over them as a layer's file of the
  /// service.
  Project(const std::string& root, std::string_view environment, std::string_view service, std::string_view more);

  /// All string fields of the unit with their texts.
  [[nodiscard]] const std::map<Field, std::string>& fields() const { return fields_; }

  /// Loads and renders it with other texts in some fields.
  [[nodiscard]] Outcome run(const std::map<Field, std::string>& texts) const;
  /// The same with files of the layer given as they are.
  [[nodiscard]] Outcome run(const LayerFiles& files) const;

 private:
  [[nodiscard]] source::MemoryTree with(const LayerFiles& files) const;

  std::string environment_;
  std::string service_;
  std::map<std::string, std::string, std::less<>> files_;
  std::map<Field, std::string> fields_;
  struct Loaded;
  std::shared_ptr<const Loaded> plain_;  // the unit without other texts: what the layer's files are made from
};

}  // namespace stageplot::hostile
