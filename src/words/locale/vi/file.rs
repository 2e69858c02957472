//! Vietnamese: the file, its saved states and its signature fields.

use super::cause::{because, oddity_of_field, part_of_file};
use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, beyond};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    Some(match f.code {
        Code::OrphanSignatures => Text::new(
            format!("Tệp còn sót dữ liệu của {} chữ ký số cũ, không kiểm tra được", p("count")),
            "Trong tệp có dữ liệu chữ ký số nhưng không trường chữ ký nào trỏ tới; không thể kiểm tra các chữ ký này trên tệp hiện có.",
            "Đề nghị bên gửi cung cấp tệp gốc đã ký số.",
        ),
        Code::PrintedOrResaved => Text::new(
            "Tệp đã được in ra PDF hoặc lưu lại sau khi ký",
            format!(
                "Dấu vết trong tệp{} cho thấy văn bản đã ký số được in hoặc lưu lại bằng chương trình khác; bản in, bản lưu lại không mang chữ ký số; tệp gốc không bị ảnh hưởng.",
                if p("producer").is_empty() {
                    String::new()
                } else {
                    format!(" (phần mềm tạo: {})", p("producer"))
                }
            ),
            "Đề nghị bên gửi chuyển nguyên tệp gốc đã ký số, không in, không nén, không ghép tệp.",
        ),
        Code::RewrittenAfterSigning => Text::new(
            "Tệp đã bị ghi lại sau khi ký",
            if beyond(f) {
                format!(
                    "Chữ ký số được tạo trên {} byte nhưng tệp hiện chỉ có {} byte: tệp đã được nén, tối ưu hóa hoặc lưu lại bằng chương trình khác sau khi ký.",
                    p("end"),
                    p("size")
                )
            } else {
                "Dữ liệu chữ ký không còn nằm ở vị trí mà phạm vi ký nêu: tệp đã được ghi lại bằng chương trình khác sau khi ký.".to_owned()
            },
            "Đề nghị bên gửi chuyển nguyên tệp gốc đã ký số.",
        ),
        Code::MergedFiles => Text::new(
            "Nhiều tệp đã ký bị ghép thành một tệp",
            format!(
                "Trường chữ ký «{}»: {} chữ ký số không thể cùng thuộc một tệp; nhiều văn bản đã ký số đã được ghép lại, nên không chữ ký nào còn khớp với tệp này.",
                p("field"),
                p("count")
            ),
            "Đề nghị bên gửi chuyển từng tệp gốc đã ký số riêng rẽ.",
        ),
        Code::Truncated => Text::new(
            "Tệp bị thiếu phần cuối",
            format!(
                "Phần được ký kết thúc ở byte {} nhưng tệp chỉ có {} byte; có thể việc tải tệp chưa hoàn tất.",
                p("end"),
                p("size")
            ),
            "Tải lại tệp hoặc đề nghị gửi lại.",
        ),
        Code::EndMissing => Text::new(
            "Tệp bị đứt đoạn",
            format!(
                "Tệp {} byte không có phần kết thúc và không đọc được cấu trúc; có thể việc tải hoặc gửi chưa hoàn tất.",
                p("size")
            ),
            "Tải lại tệp hoặc đề nghị gửi lại.",
        ),
        Code::AlteredInTransfer => Text::new(
            "Tệp bị biến đổi khi gửi hoặc tải",
            match p("how") {
                "line-ends" => {
                    "Ký tự xuống dòng trong tệp đã bị chuyển đổi, như khi hệ thống thư điện tử hoặc chương trình truyền tệp coi tệp PDF là văn bản thuần."
                }
                "replaced-characters" => {
                    "Các byte không phải chữ đã bị thay thế, như khi hệ thống coi tệp PDF là văn bản thuần."
                }
                _ => "Các byte của tệp chỉ còn 7 bit, như khi hệ thống thư điện tử coi tệp PDF là văn bản thuần.",
            },
            "Đề nghị gửi lại tệp gốc bằng cách khác, ví dụ nén trong tệp ZIP hoặc qua trục liên thông văn bản.",
        ),
        Code::XrefReconstructed => Text::new(
            "Cấu trúc tệp bị hỏng",
            "Bảng tham chiếu của tệp PDF không đọc được; các đối tượng được tìm bằng cách quét, nên không thể khẳng định nội dung hiển thị là nội dung đã ký.",
            "Đề nghị bên gửi chuyển lại tệp gốc.",
        ),
        Code::PdfAnomaly => Text::new(
            format!("Cấu trúc tệp có điểm bất thường{}", part_of_file(p("anomaly"))),
            "Các chương trình khác nhau có thể hiểu tệp này theo những cách khác nhau.",
            "Không căn cứ vào nội dung hiển thị cho đến khi có tệp gốc rõ ràng.",
        ),
        Code::PdfOddity => Text::remark(
            format!("Tệp có chi tiết không đúng chuẩn{}", part_of_file(p("anomaly"))),
            "Chi tiết này không làm thay đổi cách đọc tệp.",
        ),
        Code::LaterRevisions => Text::new(
            format!("Có {} lần lưu sau chữ ký này", p("count")),
            "Sau khi ký, tệp còn được bổ sung (ví dụ chữ ký tiếp theo). Phần bổ sung chưa được đánh giá là có được phép hay không.",
            "Đối chiếu nội dung hiển thị với phiên bản đã ký.",
        ),
        Code::BytesAfterSigned => Text::new(
            "Có dữ liệu bổ sung sau chữ ký này",
            format!(
                "Từ byte {} đến byte {} của tệp nằm ngoài phạm vi của chữ ký này (có thể do chữ ký sau bảo vệ).",
                p("start"),
                p("end")
            ),
            "Xem phiên bản đã ký, hoặc đối chiếu với chữ ký sau cùng.",
        ),
        Code::WhiteSpaceAfterSigned => Text::remark(
            "Có ký tự trắng ở cuối tệp, ngoài phạm vi ký",
            format!(
                "Từ byte {} đến byte {} chỉ là ký tự trắng hoặc xuống dòng, không ảnh hưởng nội dung.",
                p("start"),
                p("end")
            ),
        ),
        Code::ByteRangeMalformed => Text::new(
            "Phạm vi ký (ByteRange) không hợp lệ",
            "Chữ ký không nêu đúng phần nào của tệp được ký.",
            "Có căn cứ để trả lại; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::GapNotContents => Text::new(
            "Phần không được ký không trùng với chỗ chứa chữ ký",
            "Khoảng trống trong phạm vi ký phải đúng là chỗ chứa chữ ký; ở đây không đúng. Đây là dấu hiệu tệp bị sửa hoặc bị giả mạo.",
            "Có căn cứ để trả lại; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::ByteRangesCross => Text::new(
            "Phạm vi ký của hai chữ ký chồng lấn nhau",
            "Hai chữ ký hợp lệ không thể có phạm vi ký cắt nhau.",
            "Có căn cứ để trả lại; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::ContentsMalformed => Text::new(
            "Không đọc được chỗ chứa chữ ký",
            format!("Giá trị chữ ký phải là một chuỗi thập lục phân{}.", because(p("reason"))),
            "Đề nghị gửi lại tệp gốc.",
        ),
        Code::FieldOutsideAcroForm => Text::new(
            "Trường chữ ký không thuộc biểu mẫu của tệp",
            "Khung chữ ký còn trên trang nhưng biểu mẫu của tệp không dẫn tới nó; thường do tệp đã được chương trình khác ghi lại.",
            "Đề nghị bên gửi chuyển nguyên tệp gốc đã ký số.",
        ),
        Code::FieldNameTwice => Text::new(
            format!("Tên trường chữ ký «{}» bị trùng", p("field")),
            "Mỗi trường chữ ký phải có tên riêng; tên trùng thường do ghép nhiều tệp.",
            "Đề nghị gửi từng tệp gốc riêng rẽ.",
        ),
        Code::FieldOdd => Text::remark(
            format!("Trường chữ ký có chi tiết không đúng chuẩn{}", oddity_of_field(p("anomaly"))),
            "Chi tiết này chỉ có một cách hiểu nên không làm thay đổi kết quả.",
        ),
        Code::FieldAmbiguous => Text::new(
            format!("Trường chữ ký có thể hiểu theo nhiều cách{}", oddity_of_field(p("anomaly"))),
            "Các chương trình khác nhau có thể đọc chữ ký này khác nhau, nên không kết luận là hợp lệ.",
            "Đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::SignatureRemovedLater => Text::new(
            format!("Chữ ký «{}» đã bị gỡ khỏi phiên bản sau", p("field")),
            "Một lần lưu sau khi ký đã bỏ chữ ký này khỏi biểu mẫu.",
            "Đề nghị bên gửi xác minh lý do chữ ký bị gỡ.",
        ),
        Code::SubFilterUnsupported => Text::new(
            format!("Dạng chữ ký chưa được hỗ trợ ({})", p("subFilter")),
            "Chương trình chưa đọc được dạng chữ ký này, nên không kết luận hợp lệ hay không hợp lệ.",
            "Dùng công cụ của bên phát hành để kiểm tra.",
        ),
        Code::PicturesDiffer => Text::new(
            format!("Hình ảnh trang {} khi ký và hiện nay khác nhau", p("page")),
            format!(
                "Phần mềm hiển thị {} cho thấy trang này khác với phiên bản {} đã ký, ngoài những chỗ mà chữ ký cho phép bổ sung. Vì vậy không xác nhận nội dung đang hiển thị là nội dung đã ký.",
                p("renderer"),
                p("since")
            ),
            "Mở phiên bản đã ký, đối chiếu với nội dung hiện nay; nếu nội dung khác nhau thì đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::PageTextDiffers => Text::new(
            format!("Chữ trên trang {} khi ký và hiện nay khác nhau", p("page")),
            format!(
                "Chữ mà phần mềm hiển thị {} đọc được trên trang này khác với phiên bản {} đã ký, ngoài những chỗ mà chữ ký cho phép bổ sung.",
                p("renderer"),
                p("since")
            ),
            "Mở phiên bản đã ký, đối chiếu với nội dung hiện nay; nếu nội dung khác nhau thì đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::PicturesUnusable => Text::new(
            "Không dùng được kết quả so sánh hình ảnh các trang",
            match p("reason") {
                "other-document" => "Kết quả so sánh hình ảnh được cung cấp là của một tệp khác.".to_owned(),
                "no-pages" => "Tệp này không có trang để so sánh hình ảnh.".to_owned(),
                _ => format!(
                    "Kết quả so sánh trang {} với phiên bản {}, nhưng không có chữ ký nào ký phiên bản đó rồi tệp được bổ sung.",
                    p("page"),
                    p("since")
                ),
            },
            "So sánh lại hình ảnh các trang của chính tệp này.",
        ),
        _ => return None,
    })
}
