//! English: why nothing was signed, and what to do next.

use crate::words::text::Text;

pub(in crate::words) fn signing_text(code: &str, what: &str) -> Option<Text> {
    let [title, meaning, next] = row(code)?;
    Some(Text::new(title, meaning.replace("{what}", what), next))
}

/// Title, meaning with `{what}` in the place of what it is about, and what to do next.
fn row(code: &str) -> Option<[&'static str; 3]> {
    Some(match code {
        "sign-bad-message" => [
            "The file is no signed message that can be extended",
            "It is not CMS with a signature, is damaged, or its content is missing.",
            "Choose the .p7s or .p7m file, and with a .p7s the file that it stands beside.",
        ],
        "sign-archive-closed" => [
            "Nothing can be added to the message",
            "Its archive time-stamp is of an older form (version 2), which covers the evidence as it is.",
            "Let the program that made it renew the archive time-stamp.",
        ],
        "sign-level-not-reached" => [
            "The level that was asked for is not reached",
            "Missing: {what}. The file is withheld.",
            "Fetch what is missing over the network, or add the certificates, CRLs and OCSP responses.",
        ],
        "sign-encrypted" => [
            "The file is encrypted and cannot be signed",
            "Not every program reads a signature in an encrypted file alike.",
            "Use the document without a password.",
        ],
        "sign-damaged" => [
            "The file is damaged and cannot be signed",
            "Damaged: {what}. Another program might show something else than what is signed.",
            "Export the PDF again, then sign it.",
        ],
        "sign-certified" => [
            "The document allows no further signature",
            "Its certification allows no change, not even a signature.",
            "Ask whoever certified it for a version that allows signatures.",
        ],
        "sign-field-locked" => [
            "The signature field is locked",
            "An earlier signature locks the field {what}.",
            "Choose another field, or ask the earlier signer for a new version.",
        ],
        "sign-not-first" => [
            "A certification must be the first signature",
            "The document is signed already.",
            "Sign without certifying the document.",
        ],
        "sign-no-such-field" => [
            "There is no such signature field",
            "The document has no signature field named {what}.",
            "Check the name of the field.",
        ],
        "sign-field-signed" => {
            ["The signature field is signed already", "The field {what} has a signature.", "Choose another field."]
        }
        "sign-field-exists" => [
            "The signature field cannot be made",
            "The name {what} is taken, or is not one.",
            "Choose another name, without a full stop.",
        ],
        "sign-seed-value" => [
            "The field makes demands that are not supported",
            "The field {what} has binding demands on its signature (SV).",
            "Sign in another field.",
        ],
        "sign-no-such-page" => {
            ["There is no such page", "The document has no page {what}.", "Check the number of the page."]
        }
        "sign-bad-rectangle" => [
            "The place of the signature is not one",
            "Its frame is not a rectangle with an area.",
            "Give four numbers: left, bottom, right, top.",
        ],
        "sign-no-place" => [
            "There is no picture or place for the signature",
            "{what}",
            "Choose another image, or another place on the page.",
        ],
        "sign-bad-certificate" => [
            "The certificate cannot be read",
            "There is none, or it is damaged.",
            "Choose the certificate of the signer.",
        ],
        "sign-algorithm" => [
            "The algorithm is not supported",
            "Nothing is signed with {what}.",
            "Use SHA-256, SHA-384 or SHA-512, and a key of RSA, P-256 or P-384.",
        ],
        "sign-value-mismatch" => [
            "The value does not fit the certificate",
            "The key that signed is not that of the chosen certificate (Decree 68/2024/NĐ-CP Art. 29.3). No file was written.",
            "Check the key and the certificate on the token.",
        ],
        "sign-no-room" => [
            "There is not enough room for the signature",
            "It needs {what} bytes.",
            "Leave more room for the time-stamp and sign again.",
        ],
        "sign-bad-timestamp" => [
            "The time-stamp cannot be read",
            "The answer of the time-stamp authority is not one: {what}.",
            "Try again, or ask another authority.",
        ],
        "sign-timestamp-refused" => [
            "The authority refused to give a time-stamp",
            "It answered: {what}.",
            "Try again, or ask another authority.",
        ],
        "sign-timestamp-unreachable" => [
            "The time-stamp authority cannot be reached",
            "{what}. No file was written.",
            "Check the address and the network, then sign again.",
        ],
        "sign-timestamp-of-other" => [
            "The time-stamp does not fit the request",
            "It is over other data, or answers another request. No file was written.",
            "Sign again; if it happens again, tell the authority.",
        ],
        "sign-changed" => [
            "The file changed while it was signed",
            "It is no longer what was prepared. No file was written.",
            "Close the programs that have it open, then sign again.",
        ],
        "sign-already-invalid" => [
            "The document is not valid and is not signed",
            "It was judged before anything was added to it: {what}.",
            "See what the check found, and ask the sender for the original.",
        ],
        "sign-no-personal-signature" => [
            "There is no valid signature of a person yet",
            "An agency signs only what the person who issues the document has signed (Decree 30/2020/NĐ-CP Art. 32.2).",
            "Have it signed first; if it is, give the CRL or OCSP response by which that signature can be checked.",
        ],
        "sign-wrong-nature" => [
            "The certificate is not of the kind that the role asks for",
            "A person signs with a certificate of a person, an agency with one of an agency.",
            "Choose the right token, or the right role.",
        ],
        "sign-certificate-expired" => [
            "The certificate is not in force",
            "It is valid {what} (Decree 68/2024/NĐ-CP Art. 31.1.a).",
            "Renew it; check the clock of this machine.",
        ],
        "sign-certificate-revoked" => [
            "The certificate was revoked",
            "That of the signer or one above it was revoked (Decree 68/2024/NĐ-CP Art. 31.1.c).",
            "Do not sign with it; ask for a new one.",
        ],
        "sign-status-unknown" => [
            "The status of the certificate is not known",
            "There is no CRL or OCSP response that serves at the time of signing (Decree 68/2024/NĐ-CP Art. 31.2).",
            "Fetch the status over the network, or add the CRL or OCSP response.",
        ],
        "sign-no-path" => [
            "The certificate leads to no trusted root",
            "What was found of the path: {what} (Decree 68/2024/NĐ-CP Art. 32).",
            "Add the certificates of the authority, or trust its root.",
        ],
        "sign-not-as-expected" => [
            "The signed document is not judged as it should be",
            "The verifier found: {what}. The file is withheld.",
            "Check the certificate, the time-stamp and the document, then sign again.",
        ],
        "sign-output-exists" => {
            ["The output is there already", "{what} is not written over.", "Choose another name for the output."]
        }
        "sign-output-failed" => [
            "The output cannot be written",
            "{what}. Nothing half-written is left.",
            "Check the free space and the permissions.",
        ],
        "sign-not-agreed" => ["It was not agreed to", "Nothing was signed.", ""],
        "token-module" => [
            "The PKCS#11 module cannot be loaded",
            "{what}.",
            "Install the software of the token, and name its module.",
        ],
        "token-absent" => {
            ["No token was found", "None is plugged in, or none is named {what}.", "Plug in the token and try again."]
        }
        "token-ambiguous" => ["There are several tokens or keys", "Found: {what}.", "Choose one of them."],
        "token-removed" => {
            ["The token was removed", "It no longer answers. No file was written.", "Plug it in again and sign again."]
        }
        "token-failed" => {
            ["The token reports an error", "{what}.", "Try again; if it happens again, ask whoever issued the token."]
        }
        "token-no-key" => [
            "The key is not on the token",
            "The token has no key {what}.",
            "Check --key; the software of the token lists its keys.",
        ],
        "token-no-certificate" => [
            "The key has no certificate",
            "The token has none for the chosen key.",
            "Choose another token, or ask whoever issued it.",
        ],
        "token-cannot" => {
            ["The token cannot sign so", "{what}.", "Choose another algorithm, for example without --pss."]
        }
        "pin-incorrect" => [
            "The PIN is wrong",
            "It was tried once.",
            "Make sure of the PIN before you sign again; the token locks after some wrong ones.",
        ],
        "pin-incorrect-few" => [
            "The PIN is wrong",
            "Few tries are left before the token locks.",
            "Make sure of the PIN before you sign again.",
        ],
        "pin-incorrect-last" => [
            "The PIN is wrong",
            "One try is left before the token locks.",
            "Make sure of the PIN before you sign again.",
        ],
        "pin-incorrect-locked" => [
            "The PIN is wrong and the token is now locked",
            "A wrong PIN was given too often.",
            "Ask for it to be unlocked (form 06 of the regulation).",
        ],
        "pin-final-try" => [
            "One try of the PIN is left",
            "One more wrong PIN locks the token. It was not tried.",
            "If you are sure of the PIN, add --final-try.",
        ],
        "pin-locked" => [
            "The token is locked",
            "A wrong PIN was given too often.",
            "Ask for it to be unlocked (form 06 of the regulation; one working day).",
        ],
        "pin-unreadable" => ["The PIN cannot be read", "{what}.", "Use --pin-file, or run it in a terminal."],
        _ => return None,
    })
}

