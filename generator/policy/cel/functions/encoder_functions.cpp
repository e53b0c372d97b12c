// The encoders extension, base64, and Kubernetes' escape of keys in JSON pointers.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "text/base64.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

Value encode(Context& context, Arguments arguments) {
  return context.string(text::encode_base64(arguments[0].view()));
}

/// With or without padding.
Value decode(Context& context, Arguments arguments) {
  std::string text{arguments[0].view()};
  if (text.find('=') == std::string::npos) text.append((4 - text.size() % 4) % 4, '=');
  const auto decoded = text::decode_base64(text);
  if (!decoded.valid) {
    return context.fail("this is no base64: byte " + std::to_string(decoded.error_offset) + " does not fit");
  }
  return context.string(decoded.bytes, Kind::bytes);
}

/// RFC 6901: `~` and `/` in a key of a path.
Value escape_key(Context& context, Arguments arguments) {
  std::string out;
  for (const char c : arguments[0].view()) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return context.string(out);
}

constexpr std::array kFunctions = {
    Overload{"base64.encode", Style::global, {kinds(Kind::bytes)}, kinds(Kind::string), encode},
    Overload{"base64.decode", Style::global, {kinds(Kind::string)}, kinds(Kind::bytes), decode},
    Overload{"jsonpatch.escapeKey", Style::global, {kinds(Kind::string)}, kinds(Kind::string), escape_key},
};

}  // namespace

std::span<const Overload> encoder_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
