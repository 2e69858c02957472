import { STYLE } from "../element/style.js";

/** The style of the element: that of `<kyso-verifier>`, and what only signing has. */
export const SIGNER_STYLE = `${STYLE}
.step { padding-block: 18px; border-block-start: 1px solid var(--_line); }
.step:first-of-type { border-block-start: 0; padding-block-start: 0; }
h2 { margin: 0 0 10px; font-size: 1.125rem; line-height: 1.4; }
.step p + p, .step p + button, .step dl + p, .step p + dl, .step button + p, .step input + p { margin-block-start: 8px; }
.choices + .fields { margin-block-start: 14px; }
.quiet { color: var(--_quiet); font-size: .9375rem; }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; margin-block-start: 10px; }
.jobs, .choices { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; margin-block: 10px; }
.job { display: grid; gap: 4px; padding: 12px 14px; border: 1px solid var(--_line); border-inline-start: 5px solid var(--_tone, var(--_line)); border-radius: var(--_radius); background: var(--_panel); min-width: 0; }
.job[aria-current="true"] { border-color: var(--_accent); }
.choices { grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); }
.choice { display: flex; gap: 10px; align-items: flex-start; padding: 12px 14px; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_panel); cursor: pointer; min-width: 0; }
.choice:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); }
.choice:has(:disabled) { opacity: .7; cursor: not-allowed; }
.choice input { min-height: 0; width: 20px; height: 20px; margin: 2px 0 0; flex: none; accent-color: var(--_accent); }
.choice span { display: grid; min-width: 0; }
.choice small { font-size: .875rem; }
.fields { display: flex; flex-wrap: wrap; gap: 14px; }
.fields label, .field { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: 6px; flex: 1 1 220px; min-width: 0; }
select { font: inherit; min-height: 44px; padding: 8px 12px; border: 1px solid var(--_quiet); border-radius: 6px; background: var(--_panel); color: var(--_ink); max-width: 100%; }
select:focus-visible, .box:focus-visible { outline: 3px solid var(--kyso-focus, #b8570b); outline-offset: 2px; }
.placement { max-width: 640px; }
.sheet { position: relative; border: 1px solid var(--_line); background: #fff; overflow: hidden; }
.sheet > canvas { display: block; width: 100%; height: 100%; }
.limits { position: absolute; border: 1px dashed #8a9499; pointer-events: none; }
.box { position: absolute; border: 2px solid #17616b; background: rgb(23 97 107 / 8%); cursor: move; touch-action: none; }
.box canvas { display: block; width: 100%; height: 100%; mix-blend-mode: multiply; pointer-events: none; }
.failure { display: grid; gap: 6px; padding: 12px 14px; border: 1px solid var(--_line); border-inline-start: 5px solid var(--_warn); border-radius: var(--_radius); background: var(--_panel); margin-block: 10px; }
.failure .next { font-weight: 600; }
.failure ul { display: grid; gap: 8px; }
.progress { display: grid; gap: 8px; margin-block: 10px; }
.progress li { display: flex; gap: 10px; justify-content: space-between; color: var(--_quiet); }
.progress li.now { color: var(--_ink); font-weight: 600; }
.download { display: inline-flex; align-items: center; min-height: 44px; padding: 8px 18px; border-radius: calc(var(--_radius) - 2px); background: var(--_accent); color: var(--_on-accent); text-decoration: none; }
.download:focus-visible { outline: 3px solid var(--kyso-focus, #b8570b); outline-offset: 2px; }
@media (max-width: 480px) { .job, .choice { padding: 10px 12px; } }
`;
