//! Vietnamese: why something cannot be read or used, and what of a file is not as the standard has it.
//!
//! Findings carry codes and the terms of standards, for programs. A sentence for people has the cause in words, or leaves it out.

/// ` (…)` with the cause in words; nothing where there are none for it.
pub(super) fn because(technical: &str) -> String {
    let code = technical.split(": ").next().unwrap_or_default();
    in_words(code).map(|words| format!(" ({words})")).unwrap_or_default()
}

fn in_words(code: &str) -> Option<&'static str> {
    Some(match code {
        "root-untrusted" => "chứng thư gốc không có trong danh sách tin cậy",
        "issuer-missing" => "thiếu chứng thư của tổ chức cấp",
        "certificate-expired" | "signer-expired" | "responder-out-of-time" => "chứng thư của bên ký đã hết hạn",
        "certificate-revoked" | "responder-revoked" => "chứng thư của bên ký đã bị thu hồi",
        "responder-status-unknown" => "chưa kiểm tra được chứng thư của bên ký",
        "signer-missing" | "certificate of the unit missing" => "thiếu chứng thư của bên ký",
        "signer-key-usage" | "signer-rejected" | "responder-not-authorised" => "bên ký không được giao việc này",
        "signer-not-yet-valid" => "chứng thư của bên ký chưa có hiệu lực",
        "signature-wrong" | "signature value" => "chữ ký trên dữ liệu không đúng",
        "time lies in the future" | "from-the-future" => "thời điểm ghi trên dữ liệu ở tương lai",
        "algorithm not done" | "digest algorithm not done" | "unsupported" => "thuật toán chưa được hỗ trợ",
        "weak-algorithm" => "thuật toán không còn an toàn",
        "malformed" => "dữ liệu bị hỏng",
        "not-successful" => "máy chủ không trả lời được",
        "other-issuer" | "other-issuer-hash" => "do tổ chức khác phát hành",
        "other-certificate" | "cert-hash-differs" => "về chứng thư khác",
        "other-distribution-point" | "other-kind-of-certificate" => "về nhóm chứng thư khác",
        "certificate-ended" => "phát hành sau khi chứng thư hết hạn",
        "before-certificate" => "phát hành trước khi chứng thư có hiệu lực",
        "issued-later" => "phát hành sau thời điểm đối chiếu",
        "not-proven" => "chưa chứng minh được là có trước khi chứng thư hết hạn",
        "stale" | "before-grace" => "đã quá cũ",
        "delta-missing" | "delta-without-base" => "danh sách chưa đầy đủ",
        "times-reversed" | "times-contradict" => "các thời điểm ghi trên dữ liệu mâu thuẫn",
        _ => return None,
    })
}

/// What of a file is not as the standard has it, by the beginning of the anomaly's name; the longer comes first.
const PARTS: [(&str, &str); 29] = [
    ("header", "phần đầu tệp"),
    ("startxref", "bảng tham chiếu"),
    ("xref", "bảng tham chiếu"),
    ("prev", "bảng tham chiếu"),
    ("offset", "bảng tham chiếu"),
    ("trailer", "bảng tham chiếu"),
    ("entry", "bảng tham chiếu"),
    ("hybrid", "bảng tham chiếu ghi theo hai cách"),
    ("eof", "phần kết thúc tệp"),
    ("revision-end", "phần kết thúc của một lần lưu"),
    ("bytes-after", "dữ liệu sau phần kết thúc tệp"),
    ("structure-after", "dữ liệu sau phần kết thúc tệp"),
    ("hidden", "dữ liệu ngoài bảng tham chiếu"),
    ("unlisted", "dữ liệu ngoài bảng tham chiếu"),
    ("extent", "vị trí của các đối tượng"),
    ("linearized", "phần phục vụ xem nhanh trang đầu"),
    ("reading", "thứ tự đọc tệp"),
    ("encryption", "mã hóa"),
    ("decryption", "mã hóa"),
    ("object-stream", "nhóm đối tượng nén"),
    ("object", "cách ghi đối tượng"),
    ("endobj", "cách ghi đối tượng"),
    ("generation", "số thứ tự của đối tượng"),
    ("duplicate-key", "mục ghi trùng trong đối tượng"),
    ("reference", "tham chiếu giữa các đối tượng"),
    ("stream", "dữ liệu của đối tượng"),
    ("filter", "dữ liệu của đối tượng"),
    ("tree", "cây trang hoặc biểu mẫu"),
    ("page", "cây trang"),
];

/// `: …` with the part of the file that an anomaly is in.
pub(super) fn part_of_file(anomaly: &str) -> String {
    let part = PARTS.iter().find(|(begin, _)| anomaly.starts_with(begin));
    part.map(|(_, words)| format!(": {words}")).unwrap_or_default()
}

/// `: …` with what is odd about a signature field.
pub(super) fn oddity_of_field(anomaly: &str) -> String {
    let words = match anomaly {
        "field-outside-acroform" => "trường không thuộc biểu mẫu",
        "widget-not-listed" => "khung chữ ký không được biểu mẫu liệt kê",
        "several-widgets" => "một trường có nhiều khung trên trang",
        "shared-dictionary" => "nhiều trường dùng chung một chữ ký",
        "in-object-stream" => "dữ liệu chữ ký nằm trong nhóm đối tượng nén",
        "direct-value" => "dữ liệu chữ ký ghi ngay trong trường",
        "byte-range-indirect" => "phạm vi ký được ghi gián tiếp",
        "duplicate-key" => "có mục ghi trùng",
        "type-unexpected" => "loại dữ liệu chữ ký khác chuẩn",
        "filter-missing" => "thiếu tên chương trình xử lý chữ ký",
        "sub-filter-missing" => "thiếu dạng chữ ký",
        "doc-mdp-not-in-perms" | "perms-without-doc-mdp" => "quy định về thay đổi được phép ghi không thống nhất",
        "defined-after-coverage" => "dữ liệu chữ ký có sau phần được ký",
        "ends-inside-revision" => "phần được ký không kết thúc ở cuối một lần lưu",
        "signed-revision-outside-chain" => "lần lưu đã ký không nối với tệp hiện tại",
        "misplaced" => "không ở vị trí mà bảng tham chiếu ghi",
        _ => return String::new(),
    };
    format!(": {words}")
}

/// What a part of a mail is.
pub(super) fn mail_part(kind: &str) -> String {
    let words = match kind.split('/').next().unwrap_or_default() {
        _ if kind.starts_with("application/pdf") => "tệp PDF",
        "text" => "phần chữ",
        "image" => "hình ảnh",
        "application" => "tệp đính kèm",
        _ => return String::new(),
    };
    format!(" ({words})")
}
