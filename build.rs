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
    println!("cargo:rerun-if-changed=.git/HEAD");
    println!("cargo:rerun-if-changed=.git/logs/HEAD");
    let commit = Command::new("git").args(["rev-parse", "--short=12", "HEAD"]).output();
    let text = commit.ok().filter(|o| o.status.success()).and_then(|o| String::from_utf8(o.stdout).ok());
    println!("cargo:rustc-env=KYSO_BUILD={}", text.as_deref().map_or("unreleased", str::trim));
}
