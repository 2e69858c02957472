//! Pages that follow from the source. `cargo xtask docs` writes them.

use super::{command_line, read};
use kyso::Timestamp;
use kyso::ades::{Block, BlockName, Indication, TimeBasis};
use kyso::finding::{Code, Finding, Param, Severity};
use kyso::pdf::changes::Level as Reach;
use kyso::pdf::changes::shapes::{CHANGING, Entry, May, NOTES, ROLES, Shape};
use kyso::policy::{Constraint, Level, Policy};
use kyso::trust::Domain;
use kyso::vietnam::{self, Affiliation, CertificateFacts, CertificateStatus, Nature, SenderChoice, SignatureFacts};
use kyso::words::{self, Language};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The blocks of EN 319 102-1 and the words under which the table of checks has them.
const BLOCKS: [(BlockName, &str); 6] = [
    (BlockName::Format, "format"),
    (BlockName::Identification, "identification"),
    (BlockName::Cryptography, "cryptography"),
    (BlockName::Time, "time"),
    (BlockName::Certificate, "certificate"),
    (BlockName::Acceptance, "acceptance"),
];

const NOTE: &str = "<!-- Made by `cargo xtask docs` from the source; changes belong there. -->\n\n";

/// Every such page: its path below `docs/src` and its text.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("auditors/checks.md", checks()),
        ("auditors/findings.md", findings()),
        ("auditors/decree.md", decree()),
        ("auditors/algorithms.md", algorithms()),
        ("auditors/later-changes.md", later_changes()),
        ("en/command-line-reference.md", reference()),
    ]
}

const LATER_CHANGES: &str = "Each revision is compared with the previous one, object by object (ISO 32000-2 §12.8.2.2). A change that no \
rule justifies is an unjustified change.

- **Role by place.** The path from the trailer to an object determines its role, never its own `/Type`, `/Subtype` or `/FT`. An \
object used in two places is justified only if a rule covers each use.
- **A repeated object has the same tokens.** Apart from the order of keys and white space, an object that an update repeats has the \
same tokens and the same stored data. An integer is not a real, null is not absent, a copy is not the original, a direct value is not \
a reference. All readers agree on these exceptions: `/Length` direct or by reference, strings in either form, `#` in names, a plus sign \
or zeros before a number of up to 64 characters, another initialization vector of encrypted data.
- **A signed font is used as a whole.** What is new does not refer to its descriptor or its descendant: pdf.js takes one font for another \
that has the same descriptor.
- **Closed lists.** An added object has only the keys below, each once, with values of the shapes below; any other key is \
unexplained. *judged* marks a value that another rule checks. In signed objects only the entries in the second part may change, \
as far as a certification allows their level; names, numbers and strings in them must be direct, not references.
- **Notes** are justified on free space only, with a new appearance stream, or without one if pdf.js, poppler and PDFium draw \
within the rectangle (Link, Square, Circle, Stamp; the icon of Text) or draw nothing (Popup, Link without a border). Anything else \
that a reader would draw by itself is refused, and so are `NoZoom` and `NoRotate`. A Square or Circle without an appearance may also \
lie exactly over a signed one that has the same entries, if nothing else is there.
- **Signature fields** are widgets with an appearance made for them. Their picture is reported with page and rectangle, and counts only \
while the signature is good. A picture of a time-stamp is judged as a note; under `P` 1 anything that claims to be a time-stamp must be one.
- **Filling in** a field may not hide anything on the page beneath it. `NeedAppearances` may not change. The default resources may only \
gain names; these and other defaults may change only if no field without an appearance depends on them. `/XFA` and other entries of the \
form may not change.
- **Removed** evidence, extensions and annotations count against the signatures that had them.
";

/// What may be added after a signature.
fn later_changes() -> String {
    let mut page = format!("# What may be added later\n\n{NOTE}{LATER_CHANGES}");
    let roles = ROLES.iter().copied().chain(NOTES.iter().map(|(_, role)| role));
    for role in roles {
        let base = role.base.map_or(String::new(), |base| format!(", and all keys of *{}*", base.name));
        let _ = writeln!(page, "\n## {}\n\n{}{base}.\n\n| key | value |\n|---|---|", role.name, role.clause);
        for (key, shape) in role.keys {
            let _ = writeln!(page, "| `{key}` | {} |", shape_words(*shape));
        }
    }
    page.push_str(
        "\n## What may change in signed objects\n\nEvery other entry of these dictionaries must stay as it was.\n",
    );
    for list in CHANGING {
        let _ = writeln!(page, "\n### {}\n\n{}.\n\n| key | may | level |\n|---|---|---|", list.name, list.clause);
        for entry in list.entries {
            let _ = writeln!(page, "| `{}` | {} | {} |", entry.key, may_words(entry.may), reach_words(entry));
        }
    }
    page
}

fn may_words(may: May) -> String {
    match may {
        May::Judged => "*judged*".into(),
        May::Come(shape) => format!("come as {}", shape_words(shape)),
        May::Become(shape) => format!("become {}", shape_words(shape)),
        May::BecomeOrGo(shape) => format!("become {}, or go", shape_words(shape)),
        May::Gain => "gain names".into(),
        May::Turn(bits) => format!("turn these bits: {bits:#x}"),
    }
}

