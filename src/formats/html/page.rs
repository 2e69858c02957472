//! What the printed pages have in common: no script, no address, nothing from elsewhere, and a policy that forbids all of it.

use crate::crypto::sha256;
use crate::formats::markup::Markup;
use crate::words::Line;
use base64ct::{Base64, Encoding};

/// The head of a page. Its own policy allows exactly the one style sheet, by its digest.
pub(super) fn head(html: &mut Markup, title: &str, style: &'static str) {
    html.empty("meta", &[("charset", "utf-8")]);
    let digest = Base64::encode_string(&sha256(style.as_bytes()));
    let policy = format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'");
    html.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    html.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.empty("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    html.leaf("title", title);
    html.fixed("style", style);
}

/// Labels with their values.
pub(super) fn lines(html: &mut Markup, lines: &[Line]) {
    if lines.is_empty() {
        return;
    }
    html.element("dl", &[], |html| {
        for line in lines {
            html.leaf("dt", &line.label);
            html.leaf_with("dd", &[("dir", "auto")], &line.value);
        }
    });
}
