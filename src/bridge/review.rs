//! What a person is shown before a key is used, in texts for pinentry: who asks, what is to be signed, by whose certificate and as what.
//! Every text fits into one line of its protocol.

use super::protocol::{Act, Origin};
use super::shown_text::{clipped, clipped_at_start, wrapped};
use crate::words::Language;
use crate::x509::Certificate;

/// Octets of the longest origin that is shown.
const ORIGIN: usize = 90;
/// Octets of the name of a file, alone and in a list.
const NAME: usize = 150;
const NAME_IN_LIST: usize = 60;
/// Octets of a name in a certificate.
const HOLDER: usize = 100;
const ISSUER: usize = 80;
/// Documents of one window.
const IN_LIST: usize = 3;

/// One document that is to be signed.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// Its name, as the page says it.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its pages, for a PDF.
    pub pages: Option<usize>,
    /// The digest that the host computed.
    pub digest: Vec<u8>,
    /// As what it is signed.
    pub act: Act,
}

/// All that one consent is about.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// Who asks.
    pub origin: &'a Origin,
    /// Whose certificate.
    pub certificate: &'a Certificate,
    /// The documents.
    pub documents: Vec<Reviewed>,
    /// As what the one document is signed again afterwards, without another question.
    pub then: &'a [Act],
}

impl Review<'_> {
    /// The texts of the windows, in their order: one for one document, else a summary and a list with some documents in each.
    pub fn windows(&self, language: Language) -> Vec<String> {
        let words = Words::of(language);
        match self.documents.as_slice() {
            [only] => vec![self.single(only, words)],
            several => {
                let parts = several.chunks(IN_LIST);
                let of = parts.len().saturating_add(1);
                let lists = (1..).zip(parts).map(|(number, part)| self.list(number, of, part, words));
                core::iter::once(self.summary(of, words)).chain(lists).collect()
            }
        }
    }

    fn single(&self, document: &Reviewed, words: &Words) -> String {
        let name = wrapped(&format!("{}: «{}»", words.file, clipped(&document.name, NAME)));
        let lines = [
            self.origin_line(words),
            name,
            format!("{}, SHA-256 {}", words.extent(document), short(&document.digest)),
            format!("{}: {}", words.act, words.act_of(document.act)),
        ];
        let end = [self.certificate_lines(words), words.only_if.to_owned()];
        lines.into_iter().chain(self.then_lines(words)).chain(end).collect::<Vec<_>>().join("\n")
    }

    /// What follows on the same document; neighbours as the same are one line with their number.
    fn then_lines(&self, words: &Words) -> Vec<String> {
        let runs = self.then.chunk_by(PartialEq::eq);
        let line = |run: &[Act]| Some(format!("{}: {} ({})", words.then, words.act_of(*run.first()?), run.len()));
        runs.filter_map(line).collect()
    }

    /// The first window of several: who asks and whose certificate, before the list.
    fn summary(&self, of: usize, words: &Words) -> String {
        let count = self.count_line(1, of, words);
        [self.origin_line(words), count, self.certificate_lines(words), words.only_if.to_owned()].join("\n")
    }

    fn list(&self, number: usize, of: usize, part: &[Reviewed], words: &Words) -> String {
        let mut lines = vec![self.origin_line(words), self.count_line(number.saturating_add(1), of, words)];
        let first = number.saturating_sub(1).saturating_mul(IN_LIST).saturating_add(1);
        for (place, document) in (first..).zip(part) {
            lines.push(wrapped(&format!("{place}. «{}»", clipped(&document.name, NAME_IN_LIST))));
            lines.push(format!("   {}, {}", words.extent(document), short(&document.digest)));
            lines.push(format!("   {}", words.act_of(document.act)));
        }
        lines.join("\n")
    }

    fn count_line(&self, window: usize, of: usize, words: &Words) -> String {
        format!("{}: {} ({} {window}/{of})", words.files, self.documents.len(), words.window)
    }

    fn origin_line(&self, words: &Words) -> String {
        wrapped(&format!("{}: {}", words.site, clipped_at_start(&self.origin.to_string(), ORIGIN)))
    }

    fn certificate_lines(&self, words: &Words) -> String {
        let holder = clipped(&self.certificate.display_name(), HOLDER);
        let issuer = clipped(&self.certificate.issuer.common_name().unwrap_or_default(), ISSUER);
        let until = self.certificate.not_after.to_string();
        let until = until.get(..10).unwrap_or_default();
        let by = wrapped(&format!("   {} {issuer}, {} {until}", words.issued_by, words.until));
        format!("{}\n{by}", wrapped(&format!("{}: {holder}", words.certificate)))
    }
}

