//! Where the objects that later revisions touch are used: one pass over the file notes who refers to them.

use super::work::Work;
use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::Document;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::lexer::{LexError, Lexer, Skipped};
use crate::pdf::syntax::parser;
use std::collections::{HashMap, HashSet};

/// Who refers to the objects that later revisions touch, by every definition of every object.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    /// Target to the objects that refer to it, each with the revision that defines it so.
    edges: HashMap<u32, Vec<(u32, u32)>>,
    /// The objects that were asked for.
    targets: HashSet<u32>,
}

impl Usage {
    /// Looks at every object of every revision once.
    pub(crate) fn read(document: &Document<'_>, targets: &HashSet<u32>, work: &Work) -> Result<Self, Error> {
        let mut usage = Self::default();
        usage.add_targets(document, targets, work)?;
        Ok(usage)
    }

    /// One more pass, for further objects.
    pub(crate) fn add_targets(
        &mut self,
        document: &Document<'_>,
        targets: &HashSet<u32>,
        work: &Work,
    ) -> Result<(), Error> {
        self.targets.extend(targets);
        self.read_file(document, targets, work)?;
        self.read_streams(document, targets, work)
    }

    /// Whether all uses of an object are known.
    pub(crate) fn is_known(&self, target: u32) -> bool {
        self.targets.contains(&target)
    }

    /// Every definition that refers to `target`: the object and the revision that defines it so.
    pub(crate) fn definitions(&self, target: u32) -> &[(u32, u32)] {
        self.edges.get(&target).map(Vec::as_slice).unwrap_or_default()
    }

    /// Numbers of the objects of a view that refer to `target`.
    pub(crate) fn of(&self, view: View<'_, '_>, target: u32) -> Vec<u32> {
        let known = self.edges.get(&target).map(Vec::as_slice).unwrap_or_default();
        let mut list: Vec<u32> = known
            .iter()
            .filter(|(referrer, revision)| view.defined_in(*referrer) == usize::try_from(*revision).ok())
            .map(|(referrer, _)| *referrer)
            .collect();
        sort::sort(&mut list);
        list.dedup();
        list
    }

    fn add(&mut self, found: &HashSet<u32>, number: u32, revision: u32) {
        for target in found {
            self.edges.entry(*target).or_default().push((number, revision));
        }
    }

    fn read_file(&mut self, document: &Document<'_>, targets: &HashSet<u32>, work: &Work) -> Result<(), Error> {
        let mut places: Vec<(u64, u32, u32)> = Vec::new();
        for row in document.index.rows() {
            if let Entry::InUse { offset, .. } = row.entry
                && offset < document.len()
            {
                places.push((offset, row.number, row.revision));
            }
        }
        sort::sort(&mut places);
        work.spend(places.len())?;
        let limits = &document.limits;
        let mut last: Option<(u64, HashSet<u32>)> = None;
        for (offset, number, revision) in places {
            if last.as_ref().is_none_or(|(known, _)| *known != offset) {
                let mut found = HashSet::new();
                // What cannot be lexed is null to the reader too; the references before that point do no harm.
                let _ = document.bytes.parse(offset, limits.object_bytes, Account::Searching, |lexer| {
                    found.clear();
                    references_of_indirect(lexer, limits.object_depth, targets, &mut found)
                })?;
                last = Some((offset, found));
            }
            if let Some((_, found)) = &last {
                work.spend(found.len())?;
                self.add(found, number, revision);
            }
        }
        Ok(())
    }

    fn read_streams(&mut self, document: &Document<'_>, targets: &HashSet<u32>, work: &Work) -> Result<(), Error> {
        let mut places: Vec<(u32, u32, u32, u32)> = Vec::new();
        for row in document.index.rows() {
            if let Entry::Compressed { stream, index } = row.entry {
                places.push((stream, row.revision, index, row.number));
            }
        }
        sort::sort(&mut places);
        work.spend(places.len())?;
        for (stream, revision, index, number) in places {
            let Some((container, _)) = View::new(document, revision).object_stream(stream)? else { continue };
            let place = usize::try_from(index).ok().and_then(|index| container.header.objects.get(index));
            let Some((_, start)) = place.filter(|(held, _)| *held == number) else { continue };
            let mut lexer = Lexer::new(container.tail(*start), 0, true);
            let mut found = HashSet::new();
            let _ = references(&mut lexer, document.limits.object_depth, targets, &mut found);
            work.spend(found.len())?;
            self.add(&found, number, revision);
        }
        Ok(())
    }
}

fn references_of_indirect(
    lexer: &mut Lexer<'_>,
    depth: usize,
    targets: &HashSet<u32>,
    found: &mut HashSet<u32>,
) -> Result<(), LexError> {
    if parser::object_header(lexer)?.is_none() {
        return Ok(());
    }
    references(lexer, depth, targets, found)
}

/// Collects the targets that a direct object refers to.
fn references(
    lexer: &mut Lexer<'_>,
    depth: usize,
    targets: &HashSet<u32>,
    found: &mut HashSet<u32>,
) -> Result<(), LexError> {
    let mut open: usize = 0;
    // The last two numbers before the word at hand.
    let mut numbers: [Option<u32>; 2] = [None, None];
    loop {
        match lexer.skip_token()? {
            Skipped::DictionaryOpen | Skipped::ArrayOpen => {
                if open >= depth {
                    return Err(LexError::TooDeep { offset: lexer.offset() });
                }
                open = open.saturating_add(1);
                numbers = [None, None];
            }
            Skipped::DictionaryClose | Skipped::ArrayClose => {
                open = open.saturating_sub(1);
                numbers = [None, None];
            }
            Skipped::Word(b"R") => {
                found.extend(numbers.first().copied().flatten().filter(|number| targets.contains(number)));
                numbers = [None, None];
            }
            Skipped::Word(b"endobj" | b"stream" | b"obj" | b"endstream") | Skipped::End => return Ok(()),
            Skipped::Word(word) => {
                let [_, last] = numbers;
                numbers = [last, number(word)];
                // A direct number may be the first half of `12 0 R`, so it does not end the object.
                continue;
            }
            Skipped::Name(_) | Skipped::String => numbers = [None, None],
        }
        if open == 0 {
            return Ok(());
        }
    }
}

fn number(word: &[u8]) -> Option<u32> {
    core::str::from_utf8(word).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &[u8]) -> Vec<u32> {
        let mut found = HashSet::new();
        let targets = (1..100).collect();
        let _ = references_of_indirect(&mut Lexer::new(text, 0, true), 16, &targets, &mut found);
        let mut found: Vec<u32> = found.into_iter().collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn references_are_found_wherever_they_stand() {
        assert_eq!(
            found(b"1 0 obj <</A 2 0 R/B[3 0 R 4 5 0 R]/C<</D 6 0 R>>/E(7 0 R)/F/8>> endobj 9 0 R"),
            [2, 3, 5, 6]
        );
        assert_eq!(found(b"1 0 obj 2 0 R endobj"), [2]);
        assert_eq!(found(b"+1 0 obj 2 0 R endobj"), [2]);
        assert_eq!(found(b"1 %x\n0 obj [2 0 R 3 %x\n0 %x\nR] endobj"), [2, 3]);
        assert_eq!(found(b"1 0 obj [2 0 R] endobj 3 0 obj 4 0 R"), [2]);
        assert_eq!(found(b"1 0 obj <</Length 5 0 R>> stream 6 0 R endstream"), [5]);
        assert_eq!(found(b"1 0 obj <</Big 400 0 R>>"), Vec::<u32>::new());
    }
}
