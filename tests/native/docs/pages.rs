//! The pages of `docs` say what is there: links, commands, options, codes and fields they name, and the pages made from the source.

use crate::docs::markdown::Page;
use crate::docs::{command_line, generated, pages, pages_folder, read, root};
use kyso::policy::{Constraint, Policy};
use std::collections::BTreeSet;
use std::{env, fs};

/// `cargo xtask docs` writes them anew.
#[test]
fn generated_pages_are_up_to_date() {
    let bless = env::var_os("KYSO_BLESS").is_some();
    let mut old = Vec::new();
    for (name, text) in generated::pages() {
        let path = pages_folder().join(name);
        if bless {
            fs::write(&path, text).unwrap();
        } else if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            old.push(name);
        }
    }
    assert!(old.is_empty(), "run `cargo xtask docs`: {old:?}");
}

/// What the tests below look for is there to be looked at.
#[test]
fn the_pages_have_links_and_code() {
    let pages: Vec<Page> = pages().iter().map(|(_, text)| Page::read(text)).collect();
    let links = pages.iter().map(|page| page.links.len()).sum::<usize>();
    let lines: Vec<String> = pages.iter().flat_map(command_lines).collect();
    let begin = |word: &str| lines.iter().filter(|line| line.starts_with(word)).count();
    let camel = lines.iter().flat_map(|line| line.split('.')).filter(|word| is_camel_case(word)).count();
    println!("{links} links, {} commands, {} options, {camel} fields", begin("kyso "), begin("--"));
    assert!(links > 50 && begin("kyso ") > 20 && begin("cargo xtask ") > 2 && begin("--") > 10 && camel > 20);
}

