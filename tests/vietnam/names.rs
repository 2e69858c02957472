//! Person or agency: names of persons stay persons, in whatever spelling; names of bodies are bodies where the certificate says so.

use kyso::vietnam::{Nature, Subject, nature_of};

/// Families with given names beside them, as they are found on documents of the highlands and of the plains.
const PERSONS: &[(&str, &[&str])] = &[
    ("Trương", &["Văn An", "Thị Tiểu Học", "Đại Học", "Công Định", "Hòa Bình", "Quang Trọng"]),
    ("Đoàn", &["Thị Điểm", "Thanh Niên", "Văn Hậu", "Ngọc Hải", "Trung", "Luật"]),
    ("Doãn", &["Kế Thiện", "Quốc Sỹ", "Thị Hằng", "Mẫn"]),
    ("Phương", &["Anh Đào", "Thị Thanh", "Hữu Lộc", "Mai"]),
    ("Quan", &["Văn Chuẩn", "Thị Hạnh", "Hải", "Lý"]),
    ("Bàn", &["Văn Ý", "Thị Mùi", "Tài Đoàn", "Quý"]),
    ("Ban", &["Văn Quản", "Thị Lý", "Tổ Chức"]),
    ("Viên", &["Thị Sát", "Hàn", "Đình Chiến"]),
    ("Xa", &["Văn Hải", "Thị Phường", "Dương Hải"]),
    ("Văn", &["Phong", "Thư", "Quyến", "Thị Hường"]),
    ("Công", &["Tôn Nữ Trà My", "Ánh", "Văn Phượng"]),
    (
        "Nguyễn",
        &["Văn Phòng", "Thị Sở", "Công An", "Ủy Ban", "Hội Đồng", "Trung Tâm", "Thanh Tra", "Phường", "Xã", "Hải Quan"],
    ),
    ("Trần", &["Minh Mẫu", "Thị Bộ", "Văn Hội", "Đại Nghĩa"]),
    ("Lê", &["Thị Thử", "Viện", "Chi Cục", "Quận"]),
    ("Phạm", &["Văn Ví Dụ", "Trường", "Phường"]),
    ("Vũ", &["Văn Vụ", "Thị Thuế"]),
    ("Võ", &["Thị Sáu", "Văn Tổ"]),
    ("Hồ", &["Thị Kho", "Văn Bạc", "Tùng Mậu"]),
    ("Tổng", &["Văn Cục", "Thị Hà"]),
    ("Tống", &["Thị Phóng", "Văn Cục"]),
    ("Thanh", &["Thị Tra", "Văn Tịnh"]),
    ("Hội", &["Thị An"]),
    ("Đài", &["Thị Trang"]),
    ("Ngân", &["Thị Hàng", "Văn Hằng"]),
    ("Kim", &["Thị Quỹ", "Văn Cảng"]),
    ("Lò", &["Văn Bun", "Thị Mai"]),
    ("Quàng", &["Văn Việt", "Thị Tâm"]),
    ("Giàng", &["A Pháo", "Thị Dung", "Seo Phử"]),
    ("Sùng", &["A Chải", "Thị Mỷ"]),
    ("Thào", &["A Sùng", "Xuân Sùng"]),
    ("Đinh", &["Núp", "Yơn", "Thị Blei", "Văn Hyưk", "Klum"]),
    ("Siu", &["Black", "Y Hơ Nhơn", "H'Nhan", "Trung", "Hương", "Krot"]),
    ("Ksor", &["Phước", "H'Bơ Khăp", "Nham", "Kờ", "Thị Thu", "Krơn", "Ní"]),
    ("Kpă", &["Klơng", "Đô", "H'Lan", "Thuyên", "Púi", "Ó"]),
    ("Kpa", &["Klong", "Do", "H'Lan"]),
    ("Rmah", &["H'Bé Nét", "Dơk", "Blơi", "Tuyên", "Hùng", "Alik"]),
    ("Rơ Mah", &["Tuân", "H'Nga", "Kêu"]),
    ("Rah Lan", &["Chung", "H'Mai", "Lâm"]),
    ("Rahlan", &["H'Yơn", "Nglol", "Hiếu"]),
    ("Rơ Châm", &["Ơnh", "H'Hồng", "Khánh", "Phuch"]),
    ("Rchăm", &["H'Lem", "Jel"]),
    ("Rơ Lan", &["Vinh", "H'Tuyết"]),
    ("Rcom", &["Sa Duyên", "H'Doan", "Bus", "Giáp", "Lương"]),
    ("R'Com", &["H'Loan", "Anh"]),
    ("Rơ Ô", &["Trúc", "H'Bia", "Hook"]),
    ("Puih", &["H'Xuân", "Thu", "Hyơn", "Ngọc", "Chêp"]),
    ("Kpuih", &["H'Blan", "Đoàn", "Vơn", "Bơng"]),
    ("Nay", &["Phin", "H'Nan", "Lan", "Der", "Hoai", "Quyết"]),
    ("Hiao", &["H'Thuyên", "Nưng", "Bình"]),
    ("Ayun", &["H'Bút", "Nhí", "Ky", "Hyôch"]),
    ("Y", &["Bham Êban", "Moan Ênuôl", "Thông Niê", "Blưn", "Ngọc Niê Kdăm", "Xã", "Viên", "Ban", "Phương Mlô"]),
    ("A", &["Thút", "Sanh", "Jar", "Kâm", "Viu"]),
    ("H'", &["Hen Niê", "Yim Kđoh", "Vi Êban"]),
    ("H'Hen", &["Niê", "Mlô", "Êban"]),
    ("H'Bơ", &["Nahria Ya", "Khăp"]),
    ("K'", &["Tép", "Brêu", "Sor"]),
    ("Niê", &["Thuật", "H'Yim"]),
    ("Bơnahr", &["Y Krông"]),
    ("Hmưk", &["Hyưh", "Blei"]),
    ("Byă", &["H'Lan"]),
    ("Tôn", &["Nữ Thị Ninh", "Thất Tùng"]),
    ("Tôn Thất", &["Thuyết"]),
    ("Thạch", &["Thị Sophal", "Sang"]),
    ("Danh", &["Út", "Thị Tươi"]),
    ("Sơn", &["Thị Hội", "Minh Thắng"]),
    ("Chamaléa", &["Thị Thủy", "Điêu"]),
    ("Katơr", &["Thị Thư"]),
    ("Pinăng", &["Thạnh"]),
    ("Alăng", &["Mai", "Thị Tám"]),
    ("Bh'ling", &["Mia"]),
    ("Zơrâm", &["Thị Phường"]),
    ("Hoàng", &["Văn Sở", "Thị Quận"]),
    ("Huỳnh", &["Công Ty", "Thị Cúc"]),
    ("Phan", &["Cục", "Văn Trị"]),
    ("Đặng", &["Bộ", "Thị Ủy"]),
    ("Bùi", &["Văn Sai Lệch", "Thị Xuân"]),
    ("Đỗ", &["Xuân Tuyên", "Văn Cũ"]),
    ("Ngô", &["Thị Về Hưu", "Quyền"]),
    ("Dương", &["Văn Hội", "Trung Quốc"]),
    ("Lý", &["Ban", "Công Uẩn", "Thường Kiệt"]),
    ("Mạc", &["Đăng Dung", "Thị Bưởi"]),
    ("Ma", &["Văn Đài", "Thị Hà"]),
    ("Vi", &["Văn Định", "Thị Viện"]),
    ("Nông", &["Quốc Chấn", "Thị Đoàn"]),
    ("Hà", &["Văn Kho", "Thị Trạm"]),
    ("Lưu", &["Quang Vũ", "Thị Sở"]),
    ("Cao", &["Thị Phòng", "Bá Quát"]),
    ("Mai", &["Thúc Loan", "Thị Huyện"]),
    ("Thái", &["Văn Tỉnh", "Thị Lài"]),
    ("Chu", &["Văn An", "Thị Xã"]),
    ("Lâm", &["Thị Trường", "Kiểm"]),
    ("Tô", &["Hiến Thành", "Thị Đảng"]),
    ("Triệu", &["Thị Trinh", "Quang Phục"]),
    ("Kiều", &["Công Tiện", "Thị Hội"]),
    ("Quách", &["Thị Tòa", "Văn Án"]),
    ("Từ", &["Công Phụng", "Thị Dụ"]),
    ("Liên", &["Thị Đoàn"]),
    ("Bế", &["Văn Đàn", "Thị Ban"]),
    ("Hứa", &["Vĩnh Sính", "Thị Cục"]),
    ("Châu", &["Thị Vụ", "Văn Liêm"]),
    ("Khổng", &["Thị Hạt", "Tú Quỳnh"]),
    ("Phí", &["Thị Thuế", "Mạnh Hùng"]),
    ("Đới", &["Thị Bảo Hiểm"]),
    ("Âu", &["Dương Lân", "Thị Cơ Quan"]),
    ("Ông", &["Thị Tổ", "Văn Chung"]),
    ("Đào", &["Duy Từ", "Thị Phường"]),
    ("Đường", &["Thị Bệnh", "Văn Viện"]),
    ("Hồng", &["Thị Chi", "Văn Nhánh", "Thị Cảng", "Quỹ"]),
    ("Lường", &["Văn Trạm", "Thị Đài"]),
];

