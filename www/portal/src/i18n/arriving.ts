import type { Language } from "kyso";
import { counted } from "./counted.ts";

/** Words for files on their way to the page. */
const vi = {
  offered: (count: number) => `Có ${counted(count, "vi")} tệp được chuyển đến từ ứng dụng hoặc trang khác`,
  offeredText: "Chỉ kiểm tra nếu chính bạn vừa chia sẻ các tệp này. Nếu không, hãy bỏ qua; các tệp chưa được đọc và không được lưu lại.",
  take: "Kiểm tra các tệp này",
  leave: "Bỏ qua",
  unpacking: "Đang lấy tệp ra khỏi",
  notTaken: (count: number) => `${counted(count, "vi")} tệp không lấy ra được và chưa được kiểm tra:`,
  stopped: "đã dừng theo yêu cầu",
  signedPackages: "Gói edXML có chữ ký XML của phần mềm gửi. Chữ ký này không thuộc văn bản nào và không được kiểm tra ở đây:",
  stop: "Dừng lấy tệp",
  cut: `Thư mục có quá nhiều tệp; trang chỉ nhận ${counted(5000, "vi")} tệp đầu tiên.`,
  rows: (shown: number, count: number) => `Đang hiện ${counted(shown, "vi")} trên ${counted(count, "vi")} tệp.`,
  more: "Hiện thêm",
};

export type ArrivingTexts = typeof vi;

const en: ArrivingTexts = {
  offered: (count) => (count === 1 ? "1 file was handed over by another app or page" : `${counted(count, "en")} files were handed over by another app or page`),
  offeredText: "Check them only if it was you who shared them. Otherwise leave them: they have not been read and are not kept.",
  take: "Check these files",
  leave: "Leave them",
  unpacking: "Taking files out of",
  notTaken: (count) =>
    count === 1 ? "1 file could not be taken out and was not checked:" : `${counted(count, "en")} files could not be taken out and were not checked:`,
  stopped: "stopped as you asked",
  signedPackages: "The edXML package has an XML signature of the program that sent it. It belongs to no document and is not checked here:",
  stop: "Stop taking files",
  cut: `There are too many files in the folder; the page takes the first ${counted(5000, "en")} only.`,
  rows: (shown, count) => `${counted(shown, "en")} of ${counted(count, "en")} files are shown.`,
  more: "Show more",
};

const ALL: Record<Language, ArrivingTexts> = { vi, en };

export function arrivingTexts(language: Language): ArrivingTexts {
  return ALL[language];
}
