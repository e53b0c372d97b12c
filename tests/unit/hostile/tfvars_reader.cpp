#include "tfvars_reader.hpp"

#include "text/normal_form.hpp"
#include "text/utf8.hpp"

namespace stageplot::hostile {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == '+';
}

class Reader {
 public:
  Reader(std::string_view text, std::map<std::string, std::string>& values) : text_(text), values_(values) {}

  bool members(const std::string& path, char end) {
    std::size_t count = 0;
    for (;; ++count) {
      skip_blanks();
      if (at_ == text_.size() || text_[at_] == end) break;
      std::string name;
      if (!key(name)) return false;
      skip_blanks();
      if (!take('=')) return false;
      if (!value(path + '/' + name)) return false;
      skip_blanks();
      (void)take(',');
    }
    values_[path] = "map of " + std::to_string(count);
    return end == '\0' ? at_ == text_.size() : take(end);
  }

 private:
  bool key(std::string& name) {
    if (at_ < text_.size() && text_[at_] == '"') return quoted(name);
    while (at_ < text_.size() && is_name(text_[at_])) name += text_[at_++];
    return !name.empty();
  }

  bool value(const std::string& path) {
    skip_blanks();
    if (at_ == text_.size() || ++depth_ > 50) return false;
    bool read = false;
    std::string scalar;
    if (text_[at_] == '"') {
      read = quoted(scalar);
      values_[path] = "string " + scalar;
    } else if (take('{')) {
      read = members(path, '}');
    } else if (take('[')) {
      read = items(path);
    } else {
      while (at_ < text_.size() && is_name(text_[at_])) scalar += text_[at_++];
      read = !scalar.empty();
      values_[path] = "word " + scalar;
    }
    --depth_;
    return read;
  }

  bool items(const std::string& path) {
    std::size_t count = 0;
    for (skip_blanks(); !take(']'); skip_blanks()) {
      if (!value(path + '/' + std::to_string(count++))) return false;
      skip_blanks();
      (void)take(',');
    }
    values_[path] = "list of " + std::to_string(count);
    return true;
  }

  bool quoted(std::string& out) {
    for (++at_; at_ < text_.size() && text_[at_] != '"';) {
      const std::string_view rest = text_.substr(at_);
      if (rest[0] == '\n') return false;
      if (rest.starts_with("$${") || rest.starts_with("%%{")) {
        out += rest.substr(1, 2);
        at_ += 3;
      } else if (rest.starts_with("${") || rest.starts_with("%{")) {
        return false;
      } else if (rest[0] != '\\') {
        out += rest[0];
        ++at_;
      } else if (!escape(rest, out)) {
        return false;
      }
    }
    return text::is_composed(out) && take('"');
  }

  bool escape(std::string_view rest, std::string& out) {
    constexpr std::string_view kNames = "nrt\"\\";
    constexpr std::string_view kValues = "\n\r\t\"\\";
    if (rest.size() < 2) return false;
    if (rest[1] == 'u' || rest[1] == 'U') {
      const std::size_t digits = rest[1] == 'u' ? 4 : 8;
      if (rest.size() < 2 + digits) return false;
      text::append_utf8(out, static_cast<char32_t>(std::stoul(std::string(rest.substr(2, digits)), nullptr, 16)));
      at_ += 2 + digits;
      return true;
    }
    const std::size_t found = kNames.find(rest[1]);
    if (found == std::string_view::npos) return false;
    out += kValues[found];
    at_ += 2;
    return true;
  }

  void skip_blanks() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size() - 1);
      if (text_[at_] != ' ' && text_[at_] != '\n') return;
    }
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::map<std::string, std::string>& values_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

bool read_tfvars(std::string_view text, const std::string& path, std::map<std::string, std::string>& values) {
  return Reader(text, values).members(path, '\0');
}

std::string fill_template(std::string_view text) {
  std::string filled;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t end = rest.find('}');
    if (rest.starts_with("$${") || rest.starts_with("%%{")) {
      filled += rest.substr(1, 2);
      i += 3;
    } else if (rest.starts_with("${") && end != std::string_view::npos) {
      filled.append("<").append(rest.substr(2, end - 2)).append(">");
      i += end + 1;
    } else {
      filled += text[i++];
    }
  }
  return filled;
}

}  // namespace stageplot::hostile
