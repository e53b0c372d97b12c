#include "fields.hpp"

#include <algorithm>

#include "document/map.hpp"
#include "yaml/scalar.hpp"

namespace stageplot::hostile {
namespace {

using document::Value;

constexpr std::uint8_t kMarks = document::kUnknown | document::kDeploy;

bool is_own(const Field& field) {
  if (field.size() == 1) return field[0] == "name" || field[0] == "service";
  return field[0] == "environment" && (field[1] == "name" || field[1] == "services" || field[1] == "extends");
}

void collect(const Value& value, Field& path, std::map<Field, std::string>& found) {
  if ((value.flags & kMarks) != 0) return;
  if (value.is_string()) {
    if (!is_own(path)) found.emplace(path, value.text());
  } else if (value.is_map()) {
    for (const document::Member& member : value.map().members()) {
      path.emplace_back(member.key->view());
      collect(member.value, path, found);
      path.pop_back();
    }
  } else if (value.is_list()) {
    // A list with a mark in it cannot be written again.
    const auto items = value.items();
    if (std::ranges::any_of(items, [](const Value& item) { return (item.flags & kMarks) != 0; })) return;
    for (std::size_t i = 0; i < items.size(); ++i) {
      path.push_back(std::to_string(i));
      collect(items[i], path, found);
      path.pop_back();
    }
  }
}

/// `${` begins a reference of the model, `$${` is the text.
std::string without_references(std::string_view text) {
  std::string written;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("${")) written += '$';
    written += text[i];
  }
  return written;
}

class LayerWriter {
 public:
  LayerWriter(const std::map<Field, std::string>& texts, std::string& out, std::map<std::size_t, Field>& lines)
      : texts_(texts), out_(out), lines_(lines) {}

  /// The members of `map` that hold one of the fields.
  void members(const Value& map, Field& path, const std::string& indentation) {
    for (const document::Member& member : map.map().members()) {
      path.emplace_back(member.key->view());
      const bool elsewhere = path.size() == 1 && path[0] == "environment";
      if (!elsewhere && holds_one(path)) {
        out_ += indentation;
        yaml::append_quoted(out_, member.key->view());
        out_ += ':';
        value(member.value, path, indentation);
      }
      path.pop_back();
    }
  }

 private:
  bool holds_one(const Field& path) const {
    const auto found = texts_.lower_bound(path);
    return found != texts_.end() && found->first.size() >= path.size() &&
           std::equal(path.begin(), path.end(), found->first.begin());
  }

  void value(const Value& value, Field& path, const std::string& indentation) {
    if (value.is_map()) {
      end_line();
      // Inside a list everything is written, since lists are replaced.
      if (in_list_ > 0) {
        whole(value, path, indentation + "  ");
      } else {
        members(value, path, indentation + "  ");
      }
    } else if (value.is_list()) {
      end_line();
      ++in_list_;
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        path.push_back(std::to_string(i));
        out_ += indentation + "  -";
        this->value(value.items()[i], path, indentation + "  ");
        path.pop_back();
      }
      --in_list_;
    } else {
      scalar(value, path);
    }
  }

  void whole(const Value& map, Field& path, const std::string& indentation) {
    for (const document::Member& member : map.map().members()) {
      path.emplace_back(member.key->view());
      out_ += indentation;
      yaml::append_quoted(out_, member.key->view());
      out_ += ':';
      value(member.value, path, indentation);
      path.pop_back();
    }
  }

  void scalar(const Value& value, const Field& path) {
    out_ += ' ';
    const auto found = texts_.find(path);
    if (found != texts_.end()) {
      lines_[line_] = path;
      string(found->second);
    } else if (value.is_string()) {
      string(value.text());
    } else if (value.is_nil()) {
      out_ += "null";
    } else if (value.is(document::Kind::boolean)) {
      out_ += value.b ? "true" : "false";
    } else if (value.is(document::Kind::integer)) {
      yaml::append_number(out_, value.i);
    } else if (value.is(document::Kind::unsigned_integer)) {
      yaml::append_number(out_, value.u);
    } else {
      yaml::append_number(out_, value.f);
    }
    end_line();
  }

  void string(std::string_view text) {
    const std::string written = without_references(text);
    if (yaml::is_plain_safe(written, false)) {
      out_ += written;
    } else {
      yaml::append_quoted(out_, written);
    }
  }

  void end_line() {
    out_ += '\n';
    ++line_;
  }

  const std::map<Field, std::string>& texts_;
  std::string& out_;
  std::map<std::size_t, Field>& lines_;
  std::size_t line_ = 1;
  int in_list_ = 0;
};

}  // namespace

std::string name(const Field& field) {
  std::string text;
  for (const std::string& key : field) text += (text.empty() ? "" : ".") + key;
  return text;
}

std::map<Field, std::string> string_fields(const Value& tree) {
  std::map<Field, std::string> found;
  Field path;
  collect(tree, path, found);
  return found;
}

LayerFiles write_layer(const Value& tree, const std::map<Field, std::string>& texts) {
  LayerFiles files;
  Field path;
  LayerWriter(texts, files.service, files.service_lines).members(tree, path, "");
  if (const Value* facts = document::find(tree, "environment")) {
    path = {"environment"};
    LayerWriter(texts, files.environment, files.environment_lines).members(*facts, path, "");
  }
  return files;
}

}  // namespace stageplot::hostile
