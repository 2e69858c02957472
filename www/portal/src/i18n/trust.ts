import type { Language } from "kyso";

/** Words of what results rest on: the trust file, what the person takes out of it, and what the page keeps. */
const vi = {
  // Why the page does not begin: what it is, and what to do.
  stops: {
    settings: {
      title: "Tệp cấu hình của trang không hợp lệ",
      text: "Trang không đọc hiểu được tệp cấu hình kyso.config.json nên dừng lại, không tự suy đoán. Chưa có tệp nào được kiểm tra. Hãy báo cho đơn vị vận hành trang.",
    },
    "settings-missing": {
      title: "Không tải được tệp cấu hình của trang",
      text: "Máy chủ của trang không trả về tệp cấu hình kyso.config.json, hoặc tệp bị hỏng, và trên máy này chưa có bản lưu trước đó. Trang dừng lại vì không thể biết cần tin những chứng thư nào. Chưa có tệp nào được kiểm tra. Hãy tải lại trang; nếu vẫn gặp lỗi, hãy báo cho đơn vị vận hành trang.",
    },
    "trust-missing": {
      title: "Không đọc được dữ liệu chứng thư gốc",
      text: "Tệp dữ liệu chứng thư gốc hoặc chữ ký của tệp không có ở nơi đã cấu hình, hoặc không đúng khuôn dạng. Chưa có tệp nào được kiểm tra. Hãy tải lại trang; nếu vẫn gặp lỗi, hãy báo cho đơn vị vận hành trang.",
    },
    "trust-key": {
      title: "Chưa có khóa để xác minh dữ liệu chứng thư gốc",
      text: "Tệp dữ liệu chứng thư gốc có chữ ký, nhưng cấu hình của trang không nêu khóa công khai dùng để xác minh. Chưa có tệp nào được kiểm tra. Hãy báo cho đơn vị vận hành trang.",
    },
    "trust-wrong": {
      title: "Chữ ký của dữ liệu chứng thư gốc không đúng",
      text: "Tệp dữ liệu chứng thư gốc không do khóa mà đơn vị vận hành đã chỉ định ký, hoặc đã bị thay đổi sau khi ký. Không dùng nội dung nào của tệp; chưa có tệp nào được kiểm tra. Hãy báo ngay cho đơn vị vận hành trang.",
    },
    "trust-older": {
      title: "Dữ liệu chứng thư gốc cũ hơn bản đã dùng trên máy này",
      text: "Trình duyệt này đã dùng một bản mới hơn. Bản cũ có thể còn chứng thư đã bị loại bỏ nên không được dùng; chưa có tệp nào được kiểm tra. Hãy báo cho đơn vị vận hành trang.",
    },
  },
  unknownKeys: (names: readonly string[]) => `Mục cấu hình mà trang không biết: ${names.join(", ")}.`,
  settingsKept: (day: string) => `Chưa tải được tệp cấu hình mới của trang; trang đang dùng bản cấu hình đã lưu ngày ${day}.`,
  signedFile: (sequence: number, date: string) => `Tệp có chữ ký đã được xác minh: số thứ tự ${sequence}, lập ngày ${date.split("-").reverse().join("/")}.`,
  unsignedFile: "Tệp không kèm chữ ký riêng; nguồn của tệp là máy chủ của trang.",
  fileName: (address: string) => `Tệp: ${address}`,
  list: (count: number) => `Danh sách chứng thư và lựa chọn loại khỏi danh sách tin cậy (${count})`,
  listText:
    "Chứng thư đã loại khỏi danh sách tin cậy không được dùng để kết luận chữ ký số đạt, kể cả khi tổ chức khác bảo đảm cho chứng thư đó. Lựa chọn chỉ có hiệu lực trên trình duyệt này và được ghi trong mọi kết quả.",
  domains: { "official-duty": "Chuyên dùng công vụ", public: "Công cộng" } as Record<string, string>,
  certificateRoles: { anchor: "Chứng thư gốc", intermediate: "Chứng thư trung gian" } as Record<string, string>,
  goneFromFile: "Không còn trong tệp dữ liệu hiện dùng",
  distrust: "Loại khỏi danh sách tin cậy",
  trustAgain: "Khôi phục",
  distrustName: (name: string) => `Loại chứng thư ${name} khỏi danh sách tin cậy`,
  trustAgainName: (name: string) => `Khôi phục chứng thư ${name}`,
  distrusted: "Đã loại khỏi danh sách tin cậy",
  distrustedCount: (count: number) =>
    `Đã loại ${count} chứng thư khỏi danh sách tin cậy theo lựa chọn của người dùng; mọi kết quả trên trang đều theo lựa chọn này.`,
  keptTitle: "Dữ liệu trang lưu trên máy này",
  keptOpen: "Xem và xóa dữ liệu đã lưu",
  keptText:
    "Trang lưu trong trình duyệt: chứng thư gốc đã thêm, chứng thư đã loại khỏi danh sách tin cậy, ngôn ngữ, chế độ xem, cấu hình của trang, số thứ tự của dữ liệu chứng thư gốc có chữ ký mới nhất đã dùng và bản sao của trang để dùng khi không có mạng. Trang không lưu văn bản, kết quả, tên hay mật khẩu. Tệp đã tải về không bị xóa.",
  keptDelete: "Xóa dữ liệu đã lưu",
  keptDeleted: "Đã xóa. Các tệp trên trang được kiểm tra lại; bản sao của trang được lưu lại khi mở trang lần sau.",
  keptFailed: "Trình duyệt không cho xóa hết. Hãy xóa dữ liệu của trang này trong phần cài đặt của trình duyệt.",
  distrustForgotten: "Trình duyệt không cho lưu; lựa chọn chỉ có hiệu lực đến khi đóng trang.",
};

