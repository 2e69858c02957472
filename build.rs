//! Names the commit that a released engine is built from; every report states it. A debug build says "unreleased": the library would
//! otherwise be compiled anew after every commit.
#![allow(clippy::disallowed_types, clippy::disallowed_methods)]

use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() == Ok("debug") {
        println!("cargo:rustc-env=KYSO_BUILD=unreleased");
        return;
    }
    // In another worktree these files stand elsewhere, and a file that is not there would mean a new build each time.
    for file in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", file]) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    let commit = git(&["rev-parse", "--short=12", "HEAD"]);
    println!("cargo:rustc-env=KYSO_BUILD={}", commit.as_deref().unwrap_or("unreleased"));
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    output.status.success().then_some(())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
