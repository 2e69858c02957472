import qrcode from "qrcode-generator";
import { h, type Part } from "./dom.ts";

/** Modules of quiet zone (ISO/IEC 18004 §5.3.8). */
const QUIET = 4;

/** A QR code of capital letters and figures as a picture that prints sharply at any size. */
export function qrOf(text: string, label: string): Part {
  const code = qrcode(0, "M");
  code.addData(text, "Alphanumeric");
  code.make();
  const count = code.getModuleCount();
  let shape = "";
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) {
        shape += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
      }
    }
  }
  const side = count + 2 * QUIET;
  return h(
    "svg",
    { viewBox: `0 0 ${side} ${side}`, class: "qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    h("rect", { width: "100%", height: "100%", fill: "#fff" }),
    h("path", { d: shape, fill: "#000" }),
  );
}