/// The blocks that the table of checks is written under are those the checks are made in.
#[test]
fn checks_stand_under_their_block() {
    let sections = generated::sections();
    let mut seen = BTreeSet::new();
    for path in fs::read_dir(root().join("tests/goldens")).unwrap().map(|e| e.unwrap().path()) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let Ok(report) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        let signatures = report["shared"]["blocks"].as_array().into_iter().flatten();
        for block in signatures.flat_map(|blocks| blocks.as_array().into_iter().flatten()) {
            for check in block["checks"].as_array().into_iter().flatten() {
                let code = check["code"].as_str().unwrap();
                let at = sections.iter().find(|(c, _)| c.name() == code);
                assert!(at.is_some_and(|(_, at)| *at == block["block"].as_str().unwrap()), "{code}");
                seen.insert(code.to_owned());
            }
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}

#[test]
fn the_summary_names_every_page_once() {
    let listed = Page::read(&read("docs/src/SUMMARY.md")).links;
    let names: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(names.len(), listed.len(), "a page is listed twice");
    let there: BTreeSet<String> = pages().into_iter().map(|(name, _)| name).filter(|n| n != "SUMMARY.md").collect();
    assert_eq!(names, there);
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for (name, text) in pages() {
        let folder = pages_folder().join(&name).parent().unwrap().to_path_buf();
        for link in Page::read(&text).links.iter().filter(|l| !l.starts_with("https://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { pages_folder().join(&name) } else { folder.join(file) };
            let inside = target.canonicalize().is_ok_and(|t| t.starts_with(pages_folder().canonicalize().unwrap()));
            let found = inside && (anchor.is_empty() || has_anchor(&target, anchor));
            if !found {
                broken.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

fn has_anchor(page: &std::path::Path, anchor: &str) -> bool {
    Page::read(&fs::read_to_string(page).unwrap()).anchors.iter().any(|a| a == anchor)
}

/// Command lines of a page: lines of shell blocks and inline code.
fn command_lines(page: &Page) -> Vec<String> {
    let shell = page.blocks.iter().filter(|b| b.language == "sh").flat_map(|b| b.text.lines());
    let without_comment = shell.map(|line| line.split(" # ").next().unwrap_or(line).trim().to_owned());
    without_comment.chain(page.code.iter().cloned()).collect()
}

#[test]
fn every_command_and_option_is_there() {
    let mut wrong = Vec::new();
    for (name, text) in pages().into_iter().filter(|(name, _)| name != "en/command-line-reference.md") {
        let page = Page::read(&text);
        for line in command_lines(&page) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if words.first() != Some(&"kyso") {
                continue;
            }
            let (path, rest) = command_line::split(&words[1..]);
            let known = command_line::options(&command_line::help(&path).unwrap());
            let named = rest.iter().filter(|w| w.starts_with('-') && **w != "-").map(|w| w.trim_end_matches(']'));
            let named = named.map(|w| w.split('=').next().unwrap());
            let unknown: Vec<_> = named.filter(|w| !known.iter().any(|k| k == w)).collect();
            if path.is_empty() && !rest.is_empty() && !rest[0].starts_with('-') || !unknown.is_empty() {
                wrong.push(format!("{name}: {line} {unknown:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Options named alone, such as `--policy`, belong to some command.
#[test]
fn every_option_named_alone_is_there() {
    let known: BTreeSet<String> =
        command_line::every_help().iter().flat_map(|(_, help)| command_line::options(help)).collect();
    for (name, text) in pages() {
        for code in Page::read(&text).code.iter().filter(|c| c.starts_with("--")) {
            let option = code.split([' ', '=']).next().unwrap();
            assert!(known.contains(option), "{name}: {code}");
        }
    }
}

/// Commands of the project itself.
#[test]
fn every_task_is_there() {
    let tasks = read("xtask/src/main.rs");
    for (name, text) in pages() {
        for line in command_lines(&Page::read(&text)) {
            if let Some(task) = line.strip_prefix("cargo xtask ").and_then(|rest| rest.split_whitespace().next()) {
                assert!(tasks.contains(&format!("name: \"{task}\"")), "{name}: {line}");
            }
        }
    }
}

/// Words that no schema has: a directive of a content security policy, events of the element, a permission of Isolated Web Apps, a program.
const FOREIGN: [&str; 7] = [
    "frame-ancestors",
    "kyso-report",
    "kyso-error",
    "kyso-progress",
    "usb-unrestricted",
    "kyso-token-host",
    "card-bindings",
];

/// Kebab-case words in code are words of the product: codes of findings, checks, errors, reasons, values of fields; or fixtures.
#[test]
fn every_code_named_is_one() {
    let schemas: String =
        ["report", "policy", "detailed", "evidence"].iter().map(|of| command_line::printed(&["schema", of])).collect();
    let sources = [
        "src/base/error.rs",
        "www/package/src/error.ts",
        "src/policy/error.rs",
        "src/online/refusal.rs",
        "src/bin/kyso-token-host/doctor.rs",
        "src/bin/kyso-token-host/main.rs",
        "src/sign/error.rs",
        "www/package/src/sign/act.ts",
        "www/package/src/sign/signer.ts",
    ]
    .map(read)
    .concat();
    let is_known = |word: &str| {
        schemas.contains(&format!("\"{word}\""))
            || Constraint::named(word).is_some()
            || sources.contains(&format!("\"{word}\""))
            || sources.contains(&format!("`{word}`"))
            || FOREIGN.contains(&word)
            || root().join(format!("www/package/src/bridge/errors/{word}.ts")).exists()
            || root().join(format!("tests/fixtures/pdf/{word}.pdf")).exists()
    };
    let made: Vec<&str> = generated::pages().into_iter().map(|(name, _)| name).collect();
    let mut unknown = Vec::new();
    for (name, text) in pages().into_iter().filter(|(name, _)| !made.contains(&name.as_str())) {
        for code in Page::read(&text).code {
            let kebab =
                code.contains('-') && !code.ends_with('-') && code.starts_with(|c: char| c.is_ascii_lowercase());
            let plain = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if kebab && plain && !is_known(&code) {
                unknown.push(format!("{name}: {code}"));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// `trusted_from` as `trustedFrom`.
fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + &part[..1].to_uppercase() + &part[1..])
}

/// camelCase words in code are fields of the report, of trust files, names of the package or settings of the page.
#[test]
fn every_field_named_is_one() {
    let mut sources: String = ["report", "policy", "detailed", "simple", "evidence"]
        .iter()
        .map(|of| command_line::printed(&["schema", of]))
        .collect();
    for entry in fs::read_dir(root().join("www/package/src")).unwrap() {
        sources.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
    }
    for file in ["www/portal/src/state/settings.ts", "www/package/src/sign/signer.ts", "src/bridge/protocol/answer.rs"]
    {
        sources.push_str(&read(file));
    }
    // Trust files: the names as they are written in JSON.
    for name in
        read("src/trust/file.rs").lines().filter_map(|l| l.trim().strip_prefix("pub(crate) ")?.split(':').next())
    {
        sources.push_str(&camel_case(name));
    }
    for (name, text) in pages() {
        for code in Page::read(&text).code {
            for word in code.split('.').filter(|w| is_camel_case(w)) {
                assert!(sources.contains(word), "{name}: {code}");
            }
        }
    }
}

fn is_camel_case(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|b| b.is_ascii_alphanumeric())
        && word.bytes().any(|b| b.is_ascii_uppercase())
}

/// Examples of policy files are policy files.
#[test]
fn every_policy_shown_can_be_used() {
    let mut count = 0;
    for (name, text) in pages() {
        for block in Page::read(&text).blocks.iter().filter(|b| b.text.contains(kyso::policy::SCHEMA)) {
            Policy::parse(&block.text).unwrap_or_else(|e| panic!("{name}: {e}"));
            count += 1;
        }
    }
    assert!(count > 0, "no page shows a policy");
}

/// Imports in examples are entries of the package.
#[test]
fn every_entry_of_the_package_is_there() {
    let manifest: serde_json::Value = serde_json::from_str(&read("pkg-config/package.json")).unwrap();
    let exports = manifest["exports"].as_object().unwrap();
    for (name, text) in pages() {
        for block in Page::read(&text).blocks {
            for quoted in block.text.split('"').filter(|q| *q == "kyso" || q.starts_with("kyso/")) {
                // Names of schemas look alike: `kyso-policy/1` does not.
                let entry = quoted.replacen("kyso", ".", 1);
                assert!(exports.contains_key(&entry), "{name}: {quoted}");
            }
        }
    }
}

/// The header in the examples for operators is the one the page is built and tested with.
#[test]
fn one_content_security_policy_everywhere() {
    let server = read("xtask/src/server.rs");
    let start = server.find("const POLICY").unwrap();
    let literal = server[start..].split('"').nth(1).unwrap();
    let policy = literal.split('\\').map(str::trim_start).collect::<String>();
    let policy = policy.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(policy.starts_with("default-src 'none';") && policy.ends_with("frame-ancestors 'none'"), "{policy}");
    for file in ["pkg-config/nginx.conf.example", "pkg-config/headers.example", "docs/src/en/operators.md"] {
        assert!(read(file).contains(&policy), "{file} has another policy than xtask/src/server.rs");
    }
    let built = read("www/vite.config.ts");
    for part in policy.split("; ").filter(|part| !part.starts_with("frame-ancestors")) {
        assert!(built.contains(&format!("\"{part}\"")), "www/vite.config.ts lacks {part}");
    }
}

/// Addresses of this machine and of nobody else have no place in pages for others.
#[test]
fn no_path_of_a_machine() {
    for (name, text) in pages() {
        for word in ["/home/", "/work/", "/root/", "/Users/"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

/// What a browser loads is a promise to the reader, so it is the number that the build refuses to exceed.
#[test]
fn the_size_of_the_module_is_its_limit() {
    let build = read("xtask/src/wasm.rs");
    let limit = |name: &str| {
        let rest = build.split(&format!("const {name}: f64 = ")).nth(1);
        rest.and_then(|rest| rest.split(['.', ';']).next()).unwrap().to_owned()
    };
    let readme = read("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(readme.contains(&format!("a module of at most {} kB (brotli)", limit("LIMIT"))));
    assert!(readme.contains(&format!("when it is asked for: at most {} kB (brotli)", limit("SIGN_LIMIT"))));
}
