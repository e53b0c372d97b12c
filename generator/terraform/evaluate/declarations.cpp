#include "terraform/evaluate/declarations.hpp"

#include <algorithm>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kBlockTypes[] = {"check",    "data",      "ephemeral", "import",   "locals",
                                            "module",   "moved",     "output",    "provider", "removed",
                                            "resource", "terraform", "variable"};

class Reader {
 public:
  Reader(const ModuleInput& input, diagnostics::Diagnostics& diagnostics) : input_(input), diagnostics_(diagnostics) {}

  Declarations read() {
    std::vector<const ModuleFile*> files;
    for (const ModuleFile& file : input_.files) files.push_back(&file);
    std::sort(files.begin(), files.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    for (const ModuleFile* file : files) {
      const bool in_folder = file->name.find('/') == std::string_view::npos;
      if (in_folder && file->name.ends_with(".tf")) read_configuration(*file);
    }
    // The later file wins: terraform.tfvars first, then the others by name.
    for (const ModuleFile* file : files) {
      if (file->name == "terraform.tfvars") read_values(*file);
    }
    for (const ModuleFile* file : files) {
      const bool in_folder = file->name.find('/') == std::string_view::npos;
      if (in_folder && file->name.ends_with(".auto.tfvars")) read_values(*file);
    }
    return std::move(result_);
  }

 private:
  void report(const diagnostics::Rule& rule, source::Span span, std::string summary, std::string help = {},
              source::Span first = {}) {
    diagnostics::Diagnostic diagnostic{.rule = &rule,
                                       .owner = input_.owner,
                                       .summary = std::move(summary),
                                       .primary = {.span = span, .text = {}, .resolved = {}},
                                       .help = std::move(help)};
    if (first.known()) diagnostic.labels.push_back({.span = first, .text = "declared here first", .resolved = {}});
    diagnostics_.add(std::move(diagnostic));
  }

  const hcl::File& keep(hcl::File file, source::FileId id) {
    for (const hcl::SyntaxError& error : file.errors) {
      report(rules::terraform_syntax, {id, error.range.begin, error.range.end}, error.summary, error.help);
    }
    result_.files.push_back(std::move(file));
    return result_.files.back();
  }

  void read_configuration(const ModuleFile& file) {
    if (file.name == "override.tf" || file.name.ends_with("_override.tf")) {
      report(rules::terraform_not_provided, {file.file, 0, 0}, "override files are not evaluated by this tool");
      return;
    }
    const hcl::File& tree = keep(hcl::parse_file(file.text), file.file);
    for (const hcl::Attribute& attribute : tree.body.attributes) {
      report(rules::terraform_declaration, {file.file, attribute.name_range.begin, attribute.name_range.end},
             "`" + std::string(attribute.name) + "` stands outside of every block",
             "a value of a variable belongs into terraform.tfvars, a name for an expression into `locals`");
    }
    for (const hcl::Block& block : tree.body.blocks) read_block({&block, file.file});
  }

  void read_values(const ModuleFile& file) {
    const hcl::File& tree = keep(hcl::parse_values_file(file.text), file.file);
    for (const hcl::Attribute& attribute : tree.body.attributes) {
      result_.given.insert_or_assign(attribute.name, DeclaredAttribute{&attribute, file.file});
    }
  }

  bool has_labels(const Declared& declared, std::size_t count) {
    const hcl::Block& block = *declared.block;
    if (block.labels.size() == count) return true;
    report(rules::terraform_declaration, declared.header(),
           (block.type == "output" ? "an `" : "a `") + std::string(block.type) + "` block has " +
               std::to_string(block.labels.size()) + (block.labels.size() == 1 ? " label" : " labels") +
               ", and must have " + std::to_string(count),
           count == 2   ? "write its type and its name behind the word, both in quotes"
           : count == 1 ? "write its name behind the word, in quotes"
                        : "write nothing between the word and the brace");
    return false;
  }

  template <typename Key>
  bool declare(std::map<Key, Declared>& table, const Key& name, const Declared& declared, const std::string& shown) {
    const auto [entry, inserted] = table.try_emplace(name, declared);
    if (inserted) return true;
    report(rules::terraform_declaration, declared.header(), "`" + shown + "` is declared twice",
           "give one of them another name, or remove it", entry->second.header());
    return false;
  }

  void read_block(const Declared& declared) {
    const hcl::Block& block = *declared.block;
    const auto label = [&block](std::size_t index) { return block.labels[index].text; };
    if (block.type == "locals") {
      for (const hcl::Attribute& attribute : block.body.attributes) read_local({&attribute, declared.file});
    } else if (block.type == "variable") {
      if (has_labels(declared, 1)) declare(result_.variables, label(0), declared, "var." + std::string(label(0)));
    } else if (block.type == "output") {
      if (has_labels(declared, 1)) declare(result_.outputs, label(0), declared, "output." + std::string(label(0)));
    } else if (block.type == "module") {
      if (has_labels(declared, 1)) declare(result_.modules, label(0), declared, "module." + std::string(label(0)));
    } else if (block.type == "resource" || block.type == "data") {
      if (!has_labels(declared, 2)) return;
      const ResourceName name{block.type == "data" ? ResourceMode::data : ResourceMode::managed, label(0), label(1)};
      if (declare(result_.resources, name, declared, name.address())) result_.resource_order.push_back(name);
    } else if (block.type == "provider") {
      if (has_labels(declared, 1)) result_.providers.push_back(declared);
    } else if (block.type == "terraform") {
      if (has_labels(declared, 0)) result_.terraform.push_back(declared);
    } else if (block.type == "check") {
      if (!has_labels(declared, 1)) return;
      result_.checks.push_back(declared);
      for (const hcl::Block& inner : block.body.blocks) {
        if (inner.type == "data") read_block({&inner, declared.file});
      }
    } else if (std::find(std::begin(kBlockTypes), std::end(kBlockTypes), block.type) == std::end(kBlockTypes)) {
      report(rules::terraform_declaration, declared.header(),
             "Terraform has no block `" + std::string(block.type) + "` at the top of a file",
             text::did_you_mean(block.type, kBlockTypes));
    }
  }

  void read_local(const DeclaredAttribute& local) {
    const auto [entry, inserted] = result_.locals.try_emplace(local.attribute->name, local);
    if (inserted) return;
    report(rules::terraform_declaration, local.name_span(),
           "`local." + std::string(local.attribute->name) + "` is declared twice",
           "give one of them another name, or remove it", entry->second.name_span());
  }

  const ModuleInput& input_;
  diagnostics::Diagnostics& diagnostics_;
  Declarations result_;
};

}  // namespace

std::string ResourceName::address() const {
  return (mode == ResourceMode::data ? "data." : "") + std::string(type) + "." + std::string(name);
}

Declarations read_declarations(const ModuleInput& input, diagnostics::Diagnostics& diagnostics) {
  return Reader(input, diagnostics).read();
}

}  // namespace stageplot::terraform
