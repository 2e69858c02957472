import type { Language } from "../options.js";
import type { ProviderKind } from "../bridge/provider.js";
import type { ActName } from "./acts.js";

/** What the element itself says. What is said of a document or of a failure comes from the engine and the bridge. */
export interface SignerTexts {
  readonly steps: Readonly<Record<"documents" | "act" | "key" | "place" | "sign" | "result", string>>;
  readonly choose: string;
  readonly chooseMore: string;
  readonly privacy: string;
  readonly judging: string;
  readonly remove: string;
  readonly acts: Readonly<Record<ActName, readonly [name: string, hint: string]>>;
  readonly image: Readonly<Record<"person" | "agency", string>>;
  readonly chooseImage: string;
  readonly noImage: string;
  readonly number: string;
  readonly date: string;
  readonly copyForm: string;
  readonly copyForms: Readonly<Record<"sao-y" | "sao-luc" | "trich-sao", string>>;
  readonly agencyName: string;
  readonly documentNumber: string;
  readonly connect: string;
  readonly connecting: string;
  readonly ways: Readonly<Record<ProviderKind, string>>;
  readonly again: string;
  readonly ends: (day: string) => string;
  readonly endsSoon: (day: string) => string;
  readonly expired: (day: string) => string;
  readonly placeHint: string;
  readonly noPicture: string;
  readonly unplaced: string;
  readonly box: string;
  readonly moved: (left: number, top: number) => string;
  readonly reset: string;
  readonly page: (page: number) => string;
  readonly willShow: string;
  readonly pinNote: string;
  readonly facts: Readonly<Record<"document" | "act" | "certificate" | "level", string>>;
  readonly levelNames: Readonly<Record<"B-B" | "B-T" | "B-LT" | "B-LTA", string>>;
  readonly sign: string;
  readonly stop: string;
  readonly progress: Readonly<Record<string, string>>;
  readonly seconds: (seconds: number) => string;
  readonly stampWait: string;
  readonly of: (signature: number, count: number) => string;
  readonly signed: string;
  readonly download: string;
  readonly next: (name: string) => string;
  readonly signAll: (count: number) => string;
  readonly allDone: string;
  readonly failed: string;
  readonly stopped: string;
  readonly unsigned: string;
  readonly missing: Readonly<Record<"document" | "key" | "number" | "agencyName" | "documentNumber", string>>;
}