fn subject(name: &str, bodies: &[&str]) -> Subject {
    let bodies = bodies.iter().map(|body| (*body).to_owned()).collect();
    Subject { name: name.to_owned(), bodies, ..Subject::default() }
}

/// Without diacritics, as certificates of the first generation have names.
fn bare(name: &str) -> String {
    let letter = |c: char| match c {
        'Đ' => "D".to_owned(),
        'đ' => "d".to_owned(),
        c => decomposed(c).chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect(),
    };
    name.chars().map(letter).collect()
}

fn apart(name: &str) -> String {
    name.chars().map(decomposed).collect()
}

/// A letter of Vietnamese as base and marks.
fn decomposed(c: char) -> String {
    const MARKS: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    const ROWS: [(&str, &str); 12] = [
        ("a", "aàảãáạ"),
        ("a\u{306}", "ăằẳẵắặ"),
        ("a\u{302}", "âầẩẫấậ"),
        ("e", "eèẻẽéẹ"),
        ("e\u{302}", "êềểễếệ"),
        ("i", "iìỉĩíị"),
        ("o", "oòỏõóọ"),
        ("o\u{302}", "ôồổỗốộ"),
        ("o\u{31b}", "ơờởỡớợ"),
        ("u", "uùủũúụ"),
        ("u\u{31b}", "ưừửữứự"),
        ("y", "yỳỷỹýỵ"),
    ];
    let small: String = c.to_lowercase().collect();
    for (base, row) in ROWS {
        if let Some(tone) = row.chars().position(|x| small.contains(x)) {
            let base = if c.is_uppercase() { base.to_uppercase() } else { base.to_owned() };
            let mark = tone.checked_sub(1).map(|tone| MARKS[tone]);
            return base.chars().chain(mark).collect();
        }
    }
    c.to_string()
}

