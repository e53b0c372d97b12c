// Two texts of objects, compared: what the tests of this folder share.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "document/yaml_reader.hpp"
#include "drift/kubernetes/compare_objects.hpp"
#include "drift/kubernetes/normalise.hpp"

namespace stageplot::drift::kubernetes {

inline std::string read_file(const std::string& path) {
  std::ifstream in(STAGEPLOT_SOURCE_DIR "/tests/drift/kubernetes/" + path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Class and path with keys in no quotes, as the recordings have them.
inline std::string plain_path(const diff::Path& path) {
  std::string text;
  for (const diff::Step& step : path.steps) {
    if (step.kind == diff::Step::Kind::member) {
      text += "." + step.text;
    } else {
      text += "[" + (step.kind == diff::Step::Kind::position ? std::to_string(step.index_b) : step.text) + "]";
    }
  }
  return text;
}

class Comparison {
 public:
  document::Value read(std::string_view text) {
    std::string error;
    // A list holds the documents of a stream.
    const source::FileId file = sources_.add("objects.yaml", std::string{text});
    const auto documents = document::read_yaml_stream(file, sources_, arena_, origins_,
                                                      {.resolution = document::YamlResolution::kubernetes}, findings_);
    if (!documents || !findings_.empty()) throw std::runtime_error("the test's objects cannot be read");
    return document::Value::of(arena_.list(*documents));
  }

  void add(std::vector<Object>& side, const document::Value& documents) {
    for (const document::Value& each : documents.items()) {
      for_each_object(each, [&](const document::Value& object) {
        if (auto made = normalise(arena_, object, normalise_options)) side.push_back(std::move(*made));
      });
    }
  }
  void model(std::string_view text) { add(model_, read(text)); }
  void live(std::string_view text) { add(live_, read(text)); }

  const std::vector<ObjectDrift>& compare() {
    drifts = compare_objects(arena_, model_, live_, options);
    return drifts;
  }

  /// `changed Deployment/a.spec.replicas`, of at least this severity, sorted by object as they come.
  std::vector<std::string> found(diff::Severity least, diff::Severity most = diff::Severity::critical) const {
    std::vector<std::string> texts;
    for (const ObjectDrift& object : drifts) {
      for (const Difference& each : object.differences) {
        if (each.severity < least || each.severity > most) continue;
        texts.push_back(std::string{diff::name_of(each.what, diff::Mode::drift)} + " " + object.key.kind + "/" +
                        object.key.name + plain_path(each.path));
      }
    }
    return texts;
  }

  CompareOptions options;
  NormaliseOptions normalise_options;
  std::vector<ObjectDrift> drifts;
  document::Arena& arena() { return arena_; }
  std::vector<Object>& model_objects() { return model_; }
  std::vector<Object>& live_objects() { return live_; }

 private:
  document::Arena arena_;
  document::Origins origins_;
  source::SourceFiles sources_;
  diagnostics::Diagnostics findings_;
  std::vector<Object> model_;
  std::vector<Object> live_;
};

}  // namespace stageplot::drift::kubernetes
