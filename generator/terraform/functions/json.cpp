#include "terraform/functions/json.hpp"

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "terraform/functions/number.hpp"

namespace stageplot::terraform {
namespace {

using Runs = std::vector<document::Run>;

void add_run(Runs* runs, const std::string& out, document::OriginId origin) {
  if (runs != nullptr) runs->push_back({static_cast<std::uint32_t>(out.size()), origin});
}

void append_json(std::string& out, const Value& value, Runs* runs) {
  add_run(runs, out, value.origin);
  switch (value.kind) {
    case document::Kind::nil:
    case document::Kind::object:
      out += "null";
      return;
    case document::Kind::boolean:
      out += value.b ? "true" : "false";
      return;
    case document::Kind::string:
    case document::Kind::bytes:
      document::append_json_string(out, value.text(), true);
      return;
    case document::Kind::list: {
      out += '[';
      for (const Value& item : value.items()) {
        if (&item != value.items().data()) out += ',';
        append_json(out, item, runs);
      }
      out += ']';
      return;
    }
    case document::Kind::map: {
      out += '{';
      for (const document::Member& member : value.map().members()) {
        if (&member != value.map().members().data()) out += ',';
        add_run(runs, out, member.key_origin);
        document::append_json_string(out, member.key->view(), true);
        out += ':';
        append_json(out, member.value, runs);
      }
      out += '}';
      return;
    }
    default:
      out += number_text(value);
      return;
  }
}

/// The tree with composed texts and whole numbers as integers.
Value settle(const Value& value, ValueFactory& values, Inheritance from) {
  switch (value.kind) {
    case document::Kind::string:
      return values.text(value.text(), from);
    case document::Kind::floating:
      return with(number_of(value.f), from);
    case document::Kind::list: {
      std::vector<Value> items;
      for (const Value& item : value.items()) items.push_back(settle(item, values, from));
      return values.list(items, TypeId::natural, from);
    }
    case document::Kind::map: {
      std::vector<document::Member> members;
      for (const document::Member& member : value.map().members()) {
        members.push_back(values.member(member.key->view(), settle(member.value, values, from)));
      }
      return values.map(members, TypeId::natural, from);
    }
    default:
      return with(value, from);
  }
}

}  // namespace

std::string encode_json(const Value& value, std::vector<document::Run>* runs) {
  std::string out;
  append_json(out, value, runs);
  return out;
}

std::optional<Value> decode_json(std::string_view text, ValueFactory& values, Inheritance from, std::string& problem) {
  values.spend(1 + text.size());
  const auto read = document::read_json_text(text, from.origin, values.arena(), {.last_duplicate_wins = true}, problem);
  if (!read) return std::nullopt;
  return settle(*read, values, from);
}

}  // namespace stageplot::terraform
