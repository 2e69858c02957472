//! Vietnamese: what is otherwise in one file than in another.

use crate::pdf::changes::ChangeKind as Kind;
use crate::report::Relation;

pub(in crate::words) fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Identical => ("Đúng là cùng một tệp", "Hai tệp giống nhau từng byte, từ đầu đến cuối."),
        Relation::Extended => (
            "Tệp gốc, có phần bổ sung",
            "Toàn bộ tệp gốc nằm nguyên vẹn ở phần đầu; những gì các lần lưu sau bổ sung được liệt kê dưới đây.",
        ),
        Relation::Beginning => {
            ("Một phần hoặc một phiên bản cũ của tệp gốc", "Tệp chỉ có phần đầu của tệp gốc và kết thúc sớm hơn.")
        }
        Relation::SameContent => (
            "Được ghi lại, nội dung như cũ",
            "Không thấy khác biệt về nội dung nhưng các byte đã khác: chữ ký số của tệp gốc không còn giá trị trên tệp này.",
        ),
        Relation::Different => {
            ("Không phải cùng một tệp", "Tệp này không phải là tệp gốc và cũng không phải tệp gốc có bổ sung.")
        }
    }
}

pub(in crate::words) fn kind_of_change(kind: Kind) -> &'static str {
    match kind {
        Kind::SignatureAdded => "thêm chữ ký số",
        Kind::TimestampAdded => "thêm dấu thời gian",
        Kind::SignaturePicture => "hình ảnh chữ ký số",
        Kind::SignatureFieldAdded => "thêm ô chữ ký trống",
        Kind::EvidenceAdded => "dữ liệu kiểm tra lâu dài",
        Kind::EvidenceRemoved => "gỡ bỏ dữ liệu kiểm tra lâu dài",
        Kind::FormFilled => "điền ô biểu mẫu",
        Kind::Form => "thông tin chung của biểu mẫu",
        Kind::Metadata => "thông tin mô tả văn bản",
        Kind::Version => "phiên bản hoặc phần mở rộng của định dạng",
        Kind::AnnotationAdded => "thêm ghi chú, đánh dấu",
        Kind::AnnotationChanged => "sửa ghi chú, đánh dấu",
        Kind::AnnotationRemoved => "xóa ghi chú, đánh dấu",
        Kind::Structure => "cấu trúc đọc của văn bản",
        Kind::Resaved => "lưu lại, không thay đổi",
        Kind::FieldAdded => "thêm ô biểu mẫu",
        Kind::FieldRemoved => "xóa ô biểu mẫu",
        Kind::FieldChanged => "sửa ô biểu mẫu",
        Kind::AppearanceChanged => "hình ảnh của ô biểu mẫu",
        Kind::SignatureChanged => "chữ ký số bị sửa hoặc bị xóa",
        Kind::SignatureReused => "chữ ký số cũ được dùng lại",
        Kind::Permissions => "quy định về những gì được phép sửa",
        Kind::Pages => "thêm, bớt hoặc đổi thứ tự trang",
        Kind::PageContent => "nội dung trang",
        Kind::PageProperty => "khổ giấy hoặc thuộc tính khác của trang",
        Kind::Font => "phông chữ",
        Kind::PageObject => "ảnh hoặc hình vẽ trên trang",
        Kind::Layers => "các lớp hiển thị",
        Kind::Actions => "mã lệnh hoặc hành động",
        Kind::Xfa => "biểu mẫu XFA",
        Kind::Attachments => "tệp đính kèm",
        Kind::Catalog => "thông tin chung của văn bản",
        Kind::Encryption => "mã hóa",
        Kind::BytesAfter => "dữ liệu sau phần kết thúc tệp",
        Kind::OutsideSigned => "đối tượng nằm ngoài phạm vi ký",
        Kind::SignedStateMissing => "không còn phiên bản đã ký",
        Kind::Object => "một đối tượng",
    }
}

/// Page, field, place on the page, object, saved state, object of the original.
pub(in crate::words) fn places() -> [&'static str; 6] {
    ["trang", "trường", "tại", "đối tượng", "lần lưu", "trong tệp gốc"]
}