/// What to do next, where the options of the command line are how it is done.
pub(in crate::words) fn signing_option(code: &str) -> Option<&'static str> {
    Some(match code {
        "sign-bad-message" => "Give the .p7s or .p7m file, and the content of a .p7s with --detached.",
        "sign-level-not-reached" => "Add --online, or give the certificates, CRLs and OCSP responses with --evidence.",
        "sign-not-first" => "Sign without --certify.",
        "sign-no-such-field" => "Look up the names with `kyso inspect`.",
        "sign-no-place" => "Choose another image, or the place with --page and --rect.",
        "sign-no-room" => "Raise --timestamp-room and sign again.",
        "sign-already-invalid" => "See `kyso verify`, and ask the sender for the original.",
        "sign-wrong-nature" => "Choose the right token, or the right role (--as).",
        "sign-status-unknown" => "Add --online, or give the CRL or OCSP response with --evidence.",
        "sign-no-path" => "Give the certificates of the authority with --evidence, or the root with --trust.",
        "token-ambiguous" => "Choose with --token and --key.",
        "token-no-certificate" => "Give it with --cert.",
        _ => return None,
    })
}

/// A part of a file, or what was found of it.
pub(in crate::words) fn part(code: &str) -> Option<&'static str> {
    Some(match code {
        "header" => "the beginning of the file",
        "cross-reference" => "the table of its objects",
        "catalog" => "the root of the document",
        "pages" => "the list of pages",
        "size" => "it is too large for its kind of table",
        "object-numbers" => "the numbers of its objects are too high",
        "array" => "a list of fields or notes",
        "fields" => "the list of fields",
        "field" => "the signature field",
        "signature" => "the place of the signature",
        "signature-missing" => "the new signature is not found",
        "cannot-tell" => "what changed since an earlier signature cannot be told",
        "earlier-signature-worse" => "an earlier signature is worse than before",
        "no-issuer" => "there is no certificate of the issuer",
        _ => return None,
    })
}
