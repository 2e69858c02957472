//! What Vietnamese law asks, and what Vietnamese certificates look like.
//!
//! A view and never a judgement of its own: [`SignatureFacts`] are taken from the checks already made, [`steps()`] sorts them by the
//! articles of Decree 68/2024, [`view()`] says what the document as a whole has and lacks under Decree 30/2020 and which reasons
//! for returning it there are. Whether a signer had the authority to sign is never said: no certificate tells it.

mod certificate;
mod law;
mod page_content;
mod spelling;

pub use certificate::{Affiliation, Nature, Subject, nature, nature_of};
pub use law::{
    Act, CertificateFacts, CertificateStatus, Choice, ClerkReason, Completeness, DecisionError, DocumentFacts,
    DocumentKind, Ground, Kind, KindChoice, Mark, Note, NoteCode, Open, OpenCode, Order, Outcome, READ, Reason,
    Refusal, SaidWhose, Sender, SenderChoice, SenderKind, SignatureFacts, Statements, Step, StepCode, TABLE, View,
    Whose, acts, decided_otherwise, fits, in_force, may_return, steps, table, view,
};
pub use page_content::{Beside, Encoding, NameMatch, PageContent, Prefix, Printed, Shown, form_notes, printed};