export type TrustTexts = typeof vi;

const en: TrustTexts = {
  stops: {
    settings: {
      title: "The settings of this page are not valid",
      text: "The page does not understand its settings (kyso.config.json) and stops; it does not guess. No file has been checked. Tell the operator of the page.",
    },
    "settings-missing": {
      title: "The settings of this page could not be loaded",
      text: "The host of the page did not give its settings (kyso.config.json), or they are broken, and this machine has no earlier copy. The page stops, since it cannot know which certificates to trust. No file has been checked. Reload the page; if it fails again, tell the operator of the page.",
    },
    "trust-missing": {
      title: "The root certificates cannot be read",
      text: "The trust file or its signature is not where the settings say, or not of the right form. No file has been checked. Reload the page; if it fails again, tell the operator of the page.",
    },
    "trust-key": {
      title: "There is no key to verify the root certificates with",
      text: "The trust file is signed, but the settings of the page name no public key to verify it with. No file has been checked. Tell the operator of the page.",
    },
    "trust-wrong": {
      title: "The signature of the root certificates is wrong",
      text: "The trust file was not signed by the key that the operator named, or was changed after it was signed. Nothing of it is used, and no file has been checked. Tell the operator of the page at once.",
    },
    "trust-older": {
      title: "The root certificates are older than those used on this machine before",
      text: "This browser has used a newer trust file. An older one may still hold certificates that were taken out since, so it is not used; no file has been checked. Tell the operator of the page.",
    },
  },
  unknownKeys: (names) => `Settings that the page does not know: ${names.join(", ")}.`,
  settingsKept: (day) => `The settings of the page could not be loaded anew; the page uses those it kept on ${day}.`,
  signedFile: (sequence, date) => `Signed file, signature verified: number ${sequence}, made on ${date}.`,
  unsignedFile: "The file carries no signature of its own; it comes from the server of this page.",
  fileName: (address) => `File: ${address}`,
  list: (count) => `Certificates, and those not to trust (${count})`,
  listText:
    "A certificate marked “Do not trust” makes no signature pass, whoever else vouches for it. The choice holds in this browser only and is named in every result.",
  domains: { "official-duty": "Official duty", public: "Public" },
  certificateRoles: { anchor: "Root", intermediate: "Intermediate" },
  goneFromFile: "No longer in the trust file in use",
  distrust: "Do not trust",
  trustAgain: "Trust again",
  distrustName: (name) => `Do not trust the certificate ${name}`,
  trustAgainName: (name) => `Trust the certificate ${name} again`,
  distrusted: "Not trusted",
  distrustedCount: (count) =>
    `${count === 1 ? "1 certificate is" : `${count} certificates are`} not trusted, by your choice; every result on this page follows it.`,
  keptTitle: "What this page keeps on this machine",
  keptOpen: "See and delete what is kept",
  keptText:
    "The page keeps in the browser: root certificates you added, certificates you do not trust, the language, the settings of the page, the number of the newest signed trust file used, and a copy of the page for use without a network. It keeps no document, result, name or password. Files you saved are not deleted.",
  keptDelete: "Delete what is kept",
  keptDeleted: "Deleted. The files on the page are being checked again; the copy of the page is kept anew when the page is opened next time.",
  keptFailed: "The browser did not let all of it be deleted. Delete the data of this page in the settings of the browser.",
  distrustForgotten: "The browser refuses to keep it; the choice holds until the page is closed.",
};

const ALL: Record<Language, TrustTexts> = { vi, en };

export function trustTexts(language: Language): TrustTexts {
  return ALL[language];
}
