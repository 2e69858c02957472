//! What the applications of a card have in common.

use super::key::CardKey;

/// A certificate that an application of the card has, with the place of its key.
pub(super) struct Found<P> {
    pub(super) certificate: Vec<u8>,
    pub(super) key: CardKey,
    pub(super) label: String,
    pub(super) place: P,
}
