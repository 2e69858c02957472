//! What several signatures have in common, said once with whom it concerns.

use super::model::{Card, Said, Shared, Tone};
use super::presenter::Presenter;
use crate::base::sort;
use crate::words::Word;

impl Presenter {
    /// Takes what several cards say together, and marks it there: each card then has its own besides.
    pub(super) fn shared(&self, signatures: &mut [Card], timestamps: &mut [Card]) -> Vec<Shared> {
        let mut groups: Vec<Group> = Vec::new();
        for (is_stamp, cards) in [(false, &*signatures), (true, &*timestamps)] {
            for card in cards {
                for said in &card.findings {
                    match groups.iter_mut().find(|group| group.is(said)) {
                        Some(group) => group.add(said, card.id, is_stamp),
                        None => groups.push(Group::of(said, card.id, is_stamp)),
                    }
                }
            }
        }
        groups.retain(|group| group.count() > 1);
        for card in signatures.iter_mut().chain(timestamps) {
            for said in &mut card.findings {
                said.shared = groups.iter().any(|group| group.is(said));
            }
        }
        sort::sort_by_key(&mut groups, |group| weight(group.said.tone));
        groups.into_iter().map(|group| self.group(group)).collect()
    }

    fn group(&self, group: Group) -> Shared {
        let Group { mut said, signatures, timestamps, particular } = group;
        let mut whom = Vec::new();
        if !signatures.is_empty() {
            whom.push(format!("{} {}", self.word(Word::SignatureTitle), ids(&signatures)));
        }
        if !timestamps.is_empty() {
            whom.push(format!("{} {}", self.word(Word::TimestampTitle), ids(&timestamps)));
        }
        // Where they have data of their own, a line for each kind of data, with what is to be done where that differs too.
        if particular.len() > 1 {
            let same_next = particular.iter().all(|(one, _)| one.next == said.next);
            let line = |(one, of): &(Said, Vec<usize>)| match same_next {
                true => format!("{}: {}", ids(of), one.meaning),
                false => format!("{}: {} {}", ids(of), one.meaning, one.next),
            };
            said.list = particular.iter().map(line).collect();
            said.meaning = String::new();
            if !same_next {
                said.next = String::new();
            }
        }
        said.shared = true;
        Shared { said, signatures, timestamps, whom: whom.join("; ") }
    }
}

/// The same sentence of several cards.
struct Group {
    said: Said,
    signatures: Vec<usize>,
    timestamps: Vec<usize>,
    /// What is said in particular, and of which.
    particular: Vec<(Said, Vec<usize>)>,
}

impl Group {
    fn of(said: &Said, id: usize, is_stamp: bool) -> Self {
        let mut group =
            Self { said: said.clone(), signatures: Vec::new(), timestamps: Vec::new(), particular: Vec::new() };
        group.add(said, id, is_stamp);
        group
    }

    /// The same code and the same title; what it says of each, and what is to be done, may differ.
    fn is(&self, said: &Said) -> bool {
        let own = &self.said;
        own.code == said.code && own.tone == said.tone && own.title == said.title
    }

    fn add(&mut self, said: &Said, id: usize, is_stamp: bool) {
        let list = if is_stamp { &mut self.timestamps } else { &mut self.signatures };
        if !list.contains(&id) {
            list.push(id);
        }
        match self.particular.iter_mut().find(|(one, _)| one.meaning == said.meaning && one.next == said.next) {
            Some((_, of)) if of.contains(&id) => {}
            Some((_, of)) => of.push(id),
            None => self.particular.push((said.clone(), vec![id])),
        }
    }

    fn count(&self) -> usize {
        self.signatures.len().saturating_add(self.timestamps.len())
    }
}

fn weight(tone: Tone) -> u8 {
    match tone {
        Tone::Bad => 0,
        Tone::Warn => 1,
        Tone::Neutral => 2,
        Tone::Good => 3,
    }
}

/// `1, 3, 5–22`.
pub(super) fn ids(list: &[usize]) -> String {
    let runs = list.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let run = |run: &[usize]| match (run.first(), run.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::ids;

    #[test]
    fn runs_of_ids_are_short() {
        assert_eq!(ids(&[1, 3, 5, 6, 7]), "1, 3, 5–7");
        assert_eq!(ids(&[]), "");
    }
}
