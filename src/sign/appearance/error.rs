//! Why no picture or no place can be given. Each has a code, and words with what to do next.

use crate::words::Language;

/// Why no picture or no place can be given.
#[derive(Clone, Debug, PartialEq)]
pub enum AppearanceError {
    /// The file of the image is larger than is read.
    ImageTooLarge {
        /// Most bytes.
        most: usize,
    },
    /// The image has more points than are read.
    ImageTooManyPoints {
        /// Width in points.
        width: u32,
        /// Height in points.
        height: u32,
    },
    /// It is neither PNG nor JPEG.
    ImageUnknown,
    /// It cannot be read to its end.
    ImageDamaged,
    /// It shows nothing.
    ImageEmpty,
    /// It has colours for printing (CMYK), which readers show differently.
    ImageColours,
    /// Neither the image nor the request says how large the seal is.
    SealSizeUnknown,
    /// No seal is of this size.
    SealSize {
        /// Width in millimetres.
        millimetres: f64,
    },
    /// The file of the font cannot be read, or is none with TrueType outlines.
    FontUnreadable,
    /// Its maker does not allow it to be embedded.
    FontNotEmbeddable,
    /// The font has no glyph for a character.
    LetterMissing {
        /// Which.
        letter: char,
    },
    /// There is nothing to write, or more than a picture can hold.
    Text,
    /// The document has no such page.
    NoPage {
        /// Which, from 1.
        page: u32,
    },
    /// The page does not show what the place is found by.
    NotFound {
        /// What was looked for.
        sought: Sought,
    },
    /// It is there, with too little room beside it.
    NoRoom {
        /// What was looked for.
        sought: Sought,
    },
}

/// What a place is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Title and printed name (Phụ lục I, ô 7a, 7b).
    SignerBlock,
    /// The upper right corner of the first page (ô 14).
    Corner,
    /// The blanks for number and date (ô 3, ô 4).
    Blanks,
    /// A field of the document.
    Field,
}

