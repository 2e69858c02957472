//! Vietnamese: algorithms, keys and the policy that grades them.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    Some(match f.code {
        Code::PolicyLooser => Text::new(
            format!("Kiểm tra theo chính sách “{}”, ít chặt chẽ hơn mặc định", p("policy")),
            format!("Chính sách kiểm tra này chấp nhận nhiều hơn chính sách mặc định: {}.", p("rules")),
            "Nếu không phải bạn chọn, hãy kiểm tra lại theo chính sách mặc định.",
        ),
        Code::AlgorithmUnsupported => Text::new(
            format!("Thuật toán chưa được hỗ trợ ({})", p("algorithm")),
            "Không tính lại được chữ ký theo thuật toán này, nên không kết luận.",
            "Dùng công cụ khác có hỗ trợ thuật toán này.",
        ),
        Code::AlgorithmOutdated => Text::new(
            format!("Thuật toán {} không có trong danh mục tại Phụ lục I Thông tư số 15/2025/TT-BKHCN", p("algorithm")),
            format!("Thuật toán này ({}) {}.", place(f), until(f)),
            "Nếu là văn bản mới, đề nghị bên gửi ký lại bằng SHA-256 trở lên.",
        ),
        Code::KeyTooShort => Text::new(
            format!("Khóa {} quá ngắn", p("algorithm")),
            format!("Độ dài khóa ({}) {}.", place(f), until(f)),
            "Nếu là văn bản mới, đề nghị bên gửi ký lại bằng khóa RSA từ 2048 bit hoặc ECDSA từ 256 bit.",
        ),
        Code::KeyEncodingOdd => Text::remark(
            "Khóa công khai được ghi không đúng chuẩn",
            format!(
                "Khóa trong chứng thư «{}» được ghi như một số âm; chỉ có một cách hiểu nên không ảnh hưởng kết quả.",
                p("certificate")
            ),
        ),
        Code::CertificateNamedByTrustFile => Text::remark(
            format!("Chứng thư của tổ chức cung cấp dịch vụ chứng thực được ký bằng {}", p("algorithm")),
            format!(
                "Thuật toán này không còn đủ tin cậy, nhưng không ảnh hưởng đối với chứng thư «{}»: danh sách tin cậy đã nêu đích danh chứng thư này theo giá trị băm SHA-256.",
                p("certificate").trim_start_matches("time-stamp: ")
            ),
        ),
        Code::DigestAlgorithmWrong => Text::new(
            "Chữ ký không nêu đúng thuật toán băm nội dung",
            format!("Chỗ phải ghi thuật toán băm lại ghi thuật toán ký ({}).", p("algorithm")),
            "Chưa thể dựa vào chữ ký này; đề nghị ký lại.",
        ),
        Code::AlgorithmsDisagree => Text::new(
            "Thuật toán nêu trong chữ ký mâu thuẫn nhau",
            "Hai chỗ trong chữ ký nêu hai thuật toán khác nhau.",
            "Coi chữ ký là không hợp lệ và đề nghị ký lại.",
        ),
        _ => return None,
    })
}

/// The place an algorithm was used in; names of certificates stay as they are.
fn place(f: &Finding) -> String {
    if let Some(certificate) = f.param("where").strip_prefix("time-stamp: ") {
        return format!("trong chứng thư «{certificate}» của dấu thời gian");
    }
    match f.param("where") {
        "signature" => "dùng trong chữ ký".to_owned(),
        "signer" => "khóa của người ký".to_owned(),
        "time-stamp-imprint" => "dùng trong giá trị băm của dấu thời gian".to_owned(),
        "time-stamp-signature" => "dùng trong chữ ký của dấu thời gian".to_owned(),
        "time-stamp-index" => "dùng trong danh mục của dấu thời gian lưu trữ".to_owned(),
        certificate => format!("trong chứng thư «{certificate}»"),
    }
}

/// Until when it was held to be secure, when that is known.
fn until(f: &Finding) -> String {
    if f.param("until").is_empty() {
        "không được coi là an toàn".to_owned()
    } else {
        format!("chỉ được coi là an toàn đến {}", local_param(f, "until"))
    }
}
