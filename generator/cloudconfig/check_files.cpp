// The files that a cloud-config writes.
#include <map>

#include "cloudconfig/subject.hpp"
#include "diagnostics/rules/cloudconfig.hpp"
#include "document/map.hpp"
#include "text/base64.hpp"

namespace stageplot::cloudconfig {
namespace rules = diagnostics::rules;

namespace {

/// Some permission to run the file; without permissions a file has 0644.
bool is_executable(std::string_view permissions) {
  if (permissions.size() < 3) return false;
  for (const char digit : permissions.substr(permissions.size() - 3)) {
    if (digit >= '0' && digit <= '7' && (digit - '0') % 2 == 1) return true;
  }
  return false;
}

void check_encoding(const Subject& subject, const document::Value& entry, const std::string& encoding,
                    const WrittenFile& file, const std::string& path, Report& report) {
  const bool base64 = encoding.ends_with("base64") || encoding.ends_with("b64");
  const document::Value* content = document::find(entry, "content");
  if (!base64 || content == nullptr || text::decode_base64(file.content).valid) return;
  report.add({.rule = &rules::cloudconfig_bad_value,
              .summary = "the content of `" + file.path + "` is not base64, as its encoding says",
              .primary = {subject.span(*content), "refused at the first boot", {}},
              .path = path + ".content",
              .help = "encode it, or remove `encoding`"});
}

}  // namespace

std::vector<WrittenFile> check_files(const Subject& subject, Report& report) {
  std::vector<WrittenFile> files;
  const document::Value* entries = document::find(subject.root, "write_files");
  if (entries == nullptr) entries = document::find(subject.root, "write-files");
  if (entries == nullptr || !entries->is_list()) return files;
  std::map<std::string, source::Span> places;
  for (std::size_t i = 0; i < entries->items().size(); ++i) {
    const document::Value& entry = entries->items()[i];
    const auto path = entry.is_map() ? subject.text_at(entry, "path") : std::nullopt;
    if (!path) continue;
    const std::string data_path = "write_files[" + std::to_string(i) + "]";
    const source::Span place = subject.span(*document::find(entry, "path"));
    const std::string encoding = subject.text_at(entry, "encoding").value_or("");
    WrittenFile file{.path = *path,
                     .content = subject.text_at(entry, "content").value_or(""),
                     .readable = encoding.empty(),
                     .executable = is_executable(subject.text_at(entry, "permissions").value_or("0644")),
                     .entry = entry};
    check_encoding(subject, entry, encoding, file, data_path, report);
    if (path->starts_with("/usr/")) {
      report.add({.rule = &rules::cloudconfig_bad_value,
                  .summary = "`" + *path + "` lies under `/usr`, which is read-only",
                  .primary = {place, "refused at the first boot", {}},
                  .path = data_path + ".path",
                  .help = "write it to `/etc`, `/opt` or `/var`"});
    }
    const auto [first, is_new] = places.try_emplace(*path, place);
    if (!is_new) {
      report.add({.rule = &rules::cloudconfig_duplicate,
                  .summary = "`" + *path + "` is written twice",
                  .primary = {place, "again here", {}},
                  .labels = {{first->second, "first here", {}}},
                  .path = data_path + ".path",
                  .help = "keep one of them"});
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace stageplot::cloudconfig
