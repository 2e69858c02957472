/** A piece of text with its place on the page: left, lower, right and upper edge. */
export interface Piece {
  readonly text: string;
  readonly rect: readonly [number, number, number, number];
}

/** What the first page of a document seems to say of it. A machine read it: a person compares it with the page. */
export interface PageFacts {
  /** Số, ký hiệu. */
  readonly sign: string;
  /** Ngày, tháng, năm. */
  readonly dated: string;
  /** Tên loại và trích yếu. */
  readonly title: string;
  /** Tên cơ quan, tổ chức ban hành. */
  readonly author: string;
}

/** Pieces that begin further apart than this, in units of the page, belong to two columns. */
const GAP = 18;
/** Lines of a subject. */
const MOST_LINES = 5;
/** Longest text of one fact. */
const LONGEST = 500;

/** Names of the kinds of administrative documents (Nghị định 30/2020/NĐ-CP Điều 7), and of legal documents. */
const KINDS = [
  "NGHỊ QUYẾT",
  "QUYẾT ĐỊNH",
  "CHỈ THỊ",
  "QUY CHẾ",
  "QUY ĐỊNH",
  "THÔNG CÁO",
  "THÔNG BÁO",
  "HƯỚNG DẪN",
  "CHƯƠNG TRÌNH",
  "KẾ HOẠCH",
  "PHƯƠNG ÁN",
  "ĐỀ ÁN",
  "DỰ ÁN",
  "BÁO CÁO",
  "BIÊN BẢN",
  "TỜ TRÌNH",
  "HỢP ĐỒNG",
  "CÔNG ĐIỆN",
  "BẢN GHI NHỚ",
  "BẢN THỎA THUẬN",
  "GIẤY ỦY QUYỀN",
  "GIẤY MỜI",
  "GIẤY GIỚI THIỆU",
  "GIẤY NGHỈ PHÉP",
  "PHIẾU GỬI",
  "PHIẾU CHUYỂN",
  "PHIẾU BÁO",
  "THÔNG TƯ",
  "NGHỊ ĐỊNH",
  "LUẬT",
  "PHÁP LỆNH",
  "LỆNH",
];
const END_OF_SUBJECT = /^(?:Căn cứ|Kính gửi|Điều \d|Thực hiện|Theo đề nghị|Xét đề nghị|_|-{2,})/u;

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
}

/** Reads the parts of the form (Nghị định 30/2020/NĐ-CP Phụ lục I) by their places on the page. Empty where a part is not found. */
export function pageFacts(pieces: readonly Piece[], width: number): PageFacts {
  const lines = linesOf(pieces);
  const number = lines.findIndex(({ text, left }) => left < width / 2 && /^Số\s*:/iu.test(text));
  return {
    sign: signOf(lines),
    dated: datedOf(lines),
    title: titleOf(lines, width),
    author: authorOf(number < 0 ? [] : lines.slice(0, number), width),
  };
}

/** Pieces on one base line, in their order, cut where a column ends; from the top of the page. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const sorted = [...pieces].sort((one, other) => other.rect[1] - one.rect[1] || one.rect[0] - other.rect[0]);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const height = Math.max(4, piece.rect[3] - piece.rect[1]);
    if (row?.[0] && Math.abs(row[0].rect[1] - piece.rect[1]) < height / 2) {
      row.push(piece);
    } else {
      rows.push([piece]);
    }
  }
  return rows.flatMap((row) => cutRow(row.sort((one, other) => one.rect[0] - other.rect[0])));
}

function cutRow(row: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const { text, rect } of row) {
    const [left, base, right] = rect;
    const last = lines.at(-1);
    if (last && left - last.right < GAP) {
      const space = left - last.right > 1 && !last.text.endsWith(" ") ? " " : "";
      lines[lines.length - 1] = { ...last, text: `${last.text}${space}${text}`, right: Math.max(right, last.right) };
    } else {
      lines.push({ text, left, right, base });
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.normalize("NFC").replaceAll(/\s+/g, " ").trim() })).filter(({ text }) => text !== "");
}

function signOf(lines: readonly Line[]): string {
  for (const { text } of lines) {
    const found = /Số\s*:\s*(\d{0,6}(?:\s*\/\s*\d{4})?\s*\/\s*[\p{L}\d][\p{L}\d.\-–/ ]*)/iu.exec(text)?.[1];
    if (found !== undefined) {
      return cut(found.replaceAll(/\s+/g, ""));
    }
  }
  return "";
}

/** As the decree writes days: with a zero before a day below ten and before the first two months. */
function datedOf(lines: readonly Line[]): string {
  for (const { text } of lines) {
    const [, day = "", month = "", year = ""] = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu.exec(text) ?? [];
    if (year !== "" && Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12) {
      return `${day.padStart(2, "0")}/${Number(month) <= 2 ? month.padStart(2, "0") : String(Number(month))}/${year}`;
    }
  }
  return "";
}

function titleOf(lines: readonly Line[], width: number): string {
  const isKind = ({ text }: Line): boolean => KINDS.includes(text.replace(/[:.]$/u, "").toLocaleUpperCase("vi")) && text === text.toLocaleUpperCase("vi");
  const at = lines.findIndex(isKind);
  if (at >= 0) {
    const kind = lines[at]?.text ?? "";
    return cut([named(kind), ...following(lines.slice(at + 1), () => true)].join(" "));
  }
  // A letter has no name of its kind; its subject is under its number, in the left column.
  const subject = lines.findIndex(({ text }) => /^V\/v\b|^Về việc\b/iu.test(text));
  const first = lines[subject];
  return first ? cut(["Công văn", first.text, ...following(lines.slice(subject + 1), ({ left, right }) => (left + right) / 2 < width / 2)].join(" ")) : "";
}

/** The lines of a subject: until the text begins, or another part in capitals. */
function following(lines: readonly Line[], isOf: (line: Line) => boolean): string[] {
  const found: string[] = [];
  let base: number | undefined;
  for (const line of lines.filter(isOf)) {
    const isFar = base !== undefined && base - line.base > 40;
    const isCapitals = line.text === line.text.toLocaleUpperCase("vi") && /\p{L}{4}/u.test(line.text);
    if (found.length >= MOST_LINES || isFar || isCapitals || END_OF_SUBJECT.test(line.text)) {
      break;
    }
    base = line.base;
    found.push(line.text);
  }
  return found;
}

/** The lines in capitals at the upper left, above the number. */
function authorOf(above: readonly Line[], width: number): string {
  const isOf = ({ text, left, right }: Line): boolean =>
    (left + right) / 2 < width / 2 && text === text.toLocaleUpperCase("vi") && /\p{L}{2}/u.test(text) && !/CỘNG H|VIỆT NAM/u.test(text);
  return cut(
    above
      .filter(isOf)
      .slice(-4)
      .map(({ text }) => text)
      .join(" "),
  );
}

/** `QUYẾT ĐỊNH` as a register writes it. */
function named(kind: string): string {
  const small = kind.replace(/[:.]$/u, "").toLocaleLowerCase("vi");
  return small.charAt(0).toLocaleUpperCase("vi") + small.slice(1);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
