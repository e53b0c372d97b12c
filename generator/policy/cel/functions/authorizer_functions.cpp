// Kubernetes' authorizer, which only a cluster can answer. Its methods are known, so that a policy which asks it
// compiles: an authorizer bound to an unknown value stays unknown, any other receiver is an error that says why.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

Value refused(Context& context, Arguments /*arguments*/) {
  return context.fail("only a cluster's authorizer answers this, which is not there offline");
}

constexpr Kinds kText = kinds(Kind::string);

constexpr std::array kFunctions = {
    Overload{"path", Style::member, {kAny, kText}, kAny, refused},
    Overload{"group", Style::member, {kAny, kText}, kAny, refused},
    Overload{"serviceAccount", Style::member, {kAny, kText, kText}, kAny, refused},
    Overload{"resource", Style::member, {kAny, kText}, kAny, refused},
    Overload{"subresource", Style::member, {kAny, kText}, kAny, refused},
    Overload{"namespace", Style::member, {kAny, kText}, kAny, refused},
    Overload{"name", Style::member, {kAny, kText}, kAny, refused},
    Overload{"fieldSelector", Style::member, {kAny, kText}, kAny, refused},
    Overload{"labelSelector", Style::member, {kAny, kText}, kAny, refused},
    Overload{"check", Style::member, {kAny, kText}, kAny, refused},
    Overload{"allowed", Style::member, {kAny}, kinds(Kind::boolean), refused},
    Overload{"reason", Style::member, {kAny}, kText, refused},
    Overload{"errored", Style::member, {kAny}, kinds(Kind::boolean), refused},
    Overload{"error", Style::member, {kAny}, kText, refused},
};

}  // namespace

std::span<const Overload> authorizer_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
