//! The articles: the steps of Decree 68/2024 for each signature, and what Decree 30/2020 asks of the document.

mod act;
mod asked;
mod completeness;
mod decision;
mod facts;
mod kind;
mod note;
mod open;
mod provisions;
mod refusal;
mod sender;
mod signatures;
mod step;
mod steps;
mod view;

pub use act::{Act, acts};
pub use asked::{KindChoice, SaidWhose, SenderChoice, Statements, Whose};
pub use completeness::{Completeness, Order};
pub use decision::{Choice, ClerkReason, DecisionError, decided_otherwise, fits, may_return};
pub use facts::{CertificateFacts, CertificateStatus, DocumentFacts, Mark, SignatureFacts};
pub(super) use kind::in_upper_right_corner;
pub use kind::{DocumentKind, Kind};
pub use note::{Note, NoteCode};
pub use open::{Open, OpenCode};
pub use provisions::{READ, TABLE, in_force, table};
pub use refusal::{Ground, Reason, Refusal};
pub use sender::{Sender, SenderKind};
pub use step::{Outcome, Step, StepCode};
pub use steps::steps;
pub use view::{View, view};
