//! Vietnamese: what later revisions did, and content that can change its own look.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, located};

pub(super) fn finding(f: &Finding) -> Text {
    if f.code == Code::PdfReadTwoWays {
        return two_readings(f);
    }
    let next = [
        "Xem phiên bản đã ký hoặc đề nghị bên gửi cung cấp tệp gốc đã ký số.",
        "Khi cần, đối chiếu với phiên bản đã ký.",
    ];
    Text::change(f, words(f.code), &place(f), next)
}

/// What two readings of the file take from different places.
fn two_readings(f: &Finding) -> Text {
    let place = |key: &str, none: &str| match f.param(key) {
        "" => none.to_owned(),
        at => format!("nằm tại byte {at}"),
    };
    let other = match f.param("reading") {
        "reading-from-first-page" => "chương trình bắt đầu đọc từ trang đầu của tệp",
        "reading-without-hybrid-stream" => "chương trình không dùng phần thứ hai của bảng tham chiếu",
        _ => "chương trình tự sửa tệp",
    };
    let object = match f.param("object") {
        "" => String::new(),
        number => format!(" (đối tượng {number})"),
    };
    Text::new(
        format!("Các chương trình có thể hiển thị nội dung khác nhau từ tệp này{object}"),
        format!(
            "Theo bảng tham chiếu, phần nội dung hiển thị này {}; với {other}, phần đó {}.",
            place("here", "không có trong tệp"),
            place("there", "không có trong tệp")
        ),
        "Không căn cứ vào nội dung hiển thị cho đến khi có tệp gốc rõ ràng.",
    )
}

/// Where it is, as far as it is known. Coordinates and the names of entries are for programs; of fonts the names are the matter.
pub(in crate::words) fn place(f: &Finding) -> String {
    let detail = if f.code == Code::ActiveFonts { "detail" } else { "" };
    located(f, &[("page", "trang"), ("field", "trường"), ("count", "số lượng"), (detail, "")])
}