const VI: SignerTexts = {
  steps: { documents: "Văn bản", act: "Ký với tư cách", key: "Chứng thư số", place: "Vị trí chữ ký", sign: "Ký số", result: "Kết quả" },
  choose: "Chọn văn bản",
  chooseMore: "Thêm văn bản",
  privacy: "Văn bản được xử lý trên máy này, không gửi lên máy chủ.",
  judging: "Đang kiểm tra văn bản trước khi ký…",
  remove: "Bỏ ra",
  acts: {
    person: ["Người có thẩm quyền", "Ký ban hành văn bản"],
    number: ["Văn thư: số và ngày", "Điền số, ngày, tháng ban hành"],
    agency: ["Văn thư: ký số của cơ quan, tổ chức", "Hình ảnh dấu của cơ quan, tổ chức"],
    issue: ["Văn thư: số, ngày và ký số của cơ quan", "Làm liền các bước phát hành văn bản"],
    copy: ["Bản sao điện tử", "Sao y, sao lục, trích sao"],
    annex: ["Phụ lục riêng tệp", "Ký số của cơ quan trên phụ lục"],
  },
  image: { person: "Hình ảnh chữ ký (PNG nền trong suốt hoặc JPEG)", agency: "Hình ảnh dấu (PNG nền trong suốt hoặc JPEG)" },
  chooseImage: "Chọn hình ảnh",
  noImage: "Không có hình ảnh thì chữ ký số không hiển thị trên trang.",
  number: "Số văn bản",
  date: "Ngày ban hành",
  copyForm: "Hình thức sao",
  copyForms: { "sao-y": "Sao y", "sao-luc": "Sao lục", "trich-sao": "Trích sao" },
  agencyName: "Tên cơ quan, tổ chức sao văn bản",
  documentNumber: "Số và ký hiệu văn bản chính",
  connect: "Kết nối thiết bị ký số",
  connecting: "Đang kết nối… Nếu tiện ích hỏi, hãy xem tên trang rồi trả lời.",
  ways: { native: "Tiện ích kyso và phần mềm ký số trên máy", webusb: "Thiết bị USB trực tiếp", remote: "Dịch vụ ký số từ xa", vgca: "VGCA Sign Service" },
  again: "Kết nối lại",
  ends: (day) => `có hiệu lực đến ${day}`,
  endsSoon: (day) => `sắp hết hạn: ${day}. Đề nghị gia hạn trước ngày này.`,
  expired: (day) => `đã hết hạn ngày ${day}, không ký được`,
  placeHint: "Vị trí do công cụ đề xuất theo thể thức văn bản. Có thể kéo, hoặc dùng phím mũi tên, trong khung cho phép.",
  noPicture: "Không vẽ được trang; chữ ký được đặt theo vị trí đề xuất.",
  unplaced: "Chữ ký số này không hiển thị hình ảnh trên trang.",
  box: "Khung chữ ký",
  moved: (left, top) => `Cách mép trái ${left} mm, cách mép trên ${top} mm`,
  reset: "Về vị trí đề xuất",
  page: (page) => `Trang ${page}`,
  willShow: "Cửa sổ của phần mềm ký số sẽ hiển thị các thông tin sau. Hãy đối chiếu trước khi đồng ý:",
  pinNote: "Chỉ nhập mã PIN trong cửa sổ của phần mềm ký số hoặc trên đầu đọc. Trang này không bao giờ hỏi mã PIN của thiết bị.",
  facts: { document: "Văn bản", act: "Ký với tư cách", certificate: "Chứng thư số", level: "Mức chữ ký số" },
  levelNames: {
    "B-B": "chưa có dấu thời gian",
    "B-T": "có dấu thời gian",
    "B-LT": "có dấu thời gian và dữ liệu kiểm tra",
    "B-LTA": "có dấu thời gian lưu trữ lâu dài",
  },
  sign: "Ký số",
  stop: "Dừng",
  progress: {
    judging: "Kiểm tra văn bản trước khi ký",
    "checking-certificate": "Kiểm tra chứng thư số",
    preparing: "Chuẩn bị chữ ký",
    signing: "Chờ bạn xác nhận và nhập mã PIN trong cửa sổ ký số",
    stamping: "Chờ dấu thời gian",
    "judging-signed": "Kiểm tra văn bản vừa ký",
    extending: "Thêm dữ liệu kiểm tra vào văn bản",
  },
  seconds: (seconds) => `${seconds} giây`,
  stampWait: "Máy chủ cấp dấu thời gian có thể trả lời chậm, đến hơn 2 phút. Không cần thao tác gì.",
  of: (signature, count) => `Chữ ký ${signature}/${count}`,
  signed: "Đã ký. Kết quả kiểm tra văn bản vừa ký:",
  download: "Tải văn bản đã ký",
  next: (name) => `Ký văn bản tiếp theo: ${name}`,
  signAll: (count) => `Ký cả ${count} văn bản với một lần xác nhận`,
  allDone: "Đã ký xong các văn bản trong danh sách.",
  failed: "Chưa ký được",
  stopped: "Đã dừng. Văn bản chưa được ký.",
  unsigned: "Văn bản chưa có chữ ký số.",
  missing: {
    document: "Chọn văn bản cần ký.",
    key: "Kết nối thiết bị và chọn chứng thư số.",
    number: "Nhập số và ngày ban hành.",
    agencyName: "Nhập tên cơ quan, tổ chức sao văn bản.",
    documentNumber: "Nhập số và ký hiệu văn bản chính.",
  },
};

