#include "drift/exports/plain_text.hpp"

#include <algorithm>
#include <array>

namespace stageplot::drift {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kKubectlHelp = "export with `kubectl get … -o json > FILE`";
constexpr std::string_view kShowHelp =
    "export with `terraform show -json > FILE`, of a plan with `terraform show -json PLAN > FILE`";
constexpr std::string_view kHelmHelp =
    "export with `helm get values RELEASE -a -o yaml > FILE` or `helm get manifest RELEASE > FILE`";

struct Beginning {
  std::string_view text;
  std::string_view what;
  std::string_view help;
};

constexpr std::array kBeginnings = {
    Beginning{"PK\x03\x04"sv, "a plan as Terraform keeps it", "show it as JSON: `terraform show -json PLAN > FILE`"},
    Beginning{"\x1f\x8b"sv, "a compressed file", "unpack it first"},
    Beginning{"\xff\xfe"sv, "in UTF-16",
              "have the shell write UTF-8: in PowerShell `… | Out-File -Encoding utf8 FILE`"},
    Beginning{"\xfe\xff"sv, "in UTF-16",
              "have the shell write UTF-8: in PowerShell `… | Out-File -Encoding utf8 FILE`"},
    Beginning{"Error from server", "an error message of kubectl", kKubectlHelp},
    Beginning{"The connection to the server", "an error message of kubectl", kKubectlHelp},
    Beginning{"Unable to connect to the server", "an error message of kubectl", kKubectlHelp},
    Beginning{"No resources found", "a message of kubectl that there is nothing", kKubectlHelp},
    Beginning{"Name:", "a description of kubectl for people", kKubectlHelp},
    Beginning{"Error:", "an error message", "see what the command says, and export again when it succeeds"},
    Beginning{"error:", "an error message", "see what the command says, and export again when it succeeds"},
    Beginning{"An error occurred (", "an error message of aws", "export again when `aws` succeeds"},
    Beginning{"NAME: ", "what `helm status` or `helm get all` prints for people", kHelmHelp},
    Beginning{"REVISION", "a table of helm for people", "export with `helm history RELEASE -o json > FILE`"},
    Beginning{"Terraform used the selected providers", "a plan for people", kShowHelp},
    Beginning{"Terraform will perform", "a plan for people", kShowHelp},
    Beginning{"An execution plan has been generated", "a plan for people", kShowHelp},
    Beginning{"Note: Objects have changed outside of Terraform", "a plan for people", kShowHelp},
    Beginning{"No changes. Your infrastructure matches", "a plan for people", kShowHelp},
    Beginning{"# aws_", "a state for people", kShowHelp},
    Beginning{"# data.aws_", "a state for people", kShowHelp},
    Beginning{"# module.", "a state for people", kShowHelp},
    Beginning{"{\"@level\":", "the log of `terraform plan -json`, not a plan", kShowHelp},
    Beginning{"<?xml", "XML", "have `aws` print JSON: `--output json`"},
};

/// kubectl's tables begin with these words in capitals, with blanks between them.
bool is_kubectl_table(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (!line.starts_with("NAME ") && !line.starts_with("NAMESPACE ")) return false;
  return std::ranges::all_of(
      line, [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' || c == '(' || c == ')' || c == '\r'; });
}

}  // namespace

std::optional<NotAnExport> recognise_plain_text(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin);
  if (is_kubectl_table(text)) return NotAnExport{"a table of kubectl for people", std::string{kKubectlHelp}};
  for (const Beginning& beginning : kBeginnings) {
    if (text.starts_with(beginning.text)) return NotAnExport{std::string{beginning.what}, std::string{beginning.help}};
  }
  return std::nullopt;
}

}  // namespace stageplot::drift
