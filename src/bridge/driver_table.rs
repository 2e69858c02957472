//! The table of drivers: which PKCS#11 modules are looked for, and which tokens they are for. A newer table than the one of this program
//! counts only with a signature of minisign by a key that trust files are accepted from, and never with a lower number.

use crate::trust::{SignedTrust, built_in_keys};
use serde::Deserialize;

/// The table that comes with the program.
const BUILT_IN: &str = include_str!("../../trust/drivers.json");
/// Name and version of the form.
const SCHEMA: &str = "kyso-drivers/1";
/// Most drivers, and most paths of one. Each path is looked for at every start.
const DRIVERS: usize = 64;
const PATHS: usize = 16;

/// An operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

impl System {
    /// The one this program was built for. Other systems of the kind are like Linux.
    pub fn current() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else {
            Self::Linux
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriverTable {
    schema: String,
    /// Its number, which only grows.
    pub sequence: u64,
    /// The day it was made.
    pub date: String,
    /// The drivers. Of several that show one certificate, the first is used.
    pub drivers: Vec<Driver>,
}

/// A driver.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// Whose tokens it is for.
    pub name: String,
    /// What such tokens answer to a reset, in hexadecimal digits, as far as it is known.
    #[serde(default)]
    pub atr: Vec<String>,
    /// Where it is on Linux.
    #[serde(default)]
    pub linux: Vec<String>,
    /// Where it is on macOS.
    #[serde(default)]
    pub macos: Vec<String>,
    /// Where it is on Windows.
    #[serde(default)]
    pub windows: Vec<String>,
    /// What is known beside that.
    #[serde(default)]
    pub note: String,
}

impl Driver {
    /// Where it is on a system.
    pub fn paths(&self, system: System) -> &[String] {
        match system {
            System::Linux => &self.linux,
            System::MacOs => &self.macos,
            System::Windows => &self.windows,
        }
    }
}

impl DriverTable {
    /// The table of this program. Empty only if the program was built wrongly; a test looks at it.
    pub fn built_in() -> Self {
        let empty = || Self { schema: SCHEMA.to_owned(), sequence: 0, date: String::new(), drivers: Vec::new() };
        Self::read(BUILT_IN.as_bytes()).unwrap_or_else(|_| empty())
    }

    /// A table from elsewhere, if it is signed, well formed, and not older than that of this program.
    ///
    /// # Errors
    /// The stable code of why it is not used.
    pub fn open(file: &[u8], signature: &str) -> Result<Self, &'static str> {
        SignedTrust::verify(file, signature, &built_in_keys()).map_err(|error| error.code())?;
        let table = Self::read(file)?;
        if table.sequence < Self::built_in().sequence { Err("drivers-rolled-back") } else { Ok(table) }
    }

    fn read(file: &[u8]) -> Result<Self, &'static str> {
        let table: Self = serde_json::from_slice(file).map_err(|_| "drivers-malformed")?;
        let bounded = |driver: &Driver| {
            [&driver.linux, &driver.macos, &driver.windows, &driver.atr].iter().all(|list| list.len() <= PATHS)
        };
        let good = table.schema == SCHEMA && table.drivers.len() <= DRIVERS && table.drivers.iter().all(bounded);
        if good { Ok(table) } else { Err("drivers-malformed") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_program_is_read_and_all_paths_are_absolute() {
        let table = DriverTable::built_in();
        assert!(table.drivers.len() >= 6 && table.sequence >= 1);
        for driver in &table.drivers {
            assert!(driver.linux.iter().chain(&driver.macos).all(|path| path.starts_with('/')), "{driver:?}");
            assert!(driver.windows.iter().all(|path| path.starts_with("C:\\")), "{driver:?}");
            assert!(driver.atr.iter().all(|atr| hex::decode(atr).is_ok()), "{driver:?}");
        }
    }

    #[test]
    fn another_table_counts_only_when_it_is_signed() {
        let signature = include_str!("../../tests/fixtures/trust/drivers.json.minisig");
        assert_eq!(DriverTable::open(BUILT_IN.as_bytes(), signature), Ok(DriverTable::built_in()));
        let changed = BUILT_IN.replacen("/usr/lib", "/tmp/lib", 1);
        assert_eq!(DriverTable::open(changed.as_bytes(), signature), Err("trust-signature-wrong"));
        assert_eq!(DriverTable::open(BUILT_IN.as_bytes(), ""), Err("trust-signature-malformed"));
    }
}
