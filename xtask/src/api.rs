//! `cargo xtask api`: what other Rust code can use of the library, as text, and whether the committed text is that of the source.
//!
//! Read from the pages that rustdoc writes. It knows what re-exports, globs and derives come to, where a reading of the source with
//! `syn` would have to resolve names again; its JSON needs a nightly compiler. Signatures stand in the pages as they are written,
//! between three or four tags that change seldom; where they are not found, the command fails rather than writing less.

use crate::command::{cargo, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::paths;
use std::fs;
use std::path::Path;

const FILE: &str = "docs/public-api.txt";
const HEAD: &str =
    "What other Rust code can use of kyso with its default features. `cargo xtask api` writes this file.\n";
/// Fewer items than this and the pages were not understood.
const LEAST: usize = 300;

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [] => fs::write(paths::root().join(FILE), text()?).doing(format!("write {FILE}")),
        [flag] if flag == "--check" => check(),
        _ => Err(Failure::usage("api takes --check or nothing")),
    }
}

/// Whether the committed text is that of the source.
pub(crate) fn check() -> Result {
    let (made, committed) = (text()?, fs::read_to_string(paths::root().join(FILE)).doing(format!("read {FILE}"))?);
    let Some((old, new)) = first_difference(&committed, &made) else { return Ok(()) };
    let advice = "if the change is meant, `cargo xtask api` writes the file anew";
    Err(Failure::new(format!("{FILE} is not the public API of the source: `{old}` is `{new}` now; {advice}")))
}

fn first_difference<'a>(old: &'a str, new: &'a str) -> Option<(&'a str, &'a str)> {
    let lines = |text: &'a str| text.lines().chain(std::iter::repeat("(nothing)"));
    let most = old.lines().count().max(new.lines().count());
    lines(old).zip(lines(new)).take(most).find(|(old, new)| old != new)
}

fn text() -> Result<String> {
    run_command(cargo().env("RUSTDOCFLAGS", "-D warnings").args([
        "doc",
        "--quiet",
        "--no-deps",
        "--lib",
        "--package",
        "kyso",
    ]))?;
    let folder = paths::target().join("doc/kyso");
    let read = |name: &str| fs::read_to_string(folder.join(name)).doing(format!("read {name}"));
    let all = read("all.html")?;
    let list = all.split_once("id=\"main-content\"").map(|(_, list)| list).unwrap_or_default();
    let mut items = Vec::new();
    for page in list.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        if let Some(name) = item_name(page) {
            items.push(format!("\n{name}\n{}", item(&read(page)?).doing(format!("understand {page}"))?));
        }
    }
    if items.len() < LEAST {
        return Err(Failure::new(format!(
            "rustdoc's pages have {} items: are they written otherwise now?",
            items.len()
        )));
    }
    items.sort();
    Ok(format!("{HEAD}{}", items.concat()))
}

/// `verify/struct.Context.html` is `kyso::verify::Context`.
fn item_name(page: &str) -> Option<String> {
    let path = Path::new(page.strip_suffix(".html")?);
    let (_, name) = path.file_name()?.to_str()?.split_once('.')?;
    let folder = path.parent()?.to_str()?.replace('/', "::");
    Some(["kyso", &folder, name].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("::"))
}

/// The declaration, the methods and the traits of one page.
fn item(page: &str) -> std::result::Result<String, &'static str> {
    let declaration = between(page, "<pre class=\"rust item-decl\"><code>", "</code></pre>").ok_or("no declaration")?;
    let mut lines: Vec<String> = plain(declaration).lines().map(|line| format!("  {}", line.trim_end())).collect();
    for methods in page.split("<h2 id=\"implementations\"").skip(1).filter_map(|rest| rest.split("<h2 id=").next()) {
        lines.extend(headers(methods, "h4").map(|method| format!("  {method}")));
    }
    let mut traits: Vec<String> = page
        .split("<h2 id=\"trait-implementations\"")
        .skip(1)
        .filter_map(|rest| rest.split("<h2 id=").next())
        .flat_map(|list| headers(list, "h3"))
        .filter_map(|line| Some(line.rsplit_once(" for ")?.0.trim_start_matches("impl").trim_start().to_owned()))
        .filter(|name| name != "StructuralPartialEq")
        .collect();
    traits.sort();
    if !traits.is_empty() {
        lines.push(format!("  implements {}", traits.join(", ")));
    }
    lines.retain(|line| !line.trim().is_empty());
    Ok(lines.join("\n") + "\n")
}

/// What the headers of one level say, each in one line.
fn headers<'a>(part: &'a str, level: &'a str) -> impl Iterator<Item = String> + 'a {
    let (open, close) = (format!("<{level} class=\"code-header\">"), format!("</{level}>"));
    let found: Vec<&str> =
        part.split(open.as_str()).skip(1).filter_map(|rest| rest.split(close.as_str()).next()).collect();
    found.into_iter().map(|html| plain(html).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    text.split_once(open)?.1.split_once(close).map(|(inside, _)| inside)
}

/// Text without tags, and without what a page says of long lists ("Show 20 variants").
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        // An attribute has a line of its own.
        if tag.starts_with("/div>") {
            text.push('\n');
        }
        let end = if tag.starts_with("summary") { "</summary>" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        (" ⓘ", ""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (entity, character)| text.replace(entity, character))
}
