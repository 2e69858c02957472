//! Vietnamese, as an official would write it.

pub(in crate::words) mod changes;
pub(in crate::words) mod comparison;

use crate::base::finding::{Code, Finding};
use crate::words::message::{Text, Word, local_param};

pub(in crate::words) fn finding(f: &Finding) -> Text {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    match f.code {
        Code::OrphanSignatures => Text::new(
            format!("Còn dấu vết của {} chữ ký số không còn hiệu lực kỹ thuật", p("count")),
            "Trong tệp có dữ liệu chữ ký số nhưng không trường chữ ký nào trỏ tới; không thể kiểm tra các chữ ký này trên tệp hiện có.",
            "Đề nghị bên gửi cung cấp tệp gốc đã ký số.",
        ),
        Code::PrintedOrResaved => Text::new(
            "Tệp đã được in ra PDF hoặc lưu lại sau khi ký",
            format!(
                "Dấu vết trong tệp (phần mềm tạo: {}) cho thấy văn bản đã ký số được in hoặc lưu lại bằng chương trình khác; việc này làm mất chữ ký số.",
                p("producer")
            ),
            "Đề nghị bên gửi chuyển nguyên tệp gốc đã ký số, không in, không nén, không ghép tệp.",
        ),
        Code::RewrittenAfterSigning => Text::new(
            "Tệp đã bị ghi lại sau khi ký",
            if beyond(f) {
                format!(
                    "Chữ ký số nói về {} byte nhưng tệp hiện chỉ có {} byte: tệp đã được nén, tối ưu hóa hoặc lưu lại bằng chương trình khác sau khi ký.",
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
            format!("Cấu trúc tệp có điểm bất thường ({})", p("anomaly")),
            "Các chương trình khác nhau có thể hiểu tệp này theo những cách khác nhau.",
            "Không căn cứ vào nội dung hiển thị cho đến khi có tệp gốc rõ ràng.",
        ),
        Code::PdfOddity => Text::new(
            format!("Tệp có chi tiết không đúng chuẩn ({})", p("anomaly")),
            "Chi tiết này không làm thay đổi cách đọc tệp.",
            "",
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
        Code::WhiteSpaceAfterSigned => Text::new(
            "Có ký tự trắng ở cuối tệp, ngoài phạm vi ký",
            format!(
                "Từ byte {} đến byte {} chỉ là ký tự trắng hoặc xuống dòng, không ảnh hưởng nội dung.",
                p("start"),
                p("end")
            ),
            "",
        ),
        Code::PolicyLooser => Text::new(
            format!("Kiểm tra theo bộ quy tắc “{}”, nhẹ hơn bộ quy tắc chặt chẽ", p("policy")),
            format!("Người chọn bộ quy tắc này chấp nhận nhiều hơn so với mặc định của chương trình: {}.", p("rules")),
            "Nếu không phải bạn chọn, hãy kiểm tra lại mà không dùng bộ quy tắc này.",
        ),
        Code::ByteRangeMalformed => Text::new(
            "Phạm vi ký (ByteRange) không hợp lệ",
            format!("Chữ ký không nêu đúng phần nào của tệp được ký ({}).", p("reason")),
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::GapNotContents => Text::new(
            "Phần không được ký không trùng với chỗ chứa chữ ký",
            format!(
                "Khoảng trống trong phạm vi ký phải đúng bằng chuỗi /Contents; ở đây không đúng ({}). Đây là dấu hiệu tệp bị sửa hoặc bị giả mạo.",
                p("reason")
            ),
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::ByteRangesCross => Text::new(
            "Phạm vi ký của hai chữ ký chồng lấn nhau",
            format!("Hai chữ ký hợp lệ không thể có phạm vi ký cắt nhau ({}).", p("reason")),
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::ContentsMalformed => Text::new(
            "Không đọc được chỗ chứa chữ ký (/Contents)",
            format!("Giá trị chữ ký phải là một chuỗi thập lục phân ({}).", p("reason")),
            "Đề nghị gửi lại tệp gốc.",
        ),
        Code::FieldOutsideAcroForm => Text::new(
            "Trường chữ ký không thuộc biểu mẫu của tệp",
            "Khung chữ ký còn trên trang nhưng biểu mẫu (AcroForm) không dẫn tới nó; thường do tệp đã được chương trình khác ghi lại.",
            "Đề nghị bên gửi chuyển nguyên tệp gốc đã ký số.",
        ),
        Code::FieldNameTwice => Text::new(
            format!("Tên trường chữ ký «{}» bị trùng", p("field")),
            "Mỗi trường chữ ký phải có tên riêng; tên trùng thường do ghép nhiều tệp.",
            "Đề nghị gửi từng tệp gốc riêng rẽ.",
        ),
        Code::FieldOdd => Text::new(
            format!("Trường chữ ký có chi tiết không đúng chuẩn ({})", p("anomaly")),
            "Chi tiết này chỉ có một cách hiểu nên không làm thay đổi kết quả.",
            "",
        ),
        Code::FieldAmbiguous => Text::new(
            format!("Trường chữ ký có thể hiểu theo nhiều cách ({})", p("anomaly")),
            "Các chương trình khác nhau có thể đọc chữ ký này khác nhau, nên không kết luận là hợp lệ.",
            "Đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::SignatureRemovedLater => Text::new(
            format!("Chữ ký «{}» đã bị gỡ khỏi phiên bản sau", p("field")),
            "Một lần lưu sau khi ký đã bỏ chữ ký này khỏi biểu mẫu.",
            "Hỏi lại bên gửi về lý do chữ ký bị gỡ.",
        ),
        Code::SubFilterUnsupported => Text::new(
            format!("Dạng chữ ký chưa được hỗ trợ ({})", p("subFilter")),
            "Chương trình chưa đọc được dạng chữ ký này, nên không kết luận hợp lệ hay không hợp lệ.",
            "Dùng công cụ của bên phát hành để kiểm tra.",
        ),
        Code::CmsMalformed => Text::new(
            "Dữ liệu chữ ký bị hỏng",
            format!("Không đọc được cấu trúc CMS của chữ ký ({}, vị trí {}).", p("reason"), p("offset")),
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::CmsNotDer => Text::new(
            "Dữ liệu chữ ký mã hóa theo BER thay vì DER",
            "Đây là cách ghi kém chặt chẽ hơn nhưng vẫn đọc được; không ảnh hưởng kết quả.",
            "",
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
            "Chọn thêm tệp văn bản mà chữ ký này nói tới.",
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
        Code::CmsPartUnread => Text::new(
            format!("Có phần của dữ liệu chữ ký không được đọc ({})", p("part")),
            "Phần này có dạng chưa biết và không được ký.",
            "",
        ),
        Code::TextBesideArmour => Text::new(
            "Có nội dung khác bên cạnh dữ liệu chữ ký",
            "Phần đứng trước hoặc sau dữ liệu chữ ký trong tệp này không được ký.",
            "Bỏ qua phần này hoặc hỏi lại bên gửi.",
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
        Code::ContentTypeInCounterSignature => Text::new(
            "Chữ ký trên chữ ký khác ghi thừa loại nội dung",
            "Chữ ký trên chữ ký của người khác không được ghi loại nội dung; chi tiết này không làm thay đổi kết quả.",
            "",
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
        Code::MimeMalformed => Text::new(
            "Cấu trúc thư đã ký không đúng",
            format!("Phần {} của thư không đọc được theo một cách duy nhất ({}).", p("part"), p("reason")),
            "Đề nghị bên gửi gửi lại thư gốc.",
        ),
        Code::MimePartNotSigned => Text::new(
            format!("Phần {} của thư ({}) không được ký", p("part"), p("type")),
            "Thư có phần nằm ngoài phạm vi của mọi chữ ký số; phần đó có thể do người khác thêm vào.",
            "Chỉ căn cứ vào các phần được ký.",
        ),
        Code::MimePartEncrypted => Text::new(
            format!("Phần {} của thư được mã hóa", p("part")),
            "Không xem được bên trong phần này nên không biết có chữ ký số nào ở đó hay không.",
            "Giải mã bằng phần mềm thư rồi kiểm tra lại.",
        ),
        Code::MimeHeaderNotSigned => Text::new(
            "Người gửi, tiêu đề và ngày của thư không được ký",
            "Chữ ký số của thư chỉ bảo vệ nội dung thư; các dòng đầu thư có thể bị thay đổi mà chữ ký vẫn đúng.",
            "",
        ),
        Code::MimeSenderDiffers => Text::new(
            "Địa chỉ người gửi không có trong chứng thư",
            format!("Thư ghi người gửi là {}, khác với mọi địa chỉ thư trong chứng thư của người ký.", p("sender")),
            "Căn cứ vào người ký theo chứng thư, không căn cứ vào dòng người gửi.",
        ),
        Code::LineEndsCanonicalised => Text::new(
            "Ký tự xuống dòng của phần được ký không theo chuẩn thư",
            "Tệp thư đã được lưu với kiểu xuống dòng khác; phần được ký được xét theo kiểu xuống dòng chuẩn như khi gửi.",
            "",
        ),
        Code::NameMisleading => Text::new(
            "Tên trong chứng thư có thể hiển thị sai",
            format!(
                "Chứng thư «{}» có tên chứa ký tự ẩn hoặc ký tự đảo chiều chữ; tên nhìn thấy có thể khác tên thật.",
                p("certificate")
            ),
            "Không căn cứ vào tên hiển thị; đối chiếu số sê-ri và SHA-256 của chứng thư với tổ chức cấp.",
        ),
        Code::SeveralSigners => Text::new(
            format!("Một chữ ký chứa {} người ký", p("count")),
            "Chữ ký trong tệp PDF chỉ được có đúng một người ký.",
            "Đề nghị bên gửi ký lại từng người một.",
        ),
        Code::EmptyContentInside => Text::new(
            "Chữ ký có phần nội dung rỗng",
            "Dữ liệu chữ ký có chỗ dành cho nội dung nhưng trong đó không có gì, không che giấu dữ liệu nào.",
            "",
        ),
        Code::ContentIsAttributes => Text::new(
            "Nội dung hiển thị vốn được ký với ý nghĩa khác",
            "Nội dung là tập thuộc tính được ký, lấy từ chữ ký của một văn bản khác. Người ký không ký dữ liệu này như một văn bản.",
            "Không tiếp nhận; đề nghị bên gửi chuyển lại tệp gốc.",
        ),
        Code::SigningCertificateHintDiffers => Text::new(
            "Tên tổ chức cấp ghi cạnh giá trị băm của chứng thư không đúng",
            "Giá trị băm, phần ràng buộc chứng thư, là đúng; tên hoặc số hiệu ghi bên cạnh chỉ để tham khảo.",
            "",
        ),
        Code::DigestBesideEddsa => Text::new(
            format!("Hàm băm {} đi cùng chữ ký EdDSA", p("algorithm")),
            format!("Tiêu chuẩn quy định dùng {}.", p("wanted")),
            "",
        ),
        Code::AmbiguousForm => Text::new(
            format!("Tệp được đọc là {}, nhưng cũng mở được như {}", p("form"), p("other")),
            "Phần mềm khác có thể hiển thị một văn bản không ai ký.",
            "Không dựa vào nội dung đang hiển thị; đề nghị bên gửi chuyển lại tệp gốc.",
        ),
        Code::ContentInDetachedSignature => Text::new(
            "Chữ ký mang theo nội dung riêng",
            "Chữ ký của tệp PDF phải nói về chính tệp; ở đây nó mang theo một nội dung khác.",
            "Coi chữ ký là không hợp lệ và đề nghị gửi lại tệp gốc.",
        ),
        Code::DigestDiffers => Text::new(
            "Nội dung đã bị thay đổi sau khi ký",
            "Giá trị băm tính lại từ tệp khác với giá trị đã ký: các byte được ký không còn nguyên vẹn.",
            "Không tiếp nhận; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::SignatureValueWrong => Text::new(
            "Giá trị chữ ký không đúng",
            "Chữ ký không phải do khóa bí mật tương ứng với chứng thư chữ ký số đính kèm tạo ra, hoặc dữ liệu chữ ký đã bị sửa.",
            "Không tiếp nhận; đề nghị bên gửi ký lại.",
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
            "Thuộc tính content-type của chữ ký nói về một kiểu nội dung khác.",
            "Coi chữ ký là không hợp lệ và đề nghị ký lại.",
        ),
        Code::AttributesAsSent => Text::new(
            "Thuộc tính được ký không theo thứ tự DER",
            "Chữ ký đúng với các thuộc tính như đã gửi, nhưng thứ tự không theo chuẩn; một số phần mềm khác có thể báo sai.",
            "",
        ),
        Code::AttributesResorted => Text::new(
            "Chữ ký chỉ đúng khi sắp lại thuộc tính theo DER",
            "Các thuộc tính được gửi không theo thứ tự đã ký; sau khi sắp lại theo chuẩn thì chữ ký đúng.",
            "",
        ),
        Code::DigestInfoWithoutNull => Text::new(
            "Giá trị chữ ký RSA thiếu một thành phần theo chuẩn",
            "Cấu trúc DigestInfo bên trong chữ ký thiếu giá trị NULL mà chuẩn yêu cầu; chữ ký vẫn đúng với nội dung.",
            "",
        ),
        Code::UnsignedAttributeUnreadable => Text::new(
            format!("Có {} thuộc tính ngoài phạm vi ký không đọc được", p("count")),
            "Các thuộc tính này (ví dụ dấu thời gian) không thuộc phần được ký nên không ảnh hưởng giá trị chữ ký, nhưng không dùng được.",
            "",
        ),
        Code::SignerCertificateMissing => Text::new(
            "Không có chứng thư chữ ký số của người ký",
            format!(
                "Chữ ký không kèm chứng thư chữ ký số (do «{}» cấp, số sê-ri {}), nên không xác định được người ký.",
                p("issuer"),
                p("serial")
            ),
            "Bổ sung chứng thư chữ ký số của người ký rồi kiểm tra lại.",
        ),
        Code::SigningCertificateDiffers => Text::new(
            "Chứng thư chữ ký số đính kèm không phải chứng thư đã dùng để ký",
            "Chữ ký nêu giá trị băm của một chứng thư khác với chứng thư đính kèm.",
            "Không tiếp nhận; đề nghị bên gửi ký lại.",
        ),
        Code::SigningCertificateAbsent => Text::new(
            "Chữ ký không gắn với chứng thư chữ ký số cụ thể",
            "Không có thuộc tính signing-certificate; chữ ký vẫn kiểm tra được bằng khóa công khai trong chứng thư đính kèm.",
            "",
        ),
        Code::SigningCertificateOutdated => Text::new(
            "Chữ ký nêu chứng thư bằng thuật toán băm không còn phù hợp",
            format!(
                "{} không còn phù hợp vào {}, nên chữ ký được coi là không gắn với chứng thư chữ ký số cụ thể.",
                p("algorithm"),
                t("time")
            ),
            "",
        ),
        Code::AlgorithmUnsupported => Text::new(
            format!("Thuật toán chưa được hỗ trợ ({})", p("algorithm")),
            "Không tính lại được chữ ký theo thuật toán này, nên không kết luận.",
            "Dùng công cụ khác có hỗ trợ thuật toán này.",
        ),
        Code::AlgorithmOutdated => Text::new(
            format!("Thuật toán {} không còn trong danh mục", p("algorithm")),
            format!("Thuật toán này ({}) không còn được coi là an toàn vào thời điểm xét{}.", place(f), until(f)),
            "Nếu là văn bản mới, đề nghị bên gửi ký lại bằng SHA-256 trở lên.",
        ),
        Code::KeyTooShort => Text::new(
            format!("Khóa {} quá ngắn", p("algorithm")),
            format!("Độ dài khóa ({}) không đạt yêu cầu vào thời điểm xét{}.", place(f), until(f)),
            "Nếu là văn bản mới, đề nghị bên gửi ký lại bằng khóa RSA từ 2048 bit hoặc ECDSA từ 256 bit.",
        ),
        Code::KeyEncodingOdd => Text::new(
            "Khóa công khai được ghi không đúng chuẩn",
            format!(
                "Khóa trong chứng thư «{}» được ghi như một số âm; chỉ có một cách hiểu nên không ảnh hưởng kết quả.",
                p("certificate")
            ),
            "",
        ),
        Code::DigestAlgorithmWrong => Text::new(
            "Chữ ký không nêu đúng thuật toán băm nội dung",
            format!("Chỗ phải ghi thuật toán băm lại ghi thuật toán ký ({}).", p("algorithm")),
            "Chưa thể dựa vào chữ ký này; đề nghị ký lại.",
        ),
        Code::AlgorithmsDisagree => Text::new(
            "Thuật toán nêu trong chữ ký mâu thuẫn nhau",
            format!("Hai chỗ trong chữ ký nêu hai thuật toán khác nhau ({}).", p("reason")),
            "Coi chữ ký là không hợp lệ và đề nghị ký lại.",
        ),
        Code::TimestampVerified => Text::new(
            format!("Dấu thời gian lúc {}", t("time")),
            format!("Dấu thời gian khớp với chữ ký, do «{}» cấp.", p("unit")),
            "",
        ),
        Code::TimestampImprintDiffers => Text::new(
            "Dấu thời gian không khớp với chữ ký",
            "Dấu thời gian nói về dữ liệu khác, nên không chứng minh được thời điểm ký.",
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampNotVerified => Text::new(
            "Dấu thời gian không hợp lệ",
            format!("Chữ ký của đơn vị cấp dấu thời gian không đúng hoặc không kiểm tra được ({}).", p("reason")),
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampMalformed => Text::new(
            "Không đọc được dấu thời gian",
            format!("Dữ liệu dấu thời gian bị hỏng ({}).", p("reason")),
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampUnitPurpose => Text::new(
            "Chứng thư của đơn vị cấp dấu thời gian không đúng mục đích",
            format!("Chứng thư phải chỉ dùng để cấp dấu thời gian ({}).", p("reason")),
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampUntrusted => Text::new(
            "Dấu thời gian không do đơn vị tin cậy cấp",
            format!("Chứng thư của «{}» không dẫn tới tổ chức gốc được tin cậy ({}).", p("unit"), p("reason")),
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::ArchiveIndexUnmatched => Text::new(
            "Dấu thời gian lưu trữ nhắc tới dữ liệu không có trong tệp",
            format!(
                "Dấu thời gian lưu trữ lúc {} liệt kê {} đối tượng (chứng thư, danh sách thu hồi hoặc thuộc tính) không còn trong tệp.",
                t("time"),
                p("count")
            ),
            "Danh mục như vậy không hợp lệ: dấu thời gian này không chứng minh được gì.",
        ),
        Code::TimestampAccuracyWide => Text::new(
            "Dấu thời gian có độ chính xác quá rộng",
            format!(
                "Dấu thời gian ghi {} với độ chính xác {} giây, nên chỉ chứng minh dữ liệu đã tồn tại vào {}.",
                t("time"),
                p("seconds"),
                t("latest")
            ),
            "Căn cứ vào thời điểm muộn hơn khi xét hiệu lực và việc thu hồi chứng thư.",
        ),
        Code::TimestampNotConforming => Text::new(
            "Dấu thời gian không đúng quy định về nội dung",
            format!("Nội dung không đúng RFC 3161 ({}), nên không kết luận gì từ dấu thời gian này.", p("reason")),
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampUnitMissing => Text::new(
            "Không có chứng thư của đơn vị cấp dấu thời gian",
            format!(
                "Dấu thời gian nêu một chứng thư (do «{}» cấp, số sê-ri {}) không có ở đây.",
                p("issuer"),
                p("serial")
            ),
            "Bổ sung chứng thư của đơn vị cấp dấu thời gian rồi kiểm tra lại.",
        ),
        Code::TimestampOrder => Text::new(
            "Thứ tự các dấu thời gian mâu thuẫn",
            format!(
                "Một dấu thời gian ghi thời điểm {}, muộn hơn thời điểm {} mà chính dữ liệu đó đã được chứng minh là tồn tại.",
                t("time"),
                t("existed")
            ),
            "Không dựa vào dấu thời gian này để xác định thời điểm ký.",
        ),
        Code::TimestampUnitStatusUnknown => Text::new(
            "Chưa kiểm tra được trạng thái chứng thư của đơn vị cấp dấu thời gian",
            format!(
                "Dấu thời gian đúng và dẫn tới tổ chức gốc đã biết, nhưng chưa rõ chứng thư của «{}» có bị thu hồi hay không.",
                p("unit")
            ),
            "Bổ sung danh sách chứng thư bị thu hồi (CRL) nếu cần khẳng định thời điểm ký.",
        ),
        Code::TimeOnlyClaimed => Text::new(
            "Thời gian ký chỉ do người ký khai báo",
            "Không có dấu thời gian nào tin cậy được; thời điểm ghi trong chữ ký lấy từ máy tính của người ký và tự nó không chứng minh được gì.",
            "Nếu thời điểm ký là quan trọng, đối chiếu với thời điểm nhận trên hệ thống quản lý văn bản.",
        ),
        Code::TimeAbsent => Text::new(
            "Chữ ký không nêu thời gian ký",
            "Chữ ký không có dấu thời gian nào tin cậy được và cũng không ghi thời gian ký.",
            "Đối chiếu với thời điểm nhận trên hệ thống quản lý văn bản.",
        ),
        Code::ClaimedTimeSevenHours => Text::new(
            "Giờ khai báo lệch đúng 7 giờ",
            format!(
                "Chương trình ký đã ghi giờ Việt Nam như thể là giờ quốc tế (UTC): khai báo {}, so với {}. Đây là lỗi quen thuộc của phần mềm ký, không phải dấu hiệu giả mạo.",
                t("claimed"),
                t("compared")
            ),
            "Dùng thời gian của dấu thời gian; không sắp thứ tự chữ ký theo giờ khai báo.",
        ),
        Code::ClaimedTimeDiffers => Text::new(
            "Hai thời điểm nêu cho chữ ký cách xa nhau",
            format!(
                "Giờ ghi trong chữ ký là {}; dấu thời gian hoặc, nếu không có, giờ ghi trong tệp là {}.",
                t("claimed"),
                t("compared")
            ),
            "Nếu có dấu thời gian thì căn cứ vào dấu thời gian.",
        ),
        Code::IssuerMissing => Text::new(
            format!("Thiếu chứng thư của tổ chức cấp «{}»", p("issuer")),
            "Chưa có chứng thư của tổ chức cấp chứng thư chữ ký số này, nên chưa nối được đường dẫn chứng thực tới tổ chức gốc.",
            if p("urls").is_empty() {
                "Bổ sung chứng thư của tổ chức cấp rồi kiểm tra lại.".to_owned()
            } else {
                format!("Tải chứng thư tại {} rồi thêm vào để kiểm tra lại.", p("urls"))
            },
        ),
        Code::CertificateDistrusted => Text::new(
            "Chứng thư đã bị người dùng loại khỏi danh sách tin cậy",
            format!(
                "Đường dẫn chứng thực đi qua chứng thư «{}» (SHA-256 {}) mà người kiểm tra đã chọn không tin cậy.",
                p("certificate"),
                p("sha256")
            ),
            "Không coi chữ ký này là đã được xác thực; nếu việc loại bỏ là nhầm, bỏ lựa chọn đó rồi kiểm tra lại.",
        ),
        Code::RootUntrusted => Text::new(
            "Đường dẫn chứng thực không dẫn tới tổ chức gốc được tin cậy",
            format!("Chứng thư gốc «{}» không có trong danh sách tin cậy (so theo khóa, không theo tên).", p("root")),
            "Không coi là chữ ký số chuyên dùng công vụ; hỏi lại bên gửi về tổ chức cấp chứng thư.",
        ),
        Code::AnchorPurpose => Text::new(
            "Tổ chức gốc không được tin cậy cho mục đích này",
            format!("Dữ liệu tin cậy có «{}», nhưng không cho mục đích này ({}).", p("root"), p("purpose")),
            "Hỏi lại bên gửi về tổ chức cấp chứng thư, hoặc kiểm tra dữ liệu tin cậy.",
        ),
        Code::AnchorNotTrusted => Text::new(
            "Tổ chức gốc không được tin cậy vào thời điểm xét",
            format!(
                "Dữ liệu tin cậy chỉ tin cậy «{}» trong khoảng thời gian khác với thời điểm {}{}.",
                p("root"),
                t("time"),
                period(f)
            ),
            "Bổ sung bằng chứng văn bản được ký khi tổ chức gốc còn được tin cậy.",
        ),
        Code::CertificateSignatureWrong => Text::new(
            "Chữ ký trên chứng thư không đúng",
            format!("Chứng thư «{}» không do tổ chức nêu tên cấp, hoặc đã bị sửa.", p("certificate")),
            "Không tiếp nhận; đề nghị bên gửi ký lại bằng chứng thư hợp lệ.",
        ),
        Code::CertificateExpired => Text::new(
            "Chứng thư chữ ký số đã hết hạn vào thời điểm xét",
            format!("Chứng thư «{}» hết hạn {}; thời điểm xét là {}.", p("certificate"), t("notAfter"), t("time")),
            "Cần bằng chứng (dấu thời gian, thời điểm nhận trên hệ thống) rằng văn bản được ký khi chứng thư còn hạn.",
        ),
        Code::CertificateNotYetValid => Text::new(
            "Chứng thư chữ ký số chưa có hiệu lực vào thời điểm xét",
            format!(
                "Chứng thư «{}» có hiệu lực từ {}; thời điểm xét là {}.",
                p("certificate"),
                t("notBefore"),
                t("time")
            ),
            "Hỏi lại bên gửi về thời điểm ký.",
        ),
        Code::CertificateExpiredSince => Text::new(
            "Chứng thư còn hạn lúc ký, nay đã hết hạn",
            format!(
                "Chứng thư «{}» hết hạn {}, sau thời điểm của dấu thời gian {}. Hết hạn về sau không làm mất giá trị chữ ký.",
                p("certificate"),
                t("notAfter"),
                t("time")
            ),
            "",
        ),
        Code::IssuerNotCa => Text::new(
            "Chứng thư cấp trên không phải của tổ chức chứng thực",
            format!("Chứng thư «{}» không được phép cấp chứng thư cho người khác.", p("certificate")),
            "Không tiếp nhận; đây là dấu hiệu giả mạo đường dẫn chứng thực.",
        ),
        Code::PathTooLong => Text::new(
            "Đường dẫn chứng thực dài quá mức cho phép",
            format!("Chứng thư «{}» không cho phép nhiều cấp dưới như vậy.", p("certificate")),
            "Không tiếp nhận; hỏi lại bên gửi.",
        ),
        Code::IssuerKeyUsage => Text::new(
            "Khóa của tổ chức cấp không được dùng để ký chứng thư",
            format!("Chứng thư «{}» không có mục đích keyCertSign.", p("certificate")),
            "Không tiếp nhận; hỏi lại bên gửi.",
        ),
        Code::SignerKeyUsage => Text::new(
            "Chứng thư không dùng được để ký văn bản",
            format!("Chứng thư «{}» không có mục đích digitalSignature hoặc nonRepudiation.", p("certificate")),
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
            "Hỏi tổ chức cấp chứng thư về chính sách áp dụng.",
        ),
        Code::PolicyMapsAny => Text::new(
            "Ánh xạ chính sách chứng thư không hợp lệ",
            format!("Chứng thư «{}» ánh xạ «mọi chính sách», điều mà tiêu chuẩn cấm.", p("certificate")),
            "Không chấp nhận đường dẫn này; báo cho tổ chức cấp chứng thư.",
        ),
        Code::KeyPurposeMissing => Text::new(
            "Chứng thư không dùng cho mục đích này",
            format!("Chứng thư «{}» không được cấp cho mục đích sử dụng khóa {}.", p("certificate"), p("purpose")),
            "Dùng chứng thư đúng mục đích.",
        ),
        Code::CertificateProfile => Text::new(
            "Chứng thư có điểm chưa đúng quy cách",
            format!(
                "Chứng thư «{}» chưa theo quy tắc dành cho tổ chức cấp ({}). Điều này không làm thay đổi nội dung chứng thư.",
                p("certificate"),
                p("rules")
            ),
            "",
        ),
        Code::CertificateMalformed => Text::new(
            "Không đọc được chứng thư",
            format!("Dữ liệu chứng thư bị hỏng ({}).", p("reason")),
            "Đề nghị bên gửi cung cấp lại.",
        ),
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
        Code::EvidenceUnusable => Text::new(
            format!("Không dùng được một chứng cứ đã cung cấp: {}", p("name")),
            format!(
                "Dữ liệu này không đọc được hoặc không phải chứng thư, danh sách thu hồi hay phản hồi OCSP ({}). Các chứng cứ khác vẫn được xem xét.",
                p("reason")
            ),
            "Kiểm tra lại tệp chứng cứ và cung cấp lại nếu cần.",
        ),
        Code::PicturesDiffer => Text::new(
            format!("Hình ảnh trang {} khi ký và hiện nay khác nhau", p("page")),
            format!(
                "Phần mềm hiển thị {} cho thấy trang này khác với phiên bản {} đã ký{}, ngoài những chỗ mà chữ ký cho phép bổ sung. Vì vậy không xác nhận nội dung đang hiển thị là nội dung đã ký.",
                p("renderer"),
                p("since"),
                within(p("rect"))
            ),
            "Mở phiên bản đã ký, đối chiếu với nội dung hiện nay; nếu nội dung khác nhau thì đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        ),
        Code::PageTextDiffers => Text::new(
            format!("Chữ trên trang {} khi ký và hiện nay khác nhau", p("page")),
            format!(
                "Chữ mà phần mềm hiển thị {} đọc được trên trang này khác với phiên bản {} đã ký{}, ngoài những chỗ mà chữ ký cho phép bổ sung.",
                p("renderer"),
                p("since"),
                within(p("rect"))
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
        Code::UserAddedTrust => Text::new(
            "Tổ chức gốc do người dùng tự thêm",
            format!(
                "Đường dẫn dẫn tới «{}», do người dùng thêm vào{}, không thuộc danh sách tin cậy đi kèm chương trình.",
                p("root"),
                if p("label").is_empty() { String::new() } else { format!(" với tên «{}»", p("label")) }
            ),
            "Bảo đảm rằng chứng thư gốc này lấy từ nguồn chính thức.",
        ),
        Code::StatusUnknown => Text::new(
            "Chưa kiểm tra được chứng thư có bị thu hồi hay không",
            format!(
                "Không có danh sách chứng thư bị thu hồi (CRL) hoặc trả lời OCSP cho «{}» vào thời điểm ký.",
                p("certificate")
            ),
            "Bổ sung CRL hoặc OCSP của tổ chức cấp rồi kiểm tra lại; đây không tự nó là lý do từ chối.",
        ),
        Code::StatusIssuedBefore => Text::new(
            "Dữ liệu trạng thái được phát hành trước thời điểm ký",
            format!(
                "Trạng thái của «{}» lấy từ dữ liệu phát hành {}, trước thời điểm xét {}; đây là dữ liệu mới nhất vào lúc đó và còn hạn, nhưng không loại trừ việc thu hồi ngay trước khi ký.",
                p("certificate"),
                t("issued"),
                t("time")
            ),
            "Nếu cần chắc chắn, bổ sung danh sách chứng thư bị thu hồi (CRL) phát hành sau thời điểm ký.",
        ),
        Code::ProofOfExistenceMissing => Text::new(
            "Thiếu bằng chứng về thời điểm tồn tại",
            format!(
                "Chứng thư «{}» nay đã hết hiệu lực hoặc bị thu hồi, và chưa có dấu thời gian còn giá trị nào chứng minh chữ ký cùng các bằng chứng kèm theo đã có từ trước đó.",
                p("certificate")
            ),
            "Tìm bản có dấu thời gian lưu trữ (PAdES B-LTA), hoặc danh sách thu hồi và bằng chứng do cơ quan lưu trữ xác nhận thời điểm tồn tại.",
        ),
        Code::StatusNotAsked => Text::new(
            "Không kiểm tra trạng thái thu hồi",
            "Chính sách đang dùng không yêu cầu kiểm tra chứng thư có bị thu hồi hay không.",
            "Chỉ dùng kết quả này khi đã biết chứng thư còn hiệu lực.",
        ),
        Code::StatusGood => Text::new(
            "Chứng thư chữ ký số không bị thu hồi vào thời điểm xét",
            format!(
                "Theo {} phát hành {}{}, chứng thư «{}» không bị thu hồi, không bị tạm dừng vào {}.",
                p("source"),
                t("issued"),
                if p("number").is_empty() { String::new() } else { format!(" (số {})", p("number")) },
                p("certificate"),
                t("time")
            ),
            "",
        ),
        Code::CertificateRevoked => Text::new(
            "Chứng thư chữ ký số đã bị thu hồi vào thời điểm xét",
            format!("Chứng thư «{}» bị thu hồi từ {}{}.", p("certificate"), t("since"), reason(f)),
            "Đề nghị bên gửi ký lại bằng chứng thư còn hiệu lực, hoặc cung cấp bằng chứng văn bản được ký trước khi thu hồi.",
        ),
        Code::RevocationUnproven => Text::new(
            "Việc thu hồi do dữ liệu không đủ điều kiện xác nhận còn hiệu lực nêu ra",
            format!(
                "Dữ liệu về «{}» cho biết chứng thư đã bị thu hồi, nhưng bên ký dữ liệu đó không còn hiệu lực hoặc dữ liệu có lỗi khác ({}). Việc thu hồi vẫn được tính.",
                p("certificate"),
                p("reason")
            ),
            "Hỏi tổ chức cấp chứng thư xem chứng thư có bị thu hồi hay không.",
        ),
        Code::KeyCompromised => Text::new(
            "Khóa bí mật đã bị thu hồi vì bị lộ theo một chứng thư khác",
            format!(
                "Khóa của «{}» còn có chứng thư khác đã bị thu hồi từ {}{}.",
                p("certificate"),
                t("since"),
                reason(f)
            ),
            "Hỏi lại tổ chức cấp chứng thư; chưa căn cứ vào chữ ký này.",
        ),
        Code::CertificateHeld => Text::new(
            "Chứng thư chữ ký số đang bị tạm dừng vào thời điểm xét",
            format!(
                "Chứng thư «{}» bị tạm dừng từ {}{}.",
                p("certificate"),
                t("since"),
                if p("released").is_empty() {
                    String::new()
                } else {
                    format!("; đến {} mới thấy được khôi phục", t("released"))
                }
            ),
            "Hỏi lại tổ chức cấp chứng thư và bên gửi về việc tạm dừng.",
        ),
        Code::CertificateRevokedLater => Text::new(
            "Chứng thư bị thu hồi sau thời điểm ký",
            format!(
                "Chứng thư «{}» bị thu hồi từ {}{}, sau thời điểm xét {}. Thu hồi về sau không làm mất giá trị chữ ký.",
                p("certificate"),
                t("since"),
                reason(f),
                t("time")
            ),
            "",
        ),
        Code::CertificateWasHeld => Text::new(
            "Chứng thư từng bị tạm dừng và đã được khôi phục",
            format!(
                "Chứng thư «{}» bị tạm dừng từ {}, sau đó không còn trong danh sách; thời điểm xét là {}.",
                p("certificate"),
                t("since"),
                t("time")
            ),
            "",
        ),
        Code::KeyInvalidBefore => Text::new(
            "Khóa có thể đã bị lộ trước thời điểm ký",
            format!(
                "Tổ chức cấp ghi khóa của chứng thư «{}» không còn đáng tin từ {}, trước thời điểm xét {}, dù thu hồi sau đó.",
                p("certificate"),
                t("since"),
                t("time")
            ),
            "Xác nhận lại với người ký rằng chính họ đã ký văn bản.",
        ),
        Code::StatusMissing => Text::new(
            "Thiếu thông tin trạng thái của chứng thư",
            format!("Không có danh sách chứng thư bị thu hồi (CRL) hay trả lời OCSP nào cho «{}».", p("certificate")),
            if p("urls").is_empty() {
                "Bổ sung CRL hoặc OCSP của tổ chức cấp rồi kiểm tra lại; đây không tự nó là lý do từ chối.".to_owned()
            } else {
                format!("Tải tại {} rồi thêm vào để kiểm tra lại; đây không tự nó là lý do từ chối.", p("urls"))
            },
        ),
        Code::StatusNotCovered => Text::new(
            "Thông tin trạng thái hiện có không nói về chứng thư này vào thời điểm xét",
            format!("Có CRL hoặc OCSP nhưng không áp dụng cho «{}» ({}).", p("certificate"), p("reason")),
            "Bổ sung đúng CRL hoặc OCSP của tổ chức cấp rồi kiểm tra lại.",
        ),
        Code::StatusStale => Text::new(
            "Thông tin trạng thái đã quá cũ",
            format!(
                "CRL hoặc OCSP mới nhất cho «{}» chỉ có giá trị đến {}; thời điểm xét là {}.",
                p("certificate"),
                t("until"),
                t("time")
            ),
            "Bổ sung CRL hoặc OCSP mới hơn rồi kiểm tra lại.",
        ),
        Code::StatusAnsweredUnknown => Text::new(
            "Máy chủ OCSP không biết chứng thư này",
            format!(
                "Trả lời OCSP cho «{}» là “unknown”: không xác nhận còn hiệu lực, cũng không nói bị thu hồi.",
                p("certificate")
            ),
            "Bổ sung CRL của tổ chức cấp, hoặc hỏi lại tổ chức cấp chứng thư.",
        ),
        Code::StatusUnreachable => Text::new(
            "Không tải được thông tin trạng thái của chứng thư",
            format!("Không kết nối được tới {} để kiểm tra «{}».", p("urls"), p("certificate")),
            "Kiểm tra kết nối rồi thử lại, hoặc tự tải CRL về và thêm vào; đây không tự nó là lý do từ chối.",
        ),
        Code::StatusUnusable => Text::new(
            "Thông tin trạng thái hiện có không dùng được",
            format!("CRL hoặc OCSP cho «{}» không tin cậy được ({}).", p("certificate"), p("reason")),
            "Bổ sung CRL hoặc OCSP lấy từ chính tổ chức cấp rồi kiểm tra lại.",
        ),
        Code::StatusContradicted => Text::new(
            "Thông tin trạng thái mâu thuẫn với nhau",
            format!(
                "Thông tin phát hành {} không còn ghi việc thu hồi chứng thư «{}»; việc thu hồi không thể hủy bỏ nên vẫn được tính.",
                t("issued"),
                p("certificate")
            ),
            "Hỏi lại tổ chức cấp chứng thư.",
        ),
        Code::StatusTakenAsDated => Text::new(
            "Thông tin trạng thái do chứng thư nay đã hết hạn ký",
            format!(
                "Trạng thái của «{}» dựa vào CRL hoặc OCSP mà chứng thư của bên ký nó đã hết hạn; chính sách đang dùng chấp nhận theo ngày ghi trên đó.",
                p("certificate")
            ),
            "Nếu cần chắc chắn, bổ sung bằng chứng CRL hoặc OCSP đó đã tồn tại khi chứng thư còn hạn.",
        ),
        Code::StatusEvidenceUnusable => Text::new(
            format!("Một {} không dùng được", p("source")),
            format!("{} có SHA-256 {} không tin cậy được ({}).", p("source"), p("sha256"), p("reason")),
            "",
        ),
        Code::StatusEvidenceNotUsed => Text::new(
            format!("Một {} không áp dụng", p("source")),
            format!(
                "{} có SHA-256 {} không nói về chứng thư và thời điểm này ({}).",
                p("source"),
                p("sha256"),
                p("reason")
            ),
            "",
        ),
        _ => changes::finding(f),
    }
}

/// The place an algorithm was used in; names of certificates stay as they are.
/// ` (tại …)` where a finding names a rectangle.
fn within(rect: &str) -> String {
    if rect.is_empty() { String::new() } else { format!(" (tại {rect})") }
}

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

/// ` (từ … đến …)` as far as the trust data state them.
fn period(f: &Finding) -> String {
    let parts = [("từ", "from"), ("đến", "until")];
    let stated = parts.iter().filter(|(_, name)| !f.param(name).is_empty());
    let words: Vec<String> = stated.map(|(word, name)| format!("{word} {}", local_param(f, name))).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(" ")) }
}

/// ` (lý do: …)` when the issuer gives one (CRLReason, RFC 5280 §5.3.1).
fn reason(f: &Finding) -> String {
    let words = match f.param("reason") {
        "" | "unspecified" => return String::new(),
        "keyCompromise" => "khóa bí mật bị lộ",
        "cACompromise" => "khóa của tổ chức cấp bị lộ",
        "affiliationChanged" => "thay đổi đơn vị công tác",
        "superseded" => "đã cấp chứng thư thay thế",
        "cessationOfOperation" => "ngừng hoạt động",
        "certificateHold" => "tạm dừng",
        "privilegeWithdrawn" => "thu hồi quyền sử dụng",
        "neverIssued" => "chứng thư chưa từng được cấp",
        other => other,
    };
    format!(" (lý do: {words})")
}

/// ` (đến …)` when an end is known.
fn until(f: &Finding) -> String {
    if f.param("until").is_empty() { String::new() } else { format!(" (đến {})", local_param(f, "until")) }
}

/// Whether what was signed reaches past the end of the file.
fn beyond(f: &Finding) -> bool {
    let number = |name: &str| f.param(name).parse::<u64>().ok();
    number("end").zip(number("size")).is_none_or(|(end, size)| end > size)
}

pub(in crate::words) fn error(code: &str, what: &str) -> Text {
    match code {
        "empty" => Text::new("Tệp rỗng", "Tệp không có dữ liệu.", "Kiểm tra lại việc tải hoặc gửi tệp."),
        "unknown-format" => Text::new(
            "Không phải tệp PDF",
            if what.is_empty() {
                "Nội dung không phải là PDF, cũng không phải là chữ ký số.".to_owned()
            } else {
                format!("Nội dung là dạng {what}, chưa đọc được.")
            },
            "Chọn đúng tệp đã ký số: PDF, tệp chữ ký (.p7s, .p7m), dấu thời gian (.tsr) hoặc thư (.eml).",
        ),
        "not-a-pdf" => Text::new(
            "Không đọc được tệp PDF",
            format!("Tệp bị hỏng hoặc thiếu cấu trúc của PDF ({what})."),
            "Tải lại hoặc đề nghị gửi lại tệp gốc.",
        ),
        "not-a-cms" => Text::new(
            "Không đọc được tệp chữ ký",
            format!("Tệp bị hỏng hoặc thiếu cấu trúc của chữ ký số ({what})."),
            "Tải lại hoặc đề nghị gửi lại tệp gốc.",
        ),
        "password-required" => Text::new(
            "Tệp có mật khẩu",
            "Tệp được mã hóa; cần mật khẩu mở tệp để kiểm tra. Mật khẩu không rời khỏi máy này.",
            "Nhập mật khẩu rồi kiểm tra lại.",
        ),
        "encryption-unsupported" => Text::new(
            "Kiểu mã hóa chưa được hỗ trợ",
            format!("Tệp được mã hóa theo cách chưa đọc được ({what})."),
            "Đề nghị gửi tệp không mã hóa.",
        ),
        "over-limit" => Text::new(
            "Tệp vượt quá giới hạn xử lý",
            "Tệp quá lớn hoặc có cấu trúc quá phức tạp.",
            "Đề nghị gửi tệp gốc hoặc chia nhỏ.",
        ),
        "unreadable" => Text::new("Không đọc được tệp", format!("Lỗi khi đọc: {what}."), "Chọn lại tệp."),
        "bad-context" => {
            Text::new("Thiết lập không dùng được", format!("{what}."), "Kiểm tra lại tệp tin cậy hoặc chính sách.")
        }
        code if code.starts_with("policy-") => Text::new(
            "Không dùng được tệp quy tắc",
            format!("Không có phần nào của tệp được sử dụng ({what})."),
            "Sửa tệp, hoặc kiểm tra theo bộ quy tắc chặt chẽ có sẵn.",
        ),
        "no-ground" => Text::new(
            "Chưa có lý do trả lại văn bản",
            "Kết quả kiểm tra không nêu lý do nào và người tiếp nhận chưa ghi lý do.",
            "Nếu có lý do mà máy không biết (như gửi không đúng nơi nhận), chọn lý do và ghi rõ nội dung.",
        ),
        "status-alone" => Text::new(
            "Chưa phải là lý do trả lại văn bản",
            "Mới chỉ có việc chưa kiểm tra được trạng thái chứng thư chữ ký số (R10).",
            "Bổ sung CRL hoặc OCSP rồi kiểm tra lại.",
        ),
        "ground-missing" => Text::new(
            "Chưa ghi căn cứ",
            "Lý do do người tiếp nhận chọn, hoặc quyết định khác với kết quả kiểm tra, phải có căn cứ bằng văn bản.",
            "Ghi căn cứ của quyết định.",
        ),
        "text-too-long" => Text::new("Nội dung ghi quá dài", "Nội dung dài hơn mức cho phép.", "Ghi ngắn gọn hơn."),
        "no-member" => Text::new(
            "Hồ sơ không có văn bản nào",
            format!("Không tìm thấy tệp nào để kiểm tra ({what})."),
            "Chọn văn bản chính và các phụ lục.",
        ),
        "no-such-member" => Text::new(
            "Hồ sơ không có tệp này",
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
            format!("Tệp nén bị hỏng hoặc vượt quá giới hạn ({what})."),
            "Giải nén rồi chọn từng tệp, hoặc đề nghị gửi lại.",
        ),
        "no-such-signature" => Text::new("Không có chữ ký này", "Số thứ tự chữ ký không tồn tại trong tệp.", ""),
        "no-signed-revision" => Text::new(
            "Không xác định được phần đã ký",
            format!("Phạm vi ký (ByteRange) của chữ ký không hợp lệ ({what}), nên không thể trích phiên bản đã ký."),
            "Đề nghị bên gửi cung cấp tệp gốc đã ký số.",
        ),
        _ => Text::new(
            "Chương trình dừng vì lỗi bên trong",
            format!("Chi tiết: {code} {what}."),
            "Thử lại; nếu vẫn lỗi, báo cho đơn vị vận hành.",
        ),
    }
}

pub(in crate::words) fn word(key: Word) -> &'static str {
    match key {
        Word::HeadlineValid => "Chữ ký số hợp lệ",
        Word::HeadlineInvalid => "Không hợp lệ",
        Word::HeadlineIndeterminate => "Chưa đủ căn cứ để kết luận",
        Word::HeadlineUnsigned => "Không có chữ ký số",
        Word::SentenceValid => "Mọi chữ ký số đều hợp lệ và văn bản không bị thay đổi ngoài phạm vi cho phép.",
        Word::SentenceUnsigned => {
            "Tệp này không có chữ ký số nào. Hình ảnh chữ ký hoặc con dấu trên trang không phải là chữ ký số."
        }
        Word::SentenceUnsignedBrokenOff => {
            "Tệp bị đứt đoạn, thiếu phần cuối: trong phần còn lại không có chữ ký số nào kiểm tra được. Chữ ký số có thể nằm trong phần bị thiếu."
        }
        Word::SentenceUnsignedOrphans => {
            "Tệp này đã được in ra PDF hoặc lưu lại sau khi ký nên không còn chữ ký số nào kiểm tra được. Hình con dấu trên trang không phải là chữ ký số."
        }
        Word::SentenceIntactStatusUnknown => {
            "Văn bản còn nguyên vẹn từ khi ký, đường dẫn chứng thực dẫn tới tổ chức gốc đã biết; chỉ chưa kiểm tra được chứng thư có bị thu hồi hay không."
        }
        Word::SentenceIntactIssuerMissing => {
            "Văn bản còn nguyên vẹn từ khi ký, nhưng thiếu chứng thư của tổ chức cấp nên chưa xác nhận được người ký."
        }
        Word::SentenceUntrustedRoot => "Chứng thư chữ ký số không dẫn tới tổ chức gốc được tin cậy.",
        Word::SentenceNotCovered => {
            "Chữ ký còn đúng trên phần đã ký, nhưng tệp còn có phần không được ký hoặc chưa được đánh giá."
        }
        Word::SentenceChanged => "Nội dung đã bị thay đổi sau khi ký.",
        Word::SentenceBrokenByHandling => {
            "Tệp đã bị ghi lại, nén, in hoặc ghép sau khi ký nên không còn kiểm tra được chữ ký số và không xác định được nội dung có bị sửa hay không."
        }
        Word::SentenceForgedOrCorrupt => "Chữ ký số sai hoặc dữ liệu chữ ký bị hỏng.",
        Word::SentenceRevoked => {
            "Chứng thư chữ ký số đã bị thu hồi và không có bằng chứng văn bản được ký trước khi thu hồi."
        }
        Word::SentenceExpired => {
            "Chứng thư chữ ký số không còn hạn vào thời điểm xét và không có bằng chứng văn bản được ký khi chứng thư còn hạn."
        }
        Word::SentenceIncomplete => {
            "Các chữ ký số hiện có đều hợp lệ, nhưng văn bản thiếu chữ ký số hoặc chưa được ký đúng quy định."
        }
        Word::SentencePicturesDiffer => {
            "Hình ảnh hoặc chữ trên các trang khi ký và hiện nay khác nhau ngoài những chỗ được phép bổ sung, nên chưa xác nhận được nội dung đang hiển thị là nội dung đã ký."
        }
        Word::NextPicturesDiffer => {
            "Đối chiếu hai hình ảnh của trang; nếu nội dung khác nhau thì không tiếp nhận và đề nghị bên gửi chuyển lại tệp gốc đã ký số."
        }
        Word::PicturesCompared => "Số trang đã so sánh hình ảnh khi ký và hiện nay",
        Word::SentenceNotSupported => "Chữ ký dùng dạng hoặc thuật toán mà chương trình chưa hỗ trợ.",
        Word::SentencePolicy => {
            "Chữ ký không đạt một yêu cầu của chính sách kiểm tra (ví dụ thuật toán không còn trong danh mục)."
        }
        Word::NextValid => "Có thể tiếp nhận theo quy trình.",
        Word::NextUnsigned => "Đề nghị bên gửi chuyển tệp gốc đã ký số.",
        Word::NextIntactStatusUnknown => {
            "Bổ sung danh sách chứng thư bị thu hồi (CRL) hoặc OCSP của tổ chức cấp rồi kiểm tra lại."
        }
        Word::NextIntactIssuerMissing => "Bổ sung chứng thư của tổ chức cấp rồi kiểm tra lại.",
        Word::NextUntrustedRoot => {
            "Hỏi lại bên gửi về tổ chức cấp chứng thư; không coi là chữ ký số chuyên dùng công vụ."
        }
        Word::NextNotCovered => "Xem phiên bản đã ký và đối chiếu với nội dung hiển thị.",
        Word::NextChanged => "Không tiếp nhận; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        Word::NextBroken => {
            "Không tiếp nhận; đề nghị bên gửi chuyển nguyên tệp gốc đã ký số, không in, không nén, không ghép."
        }
        Word::NextForged => "Không tiếp nhận; đề nghị bên gửi ký lại.",
        Word::NextRevoked => "Không tiếp nhận; đề nghị bên gửi ký lại bằng chứng thư còn hiệu lực.",
        Word::NextExpired => "Cần dấu thời gian hoặc thời điểm nhận trên hệ thống làm bằng chứng.",
        Word::NextIncomplete => "Xem mục theo quy định về chữ ký số và văn bản điện tử trước khi tiếp nhận.",
        Word::NextNotSupported => "Dùng công cụ của bên phát hành để kiểm tra.",
        Word::NextPolicy => "Xem các điểm cần lưu ý của từng chữ ký bên dưới.",
        Word::DocumentTitle => "Văn bản hiện tại so với lúc ký",
        Word::DocumentUnchanged => "Không thay đổi: nội dung hiện tại đúng là nội dung đã ký.",
        Word::DocumentJustified => "Chỉ có những thay đổi mà chữ ký cho phép.",
        Word::DocumentUnjustified => "Đã bị thay đổi theo cách không được phép.",
        Word::DocumentCannotTell => "Tệp còn có phần ngoài phần đã ký, chưa được đánh giá.",
        Word::DocumentNotVerified => "Chưa xác định được: có chữ ký trên văn bản chưa kiểm tra được giá trị.",
        Word::DocumentAmbiguous => "Chưa xác định được: tệp có thể được đọc theo nhiều cách khác nhau.",
        Word::DocumentNothingSigned => "Không có chữ ký số nên không có gì để so sánh.",
        Word::Revisions => "Số lần lưu",
        Word::SignatureCount => "Số chữ ký",
        Word::TimestampCount => "Số dấu thời gian của văn bản",
        Word::FileName => "Tên tệp",
        Word::FileSize => "Dung lượng",
        Word::FileDigest => "SHA-256 của tệp",
        Word::SignatureTitle => "Chữ ký số",
        Word::TimestampTitle => "Dấu thời gian của văn bản",
        Word::SignaturesAddedBy => "chữ ký số được thêm sau, của",
        Word::SignaturesAdded => "chữ ký số được thêm sau",
        Word::SignaturesAddedMeaning => "Mỗi chữ ký được kiểm tra riêng. Hình ảnh các chữ ký đặt tại những vị trí sau.",
        Word::Others => "người khác",
        Word::Orphans => "Dữ liệu chữ ký không còn gắn với văn bản",
        Word::VerdictPassed => "Chữ ký hợp lệ trên phiên bản đã ký",
        Word::VerdictFailed => "Chữ ký không hợp lệ",
        Word::VerdictIndeterminate => "Chưa đủ căn cứ để kết luận về chữ ký",
        Word::Signer => "Người ký (theo chứng thư chữ ký số)",
        Word::Organization => "Cơ quan, tổ chức quản lý",
        Word::Nature => "Loại thuê bao",
        Word::NaturePerson => "Cá nhân (theo dấu hiệu trong chứng thư)",
        Word::NatureAgency => "Cơ quan, tổ chức (theo dấu hiệu trong chứng thư)",
        Word::NatureSoftware => "Dịch vụ, phần mềm (theo dấu hiệu trong chứng thư)",
        Word::NatureUncertain => "Không chắc chắn",
        Word::Issuer => "Tổ chức cấp chứng thư",
        Word::SigningTime => "Thời gian ký",
        Word::BasisProven => "có dấu thời gian hợp lệ",
        Word::BasisStamped => "theo dấu thời gian; chưa kiểm tra được trạng thái của đơn vị cấp dấu thời gian",
        Word::BasisReceived => "theo thời điểm nhận do hệ thống xác nhận",
        Word::BasisClaimed => "do người ký khai báo, chưa được chứng minh",
        Word::BasisNone => "không xác định",
        Word::ClaimedTime => "Giờ do người ký khai báo",
        Word::TimestampTime => "Dấu thời gian",
        Word::TimestampUnit => "Đơn vị cấp dấu thời gian",
        Word::Integrity => "Tính toàn vẹn",
        Word::IntegrityGood => "Nội dung được ký còn nguyên vẹn",
        Word::IntegrityChanged => "Không khớp với nội dung đã ký",
        Word::IntegrityValueWrong => "Giá trị chữ ký không đúng",
        Word::IntegrityUnknown => "Chưa xác định được",
        Word::CoversWholeFile => "ký toàn bộ tệp",
        Word::CoversRevision => "ký phiên bản",
        Word::CoversPart => "không ký đến cuối tệp",
        Word::Path => "Đường dẫn chứng thực",
        Word::PathComplete => "dẫn tới",
        Word::PathTo => "chỉ nối được tới",
        Word::PathBroken => "không nối được tới tổ chức gốc được tin cậy",
        Word::DomainOfficialDuty => "chữ ký số chuyên dùng công vụ",
        Word::DomainPublic => "chữ ký số công cộng",
        Word::DomainUserAdded => "gốc do người dùng thêm",
        Word::CertificatePeriod => "Thời hạn của chứng thư",
        Word::CertificateAtTime => "Hiệu lực của chứng thư lúc ký",
        Word::CertificateInPeriod => "còn hạn vào thời điểm xét",
        Word::CertificateOutOfPeriod => "không còn hạn vào thời điểm xét",
        Word::CertificatePeriodUnknown => "chưa xác định được",
        Word::Status => "Trạng thái thu hồi",
        Word::StatusUnknown => "chưa kiểm tra được",
        Word::StatusGood => "không bị thu hồi vào thời điểm xét",
        Word::StatusRevoked => "đã bị thu hồi",
        Word::StatusHeld => "đang bị tạm đình chỉ",
        Word::StatusNotAsked => "không kiểm tra (theo chính sách)",
        Word::Visible => "Hiển thị trên trang",
        Word::VisibleYes => "có",
        Word::VisibleNo => "không (chữ ký vẫn có giá trị kiểm tra)",
        Word::Page => "trang",
        Word::StatedReason => "Lý do (người ký ghi)",
        Word::StatedLocation => "Nơi ký (người ký ghi)",
        Word::StatedContact => "Liên hệ (người ký ghi)",
        Word::StatedName => "Tên (người ký ghi)",
        Word::StatedTime => "Giờ ghi trong tệp (/M)",
        Word::Field => "Trường chữ ký",
        Word::SubFilter => "Dạng chữ ký",
        Word::Kind => "Loại chữ ký",
        Word::KindApproval => "Chữ ký thông thường",
        Word::KindCertification => "Chữ ký xác nhận, giới hạn thay đổi về sau (DocMDP)",
        Word::Serial => "Số sê-ri chứng thư",
        Word::Fingerprint => "SHA-256 của chứng thư",
        Word::Algorithm => "Thuật toán",
        Word::ByteRange => "Phạm vi ký (ByteRange)",
        Word::Indication => "Kết quả theo EN 319 102-1",
        Word::Certificate => "Chứng thư",
        Word::Level => "Mức PAdES",
        Word::Engine => "Phiên bản chương trình",
        Word::PolicyUsed => "Chính sách kiểm tra",
        Word::TrustUsed => "Danh sách tin cậy",
        Word::CheckedAt => "Thời điểm kiểm tra",
        Word::UserTrust => "Chứng thư gốc do người dùng thêm",
        Word::UserDistrust => "Chứng thư do người dùng loại khỏi danh sách tin cậy",
        Word::SignedTrust => "Tệp danh sách tin cậy có chữ ký, số thứ tự (ngày lập)",
        Word::WantIssuer => "Chứng thư của tổ chức cấp",
        Word::WantCrl => "Danh sách chứng thư bị thu hồi (CRL)",
        Word::WantOcsp => "Trả lời OCSP",
        Word::WantContent => "Nội dung được ký",
        Word::SentenceContentMissing => {
            "Chưa có văn bản mà chữ ký nói tới nên chưa kiểm tra được chữ ký có khớp hay không."
        }
        Word::NextContentMissing => "Chọn thêm tệp văn bản gốc rồi kiểm tra lại.",
        Word::SentenceNotVerified => {
            "Chưa kiểm tra được giá trị chữ ký nên không kết luận được gì về nội dung: ai cũng có thể tạo ra một tệp như vậy."
        }
        Word::NextNotVerified => {
            "Bổ sung phần còn thiếu (chứng thư của người ký, nội dung được ký) hoặc đề nghị bên gửi ký lại bằng chữ ký kiểm tra được."
        }
        Word::SentenceAmbiguous => {
            "Tệp có thể được đọc theo nhiều cách: phần mềm khác có thể hiển thị nội dung khác với nội dung đã ký."
        }
        Word::NextAmbiguous => "Không dựa vào nội dung đang hiển thị; đề nghị bên gửi chuyển lại tệp gốc đã ký số.",
        Word::CounterSignatureTitle => "Chữ ký trên chữ ký khác",
        Word::CounterSigns => "Ký lên chữ ký số",
        Word::ContentDigest => "SHA-256 của nội dung được ký",
        Word::ContentSize => "Dung lượng nội dung được ký",
        Word::MailPart => "Phần của thư",
        Word::ContentDescription => "Mô tả nội dung (người ký ghi)",
        Word::MimeType => "Loại nội dung (người ký ghi)",
        Word::Commitments => "Cam kết của người ký",
        Word::SignaturePolicy => "Chính sách ký do người ký viện dẫn",
        Word::SignaturePolicyImplied => "ngầm định",
        Word::LevelCades => "Mức CAdES",
        Word::Unnamed => "(không có tên)",
        Word::None_ => "không",
        Word::ToolNote => {
            "Đây là kết quả của một công cụ kiểm tra, không phải kết luận của cơ quan nhà nước và không nói về quyền hạn của người ký."
        }
    }
}
