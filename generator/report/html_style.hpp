// The style of HTML reports: readable on a phone and on a wide screen, light and dark as the reader's system is. What a
// colour says stands beside it as a sign and a word.
#pragma once

#include <string_view>

namespace stageplot::report {

inline constexpr std::string_view kHtmlStyle = R"css(
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --line: #d5d9df; --text: #1c2128; --soft: #555e6a; --link: #0a58a8;
  --critical: #a4121a; --critical-back: #fde8e7; --difference: #0a4f99; --difference-back: #e4effb;
  --warning: #7a4d00; --warning-back: #fdf0d0; --info: #555e6a; --info-back: #eceef1;
  --a: #82121b; --a-back: #ffebe9; --b: #0c5527; --b-back: #e2f7e8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #171b22; --line: #323944; --text: #e7eaef; --soft: #a3adba; --link: #86b8f5;
    --critical: #ffaaa5; --critical-back: #431a1c; --difference: #9cc5fa; --difference-back: #152c49;
    --warning: #f2c979; --warning-back: #3b2c0a; --info: #a3adba; --info-back: #262c35;
    --a: #ffc4bf; --a-back: #3d1b1d; --b: #aeeabd; --b-back: #12331e;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem clamp(0.75rem, 3vw, 2rem) 4rem; max-width: 80rem;
  background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
code, .lines, .path, .digest { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
code { font-size: 0.875em; }
h1 { margin: 0 0 0.75rem; font-size: clamp(1.4rem, 4vw, 2rem); line-height: 1.2; }
h2 { margin: 2rem 0 0.75rem; font-size: 1.15rem; }
a { color: var(--link); }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--card); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 2; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.sides { display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; align-items: stretch; margin: 0 0 1rem; }
.side { padding: 0.4rem 0.8rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); min-width: 0; }
.side dt { font-weight: 600; }
.side dd { margin: 0; color: var(--soft); font-size: 0.875rem; }
.side .digest { font-size: 0.7rem; }
.side.a { border-left: 0.3rem solid var(--a); }
.side.b { border-left: 0.3rem solid var(--b); }
.sides .to { align-self: center; font-size: 1.4rem; color: var(--soft); }
.totals { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0 0 0.75rem; padding: 0; list-style: none; }
.totals li { padding: 0.35rem 0.8rem; border-radius: 0.5rem; background: var(--info-back); color: var(--info); }
.totals b { font-size: 1.3rem; font-variant-numeric: tabular-nums; }
.totals .critical, .matrix .critical { background: var(--critical-back); color: var(--critical); }
.totals .difference, .matrix .difference { background: var(--difference-back); color: var(--difference); }
.totals .warning, .matrix .warning { background: var(--warning-back); color: var(--warning); }
.summary, .legend { color: var(--soft); }
.summary { margin: 0; }
.legend { margin: 0.4rem 0 0; font-size: 0.875rem; }

.scroll { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); }
table { border-collapse: collapse; }
.matrix { width: 100%; font-size: 0.9rem; overflow-wrap: normal; }
.matrix th, .matrix td { padding: 0.4rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left; }
.matrix tbody tr:last-child > * { border-bottom: 0; }
.matrix thead th { white-space: nowrap; }
.matrix tbody th { font-weight: 500; min-width: 9rem; }
.matrix td { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
.matrix .same { color: var(--soft); font-weight: 400; }
.matrix td a { color: inherit; }
.matrix .folded { font-weight: 400; color: var(--soft); }

.filter {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 1.1rem; align-items: center;
  margin: 1.5rem 0 0; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--card); font-size: 0.9rem;
}
.filter fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 0.8rem; margin: 0; padding: 0; border: 0; }
.filter legend { float: left; margin-right: 0.8rem; padding: 0; line-height: 1.75rem; }
.filter label { display: inline-flex; gap: 0.35rem; align-items: center; min-height: 1.75rem; }
.filter select, .filter input[type=search], .filter button {
  min-height: 2rem; max-width: 12rem; padding: 0.15rem 0.5rem; border: 1px solid var(--soft); border-radius: 0.35rem;
  background: var(--card); color: inherit; font: inherit;
}
.filter button { cursor: pointer; }
.filter output { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }

