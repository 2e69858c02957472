import qrcode from "qrcode-generator";

/** Modules of quiet zone (ISO/IEC 18004 §5.3.8). */
const QUIET = 4;

/** A QR code of capital letters and figures as a picture that prints sharply at any size. */
export function qrOf(text: string, label: string): SVGSVGElement {
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
  const svg = element("svg", { viewBox: `0 0 ${count + 2 * QUIET} ${count + 2 * QUIET}`, class: "qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
  svg.append(element("rect", { width: "100%", height: "100%", fill: "#fff" }), element("path", { d: shape, fill: "#000" }));
  return svg;
}

function element<Name extends "svg" | "rect" | "path">(name: Name, attributes: Record<string, string>): SVGElementTagNameMap[Name] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}
