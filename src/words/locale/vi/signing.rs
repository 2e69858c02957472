//! Vietnamese: why nothing was signed, and what to do next.

use crate::words::text::Text;

pub(in crate::words) fn signing_text(code: &str, what: &str) -> Option<Text> {
    let [title, meaning, next] = row(code)?;
    Some(Text::new(title, meaning.replace("{what}", what), next))
}

/// Title, meaning with `{what}` in the place of what it is about, and what to do next.
fn row(code: &str) -> Option<[&'static str; 3]> {
    Some(match code {
        "sign-bad-message" => [
            "Tệp không phải là thông điệp đã ký có thể bổ sung",
            "Tệp không phải CMS có chữ ký số, bị hỏng hoặc thiếu nội dung được ký.",
            "Chọn tệp .p7s hoặc .p7m; với .p7s, chọn thêm tệp nội dung được ký.",
        ],
        "sign-archive-closed" => [
            "Không bổ sung được vào thông điệp",
            "Dấu thời gian lưu trữ thuộc phiên bản cũ (phiên bản 2), bao gồm toàn bộ dữ liệu kèm theo như hiện có.",
            "Gia hạn dấu thời gian lưu trữ bằng phần mềm đã tạo thông điệp.",
        ],
        "sign-level-not-reached" => [
            "Chữ ký số chưa đạt mức đã yêu cầu",
            "Còn thiếu: {what}. Tệp kết quả không được ghi ra.",
            "Tải phần còn thiếu qua mạng, hoặc bổ sung chứng thư, CRL, phản hồi OCSP.",
        ],
        "sign-encrypted" => [
            "Tệp được mã hóa nên không ký được",
            "Chữ ký số thêm vào tệp mã hóa không được mọi phần mềm đọc như nhau.",
            "Dùng bản không đặt mật khẩu của văn bản.",
        ],
        "sign-damaged" => [
            "Cấu trúc tệp bị hỏng nên không ký được",
            "Phần bị hỏng: {what}. Phần mềm khác có thể hiển thị khác nội dung được ký.",
            "Xuất lại tệp PDF từ phần mềm soạn thảo rồi ký.",
        ],
        "sign-certified" => [
            "Văn bản không cho phép ký thêm",
            "Chữ ký chứng nhận trong văn bản không cho phép bất kỳ thay đổi nào, kể cả chữ ký mới.",
            "Đề nghị người đã chứng nhận phát hành bản cho phép ký tiếp.",
        ],
        "sign-field-locked" => [
            "Trường chữ ký đã bị khóa",
            "Một chữ ký trước đó khóa trường {what}.",
            "Chọn trường khác hoặc đề nghị người ký trước phát hành lại.",
        ],
        "sign-not-first" => [
            "Chữ ký chứng nhận phải là chữ ký đầu tiên",
            "Văn bản đã có chữ ký số.",
            "Ký thông thường, không chứng nhận văn bản.",
        ],
        "sign-no-such-field" => [
            "Không có trường chữ ký này",
            "Văn bản không có trường chữ ký tên {what}.",
            "Kiểm tra lại tên trường chữ ký.",
        ],
        "sign-field-signed" => ["Trường chữ ký đã được ký", "Trường {what} đã có chữ ký số.", "Chọn trường khác."],
        "sign-field-exists" => [
            "Không tạo được trường chữ ký",
            "Tên trường {what} đã được dùng hoặc không hợp lệ.",
            "Chọn tên khác, không có dấu chấm.",
        ],
        "sign-seed-value" => [
            "Trường chữ ký có yêu cầu chưa được hỗ trợ",
            "Trường {what} bắt buộc chữ ký phải theo điều kiện riêng (SV).",
            "Ký vào trường khác.",
        ],
        "sign-no-such-page" => ["Không có trang này", "Văn bản không có trang {what}.", "Kiểm tra lại số trang."],
        "sign-bad-rectangle" => [
            "Vị trí hình ảnh chữ ký không hợp lệ",
            "Khung chữ ký không phải là hình chữ nhật có diện tích.",
            "Ghi lại bốn số: trái, dưới, phải, trên.",
        ],
        "sign-no-place" => [
            "Không xác định được hình ảnh hoặc vị trí chữ ký",
            "{what}",
            "Chọn hình ảnh khác, hoặc chọn vị trí khác trên trang.",
        ],
        "sign-bad-certificate" => [
            "Không đọc được chứng thư chữ ký số",
            "Không có chứng thư hoặc chứng thư bị hỏng.",
            "Chọn đúng chứng thư của người ký.",
        ],
        "sign-algorithm" => [
            "Thuật toán ký chưa được hỗ trợ",
            "Không ký được với {what}.",
            "Chọn SHA-256, SHA-384 hoặc SHA-512 và khóa RSA, P-256 hoặc P-384.",
        ],
        "sign-value-mismatch" => [
            "Giá trị chữ ký không khớp với chứng thư",
            "Khóa đã ký không phải là khóa của chứng thư được chọn (Nghị định số 68/2024/NĐ-CP Điều 29 khoản 3). Không có tệp nào được ghi.",
            "Kiểm tra lại khóa và chứng thư trên thiết bị lưu khóa.",
        ],
        "sign-no-room" => {
            ["Không đủ chỗ cho chữ ký", "Chữ ký cần {what} byte.", "Dành thêm chỗ cho dấu thời gian rồi ký lại."]
        }
        "sign-bad-timestamp" => [
            "Không đọc được dấu thời gian",
            "Câu trả lời của máy chủ cấp dấu thời gian không hợp lệ: {what}.",
            "Thử lại hoặc dùng máy chủ cấp dấu thời gian khác.",
        ],
        "sign-timestamp-refused" => [
            "Máy chủ từ chối cấp dấu thời gian",
            "Trạng thái trả về: {what}.",
            "Thử lại hoặc dùng máy chủ cấp dấu thời gian khác.",
        ],
        "sign-timestamp-unreachable" => [
            "Không kết nối được máy chủ cấp dấu thời gian",
            "{what}. Không có tệp nào được ghi.",
            "Kiểm tra địa chỉ và kết nối mạng rồi ký lại.",
        ],
        "sign-timestamp-of-other" => [
            "Dấu thời gian không khớp với yêu cầu",
            "Dấu thời gian nhận được được cấp cho dữ liệu khác hoặc cho yêu cầu khác. Không có tệp nào được ghi.",
            "Ký lại; nếu vẫn lỗi, báo cho đơn vị cung cấp dịch vụ.",
        ],
        "sign-changed" => [
            "Tệp đã thay đổi trong khi ký",
            "Nội dung tệp không còn là nội dung đã chuẩn bị để ký. Không có tệp nào được ghi.",
            "Đóng các chương trình đang mở tệp rồi ký lại.",
        ],
        "sign-already-invalid" => [
            "Văn bản không hợp lệ nên không ký tiếp được",
            "Kết quả kiểm tra văn bản trước khi ký hoặc bổ sung: {what}.",
            "Xem kết quả kiểm tra; đề nghị bên gửi cung cấp tệp gốc.",
        ],
        "sign-no-personal-signature" => [
            "Chưa có chữ ký số hợp lệ của người có thẩm quyền",
            "Chữ ký số của cơ quan, tổ chức chỉ được thực hiện trên văn bản đã có chữ ký số của người ký ban hành (Nghị định số 30/2020/NĐ-CP Điều 32 khoản 2).",
            "Chuyển văn bản cho người ký ban hành; nếu đã ký, bổ sung CRL hoặc phản hồi OCSP để kiểm tra được chữ ký đó.",
        ],
        "sign-wrong-nature" => [
            "Chứng thư không thuộc loại phù hợp với vai trò ký",
            "Cá nhân ký bằng chứng thư của cá nhân; cơ quan, tổ chức ký bằng chứng thư của cơ quan, tổ chức.",
            "Chọn đúng thiết bị lưu khóa hoặc đúng vai trò.",
        ],
        "sign-certificate-expired" => [
            "Chứng thư không còn hoặc chưa có hiệu lực",
            "Thời hạn của chứng thư: {what} (Nghị định số 68/2024/NĐ-CP Điều 31 khoản 1 điểm a).",
            "Gia hạn hoặc cấp mới chứng thư; kiểm tra giờ của máy tính.",
        ],
        "sign-certificate-revoked" => [
            "Chứng thư đã bị thu hồi",
            "Chứng thư của người ký hoặc của tổ chức chứng thực đã bị thu hồi (Nghị định số 68/2024/NĐ-CP Điều 31 khoản 1 điểm c).",
            "Không ký bằng chứng thư này; đề nghị cấp chứng thư mới.",
        ],
        "sign-status-unknown" => [
            "Chưa xác định được trạng thái chứng thư",
            "Không có CRL hoặc phản hồi OCSP dùng được tại thời điểm ký (Nghị định số 68/2024/NĐ-CP Điều 31 khoản 2).",
            "Tải trạng thái qua mạng, hoặc bổ sung CRL, phản hồi OCSP.",
        ],
        "sign-no-path" => [
            "Chứng thư không dẫn tới chứng thư gốc tin cậy",
            "Kết quả kiểm tra đường dẫn: {what} (Nghị định số 68/2024/NĐ-CP Điều 32).",
            "Bổ sung chứng thư của tổ chức chứng thực, hoặc tin cậy chứng thư gốc của tổ chức đó.",
        ],
        "sign-not-as-expected" => [
            "Văn bản sau khi ký không đạt kết quả kiểm tra như dự kiến",
            "Kết quả kiểm tra: {what}. Tệp kết quả không được ghi ra.",
            "Kiểm tra chứng thư, dấu thời gian và văn bản rồi ký lại.",
        ],
        "sign-output-exists" => {
            ["Tệp kết quả đã tồn tại", "Không ghi đè lên tệp {what}.", "Chọn tên khác cho tệp kết quả."]
        }
        "sign-output-failed" => [
            "Không ghi được tệp kết quả",
            "{what}. Không có tệp dở dang nào được để lại.",
            "Kiểm tra dung lượng ổ đĩa và quyền ghi.",
        ],
        "sign-not-agreed" => ["Người ký không đồng ý", "Không có văn bản nào được ký.", ""],
        "token-module" => [
            "Không nạp được thư viện PKCS#11",
            "{what}.",
            "Cài phần mềm của thiết bị lưu khóa và ghi đúng đường dẫn của thư viện.",
        ],
        "token-absent" => [
            "Không tìm thấy thiết bị lưu khóa",
            "Không có thiết bị nào được cắm, hoặc không có thiết bị tên {what}.",
            "Cắm thiết bị lưu khóa rồi thử lại.",
        ],
        "token-ambiguous" => {
            ["Có nhiều thiết bị lưu khóa hoặc nhiều khóa", "Tìm thấy: {what}.", "Chọn một trong số đó."]
        }
        "token-removed" => [
            "Thiết bị lưu khóa đã bị rút ra",
            "Thiết bị không còn trả lời. Không có tệp nào được ghi.",
            "Cắm lại thiết bị và ký lại; không rút thiết bị khi đang ký.",
        ],
        "token-failed" => {
            ["Thiết bị lưu khóa báo lỗi", "{what}.", "Thử lại; nếu vẫn lỗi, liên hệ đơn vị cấp thiết bị."]
        }
        "token-no-key" => [
            "Không tìm thấy khóa trên thiết bị",
            "Thiết bị không có khóa {what}.",
            "Kiểm tra lại --key; xem tên khóa bằng phần mềm của thiết bị.",
        ],
        "token-no-certificate" => [
            "Không tìm thấy chứng thư của khóa",
            "Thiết bị không có chứng thư đi cùng khóa đã chọn.",
            "Chọn thiết bị khác, hoặc liên hệ nơi cấp thiết bị.",
        ],
        "token-cannot" => ["Thiết bị không ký được theo cách này", "{what}.", "Chọn thuật toán khác, ví dụ bỏ --pss."],
        "pin-incorrect" => [
            "Mã PIN không đúng",
            "Mã PIN chỉ được thử một lần.",
            "Kiểm tra lại mã PIN trước khi ký lại; nhập sai nhiều lần thiết bị sẽ bị khóa.",
        ],
        "pin-incorrect-few" => [
            "Mã PIN không đúng",
            "Số lần nhập còn lại ít; nhập sai nhiều lần thiết bị sẽ bị khóa.",
            "Kiểm tra lại mã PIN trước khi ký lại.",
        ],
        "pin-incorrect-last" => [
            "Mã PIN không đúng",
            "Chỉ còn một lần nhập; nhập sai nữa thiết bị sẽ bị khóa.",
            "Hỏi lại mã PIN trước khi ký lại.",
        ],
        "pin-incorrect-locked" => [
            "Mã PIN không đúng và thiết bị đã bị khóa",
            "Mã PIN đã bị nhập sai quá số lần cho phép.",
            "Đề nghị mở khóa theo Mẫu số 06 kèm theo quy chế của cơ quan.",
        ],
        "pin-final-try" => [
            "Chỉ còn một lần nhập mã PIN",
            "Nhập sai thêm một lần thiết bị sẽ bị khóa. Mã PIN chưa được thử.",
            "Nếu chắc chắn mã PIN đúng, thêm --final-try.",
        ],
        "pin-locked" => [
            "Thiết bị lưu khóa đã bị khóa",
            "Mã PIN đã bị nhập sai quá số lần cho phép.",
            "Đề nghị mở khóa theo Mẫu số 06 kèm theo quy chế của cơ quan; việc mở khóa được thực hiện trong 01 ngày làm việc.",
        ],
        "pin-unreadable" => ["Không đọc được mã PIN", "{what}.", "Dùng --pin-file hoặc chạy trong cửa sổ dòng lệnh."],
        _ => return None,
    })
}

