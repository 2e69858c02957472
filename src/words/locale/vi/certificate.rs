//! Vietnamese: certificates, their paths and trust.

use super::cause::because;
use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::NameMisleading => Text::new(
            "Tên trong chứng thư có thể hiển thị sai",
            format!(
                "Chứng thư «{}» có tên chứa ký tự ẩn hoặc ký tự đảo chiều chữ; tên nhìn thấy có thể khác tên thật.",
                p("certificate")
            ),
            "Không căn cứ vào tên hiển thị; đối chiếu số hiệu và SHA-256 của chứng thư với tổ chức cấp.",
        ),
        Code::IssuerMissing => Text::new(
            format!("Thiếu chứng thư của tổ chức cấp «{}»", p("issuer")),
            "Chưa có chứng thư của tổ chức cấp chứng thư chữ ký số này, nên chưa nối được đường dẫn chứng thực tới chứng thư gốc tin cậy.",
            if p("urls").is_empty() {
                "Bổ sung chứng thư của tổ chức cấp rồi kiểm tra lại.".to_owned()
            } else {
                format!("Tải chứng thư tại {} rồi thêm vào để kiểm tra lại.", p("urls"))
            },
        ),
        Code::CertificateDistrusted => Text::new(
            "Chứng thư đã bị người dùng loại khỏi danh sách tin cậy",
            format!(
                "Đường dẫn chứng thực đi qua chứng thư «{}» (SHA-256 {}) mà người kiểm tra đã loại khỏi danh sách tin cậy.",
                p("certificate"),
                p("sha256")
            ),
            "Không coi chữ ký này là đã được xác thực; nếu loại nhầm, khôi phục chứng thư đó rồi kiểm tra lại.",
        ),
        Code::RootUntrusted => Text::new(
            "Đường dẫn chứng thực không dẫn tới chứng thư gốc tin cậy",
            format!("Chứng thư gốc «{}» không có trong danh sách tin cậy (so theo khóa, không theo tên).", p("root")),
            "Không coi là chữ ký số chuyên dùng công vụ; đề nghị bên gửi xác minh tổ chức cấp chứng thư.",
        ),
        Code::AnchorPurpose => Text::new(
            "Chứng thư gốc không được tin cậy cho mục đích này",
            format!("Danh sách tin cậy có «{}», nhưng không cho mục đích này.", p("root")),
            "Đề nghị bên gửi xác minh tổ chức cấp chứng thư, hoặc kiểm tra dữ liệu tin cậy.",
        ),
        Code::AnchorNotTrusted => Text::new(
            "Chứng thư gốc không được tin cậy tại thời điểm đối chiếu",
            format!(
                "Danh sách tin cậy chỉ nhận «{}» trong khoảng thời gian khác với thời điểm {}{}.",
                p("root"),
                t("time"),
                period(f)
            ),
            "Bổ sung bằng chứng văn bản được ký khi chứng thư gốc còn được tin cậy.",
        ),
        Code::CertificateSignatureWrong => Text::new(
            "Chữ ký trên chứng thư không đúng",
            format!("Chứng thư «{}» không do tổ chức nêu tên cấp, hoặc đã bị sửa.", p("certificate")),
            "Có căn cứ để trả lại; đề nghị bên gửi ký lại bằng chứng thư hợp lệ.",
        ),
        Code::CertificateExpired => Text::new(
            "Chứng thư chữ ký số đã hết hạn tại thời điểm đối chiếu",
            format!(
                "Chứng thư «{}» hết hạn {}; thời điểm đối chiếu là {}.",
                p("certificate"),
                t("notAfter"),
                t("time")
            ),
            "Cần bằng chứng (dấu thời gian, thời điểm nhận trên hệ thống) rằng văn bản được ký khi chứng thư còn hạn.",
        ),
        Code::CertificateNotYetValid => Text::new(
            "Chứng thư chữ ký số chưa có hiệu lực tại thời điểm đối chiếu",
            format!(
                "Chứng thư «{}» có hiệu lực từ {}; thời điểm đối chiếu là {}.",
                p("certificate"),
                t("notBefore"),
                t("time")
            ),
            "Đề nghị bên gửi xác minh thời điểm ký.",
        ),
        Code::CertificateExpiredSince => Text::remark(
            "Chứng thư còn hạn lúc ký, nay đã hết hạn",
            format!(
                "Chứng thư «{}» hết hạn {}, sau thời điểm của dấu thời gian {}. Hết hạn về sau không làm mất giá trị chữ ký.",
                p("certificate"),
                t("notAfter"),
                t("time")
            ),
        ),
        Code::IssuerNotCa => Text::new(
            "Chứng thư cấp trên không phải của tổ chức chứng thực",
            format!("Chứng thư «{}» không được phép cấp chứng thư cho người khác.", p("certificate")),
            "Có căn cứ để trả lại; đây là dấu hiệu giả mạo đường dẫn chứng thực.",
        ),
        Code::PathTooLong => Text::new(
            "Đường dẫn chứng thực dài quá mức cho phép",
            format!("Chứng thư «{}» không cho phép nhiều cấp dưới như vậy.", p("certificate")),
            "Có căn cứ để trả lại; đề nghị bên gửi xác minh.",
        ),
        Code::IssuerKeyUsage => Text::new(
            "Khóa của tổ chức cấp không được dùng để ký chứng thư",
            format!("Chứng thư «{}» không có mục đích ký chứng thư.", p("certificate")),
            "Có căn cứ để trả lại; đề nghị bên gửi xác minh.",
        ),
        Code::SignerKeyUsage => Text::new(
            "Chứng thư không dùng được để ký văn bản",
            format!("Chứng thư «{}» không có mục đích ký số.", p("certificate")),
            "Đề nghị bên gửi ký lại bằng chứng thư đúng mục đích.",
        ),
        Code::CriticalExtensionUnknown => Text::new(
            "Chứng thư có điều kiện bắt buộc mà chương trình không hiểu",
            format!("Chứng thư «{}» có phần mở rộng quan trọng {}.", p("certificate"), p("oid")),
            "Dùng công cụ của tổ chức cấp để kiểm tra.",
        ),
        Code::ExtensionUnreadable => Text::new(
            "Không đọc được một phần mở rộng của chứng thư",
            format!(
                "Phần mở rộng {} của chứng thư «{}» sai định dạng, nên không biết chứng thư đặt điều kiện gì.",
                p("extension"),
                p("certificate")
            ),
            "Đề nghị tổ chức cấp chứng thư kiểm tra lại.",
        ),
        Code::NameNotPermitted => Text::new(
            "Tên trong chứng thư nằm ngoài phạm vi được phép",
            format!(
                "«{}» ({}) trong chứng thư «{}» không thuộc phạm vi tên mà «{}» cho phép.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Không chấp nhận chứng thư này; báo cho tổ chức cấp chứng thư.",
        ),
        Code::NameExcluded => Text::new(
            "Tên trong chứng thư thuộc phạm vi bị loại trừ",
            format!(
                "«{}» ({}) trong chứng thư «{}» thuộc phạm vi tên mà «{}» loại trừ.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Không chấp nhận chứng thư này; báo cho tổ chức cấp chứng thư.",
        ),
        Code::NameConstraintUnsupported => Text::new(
            "Có ràng buộc tên thuộc loại không đánh giá được",
            format!(
                "«{}» đặt ràng buộc đối với tên loại {}, mà chứng thư «{}» có tên loại này.",
                p("constrainedBy"),
                p("form"),
                p("certificate")
            ),
            "Dùng công cụ của tổ chức cấp để kiểm tra.",
        ),
        Code::NameNotComparable => Text::new(
            "Tên hoặc ràng buộc tên sai cú pháp",
            format!(
                "Không so sánh được «{}» ({}) trong chứng thư «{}» với ràng buộc của «{}».",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Đề nghị tổ chức cấp chứng thư kiểm tra lại.",
        ),
        Code::PolicyMissing => Text::new(
            "Đường dẫn chứng thực không theo chính sách chứng thư được yêu cầu",
            format!("Không có chính sách chứng thư nào được chấp nhận xuyên suốt đường dẫn ({}).", p("policies")),
            "Đề nghị tổ chức cấp chứng thư xác minh chính sách áp dụng.",
        ),
        Code::PolicyMapsAny => Text::new(
            "Ánh xạ chính sách chứng thư không hợp lệ",
            format!("Chứng thư «{}» ánh xạ «mọi chính sách», điều mà tiêu chuẩn cấm.", p("certificate")),
            "Không chấp nhận đường dẫn này; báo cho tổ chức cấp chứng thư.",
        ),
        Code::KeyPurposeMissing => Text::new(
            "Chứng thư không dùng cho mục đích này",
            format!("Chứng thư «{}» không được cấp để sử dụng cho mục đích này.", p("certificate")),
            "Đề nghị bên gửi ký số lại bằng chứng thư đúng mục đích.",
        ),
        Code::CertificateProfile => Text::remark(
            "Chứng thư có điểm chưa đúng quy cách",
            format!(
                "Chứng thư «{}» chưa theo quy cách dành cho tổ chức cấp. Điều này không làm thay đổi nội dung chứng thư.",
                p("certificate")
            ),
        ),
        Code::CertificateMalformed => {
            Text::new("Không đọc được chứng thư", "Dữ liệu chứng thư bị hỏng.", "Đề nghị bên gửi cung cấp lại.")
        }
        Code::PathBudget => Text::new(
            "Dừng tìm đường dẫn chứng thực vì quá giới hạn",
            "Có quá nhiều chứng thư ứng viên.",
            "Bỏ bớt chứng thư thừa rồi kiểm tra lại.",
        ),
        Code::TrustedDirectly => Text::new(
            "Chứng thư được tin cậy trực tiếp",
            format!(
                "Chính chứng thư «{}» được đưa vào danh sách tin cậy; không có gì phía trên được kiểm tra.",
                p("certificate")
            ),
            "Chỉ nên tin cậy chứng thư của tổ chức chứng thực.",
        ),
        Code::EvidenceUnreachable => Text::new(
            format!("Không nhận được trả lời từ {}", p("host")),
            format!("Đã hỏi {} để lấy {} nhưng không có trả lời.", p("host"), asked_for(p("kind"))),
            "Thử lại sau, hoặc bổ sung tệp tương ứng.",
        ),
        Code::EvidenceRefused => Text::new(
            format!("{} không cung cấp dữ liệu", p("host")),
            format!("Đã hỏi {} để lấy {}; máy chủ trả lời là không có.", p("host"), asked_for(p("kind"))),
            "Đề nghị tổ chức cấp chứng thư xác minh, hoặc bổ sung tệp tương ứng.",
        ),
        Code::EvidenceWrongContent => Text::new(
            format!("{} trả về dữ liệu khác với dữ liệu được hỏi", p("host")),
            format!("Đã hỏi {} để lấy {}; dữ liệu nhận được không phải loại này.", p("host"), asked_for(p("kind"))),
            "Báo cho tổ chức cấp chứng thư, hoặc bổ sung tệp tương ứng.",
        ),
        Code::EvidenceRecordUnproven => Text::new(
            "Bản ghi chứng cứ không có giá trị chứng minh",
            format!(
                "Bản ghi chứng cứ có SHA-256 {} không xác minh được ({}) nên không được dùng.",
                p("sha256"),
                p("reason")
            ),
            "Đề nghị đơn vị lưu trữ cung cấp bản ghi hiện hành.",
        ),
        Code::EvidenceAddressRefused => Text::new(
            format!("Không hỏi {}", p("host")),
            format!(
                "Văn bản ghi một địa chỉ để lấy {} mà chương trình không được phép truy cập.",
                asked_for(p("kind"))
            ),
            "Nếu đúng là địa chỉ của tổ chức cấp chứng thư, cho phép địa chỉ này hoặc bổ sung tệp tương ứng.",
        ),
        Code::EvidenceUnusable => Text::new(
            format!("Không dùng được dữ liệu đã cung cấp: {}", p("name")),
            format!(
                "Dữ liệu này không đọc được hoặc không phải chứng thư, danh sách thu hồi hay phản hồi OCSP{}. Các dữ liệu khác vẫn được xem xét.",
                because(p("reason"))
            ),
            "Kiểm tra lại tệp đã cung cấp và thêm lại nếu cần.",
        ),
        Code::UserAddedTrust => Text::new(
            "Chứng thư gốc do người dùng thêm",
            format!(
                "Đường dẫn dẫn tới «{}», do người dùng thêm vào{}, không thuộc danh sách tin cậy đi kèm chương trình.",
                p("root"),
                if p("label").is_empty() { String::new() } else { format!(" với tên «{}»", p("label")) }
            ),
            "Chỉ sử dụng chứng thư gốc này lấy từ nguồn chính thức.",
        ),
        _ => return None,
    })
}

/// ` (từ … đến …)` as far as the trust data state them.
fn period(f: &Finding) -> String {
    let parts = [("từ", "from"), ("đến", "until")];
    let stated = parts.iter().filter(|(_, name)| !f.param(name).is_empty());
    let words: Vec<String> = stated.map(|(word, name)| format!("{word} {}", local_param(f, name))).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(" ")) }
}

/// What a host was asked for, in words.
fn asked_for(kind: &str) -> &'static str {
    match kind {
        "crl" => "danh sách chứng thư bị thu hồi (CRL)",
        "ocsp" => "trạng thái chứng thư (OCSP)",
        _ => "chứng thư chữ ký số",
    }
}