/// How far a change of an entry goes. What another rule judges goes as far as that one says.
fn reach_words(entry: &Entry) -> &'static str {
    match (entry.may, entry.level) {
        (May::Judged, Reach::None | Reach::Lta) => "*judged*",
        (_, Reach::None | Reach::Lta) => "evidence",
        (_, Reach::FormFilling) => "filling in",
        (_, Reach::Annotations) => "notes",
        (_, Reach::Other) => "nothing",
    }
}

fn shape_words(shape: Shape) -> String {
    match shape {
        Shape::Judged => "*judged*".into(),
        Shape::Name(names) => names.iter().map(|name| format!("`/{name}`")).collect::<Vec<_>>().join(" or "),
        Shape::AnyName => "a name".into(),
        Shape::Bits(bits) => format!("no other bits than {bits:#x}"),
        Shape::Integer => "an integer".into(),
        Shape::Boolean => "true or false".into(),
        Shape::False => "false".into(),
        Shape::Number => "a number".into(),
        Shape::Numbers(least, most) if least == most => format!("{least} numbers"),
        Shape::Numbers(least, most) => format!("{least} to {most} numbers"),
        Shape::Text => "a string".into(),
        Shape::LongText => "a string or a stream of text".into(),
        Shape::Reference => "a reference".into(),
        Shape::Words => "an array of names or strings".into(),
        Shape::Dictionary(role) => format!("a dictionary: *{}*", role.name),
    }
}

/// One cell of a table.
fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|").replace('\n', " ")
}

