// Puts a counter or flag back at the end of a scope.
#pragma once

namespace stageplot::schema {

template <typename T>
class Restore {
 public:
  explicit Restore(T& variable) : variable_(variable), before_(variable) {}
  Restore(const Restore&) = delete;
  Restore& operator=(const Restore&) = delete;
  ~Restore() { variable_ = before_; }

 private:
  T& variable_;
  T before_;
};

}  // namespace stageplot::schema
