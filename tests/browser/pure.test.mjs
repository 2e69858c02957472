// Parts of the page that need no page: what a first page says of its document, a sheet for spreadsheets, pictures that look like seals.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
let server;
let load;
before(async () => {
  const { createServer } = await import(require.resolve("vite").replace(/index\.cjs$/, "dist/node/index.js"));
  const www = new URL("../../www/", import.meta.url).pathname;
  const alias = [{ find: /^kyso\/(\w+)$/, replacement: `${www}package/dist/$1.js` }];
  server = await createServer({ configFile: false, root: `${www}portal`, logLevel: "error", server: { middlewareMode: true, hmr: false, ws: false }, appType: "custom", optimizeDeps: { noDiscovery: true }, resolve: { alias } });
  load = (path) => server.ssrLoadModule(path);
});
after(() => server?.close());

/** Lines of a page, from the top; `left` and `right` are the two columns of the head. */
const piece = (text, x, y, width = text.length * 6) => ({ text, rect: [x, y, x + width, y + 12] });

test("the first page of a decision: number, day, name and subject, each where the form has it", async () => {
  const { pageFacts } = await load("/src/state/page-facts.ts");
  const page = [
    piece("ỦY BAN NHÂN DÂN", 90, 780),
    piece("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 780),
    piece("TỈNH THỬ NGHIỆM", 95, 765),
    piece("Độc lập - Tự do - Hạnh phúc", 310, 765),
    piece("Số:", 100, 735, 18),
    piece("27", 120, 735, 12),
    piece("/QĐ-UBND", 133, 735),
    piece("Thử Nghiệm, ngày 02 tháng 3 năm 2026", 300, 735),
    piece("QUYẾT ĐỊNH", 260, 700),
    piece("Về việc tổ chức Ngày hội Đọc sách", 200, 684),
    piece("tỉnh Thử Nghiệm năm 2026", 220, 668),
    piece("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM", 150, 640),
    piece("Căn cứ Tờ trình số 15/TTr-TV ngày 24 tháng 02 năm 2026;", 90, 610),
  ];
  assert.deepEqual(pageFacts(page, 595), {
    sign: "27/QĐ-UBND",
    dated: "02/3/2026",
    title: "Quyết định Về việc tổ chức Ngày hội Đọc sách tỉnh Thử Nghiệm năm 2026",
    author: "ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM",
  });
});

test("a letter has no name of its kind: its subject is under the number", async () => {
  const { pageFacts } = await load("/src/state/page-facts.ts");
  const page = [
    piece("Số: 128/UBND-VP", 90, 735),
    piece("Thử Nghiệm, ngày 2 tháng 1 năm 2026", 300, 735),
    piece("V/v thử nghiệm kiểm tra", 85, 718),
    piece("chữ ký số trên văn bản", 90, 702),
    piece("Kính gửi: Các sở, ban, ngành thuộc tỉnh Thử Nghiệm.", 200, 660),
  ];
  const { sign, dated, title } = pageFacts(page, 595);
  assert.deepEqual([sign, dated, title], ["128/UBND-VP", "02/01/2026", "Công văn V/v thử nghiệm kiểm tra chữ ký số trên văn bản"]);
});

test("where nothing is found nothing is said, whatever the page has", async () => {
  const { pageFacts } = await load("/src/state/page-facts.ts");
  const nothing = { sign: "", dated: "", title: "", author: "" };
  assert.deepEqual(pageFacts([], 595), nothing);
  assert.deepEqual(pageFacts([piece("ngày 45 tháng 13 năm 2026", 300, 700), piece("Số tiền: 5.000 đồng", 90, 650)], 595), nothing);
  const long = pageFacts(Array.from({ length: 5_000 }, (_, index) => piece("Số ".repeat(200), 90, 700 - index)), 595);
  assert.ok(Object.values(long).every((text) => text.length <= 501));
});

test("a sheet for spreadsheets has text alone, and its markup is never a cell's", async () => {
  const { xlsxOf } = await load("/src/ui/xlsx.ts");
  const { unzipSync, strFromU8 } = await import(require.resolve("fflate"));
  const blob = await xlsxOf({ name: "Sổ <đến>", heads: ["Số", "Trích yếu"], rows: [["=1+1", 'a & b <c> "d"\u0000\u202E']], widths: [8, 40] });
  assert.equal(blob.type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]);
  assert.match(sheet, /<c t="inlineStr" s="0"><is><t xml:space="preserve">=1\+1<\/t>/);
  assert.match(sheet, /a &amp; b &lt;c&gt; &quot;d&quot;/);
  assert.doesNotMatch(sheet, /<f>|[\u0000\u202E]/);
  assert.match(strFromU8(parts["xl/workbook.xml"]), /name="Sổ &lt;đến&gt;"/);
  assert.deepEqual(Object.keys(parts).sort(), ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
});

test("pictures of the size of a seal are found, those in a verified field and all others are not", async () => {
  const { sealLike } = await load("/src/features/document/images.ts");
  const ops = { save: 1, restore: 2, transform: 3, paintImageXObject: 4, paintFormXObjectBegin: 5, paintFormXObjectEnd: 6, beginAnnotation: 7, endAnnotation: 8 };
  const at = (x, y, width, height) => [[1, null], [3, [width, 0, 0, height, x, y]], [4, ["img"]], [2, null]];
  const list = [...at(100, 200, 90, 90), ...at(300, 200, 90, 90), ...at(0, 0, 595, 842), ...at(10, 10, 8, 8), [5, [[1, 0, 0, 1, 50, 400], null]], ...at(0, 0, 80, 60), [6, null]];
  const painted = { fnArray: list.map(([fn]) => fn), argsArray: list.map(([, args]) => args) };
  assert.deepEqual(sealLike(painted, ops, [[290, 190, 400, 300]]), [[100, 200, 190, 290], [50, 400, 130, 460]]);
  // What a file repeats without end ends all the same.
  const many = Array.from({ length: 300 }, (_, index) => at(index * 200, 0, 90, 90)).flat();
  assert.equal(sealLike({ fnArray: many.map(([fn]) => fn), argsArray: many.map(([, args]) => args) }, ops, []).length, 20);
});
