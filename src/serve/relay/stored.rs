//! How an object lies on disk: one line that says what it is, then its bytes. A file that is not whole is none.

use super::asked::Asked;
use super::object::{Content, Media, Object};
use crate::base::time::Timestamp;
use crate::evidence::Kind;
use hyper::body::Bytes;
use serde::{Deserialize, Serialize};

const SCHEMA: &str = "kyso-relay-object/1";
/// Longest first line.
const MOST_HEAD: usize = 4096;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Head {
    schema: String,
    kind: String,
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<String>,
    media: String,
    sha256: String,
    asked: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    this_update: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_update: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<String>,
}

/// The first line of a file, with its end.
pub(super) fn head(asked: &Asked, object: &Object) -> Vec<u8> {
    let content = &object.content;
    let head = Head {
        schema: SCHEMA.to_owned(),
        kind: object.kind.name().to_owned(),
        address: asked.question.address.clone(),
        request: asked.question.request.as_deref().map(hex::encode),
        media: content.media.name().to_owned(),
        sha256: hex::encode(object.sha256),
        asked: object.asked.unix(),
        this_update: content.this_update.map(Timestamp::unix),
        next_update: content.next_update.map(Timestamp::unix),
        number: content.number.clone(),
        series: content.series.map(hex::encode),
    };
    let mut line = serde_json::to_vec(&head).unwrap_or_default();
    line.push(b'\n');
    line
}

/// The object of a file; `None` where it is not whole, not the one asked for, or not from this program.
pub(super) fn read(asked: &Asked, file: Vec<u8>) -> Option<Object> {
    let end = file.iter().take(MOST_HEAD).position(|byte| *byte == b'\n')?;
    let head: Head = serde_json::from_slice(file.get(..end)?).ok()?;
    let kind = [Kind::Certificate, Kind::Crl, Kind::Ocsp].into_iter().find(|kind| kind.name() == head.kind)?;
    let question = &asked.question;
    let is_answer = head.schema == SCHEMA
        && kind == question.kind
        && head.address == question.address
        && head.request == question.request.as_deref().map(hex::encode);
    let time = |seconds: Option<i64>| seconds.map_or(Some(None), |seconds| Timestamp::from_unix(seconds).map(Some));
    let series = head.series.map(|text| hex::decode(text).ok()?.try_into().ok());
    let series = series.map_or(Some(None), |series| series.map(Some));
    let content = Content {
        bytes: Bytes::from(file).slice(end.saturating_add(1)..),
        media: Media::parse(&head.media)?,
        this_update: time(head.this_update)?,
        next_update: time(head.next_update)?,
        number: head.number,
        series: series?,
    };
    let object = Object::new(kind, content, Timestamp::from_unix(head.asked)?);
    (is_answer && hex::encode(object.sha256) == head.sha256).then_some(object)
}

#[cfg(test)]
mod tests {
    use super::super::made::object;
    use super::*;
    use base64ct::{Base64UrlUnpadded, Encoding};

    fn asked(url: &str) -> Asked {
        Asked::of_path("crl", &Base64UrlUnpadded::encode_string(url.as_bytes()), None).unwrap()
    }

    #[test]
    fn half_a_file_and_another_file_are_none() {
        let (question, object) = (asked("http://ca.example/a.crl"), object(Kind::Crl, 10, Some(20), 12));
        let whole = [head(&question, &object), object.content.bytes.to_vec()].concat();
        assert_eq!(read(&question, whole.clone()), Some(object));
        for cut in 0..whole.len() {
            assert_eq!(read(&question, whole[..cut].to_vec()), None, "{cut}");
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0x01;
            // A changed time is a changed object; only the same one is the same.
            assert_ne!(read(&question, broken), read(&question, whole.clone()), "{at}");
        }
        assert_eq!(read(&asked("http://ca.example/b.crl"), whole), None);
    }
}
