#include "template/functions/toml_writer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "calendar/duration.hpp"
#include "calendar/format_moment.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/semver_version.hpp"
#include "template/functions/toml_local_time.hpp"
#include "text/go_float.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Kind;
using document::Member;
using document::TypeId;
using document::Value;

/// The encoder gives up with this message, which toToml returns as its text.
struct NotWritable {
  std::string message;
};

/// What a value becomes in TOML, as far as that decides where it stands.
enum class Shape { nothing, plain, table, array_of_tables };

bool is_table(Shape shape) {
  return shape == Shape::table || shape == Shape::array_of_tables;
}

using Key = std::vector<std::string_view>;

class TomlWriter {
 public:
  explicit TomlWriter(Runtime& runtime) : runtime_(runtime) {}

  void document(const Value& value) {
    if (value.is_nil()) throw FunctionError("reflect: call of reflect.Value.Type on zero Value");
    encode(value, 0);
  }

  std::string take() && { return std::move(out_); }

 private:
  void write(std::string_view text) {
    out_ += text;
    if (out_.size() > RunBuilder::kLongestText) throw FunctionError("the result is longer than 64 MiB");
  }
  void new_line() {
    if (!out_.empty()) out_ += '\n';
  }
  void indent() { out_.append(2 * (key_.size() - 1), ' '); }