/// The doc comment of a row begins every line with a blank.
fn about(text: &str) -> String {
    cell(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A check of the acceptance block (§5.2.8.4.1) whose row stands with the other time-stamps.
const ELSEWHERE: (Constraint, &str) = (Constraint::TimestampNotBroken, "acceptance");

/// Every check with the block it is made in, by the headings of the table of checks.
pub fn sections() -> Vec<(Constraint, String)> {
    let mut block = String::new();
    let mut found = Vec::new();
    for line in read("src/policy/constraint.rs").lines().map(str::trim_start) {
        if let Some(head) = line.strip_prefix("// --- ") {
            block = head.split_whitespace().next().unwrap_or_default().to_owned();
        } else if let Some(name) = line.split_once(" = \"").and_then(|(_, rest)| rest.split('"').next()) {
            found.extend(Constraint::named(name).filter(|_| !block.is_empty()).map(|c| (c, block.clone())));
        }
    }
    found.iter_mut().filter(|(c, _)| *c == ELSEWHERE.0).for_each(|(_, at)| ELSEWHERE.1.clone_into(at));
    assert_eq!(found.len(), Constraint::ALL.len(), "src/policy/constraint.rs has another shape");
    found
}

fn checks() -> String {
    let policy = Policy::strict();
    let mut page = format!(
        "# Checks, by clause\n\n{NOTE}Every check that a policy can name, with its source, its level in the built-in policy `{}` and the \
         weakest level a policy may give it. A check whose weakest level is FAIL is *hard*: no policy file can weaken it. In a \
         report, `blocks` of each signature lists the checks under these names.\n\n\
         | block | check | requirement | clause | built-in | weakest |\n|---|---|---|---|---|---|\n",
        policy.id
    );
    for (constraint, block) in sections() {
        let weakest = if constraint.is_hard() { "FAIL (hard)".to_owned() } else { constraint.weakest().to_string() };
        let level = constraint.builtin();
        let _ = writeln!(
            page,
            "| {block} | `{}` | {} | {} | {level} | {weakest} |",
            constraint.name(),
            about(constraint.about()),
            cell(constraint.clause()),
        );
    }
    let hard = Constraint::ALL.iter().filter(|c| c.is_hard()).count();
    let failing = Constraint::ALL.iter().filter(|c| c.builtin() == Level::Fail).count();
    let _ = write!(
        page,
        "\n{} checks, {hard} of them hard; {failing} keep a signature from passing under the built-in policy.\n\n## By document\n\n",
        Constraint::ALL.len(),
    );
    let mut by: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for constraint in Constraint::ALL {
        for place in constraint.clause().split(';').map(str::trim) {
            by.entry(place).or_default().push(format!("`{}`", constraint.name()));
        }
    }
    page.push_str("| clause | checks |\n|---|---|\n");
    for (place, names) in by {
        let _ = writeln!(page, "| {} | {} |", cell(place), names.join(", "));
    }
    page
}

fn findings() -> String {
    let mut page = format!(
        "# Findings\n\n{NOTE}Every code that a report can contain. A code never changes its meaning. `params` has the data of a \
         finding, each with name and value. The severity belongs to the finding; the check that reports it decides its effect \
         on the verdict.\n\n| code | meaning: data | severity | clause | in Vietnamese |\n|---|---|---|---|---|\n"
    );
    for code in Code::ALL {
        let weight = match code.severity() {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let said = words::finding(&example(*code), Language::Vi).title;
        let _ = writeln!(
            page,
            "| `{}` | {} | {weight} | {} | {} |",
            code.name(),
            about(code.about()),
            cell(code.clause()),
            cell(&said),
        );
    }
    let _ = write!(page, "\n{} codes.\n", Code::ALL.len());
    page
}

/// A finding whose data, named in its row, are left open.
fn example(code: Code) -> Finding {
    let mut finding = Finding::new(code);
    let names = code.about().split('`').skip(1).step_by(2);
    finding.params = names.map(|name| Param { name: name.into(), value: "…".to_owned() }).collect();
    finding
}

/// The steps of the decree with every check they can rest on: the steps of a signature on which all checks were made.
fn decree() -> String {
    let blocks: Vec<Block> = BLOCKS
        .iter()
        .map(|(block, word)| {
            let mut made = Block::new(*block);
            sections().iter().filter(|(_, at)| at == word).for_each(|(c, _)| made.passed(c.name(), c.clause()));
            made
        })
        .collect();
    let time = Timestamp::parse("2026-03-02T02:15:00Z").unwrap();
    let certificate = CertificateFacts {
        not_before: time,
        not_after: time,
        status: CertificateStatus::Good,
        since: None,
        has_source: true,
        missing: None,
    };
    let facts = SignatureFacts {
        id: 1,
        certificate: None,
        nature: Nature::Person,
        whose: None,
        affiliation: Affiliation::default(),
        sender: SenderChoice::Auto,
        domain: Some(Domain::OfficialDuty),
        indication: Indication::TotalPassed,
        digest_matches: Some(true),
        signature_verifies: Some(true),
        revision: Some(1),
        marks: Vec::new(),
        time: Some(time),
        basis: TimeBasis::Proven,
        now: time,
        legal: vietnam::TABLE,
        blocks: &blocks,
        codes: Vec::new(),
        chain: vec![certificate; 2],
        root_is_imitated: false,
        timestamps: Vec::new(),
    };
    let mut page = format!(
        "# Decree 68/2024/NĐ-CP, step by step\n\n{NOTE}The steps that `decree68` of each signature lists, and the checks behind each of \
         them. The text of Article 30 was not available: its steps are reconstructed from Thông tư 15/2025/TT-BKHCN Điều 6.1 and \
         Phụ lục II and marked `reconstructed`; nothing of it is quoted. A step judges nothing that a check did not \
         judge.\n\n| article | step | checks |\n|---|---|---|\n"
    );
    let mut rested = BTreeSet::new();
    for step in vietnam::steps(&facts, &[]) {
        let clause = if step.clause.is_empty() { String::new() } else { format!(".{}", step.clause) };
        let mark = if step.reconstructed { " (reconstructed)" } else { "" };
        let names: Vec<String> = step.basis.iter().map(|name| format!("`{name}`")).collect();
        let code = serde_json::to_value(step.code).unwrap();
        let code = code.as_str().unwrap();
        let _ = writeln!(page, "| {}{clause}{mark} | `{code}` | {} |", step.article, names.join(", "));
        rested.extend(step.basis);
    }
    let others = Constraint::ALL.iter().map(|c| c.name()).filter(|name| !rested.contains(*name));
    let others: Vec<String> = others.map(|name| format!("`{name}`")).collect();
    let _ = write!(
        page,
        "\n`certificate-dates` compares the dates of the certificate with the time that counts; the other names are \
         [checks](checks.md). In Article 32, `period` and `active` occur once for every certificate above the signer's.\n\nChecks \
         that belong to no step but still affect the signature: {}.\n",
        others.join(", "),
    );
    page
}

fn algorithms() -> String {
    let policy: Value = serde_json::from_slice(&Policy::strict().canonical()).unwrap();
    let suite = &policy["algorithms"];
    let until = |row: &Value| row["until"].as_str().map_or("no end known", |t| &t[..10]).to_owned();
    let mut page = format!(
        "# Algorithms\n\n{NOTE}Until when the built-in policy considers a digest or a key reliable (ETSI TS 119 312; Thông tư \
         15/2025/TT-BKHCN, Phụ lục I). The *proven* time counts, not the claimed time.\n\n| digest | until |\n|---|---|\n"
    );
    for row in suite["digests"].as_array().unwrap() {
        let _ = writeln!(page, "| {} | {} |", row["name"].as_str().unwrap(), until(row));
    }
    page.push_str("\n| key | from bits | until |\n|---|---|---|\n");
    for row in suite["keys"].as_array().unwrap() {
        let _ = writeln!(page, "| {} | {} | {} |", row["name"].as_str().unwrap(), row["leastBits"], until(row));
    }
    page
}

/// The help of every command, as it is printed.
fn reference() -> String {
    let mut page = format!("# Command line: reference\n\n{NOTE}");
    for (path, help) in command_line::every_help() {
        let name = ["kyso".to_owned()].into_iter().chain(path).collect::<Vec<_>>().join(" ");
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(page, "## {name}\n\n```text\n{}\n```\n\n", lines.join("\n").trim());
    }
    format!("{}\n", page.trim_end())
}