/// What to do next, where the options of the command line are how it is done.
pub(in crate::words) fn signing_option(code: &str) -> Option<&'static str> {
    Some(match code {
        "sign-bad-message" => "Chọn tệp .p7s hoặc .p7m; với .p7s, đưa nội dung được ký bằng --detached.",
        "sign-level-not-reached" => "Thêm --online, hoặc đưa chứng thư, CRL, phản hồi OCSP bằng --evidence.",
        "sign-not-first" => "Ký thông thường, không dùng --certify.",
        "sign-no-such-field" => "Kiểm tra tên trường bằng lệnh kyso inspect.",
        "sign-already-invalid" => "Kiểm tra bằng lệnh kyso verify; đề nghị bên gửi cung cấp tệp gốc.",
        "sign-no-place" => "Chọn hình ảnh khác, hoặc chọn vị trí bằng --page và --rect.",
        "sign-no-room" => "Tăng --timestamp-room rồi ký lại.",
        "sign-wrong-nature" => "Chọn đúng thiết bị lưu khóa hoặc đúng vai trò (--as).",
        "sign-status-unknown" => "Thêm --online, hoặc đưa CRL, phản hồi OCSP bằng --evidence.",
        "sign-no-path" => "Bổ sung chứng thư của tổ chức chứng thực bằng --evidence, hoặc chứng thư gốc bằng --trust.",
        "token-ambiguous" => "Chọn bằng --token và --key.",
        "token-no-certificate" => "Đưa chứng thư bằng --cert.",
        _ => return None,
    })
}

/// A part of a file, or what was found of it.
pub(in crate::words) fn part(code: &str) -> Option<&'static str> {
    Some(match code {
        "header" => "phần đầu tệp",
        "cross-reference" => "bảng tham chiếu đối tượng",
        "catalog" => "đối tượng gốc của văn bản",
        "pages" => "danh sách trang",
        "size" => "tệp quá lớn so với dạng bảng tham chiếu",
        "object-numbers" => "số hiệu đối tượng quá lớn",
        "array" => "danh sách trường hoặc chú thích",
        "fields" => "danh sách trường biểu mẫu",
        "field" => "trường chữ ký",
        "signature" => "chỗ ghi chữ ký số",
        "signature-missing" => "không tìm thấy chữ ký số mới",
        "cannot-tell" => "không xác định được thay đổi sau chữ ký số trước đó",
        "earlier-signature-worse" => "kết quả kiểm tra chữ ký số trước đó xấu đi",
        "no-issuer" => "không có chứng thư của tổ chức cấp",
        _ => return None,
    })
}
