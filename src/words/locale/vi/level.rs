//! Vietnamese: what a signature lacks for the next level.

/// One thing that is missing, from its name in the report.
pub(in crate::words) fn lacking(what: &str) -> String {
    match what.split_once(": ") {
        Some(("certificate", name)) => format!("chứng thư «{name}» kèm trong tệp"),
        Some(("revocation-status", name)) => format!("dữ liệu trạng thái của chứng thư «{name}» kèm trong tệp"),
        _ => match what {
            "ETSI.CAdES.detached" => "chữ ký số ghi theo định dạng PAdES".to_owned(),
            "signing-certificate-v2" => "thuộc tính được ký nêu rõ chứng thư của người ký".to_owned(),
            "signature-that-verifies" => "giá trị chữ ký số kiểm tra được".to_owned(),
            "signature-time-stamp" => "dấu thời gian trên chữ ký số".to_owned(),
            "certificate-of-issuer" => "chứng thư của tổ chức cấp".to_owned(),
            "archive-time-stamp" => "dấu thời gian lưu trữ".to_owned(),
            other => other.to_owned(),
        },
    }
}
