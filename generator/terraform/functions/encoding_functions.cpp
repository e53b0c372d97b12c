// Base64, JSON, YAML, CSV and URLs.
#include <algorithm>

#include "document/yaml_reader.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/json.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "terraform/functions/yaml.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

Value base64_decode(const Call& call) {
  const auto decoded = text::decode_base64(call.text(0));
  if (!decoded.valid) throw FunctionError("failed to decode base64 data", 0);
  if (text::find_invalid_utf8(decoded.bytes) != text::kValid) {
    throw FunctionError("the result of decoding the provided string is not valid UTF-8", 0);
  }
  return call.result(decoded.bytes);
}

Value base64_encode(const Call& call) {
  return call.result(text::encode_base64(call.text(0)));
}

Value json_decode(const Call& call) {
  std::string problem;
  const auto value = decode_json(call.text(0), call.values, call.from, problem);
  if (!value) throw FunctionError(problem, 0);
  return *value;
}

Value json_encode(const Call& call) {
  std::vector<document::Run> runs;
  const std::string text = encode_json(call[0], &runs);
  return call.values.text(text, call.from, runs);
}

Value yaml_encode(const Call& call) {
  return call.result(encode_yaml(call[0]));
}

Value yaml_decode(const Call& call) {
  std::string problem;
  const auto value = decode_yaml(call.text(0), call.values, call.from, problem);
  if (!value) throw FunctionError(problem, 0);
  return *value;
}

Value url_encode(const Call& call) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : call.text(0)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
        c == '.' || c == '~') {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    }
  }
  return call.result(out);
}

/// Reads one record of RFC 4180 as Go's encoding/csv does; moves `text` behind it.
std::vector<std::string> read_record(std::string_view& text) {
  std::vector<std::string> fields;
  for (;;) {
    std::string field;
    if (text.starts_with('"')) {
      text.remove_prefix(1);
      for (;;) {
        const std::size_t quote = text.find('"');
        if (quote == std::string_view::npos) throw FunctionError("a quote of the CSV text is not closed", 0);
        field += text.substr(0, quote);
        text.remove_prefix(quote + 1);
        if (!text.starts_with('"')) break;
        field += '"';
        text.remove_prefix(1);
      }
      if (!text.empty() && text.front() != ',' && text.front() != '\n' && !text.starts_with("\r\n")) {
        throw FunctionError("text follows a closing quote in the CSV text", 0);
      }
    } else {
      const std::size_t end = std::min(text.find_first_of(",\n"), text.size());
      field = text.substr(0, end);
      if (field.find('"') != std::string::npos)
        throw FunctionError("a bare quote stands in a field of the CSV text", 0);
      text.remove_prefix(end);
      if (text.starts_with('\n') && field.ends_with('\r')) field.pop_back();
    }
    fields.push_back(std::move(field));
    if (text.starts_with(',')) {
      text.remove_prefix(1);
      continue;
    }
    if (text.starts_with("\r\n")) text.remove_prefix(1);
    if (text.starts_with('\n')) text.remove_prefix(1);
    return fields;
  }
}

Value csv_decode(const Call& call) {
  std::string_view text = call.text(0);
  const auto skip_empty_lines = [&text] {
    while (text.starts_with('\n') || text.starts_with("\r\n")) text.remove_prefix(text.front() == '\n' ? 1 : 2);
  };
  skip_empty_lines();
  if (text.empty()) throw FunctionError("missing header line", 0);
  const std::vector<std::string> header = read_record(text);
  std::vector<std::string> sorted = header;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    throw FunctionError("duplicate column name \"" + *std::adjacent_find(sorted.begin(), sorted.end()) + "\"", 0);
  }
  std::vector<Value> rows;
  for (skip_empty_lines(); !text.empty(); skip_empty_lines()) {
    const std::vector<std::string> fields = read_record(text);
    if (fields.size() != header.size()) throw FunctionError("a record has another number of fields than the header", 0);
    std::vector<document::Member> members;
    for (std::size_t i = 0; i < header.size(); ++i) {
      members.push_back(call.values.member(header[i], call.result(fields[i])));
    }
    rows.push_back(call.values.map(members, TypeId::natural, call.from));
  }
  return call.values.list(rows, TypeId::terraform_list, call.from);
}

constexpr Parameter kOneAnyWholeNull[] = {{.look = Look::whole, .allows_null = true}};

constexpr Function kFunctions[] = {
    {.name = "base64decode", .parameters = kOneString, .call = base64_decode},
    {.name = "base64encode", .parameters = kOneString, .call = base64_encode},
    {.name = "csvdecode", .parameters = kOneString, .call = csv_decode},
    {.name = "jsondecode", .parameters = kOneString, .call = json_decode},
    {.name = "jsonencode", .parameters = kOneAnyWholeNull, .call = json_encode},
    {.name = "textdecodebase64", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "textencodebase64", .parameters = {}, .kind = FunctionKind::not_provided},
    {.name = "urlencode", .parameters = kOneString, .call = url_encode},
    {.name = "yamldecode", .parameters = kOneString, .call = yaml_decode},
    {.name = "yamlencode", .parameters = kOneAnyWholeNull, .call = yaml_encode},
};

}  // namespace

std::span<const Function> encoding_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
