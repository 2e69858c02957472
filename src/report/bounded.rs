//! Limits how much of a file's own text a report repeats. A name or a reason can be arbitrarily long, and is compressed
//! once in the file but repeated for each signature in the report. Longer texts are cut, with `…` at the end.

use super::model::{ChainLink, Report, Signature, SignatureTimestamp, Stated};
use crate::base::finding::Finding;

/// What of a text is always left, in bytes of JSON: more than a name needs.
const ALWAYS: usize = 256;
/// The longest text.
const LONGEST: usize = 4_096;
/// What all texts of a report may have together beyond what is always left of each.
const TOGETHER: usize = 256 << 10;

/// Cuts the texts of a report, in its order.
pub(crate) fn bound(report: &mut Report) {
    let mut room = Room { left: TOGETHER };
    report.shared.chains.iter_mut().for_each(|chain| room.chain(chain));
    report.signatures.iter_mut().for_each(|signature| room.signature(signature));
    for stamp in &mut report.timestamps {
        room.texts(&mut stamp.field);
        stamp.token.iter_mut().for_each(|token| room.timestamp(token));
        room.findings(&mut stamp.findings);
    }
    for change in &mut report.shared.changes {
        room.texts(&mut change.field);
        room.finding(&mut change.finding);
    }
    for orphan in &mut report.document.orphan_signatures {
        room.texts(&mut orphan.sub_filter);
        room.stated(&mut orphan.stated);
    }
    room.findings(&mut report.document.active_content);
    let objects = &mut report.objects;
    for item in objects.certificates.iter_mut().chain(&mut objects.crls).chain(&mut objects.ocsps) {
        room.texts(&mut item.name);
    }
    for want in &mut report.wants {
        room.text(&mut want.subject);
        room.texts(&mut want.urls);
    }
    room.findings(&mut report.findings);
}

/// What is left for the texts to come.
struct Room {
    left: usize,
}

impl Room {
    fn signature(&mut self, signature: &mut Signature) {
        self.texts([&mut signature.field, &mut signature.sub_filter].into_iter().flatten());
        self.stated(&mut signature.stated);
        if let Some(signer) = &mut signature.signer {
            self.texts([&mut signer.name, &mut signer.subject, &mut signer.issuer_name, &mut signer.issuer]);
            self.text(&mut signer.serial);
            self.texts(signer.organization.iter_mut().chain(&mut signer.units).chain(&mut signer.nature_signs));
        }
        if let Some(said) = &mut signature.attributes {
            let single = [
                &mut said.content_description,
                &mut said.content_type,
                &mut said.mime_type,
                &mut said.signature_policy,
                &mut said.policy_uri,
            ];
            self.texts(single.into_iter().flatten().chain(&mut said.commitments));
        }
        self.texts(&mut signature.missing_for_next);
        signature.timestamps.iter_mut().for_each(|stamp| self.timestamp(stamp));
        self.findings(&mut signature.findings);
    }

    fn stated(&mut self, stated: &mut Stated) {
        let Stated { name, reason, location, contact, .. } = stated;
        self.texts([name, reason, location, contact].into_iter().flatten());
    }

    fn timestamp(&mut self, stamp: &mut SignatureTimestamp) {
        self.texts([&mut stamp.unit, &mut stamp.policy, &mut stamp.serial].into_iter().flatten());
        self.findings(&mut stamp.findings);
    }

    fn chain(&mut self, chain: &mut [ChainLink]) {
        for link in chain {
            self.texts([&mut link.subject, &mut link.name, &mut link.serial]);
        }
    }

    fn findings(&mut self, findings: &mut [Finding]) {
        findings.iter_mut().for_each(|finding| self.finding(finding));
    }

    fn finding(&mut self, finding: &mut Finding) {
        self.texts(finding.params.iter_mut().map(|param| &mut param.value));
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn text(&mut self, text: &mut String) {
        if text.len() <= ALWAYS / LONGEST_ESCAPE {
            return;
        }
        let most = ALWAYS.saturating_add(self.left).min(LONGEST);
        let mut taken = 0_usize;
        let mut cut = None;
        for (at, c) in text.char_indices() {
            let next = taken.saturating_add(written(c));
            if next > most {
                cut = Some(at);
                break;
            }
            taken = next;
        }
        self.left = self.left.saturating_sub(taken.saturating_sub(ALWAYS));
        if let Some(at) = cut {
            text.truncate(at);
            text.push('…');
            text.shrink_to_fit();
        }
    }
}

/// Bytes of the longest way to write a character in JSON.
const LONGEST_ESCAPE: usize = 6;

/// Bytes that a character takes in JSON (RFC 8259 §7).
fn written(c: char) -> usize {
    match c {
        '"' | '\\' => 2,
        '\0'..='\u{1F}' => LONGEST_ESCAPE,
        c => c.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, left: usize) -> (String, usize) {
        let mut room = Room { left };
        let mut text = text.to_owned();
        room.text(&mut text);
        (text, room.left)
    }

    #[test]
    fn a_text_is_cut_where_there_is_no_room() {
        assert_eq!(cut("Nguyễn Văn A", 0), ("Nguyễn Văn A".to_owned(), 0));
        let name = "ễ".repeat(85);
        assert_eq!(cut(&name, 0), (name.clone(), 0), "255 bytes are always left");
        assert_eq!(cut(&"ễ".repeat(86), 0).0, format!("{name}…"));
        // Beyond that the room is shared, and no text has more than its own bound.
        assert_eq!(cut(&"a".repeat(300), 1_000), ("a".repeat(300), 956));
        let (long, left) = cut(&"a".repeat(1 << 20), 1 << 20);
        assert_eq!((long.len(), left), (LONGEST + '…'.len_utf8(), (1 << 20) - (LONGEST - ALWAYS)));
        // What is written longer counts as long.
        assert_eq!(cut(&"\u{1}".repeat(100), 0).0.chars().count(), ALWAYS / LONGEST_ESCAPE + 1);
    }
}
