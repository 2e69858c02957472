import type { Language } from "kyso";
import type { Uncompared } from "../state/entry.ts";

/** Words of the pictures of pages as signed and as they are now. */
const vi = {
  title: "Hình ảnh các trang khi ký và hiện nay khác nhau",
  text: "Trang này vẽ lại văn bản như khi ký và như hiện nay rồi so sánh. Khung đỏ là chỗ khác nhau mà không chữ ký nào cho phép. Hãy đối chiếu nội dung trước khi tiếp nhận.",
  signed: (page: number, revision: number) => `Trang ${page} như khi ký (phiên bản ${revision})`,
  now: (page: number) => `Trang ${page} hiện nay`,
  placeSigned: (page: number, revision: number) => `Chỗ khác nhau ở trang ${page}, như khi ký (phiên bản ${revision})`,
  placeNow: (page: number) => `Chỗ khác nhau ở trang ${page}, hiện nay`,
  picture: (page: number) => `Hình ảnh trang ${page}`,
  missing: "Không có hoặc không vẽ được trang này.",
  failed: "Không vẽ lại được các trang. Kết quả kiểm tra ở trên không thay đổi.",
  comparing: "Đang so sánh hình ảnh các trang khi ký và hiện nay; kết quả có thể được hạ mức nếu hình ảnh khác nhau.",
  uncompared: {
    "not-loaded":
      "Chưa so sánh hình ảnh các trang khi ký và hiện nay, vì phần vẽ trang chưa được tải về. Kết quả trên chỉ dựa vào việc kiểm tra cấu trúc của tệp.",
    "too-long":
      "Chưa so sánh được hình ảnh các trang khi ký và hiện nay: việc vẽ lại văn bản mất quá nhiều thời gian. Kết quả trên chỉ dựa vào việc kiểm tra cấu trúc của tệp.",
    failed: "Chưa so sánh được hình ảnh các trang khi ký và hiện nay: không vẽ lại được văn bản. Kết quả trên chỉ dựa vào việc kiểm tra cấu trúc của tệp.",
  } satisfies Record<Uncompared, string>,
  compare: "So sánh hình ảnh",
};

export type PictureTexts = typeof vi;

const en: PictureTexts = {
  title: "The pages as signed and as they are now look different",
  text: "This page has drawn the document as it was signed and as it is now, and compared the two. Red frames mark what differs and no signature allows. Compare what they say before you take the document in.",
  signed: (page, revision) => `Page ${page} as signed (revision ${revision})`,
  now: (page) => `Page ${page} now`,
  placeSigned: (page, revision) => `What differs on page ${page}, as signed (revision ${revision})`,
  placeNow: (page) => `What differs on page ${page}, now`,
  picture: (page) => `Picture of page ${page}`,
  missing: "This page is not there or cannot be drawn.",
  failed: "The pages could not be drawn again. The result above stands.",
  comparing: "Comparing pictures of the pages as signed and as they are now; the result is lowered if they differ.",
  uncompared: {
    "not-loaded":
      "The pages as signed and as they are now have not been compared as pictures: what draws them has not been loaded. The result above rests on the structure of the file alone.",
    "too-long":
      "The pages as signed and as they are now could not be compared as pictures: drawing the document takes too long. The result above rests on the structure of the file alone.",
    failed:
      "The pages as signed and as they are now could not be compared as pictures: the document could not be drawn. The result above rests on the structure of the file alone.",
  },
  compare: "Compare the pictures",
};

export function pictureTexts(language: Language): PictureTexts {
  return language === "en" ? en : vi;
}
