#include "read_outputs.hpp"

#include <algorithm>
#include <set>

#include "diagnostics/render/concise.hpp"
#include "document/dump.hpp"
#include "document/map.hpp"
#include "document/second_opinion.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/reader.hpp"
#include "fluentd/tree.hpp"
#include "systemd/command_line.hpp"
#include "systemd/unit_file.hpp"
#include "text/normal_form.hpp"
#include "tfvars_reader.hpp"

namespace stageplot::hostile {
namespace {

using document::Value;
using document::YamlResolution;

class Reading {
 public:
  explicit Reading(Places& places) : places_(places) {}

  void output(const std::string& path, const std::string& text) {
    if (path.ends_with(".tfvars")) {
      if (!read_tfvars(text, path, places_.values)) places_.errors += path + " holds more than literals\n" + text;
    } else if (path.ends_with(".tf")) {
      places_.values[path] = text;  // the same whatever the values are
    } else if (path.ends_with(".tftpl")) {
      // Terraform composes what it reads before anybody sees it.
      if (!stageplot::text::is_composed(text)) places_.errors += path + " would be changed by Terraform\n" + text;
      yaml(path, fill_template(text));
    } else if (path.ends_with(".yaml")) {
      yaml(path, text);
    } else {
      configuration(path, text);
    }
  }

 private:
  /// Both resolutions and the second opinion must agree.
  void yaml(const std::string& path, const std::string& text) {
    const source::FileId file = sources_.add(path, text);
    std::vector<std::string> dumps;
    for (const YamlResolution resolution : {YamlResolution::helm, YamlResolution::kubernetes}) {
      const auto documents =
          document::read_yaml_stream(file, sources_, arena_, origins_, {.resolution = resolution}, findings_);
      if (!documents) break;
      std::map<std::string, std::string> values;
      std::set<std::string> names;
      for (const Value& object : *documents) collect(object, path + '/' + kind_of(object), values);
      if (resolution == YamlResolution::helm) {
        places_.values.insert(values.begin(), values.end());
        continue;
      }
      for (const auto& [place, value] : values) {
        if (places_.values[place] != value) places_.errors += place + " is read in two ways\n";
      }
    }
    document::check_second_opinion(file, sources_, diagnostics::Owner::templates, findings_);
    report(text);
  }

  /// Objects of manifests stand under their kinds, of which there is one each.
  static std::string kind_of(const Value& object) {
    const Value* kind = object.is_map() ? document::find(object, "kind") : nullptr;
    return kind != nullptr && kind->is_string() ? std::string(kind->text()) : "";
  }

  void configuration(const std::string& path, const std::string& text) {
    const source::FileId file = sources_.add(path, text);
    const auto section = fluentd::read_fluentd(sources_, file, arena_, {}, findings_);
    if (section) collect(fluentd::to_tree(*section, arena_, origins_), path, places_.values);
    report(text);
  }

  void unit(const std::string& path, const std::string& text) {
    const source::FileId file = sources_.add(path, text);
    const systemd::UnitFile read = systemd::read_unit_file(file, text, findings_);
    for (const systemd::UnitSection& section : read.sections) {
      std::map<std::string, std::size_t> counts;
      for (const systemd::Setting& setting : section.settings) {
        const std::string place =
            path + '/' + section.name + '/' + setting.name + ' ' + std::to_string(counts[setting.name]++);
        std::vector<systemd::Word> words;
        if (setting.name.starts_with("Exec")) {
          for (const systemd::Command& command : systemd::read_command_line(setting.value).commands) {
            words.insert(words.end(), command.words.begin(), command.words.end());
          }
        } else if (setting.name == "Environment") {
          std::vector<systemd::Flaw> flaws;
          words = systemd::read_words(setting.value, flaws);
        } else {
          places_.values[place] = "string " + setting.value;
        }
        const bool command = setting.name.starts_with("Exec");
        for (std::size_t i = 0; i < words.size(); ++i) {
          places_.values[place + '/' + std::to_string(i)] = "string " + expanded(words[i].text, command);
        }
      }
    }
    report(text);
  }

  /// systemd's `%%` and, in commands, `$$` as the characters they stand for; its variables stay.
  static std::string expanded(const std::string& word, bool command) {
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const bool doubled =
          i + 1 < word.size() && word[i + 1] == word[i] && (word[i] == '%' || (command && word[i] == '$'));
      text += word[i];
      if (doubled) ++i;
    }
    return text;
  }

  void collect(const Value& value, const std::string& path, std::map<std::string, std::string>& values) {
    if (value.is_map()) {
      values[path] = "map of " + std::to_string(value.map().size);
      for (const document::Member& member : value.map().members()) {
        collect(member.value, path + '/' + std::string{member.key->view()}, values);
      }
    } else if (value.is_list()) {
      values[path] = "list of " + std::to_string(value.items().size());
      const bool named = have_names(value);
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        const Value& item = value.items()[i];
        const std::string place = named ? std::string(document::find(item, "name")->text()) : std::to_string(i);
        collect(item, path + '/' + place, values);
      }
    } else if (value.is_string()) {
      string(value, path, values);
    } else {
      values[path] = value.is_number() ? "number" : document::dump(value);
    }
  }

  /// Whether each item has a name, and each its own.
  static bool have_names(const Value& list) {
    std::set<std::string_view> names;
    return std::ranges::all_of(list.items(), [&names](const Value& item) {
      const Value* name = item.is_map() ? document::find(item, "name") : nullptr;
      return name != nullptr && name->is_string() && names.insert(name->text()).second;
    });
  }

  void string(const Value& value, const std::string& path, std::map<std::string, std::string>& values) {
    const std::string text{value.text()};
    if (text.find("\n<match") != std::string::npos || text.find("\n<source>") != std::string::npos) {
      if (!path.ends_with("content") && !path.ends_with("config") && !path.ends_with("fluent.conf")) {
        values[path] = "string " + text;
        return;
      }
      configuration(path, text);
    } else if (path.ends_with("/content") && text.starts_with("[Unit]")) {
      unit(path, text);
    } else if (path.ends_with("/content") && text.find("\n[Unit]\n") != std::string::npos) {
      unit(path, text);
    } else {
      values[path] = "string " + text;
    }
  }

  void report(const std::string& text) {
    if (findings_.has_errors()) {
      places_.errors += diagnostics::render_concise(diagnostics::finish(std::move(findings_), sources_)) + text;
    }
    findings_ = {};
  }

  Places& places_;
  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics findings_;
};

}  // namespace

Places read_outputs(const std::map<std::string, std::string>& outputs) {
  Places places;
  for (const auto& [path, text] : outputs) {
    if (path.ends_with(".map.json")) continue;
    Reading(places).output(path, text);
  }
  return places;
}

}  // namespace stageplot::hostile
