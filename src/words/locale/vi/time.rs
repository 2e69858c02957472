//! Vietnamese: time and time-stamps.

use super::cause::because;
use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::TimestampVerified => Text::remark(
            format!("Dấu thời gian lúc {}", t("time")),
            format!("Dấu thời gian khớp với chữ ký, do «{}» cấp.", p("unit")),
        ),
        Code::TimestampImprintDiffers => Text::new(
            "Dấu thời gian không khớp với chữ ký",
            "Dấu thời gian được cấp cho dữ liệu khác, nên không chứng minh được thời điểm ký.",
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampNotVerified => Text::new(
            "Dấu thời gian không hợp lệ",
            format!("Chữ ký của đơn vị cấp dấu thời gian không đúng hoặc không kiểm tra được{}.", because(p("reason"))),
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampMalformed => Text::new(
            "Không đọc được dấu thời gian",
            "Dữ liệu dấu thời gian bị hỏng.",
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampUnitPurpose => Text::new(
            "Chứng thư của đơn vị cấp dấu thời gian không đúng mục đích",
            "Chứng thư phải được cấp riêng cho việc cấp dấu thời gian.",
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampUntrusted => Text::new(
            "Dấu thời gian không do đơn vị tin cậy cấp",
            format!("Chứng thư của «{}» không dẫn tới chứng thư gốc tin cậy{}.", p("unit"), because(p("reason"))),
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
            "Nội dung không theo quy cách của dấu thời gian (RFC 3161), nên không kết luận gì từ dấu thời gian này.",
            "Không căn cứ vào dấu thời gian này.",
        ),
        Code::TimestampUnitMissing => Text::new(
            "Không có chứng thư của đơn vị cấp dấu thời gian",
            format!(
                "Dấu thời gian nêu một chứng thư (do «{}» cấp, số hiệu {}) không có ở đây.",
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
                "Dấu thời gian đúng và dẫn tới chứng thư gốc tin cậy, nhưng chưa rõ chứng thư của «{}» có bị thu hồi hay không.",
                p("unit")
            ),
            "Bổ sung danh sách chứng thư bị thu hồi (CRL) nếu cần khẳng định thời điểm ký.",
        ),
        Code::TimeOnlyClaimed => Text::new(
            "Thời gian ký chỉ theo giờ trên máy tính của người ký",
            "Không có dấu thời gian nào tin cậy được; thời điểm ghi trong chữ ký lấy từ máy tính của người ký và tự nó không chứng minh được gì.",
            "Nếu thời điểm ký là quan trọng, đối chiếu với thời điểm nhận trên hệ thống quản lý văn bản.",
        ),
        Code::TimeAbsent => Text::new(
            "Chữ ký không nêu thời gian ký",
            "Chữ ký không có dấu thời gian nào tin cậy được và cũng không ghi thời gian ký.",
            "Đối chiếu với thời điểm nhận trên hệ thống quản lý văn bản.",
        ),
        Code::ClaimedTimeSevenHours => Text::new(
            "Giờ trên máy tính của người ký lệch đúng 7 giờ",
            format!(
                "Chương trình ký đã ghi giờ Việt Nam như thể là giờ quốc tế (UTC): giờ trên máy {}, so với {}. Đây là lỗi quen thuộc của phần mềm ký, không phải dấu hiệu giả mạo.",
                t("claimed"),
                t("compared")
            ),
            "Dùng thời gian của dấu thời gian; không sắp thứ tự chữ ký theo giờ trên máy tính của người ký.",
        ),
        Code::ClaimedTimeFuture => Text::new(
            "Giờ ghi trong chữ ký muộn hơn giờ kiểm tra",
            format!("Chữ ký ghi {}, nhưng giờ kiểm tra là {}.", t("claimed"), t("now")),
            "Xem lại đồng hồ của máy này; nếu đồng hồ đúng thì đề nghị người ký xác minh.",
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
        _ => return None,
    })
}
