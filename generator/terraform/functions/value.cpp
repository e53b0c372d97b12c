#include "terraform/functions/value.hpp"

#include <utf8proc.h>
#include <algorithm>

#include <cstdlib>

#include "document/map.hpp"
#include "terraform/functions/number.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"
#include "text/normal_form.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

constexpr std::size_t kMostOrigins = 32;  // distinct ones that are collected before origins are united

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Unicode's composed form, which Terraform gives every text.
std::string compose(std::string_view text) {
  utf8proc_uint8_t* composed = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
  std::free(composed);
  return result;
}

class Collector {
 public:
  void add(const Value& value) {
    flags_ |= value.flags;
    if (value.origin == OriginId::none || origins_.size() == kMostOrigins) return;
    if (std::find(origins_.begin(), origins_.end(), value.origin) == origins_.end()) origins_.push_back(value.origin);
  }
  void add_whole(const Value& value, ValueFactory& values) {
    values.spend(1);
    const bool is_collection = value.is_list() || value.is_map();
    if (!is_collection) return add(value);
    flags_ |= value.flags;
    if (value.is_list()) {
      if (value.items().empty()) add(value);
      for (const Value& item : value.items()) add_whole(item, values);
    } else {
      if (value.map().size == 0) add(value);
      for (const document::Member& member : value.map().members()) add_whole(member.value, values);
    }
  }
  Inheritance take(document::Origins& origins) const {
    const auto flags = static_cast<std::uint8_t>(flags_ & kContagious);
    if (origins_.empty()) return {OriginId::none, flags};
    if (origins_.size() == 1) return {origins_.front(), flags};
    return {origins.derive(origins_), flags};
  }

 private:
  std::vector<OriginId> origins_;
  unsigned flags_ = 0;
};

/// The bytes by which Terraform orders what has no order of its own.
void append_order_bytes(std::string& out, const Value& value) {
  switch (value.kind) {
    case document::Kind::nil:
      out += '~';
      return;
    case document::Kind::object:
      out += '?';
      return;
    case document::Kind::boolean:
      out += value.b ? 'T' : 'F';
      return;
    case document::Kind::string:
    case document::Kind::bytes:
      out += text::go_quote(value.text());
      return;
    case document::Kind::list: {
      const bool tuple = is_tuple(value);
      out += tuple ? '<' : '[';
      for (const Value& item : value.items()) {
        append_order_bytes(out, item);
        out += ';';
      }
      out += tuple ? '>' : ']';
      return;
    }
    case document::Kind::map: {
      const bool object = is_object(value);
      out += object ? '<' : '{';
      for (const document::Member& member : value.map().members()) {
        if (!object) out += text::go_quote(member.key->view()) + ':';
        append_order_bytes(out, member.value);
        out += ';';
      }
      out += object ? '>' : '}';
      return;
    }
    default:
      out += text::format_float(as_double(value), 'g', 10);
      return;
  }
}

Equality combine(Equality a, Equality b) {
  if (a == Equality::no || b == Equality::no) return Equality::no;
  return a == Equality::unknown || b == Equality::unknown ? Equality::unknown : Equality::yes;
}

}  // namespace

Value ValueFactory::text(std::string_view text, Inheritance from, std::span<const document::Run> runs) {
  spend(1 + text.size() / 64);
  if (is_ascii(text) || text::is_composed(text)) return with(Value::of(arena_.copy(text, runs)), from);
  return with(Value::of(arena_.copy(compose(text))), from);
}

Value ValueFactory::unknown(std::string_view reason, Inheritance from) {
  auto* object = arena_.create<document::Unknown>();
  object->reason = arena_.copy(reason);
  Value value = with(Value::of(object, TypeId::unknown), from);
  value.flags |= document::kUnknown;
  return value;
}

Value ValueFactory::list(std::span<const Value> items, TypeId type, Inheritance from) {
  spend(1 + items.size());
  Value value = with(Value::of(arena_.list(items)), from);
  value.type = type;
  return value;
}

Value ValueFactory::map(std::vector<document::Member>& members, TypeId type, Inheritance from) {
  spend(1 + members.size());
  Value value = with(Value::of(document::make_map(arena_, members)), from);
  value.type = type;
  return value;
}

document::Member ValueFactory::member(std::string_view key, const Value& value) {
  return {text(key).s, value, value.origin};
}

