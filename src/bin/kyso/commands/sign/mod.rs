//! `kyso sign` and `kyso extend`.

mod authority;
mod failure;
mod judged;
mod levels;
mod look;
mod one;
mod output;
mod request;
mod system_font;

pub(crate) use failure::Failure;

use crate::arguments::{ExtendOptions, SignOptions};
use crate::setup::{Setup, now};
use crate::token::Token;
use crate::{batch, exit, file_source};
use kyso::unseen::on_one_line;
use kyso::words::Language;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Signs the files of the options.
pub(crate) fn run(options: &SignOptions) -> ExitCode {
    let mut setup = match Setup::new(&options.verify) {
        Ok(setup) => setup,
        Err(reason) => return exit::usage(&reason),
    };
    let files = &options.verify.files;
    if files.is_empty() {
        return exit::usage("no file named");
    }
    if let Some(folder) = &options.look.preview {
        return each(files, setup.language, |file| look::preview(file, folder, options, &setup));
    }
    if let Some(prepared) = &options.prepare_only {
        return single(files, setup.language, |file| one::prepare_only(file, prepared, options, &setup));
    }
    let Some(output) = &options.output else { return exit::usage("-o OUT is missing") };
    if let Some(prepared) = &options.embed {
        return single(files, setup.language, |file| one::embed(file, prepared, output, options, &setup));
    }
    if files.len() > 1 && !output.is_dir() {
        return exit::usage("-o must be a folder for several files");
    }
    if !agreed(files, options.yes) {
        eprintln!("✗ {}", Failure::new("sign-not-agreed", "").text(setup.language));
        return ExitCode::from(1);
    }
    let token = match Token::open(&options.key) {
        Ok(token) => token,
        Err(failure) => {
            eprintln!("✗ {}", failure.text(setup.language));
            return ExitCode::from(1);
        }
    };
    let signer = match one::Signer::new(token, options) {
        Ok(signer) => signer,
        Err(failure) => {
            eprintln!("✗ {}", failure.text(setup.language));
            return ExitCode::from(1);
        }
    };
    each(files, setup.language, |file| {
        // Each file is signed at its own time: of many, the last is signed long after the program began.
        if options.verify.at.is_none() {
            setup.now = now();
        }
        one::sign(file, output, &signer, options, &setup)
    })
}

/// Adds evidence and a time-stamp to the files of the options.
pub(crate) fn extend(options: &ExtendOptions) -> ExitCode {
    let setup = match Setup::new(&options.verify) {
        Ok(setup) => setup,
        Err(reason) => return exit::usage(&reason),
    };
    if options.verify.files.len() > 1 && !options.output.is_dir() {
        return exit::usage("-o must be a folder for several files");
    }
    each(&options.verify.files, setup.language, |file| levels::extend_file(file, options, &setup))
}

/// One file, which is all that some options take.
fn single(files: &[PathBuf], language: Language, work: impl Fn(&Path) -> Result<PathBuf, Failure>) -> ExitCode {
    if files.len() > 1 {
        return exit::usage("--prepare-only and --embed take one file at a time");
    }
    each(files, language, work)
}

/// Does the work for each file, and says of each what became of it.
fn each(files: &[PathBuf], language: Language, mut work: impl FnMut(&Path) -> Result<PathBuf, Failure>) -> ExitCode {
    let bar = batch::progress(files.len());
    let mut missed = 0_usize;
    for file in files {
        let shown = on_one_line(&file.to_string_lossy());
        match work(file) {
            Ok(place) => bar.suspend(|| println!("✓ {shown} → {}", on_one_line(&place.to_string_lossy()))),
            Err(failure) => {
                missed = missed.saturating_add(1);
                bar.suspend(|| eprintln!("✗ {shown}: {}", failure.text(language)));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if files.len() > 1 {
        println!("{} / {}", files.len().saturating_sub(missed), files.len());
    }
    ExitCode::from(u8::from(missed > 0))
}

/// One consent for all files, which are listed first. One file that was named is agreed to.
fn agreed(files: &[PathBuf], yes: bool) -> bool {
    if yes || files.len() == 1 {
        return true;
    }
    for (number, file) in (1_usize..).zip(files) {
        let size = file_source::open(file).map(|source| source.len()).unwrap_or_default();
        eprintln!("{number:>4}  {size:>12}  {}", on_one_line(&file.to_string_lossy()));
    }
    eprint!("{} → [y/N] ", files.len());
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes" | "có" | "c")
}
