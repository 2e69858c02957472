import { h, type Part } from "./dom.ts";
import { icon } from "./icons.ts";

/** Name and size of a file. */
export function fileLine(file: File): Part {
  return h("p", { class: "file-line" }, icon("file"), h("bdi", { class: "file-name" }, file.name), h("span", { class: "quiet" }, sizeOf(file.size)));
}

function sizeOf(bytes: number): string {
  const [unit, step] = bytes >= 1e6 ? ["MB", 1e6] : bytes >= 1e3 ? ["kB", 1e3] : ["B", 1];
  const value = bytes / step;
  // The comma is the decimal sign of Vietnamese; figures this short read the same in English.
  return `${value >= 100 || step === 1 ? Math.round(value) : value.toFixed(1).replace(".", ",")} ${unit}`;
}
