//! Vietnamese: the signed message and what was signed.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::CmsMalformed => Text::new(
            "Dữ liệu chữ ký bị hỏng",
            format!("Không đọc được cấu trúc của dữ liệu chữ ký, từ byte {}.", p("offset")),
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::CmsNotDer => Text::remark(
            "Dữ liệu chữ ký mã hóa theo BER thay vì DER",
            "Đây là cách ghi kém chặt chẽ hơn nhưng vẫn đọc được; không ảnh hưởng kết quả.",
        ),
        Code::PaddingNotZero => Text::new(
            "Phần đệm sau chữ ký có dữ liệu lạ",
            format!(
                "Sau dữ liệu chữ ký có {} byte khác 0. Phần này không được ký; nó không ảnh hưởng giá trị chữ ký nhưng lẽ ra phải là số 0.",
                p("count")
            ),
            "Lưu ý khi lưu trữ; nếu nghi ngờ, đề nghị bên gửi giải thích.",
        ),
        Code::ContentMissing => Text::new(
            "Thiếu nội dung được ký",
            "Tệp chữ ký này tách rời khỏi văn bản; cần có văn bản gốc mới kiểm tra được chữ ký có khớp hay không.",
            "Chọn thêm tệp văn bản được ký bằng chữ ký này.",
        ),
        Code::GivenContentDiffers => Text::new(
            "Văn bản đưa kèm không phải là nội dung đã ký",
            format!(
                "Tệp chữ ký mang sẵn nội dung (SHA-256 {}), khác với văn bản được đưa kèm (SHA-256 {}).",
                p("carried"),
                p("given")
            ),
            "Không dùng văn bản đưa kèm; chỉ nội dung nằm trong tệp chữ ký là nội dung đã ký.",
        ),
        Code::CmsPartUnread => Text::remark(
            format!("Có phần của dữ liệu chữ ký không được đọc ({})", p("part")),
            "Phần này có dạng chưa biết và không được ký.",
        ),
        Code::TextBesideArmour => Text::new(
            "Có nội dung khác bên cạnh dữ liệu chữ ký",
            "Phần đứng trước hoặc sau dữ liệu chữ ký trong tệp này không được ký.",
            "Bỏ qua phần này hoặc đề nghị bên gửi xác minh.",
        ),
        Code::BytesAfterCms => Text::new(
            "Có dữ liệu lạ sau chữ ký",
            format!("Sau dữ liệu chữ ký còn {} byte không thuộc chữ ký và không được ký.", p("count")),
            "Bỏ qua phần dữ liệu này; nếu nghi ngờ, đề nghị bên gửi giải thích.",
        ),
        Code::ContentSignedToo => Text::new(
            format!("Nội dung được ký lại là một tệp đã ký ({})", p("format")),
            "Chữ ký bên ngoài đã được kiểm tra; các chữ ký bên trong nội dung chưa được kiểm tra ở đây.",
            "Lấy nội dung ra và kiểm tra riêng.",
        ),
        Code::ContentTypeInCounterSignature => Text::remark(
            "Chữ ký trên chữ ký khác ghi thừa loại nội dung",
            "Chữ ký trên chữ ký của người khác không được ghi loại nội dung; chi tiết này không làm thay đổi kết quả.",
        ),
        Code::SignaturePolicyUnknown => Text::new(
            format!("Người ký viện dẫn chính sách ký {} mà chương trình không biết", p("policy")),
            format!(
                "Chữ ký được xét theo chính sách kiểm tra ghi ở cuối kết quả, không theo chính sách do người ký viện dẫn. {}",
                p("uri")
            ),
            "Nếu quy trình yêu cầu đúng chính sách ký đó, xem văn bản chính sách để đối chiếu.",
        ),
        Code::SignaturePolicyUnreadable => Text::new(
            "Không đọc được chính sách ký mà người ký viện dẫn",
            "Thuộc tính đã ký nêu chính sách ký bị sai cấu trúc nên không biết người ký đã chấp nhận quy tắc nào.",
            "Đề nghị bên gửi ký lại.",
        ),
        Code::SeveralSigners => Text::new(
            format!("Một chữ ký chứa {} người ký", p("count")),
            "Chữ ký trong tệp PDF chỉ được có đúng một người ký.",
            "Có căn cứ để trả lại; đề nghị bên gửi ký lại, mỗi người một chữ ký.",
        ),
        Code::EmptyContentInside => Text::remark(
            "Chữ ký có phần nội dung rỗng",
            "Dữ liệu chữ ký có chỗ dành cho nội dung nhưng trong đó không có gì, không che giấu dữ liệu nào.",
        ),
        Code::ContentIsAttributes => Text::new(
            "Nội dung hiển thị vốn được ký với ý nghĩa khác",
            "Nội dung là tập thuộc tính được ký, lấy từ chữ ký của một văn bản khác. Người ký không ký dữ liệu này như một văn bản.",
            "Có căn cứ để trả lại; đề nghị bên gửi chuyển lại tệp gốc.",
        ),
        Code::SigningCertificateHintDiffers => Text::remark(
            "Tên tổ chức cấp ghi cạnh giá trị băm của chứng thư không đúng",
            "Giá trị băm, phần ràng buộc chứng thư, là đúng; tên hoặc số hiệu ghi bên cạnh chỉ để tham khảo.",
        ),
        Code::DigestBesideEddsa => Text::remark(
            format!("Hàm băm {} đi cùng chữ ký EdDSA", p("algorithm")),
            format!("Tiêu chuẩn quy định dùng {}.", p("wanted")),
        ),
        Code::AmbiguousForm => Text::new(
            format!("Tệp được đọc là {}, nhưng cũng mở được như {}", p("form"), p("other")),
            "Phần mềm khác có thể hiển thị một văn bản không ai ký.",
            "Không dựa vào nội dung đang hiển thị; đề nghị bên gửi chuyển lại tệp gốc.",
        ),
        Code::ContentInDetachedSignature => Text::new(
            "Chữ ký mang theo nội dung riêng",
            "Chữ ký của tệp PDF phải được tạo trên chính tệp đó; ở đây nó mang theo một nội dung khác.",
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::DigestDiffers => Text::new(
            "Nội dung đã bị thay đổi sau khi ký",
            "Giá trị băm tính lại từ tệp khác với giá trị đã ký: các byte được ký không còn nguyên vẹn.",
            "Có căn cứ để trả lại; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::SignatureValueWrong => Text::new(
            "Giá trị chữ ký không đúng",
            "Chữ ký không phải do khóa bí mật tương ứng với chứng thư chữ ký số đính kèm tạo ra, hoặc dữ liệu chữ ký đã bị sửa.",
            "Có căn cứ để trả lại; đề nghị bên gửi ký lại.",
        ),
        Code::AttributeMissing => Text::new(
            format!("Thiếu thuộc tính bắt buộc của chữ ký ({})", p("attribute")),
            "Chữ ký thiếu một thuộc tính mà chuẩn CMS yêu cầu, nên không gắn chặt với nội dung.",
            "Coi chữ ký là không hợp lệ và đề nghị ký lại.",
        ),
        Code::AttributeRepeated => Text::new(
            format!("Thuộc tính của chữ ký bị lặp hoặc sai số giá trị ({})", p("attribute")),
            "Thuộc tính này chỉ được xuất hiện một lần với một giá trị.",
            "Coi chữ ký là không hợp lệ và đề nghị ký lại.",
        ),
        Code::ContentTypeDiffers => Text::new(
            "Kiểu nội dung nêu trong chữ ký không khớp",
            "Chữ ký nêu một kiểu nội dung khác với nội dung được ký.",
            "Coi chữ ký là không hợp lệ và đề nghị ký lại.",
        ),
        Code::AttributesAsSent => Text::remark(
            "Thuộc tính được ký không theo thứ tự DER",
            "Chữ ký đúng với các thuộc tính như đã gửi, nhưng thứ tự không theo chuẩn; một số phần mềm khác có thể báo sai.",
        ),
        Code::AttributesResorted => Text::remark(
            "Chữ ký chỉ đúng khi sắp lại thuộc tính theo DER",
            "Các thuộc tính được gửi không theo thứ tự đã ký; sau khi sắp lại theo chuẩn thì chữ ký đúng.",
        ),
        Code::DigestInfoWithoutNull => Text::remark(
            "Giá trị chữ ký RSA thiếu một thành phần theo chuẩn",
            "Cấu trúc DigestInfo bên trong chữ ký thiếu giá trị NULL mà chuẩn yêu cầu; chữ ký vẫn đúng với nội dung.",
        ),
        Code::UnsignedAttributeUnreadable => Text::remark(
            format!("Có {} thuộc tính ngoài phạm vi ký không đọc được", p("count")),
            "Các thuộc tính này (ví dụ dấu thời gian) không thuộc phần được ký nên không ảnh hưởng giá trị chữ ký, nhưng không dùng được.",
        ),
        Code::SignerCertificateMissing => Text::new(
            "Không có chứng thư chữ ký số của người ký",
            format!(
                "Chữ ký không kèm chứng thư chữ ký số (do «{}» cấp, số hiệu {}), nên không xác định được người ký.",
                p("issuer"),
                p("serial")
            ),
            "Bổ sung chứng thư chữ ký số của người ký rồi kiểm tra lại.",
        ),
        Code::SigningCertificateDiffers => Text::new(
            "Chứng thư chữ ký số đính kèm không phải chứng thư đã dùng để ký",
            "Chữ ký nêu giá trị băm của một chứng thư khác với chứng thư đính kèm.",
            "Có căn cứ để trả lại; đề nghị bên gửi ký lại.",
        ),
        Code::SigningCertificateAbsent => Text::remark(
            "Chữ ký không gắn với chứng thư chữ ký số cụ thể",
            "Không có thuộc tính signing-certificate; chữ ký vẫn kiểm tra được bằng khóa công khai trong chứng thư đính kèm.",
        ),
        Code::SigningCertificateOutdated => Text::remark(
            "Chữ ký nêu chứng thư bằng thuật toán băm không còn phù hợp",
            format!(
                "{} không còn phù hợp vào {}, nên chữ ký được coi là không gắn với chứng thư chữ ký số cụ thể.",
                p("algorithm"),
                t("time")
            ),
        ),
        _ => return None,
    })
}
