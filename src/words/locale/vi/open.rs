//! Vietnamese: what is missing to tell, and the one next step.

use crate::vietnam::OpenCode;

/// What is missing, and what to do next.
pub(in crate::words) fn open(code: OpenCode) -> (&'static str, &'static str) {
    match code {
        OpenCode::Unsigned => (
            "Tệp không có chữ ký số nào kiểm tra được",
            "Đề nghị bên gửi chuyển tệp gốc đã ký số; nếu phải là văn bản gốc, chọn loại văn bản rồi kiểm tra lại.",
        ),
        OpenCode::Reading => (
            "Chưa đọc được trọn vẹn chữ ký số, hoặc có nhiều cách đọc",
            "Đề nghị bên gửi chuyển lại đúng tệp đã ký số.",
        ),
        OpenCode::SignerCertificate => (
            "Thiếu chứng thư chữ ký số của người ký",
            "Đề nghị bên gửi cung cấp chứng thư chữ ký số đã dùng để ký, thêm vào rồi kiểm tra lại.",
        ),
        OpenCode::Content => {
            ("Thiếu nội dung được ký", "Chọn thêm tệp văn bản được ký bằng chữ ký này rồi kiểm tra lại.")
        }
        OpenCode::Support => (
            "Chữ ký số dùng dạng hoặc thuật toán mà công cụ chưa hỗ trợ",
            "Kiểm tra bằng phần mềm do tổ chức cấp chứng thư cung cấp.",
        ),
        OpenCode::Value => {
            ("Chưa kiểm tra được giá trị của chữ ký số", "Đề nghị bên gửi ký số lại bằng chữ ký kiểm tra được.")
        }
        OpenCode::Changes => (
            "Chưa xác định được văn bản hiện tại khác gì so với lúc ký",
            "Mở phiên bản đã ký và đối chiếu với nội dung đang hiển thị.",
        ),
        OpenCode::Issuer => (
            "Chưa nối được tới chứng thư gốc tin cậy: thiếu chứng thư của tổ chức cấp, hoặc chứng thư gốc không có trong danh sách",
            "Thêm chứng thư của tổ chức cấp, lấy từ nguồn chính thức, rồi kiểm tra lại.",
        ),
        OpenCode::Root => (
            "Chứng thư gốc do người dùng thêm, chưa rõ có thuộc hệ thống chữ ký số chuyên dùng công vụ hay không",
            "Đối chiếu chứng thư gốc với chứng thư do Ban Cơ yếu Chính phủ công bố.",
        ),
        OpenCode::Time => (
            "Thời điểm ký chưa được chứng minh",
            "Cung cấp thời điểm nhận do Hệ thống quản lý tài liệu điện tử ghi nhận, hoặc đề nghị bên gửi chuyển văn bản có dấu thời gian.",
        ),
        OpenCode::Status => (
            "Chưa kiểm tra được trạng thái của chứng thư chữ ký số",
            "Thêm danh sách chứng thư bị thu hồi (CRL) hoặc phản hồi OCSP của tổ chức cấp rồi kiểm tra lại.",
        ),
        OpenCode::Algorithms => (
            "Thuật toán hoặc độ dài khóa chưa đáp ứng danh mục tại Phụ lục I Thông tư số 15/2025/TT-BKHCN",
            "Người tiếp nhận xem xét; có thể đề nghị bên gửi ký số lại bằng thuật toán trong danh mục.",
        ),
        OpenCode::Timestamp => (
            "Dấu thời gian gắn kèm chưa kiểm tra được hoặc không hợp lệ",
            "Không dựa vào thời gian ghi trong dấu thời gian này; riêng việc này chưa phải căn cứ để trả lại văn bản.",
        ),
        OpenCode::Sender => (
            "Chưa rõ bên gửi là cơ quan nhà nước, công dân hay doanh nghiệp",
            "Chọn bên gửi rồi kiểm tra lại: chữ ký số công cộng của công dân, doanh nghiệp do Nghị định số 23/2025/NĐ-CP điều chỉnh.",
        ),
        OpenCode::Owner => (
            "Không chắc chắn chứng thư là của cá nhân hay của cơ quan, tổ chức",
            "Xem tên chủ thể của chứng thư, xác nhận là của cá nhân hay cơ quan, tổ chức rồi kiểm tra lại.",
        ),
        OpenCode::IssuingAgency => (
            "Không chắc chắn cơ quan đã ký số là cơ quan của người ký",
            "Đối chiếu tên cơ quan với nơi ban hành in trên văn bản, xác nhận là cơ quan ban hành hay bên nhận rồi kiểm tra lại.",
        ),
        OpenCode::PersonSignature => (
            "Chưa thấy chữ ký số của người có thẩm quyền",
            "Xác định đây là văn bản gốc, bản sao, phụ lục hay bản công bố; chọn loại văn bản rồi kiểm tra lại.",
        ),
        OpenCode::AgencySignature => (
            "Chưa thấy chữ ký số của cơ quan, tổ chức",
            "Chọn loại văn bản rồi kiểm tra lại; đề nghị bên gửi chuyển tệp đã được cơ quan, tổ chức ký số, nếu có.",
        ),
        OpenCode::DocumentKind => {
            ("Chưa rõ là văn bản gốc, bản sao, phụ lục hay bản công bố", "Chọn loại văn bản rồi kiểm tra lại.")
        }
        OpenCode::Order => (
            "Thứ tự ký giữa cá nhân và cơ quan, tổ chức cần được đối chiếu",
            "Đối chiếu các lần ký với nội dung văn bản: cá nhân ký trước, cơ quan, tổ chức ký sau.",
        ),
        OpenCode::Policy => {
            ("Một yêu cầu của chính sách kiểm tra chưa được đáp ứng", "Xem kết quả chi tiết của từng chữ ký số.")
        }
    }
}
