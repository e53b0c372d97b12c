#include "policy/cel/value_text.hpp"

#include <cmath>

#include "policy/cel/functions/network.hpp"
#include "policy/cel/map.hpp"
#include "policy/cel/opaque.hpp"
#include "policy/cel/time.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"

namespace stageplot::policy::cel {
namespace {

constexpr std::uint32_t kMostDepth = 200;

class Writer {
 public:
  explicit Writer(std::size_t most) : most_(most) {}

  std::string run(const Value& value) {
    write(value, 0);
    if (out_.size() > most_) {
      out_.resize(most_);
      while (!out_.empty() && (static_cast<unsigned char>(out_.back()) & 0xC0) == 0x80) out_.pop_back();
      out_ += "…";
    }
    return std::move(out_);
  }

 private:
  void call(std::string_view function, std::string_view argument) {
    out_ += std::string{function} + "(" + text::go_quote(argument) + ")";
  }

  void number(double value) {
    if (std::isnan(value)) return call("double", "NaN");
    if (std::isinf(value)) return call("double", value < 0 ? "-Infinity" : "Infinity");
    const std::string text = text::format_float(value);
    out_ += text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
  }

  void write(const Value& value, std::uint32_t depth) {
    if (out_.size() > most_ || depth > kMostDepth) {
      if (depth > kMostDepth) out_ += "…";
      return;
    }
    switch (value.kind) {
      case Kind::null:
        out_ += "null";
        return;
      case Kind::boolean:
        out_ += value.b ? "true" : "false";
        return;
      case Kind::integer:
        out_ += std::to_string(value.i);
        return;
      case Kind::unsigned_integer:
        out_ += std::to_string(value.u) + "u";
        return;
      case Kind::floating:
        return number(value.d);
      case Kind::string:
        out_ += text::go_quote(value.view().substr(0, most_));
        return;
      case Kind::bytes:
        out_ += "b" + text::go_quote(value.view().substr(0, most_));
        return;
      case Kind::type:
        out_ += value.view();
        return;
      case Kind::list:
        return list(value, depth);
      case Kind::map:
        return map(value, depth);
      case Kind::duration:
        return call("duration", duration_text(value.i));
      case Kind::timestamp:
        return call("timestamp", timestamp_text(value));
      case Kind::optional:
        out_ += value.items == nullptr ? "optional.none()" : "optional.of(";
        if (value.items == nullptr) return;
        write(*value.items, depth + 1);
        out_ += ")";
        return;
      case Kind::quantity:
        return call("quantity", opaque<QuantityValue>(value).quantity.canonical());
      case Kind::url:
        return call("url", opaque<UrlValue>(value).text);
      case Kind::ip:
        return call("ip", ip_text(opaque<IpValue>(value)));
      case Kind::cidr:
        return call("cidr", cidr_text(opaque<CidrValue>(value)));
      case Kind::semver:
        return version(opaque<SemverValue>(value));
      default:
        out_ += "<" + std::string{type_name(value.kind)} + ">";
    }
  }

  void version(const SemverValue& value) {
    std::string text =
        std::to_string(value.major) + "." + std::to_string(value.minor) + "." + std::to_string(value.patch);
    if (!value.prerelease.empty()) text += "-" + std::string{value.prerelease};
    if (!value.build.empty()) text += "+" + std::string{value.build};
    call("semver", text);
  }

  void list(const Value& value, std::uint32_t depth) {
    out_ += "[";
    for (std::uint32_t i = 0; i < list_size(value) && out_.size() <= most_; ++i) {
      if (i > 0) out_ += ", ";
      write(list_item(value, i), depth + 1);
    }
    out_ += "]";
  }

  void map(const Value& value, std::uint32_t depth) {
    out_ += "{";
    for (std::uint32_t i = 0; i < map_size(value) && out_.size() <= most_; ++i) {
      if (i > 0) out_ += ", ";
      const MapEntry entry = map_entry(value, i);
      write(entry.key, depth + 1);
      out_ += ": ";
      write(entry.value, depth + 1);
    }
    out_ += "}";
  }

  std::size_t most_;
  std::string out_;
};

}  // namespace

std::string show(const Value& value, std::size_t most) {
  return Writer(most).run(value);
}

}  // namespace stageplot::policy::cel
