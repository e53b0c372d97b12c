#include "policy/cel/pattern.hpp"

#include <re2/re2.h>

namespace stageplot::policy::cel {

struct Pattern::Compiled {
  Compiled(std::string_view text, const re2::RE2::Options& options)
      : expression(re2::StringPiece(text.data(), text.size()), options) {}
  re2::RE2 expression;
};

Pattern::Pattern(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Pattern::~Pattern() = default;

std::unique_ptr<const Pattern> Pattern::compile(std::string_view text, std::string& error) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(8 << 20);
  auto compiled = std::make_unique<Compiled>(text, options);
  if (!compiled->expression.ok()) {
    error = compiled->expression.error();
    return nullptr;
  }
  return std::unique_ptr<const Pattern>(new Pattern(std::move(compiled)));
}

bool Pattern::matches(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->expression);
}

std::vector<std::string_view> Pattern::find(std::string_view text, std::size_t from) const {
  const int count = groups() + 1;
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(count));
  if (!compiled_->expression.Match(re2::StringPiece(text.data(), text.size()), from, text.size(), re2::RE2::UNANCHORED,
                                   found.data(), count)) {
    return {};
  }
  std::vector<std::string_view> result;
  result.reserve(found.size());
  for (const re2::StringPiece& piece : found) result.emplace_back(piece.data(), piece.size());
  return result;
}

int Pattern::groups() const {
  return compiled_->expression.NumberOfCapturingGroups();
}

}  // namespace stageplot::policy::cel
