//! Vietnamese: what happened to a file that could not be read, or to a request that could not be met.

use crate::words::text::Text;

pub(in crate::words) fn error_text(code: &str, what: &str) -> Text {
    match code {
        "empty" => Text::new("Tệp rỗng", "Tệp không có dữ liệu.", "Kiểm tra lại việc tải hoặc gửi tệp."),
        "unknown-format" => Text::new(
            "Không phải tệp PDF hay tệp chữ ký số",
            if what.is_empty() {
                "Nội dung không phải là PDF, cũng không phải là chữ ký số.".to_owned()
            } else {
                format!("Nội dung là dạng {what}, chưa đọc được.")
            },
            "Chọn đúng tệp đã ký số: PDF, tệp chữ ký (.p7s, .p7m), dấu thời gian (.tsr) hoặc thư (.eml).",
        ),
        "not-a-pdf" => Text::new(
            "Không đọc được tệp PDF",
            "Tệp bị hỏng hoặc thiếu cấu trúc của PDF.",
            "Tải lại hoặc đề nghị gửi lại tệp gốc.",
        ),
        "not-a-cms" => Text::new(
            "Không đọc được tệp chữ ký",
            "Tệp bị hỏng hoặc thiếu cấu trúc của chữ ký số.",
            "Tải lại hoặc đề nghị gửi lại tệp gốc.",
        ),
        "password-required" => Text::new(
            "Tệp có mật khẩu",
            "Tệp được mã hóa; cần mật khẩu mở tệp để kiểm tra. Mật khẩu không rời khỏi máy này.",
            "Nhập mật khẩu rồi kiểm tra lại.",
        ),
        "encryption-unsupported" => Text::new(
            "Kiểu mã hóa chưa được hỗ trợ",
            format!("Tệp được mã hóa theo cách mà công cụ chưa đọc được ({what})."),
            "Đề nghị gửi tệp không mã hóa.",
        ),
        "over-limit" => Text::new(
            "Tệp vượt quá giới hạn xử lý",
            "Tệp quá lớn hoặc có cấu trúc quá phức tạp.",
            "Đề nghị gửi tệp gốc hoặc chia nhỏ.",
        ),
        "unreadable" if what.starts_with("No such file") => Text::new(
            "Không tìm thấy tệp",
            "Không có tệp nào tại đường dẫn đã cho.",
            "Kiểm tra lại tên và đường dẫn của tệp.",
        ),
        "unreadable" => Text::new("Không đọc được tệp", "Hệ điều hành không cho đọc tệp này.", "Chọn lại tệp."),
        "bad-context" => {
            Text::new("Thiết lập không dùng được", format!("{what}."), "Kiểm tra lại tệp tin cậy hoặc chính sách.")
        }
        code if code.starts_with("policy-") => Text::new(
            "Không dùng được tệp chính sách kiểm tra",
            format!("Không có phần nào của tệp được sử dụng ({what})."),
            "Sửa tệp, hoặc kiểm tra theo chính sách kiểm tra mặc định.",
        ),
        "no-ground" => Text::new(
            "Chưa có căn cứ để trả lại văn bản",
            "Kết quả kiểm tra không nêu lý do nào và người tiếp nhận chưa ghi lý do.",
            "Nếu có lý do mà công cụ không xác định được (như gửi không đúng nơi nhận), chọn lý do và ghi rõ nội dung.",
        ),
        "status-alone" => Text::new(
            "Chưa phải căn cứ để trả lại văn bản",
            "Mới chỉ có việc chưa kiểm tra được trạng thái chứng thư chữ ký số.",
            "Bổ sung CRL hoặc phản hồi OCSP rồi kiểm tra lại.",
        ),
        "ground-missing" => Text::new(
            "Chưa ghi căn cứ",
            "Lý do do người tiếp nhận chọn, hoặc quyết định khác với kết quả kiểm tra, phải có căn cứ bằng văn bản.",
            "Ghi căn cứ của quyết định.",
        ),
        "text-too-long" => Text::new("Nội dung ghi quá dài", "Nội dung dài hơn mức cho phép.", "Ghi ngắn gọn hơn."),
        "no-member" => Text::new(
            "Không có văn bản nào để kiểm tra",
            format!("Không tìm thấy tệp nào để kiểm tra ({what})."),
            "Chọn văn bản chính và các phụ lục.",
        ),
        "no-such-member" => Text::new(
            "Không có tệp này trong văn bản kèm phụ lục",
            format!("Không có tệp tên {what}, hoặc có nhiều tệp trùng tên."),
            "Ghi đúng tên tệp của văn bản chính.",
        ),
        "ambiguous-form" => Text::new(
            "Tệp có thể được mở theo hai cách",
            format!("Phần mềm khác có thể hiển thị tệp khác trong đó ({what}) mà không ai ký."),
            "Không dựa vào tệp này; đề nghị bên gửi chuyển lại các tệp gốc.",
        ),
        "archive-unreadable" => Text::new(
            "Không đọc được tệp nén ZIP",
            "Tệp nén bị hỏng hoặc vượt quá giới hạn.",
            "Giải nén rồi chọn từng tệp, hoặc đề nghị gửi lại.",
        ),
        "unknown-report" => Text::new(
            "Không đọc được kết quả kiểm tra",
            format!("Kết quả do phiên bản khác của chương trình lập hoặc đã bị sửa ({what})."),
            "Kiểm tra lại văn bản.",
        ),
        "no-such-signature" => Text::new("Không có chữ ký này", "Số thứ tự chữ ký không tồn tại trong tệp.", ""),
        "no-signed-revision" => Text::new(
            "Không xác định được phần đã ký",
            "Phạm vi ký của chữ ký không hợp lệ, nên không thể trích phiên bản đã ký.",
            "Đề nghị bên gửi cung cấp tệp gốc đã ký số.",
        ),
        _ => Text::new(
            "Chương trình dừng vì lỗi bên trong",
            format!("Chi tiết: {code} {what}."),
            "Thử lại; nếu vẫn lỗi, báo cho đơn vị vận hành.",
        ),
    }
}