impl AppearanceError {
    /// A code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ImageTooLarge { .. } => "image-too-large",
            Self::ImageTooManyPoints { .. } => "image-too-many-points",
            Self::ImageUnknown => "image-unknown",
            Self::ImageDamaged => "image-damaged",
            Self::ImageEmpty => "image-empty",
            Self::ImageColours => "image-colours",
            Self::SealSizeUnknown => "seal-size-unknown",
            Self::SealSize { .. } => "seal-size",
            Self::FontUnreadable => "font-unreadable",
            Self::FontNotEmbeddable => "font-not-embeddable",
            Self::LetterMissing { .. } => "letter-missing",
            Self::Text => "text",
            Self::NoPage { .. } => "no-page",
            Self::NotFound { .. } => "place-not-found",
            Self::NoRoom { .. } => "place-no-room",
        }
    }

    /// What is wrong and what to do next.
    pub fn words(&self, language: Language) -> String {
        match language {
            Language::Vi => self.vietnamese(),
            Language::En => self.english(),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::ImageTooLarge { most } => {
                format!("Tệp hình ảnh lớn hơn {} kB. Hãy lưu lại hình ảnh với kích thước nhỏ hơn.", most / 1000)
            }
            Self::ImageTooManyPoints { width, height } => {
                format!("Hình ảnh có {width} × {height} điểm, quá nhiều. Hãy lưu lại ở độ phân giải 300 dpi.")
            }
            Self::ImageUnknown => "Hình ảnh không phải định dạng .png hoặc .jpg. Hãy lưu lại theo định dạng .png, nền trong suốt.".into(),
            Self::ImageDamaged => "Tệp hình ảnh bị hỏng, không đọc được đến cuối. Hãy lưu lại hình ảnh từ bản gốc.".into(),
            Self::ImageEmpty => "Hình ảnh không có nét nào. Hãy chọn hình ảnh chữ ký hoặc dấu.".into(),
            Self::ImageColours => "Hình ảnh dùng hệ màu in (CMYK). Hãy lưu lại theo định dạng .png, hệ màu RGB.".into(),
            Self::SealSizeUnknown => "Không xác định được kích thước thực tế của dấu. Hãy nhập đường kính của dấu, tính bằng mm.".into(),
            Self::SealSize { millimetres } => {
                format!("Không có dấu nào có kích thước {millimetres:.1} mm. Hãy nhập đường kính thực tế của dấu, tính bằng mm.")
            }
            Self::FontUnreadable => "Không đọc được tệp phông chữ. Hãy chọn tệp .ttf của phông Times New Roman.".into(),
            Self::FontNotEmbeddable => "Phông chữ này không cho phép nhúng vào văn bản. Hãy chọn phông chữ khác.".into(),
            Self::LetterMissing { letter } => format!("Phông chữ không có ký tự “{letter}”. Hãy sửa nội dung hoặc chọn phông chữ khác."),
            Self::Text => "Nội dung hiển thị để trống hoặc quá dài. Hãy nhập lại.".into(),
            Self::NoPage { page } => format!("Văn bản không có trang {page}. Hãy chọn trang khác."),
            Self::NotFound { sought } => match sought {
                Sought::SignerBlock => "Không tìm thấy chức vụ và họ tên của người ký. Hãy chọn trang và vị trí ký.".into(),
                Sought::Corner => "Không đọc được trang đầu của văn bản. Hãy chọn vị trí ký.".into(),
                Sought::Blanks => "Không tìm thấy chỗ trống để ghi số và ngày, tháng ban hành. Hãy chọn vị trí.".into(),
                Sought::Field => "Trường chữ ký không hiển thị trên trang nào. Hãy chọn vị trí.".into(),
            },
            Self::NoRoom { sought } => match sought {
                Sought::SignerBlock => {
                    "Khoảng trống giữa chức vụ và họ tên của người ký không đủ chỗ. Hãy chọn vị trí hoặc trình bày lại văn bản.".into()
                }
                Sought::Corner => "Góc trên, bên phải, trang đầu không còn đủ chỗ. Hãy chọn vị trí ở gần góc đó.".into(),
                Sought::Blanks => "Chỗ trống để ghi số và ngày, tháng không đủ rộng. Hãy chọn vị trí.".into(),
                Sought::Field => "Khung của trường chữ ký nhỏ hơn hình ảnh cần hiển thị. Hãy chọn trường khác hoặc vị trí khác.".into(),
            },
        }
    }

    fn english(&self) -> String {
        match self {
            Self::ImageTooLarge { most } => {
                format!("The image file is larger than {} kB. Save it with fewer points.", most / 1000)
            }
            Self::ImageTooManyPoints { width, height } => {
                format!("The image has {width} × {height} points, which is too many. Save it at 300 dpi.")
            }
            Self::ImageUnknown => "The image is neither PNG nor JPEG. Save it as PNG with a transparent ground.".into(),
            Self::ImageDamaged => "The image file is damaged. Save it again from the original.".into(),
            Self::ImageEmpty => "The image shows nothing. Choose the image of the signature or of the seal.".into(),
            Self::ImageColours => "The image has colours for printing (CMYK). Save it as PNG with RGB colours.".into(),
            Self::SealSizeUnknown => "The size of the seal is not known. Give its diameter in millimetres.".into(),
            Self::SealSize { millimetres } => {
                format!("No seal is {millimetres:.1} mm wide. Give the diameter of the real seal in millimetres.")
            }
            Self::FontUnreadable => "The font file cannot be read. Choose the .ttf file of Times New Roman.".into(),
            Self::FontNotEmbeddable => {
                "The maker of this font does not allow it to be embedded. Choose another.".into()
            }
            Self::LetterMissing { letter } => {
                format!("The font has no “{letter}”. Change the text or choose another font.")
            }
            Self::Text => "The text to show is empty or too long. Enter it again.".into(),
            Self::NoPage { page } => format!("The document has no page {page}. Choose another."),
            Self::NotFound { sought } => match sought {
                Sought::SignerBlock => {
                    "The signer's title and name were not found. Choose the page and the place.".into()
                }
                Sought::Corner => "The first page cannot be read. Choose the place.".into(),
                Sought::Blanks => "No blanks for number and date were found. Choose the place.".into(),
                Sought::Field => "The field shows on no page. Choose the place.".into(),
            },
            Self::NoRoom { sought } => match sought {
                Sought::SignerBlock => "There is too little room between title and name. Choose the place.".into(),
                Sought::Corner => "The upper right corner of page one is full. Choose a place near it.".into(),
                Sought::Blanks => "The blanks for number and date are too narrow. Choose the place.".into(),
                Sought::Field => "The field is smaller than what it is to show. Choose another field or place.".into(),
            },
        }
    }
}

impl core::fmt::Display for AppearanceError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.english())
    }
}

impl core::error::Error for AppearanceError {}