fn words(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::ChangeSignatureAdded => (
            "Có chữ ký số được thêm sau",
            "Sau chữ ký này có thêm một chữ ký số, có thể có hình ảnh trên trang. Chữ ký đó được kiểm tra riêng.",
        ),
        Code::ChangeSignaturePicture => (
            "Hình ảnh của chữ ký số thêm sau có thể che nội dung đã ký",
            "Hình ảnh này lớn hơn con dấu kèm khối thông tin người ký, nằm đè lên nội dung không phải hình ảnh chữ ký số, hoặc không xác định được phạm vi. Cần đối chiếu vị trí này với phiên bản đã ký.",
        ),
        Code::ChangeTimestampAdded => {
            ("Có dấu thời gian được thêm sau", "Dấu thời gian cho toàn văn bản được thêm để phục vụ kiểm tra lâu dài.")
        }
        Code::ChangeSignatureFieldAdded => {
            ("Có ô chữ ký trống được thêm sau", "Một ô để ký được chuẩn bị nhưng chưa có chữ ký số.")
        }
        Code::ChangeEvidenceAdded => {
            ("Dữ liệu kiểm tra lâu dài được bổ sung", "Chứng thư số và dữ liệu thu hồi được lưu thêm vào tệp.")
        }
        Code::ChangeEvidenceRemoved => (
            "Dữ liệu kiểm tra lâu dài bị gỡ bỏ",
            "Chứng thư số hoặc dữ liệu thu hồi đã lưu trong tệp không còn trong tệp.",
        ),
        Code::ChangeFormFilled => {
            ("Ô biểu mẫu được điền sau khi ký", "Giá trị của ô biểu mẫu được nhập hoặc sửa sau khi ký.")
        }
        Code::ChangeForm => ("Biểu mẫu bị sửa sau khi ký", "Thông tin chung của biểu mẫu bị thay đổi sau khi ký."),
        Code::ChangeMetadata => (
            "Thông tin mô tả văn bản thay đổi",
            "Tiêu đề, ngày tháng hoặc phần mềm tạo tệp thay đổi; nội dung trang không phụ thuộc vào các thông tin này.",
        ),
        Code::ChangeVersion => (
            "Phiên bản định dạng tệp thay đổi",
            "Tệp khai phiên bản hoặc phần mở rộng khác của định dạng; nội dung hiển thị không phụ thuộc vào đó.",
        ),
        Code::ChangeAnnotationAdded => {
            ("Có ghi chú hoặc đánh dấu được thêm sau khi ký", "Sau khi ký, trang có thêm chú thích.")
        }
        Code::ChangeAnnotationChanged => {
            ("Ghi chú hoặc đánh dấu bị sửa sau khi ký", "Sau khi ký, chú thích trên trang bị thay đổi.")
        }
        Code::ChangeAnnotationRemoved => {
            ("Ghi chú hoặc đánh dấu bị xóa sau khi ký", "Chú thích có lúc ký nay không còn.")
        }
        Code::ChangeStructure => {
            ("Cấu trúc đọc của văn bản thay đổi", "Cấu trúc phục vụ đọc màn hình và dàn lại trang thay đổi sau khi ký.")
        }
        Code::ChangeResaved => ("Tệp được lưu lại nhưng không thay đổi", "Lần lưu sau không làm thay đổi nội dung."),
        Code::ChangeFieldAdded => (
            "Có ô biểu mẫu được thêm sau khi ký",
            "Ô mới có thể hiển thị nội dung bất kỳ đè lên trang đã ký; không chữ ký số nào bảo vệ ô này.",
        ),
        Code::ChangeFieldRemoved => ("Ô biểu mẫu bị xóa sau khi ký", "Ô biểu mẫu có lúc ký nay không còn."),
        Code::ChangeFieldChanged => {
            ("Ô biểu mẫu bị sửa sau khi ký", "Không chỉ giá trị mà vị trí, quy tắc hoặc loại của ô bị thay đổi.")
        }
        Code::ChangeAppearanceChanged => (
            "Hình ảnh hiển thị của ô bị sửa sau khi ký",
            "Ô hiển thị khác với lúc ký mà giá trị của ô không giải thích được.",
        ),
        Code::ChangeSignatureChanged => (
            "Chữ ký số trước đó bị sửa hoặc thay thế",
            "Ô, hình ảnh hoặc dữ liệu của chữ ký số bị thay đổi sau khi ký.",
        ),
        Code::ChangeSignatureReused => (
            "Chữ ký số cũ bị dùng lại như chữ ký mới",
            "Ô thêm sau sử dụng dữ liệu chữ ký số đã có từ trước trong tệp.",
        ),
        Code::ChangePermissions => (
            "Quy định về thay đổi được phép bị sửa",
            "Quy tắc do chữ ký chứng nhận đặt ra cho các thay đổi sau đó bị thêm, bỏ hoặc thay.",
        ),
        Code::ChangePages => ("Trang bị thêm, bớt hoặc đổi thứ tự sau khi ký", "Danh sách trang không còn như lúc ký."),
        Code::ChangePageContent => {
            ("Nội dung trang bị sửa sau khi ký", "Nội dung hiển thị trên trang không phải nội dung đã ký.")
        }
        Code::ChangePageProperty => (
            "Thuộc tính trang bị sửa sau khi ký",
            "Kích thước, hướng xoay hoặc thuộc tính khác của trang không còn như lúc ký.",
        ),
        Code::ChangeFont => (
            "Phông chữ bị thay đổi sau khi ký",
            "Khi phông chữ thay đổi, cùng một văn bản có thể hiển thị chữ hoặc số khác.",
        ),
        Code::ChangePageObject => {
            ("Hình ảnh trên trang bị thay đổi sau khi ký", "Đối tượng hiển thị trên trang không còn như lúc ký.")
        }
        Code::ChangeLayers => {
            ("Lớp hiển thị bị thay đổi sau khi ký", "Phần hiện, phần ẩn của trang không còn như lúc ký.")
        }
        Code::ChangeActions => (
            "Mã lệnh hoặc thao tác tự động bị thêm, sửa sau khi ký",
            "Chúng có thể làm thay đổi nội dung hiển thị khi mở tệp.",
        ),
        Code::ChangeXfa => {
            ("Biểu mẫu động bị thêm, sửa sau khi ký", "Biểu mẫu XFA có thể hiển thị nội dung khác với trang đã ký.")
        }
        Code::ChangeAttachments => (
            "Tệp đính kèm hoặc danh mục tên bị thêm, sửa sau khi ký",
            "Tệp đính kèm hoặc phần có tên trong văn bản không còn như lúc ký.",
        ),
        Code::ChangeCatalog => (
            "Thiết lập chung của văn bản bị sửa sau khi ký",
            "Thiết lập áp dụng cho toàn văn bản không còn như lúc ký.",
        ),
        Code::ChangeEncryption => ("Mã hóa bị thay đổi sau khi ký", "Cách mã hóa tệp không còn như lúc ký."),
        Code::ChangeBytesAfter => (
            "Có dữ liệu gắn thêm vào cuối tệp",
            "Dữ liệu này không thuộc lần lưu nào của văn bản; các chương trình có thể đọc khác nhau.",
        ),
        Code::ChangeOutsideSigned => (
            "Một phần văn bản không nằm trong phần đã ký",
            "Trạng thái đã ký phụ thuộc vào đối tượng nằm ngoài các byte đã ký.",
        ),
        Code::ChangeSignedStateMissing => {
            ("Trạng thái đã ký không có trong tệp", "Nội dung đã ký không phải là một lần lưu của tệp này.")
        }
        Code::ChangeObject => (
            "Có thay đổi sau khi ký không giải thích được",
            "Một đối tượng trong văn bản khác với lúc ký và không quy tắc nào cho phép.",
        ),
        Code::ChangesNotListed => (
            "Danh sách thay đổi sau khi ký được rút gọn",
            "Mọi thay đổi đều đã được xem xét; các thay đổi không được phép được liệt kê trước.",
        ),
        Code::ActiveScript => (
            "Văn bản có mã lệnh",
            "Mã lệnh có thể làm nội dung hiển thị thay đổi theo thời gian, chương trình hoặc dữ liệu nhập.",
        ),
        Code::ActiveLaunch => {
            ("Văn bản có thể khởi chạy chương trình", "Một thao tác trong văn bản mở chương trình hoặc tệp khác.")
        }
        Code::ActiveLink => {
            ("Văn bản có liên kết ra ngoài", "Liên kết dẫn tới địa chỉ bên ngoài; nội dung ở đó không được ký.")
        }
        Code::ActiveSubmit => (
            "Văn bản có thể gửi hoặc nạp dữ liệu biểu mẫu",
            "Một thao tác gửi dữ liệu đã nhập tới địa chỉ bên ngoài hoặc thay bằng dữ liệu khác.",
        ),
        Code::ActiveOnOpen => (
            "Có thao tác tự chạy khi mở văn bản",
            "Khi mở, đóng hoặc in văn bản hay trang, một thao tác tự động được thực hiện.",
        ),
        Code::ActiveExternal => {
            ("Một phần nội dung nạp từ bên ngoài", "Nội dung hiển thị nằm ở tệp hoặc địa chỉ khác và không được ký.")
        }
        Code::ActiveLayers => {
            ("Nội dung hiển thị tùy theo hoàn cảnh", "Các lớp tự bật hoặc tắt, ví dụ khi xem và khi in.")
        }
        Code::ActiveXfa => ("Văn bản là biểu mẫu động", "Biểu mẫu XFA có thể hiển thị nội dung khác với trang đã ký."),
        Code::ActiveEmbeddedFiles => {
            ("Văn bản có tệp đính kèm", "Tệp đính kèm nằm trong văn bản; cần thận trọng khi mở.")
        }
        Code::ActiveMedia => (
            "Văn bản có nội dung đa phương tiện",
            "Âm thanh, video hoặc mô hình ba chiều hiển thị khác nhau tùy chương trình.",
        ),
        Code::ActiveFonts => (
            "Văn bản dùng phông chữ không nhúng trong tệp",
            "Phần mềm đọc tệp tự chọn phông chữ để thể hiện; hình dạng chữ có thể khác nhau giữa các phần mềm.",
        ),
        _ => ("", ""),
    }
}
