// What the files of a module declare, before anything is evaluated: blocks by kind and name, and the lines of the
// tfvars files.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "terraform/evaluate/module.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform {

/// A block with the file that it stands in.
struct Declared {
  const hcl::Block* block = nullptr;
  source::FileId file = source::FileId::none;

  [[nodiscard]] source::Span header() const { return {file, block->header.begin, block->header.end}; }
};

/// An attribute with the file that it stands in.
struct DeclaredAttribute {
  const hcl::Attribute* attribute = nullptr;
  source::FileId file = source::FileId::none;

  [[nodiscard]] source::Span name_span() const {
    return {file, attribute->name_range.begin, attribute->name_range.end};
  }
};

struct ResourceName {
  ResourceMode mode = ResourceMode::managed;
  std::string_view type;
  std::string_view name;

  auto operator<=>(const ResourceName&) const = default;
  [[nodiscard]] std::string address() const;
};

struct Declarations {
  std::deque<hcl::File> files;  // what everything here points into
  std::map<std::string_view, Declared> variables;
  std::map<std::string_view, DeclaredAttribute> locals;
  std::map<std::string_view, Declared> outputs;
  std::map<ResourceName, Declared> resources;
  std::vector<ResourceName> resource_order;  // by file and place
  std::map<std::string_view, Declared> modules;
  std::vector<Declared> providers;
  std::vector<Declared> terraform;
  std::vector<Declared> checks;
  std::map<std::string_view, DeclaredAttribute> given;  // of tfvars files; the strongest of each name
};

/// Reads the files. Syntax errors, blocks that Terraform does not know and names that stand twice are findings.
[[nodiscard]] Declarations read_declarations(const ModuleInput& input, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::terraform
