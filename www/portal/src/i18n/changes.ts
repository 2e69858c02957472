import type { Language } from "kyso";
import { counted } from "./counted.ts";

/** Words of the list of later changes. */
const vi = {
  title: "Thay đổi sau khi ký, theo trang",
  text: "Mỗi loại thay đổi trên một trang được nêu một lần. Khung đỏ trong hình chỉ chỗ thay đổi.",
  pages: (count: number) => `Thay đổi trên ${counted(count, "vi")} trang`,
  page: (number: number) => `Trang ${counted(number, "vi")}`,
  file: "Cả tệp, không thuộc trang nào",
  places: (count: number) => `(${counted(count, "vi")} chỗ)`,
  show: "Xem hình như khi ký và hiện nay",
  showOf: (number: number) => `Xem hình trang ${counted(number, "vi")} như khi ký và hiện nay`,
  drawing: "Đang vẽ trang…",
  more: (count: number) => `và ${counted(count, "vi")} trang khác`,
  states: "Trạng thái của văn bản",
  signed: "Như khi ký",
};

export type ChangeTexts = typeof vi;

const en: ChangeTexts = {
  title: "Changes after signing, by page",
  text: "Each kind of change on a page is named once. Red frames in the pictures show where it is.",
  pages: (count) => (count === 1 ? "Changes on 1 page" : `Changes on ${counted(count, "en")} pages`),
  page: (number) => `Page ${counted(number, "en")}`,
  file: "The file as a whole, on no page",
  places: (count) => `(${counted(count, "en")} places)`,
  show: "Show the page as signed and as it is now",
  showOf: (number) => `Show page ${counted(number, "en")} as signed and as it is now`,
  drawing: "Drawing the page…",
  more: (count) => (count === 1 ? "and 1 more page" : `and ${counted(count, "en")} more pages`),
  states: "State of the document",
  signed: "As signed",
};

export function changeTexts(language: Language): ChangeTexts {
  return language === "en" ? en : vi;
}
