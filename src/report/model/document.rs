//! The document as it is now.

use super::signer::Stated;
use crate::base::finding::Finding;
use crate::judged::AsShown;
use crate::pdf::Anomaly;
use serde::{Deserialize, Serialize};

stored! {
    /// Verdict B.
    Document {
        /// In one word.
        as_shown: AsShown,
        /// Every saved state, oldest first.
        revisions: Vec<Revision>,
        /// Oddities of the structure.
        anomalies: Vec<Anomaly>,
        /// Content that can change its own look.
        active_content: Vec<Finding>,
        /// Signature dictionaries that no field and no widget reaches.
        orphan_signatures: Vec<OrphanSignature>,
        /// The pages as signed and as they are now, where a host has drawn them.
        #[serde(skip_serializing_if = "Option::is_none")]
        pictures: Option<PicturesFacts>,
    }
}

stored! {
    /// One saved state of the file.
    Revision {
        /// From 1.
        number: usize,
        /// First byte after it.
        end: u64,
        /// Objects it defines or replaces.
        objects: usize,
        /// Ids of the signatures whose covered bytes end here.
        signatures: Vec<usize>,
    }
}

stored! {
    /// A signature dictionary that nothing leads to.
    OrphanSignature {
        /// `12 0`.
        object: String,
        /// Where its dictionary begins.
        offset: Option<u64>,
        /// Its form.
        sub_filter: Option<String>,
        /// What it says of itself.
        stated: Stated,
    }
}

stored! {
    /// What a host's renderer saw of the signed states and of the newest.
    PicturesFacts {
        /// The program that drew.
        renderer: String,
        /// Pixels per unit of user space.
        scale: f64,
        /// The difference from which on a channel of a pixel counts, of 255.
        threshold: u8,
        /// How many pages were drawn in two states.
        pages: usize,
        /// Differences outside the rectangles of justified changes.
        differing: Vec<PictureDifference>,
    }
}

names! {
    /// By what two states of a page differ.
    PictureKind {
        /// Their pictures.
        Picture,
        /// The text that can be read from them.
        Text,
    }
}

stored! {
    /// A page that is not as it was signed.
    PictureDifference {
        /// Number of the page, from 1.
        page: u32,
        /// Number of the signed revision that the newest state was compared with.
        since: usize,
        /// By what they differ.
        kind: PictureKind,
        /// Where: lower left and upper right corner in user space units. None: the whole page.
        rects: Vec<[f64; 4]>,
    }
}
