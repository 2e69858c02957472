//! Vietnamese: headlines, labels and other fixed words.

use crate::words::word::Word;

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
        Word::LawTitle => "Theo quy định về chữ ký số và văn bản điện tử",
        Word::DocumentKind => "Loại văn bản",
        Word::KindInferred => "suy ra từ chữ ký, chưa có người xác nhận",
        Word::SignaturesNeeded => "Chữ ký cần có",
        Word::SigningOrder => "Thứ tự ký",
        Word::SigningActs => "Các lần ký",
        Word::SignatureFields => "trường chữ ký",
        Word::ValueLeft => "Giá trị còn lại",
        Word::PrintedCopy => "bản in hoặc bản lưu lại từ văn bản đã ký số không có giá trị như văn bản đã ký số",
        Word::ProvisionsInForce => "Căn cứ đang có hiệu lực",
        Word::ProvisionsReadOn => "bảng tra cứu ngày",
        Word::Authority => "Chức vụ, thể thức đề ký",
        Word::AuthorityUnknown => "Chứng thư không thể hiện; đối chiếu với nội dung văn bản.",
        Word::PrintedBeside => "Nội dung in tại chữ ký",
        Word::PrintedName => "họ tên in",
        Word::PrintedCut => "văn bản dài, chỉ đọc một phần",
        Word::PrintedBasis => "đọc từ nội dung trang, chỉ để đối chiếu, không làm thay đổi kết quả",
        Word::IfNotOriginal => "Nếu không phải văn bản gốc, chọn đúng loại văn bản rồi kiểm tra lại.",
        Word::ReturnTitle => "THÔNG BÁO TRẢ LẠI VĂN BẢN ĐIỆN TỬ",
        Word::ReturnGround => {
            "Căn cứ Nghị định 30/2020/NĐ-CP Điều 21.2 và Nghị định 68/2024/NĐ-CP Điều 30, 31, 32, văn bản sau đây được trả lại cho bên gửi."
        }
        Word::DocumentNumber => "Số, ký hiệu, ngày văn bản",
        Word::Sender => "Bên gửi",
        Word::ReturnReasons => "Lý do",
        Word::ReturnAsk => "Đề nghị bên gửi",
        Word::StatusEvidenceUsed => "Dữ liệu trạng thái đã dùng (SHA-256)",
        Word::ReceivedBy => "Người tiếp nhận, thời điểm",
        Word::Receiver => "Bên nhận",
        Word::OwnWords => "Nội dung do người tiếp nhận ghi",
        Word::ReceiptTitle => "THÔNG BÁO ĐÃ NHẬN VĂN BẢN ĐIỆN TỬ",
        Word::ReceiptGround => {
            "Căn cứ Nghị định 30/2020/NĐ-CP Điều 21.2.c, cơ quan, tổ chức nhận thông báo đã nhận văn bản sau đây trong ngày. Thông báo này không thay cho việc tiếp nhận, đăng ký hoặc trả lại văn bản."
        }
        Word::CheckOutcome => "Kết quả kiểm tra chữ ký số",
        Word::DossierTitle => "Hồ sơ: văn bản chính và phụ lục",
        Word::DossierMain => "Văn bản chính",
        Word::DossierFiles => "Số tệp",
        Word::DossierSkipped => "Không xét",
        Word::DossierResult => "Kết quả chung",
        Word::NotKnown => "chưa xác định được",
        Word::DossierStateMain => "Chỉ rõ tệp nào là văn bản chính rồi kiểm tra lại.",
        Word::PrintTitle => "Báo cáo kiểm tra chữ ký số",
        Word::EvidenceMissing => "Chứng cứ còn thiếu",
        Word::ChecksInDetail => "Chi tiết các bước kiểm tra",
        Word::Check => "Bước kiểm tra",
        Word::CheckResult => "Kết quả",
        Word::Clause => "Điều khoản",
        Word::RestsOn => "Căn cứ",
        Word::EvidenceMet => "Chứng cứ đã dùng",
        Word::EvidenceKind => "Loại",
        Word::EvidenceName => "Tên",
        Word::EvidenceOrigin => "Nguồn",
        Word::ProofsStated => "Bằng chứng tồn tại do người kiểm tra cung cấp",
        Word::ProofTime => "Thời điểm",
        Word::Remarks => "Nhận xét khác",
        Word::AboutCheck => "Thông tin về lần kiểm tra",
        Word::EvidenceCertificate => "Chứng thư chữ ký số",
        Word::EvidenceCrl => "Danh sách thu hồi (CRL)",
        Word::EvidenceOcsp => "Phản hồi OCSP",
        Word::ResultPassed => "Đạt",
        Word::ResultWarned => "Đạt, cần lưu ý",
        Word::ResultFailed => "Không đạt",
        Word::ResultUnknown => "Chưa kết luận được",
        Word::ResultNotDone => "Không thực hiện",
        Word::BlockFormat => "Định dạng",
        Word::BlockIdentification => "Xác định chứng thư của người ký",
        Word::BlockCryptography => "Kiểm tra mật mã",
        Word::BlockTime => "Thời điểm ký và dấu thời gian",
        Word::BlockCertificate => "Kiểm tra chứng thư và tình trạng thu hồi",
        Word::BlockAcceptance => "Thuật toán và chính sách",
        Word::BlockAfter => "Thay đổi sau khi ký",
        Word::RestsOnFile => "Toàn bộ tệp",
        Word::RestsOnSignedBytes => "Phần dữ liệu được ký",
        Word::RestsOnCertificate => "Chứng thư",
        Word::RestsOnTrustAnchor => "Chứng thư gốc được tin cậy",
        Word::RestsOnStatus => "Dữ liệu tình trạng thu hồi",
        Word::RestsOnTimeStamp => "Dấu thời gian",
        Word::RestsOnCaller => "Do người kiểm tra cung cấp",
        Word::RestsOnPolicy => "Chính sách kiểm tra",
        Word::SameBytes => "số byte đầu giống nhau",
        Word::ComparisonIncomplete => {
            "Chưa so sánh được toàn bộ, hoặc một tệp có thể được hiểu theo nhiều cách: có thể còn khác biệt khác."
        }
    }
}
