// Turns subschemas into nodes and instructions, one at a time, as references ask for them. Internal to the stage.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "schema/program.hpp"
#include "schema/resources.hpp"

namespace stageplot::schema {

class Compiler {
 public:
  Compiler(const document::Origins& origins, const CompileOptions& options, diagnostics::Diagnostics& diagnostics)
      : origins_(origins), options_(options), diagnostics_(diagnostics), resources_(options) {}

  void run(const document::Value& schema, Program& program);

 private:
  using Keywords = std::array<const document::Value*, kKeywordCount>;

  NodeId node_of(const Subschema& subschema);
  /// The node of a schema under a keyword; kNone where the value is no schema.
  NodeId node_at(const document::Value& value);
  void add_dynamic_anchors();
  void compile_node(NodeId id);
  Keywords read_keywords(const Node& node, const document::Value& schema);

  // compiler.cpp: references and the order of instructions
  void emit_references(NodeId id, const Keywords& keywords);
  void emit_reference(NodeId id, Keyword keyword, const document::Value& reference);
  void find_endless_references();
  void resolve_defaults();

  // compiler_assertions.cpp
  void emit_assertions(const Keywords& keywords, Draft draft);
  void emit_type(const document::Value& value);
  void emit_values(const Keywords& keywords);
  void emit_ranges(const Keywords& keywords, Draft draft);
  void emit_limits(const Keywords& keywords);
  void emit_pattern(const document::Value& value);
  void emit_required(const Keywords& keywords);
  void emit_scalar_type(const document::Value& value);

  // compiler_applicators.cpp
  void emit_applicators(const Keywords& keywords, Draft draft);
  void emit_members(const Keywords& keywords);
  void emit_items(const Keywords& keywords, Draft draft);
  void emit_contains(const Keywords& keywords, Draft draft);
  void emit_branches(const Keywords& keywords);
  void emit_dependents(const Keywords& keywords);
  void emit_node(Keyword keyword, const document::Value* value);

  void emit(Instruction instruction) { program_->instructions.push_back(instruction); }
  std::uint32_t add_names(const document::Value& list);
  std::uint32_t add_pattern(std::string_view text, document::OriginId origin);

  void report(const diagnostics::Rule& rule, const std::string& summary, const document::Value& where,
              std::string help = {});
  void report_bad(Keyword keyword, std::string_view due, const document::Value& where);

  const document::Origins& origins_;
  const CompileOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  Resources resources_;
  Program* program_ = nullptr;
  std::unordered_map<const document::Value*, NodeId> nodes_;
  std::vector<const Subschema*> sources_;  // by NodeId
  std::unordered_map<std::string, std::uint32_t> anchor_names_;
  std::unordered_map<std::string, std::uint32_t> patterns_;
  std::size_t resources_seen_ = 0;
  std::string current_pointer_;
};

}  // namespace stageplot::schema