/// The name of a person is never taken for that of an agency, whatever body the certificate names.
#[test]
fn no_person_becomes_an_agency() {
    let names: Vec<String> =
        PERSONS.iter().flat_map(|(family, given)| given.iter().map(move |given| format!("{family} {given}"))).collect();
    assert!(names.len() >= 300, "{}", names.len());
    let mut persons = 0;
    for name in &names {
        for spelled in [name.clone(), name.to_uppercase(), apart(name), bare(name), bare(name).to_uppercase()] {
            for bodies in [&["Sở Nội vụ"][..], &["ỦY BAN NHÂN DÂN TỈNH GIA LAI", "Sở Nội vụ"], &["UBND xa Ia Kha"], &[]]
            {
                let (nature, signs) = nature_of(&subject(&spelled, bodies));
                assert!(
                    matches!(nature, Nature::Person | Nature::Uncertain),
                    "{spelled} {bodies:?}: {nature:?} {signs:?}"
                );
            }
        }
        persons += usize::from(nature_of(&subject(name, &["Sở Nội vụ"])).0 == Nature::Person);
    }
    assert!(persons * 100 >= names.len() * 93, "{persons} of {} are persons", names.len());
}

/// Bodies are found where O or OU names one too.
#[test]
fn bodies_are_agencies() {
    for (name, body) in [
        ("Ủy ban nhân dân xã Ia Kha", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("UBND PHƯỜNG PLEIKU", "UBND TỈNH GIA LAI"),
        ("Uỷ ban Nhân dân tỉnh Gia Lai", "Uỷ ban Nhân dân tỉnh Gia Lai"),
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("BỘ Y TẾ", "BỘ Y TẾ"),
        ("VĂN PHÒNG", "BỘ Y TẾ"),
        ("Cục Thuế", "Bộ Tài chính"),
        ("Trường Trung học phổ thông Pleiku", "Sở Giáo dục và Đào tạo"),
        ("TRƯỜNG TIỂU HỌC NAY DER", "UBND TỈNH GIA LAI"),
        ("Đoàn Đại biểu Quốc hội tỉnh Gia Lai", "Quốc hội"),
        ("ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH TỈNH GIA LAI", "Trung ương Đoàn"),
        ("Ban Quản lý dự án", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("BAN QUẢN LÝ KHU KINH TẾ", "ỦY BAN NHÂN DÂN TỈNH GIA LAI"),
        ("Phường Hội Phú", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("Công an tỉnh Gia Lai", "Bộ Công an"),
        ("Viện Kiểm sát nhân dân", "Viện Kiểm sát nhân dân tối cao"),
        ("Uy ban nhan dan tinh Gia Lai", "Uy ban nhan dan tinh Gia Lai"),
        ("CÔNG TY TNHH DỊCH VỤ THỬ NGHIỆM", "CÔNG TY TNHH DỊCH VỤ THỬ NGHIỆM"),
        ("Trung tâm Dịch vụ việc làm", "Sở Nội vụ"),
        ("Cổng Thông tin điện tử Chính phủ", "Văn phòng Chính phủ"),
    ] {
        let found = nature_of(&subject(name, &[body]));
        if name.starts_with("ĐOÀN") {
            // The parent is not among the names of bodies: not certain, and no person.
            assert_eq!(found.0, Nature::Uncertain, "{name}");
            continue;
        }
        assert_eq!(found.0, Nature::Agency, "{name}: {:?}", found.1);
        assert_eq!(nature_of(&subject(&apart(name), &[body])).0, Nature::Agency, "{name} in pieces");
        // Nothing beside the name says that it is a body.
        assert_eq!(nature_of(&subject(name, &[])).0, Nature::Uncertain, "{name} alone");
    }
}

/// Signs that disagree, and numbers of persons and organisations.
#[test]
fn numbers_and_mailboxes() {
    let with = |name: &str, id: &str| Subject { user_ids: vec![id.to_owned()], ..subject(name, &["Sở Nội vụ"]) };
    assert_eq!(nature_of(&with("Sở Nội vụ", "CCCD:001")).0, Nature::Uncertain);
    assert_eq!(nature_of(&with("Nguyễn Văn A", "CCCD:001")).0, Nature::Person);
    assert_eq!(nature_of(&with("Rcom Sa Duyên", "MST:001")).0, Nature::Person);
    assert_eq!(nature_of(&with("Xyz Abc", "MST:001")).0, Nature::Uncertain);
    assert_eq!(nature_of(&with("Sở Nội vụ", "MNS:001")).0, Nature::Agency);
    let mail = |name: &str, address: &str| Subject {
        mailboxes: vec![address.to_owned()],
        ..subject(name, &["Sở Nội vụ"])
    };
    assert_eq!(nature_of(&mail("Nguyễn Văn Phong", "vanphong.nguyen@gialai.gov.vn")).0, Nature::Person);
    assert_eq!(nature_of(&mail("Nguyễn Văn A", "vanthu@gialai.gov.vn")).0, Nature::Uncertain);
    let service =
        |name: &str, issuer: &str| Subject { issuer: issuer.to_owned(), ..subject(name, &["Sở Nội vụ"]) };
    assert_eq!(nature_of(&service("Công báo tỉnh Gia Lai", "CA phục vụ cho dịch vụ phần mềm G2")).0, Nature::Software);
    assert_eq!(
        nature_of(&service("Hệ thống quản lý văn bản", "CA phục vụ các cơ quan Nhà nước G2")).0,
        Nature::Software
    );
}
