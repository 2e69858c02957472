//! Facts: what a layer finds out, with typed data. Judging code reads these. Code, severity, clause and the parameters of the
//! JSON are derived where a fact is written, as a [`Finding`].

use super::finding::{Code, Finding, Severity};

pub(crate) use super::datum::datum_by_display;
pub use super::datum::{Datum, OrEmpty, Rules};

/// Something a layer found out.
pub trait Fact {
    /// Its name in the report.
    fn code(&self) -> Code;

    /// How serious it is by itself.
    fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// It, as a finding of the report.
    fn finding(&self) -> Finding;
}

/// Declares the facts of one layer.
///
/// A variant is named like its [`Code`], or says which code it has with `as`, and then, if it differs from that of the code, its
/// severity. Its data are written under their names, or under the one given with `=`. `wraps` takes over the facts of layers below.
macro_rules! facts {
    (
        $(#[$meta:meta])*
        pub enum $name:ident $(wraps { $($(#[$wdoc:meta])* $wrapped:ident($inner:ty)),+ $(,)? })? {
            $(
                $(#[$vmeta:meta])*
                $variant:ident $(as $code:ident $(, $severity:ident)?)?
                $({ $($(#[$fmeta:meta])* $field:ident $(= $param:literal)? : $type:ty),+ $(,)? })?;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($($(#[$wdoc])* $wrapped($inner),)+)?
            $($(#[$vmeta])* $variant $({ $($(#[$fmeta])* $field: $type),+ })?,)+
        }

        impl $crate::base::fact::Fact for $name {
            fn code(&self) -> $crate::base::finding::Code {
                match self {
                    $($(Self::$wrapped(inner) => $crate::base::fact::Fact::code(inner),)+)?
                    $(Self::$variant { .. } => $crate::base::fact::facts!(@code $variant $($code)?),)+
                }
            }

            fn severity(&self) -> $crate::base::finding::Severity {
                match self {
                    $($(Self::$wrapped(inner) => $crate::base::fact::Fact::severity(inner),)+)?
                    $($(Self::$variant { .. } => $crate::base::fact::facts!(@severity $code $($severity)?),)?)+
                    #[allow(unreachable_patterns, reason = "not every enumeration has variants of the plain form")]
                    _ => $crate::base::fact::Fact::code(self).severity(),
                }
            }

            #[allow(unused_mut, reason = "not every fact has data")]
            fn finding(&self) -> $crate::base::finding::Finding {
                let mut finding = $crate::base::finding::Finding::new($crate::base::fact::Fact::code(self));
                finding.severity = $crate::base::fact::Fact::severity(self);
                match self {
                    $($(Self::$wrapped(inner) => return $crate::base::fact::Fact::finding(inner),)+)?
                    $(Self::$variant $({ $($field),+ })? => {
                        $($(finding = finding.with_datum($crate::base::fact::facts!(@name $field $($param)?), $field);)+)?
                    })+
                }
                finding
            }
        }
    };
    (@code $variant:ident) => { $crate::base::finding::Code::$variant };
    (@code $variant:ident $code:ident) => { $crate::base::finding::Code::$code };
    (@severity $code:ident) => { $crate::base::finding::Code::$code.severity() };
    (@severity $code:ident $severity:ident) => { $crate::base::finding::Severity::$severity };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $param:literal) => { $param };
}
pub(crate) use facts;
