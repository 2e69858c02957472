//! Many files: finding them, and working on several at a time with results in order.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

/// Deepest level of folders looked into.
const DEPTH: usize = 16;

/// The files to verify. A folder means the PDF files, signatures, time-stamps and mails in it and below it, in order; links to folders are not followed.
pub(crate) fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { folder(path, DEPTH, is_signed_name, &mut files) } else { files.push(path.clone()) }
    }
    files
}

/// A file to verify, with the content that it may be a signature of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) file: PathBuf,
    pub(crate) content: Option<PathBuf>,
}

/// Files with what lies beside them: in a folder, `report.pdf.p7s` and `report.p7s` belong to `report.pdf`. Whether they do is for the
/// engine to say. A file that was `named` is taken as it is.
pub(crate) fn paired(files: Vec<PathBuf>, named: &[PathBuf]) -> Vec<Pair> {
    let content_of = |file: &PathBuf| {
        let is_apart = is_one_of(file, &["p7s", "tsr"]) && !named.contains(file);
        let base = is_apart.then(|| file.with_extension(""))?;
        let same = |other: &&PathBuf| !is_one_of(other, &["p7s", "tsr"]) && other.with_extension("") == base;
        if base.is_file() { Some(base) } else { files.iter().find(same).cloned() }
    };
    let contents: Vec<Option<PathBuf>> = files.iter().map(content_of).collect();
    let taken = |file: &PathBuf| contents.iter().flatten().any(|content| content == file) && !named.contains(file);
    let pairs = files.iter().zip(&contents).filter(|(file, _)| !taken(file));
    pairs.map(|(file, content)| Pair { file: file.clone(), content: content.clone() }).collect()
}

/// Every file in a folder and below it, in order.
pub(crate) fn all_files(path: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    folder(path, DEPTH, |_| true, &mut files);
    files
}

fn folder(path: &Path, depth: usize, wanted: fn(&Path) -> bool, files: &mut Vec<PathBuf>) {
    let Some(below) = depth.checked_sub(1) else { return };
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    let mut inside: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    inside.sort();
    for entry in inside {
        if entry.is_symlink() && entry.is_dir() {
            continue;
        }
        if entry.is_dir() {
            folder(&entry, below, wanted, files);
        } else if wanted(&entry) {
            files.push(entry);
        }
    }
}

fn is_signed_name(path: &Path) -> bool {
    is_one_of(path, &["pdf", "p7s", "p7m", "tsr", "eml"])
}

fn is_one_of(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|e| extensions.iter().any(|name| e.eq_ignore_ascii_case(name)))
}

/// A bar for more than one file on a terminal.
pub(crate) fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style)
}

/// Does `work` for every item on up to `jobs` threads and hands the results to `take` in the order of the items, each as soon as
/// those before it are done.
pub(crate) fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<R>>> = Mutex::new(items.iter().map(|_| None).collect());
    let (signal, ready) = std::sync::mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            let (signal, next, done, work) = (signal.clone(), &next, &done, &work);
            scope.spawn(move || {
                while let Some((index, item)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| items.get(i).map(|t| (i, t)))
                {
                    let result = work(item);
                    if let Some(slot) = done.lock().unwrap_or_else(|e| e.into_inner()).get_mut(index) {
                        *slot = Some(result);
                    }
                    let _ = signal.send(());
                }
            });
        }
        drop(signal);
        let mut taken = 0_usize;
        while ready.recv().is_ok() {
            // Ends: every round takes one result, and there are as many as items.
            loop {
                let result = done.lock().unwrap_or_else(|e| e.into_inner()).get_mut(taken).and_then(Option::take);
                let Some(result) = result else { break };
                take(result);
                taken = taken.saturating_add(1);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_in_a_folder_goes_with_its_document() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let files = paths(&["a/one.p7s", "a/one.pdf", "a/two.pdf", "b/one.p7s", "b/two.tsr"]);
        let pair = |file: &str, content: Option<&str>| Pair { file: file.into(), content: content.map(PathBuf::from) };
        let expected = [
            pair("a/one.p7s", Some("a/one.pdf")),
            pair("a/two.pdf", None),
            pair("b/one.p7s", None),
            pair("b/two.tsr", None),
        ];
        assert_eq!(paired(files.clone(), &[]), expected);
        // What a person named is verified as it is.
        let alone: Vec<Pair> = files.iter().map(|file| Pair { file: file.clone(), content: None }).collect();
        assert_eq!(paired(files.clone(), &files), alone);
    }
}
