// Whether a value of the model was read, from the set of origins that a run has left. Inside unread/.
#pragma once

#include "document/origin.hpp"
#include "document/origin_set.hpp"
#include "model/model.hpp"

namespace stageplot::unread {

class ValueReads {
 public:
  ValueReads(const document::Origins& origins, document::OriginSet& reads) : origins_(origins), reads_(reads) {}

  /// Where the value itself was written: of one that is a reference, the place of the reference.
  [[nodiscard]] document::OriginId own_origin(const document::Value& value) const;
  /// Whether a person wrote the value; not the tool, not a default, not the pipeline.
  [[nodiscard]] bool is_set_by_person(const document::Value& value) const;
  /// Whether the value is one reference (or holds some), so that what lies inside it was written elsewhere.
  [[nodiscard]] bool is_derived(const document::Value& value) const;

  /// Whether the value itself was read, or (of a member) its key.
  [[nodiscard]] bool is_read(const document::Value& value, document::OriginId key_origin) const;
  /// Whether it, or anything in it, was read.
  [[nodiscard]] bool is_read_anywhere(const document::Value& value, document::OriginId key_origin) const;

  /// Counts everything that values of the model refer to as read: whoever refers to a value needs it.
  void follow_references(const model::Model& model);

 private:
  void follow(const document::Value& value);

  const document::Origins& origins_;
  document::OriginSet& reads_;
};

}  // namespace stageplot::unread
