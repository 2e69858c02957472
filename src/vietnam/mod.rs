//! What Vietnamese law asks, and what Vietnamese certificates look like.
//!
//! A view and never a judgement of its own: [`SignatureFacts`] are taken from the checks already made, [`steps()`] sorts them by the
//! articles of Decree 68/2024, [`view()`] says what the document as a whole has and lacks under Decree 30/2020 and which reasons
//! for returning it there are. Whether a signer had the authority to sign is never said: no certificate tells it.

mod act;
mod completeness;
mod decision;
mod encoding;
mod facts;
mod form;
mod kind;
mod legal;
mod letters;
mod nature;
mod note;
mod old_encoding;
mod printed;
mod read_printed;
mod refusal;
mod step;
mod steps;
mod view;

pub use act::{Act, acts};
pub use completeness::{Completeness, Order};
pub use decision::{Choice, ClerkReason, DecisionError, decided_otherwise, fits, may_return};
pub use encoding::Encoding;
pub use facts::{CertificateFacts, CertificateStatus, Mark, SignatureFacts};
pub use form::{Shown, form_notes};
pub use kind::{AskedKind, DocumentKind, Kind};
pub use legal::{READ, TABLE, in_force, table};
pub use nature::{Nature, nature};
pub use note::{Note, NoteCode};
pub use printed::{NameMatch, PageContent, Prefix, Printed};
pub use read_printed::{Beside, printed};
pub use refusal::{Ground, Reason, Refusal};
pub use step::{Outcome, Step, StepCode};
pub use steps::steps;
pub use view::{DocumentFacts, View, view};