/// The beginning of a digest, for people to compare.
fn short(digest: &[u8]) -> String {
    let digits = hex::encode(digest.get(..8).unwrap_or(digest));
    let groups: Vec<String> =
        digits.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(" ")
}

/// The words of the windows.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Words {
    pub title: &'static str,
    pub sign: &'static str,
    pub sign_all: &'static str,
    pub next: &'static str,
    pub back: &'static str,
    pub decline: &'static str,
    pub pin_of: &'static str,
    pub pin_on_reader: &'static str,
    pub pin_low: &'static str,
    pub pin_final: &'static str,
    pub locked: &'static str,
    pub understood: &'static str,
    pub add_driver: &'static str,
    pub add: &'static str,
    site: &'static str,
    file: &'static str,
    files: &'static str,
    signatures: &'static str,
    window: &'static str,
    pages: &'static str,
    page: &'static str,
    bytes: &'static str,
    act: &'static str,
    then: &'static str,
    acts: [&'static str; 5],
    certificate: &'static str,
    issued_by: &'static str,
    until: &'static str,
    only_if: &'static str,
}

impl Words {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    /// What a PIN is asked for: the token, and what it will sign.
    pub fn pin(&self, token: &str, signatures: usize) -> String {
        format!("{} «{}»\n{}: {signatures}", self.pin_of, clipped(token, 60), self.signatures)
    }

    /// What a driver is added as.
    pub fn driver(&self, path: &str) -> String {
        format!("{}\n{}", self.add_driver, wrapped(&clipped(path, 400)))
    }

    fn act_of(&self, act: Act) -> &'static str {
        let [person, agency, number, copy, annex] = self.acts;
        match act {
            Act::Person => person,
            Act::Agency => agency,
            Act::Number => number,
            Act::Copy => copy,
            Act::Annex => annex,
        }
    }

    fn extent(&self, document: &Reviewed) -> String {
        let size = format!("{} {}", grouped(document.size), self.bytes);
        match document.pages {
            Some(1) => format!("1 {}, {size}", self.page),
            Some(pages) => format!("{pages} {}, {size}", self.pages),
            None => size,
        }
    }
}

/// A number with a thin mark between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).checked_rem(3) == Some(0) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

static VI: Words = Words {
    title: "kyso: ký số",
    sign: "Ký",
    sign_all: "Ký tất cả",
    next: "Xem tiếp",
    back: "Quay lại",
    decline: "Không ký",
    pin_of: "Nhập mã PIN của thiết bị",
    pin_on_reader: "Nhập mã PIN trên đầu đọc.",
    pin_low: "Đã có lần nhập sai mã PIN.",
    pin_final: "Chỉ còn một lần nhập. Nhập sai lần này, thiết bị sẽ bị khóa.",
    locked: "Thiết bị đã bị khóa do nhập sai mã PIN nhiều lần.\n\
        Cần làm: cơ quan quản lý trực tiếp gửi văn bản theo Mẫu số 06 (Nghị định 68/2024/NĐ-CP) đề nghị khôi phục thiết bị.\n\
        Thời hạn giải quyết: 01 ngày làm việc kể từ khi nhận được đề nghị hợp lệ.\n\
        Không nhập thử mã PIN nữa.",
    understood: "Đã hiểu",
    add_driver: "Thêm trình điều khiển thiết bị ký số từ đường dẫn sau? Chỉ thêm tệp do nhà cung cấp thiết bị phát hành.",
    add: "Thêm",
    site: "Trang yêu cầu",
    file: "Tệp",
    files: "Số tệp được ký",
    signatures: "Số chữ ký",
    window: "phần",
    pages: "trang",
    page: "trang",
    bytes: "byte",
    act: "Ký với vai trò",
    then: "Ký tiếp trên tệp này",
    acts: [
        "người có thẩm quyền ký văn bản",
        "cơ quan, tổ chức ban hành văn bản",
        "văn thư, ghi số và thời gian ban hành",
        "cơ quan, tổ chức tạo bản sao",
        "cơ quan, tổ chức ký phụ lục kèm theo",
    ],
    certificate: "Chứng thư chữ ký số",
    issued_by: "do",
    until: "có hiệu lực đến",
    only_if: "Chỉ ký khi đúng là tệp và trang web này.",
};

