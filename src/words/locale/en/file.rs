//! English: the file, its saved states and its signature fields.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, beyond};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    Some(match f.code {
        Code::OrphanSignatures => Text::new(
            format!("Remains of {} signatures that lead nowhere", p("count")),
            "The file holds signature data that no form field points to; these signatures cannot be checked on this file.",
            "Ask the sender for the file as it was signed.",
        ),
        Code::PrintedOrResaved => Text::new(
            "The file was printed to PDF or re-saved after signing",
            format!(
                "Its traces (producer: {}) show that a signed document was printed or saved by another program, which destroys digital signatures.",
                p("producer")
            ),
            "Ask the sender for the original signed file, not printed, compressed or merged.",
        ),
        Code::RewrittenAfterSigning => Text::new(
            "The file was rewritten after signing",
            if beyond(f) {
                format!(
                    "The signature speaks of {} bytes, the file has only {}: it was compressed, optimised or saved by another program.",
                    p("end"),
                    p("size")
                )
            } else {
                "The signature is no longer where its byte range says: the file was saved anew by another program."
                    .to_owned()
            },
            "Ask the sender for the original signed file.",
        ),
        Code::MergedFiles => Text::new(
            "Several signed files were merged into one",
            format!(
                "Signature field “{}”: {} signatures cannot come from one file; signed documents were joined, so no signature fits this file any more.",
                p("field"),
                p("count")
            ),
            "Ask the sender for each original file on its own.",
        ),
        Code::Truncated => Text::new(
            "The end of the file is missing",
            format!(
                "What was signed ends at byte {}, the file has only {}; the download may be incomplete.",
                p("end"),
                p("size")
            ),
            "Download the file again or ask for it again.",
        ),
        Code::EndMissing => Text::new(
            "The file breaks off",
            format!(
                "The file of {} bytes has no end and its structure cannot be read; the download may be incomplete.",
                p("size")
            ),
            "Download the file again or ask for it again.",
        ),
        Code::AlteredInTransfer => Text::new(
            "The file was altered on its way",
            match p("how") {
                "line-ends" => {
                    "Line ends were converted, as mail systems and transfer programs do when they take a PDF for plain text."
                }
                "replaced-characters" => {
                    "Bytes that are no letters were replaced, as systems do when they take a PDF for plain text."
                }
                _ => "Of every byte only 7 bits are left, as when a mail system takes a PDF for plain text.",
            },
            "Ask for the original file in another way, for example inside a ZIP file.",
        ),
        Code::XrefReconstructed => Text::new(
            "The structure of the file is damaged",
            "The cross-reference data cannot be read; objects were found by scanning, so nobody can say that what is shown is what was signed.",
            "Ask the sender for the original file.",
        ),
        Code::PdfAnomaly => Text::new(
            format!("The structure of the file is irregular ({})", p("anomaly")),
            "Different programs may read this file in different ways.",
            "Do not rely on what is shown until there is a clear original.",
        ),
        Code::PdfOddity => Text::remark(
            format!("A detail of the file breaks its standard ({})", p("anomaly")),
            "It does not change how the file is read.",
        ),
        Code::LaterRevisions => Text::new(
            format!("{} revisions follow this signature", p("count")),
            "Something was added after signing (a further signature, for example). Whether it was allowed has not been judged.",
            "Compare what is shown with the signed revision.",
        ),
        Code::BytesAfterSigned => Text::new(
            "Data added after this signature",
            format!(
                "Bytes {} to {} of the file lie outside the reach of this signature (a later one may cover them).",
                p("start"),
                p("end")
            ),
            "Look at the signed revision, or compare with the last signature.",
        ),
        Code::WhiteSpaceAfterSigned => Text::remark(
            "White space at the end of the file, outside the signature",
            format!("Bytes {} to {} are only white space and change nothing.", p("start"), p("end")),
        ),
        Code::ByteRangeMalformed => Text::new(
            "The signed byte range is invalid",
            format!("The signature does not say properly which part of the file it covers ({}).", p("reason")),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::GapNotContents => Text::new(
            "The unsigned gap is not exactly the place of the signature",
            format!(
                "The gap in the byte range must be exactly the /Contents string; here it is not ({}). This is a sign of tampering.",
                p("reason")
            ),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::ByteRangesCross => Text::new(
            "The byte ranges of two signatures cross",
            format!("Two proper signatures cannot overlap like this ({}).", p("reason")),
            "Treat the signature as invalid and ask for the original file.",
        ),
        Code::ContentsMalformed => Text::new(
            "The place of the signature (/Contents) cannot be read",
            format!("The signature must be one hexadecimal string ({}).", p("reason")),
            "Ask for the original file.",
        ),
        Code::FieldOutsideAcroForm => Text::new(
            "The signature field is not part of the file's form",
            "Its box is still on the page, but the form (AcroForm) does not lead to it; usually another program rewrote the file.",
            "Ask the sender for the original signed file.",
        ),
        Code::FieldNameTwice => Text::new(
            format!("The field name “{}” is used twice", p("field")),
            "Each signature field has a name of its own; the same name twice usually comes from merging files.",
            "Ask for each original file on its own.",
        ),
        Code::FieldOdd => Text::remark(
            format!("A detail of the signature field breaks its standard ({})", p("anomaly")),
            "It leaves only one reading and does not change the result.",
        ),
        Code::FieldAmbiguous => Text::new(
            format!("The signature field can be read in more than one way ({})", p("anomaly")),
            "Different programs may read this signature differently, so it is not called valid.",
            "Ask the sender for the original signed file.",
        ),
        Code::SignatureRemovedLater => Text::new(
            format!("Signature “{}” was removed in a later revision", p("field")),
            "A revision saved after signing took this signature out of the form.",
            "Ask the sender why it was removed.",
        ),
        Code::SubFilterUnsupported => Text::new(
            format!("A form of signature that is not supported ({})", p("subFilter")),
            "It was not read, so nothing is said for or against it.",
            "Check it with the issuer's own tool.",
        ),
        Code::PicturesDiffer => Text::new(
            format!("The picture of page {} is not the one that was signed", p("page")),
            format!(
                "{} shows this page otherwise than in revision {}, which was signed, outside of the places where the signatures allow something to be added. So what is shown is not vouched for as what was signed.",
                p("renderer"),
                p("since")
            ),
            "Open the signed revision and compare it with the document as it is now; ask the sender for the original if they say different things.",
        ),
        Code::PageTextDiffers => Text::new(
            format!("The text of page {} is not the one that was signed", p("page")),
            format!(
                "The text that {} reads from this page is another one than in revision {}, which was signed, outside of the places where the signatures allow something to be added.",
                p("renderer"),
                p("since")
            ),
            "Open the signed revision and compare it with the document as it is now; ask the sender for the original if they say different things.",
        ),
        Code::PicturesUnusable => Text::new(
            "The comparison of pictures given cannot be used",
            match p("reason") {
                "other-document" => "It is about another file.".to_owned(),
                "no-pages" => "This file has no pages.".to_owned(),
                _ => format!(
                    "It holds page {} against revision {}, but no signature covers that revision with something added after it.",
                    p("page"),
                    p("since")
                ),
            },
            "Compare the pictures of this very file.",
        ),
        _ => return None,
    })
}
