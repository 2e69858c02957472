/** Looks of the viewer; colours are those of `<kyso-verifier>`, by the same custom properties. */
export const VIEWER_STYLE = `
:host { container-type: inline-size; }
.split { display: grid; gap: 20px; align-items: start; }
.split > * { min-width: 0; }
@container (min-width: 900px) {
  .split { grid-template-columns: minmax(0, 3fr) minmax(320px, 2fr); }
}
@container (max-width: 899.98px) {
  .document { order: 2; }
}
.document { display: grid; gap: 12px; }
.title { margin: 0; font-size: 1.125rem; font-weight: 650; line-height: 1.45; }
.standing { color: var(--_quiet); }
.marks { display: grid; gap: 4px; }
.link { display: flex; gap: 8px; align-items: flex-start; width: 100%; padding: 8px 10px; border-color: transparent; background: transparent; color: var(--_ink); text-align: start; }
.link:hover { border-color: var(--_line); background: var(--_panel); }
.link svg { color: var(--_tone); }
.sheets { position: relative; display: flex; flex-direction: column; gap: 12px; align-items: safe center; height: var(--kyso-viewer-height, min(80vh, 62rem)); padding: 12px; overflow: auto; border-radius: var(--_radius); background: color-mix(in srgb, var(--_ink) 16%, var(--_panel)); }
.sheets:focus-visible { outline: 3px solid var(--kyso-focus, #b8570b); outline-offset: 2px; }
/* Paper is white, whatever the page around it; frames stand on paper. */
.sheet { position: relative; flex: none; background: #fff; color: #1b2325; box-shadow: 0 1px 6px rgb(0 0 0 / 30%); }
.sheet .tone-good { --_tone: #1c6b42; }
.sheet .tone-warn { --_tone: #845000; }
.sheet .tone-bad { --_tone: #a02820; }
.sheet .tone-neutral { --_tone: #475763; }
.sheet canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
.failed { padding: 32px; text-align: center; }
.mark { position: absolute; min-height: 0; padding: 0; border: 2px solid var(--_tone); border-radius: 3px; background: none; }
.change { border-style: dashed; pointer-events: none; }
.mark:hover { background: color-mix(in srgb, var(--_tone) 10%, transparent); }
.mark:focus-visible { z-index: 2; }
.label { position: absolute; bottom: 100%; left: -2px; display: flex; gap: 4px; align-items: center; width: max-content; max-width: min(20rem, 60cqi); padding: 2px 6px; border: 1px solid var(--_tone); border-radius: 4px 4px 4px 0; background: #fff; color: var(--_tone); font-size: .75rem; line-height: 1.35; text-align: start; }
.label > bdi { display: -webkit-box; overflow: hidden; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
:is(.high, .low) .label { top: 100%; bottom: auto; border-radius: 0 4px 4px 4px; }
.whole .label { top: 0; right: auto; left: 0; border-radius: 0 0 4px 0; }
.right .label { right: -2px; left: auto; border-radius: 4px 4px 0 4px; }
/* The text of a page, over its picture. Places and sizes come from pdf.js. */
.text { --min-font-size: 1; --text-scale-factor: calc(var(--total-scale-factor) * var(--min-font-size)); --min-font-size-inv: calc(1 / var(--min-font-size)); position: absolute; inset: 0; overflow: clip; line-height: 1; text-align: initial; text-size-adjust: none; transform-origin: 0 0; forced-color-adjust: none; }
.text :is(span, br) { position: absolute; color: transparent; white-space: pre; cursor: text; transform-origin: 0% 0%; }
.text > :not(.markedContent), .text .markedContent span:not(.markedContent) { --font-height: 0; --scale-x: 1; --rotate: 0deg; font-size: calc(var(--text-scale-factor) * var(--font-height)); transform: rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv)); }
.text .markedContent { display: contents; }
.text ::selection { background: rgb(0 90 200 / 25%); }
@media (forced-colors: active) { .mark { border-color: Highlight; } }
@media print { .sheets { height: auto; overflow: visible; } }
`;