Value ValueFactory::set(std::vector<Value> items, Inheritance from) {
  spend(1 + items.size());
  std::stable_sort(items.begin(), items.end(),
                   [](const Value& a, const Value& b) { return compare_set_items(a, b) < 0; });
  const auto last = std::unique(items.begin(), items.end(),
                                [](const Value& a, const Value& b) { return equal(a, b) == Equality::yes; });
  items.erase(last, items.end());
  return list(items, TypeId::terraform_set, from);
}

Inheritance ValueFactory::inherit(std::span<const Value> values) {
  Collector collector;
  for (const Value& value : values) collector.add(value);
  return collector.take(origins_);
}

Inheritance ValueFactory::inherit_whole(std::span<const Value> values) {
  Collector collector;
  for (const Value& value : values) collector.add_whole(value, *this);
  return collector.take(origins_);
}

OriginId ValueFactory::derive(OriginId a, OriginId b) {
  if (a == b || b == OriginId::none) return a;
  if (a == OriginId::none) return b;
  const OriginId both[] = {a, b};
  return origins_.derive(both);
}

const Value* find_unknown(const Value& value) {
  if (is_unknown(value)) return &value;
  if (value.is_list()) {
    for (const Value& item : value.items()) {
      if (const Value* found = find_unknown(item)) return found;
    }
  } else if (value.is_map()) {
    for (const document::Member& member : value.map().members()) {
      if (const Value* found = find_unknown(member.value)) return found;
    }
  }
  return nullptr;
}

std::string_view unknown_reason(const Value& value) {
  if (!is_unknown(value)) return {};
  if (value.type == TypeId::deploy) return "the pipeline supplies it";
  const document::String* reason = document::unknown(value).reason;
  return reason == nullptr ? std::string_view{} : reason->view();
}

Equality equal(const Value& a, const Value& b) {
  if (is_unknown(a) || is_unknown(b)) return Equality::unknown;
  if (a.is_nil() || b.is_nil()) return a.is_nil() && b.is_nil() ? Equality::yes : Equality::no;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0 ? Equality::yes : Equality::no;
  if (a.kind != b.kind) return Equality::no;
  switch (a.kind) {
    case document::Kind::boolean:
      return a.b == b.b ? Equality::yes : Equality::no;
    case document::Kind::string:
      return a.text() == b.text() ? Equality::yes : Equality::no;
    case document::Kind::list: {
      // A tuple is never equal to a list or a set.
      if (is_tuple(a) != is_tuple(b) || is_set(a) != is_set(b) || a.l->size != b.l->size) return Equality::no;
      Equality result = Equality::yes;
      for (std::size_t i = 0; i < a.l->size && result != Equality::no; ++i) {
        result = combine(result, equal(a.items()[i], b.items()[i]));
      }
      return result;
    }
    case document::Kind::map: {
      if (is_object(a) != is_object(b) || a.m->size != b.m->size) return Equality::no;
      Equality result = Equality::yes;
      for (std::size_t i = 0; i < a.m->size && result != Equality::no; ++i) {
        if (a.m->data[i].key->view() != b.m->data[i].key->view()) return Equality::no;
        result = combine(result, equal(a.m->data[i].value, b.m->data[i].value));
      }
      return result;
    }
    default:
      return Equality::no;
  }
}

int compare_set_items(const Value& a, const Value& b) {
  const auto rank = [](const Value& value) { return is_unknown(value) ? 1 : value.is_nil() ? 2 : 0; };
  if (rank(a) != rank(b)) return rank(a) < rank(b) ? -1 : 1;
  if (rank(a) != 0) return 0;
  if (a.is_string() && b.is_string()) return a.text().compare(b.text());
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.is(document::Kind::boolean) && b.is(document::Kind::boolean))
    return static_cast<int>(a.b) - static_cast<int>(b.b);
  std::string left;
  std::string right;
  append_order_bytes(left, a);
  append_order_bytes(right, b);
  return left.compare(right);
}

std::string_view type_name(const Value& value) {
  switch (value.kind) {
    case document::Kind::nil:
      return "null";
    case document::Kind::boolean:
      return "bool";
    case document::Kind::string:
    case document::Kind::bytes:
      return "string";
    case document::Kind::list:
      return is_set(value) ? "set" : is_tuple(value) ? "tuple" : "list";
    case document::Kind::map:
      return is_object(value) ? "object" : "map";
    case document::Kind::object:
      return "unknown";
    default:
      return "number";
  }
}

}  // namespace stageplot::terraform
