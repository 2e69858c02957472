//! A program that believes in the day of the fixtures. `faketime` as a program in front of it would stay when it is killed, and so would
//! what it started.

use std::path::Path;
use std::process::Command;

const LIBRARY: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

pub(crate) fn is_known() -> bool {
    Path::new(LIBRARY).exists()
}

/// Starts the program at that time, as `2026-11-22 02:05:00`, in UTC.
pub(crate) fn set(command: &mut Command, at: &str) {
    command.env("LD_PRELOAD", LIBRARY).env("FAKETIME", format!("@{at}")).env("TZ", "UTC");
    command.env("DONT_FAKE_MONOTONIC", "1").env_remove("FAKETIME_SHARED");
}
