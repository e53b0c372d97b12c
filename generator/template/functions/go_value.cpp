#include "template/functions/go_value.hpp"

#include <array>
#include <cstring>
#include <set>
#include <utility>

#include "document/map.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/pointer.hpp"
#include "template/functions/semver_version.hpp"
#include "text/go_float.hpp"

namespace stageplot::gotemplate {

using document::Kind;
using document::TypeId;
using document::Value;

namespace {

constexpr std::size_t kLongestByte = 4;

/// A byte in decimal, and a space.
struct ByteText {
  std::array<char, kLongestByte> characters{};
  std::uint8_t size = 0;
};
constexpr auto kByteTexts = [] {
  std::array<ByteText, 256> texts{};
  for (unsigned byte = 0; byte < texts.size(); ++byte) {
    ByteText& text = texts[byte];
    for (const unsigned place : {100u, 10u, 1u}) {
      if (byte >= place || place == 1) text.characters[text.size++] = static_cast<char>('0' + byte / place % 10);
    }
    text.characters[text.size++] = ' ';
  }
  return texts;
}();

class Printer {
 public:
  Printer(const Runtime& runtime, std::string& out) : runtime_(runtime), out_(out) {}

  void print(const Value& marked, int depth) {
    const Value value = runtime_.settle(marked);
    if (depth > kDeepestValue) throw FunctionError("the value is nested too deep to be printed");
    check_length();
    switch (value.kind) {
      case Kind::nil:
        out_ += "<nil>";
        break;
      case Kind::boolean:
        out_ += value.b ? "true" : "false";
        break;
      case Kind::integer:
        out_ += is_named_integer(value.type) ? named_integer_text(value) : std::to_string(value.i);
        break;
      case Kind::unsigned_integer:
        out_ += std::to_string(value.u);
        break;
      case Kind::floating:
        out_ += text::format_float(value.f);
        break;
      case Kind::string:
        out_ += value.text();
        break;
      case Kind::bytes:
        print_bytes(value.text());
        break;
      case Kind::list:
        print_list(value, depth);
        break;
      case Kind::map:
        print_map(value, depth);
        break;
      case Kind::object:
        print_object(value, depth);
        break;
    }
  }

 private:
  void check_length() const {
    if (out_.size() > RunBuilder::kLongestText) throw FunctionError("the result is longer than 64 MiB");
  }
  /// Templates that pass their whole dot as a key print every file of the chart this way.
  void print_bytes(std::string_view bytes) {
    constexpr std::size_t kAtOnce = 1024;
    std::array<char, kAtOnce * kLongestByte> printed;
    out_ += '[';
    for (std::size_t begin = 0; begin < bytes.size(); begin += kAtOnce) {
      check_length();
      char* at = printed.data();
      for (const char byte : bytes.substr(begin, kAtOnce)) {
        const ByteText& text = kByteTexts[static_cast<unsigned char>(byte)];
        std::memcpy(at, text.characters.data(), kLongestByte);
        at += text.size;
      }
      out_.append(printed.data(), at);
    }
    if (!bytes.empty()) out_.pop_back();  // the last space
    out_ += ']';
  }
  void print_list(const Value& value, int depth) {
    out_ += '[';
    bool first = true;
    for (const Value& item : value.items()) {
      if (!first) out_ += ' ';
      first = false;
      print(item, depth + 1);
    }
    out_ += ']';
  }
  void print_object(const Value& value, int depth) {
    if (is_version(value)) {
      out_ += version_of(value).text();
      return;
    }
    if (is_time(value)) {
      out_ += time_text(value);
      return;
    }
    if (value.type != TypeId::structure) return;
    out_ += '{';
    bool first = true;
    for (const document::Member& field : structure(value).fields) {
      if (!first) out_ += ' ';
      first = false;
      print(field.value, depth + 1);
    }
    out_ += '}';
  }
  void print_map(const Value& value, int depth) {
    out_ += "map[";
    bool first = true;
    for (const document::Member& member : value.map().members()) {
      if (!first) out_ += ' ';
      first = false;
      out_ += member.key->view();
      out_ += ':';
      print(member.value, depth + 1);
    }
    out_ += ']';
  }

  const Runtime& runtime_;
  std::string& out_;
};

/// Pairs of lists and maps that were compared: one that stands in a tree many times is looked into once, as Go's
/// reflect.DeepEqual does. Small trees do without.
class Compared {
 public:
  /// Whether the pair is new.
  [[nodiscard]] bool add(const void* a, const void* b) {
    constexpr std::size_t kFew = 1000;
    if (++pairs_ < kFew) return true;
    return seen_.emplace(a, b).second;
  }

