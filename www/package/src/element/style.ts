/** Looks of the element; every colour can be set from outside by a custom property. */
export const STYLE = `
:host {
  --_ink: var(--kyso-ink, #1b2325);
  --_quiet: var(--kyso-quiet, #556065);
  --_line: var(--kyso-line, #cdd3ce);
  --_panel: var(--kyso-panel, #fff);
  --_accent: var(--kyso-accent, #17616b);
  --_on-accent: var(--kyso-on-accent, #fff);
  --_good: var(--kyso-good, #1c6b42);
  --_warn: var(--kyso-warn, #845000);
  --_bad: var(--kyso-bad, #a02820);
  --_neutral: var(--kyso-neutral, #475763);
  --_radius: var(--kyso-radius, 10px);
  display: block;
  box-sizing: border-box;
  color: var(--_ink);
  font: 1rem/1.6 var(--kyso-font, "Be Vietnam Pro", system-ui, "Noto Sans", sans-serif);
  text-align: start;
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --_ink: var(--kyso-ink, light-dark(#1b2325, #e5eaec));
    --_quiet: var(--kyso-quiet, light-dark(#556065, #9fabb1));
    --_line: var(--kyso-line, light-dark(#cdd3ce, #3a474e));
    --_panel: var(--kyso-panel, light-dark(#fff, #192125));
    --_accent: var(--kyso-accent, light-dark(#17616b, #72c4ce));
    --_on-accent: var(--kyso-on-accent, light-dark(#fff, #06262a));
    --_good: var(--kyso-good, light-dark(#1c6b42, #7ad3a0));
    --_warn: var(--kyso-warn, light-dark(#845000, #efba63));
    --_bad: var(--kyso-bad, light-dark(#a02820, #f19a90));
    --_neutral: var(--kyso-neutral, light-dark(#475763, #a9b7c0));
  }
}
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
bdi { unicode-bidi: isolate; overflow-wrap: anywhere; }
.drop { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 12px; padding: 24px 20px; border: 2px dashed var(--_line); border-radius: var(--_radius); background: var(--_panel); text-align: center; }
.drop.over { border-color: var(--_accent); border-style: solid; }
.drop .hint { flex-basis: 100%; color: var(--_quiet); font-size: .875rem; }
button { font: inherit; min-height: 44px; padding: 8px 18px; border: 1px solid var(--_accent); border-radius: calc(var(--_radius) - 2px); background: var(--_accent); color: var(--_on-accent); cursor: pointer; }
button.quiet { background: transparent; color: var(--_accent); }
button:disabled { opacity: .55; cursor: not-allowed; }
:is(button, summary, input, section):focus-visible { outline: 3px solid var(--kyso-focus, #b8570b); outline-offset: 2px; }
input { font: inherit; min-height: 44px; padding: 8px 12px; border: 1px solid var(--_quiet); border-radius: 6px; background: var(--_panel); color: var(--_ink); max-width: 100%; }
.list { display: grid; gap: 12px; }
.list:not(:empty) { margin-block-start: 16px; }
.tone-good { --_tone: var(--_good); }
.tone-warn { --_tone: var(--_warn); }
.tone-bad { --_tone: var(--_bad); }
.tone-neutral { --_tone: var(--_neutral); }
.item { display: grid; gap: 8px; min-width: 0; padding: 16px 18px; border: 1px solid var(--_line); border-inline-start: 5px solid var(--_tone); border-radius: var(--_radius); background: var(--_panel); contain: paint; }
.name { display: flex; gap: 8px; align-items: flex-start; color: var(--_quiet); font-size: .9375rem; }
.headline { display: flex; gap: 10px; align-items: flex-start; color: var(--_tone); font-size: 1.25rem; font-weight: 650; line-height: 1.45; }
.next { color: var(--_ink); }
.note { color: var(--_quiet); font-size: .8125rem; }
.checking, .password { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.password { align-items: flex-end; }
.password label { display: grid; gap: 6px; }
progress { flex: 1 1 120px; min-width: 80px; height: 10px; accent-color: var(--_accent); }
summary { cursor: pointer; width: fit-content; padding-block: 10px; color: var(--_accent); font-weight: 600; }
section { padding-block: 12px; border-block-start: 1px solid var(--_line); }
.heading { font-weight: 650; }
.saying, .findings li { display: flex; gap: 8px; align-items: flex-start; }
.saying { color: var(--_tone); }
.findings { display: grid; gap: 8px; margin-block-start: 8px; }
.findings svg { color: var(--_tone); }
.plain { list-style: disc; padding-inline-start: 20px; }
dl { display: grid; gap: 2px; margin-block-start: 6px; font-size: .9375rem; }
dl div { display: grid; grid-template-columns: minmax(120px, 34%) 1fr; gap: 12px; }
dt { color: var(--_quiet); }
.lines dt { display: flex; gap: 8px; }
.lines svg { color: var(--_tone); }
small { display: block; color: var(--_quiet); }
svg { flex: none; width: 1.35em; height: 1.35em; margin-block-start: .12em; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 480px) { dl div { grid-template-columns: 1fr; gap: 0; } .item { padding: 14px; } }
@media (forced-colors: active) { .item, button { border-color: CanvasText; } }
`;
