//! The PIN: from a file or from the terminal, without echo. It is wiped after use, and never printed.

use crate::arguments::KeyOptions;
use crate::commands::sign::Failure;
use cryptoki::types::AuthPin;
use std::fs;
use zeroize::Zeroizing;

/// Reads it. `token` is shown beside the question.
pub(super) fn read(options: &KeyOptions, token: &str) -> Result<AuthPin, Failure> {
    let unreadable = |error: std::io::Error| Failure::new("pin-unreadable", error.to_string());
    let text = Zeroizing::new(match &options.pin_file {
        Some(path) => fs::read_to_string(path).map_err(unreadable)?,
        None => rpassword::prompt_password(format!("PIN ({}): ", token.trim())).map_err(unreadable)?,
    });
    let line = text.lines().next().unwrap_or_default();
    Ok(AuthPin::new(line.into()))
}
