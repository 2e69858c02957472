//! What reading a PDF finds out about the file and its signature fields. Changes and active content have types of their own.

use crate::base::fact::{OrEmpty, facts};

facts! {
    /// What reading a PDF and its signature fields finds out.
    pub enum DocumentFact {
        // --- the file ---
        /// Signature dictionaries that nothing leads to.
        OrphanSignatures {
            /// How many.
            count: usize,
        };
        /// The file was printed or saved anew by another program.
        PrintedOrResaved {
            /// That program.
            producer: String,
            /// How many signature dictionaries are left of it.
            count: usize,
        };
        /// Several signed files were joined.
        MergedFiles {
            /// Name of a field.
            field: String,
            /// How many fields show it.
            count: usize,
        };
        /// The file breaks off.
        EndMissing {
            /// Its size.
            size: u64,
        };
        /// The file was sent as if it were text.
        AlteredInTransfer {
            /// What that did.
            how: &'static str,
        };
        /// The file can be opened as another form too.
        AmbiguousForm {
            /// The form it is judged as.
            form: &'static str,
            /// The other one.
            other: &'static str,
        };
        /// The file can be read in more than one way, or breaks a rule of its format.
        PdfAnomaly {
            /// Which.
            anomaly: String,
            /// Where.
            offset: OrEmpty<u64>,
        };
        /// An oddity that does not change how it is read.
        PdfOddity {
            /// Which.
            anomaly: String,
            /// Where.
            offset: OrEmpty<u64>,
        };
        /// Other programs take an object from another place.
        PdfReadTwoWays {
            /// How they read.
            reading: String,
            /// Number of the object.
            object: OrEmpty<u32>,
            /// Where the cross-reference data lead.
            here: OrEmpty<u64>,
            /// Where the others take it from.
            there: OrEmpty<u64>,
        };

        // --- a signature field ---
        /// Bytes behind what the signature covers.
        BytesAfterSigned {
            /// The first one.
            start: u64,
            /// One past the last.
            end: u64,
        };
        /// Only white space behind the last signed revision.
        WhiteSpaceAfterSigned {
            /// Its first byte.
            start: u64,
            /// One past its last.
            end: u64,
        };
        /// The signature is no longer where its byte range says.
        RewrittenAfterSigning {
            /// End of the byte range.
            end: u64,
            /// Size of the file.
            size: u64,
        };
        /// The file ends before the bytes that were signed.
        Truncated {
            /// End of the byte range.
            end: u64,
            /// Size of the file.
            size: u64,
        };
        /// `/ByteRange` is missing or malformed.
        ByteRangeMalformed {
            /// What is wrong.
            reason: &'static str,
        };
        /// The gap of `/ByteRange` is not the `/Contents` string.
        GapNotContents {
            /// What is wrong.
            reason: &'static str,
        };
        /// The byte ranges of two signatures cross.
        ByteRangesCross {
            /// What is wrong.
            reason: &'static str,
        };
        /// `/Contents` is missing or malformed.
        ContentsMalformed {
            /// What is wrong.
            reason: &'static str,
        };
        /// No form leads to the field.
        FieldOutsideAcroForm;
        /// Another signature field has the same name.
        FieldNameTwice {
            /// The name.
            field: String,
        };
        /// The field breaks a rule in a way that leaves one reading.
        FieldOdd {
            /// Which.
            anomaly: String,
        };
        /// The field can be read in more than one way.
        FieldAmbiguous {
            /// How.
            anomaly: String,
        };
        /// A later revision took the signature out of the form.
        SignatureRemovedLater {
            /// Name of the field.
            field: String,
        };
    }
}