const EN: SignerTexts = {
  steps: { documents: "Document", act: "You sign as", key: "Certificate", place: "Place of the signature", sign: "Sign", result: "Result" },
  choose: "Choose a document",
  chooseMore: "Add documents",
  privacy: "Documents are worked on in this computer and sent to no server.",
  judging: "Checking the document before it is signed…",
  remove: "Remove",
  acts: {
    person: ["Competent person", "Signs the document"],
    number: ["Clerk: number and date", "Fills in number, day and month"],
    agency: ["Clerk: signature of the agency", "The image of the agency's seal"],
    issue: ["Clerk: number, date and signature of the agency", "All steps of issuing in one go"],
    copy: ["Electronic copy", "Full copy, copy of a copy, extract"],
    annex: ["Annex in a file of its own", "The agency's signature on the annex"],
  },
  image: { person: "Image of the signature (PNG with transparency, or JPEG)", agency: "Image of the seal (PNG with transparency, or JPEG)" },
  chooseImage: "Choose the image",
  noImage: "Without an image the signature shows nothing on the page.",
  number: "Number",
  date: "Date of issue",
  copyForm: "Form of the copy",
  copyForms: { "sao-y": "Sao y (full copy)", "sao-luc": "Sao lục (copy of a copy)", "trich-sao": "Trích sao (extract)" },
  agencyName: "Agency that makes the copy",
  documentNumber: "Number and symbol of the main document",
  connect: "Connect the token",
  connecting: "Connecting… If the extension asks, look at the name of the site and answer.",
  ways: { native: "kyso extension and signing program", webusb: "USB device", remote: "Remote signing service", vgca: "VGCA Sign Service" },
  again: "Connect again",
  ends: (day) => `valid until ${day}`,
  endsSoon: (day) => `ends soon: ${day}. Ask for its renewal before that day.`,
  expired: (day) => `expired on ${day}, cannot sign`,
  placeHint: "The place is proposed from the layout of the document. Drag it, or use the arrow keys, within the frame.",
  noPicture: "The page cannot be drawn; the signature goes to the proposed place.",
  unplaced: "This signature shows nothing on the page.",
  box: "Frame of the signature",
  moved: (left, top) => `${left} mm from the left, ${top} mm from the top`,
  reset: "Back to the proposed place",
  page: (page) => `Page ${page}`,
  willShow: "The window of the signing program will show the following. Compare before you agree:",
  pinNote: "Type the PIN only in the window of the signing program or on the reader. This page never asks for the PIN of a token.",
  facts: { document: "Document", act: "You sign as", certificate: "Certificate", level: "Level" },
  levelNames: { "B-B": "no time-stamp", "B-T": "time-stamp", "B-LT": "time-stamp and evidence", "B-LTA": "archive time-stamp" },
  sign: "Sign",
  stop: "Stop",
  progress: {
    judging: "Checking the document before it is signed",
    "checking-certificate": "Checking the certificate",
    preparing: "Preparing the signature",
    signing: "Waiting for your consent and PIN in the signing window",
    stamping: "Waiting for the time-stamp",
    "judging-signed": "Checking what was signed",
    extending: "Adding evidence to the document",
  },
  seconds: (seconds) => `${seconds} s`,
  stampWait: "The time-stamp authority may take more than 2 minutes. There is nothing to do.",
  of: (signature, count) => `Signature ${signature} of ${count}`,
  signed: "Signed. What the verifier says of the signed document:",
  download: "Download the signed document",
  next: (name) => `Sign the next document: ${name}`,
  signAll: (count) => `Sign all ${count} documents with one consent`,
  allDone: "All documents on the list are signed.",
  failed: "Not signed",
  stopped: "Stopped. The document is not signed.",
  unsigned: "The document has no signature yet.",
  missing: {
    document: "Choose a document.",
    key: "Connect the token and choose a certificate.",
    number: "Enter number and date.",
    agencyName: "Enter the agency that makes the copy.",
    documentNumber: "Enter number and symbol of the main document.",
  },
};

export function signerTexts(language: Language): SignerTexts {
  return language === "en" ? EN : VI;
}
