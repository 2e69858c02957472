//! Values that several options take.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    Report,
    Detailed,
    Simple,
    Evidence,
    Record,
    Dossier,
    Policy,
    PageText,
    Pictures,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    /// The simple report, JSON
    Simple,
    /// The detailed report, JSON
    Detailed,
    /// One HTML file for print
    Html,
    /// One page of A4 to be filed with the document, HTML
    Slip,
    /// ETSI TS 119 102-2 XML
    Etsi,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Vi,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocumentKind {
    Auto,
    Original,
    Copy,
    Annex,
    Published,
}

/// Who sent the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SentBy {
    Auto,
    StateBody,
    Citizen,
    Enterprise,
}