.subject { scroll-margin-top: 5rem; margin: 0 0 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); }
.subject > summary {
  display: flex; flex-wrap: wrap; gap: 0.3rem 0.7rem; align-items: center; padding: 0.6rem 0.8rem; cursor: pointer;
  list-style: none;
}
.subject > summary::-webkit-details-marker { display: none; }
.subject > summary::before { content: "▸"; color: var(--soft); }
.subject[open] > summary::before { content: "▾"; }
.subject[open] > summary { border-bottom: 1px solid var(--line); }
.names { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; align-items: baseline; min-width: 0; }
.environment { padding: 0 0.5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: 0.875rem; }
.place { color: var(--soft); font-size: 0.9rem; }
.name { font-weight: 600; }
.counts { margin-left: auto; color: var(--soft); font-size: 0.9rem; }
.badge {
  flex: none; padding: 0 0.5rem; border-radius: 0.35rem; font-size: 0.8rem; font-weight: 600; white-space: nowrap;
  background: var(--info-back); color: var(--info);
}
.badge.critical { background: var(--critical-back); color: var(--critical); }
.badge.difference { background: var(--difference-back); color: var(--difference); }
.badge.warning { background: var(--warning-back); color: var(--warning); }
.subject > .folded { margin: 0.6rem 0.8rem 0; color: var(--soft); font-size: 0.9rem; }
.items { margin: 0; padding: 0; list-style: none; }
.item {
  position: relative; padding: 0.6rem 2.6rem 0.6rem 0.8rem; border-top: 1px solid var(--line); scroll-margin-top: 5rem;
}
.item:first-child { border-top: 0; }
.item:target { box-shadow: inset 0.25rem 0 0 var(--link); }
.what { display: flex; flex-wrap: wrap; gap: 0.2rem 0.7rem; align-items: baseline; }
.path { font-weight: 600; }
.class, .note { font-size: 0.9rem; }
.note { color: var(--soft); }
.link { position: absolute; top: 0.45rem; right: 0.6rem; padding: 0.15rem 0.5rem; text-decoration: none; }
.values { display: flex; flex-wrap: wrap; gap: 0.35rem 0.6rem; align-items: center; margin-top: 0.35rem; }
.then { display: flex; gap: 0.6rem; align-items: center; min-width: 0; }
.then .to { color: var(--soft); }
.value { min-width: 0; padding: 0.1rem 0.5rem; border-radius: 0.35rem; background: var(--info-back); }
.value .label { margin-right: 0.3rem; font-size: 0.75rem; }
.value.a { background: var(--a-back); color: var(--a); }
.value.b { background: var(--b-back); color: var(--b); }
.value.absent { color: var(--soft); }
.more { border-top: 1px solid var(--line); }
.more > summary { padding: 0.4rem 0.8rem; color: var(--soft); font-size: 0.9rem; cursor: pointer; }
.more .items { border-top: 1px solid var(--line); }
.facts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.2rem; margin: 0.45rem 0 0; font-size: 0.875rem; color: var(--soft); }
.facts div { display: flex; flex-wrap: wrap; gap: 0 0.4rem; min-width: 0; }
.facts dt::after { content: ":"; }
.facts dd { margin: 0; color: var(--text); }
.key { margin: 0.45rem 0 0.2rem; font-size: 0.8rem; }
.key span { padding: 0 0.4rem; border-radius: 0.3rem; }
.key .a, .lines .a { background: var(--a-back); color: var(--a); }
.key .b, .lines .b { background: var(--b-back); color: var(--b); }
.lines { min-width: 100%; font-size: 0.82rem; line-height: 1.45; overflow-wrap: normal; }
.lines td { padding: 0 0.5rem; white-space: pre; }
.lines .number { color: var(--soft); text-align: right; user-select: none; }
.lines .sign { padding: 0; font-weight: 700; }
.lines .text { width: 100%; }
.lines .gap td { padding: 0.15rem 0.5rem; background: var(--info-back); color: var(--soft); font-style: italic; }
.nothing { padding: 1rem; color: var(--soft); }
@media (max-width: 40rem) {
  .filter { position: static; }
  .counts, .filter output { margin-left: 0; }
  .lines td { padding: 0 0.3rem; }
}
@media print {
  .filter, .link, .skip { display: none; }
  .subject { break-inside: avoid; }
}
)css";

}  // namespace stageplot::report