 private:
  std::size_t pairs_ = 0;
  std::set<std::pair<const void*, const void*>> seen_;
};

bool deep_equal(const Runtime& runtime, const Value& marked_a, const Value& marked_b, int depth, Compared& compared);

bool equal_structures(const Runtime& runtime, const Value& a, const Value& b, int depth, Compared& compared) {
  if (is_version(a)) return version_of(a).original == version_of(b).original;
  if (is_time(a)) return time_of(a) == time_of(b);
  const std::span<const document::Member> left = structure(a).fields;
  const std::span<const document::Member> right = structure(b).fields;
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (!deep_equal(runtime, left[i].value, right[i].value, depth + 1, compared)) return false;
  }
  return true;
}

bool deep_equal(const Runtime& runtime, const Value& marked_a, const Value& marked_b, int depth, Compared& compared) {
  const Value a = runtime.settle(marked_a);
  const Value b = runtime.settle(marked_b);
  if (depth > kDeepestValue) throw FunctionError("the values are nested too deep to be compared");
  if (a.kind != b.kind || go_type_name(a) != go_type_name(b) || is_nil_collection(a.type) != is_nil_collection(b.type))
    return false;
  switch (a.kind) {
    case Kind::nil:
      return true;
    case Kind::boolean:
      return a.b == b.b;
    case Kind::integer:
      return a.i == b.i;
    case Kind::unsigned_integer:
      return a.u == b.u;
    case Kind::floating:
      return a.f == b.f;
    case Kind::string:
    case Kind::bytes:
      return a.text() == b.text();
    case Kind::list:
      if (a.l == b.l) return true;
      if (a.l->size != b.l->size) return false;
      if (!compared.add(a.l, b.l)) return true;
      for (std::uint32_t i = 0; i < a.l->size; ++i) {
        if (!deep_equal(runtime, a.l->data[i], b.l->data[i], depth + 1, compared)) return false;
      }
      return true;
    case Kind::map:
      if (a.m == b.m) return true;
      if (a.m->size != b.m->size) return false;
      if (!compared.add(a.m, b.m)) return true;
      for (std::uint32_t i = 0; i < a.m->size; ++i) {
        const document::Member& left = a.m->data[i];
        const document::Member& right = b.m->data[i];
        if (left.key->view() != right.key->view()) return false;
        if (!deep_equal(runtime, left.value, right.value, depth + 1, compared)) return false;
      }
      return true;
    case Kind::object:
      return a.o == b.o || (a.type == TypeId::structure && equal_structures(runtime, a, b, depth, compared));
  }
  return false;
}

Value make_nil(Runtime& runtime, TypeId type) {
  Value list = Value::of(runtime.arena.list(0), runtime.origin);
  list.type = type;
  return list;
}

}  // namespace

std::string_view go_type_name(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return "<nil>";
    case Kind::boolean:
      return "bool";
    case Kind::integer:
      if (is_named_integer(value.type)) return named_integer_type(value.type);
      return value.type == TypeId::go_int ? "int" : "int64";
    case Kind::unsigned_integer:
      return "uint64";
    case Kind::floating:
      return "float64";
    case Kind::string:
      return "string";
    case Kind::bytes:
      return "[]uint8";
    case Kind::list:
      switch (value.type) {
        case TypeId::go_string_list:
        case TypeId::go_nil_string_list:
          return "[]string";
        case TypeId::go_int_list:
          return "[]int";
        case TypeId::go_list_list:
          return "[][]interface {}";
        case TypeId::go_map_list:
          return "[]map[string]interface {}";
        case TypeId::go_version_set:
          return "chartutil.VersionSet";
        case TypeId::go_maintainers:
          return "[]*chart.Maintainer";
        default:
          return "[]interface {}";
      }
    case Kind::map:
      switch (value.type) {
        case TypeId::go_string_map:
        case TypeId::go_nil_string_map:
          return "map[string]string";
        case TypeId::go_chart_values:
          return "chartutil.Values";
        case TypeId::go_files:
          return "engine.files";
        default:
          return "map[string]interface {}";
      }
    case Kind::object:
      switch (value.type) {
        case TypeId::structure:
          return structure(value).type->go_name;
        case TypeId::go_error:
          return "*errors.errorString";
        default:
          return "struct {}";
      }
  }
  return "<nil>";
}

std::string_view go_type_name(const Runtime& runtime, const Value& value) {
  if (value.type == TypeId::go_chart_values) return runtime.libraries.values_type;
  if (value.type == TypeId::go_version_set) return runtime.libraries.version_set_type;
  return go_type_name(value);
}

std::string_view go_kind_name(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return "invalid";
    case Kind::integer:
      return value.type == TypeId::go_int || value.type == TypeId::month || value.type == TypeId::weekday ? "int"
                                                                                                          : "int64";
    case Kind::bytes:
    case Kind::list:
      return "slice";
    case Kind::map:
      return "map";
    case Kind::object:
      return go_type_name(value).starts_with('*') ? "ptr" : "struct";
    default:
      return go_type_name(value);
  }
}

void append_go_value(const Runtime& runtime, std::string& out, const Value& value) {
  if (is_pointer(value)) out += '&';
  Printer(runtime, out).print(value, 0);
}

std::string go_text(const Runtime& runtime, const Value& value) {
  if (value.kind == Kind::bytes) return std::string(value.text());
  std::string out;
  append_go_value(runtime, out, value);
  return out;
}

void append_go_text(RunBuilder& builder, const Value& value) {
  if (value.is_string()) {
    builder.append(value);
  } else {
    builder.append(go_text(builder.runtime(), value), value.origin);
  }
}

bool is_empty(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return true;
    case Kind::boolean:
      return !value.b;
    case Kind::integer:
      return value.i == 0;
    case Kind::unsigned_integer:
      return value.u == 0;
    case Kind::floating:
      return value.f == 0;
    case Kind::string:
    case Kind::bytes:
      return value.s->size == 0;
    case Kind::list:
      return value.l->size == 0;
    case Kind::map:
      return value.m->size == 0;
    case Kind::object:
      return false;
  }
  return true;
}

bool deep_equal(const Runtime& runtime, const Value& a, const Value& b) {
  Compared compared;
  return deep_equal(runtime, a, b, 0, compared);
}

Value make_nil_list(Runtime& runtime) {
  return make_nil(runtime, TypeId::go_nil_list);
}

Value make_nil_string_list(Runtime& runtime) {
  return make_nil(runtime, TypeId::go_nil_string_list);
}

Value make_nil_map(Runtime& runtime) {
  Value map = Value::of(runtime.arena.map(0), runtime.origin);
  map.type = TypeId::go_nil_map;
  return map;
}

}  // namespace stageplot::gotemplate
