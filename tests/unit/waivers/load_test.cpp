// What may stand in policies/waivers.yaml, and what is said about everything else.
#include "policy/waivers/load.hpp"

#include <gtest/gtest.h>

#include "unit/waivers/loaded.hpp"

namespace stageplot::waivers {
namespace {

TEST(LoadWaivers, AllMembers) {
  Loaded loaded(R"(waivers:
  - id: idle
    code: [check.host-domain, policy.replicas]
    environments: [dev, preprod]
    services: [cart]
    path: workload.replicas
    file: environments/dev
    owner: platform
    reason: one copy is enough there
    expires: 2027-01-31
    ticket: OPS-12
    x-note: read by no one
  - {code: check.alarm-name, owner: shop, reason: old names, expires: "2026-12-31"}
)");
  EXPECT_EQ(loaded.findings(), "");
  ASSERT_EQ(loaded.waivers.entries.size(), 2u);
  const Entry& first = loaded.waivers.entries[0];
  EXPECT_EQ(first.waiver.number, 1u);
  EXPECT_EQ(first.waiver.id, "idle");
  EXPECT_EQ(first.waiver.owner, "platform");
  EXPECT_EQ(first.waiver.reason, "one copy is enough there");
  EXPECT_EQ(first.waiver.expires, "2027-01-31");
  EXPECT_EQ(first.waiver.ticket, "OPS-12");
  EXPECT_EQ(first.waiver.place.file, "policies/waivers.yaml");
  EXPECT_EQ(first.waiver.place.begin.line, 2u);
  EXPECT_EQ(text_of(first.expires), "2027-01-31");
  ASSERT_EQ(first.codes.size(), 2u);
  EXPECT_EQ(first.codes[1].text, "policy.replicas");
  EXPECT_EQ(first.scope.environments.size(), 2u);
  EXPECT_EQ(first.scope.services.size(), 1u);
  EXPECT_TRUE(first.scope.path.has_value());
  EXPECT_TRUE(first.scope.file.has_value());
  EXPECT_EQ(loaded.waivers.by_code.at("policy.replicas").front(), &first);
  EXPECT_EQ(loaded.waivers.by_code.at("check.alarm-name").front(), &loaded.waivers.entries[1]);
}

TEST(LoadWaivers, NoFileAndNoWaivers) {
  source::SourceFiles sources;
  diagnostics::Diagnostics diagnostics;
  EXPECT_TRUE(load_waivers(source::MemoryTree{}, shipped::tree(), sources, diagnostics).entries.empty());
  EXPECT_TRUE(diagnostics.empty());
  Loaded empty("waivers: []\n");
  EXPECT_TRUE(empty.waivers.entries.empty());
  EXPECT_EQ(empty.findings(), "");
}

struct Mistake {
  const char* text;
  const char* findings;
};

TEST(LoadWaivers, Mistakes) {
  for (const Mistake& mistake : {
           Mistake{"",
                   "policies/waivers.yaml:1:1: error[schema.missing-key]: the document lacks the key `waivers`\n"
                   "  (waivers)\n"
                   "  add `waivers`; what it is: The waivers; the first one that fits a finding waives it\n"},
           Mistake{"waivers:\n  - {code: check.host-domain, owner: shop, reason: x}\n",
                   "policies/waivers.yaml:2:5: error[schema.missing-key]: `waivers[0]` lacks the key `expires`\n"
                   "  (waivers[0].expires)\n"
                   "  add `expires`; what it is: The last day on which it holds, YYYY-MM-DD\n"},
           Mistake{"waivers:\n  - {code: check.host-domain, owner: shop, reasn: x, expires: 2027-01-31}\n",
                   "policies/waivers.yaml:2:44: error[schema.unknown-key]: unknown key `reasn` in `waivers[0]`\n"
                   "  (waivers[0].reasn)\n"
                   "  did you mean `reason`?\n"},
           Mistake{"waivers:\n  - {code: check.host-domain, owner: \"\", reason: \" \", expires: 2027-01-31}\n",
                   "policies/waivers.yaml:2:38: error[schema.length]: `owner` has 0 characters, but at least 1 is due\n"
                   "  (waivers[0].owner)\n"
                   "  what it is: The team that answers for it\n"
                   "policies/waivers.yaml:2:50: error[waiver.bad-value]: `reason` is blank\n"
                   "  (waivers[0].reason)\n"
                   "  say it in words\n"},
           Mistake{
               "waivers:\n  - {code: 1, environments: dev, owner: [shop], reason: x, expires: 31.01.2027}\n  - 3\n",
               "policies/waivers.yaml:2:12: error[schema.wrong-type]: `code` is an integer, but a list or a string is "
               "due\n"
               "  (waivers[0].code)\n"
               "  quote it: `\"1\"`; what it is: Code of a finding, of a rule (`check.host-domain`) or a policy "
               "(`policy.NAME`), or several codes\n"
               "policies/waivers.yaml:2:29: error[schema.wrong-type]: `environments` is a string, but a list is due\n"
               "  (waivers[0].environments)\n"
               "  write it as a list: `[dev]`; what it is: Only findings about these environments; without it, about "
               "any and about none\n"
               "policies/waivers.yaml:2:41: error[schema.wrong-type]: `owner` is a list, but a string is due\n"
               "  (waivers[0].owner)\n"
               "  what it is: The team that answers for it\n"
               "policies/waivers.yaml:2:69: error[schema.pattern]: `expires` is `31.01.2027`, which does not match the "
               "pattern `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`\n"
               "  (waivers[0].expires)\n"
               "  what it is: The last day on which it holds, YYYY-MM-DD\n"
               "policies/waivers.yaml:3:5: error[schema.wrong-type]: `waivers[1]` is an integer, but a map is due\n"
               "  (waivers[1])\n"
               "  what it is: A waiver; it is for the findings that fit everything that it says\n"},
           Mistake{"waivers:\n  - {code: check.host-domain, owner: shop, reason: x, expires: 2027-02-30}\n",
                   "policies/waivers.yaml:2:64: error[waiver.bad-value]: `2027-02-30` is no day of the calendar\n"
                   "  (waivers[0].expires)\n"
                   "  write the last day on which the waiver holds as YYYY-MM-DD\n"},
           Mistake{"waivers:\n  - {code: check.host-domain, owner: shop, reason: !unknown \"x\", expires: 2027-01-31, "
                   "path: a..b, file: /etc}\n",
                   "policies/waivers.yaml:2:52: error[waiver.bad-value]: a waiver cannot have the mark `!unknown`\n"
                   "  (waivers[0].reason)\n"
                   "  give the value; what is not known yet cannot be waived\n"
                   "policies/waivers.yaml:2:93: error[waiver.bad-value]: `a..b` is no data path\n"
                   "  (waivers[0].path)\n"
                   "  write it as findings do: `workload.ports[0].name`, `labels[\"a.b\"]`, `alerts.*.period`\n"
                   "policies/waivers.yaml:2:105: error[waiver.bad-value]: `/etc` is no path below the project's root\n"
                   "  (waivers[0].file)\n"
                   "  name a file or folder from the project's root: `environments/dev/cart.yaml`\n"},
           Mistake{"waivers: !unknown \"x\"\n",
                   "policies/waivers.yaml:1:10: error[waiver.bad-value]: a waiver cannot have the mark `!unknown`\n"
                   "  (waivers)\n"
                   "  give the value; what is not known yet cannot be waived\n"},
       }) {
    Loaded loaded(mistake.text);
    EXPECT_EQ(loaded.findings(), mistake.findings);
    EXPECT_TRUE(loaded.waivers.entries.empty()) << mistake.text;
  }
}

TEST(LoadWaivers, Duplicates) {
  Loaded loaded("waivers:\n" + entry("id: a, code: check.host-domain, services: [b, a]") +
                entry("id: a, code: check.host-domain, services: [a, b], environments: [dev]") +
                entry("code: [check.alarm-name, check.host-domain], services: [a, b]"));
  EXPECT_EQ(loaded.findings(),
            "policies/waivers.yaml:3:10: warning[waiver.duplicate]: there is a waiver with the id `a` already\n"
            "  (waivers[1].id)\n"
            "  keep the one whose reason holds, remove the other one\n"
            "  the first one: policies/waivers.yaml:2\n"
            "policies/waivers.yaml:4:31: warning[waiver.duplicate]: `check.host-domain` is waived for the same scope "
            "already\n"
            "  (waivers[2].code)\n"
            "  keep the one whose reason holds, remove the other one\n"
            "  the first one: policies/waivers.yaml:2\n");
  EXPECT_EQ(loaded.waivers.entries.size(), 3u);
}

}  // namespace
}  // namespace stageplot::waivers
