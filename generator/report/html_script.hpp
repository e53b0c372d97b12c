// The script of HTML reports: the filter, and permanent links that open what they lead to. Without it everything is
// there to read.
#pragma once

#include <string_view>

namespace stageplot::report {

inline constexpr std::string_view kHtmlScript = R"js(
(() => {
  "use strict";
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);

  const form = document.getElementById("filter");
  if (form) {
    const subjects = Array.from(document.querySelectorAll(".subject"), (element) => ({
      element,
      environments: element.dataset.environments.split(" "),
      service: element.dataset.service,
      more: element.querySelector(".more"),
      head: element.querySelector("summary").textContent.toLowerCase(),
      items: Array.from(element.querySelectorAll(".item"), (item) => ({
        element: item,
        severity: item.dataset.severity,
        text: item.textContent.toLowerCase(),
      })),
    }));
    const total = subjects.reduce((sum, subject) => sum + subject.items.length, 0);
    const chosen = (name) => (form.elements[name] ? form.elements[name].value : "");
    const apply = () => {
      const severities = new Set(
        Array.from(form.querySelectorAll("[name=severity]:checked"), (box) => box.value));
      const environment = chosen("environment");
      const service = chosen("service");
      const text = chosen("text").trim().toLowerCase();
      let shown = 0;
      for (const subject of subjects) {
        const here = (environment === "" || subject.environments.includes(environment)) &&
          (service === "" || subject.service === service);
        const named = text === "" || subject.head.includes(text);
        let left = 0;
        for (const item of subject.items) {
          const passes = here && severities.has(item.severity) && (named || item.text.includes(text));
          item.element.hidden = !passes;
          if (passes) left += 1;
        }
        subject.element.hidden = left === 0;
        if (subject.more) subject.more.hidden = !subject.more.querySelector(".item:not([hidden])");
        shown += left;
      }
      document.getElementById("shown").textContent = `${shown} of ${total} shown`;
      document.getElementById("nothing").hidden = shown !== 0;
    };
    const open = (value) => () => {
      for (const { element, more } of subjects) {
        if (element.hidden) continue;
        element.open = value;
        if (more) more.open = value;
      }
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("open").addEventListener("click", open(true));
    document.getElementById("close").addEventListener("click", open(false));
    form.hidden = false;
    apply();
  }
  reveal();
})();
)js";

}  // namespace stageplot::report