  void write_quoted(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    write("\"");
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      switch (c) {
        case '"':
          out_ += "\\\"";
          break;
        case '\\':
          out_ += "\\\\";
          break;
        case '\b':
          out_ += "\\b";
          break;
        case '\t':
          out_ += "\\t";
          break;
        case '\n':
          out_ += "\\n";
          break;
        case '\f':
          out_ += "\\f";
          break;
        case '\r':
          out_ += "\\r";
          break;
        default:
          if (byte < 0x20 || byte == 0x7F) {
            out_ += "\\u00";
            out_ += kDigits[byte >> 4];
            out_ += kDigits[byte & 0xF];
          } else {
            out_ += c;
          }
      }
    }
    write("\"");
  }

  void write_key(std::string_view key) {
    const auto is_bare = [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    if (!key.empty() && std::all_of(key.begin(), key.end(), is_bare)) return write(key);
    write_quoted(key);
  }

  void write_path() {
    for (std::size_t i = 0; i < key_.size(); ++i) {
      if (i > 0) out_ += '.';
      write_key(key_[i]);
    }
  }

  [[nodiscard]] bool is_old() const { return !runtime_.libraries.toml_has_exponents; }

  static bool writes_itself(const Value& value) { return is_time(value) || is_version(value); }

  /// Throws where a list has an element that is nil, at any depth, as the encoder does on its first look at it.
  Shape shape_of(const Value& marked, int depth) {
    const Value value = runtime_.settle(marked);
    if (document::is_nil_collection(value.type)) return Shape::nothing;
    switch (value.kind) {
      case Kind::nil:
        return Shape::nothing;
      case Kind::map:
        return Shape::table;
      case Kind::object:
        return writes_itself(value) ? Shape::plain : Shape::table;
      case Kind::list:
        return list_shape(value, depth);
      default:
        return Shape::plain;
    }
  }

  Shape list_shape(const Value& list, int depth) {
    if (depth > kDeepestValue) throw FunctionError("the value is nested too deep to be written");
    if (list.l->size == 0) return Shape::plain;
    if (const auto known = list_shapes_.find(list.l); known != list_shapes_.end()) return known->second;
    bool tables_alone = true;
    for (const Value& item : list.items()) {
      const Shape shape = shape_of(item, depth + 1);
      if (shape == Shape::nothing) throw NotWritable{"toml: cannot encode array with nil element"};
      const bool decides = !is_old() || &item == list.items().data();
      tables_alone = tables_alone && (!decides || shape == Shape::table);
    }
    const Shape shape = tables_alone ? Shape::array_of_tables : Shape::plain;
    list_shapes_.emplace(list.l, shape);
    return shape;
  }

  /// The value under key_, in a line or as a table of its own.
  void encode(const Value& marked, int depth) {
    const Value value = runtime_.settle(marked);
    if (depth > kDeepestValue) throw FunctionError("the value is nested too deep to be written");
    if (value.is(Kind::map)) {
      if (!document::is_nil_collection(value.type)) table(value, depth);
    } else if (value.is(Kind::object) && !writes_itself(value)) {
      table(value, depth);
    } else if (value.is(Kind::list) && shape_of(value, depth) == Shape::array_of_tables) {
      array_of_tables(value, depth);
    } else {
      key_value(value, false, depth);
    }
  }

  void table(const Value& value, int depth) {
    if (key_.size() == 1) new_line();
    if (!key_.empty()) {
      indent();
      write("[");
      write_path();
      write("]");
      new_line();
    }
    members(value, false, depth);
  }

  void array_of_tables(const Value& list, int depth) {
    if (key_.empty()) throw NotWritable{"toml: top-level values must be Go maps or structs"};
    for (const Value& item : list.items()) {
      new_line();
      indent();
      write("[[");
      write_path();
      write("]]");
      new_line();
      const Value table = runtime_.settle(item);
      if (shape_of(table, depth) != Shape::table) {
        throw FunctionError("eTable: unhandled reflect.Value Kind: " + std::string{go_kind_name(table)});
      }
      members(table, false, depth + 1);
    }
  }

  void key_value(const Value& value, bool in_line, int depth) {
    if (key_.empty()) {
      if (is_old()) throw NotWritable{"toml: top-level values must be Go maps or structs"};
      return element(value, depth);
    }
    if (!in_line) indent();
    write_key(key_.back());
    write(" = ");
    element(value, depth);
    if (!in_line) new_line();
  }

  void members(const Value& value, bool in_line, int depth) {
    if (value.is(Kind::map)) {
      map_members(value.map().members(), in_line, depth);
    } else {
      std::vector<Member> fields;
      append_fields(structure(value), fields);
      struct_members(fields, in_line, depth);
    }
  }

  static void append_fields(const Structure& object, std::vector<Member>& fields) {
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
      if (i == 0 && object.type->embeds_first) {
        append_fields(structure(object.fields[0].value), fields);
      } else {
        fields.push_back(object.fields[i]);
      }
    }
  }

  void member(const Member& member, bool in_line, int depth) {
    if (in_line) {
      write_key(member.key->view());
      write(" = ");
      element(runtime_.settle(member.value), depth + 1);
    } else {
      key_.push_back(member.key->view());
      encode(member.value, depth + 1);
      key_.pop_back();
    }
  }

  /// What is no table comes first, since what follows a table's head belongs to it. The commas of inline tables follow
  /// the number of members, those that are nil and left out included.
  void map_members(std::span<const Member> members, bool in_line, int depth) {
    std::vector<const Member*> halves[2];
    for (const Member& each : members) halves[is_table(shape_of(each.value, depth)) ? 1 : 0].push_back(&each);
    if (in_line) write("{");
    for (const std::vector<const Member*>& half : halves) {
      const bool more_follow = &half == &halves[0] && !halves[1].empty();
      for (const Member* each : half) {
        if (shape_of(each->value, depth) == Shape::nothing) continue;
        member(*each, in_line, depth);
        if (in_line && (more_follow || each != half.back())) write(", ");
      }
    }
    if (in_line) write("}");
  }

  void struct_members(const std::vector<Member>& fields, bool in_line, int depth) {
    if (in_line) write("{");
    for (const bool tables : {false, true}) {
      for (const Member& field : fields) {
        const Shape shape = shape_of(field.value, depth);
        if (is_table(shape) != tables || shape == Shape::nothing) continue;
        member(field, in_line, depth);
        if (in_line && &field != &fields.back()) write(", ");
      }
    }
    if (in_line) write("}");
  }

  void element(const Value& marked, int depth) {
    const Value value = runtime_.settle(marked);
    if (depth > kDeepestValue) throw FunctionError("the value is nested too deep to be written");
    switch (value.kind) {
      case Kind::nil:
        return;
      case Kind::boolean:
        return write(value.b ? "true" : "false");
      case Kind::integer:
        if (value.type == TypeId::duration_value && !is_old()) return write_quoted(calendar::duration_text(value.i));
        return write(std::to_string(value.i));
      case Kind::unsigned_integer:
        return write(std::to_string(value.u));
      case Kind::floating:
        return write(float_text(value.f));
      case Kind::string:
        return write_quoted(value.text());
      case Kind::bytes:
        return bytes(value.text());
      case Kind::list:
        return array(value, depth);
      case Kind::map:
        return members(value, true, depth);
      case Kind::object:
        if (is_time(value)) return write(toml_time_text(time_of(value)));
        if (is_version(value)) return write_quoted(version_of(value).text());
        if (value.type == TypeId::structure) return members(value, true, depth);
    }
  }

  void array(const Value& list, int depth) {
    write("[");
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      if (i > 0) write(", ");
      element(list.items()[i], depth + 1);
    }
    write("]");
  }

  void bytes(std::string_view text) {
    write("[");
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i > 0) write(", ");
      write(std::to_string(static_cast<unsigned char>(text[i])));
    }
    write("]");
  }

  [[nodiscard]] std::string float_text(double number) const {
    if (std::isnan(number)) return std::signbit(number) && !is_old() ? "-nan" : "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : is_old() ? "+inf" : "inf";
    std::string text = text::format_float(number, is_old() ? 'f' : 'g');
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
  }

  Runtime& runtime_;
  std::string out_;
  Key key_;  // of the value that is written
  std::map<const document::List*, Shape> list_shapes_;
};

}  // namespace

WrittenToml write_toml(Runtime& runtime, const Value& value) {
  WrittenToml written;
  try {
    TomlWriter writer(runtime);
    writer.document(value);
    written.text = std::move(writer).take();
  } catch (NotWritable& problem) {
    written.error = std::move(problem.message);
  }
  return written;
}

}  // namespace stageplot::gotemplate
