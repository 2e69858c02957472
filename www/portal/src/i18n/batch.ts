import type { Language } from "kyso";

/** Words of what is done for many files at once. */
const vi = {
  title: "Xử lý cả danh sách",
  text: "Lập cho mọi tệp đang hiện trong danh sách và tải về trong một tệp ZIP. Điều đã nhập cho từng tệp được ghi vào văn bản của tệp đó.",
  receipt: "Thông báo đã nhận",
  refusal: "Nội dung trả lại",
  record: "Bản ghi kiểm tra",
  file: { receipt: "thong-bao-da-nhan", refusal: "noi-dung-tra-lai", record: "ban-ghi-kiem-tra" },
  progress: (done: number, of: number) => `Đang lập ${done}/${of}…`,
  made: {
    receipt: (count: number, _of: number) => `Đã lập ${count} thông báo đã nhận.`,
    refusal: (count: number, of: number) =>
      count === 0
        ? "Không có tệp nào có căn cứ để trả lại."
        : `Đã lập nội dung trả lại cho ${count} tệp; ${of - count} tệp còn lại không có căn cứ để trả lại.`,
    record: (count: number, _of: number) => `Đã lập ${count} bản ghi kiểm tra, không kèm gói bằng chứng.`,
  },
  failed: "Chưa thực hiện được",
  wants: (count: number) => `Dữ liệu còn thiếu của cả đợt (${count})`,
  wantsText: "Mỗi mục chỉ cần bổ sung một lần; các tệp liên quan được kiểm tra lại ngay.",
  wantsDrop: "Thả chứng thư, danh sách chứng thư bị thu hồi hoặc phản hồi OCSP vào đây",
  wantsOf: (count: number) => `dùng cho ${count} tệp`,
};

export type BatchTexts = typeof vi;

const en: BatchTexts = {
  title: "Handle the whole list",
  text: "One is written for every file that the list shows; all come in one ZIP. What was entered for a file is in its own.",
  receipt: "Confirmations of receipt",
  refusal: "Letters of return",
  record: "Records",
  file: { receipt: "confirmations", refusal: "letters-of-return", record: "records" },
  progress: (done, of) => `Writing ${done} of ${of}…`,
  made: {
    receipt: (count) => `${count} confirmations were written.`,
    refusal: (count, of) =>
      count === 0
        ? "No file has a ground for returning it."
        : `Letters for ${count} files were written; the other ${of - count} have no ground for returning them.`,
    record: (count) => `${count} records were written, without evidence packs.`,
  },
  failed: "Not done",
  wants: (count) => `Missing for all files (${count})`,
  wantsText: "Each is needed once; the files it concerns are checked again at once.",
  wantsDrop: "Drop certificates, revocation lists or OCSP responses here",
  wantsOf: (count) => `for ${count} files`,
};

const ALL: Record<Language, BatchTexts> = { vi, en };

export function batchTexts(language: Language): BatchTexts {
  return ALL[language];
}
