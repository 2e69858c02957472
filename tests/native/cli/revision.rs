//! `kyso revision`: the bytes that somebody signed.

use super::scripts::{fixtures, pdf, scratch};
use std::fs;
use std::process::Command;

fn written(file: &str, id: &str) -> Result<Vec<u8>, i32> {
    let out = scratch(&format!("revision-{id}")).join("out");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kyso"));
    let status = program.args(["revision", file, id, "-o", out.to_str().unwrap()]).status().unwrap();
    if status.success() { Ok(fs::read(out).unwrap()) } else { Err(status.code().unwrap()) }
}

#[test]
fn what_is_written_is_what_was_signed() {
    let cms = |name: &str| fixtures().join("cms").join(name).to_string_lossy().into_owned();
    assert_eq!(written(&cms("notice.p7m"), "1"), Ok(fs::read(fixtures().join("cms/notice.txt")).unwrap()));
    let whole = fs::read(pdf("two-signatures.pdf")).unwrap();
    let first = written(&pdf("two-signatures.pdf"), "1").unwrap();
    assert!(first.len() < whole.len() && whole.starts_with(&first));
    // A detached signature has nothing inside, and no document has a ninth signature.
    assert_eq!(written(&cms("notice.p7s"), "1"), Err(65));
    assert_eq!(written(&pdf("two-signatures.pdf"), "9"), Err(64));
}
