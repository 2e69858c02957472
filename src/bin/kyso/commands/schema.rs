//! `kyso schema`: the JSON schema of each form.

use crate::arguments::SchemaOf;
use crate::output::to_json;
use crate::page_text::PageTextFile;
use crate::pictures::PicturesFile;
use kyso::dossier::Dossier;
use kyso::evidence::pack::Pack;
use kyso::formats::{Detailed, Simple};
use kyso::report::{Record, Report};
use std::process::ExitCode;

/// Prints a schema.
pub(crate) fn run(of: SchemaOf) -> ExitCode {
    let schema = match of {
        SchemaOf::Report => schemars::schema_for!(Report),
        SchemaOf::Detailed => schemars::schema_for!(Detailed<'static>),
        SchemaOf::Simple => schemars::schema_for!(Simple<'static>),
        SchemaOf::Evidence => schemars::schema_for!(Pack),
        SchemaOf::Record => schemars::schema_for!(Record),
        SchemaOf::Dossier => schemars::schema_for!(Dossier),
        SchemaOf::Policy => kyso::policy::schema(),
        SchemaOf::PageText => schemars::schema_for!(PageTextFile),
        SchemaOf::Pictures => schemars::schema_for!(PicturesFile),
    };
    println!("{}", to_json(&schema, true));
    ExitCode::SUCCESS
}
