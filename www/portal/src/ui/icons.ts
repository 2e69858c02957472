import type { Tone } from "kyso";
import { h, type Part } from "./dom.ts";

/** Shapes differ as much as colours do: a circle, a triangle, an octagon, a square. */
const SHAPES = {
  good: ["M12 2.500a9.500 9.500 0 1 1 0 19 9.500 9.500 0 0 1 0-19Z", "m7.600 12.300 3 3 5.800-6.300"],
  warn: ["M12 3 22 20.500H2Z", "M12 9.500v5M12 17.300v.2"],
  bad: ["M8 2.500h8l5.500 5.500v8L16 21.500H8L2.500 16V8Z", "m8.600 8.600 6.800 6.800m0-6.800-6.800 6.800"],
  neutral: ["M6 3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Z", "M12 11v6M12 7.300v.2"],
} as const satisfies Record<Tone, readonly [string, string]>;

const LINES = {
  file: "M6 2.800h8l4.500 4.500v13.900H6ZM13.800 3v4.600h4.500",
  upload: "M12 15.500V4.500m-4.500 4.300L12 4.300l4.500 4.500M4.500 15v4.500h15V15",
  lock: "M6 10.500h12v9.700H6Zm2.700 0V7.600a3.300 3.300 0 0 1 6.600 0v2.900",
  device: "M4.500 5h15v10.500h-15ZM2.500 19h19",
  arrow: "M4.500 12h14m-5.500-5.500 5.500 5.500-5.500 5.500",
  back: "M19.500 12h-14m5.500-5.500L5.500 12l5.500 5.500",
  print: "M7 8.500V3.500h10v5M7 17H4V9h16v8h-3M7 14h10v6.500H7Z",
  save: "M12 4v10.500m-4.500-4.300 4.500 4.500 4.500-4.500M4.500 19.500h15",
  close: "m6.500 6.500 11 11m0-11-11 11",
  copy: "M9 9h10.500v10.500H9ZM5.500 15h-1V4.500H15v1",
  key: "M14.500 9.500a4 4 0 1 1-1.200-2.900 4 4 0 0 1 1.200 2.900Zm0 0H21v3m-3.500-3v2.200",
  wifi: "M3 9.500c5-4.700 13-4.700 18 0M6.500 13.300c3.200-2.900 7.800-2.900 11 0M12 17.800v.2M4 4l16 16",
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 4.500V12l3.200 2",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  up: "m6 14.500 6-6 6 6",
  down: "m6 9.500 6 6 6-6",
  eye: "M2.500 12c2.400-4.300 5.600-6.500 9.500-6.500s7.100 2.200 9.500 6.500c-2.400 4.300-5.600 6.500-9.500 6.500S4.900 16.300 2.500 12ZM12 9.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600Z",
  compare: "M4 4.500h7v15H4ZM13 4.500h7v15h-7ZM6.500 9h2M15.500 9h2M15.500 13h2",
  open: "M13.500 4.500h6v6M19.300 4.700 11 13M17 14v5.500H4.500V7H10",
  pack: "M4 7.500 12 3.500l8 4v9l-8 4-8-4ZM4.200 7.700 12 11.500l7.800-3.800M12 11.700v8.600",
} as const;

/** A tone's sign. Words always stand beside it, so it is hidden from screen readers. */
export function toneIcon(tone: Tone): Part {
  const [frame, mark] = SHAPES[tone];
  return svg(`icon tone-icon tone-${tone}`, h("path", { d: frame, class: "frame" }), h("path", { d: mark, class: "mark" }));
}

/** An icon drawn with lines, in the colour of the text. */
export function icon(name: keyof typeof LINES): Part {
  return svg("icon line-icon", h("path", { d: LINES[name], class: "mark" }));
}

function svg(classes: string, ...shapes: Part[]): Part {
  return h("svg", { viewBox: "0 0 24 24", class: classes, "aria-hidden": "true" }, ...shapes);
}
