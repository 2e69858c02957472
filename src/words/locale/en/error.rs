//! English: what happened to a file that could not be read, or to a request that could not be met.

use crate::words::text::Text;

pub(in crate::words) fn error_text(code: &str, what: &str) -> Text {
    match code {
        "empty" => Text::new("The file is empty", "It has no bytes.", "Check how it was downloaded or sent."),
        "unknown-format" => Text::new(
            "Not a PDF",
            if what.is_empty() {
                "The content is neither PDF nor a signature.".to_owned()
            } else {
                format!("The content is {what}, which is not read.")
            },
            "Choose a signed file: PDF, a signature (.p7s, .p7m), a time-stamp (.tsr) or a mail (.eml).",
        ),
        "not-a-pdf" => Text::new(
            "The PDF cannot be read",
            format!("It is damaged or lacks the structure of a PDF ({what})."),
            "Download it again or ask for the original.",
        ),
        "not-a-cms" => Text::new(
            "The signature file cannot be read",
            format!("The file is damaged or lacks the structure of a signature ({what})."),
            "Download it again, or ask for the original file.",
        ),
        "password-required" => Text::new(
            "The file has a password",
            "It is encrypted; the password is needed to check it. The password does not leave this machine.",
            "Enter the password and check again.",
        ),
        "encryption-unsupported" => Text::new(
            "This kind of encryption is not supported",
            format!("The file is encrypted in a way that is not read ({what})."),
            "Ask for a file that is not encrypted.",
        ),
        "over-limit" => Text::new(
            "The file is beyond the limits",
            "It is too large or too complex.",
            "Ask for the original file or for smaller parts.",
        ),
        "unreadable" => {
            Text::new("The file cannot be read", format!("Reading failed: {what}."), "Choose the file again.")
        }
        "bad-context" => {
            Text::new("A setting cannot be used", format!("{what}."), "Check the trust file or the policy.")
        }
        code if code.starts_with("policy-") => Text::new(
            "The policy file cannot be used",
            format!("Nothing of it was used ({what})."),
            "Correct the file, or check under the strict policy that is built in.",
        ),
        "no-ground" => Text::new(
            "There is no reason to return the document",
            "The check found none, and the person who receives the document gave none.",
            "If there is one that no machine knows (sent to the wrong place), choose it and write down why.",
        ),
        "status-alone" => Text::new(
            "This is no reason to return the document",
            "All there is, is that the status of a certificate could not be checked (R10).",
            "Add the CRL or OCSP response and check again.",
        ),
        "ground-missing" => Text::new(
            "The ground is missing",
            "A reason chosen by a person, or a decision otherwise than the result, needs its ground in writing.",
            "Write down why.",
        ),
        "text-too-long" => Text::new("The text is too long", "It is longer than what is taken.", "Say it shorter."),
        "no-member" => Text::new(
            "The dossier has no document",
            format!("There is no file to check in it ({what})."),
            "Choose the main document and its annexes.",
        ),
        "no-such-member" => Text::new(
            "The dossier has no such file",
            format!("No file is named {what}, or more than one is."),
            "Give the name of the main document as it stands there.",
        ),
        "ambiguous-form" => Text::new(
            "The file can be opened in two ways",
            format!("Other programs may show other files in it ({what}), which nobody signed."),
            "Do not rely on it; ask the sender for the original files.",
        ),
        "archive-unreadable" => Text::new(
            "The ZIP file cannot be read",
            format!("It is damaged or beyond the limits ({what})."),
            "Unpack it and choose the files one by one, or ask for it again.",
        ),
        "unknown-report" => Text::new(
            "The result cannot be read",
            format!("It was made by another version of the program, or altered ({what})."),
            "Check the document again.",
        ),
        "no-such-signature" => {
            Text::new("There is no such signature", "The file has no signature with this number.", "")
        }
        "no-signed-revision" => Text::new(
            "It cannot be told what was signed",
            format!("The byte range of the signature is not valid ({what}), so the signed document cannot be cut out."),
            "Ask the sender for the signed original.",
        ),
        _ => Text::new(
            "The program stopped on an internal error",
            format!("Details: {code} {what}."),
            "Try again; if it stays, tell the operator.",
        ),
    }
}
