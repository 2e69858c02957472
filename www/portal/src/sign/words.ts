import type { Language } from "kyso";

/** What the signing page says around the element. */
export interface SignPageTexts {
  readonly tagline: string;
  readonly verify: string;
  readonly help: string;
  readonly stopped: string;
  readonly footer: string;
  readonly vgca: string;
}

const VI: SignPageTexts = {
  tagline: "Ký số văn bản điện tử",
  verify: "Kiểm tra chữ ký số",
  help: "Cần có: tiện ích kyso trong trình duyệt, phần mềm ký số kyso-token-host và trình điều khiển của thiết bị trên máy.",
  stopped: "Trang chưa dùng được vì không đọc được thiết lập của đơn vị vận hành. Tải lại trang; nếu vẫn lỗi, báo cho đơn vị vận hành.",
  footer: "Khóa bí mật không rời thiết bị; văn bản không rời máy này.",
  vgca: "Trang được phép dùng VGCA Sign Service. Cách này chưa được thử với dịch vụ thật. Trình duyệt Chrome có thể hỏi quyền truy cập mạng cục bộ: đó là để gọi chương trình trên chính máy này.",
};

const EN: SignPageTexts = {
  tagline: "Signs electronic documents",
  verify: "Verify signatures",
  help: "Needed: the kyso extension in the browser, and the program kyso-token-host with the driver of the token on this computer.",
  stopped: "The page cannot be used: the operator's settings could not be read. Reload the page; if it fails again, tell the operator.",
  footer: "The key never leaves the token; the document never leaves this computer.",
  vgca: "This page may use the VGCA Sign Service. That way has not been tried against the real service. Chrome may ask for access to the local network: it is to call the program on this very computer.",
};

export function signPageTexts(language: Language): SignPageTexts {
  return language === "en" ? EN : VI;
}
