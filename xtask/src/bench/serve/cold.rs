//! A question whose answer is not kept, beside the same question to the authority itself.

use super::{Served, asked};
use crate::bench::measure::median;
use crate::bench::table::{Table, judge};
use crate::failure::{Doing, Result};
use std::fs;

/// Most that the relay may add to what the authority takes, in milliseconds.
const MOST_ADDED: f64 = 5.0;
const LISTS: u32 = 200;
const HOST: &str = "ca.kyso.test";

pub(super) fn run(served: &Served<'_>) -> Result {
    let published = served.folder.join("published");
    let content = fs::read(published.join("root.crl")).doing("read a list")?;
    let (mut direct, mut cold, mut kept, mut added) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 0..LISTS {
        let name = format!("cold-{number}.crl");
        fs::write(published.join(&name), &content).doing("publish a list")?;
        let question = format!("/relay/crl/{}", base64url(&format!("http://{HOST}/{name}")));
        let at = |port, path: &str| asked::milliseconds(port, HOST, path, &content);
        let authority = at(served.serving.authority, &format!("/{name}"))?;
        let first = at(served.serving.port, &question)?;
        kept.push(at(served.serving.port, &question)?);
        direct.push(authority);
        cold.push(first);
        added.push(first - authority);
    }
    println!("\nA question whose answer is not kept, {LISTS} lists, medians; the cache is on disk");
    let mut table = Table::new(&["", "ms"]);
    for (name, times) in [("the authority itself", direct), ("the relay, first", cold), ("the relay, again", kept)] {
        table.row([name.to_owned(), format!("{:.2}", median(times))]);
    }
    table.print();
    judge("added to the authority, checked and written to disk", median(added), MOST_ADDED, " ms");
    Ok(())
}

/// Base64url without padding.
fn base64url(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0_u32, |all, byte| (all << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let index = usize::try_from((bits >> (18 - 6 * place)) & 63).unwrap_or(0);
            out.push(char::from(LETTERS[index]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64url;

    #[test]
    fn the_question_of_the_tests_is_what_it_says() {
        assert!(crate::serving::QUESTION.ends_with(&base64url("http://ca.kyso.test/root.crl")));
    }
}
