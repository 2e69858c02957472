import type { Language } from "kyso";
import { counted } from "./counted.ts";

/** Words of the document view, of comparing, and of what is missing. */
const vi = {
  document: "Văn bản",
  documentText: "Xem văn bản ngay trong trang, đúng như khi từng người ký và như hiện nay. Trang chỉ nạp phần hiển thị khi mở.",
  openDocument: "Xem văn bản",
  pictureNote: "Khung màu do công cụ vẽ theo kết quả kiểm tra. Hình con dấu, hình chữ ký có sẵn trong văn bản không phải là bằng chứng.",
  state: "Đang xem",
  stateNow: "Như hiện nay",
  stateSaved: (revision: number) => `Lần lưu ${revision} (không có chữ ký mới)`,
  stateSigned: (_revision: number, who: string) => `Như khi ký – ${who}`,
  older: "Đang xem một bản lưu trước đây; những thay đổi về sau không hiển thị ở đây.",
  opening: "Đang mở văn bản…",
  pages: "Các trang của văn bản",
  page: (number: number, count: number) => `Trang ${counted(number, "vi")}/${counted(count, "vi")}`,
  place: (number: number, count: number, shown: number): string => `${vi.page(number, count)}${shown < count ? `, đang hiện ${counted(shown, "vi")}` : ""}`,
  pageBack: "Trang trước",
  pageOn: "Trang sau",
  zoomIn: "Phóng to",
  zoomOut: "Thu nhỏ",
  pageFailed: "Không vẽ được trang này.",
  notShown: "Không hiển thị được văn bản.",
  notShownText: "Kết quả kiểm tra không bị ảnh hưởng. Nếu máy đang ngắt mạng, hãy mở phần này một lần khi có mạng để dùng ngoại tuyến về sau.",
  again: "Mở lại",
  signature: (id: number) => `Chữ ký số ${id}`,
  change: "Thay đổi sau khi ký",
  image: "Hình ảnh, không phải chữ ký số",
  marks: (count: number) => `${count} vị trí được đánh dấu`,
  noMarks: "Không có vị trí nào cần đánh dấu trong bản này: chữ ký số không có hình hiển thị vẫn được nêu ở trên.",
  onPage: (page: number) => `(trang ${page})`,

  important: "Điều cần lưu ý",
  other: (count: number) => `Thông tin thêm (${count})`,
  fileFacts: "Thông tin về tệp",
  lawFacts: "Thành phần chữ ký của văn bản",

  openAddress: "Mở địa chỉ",
  opensElsewhere: (address: string) => `Mở địa chỉ ${address} ở thẻ mới, ngoài trang này`,
  wantsText: "Trang không tự tải dữ liệu từ mạng. Hãy mở địa chỉ để tải tệp, rồi thêm tệp vào đây để kiểm tra lại.",
  askedOnline: "Địa chỉ này chỉ trả lời phần mềm, không mở được bằng trình duyệt.",

  compare: "So với tệp đã gửi",
  compareText: "Chọn tệp gốc mà đơn vị đã gửi đi để biết tệp nhận lại có đúng là tệp đó không và khác ở chỗ nào. Cả hai tệp đều ở lại trên máy này.",
  compareChoose: "Chọn tệp đã gửi",
  compareOther: "Chọn tệp khác để so",
  compareWorking: "Đang so sánh…",
  compareWith: "So với tệp",
  compareMore: (count: number) => `và ${count} chỗ khác`,

  savePack: "Tải gói bằng chứng",
  savePackText:
    "Gói bằng chứng gồm chứng thư và dữ liệu trạng thái đã dùng, không gồm văn bản; có tên người trong chứng thư nên cần bảo quản như tài liệu của cơ quan.",
  packing: "Đang lập gói…",
  packFailed: "Không lập được gói bằng chứng.",
  print: "In hoặc lưu thành PDF",
  digest: "Giá trị băm SHA-256 của tệp",
  digestText: "Tính lại giá trị băm của tệp và so với mã này để biết bản in được lập cho đúng tệp nào.",
  digestCode: "Mã QR chứa giá trị băm SHA-256 của tệp",

  notKept: "Trình duyệt không cho lưu trang này vào máy: trang vẫn kiểm tra được, nhưng lần sau cần có mạng để mở.",
  licences: "Giấy phép của phần mềm kèm theo",
};

export type ReadingTexts = typeof vi;

const en: ReadingTexts = {
  document: "Document",
  documentText: "See the document in this page, exactly as each person signed it and as it is now. What shows it is loaded only when you open it.",
  openDocument: "Show the document",
  pictureNote: "The coloured frames are drawn by the tool from what it verified. Pictures of seals and signatures inside a document prove nothing.",
  state: "Shown",
  stateNow: "As it is now",
  stateSaved: (revision: number) => `Revision ${revision} (no new signature)`,
  stateSigned: (_revision: number, who: string) => `As signed – ${who}`,
  older: "This is an earlier state; what was changed later does not show here.",
  opening: "Opening the document…",
  pages: "Pages of the document",
  page: (number: number, count: number) => `Page ${counted(number, "en")} of ${counted(count, "en")}`,
  place: (number, count, shown) => `${en.page(number, count)}${shown < count ? `, ${counted(shown, "en")} are shown` : ""}`,
  pageBack: "Previous page",
  pageOn: "Next page",
  zoomIn: "Larger",
  zoomOut: "Smaller",
  pageFailed: "This page could not be drawn.",
  notShown: "The document could not be shown.",
  notShownText: "The result of the check is not affected. Without a network, open this part once while connected; it then works offline too.",
  again: "Open again",
  signature: (id: number) => `Signature ${id}`,
  change: "Changed after signing",
  image: "A picture, not a signature",
  marks: (count: number) => (count === 1 ? "1 marked place" : `${count} marked places`),
  noMarks: "Nothing is marked in this state; signatures without a picture are told above all the same.",
  onPage: (page: number) => `(page ${page})`,

  important: "Points to note",
  other: (count: number) => `More information (${count})`,
  fileFacts: "About the file",
  lawFacts: "Signatures the document has",

  openAddress: "Open the address",
  opensElsewhere: (address: string) => `Open ${address} in a new tab, outside of this page`,
  wantsText: "This page fetches nothing from the network by itself. Open an address to download the file, then add it here to check again.",
  askedOnline: "This address answers programs only; a browser cannot open it.",

  compare: "Compare with the file sent",
  compareText: "Choose the original file to learn whether the one that came back is the same, and what is otherwise. Both files stay on this machine.",
  compareChoose: "Choose the file sent",
  compareOther: "Compare with another file",
  compareWorking: "Comparing…",
  compareWith: "Compared with",
  compareMore: (count: number) => `and ${count} more`,

  savePack: "Download the evidence pack",
  savePackText: "The pack holds the certificates and status data that were used, not the document; certificates name people, so keep it as you keep records.",
  packing: "Making the pack…",
  packFailed: "The evidence pack could not be made.",
  print: "Print or save as PDF",
  digest: "SHA-256 of the file",
  digestText: "Compute the file's digest and compare it with this one to know which file this print speaks of.",
  digestCode: "QR code with the SHA-256 of the file",

  notKept: "The browser does not let this page be kept: it works, but needs a network to be opened next time.",
  licences: "Licences of the software in this page",
};

const ALL: Record<Language, ReadingTexts> = { vi, en };

export function readingTexts(language: Language): ReadingTexts {
  return ALL[language];
}
