//! Objects as tests need them.

use super::object::{Content, Media, Object};
use crate::base::time::Timestamp;
use crate::evidence::Kind;
use hyper::body::Bytes;

pub(super) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix(seconds).unwrap()
}

pub(super) fn object(kind: Kind, this: i64, next: Option<i64>, asked: i64) -> Object {
    let content = Content {
        bytes: Bytes::from(format!("{this} {next:?}")),
        media: Media::Crl,
        this_update: Some(at(this)),
        next_update: next.map(at),
        number: None,
        series: Some([1; 32]),
    };
    Object::new(kind, content, at(asked))
}
