//! What a renderer saw, as records of the report.

use crate::base::finding::{Code, Finding};
use crate::evidence::{Pictures, SeenBy};
use crate::judged::{Differing, Seen, Unusable};
use crate::report::model::{PictureDifference, PictureKind, PicturesFacts};

/// Maximum number of pages with a separate finding.
const FINDINGS: usize = 16;

/// The facts of the report; nothing where no pictures were given or they are of no use.
pub(crate) fn facts(given: Option<&Pictures>, seen: &Seen) -> Option<PicturesFacts> {
    let given = given.filter(|_| seen.counts)?;
    let differing = seen.differing.iter().map(|d| PictureDifference {
        page: d.page,
        since: d.since,
        kind: kind(d.seen_by),
        rects: d.rects.clone(),
    });
    Some(PicturesFacts {
        renderer: given.renderer().to_owned(),
        scale: given.scale(),
        threshold: given.threshold(),
        pages: given.pages(),
        differing: differing.collect(),
    })
}

/// The findings about them.
pub(crate) fn findings(given: Option<&Pictures>, seen: &Seen) -> Vec<Finding> {
    let renderer = given.map(Pictures::renderer).unwrap_or_default();
    let differing = seen.differing.iter().take(FINDINGS).map(|d| differs(d, renderer));
    seen.unusable.map(unusable).into_iter().chain(differing).collect()
}

/// The finding if there are no pages: pictures of a file without pages are of another file.
pub(crate) fn of_no_pages(given: Option<&Pictures>) -> Option<Finding> {
    given.map(|_| unusable(Unusable::NoPages))
}

fn unusable(why: Unusable) -> Finding {
    let with = |reason: &str| Finding::new(Code::PicturesUnusable).with("reason", reason);
    match why {
        Unusable::OtherDocument => with("other-document"),
        Unusable::NoPages => with("no-pages"),
        Unusable::NoSignedState { page, since } => with("no-signed-state").with("page", page).with("since", since),
    }
}

fn kind(seen_by: SeenBy) -> PictureKind {
    match seen_by {
        SeenBy::Picture => PictureKind::Picture,
        SeenBy::Text => PictureKind::Text,
    }
}

fn differs(difference: &Differing, renderer: &str) -> Finding {
    let code = match difference.seen_by {
        SeenBy::Picture => Code::PicturesDiffer,
        SeenBy::Text => Code::PageTextDiffers,
    };
    let mut finding = Finding::new(code).with("page", difference.page).with("since", difference.since);
    if let Some([x0, y0, x1, y1]) = difference.rects.iter().copied().reduce(around) {
        finding = finding.with("rect", [x0, y0, x1, y1].map(super::changes::rounded).join(" "));
    }
    finding.with("renderer", renderer)
}

/// The smallest rectangle around two.
fn around([a0, a1, a2, a3]: [f64; 4], [b0, b1, b2, b3]: [f64; 4]) -> [f64; 4] {
    [a0.min(b0), a1.min(b1), a2.max(b2), a3.max(b3)]
}
