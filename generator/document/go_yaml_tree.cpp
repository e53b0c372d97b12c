#include "document/go_yaml_tree.hpp"

#include <map>

namespace stageplot::document {

YamlTree read_yaml_tree(std::string_view text) {
  YamlTree tree;
  YamlEvents events(text, YamlEvents::Reader::fastest, YamlEvents::Versions::only_1_1);
  YamlEvent event;
  std::map<std::string, std::size_t, std::less<>> anchors;
  std::vector<std::size_t> open;  // lists and maps that have not ended
  while (events.next(event)) {
    YamlNode node{.at = event.begin, .children = {}};
    switch (event.kind) {
      case YamlEventKind::stream_end:
      case YamlEventKind::document_end:
        return tree;
      case YamlEventKind::document_start:
        continue;
      case YamlEventKind::sequence_end:
      case YamlEventKind::mapping_end:
        open.pop_back();
        continue;
      case YamlEventKind::alias: {
        const auto anchor = anchors.find(event.anchor);
        if (anchor == anchors.end()) {
          tree.unknown_anchor = std::string{event.anchor};
          tree.unknown_anchor_at = event.begin;
          return tree;
        }
        node.kind = YamlNodeKind::alias;
        node.target = anchor->second;
        break;
      }
      case YamlEventKind::scalar:
        node.plain = event.style == ScalarStyle::plain;
        node.value = std::string{event.value};
        break;
      case YamlEventKind::sequence_start:
        node.kind = YamlNodeKind::list;
        break;
      case YamlEventKind::mapping_start:
        node.kind = YamlNodeKind::map;
        break;
    }
    const std::size_t index = tree.nodes.size();
    if (node.kind != YamlNodeKind::alias) {
      node.tag = std::string{event.tag};
      node.anchor = std::string{event.anchor};
      if (!node.anchor.empty()) anchors[node.anchor] = index;
    }
    if (!open.empty()) tree.nodes[open.back()].children.push_back(index);
    if (node.kind == YamlNodeKind::list || node.kind == YamlNodeKind::map) open.push_back(index);
    tree.nodes.push_back(std::move(node));
  }
  tree.problem = events.problem();
  return tree;
}

}  // namespace stageplot::document
