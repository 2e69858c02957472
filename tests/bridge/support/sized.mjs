// PDFs of a size that is asked for, as scanners make them: every page a picture.

/** Width and height of a page's picture in points, one octet each. */
const SIDE = 1_000;

/** A PDF of about `size` bytes. Its pictures do not repeat, so that nothing can be gained from a part that was seen before. */
export function sizedPdf(size) {
  const pages = Math.max(1, Math.round(size / (SIDE * SIDE)));
  const parts = [];
  const offsets = [];
  let length = 0;
  const put = (part) => {
    const octets = Buffer.isBuffer(part) ? part : Buffer.from(part, "latin1");
    parts.push(octets);
    length += octets.length;
  };
  const object = (number, ...content) => {
    offsets[number] = length;
    put(`${number} 0 obj\n`);
    content.forEach(put);
    put("\nendobj\n");
  };
  const stream = (number, entries, octets) => object(number, `<< ${entries} /Length ${octets.length} >>\nstream\n`, octets, "\nendstream");
  put("%PDF-1.7\n");
  object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  const kids = Array.from({ length: pages }, (_, page) => `${3 + page * 3} 0 R`).join(" ");
  object(2, `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`);
  for (let page = 0; page < pages; page += 1) {
    const number = 3 + page * 3;
    const resources = `<< /XObject << /Im ${number + 2} 0 R >> >>`;
    object(number, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R /Resources ${resources} >>`);
    stream(number + 1, "", Buffer.from("595 0 0 842 0 0 cm /Im Do"));
    const picture = `/Type /XObject /Subtype /Image /Width ${SIDE} /Height ${SIDE} /BitsPerComponent 8 /ColorSpace /DeviceGray`;
    stream(number + 2, picture, noise(page));
  }
  const start = length;
  const lines = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${lines.join("")}trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** Grey noise, the same for the same page (Marsaglia, xorshift32). */
function noise(page) {
  const words = new Uint32Array((SIDE * SIDE) / 4);
  let state = 0x9e3779b9 ^ (page + 1);
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return Buffer.from(words.buffer);
}
