//! Vietnamese: signed mail.

use super::cause::mail_part;
use crate::base::finding::{Code, Finding};
use crate::words::text::Text;

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    Some(match f.code {
        Code::MimeMalformed => Text::new(
            "Cấu trúc thư đã ký không đúng",
            format!("Phần {} của thư không đọc được theo một cách duy nhất.", p("part")),
            "Đề nghị bên gửi chuyển lại thư gốc.",
        ),
        Code::MimePartNotSigned => Text::new(
            format!("Phần {} của thư{} không được ký", p("part"), mail_part(p("type"))),
            "Thư có phần nằm ngoài phạm vi của mọi chữ ký số; phần đó có thể do người khác thêm vào.",
            "Chỉ căn cứ vào các phần được ký.",
        ),
        Code::MimePartEncrypted => Text::new(
            format!("Phần {} của thư được mã hóa", p("part")),
            "Không xem được bên trong phần này nên không biết có chữ ký số nào ở đó hay không.",
            "Giải mã bằng phần mềm thư rồi kiểm tra lại.",
        ),
        Code::MimeHeaderNotSigned => Text::remark(
            "Người gửi, tiêu đề và ngày của thư không được ký",
            "Chữ ký số của thư chỉ bảo vệ nội dung thư; các dòng đầu thư có thể bị thay đổi mà chữ ký vẫn đúng.",
        ),
        Code::MimeSenderDiffers => Text::new(
            "Địa chỉ người gửi không có trong chứng thư",
            format!("Thư ghi người gửi là {}, khác với mọi địa chỉ thư trong chứng thư của người ký.", p("sender")),
            "Căn cứ vào người ký theo chứng thư, không căn cứ vào dòng người gửi.",
        ),
        Code::LineEndsCanonicalised => Text::remark(
            "Ký tự xuống dòng của phần được ký không theo chuẩn thư",
            "Tệp thư đã được lưu với kiểu xuống dòng khác; phần được ký được xét theo kiểu xuống dòng chuẩn như khi gửi.",
        ),
        Code::SignedWithOtherLineEnds => Text::new(
            "Tệp có kiểu xuống dòng khác với khi ký",
            "Nội dung đúng là nội dung đã ký, chỉ khác ký tự xuống dòng; chương trình thư hoặc chương trình lưu tệp đã đổi các ký tự này. Chữ ký vẫn không khớp với tệp hiện có.",
            "Đề nghị bên gửi chuyển lại đúng tệp đã ký, đặt trong tệp ZIP để không bị đổi ký tự xuống dòng.",
        ),
        _ => return None,
    })
}