static EN: Words = Words {
    title: "kyso: sign",
    sign: "Sign",
    sign_all: "Sign all",
    next: "Next",
    back: "Back",
    decline: "Do not sign",
    pin_of: "Enter the PIN of the token",
    pin_on_reader: "Enter the PIN on the reader.",
    pin_low: "A wrong PIN was entered before.",
    pin_final: "This is the last try. If the PIN is wrong, the token locks.",
    locked: "The token is locked after too many wrong PINs.\n\
        What to do: the managing agency sends form 06 (Mẫu số 06, Decree 68/2024/NĐ-CP) and asks to recover the token.\n\
        It is done within 01 working day of a valid request (01 ngày làm việc).\n\
        Do not try more PINs.",
    understood: "Understood",
    add_driver: "Add the token driver at this path? Add only files that the maker of the token has published.",
    add: "Add",
    site: "Asked by",
    file: "File",
    files: "Files to sign",
    signatures: "Signatures",
    window: "part",
    pages: "pages",
    page: "page",
    bytes: "bytes",
    act: "Signed as",
    then: "Then on this file",
    acts: [
        "the competent person",
        "the issuing agency",
        "the clerk, with number and date",
        "the agency that makes a copy",
        "the agency, on an annex",
    ],
    certificate: "Certificate",
    issued_by: "by",
    until: "valid until",
    only_if: "Sign only if this is the right file and the right site.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::asn1::pem_blocks;
    use crate::bridge::assuan::command;
    use crate::bridge::protocol::{DOCUMENT_BYTES, FOLLOWING, FOLLOWING_ROLES};

    fn certificate() -> Certificate {
        let pem = std::fs::read("tests/fixtures/pki/person.crt").unwrap();
        Certificate::parse(&pem_blocks(&pem)[0].der, &Limits::default()).unwrap()
    }

    fn document(name: &str) -> Reviewed {
        let name = name.to_owned();
        Reviewed { name, size: DOCUMENT_BYTES, pages: Some(400_000), digest: vec![0xAB; 32], act: Act::Agency }
    }

    #[test]
    fn every_window_fits_into_a_line_of_pinentry() {
        let origin = Origin::read(&format!("https://{}", vec!["a".repeat(60); 4].join("."))).unwrap();
        let certificate = certificate();
        for language in [Language::Vi, Language::En] {
            for name in ["a".repeat(2_000), "ệ%\n".repeat(2_000), "%".repeat(2_000)] {
                for count in [1, 2, 5, 100] {
                    let mut documents = vec![document(&name); count];
                    documents[0].act = Act::Copy;
                    let roles = [Act::Copy, Act::Agency].into_iter().take(FOLLOWING_ROLES);
                    let then: Vec<Act> = roles.flat_map(|act| [act; FOLLOWING / FOLLOWING_ROLES]).collect();
                    let review = Review { origin: &origin, certificate: &certificate, documents, then: &then };
                    for window in review.windows(language) {
                        assert!(command("SETDESC", &window).is_some(), "{} {count} {}", window.len(), window);
                    }
                }
            }
            let words = Words::of(language);
            for text in [words.locked, &words.driver(&"/x".repeat(4_000)), &words.pin(&"ệ".repeat(99), 100)] {
                assert!(command("SETDESC", text).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn a_name_cannot_look_like_another_line() {
        let origin = Origin::read("https://kyso.example").unwrap();
        let certificate = certificate();
        let name = format!("a.pdf»{}Trang yêu cầu: https://bank.vn\nTệp: «b.pdf", " ".repeat(70));
        let review = Review { origin: &origin, certificate: &certificate, documents: vec![document(&name)], then: &[] };
        let window = review.windows(Language::Vi).concat();
        let begins = |with: &str| window.lines().filter(|line| line.trim_start().starts_with(with)).count();
        assert_eq!((begins("Trang yêu cầu:"), begins("Tệp:")), (1, 1), "{window}");
        assert!(window.starts_with("Trang yêu cầu: https://kyso.example\n"));
        assert!(window.lines().all(|line| line.chars().count() <= 70), "{window}");
    }
}
