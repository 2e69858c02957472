//! The layers of ARCHITECTURE.md hold: a module's `use` lines, and paths that begin with `crate::`, never point upwards.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; modules of one row may use each other.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["asn1"],
    &["crypto"],
    &["x509", "cms", "mime", "pdf"],
    &["trust", "policy", "evidence"],
    &["validation"],
    &["ades", "vietnam"],
    &["judged"],
    &["report"],
    &["verify", "inspect", "compare", "signed_revision", "dossier"],
    &["words"],
    &["formats"],
    &["sign", "online"],
    &["bridge"],
    &["mirror"],
    &["serve"],
    &["wasm"],
];

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            rust_files(&entry, files);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            files.push(entry);
        }
    }
}

/// First words after every `crate::` of a line, braces included.
fn targets(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let words: Vec<&str> = match rest.strip_prefix('{') {
            Some(inside) => inside.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for word in words {
            let name: String = word.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn no_module_uses_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" || module == "bin" {
            continue;
        }
        let own = layer_of(&module).unwrap_or_else(|| panic!("{module} is in no layer"));
        *seen.entry(module.clone()).or_default() += 1;
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for target in targets(code) {
                if let Some(above) = layer_of(&target).filter(|layer| *layer > own) {
                    wrong.push(format!("{}:{}: {module} uses {target} (layer {above})", inside.display(), number + 1));
                }
            }
        }
    }
    assert!(seen.len() > 10, "too few modules were looked at: {seen:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The floors of the reader of PDF, lowest first.
const PDF_FLOORS: &[&[&str]] = &[
    &["syntax"],
    &["filter"],
    &["encryption"],
    &["document"],
    &["content"],
    &["font"],
    &["signature", "appearance"],
    &["changes"],
    &["compare"],
    &["page_text"],
];

#[test]
fn no_folder_of_the_pdf_reader_uses_one_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = modules(&src);
    let floor = |path: &[String]| match path {
        [pdf, folder, ..] if pdf == "pdf" => PDF_FLOORS.iter().position(|row| row.contains(&folder.as_str())),
        _ => None,
    };
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for (path, module) in &modules {
        let Some(own) = floor(path) else { continue };
        seen.insert(own);
        let imported = module.imports.iter().map(|import| &import.path);
        for target in imported.chain(&module.named).filter_map(|named| defined_in(&modules, path, named, 0)) {
            if floor(&target).is_some_and(|above| above > own) {
                wrong.push(format!("{} uses {}", path.join("::"), target.join("::")));
            }
        }
    }
    assert_eq!(seen.len(), PDF_FLOORS.len(), "a folder is missing");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_check_sees_what_it_should() {
    assert_eq!(targets("use crate::{Limits, report::model};"), ["Limits", "report"]);
    assert_eq!(targets("let x = crate::verify::open(1);"), ["verify"]);
}

/// Folders in which no file may depend on itself through others. Missing: `validation`, where the status of a signer is a question like
/// that of a certificate.
const WITHOUT_CIRCLES: &[&str] = &[
    "ades",
    "asn1",
    "base",
    "bin/kyso",
    "bin/kyso-token-host",
    "bridge",
    "cms",
    "crypto",
    "dossier",
    "evidence",
    "formats",
    "judged",
    "mime",
    "online",
    "pdf",
    "policy",
    "report",
    "serve",
    "sign",
    "trust",
    "verify",
    "vietnam",
    "wasm",
    "words",
    "x509",
];

/// A path behind `use`, and the name it is known by afterwards.
struct Import {
    path: Vec<String>,
    name: String,
    is_reexport: bool,
}

struct Module {
    file: PathBuf,
    imports: Vec<Import>,
    /// Paths in the code itself.
    named: Vec<Vec<String>>,
}

type Modules = BTreeMap<Vec<String>, Module>;

/// The code of a file, without comments and without its unit tests.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    // A path that limits visibility is no use of what it names.
    code.join("\n")
        .replace("pub(in super::super)", "pub")
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The paths of a `use` statement, its braces multiplied out.
fn expanded(tree: &str) -> Vec<(String, String)> {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, tree.rsplit("::").next().unwrap_or_default()));
        return vec![(path.trim().to_owned(), name.trim().to_owned())];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut parts, mut depth) = (vec![String::new()], 0_i32);
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            ',' if depth == 0 => parts.push(String::new()),
            c => parts.last_mut().unwrap().push(c),
        }
    }
    let below = parts.iter().filter(|part| !part.trim().is_empty()).flat_map(|part| expanded(part));
    below.map(|(path, name)| (format!("{head}{path}"), name)).collect()
}

fn words_of(path: &str) -> Vec<String> {
    path.split("::").map(str::trim).filter(|word| !word.is_empty() && *word != "self").map(str::to_owned).collect()
}

fn read_module(file: &Path) -> Module {
    let mut module = Module { file: file.to_owned(), imports: Vec::new(), named: Vec::new() };
    for statement in code_of(file).split(';') {
        let begins =
            statement.rsplit_once("use ").map(|(before, tree)| (before.lines().last().unwrap_or_default(), tree));
        match begins.filter(|(before, _)| before.is_empty() || before.starts_with("pub")) {
            Some((before, tree)) => {
                let import = |(path, name): (String, String)| {
                    let path = words_of(&path);
                    let name = if name == "self" { path.last().cloned().unwrap_or_default() } else { name };
                    Import { path, name, is_reexport: before.starts_with("pub") }
                };
                module.imports.extend(expanded(tree).into_iter().map(import));
            }
            None => {
                let is_path = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
                let paths = statement.split(|c| !is_path(c)).filter(|word| word.contains("::"));
                module.named.extend(paths.map(words_of));
            }
        }
    }
    module
}

/// The modules of a crate whose root lies in a folder.
fn modules(root: &Path) -> Modules {
    let mut files = Vec::new();
    rust_files(root, &mut files);
    let path = |file: &Path| {
        let inside = file.strip_prefix(root).unwrap().with_extension("");
        let mut words: Vec<String> = inside.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        let is_root =
            words.last().is_some_and(|last| last == "mod" || (words.len() == 1 && (last == "lib" || last == "main")));
        words.truncate(words.len() - usize::from(is_root));
        words
    };
    let mut all: Modules = files.iter().map(|file| (path(file), read_module(file))).collect();
    // What programs share lies beside them, and is a module of each.
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        for (place, declared) in text.lines().zip(text.lines().skip(1)) {
            let place = place.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]"));
            let name = declared.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
            if let (Some(place), Some(name)) = (place, name) {
                let name = [path(file), vec![name.to_owned()]].concat();
                all.insert(name, read_module(&file.parent().unwrap().join(place)));
            }
        }
    }
    all
}

/// The module that an item named in `from` is defined in, through re-exports.
fn defined_in(modules: &Modules, from: &[String], path: &[String], depth: usize) -> Option<Vec<String>> {
    let mut here = from.to_vec();
    let mut rest = path;
    match rest.first().map(String::as_str) {
        Some("crate") => (here, rest) = (Vec::new(), &rest[1..]),
        Some("super") => {
            while let Some(("super", below)) = rest.split_first().map(|(first, below)| (first.as_str(), below)) {
                here.pop()?;
                rest = below;
            }
        }
        // A child, or a name that was imported.
        Some(first) => {
            let child = [from, &[first.to_owned()]].concat();
            let imported = modules[from].imports.iter().find(|import| import.name == first && import.path != path);
            if !modules.contains_key(&child) {
                let target = imported.filter(|_| depth < 8 && path.len() > 1)?;
                return defined_in(modules, from, &[&target.path[..], &path[1..]].concat(), depth + 1);
            }
        }
        None => return None,
    }
    for (at, word) in rest.iter().enumerate() {
        let below = [&here[..], std::slice::from_ref(word)].concat();
        if modules.contains_key(&below) {
            here = below;
            continue;
        }
        let exported = modules.get(&here)?.imports.iter().find(|import| import.name == *word && import.is_reexport);
        let Some(exported) = exported.filter(|_| depth < 8) else { break };
        return defined_in(modules, &here, &[&exported.path[..], &rest[at + 1..]].concat(), depth + 1);
    }
    modules.contains_key(&here).then_some(here)
}

/// A way from a module back to itself.
fn circle(edges: &BTreeMap<&Path, Vec<&Path>>, way: &mut Vec<PathBuf>, done: &mut BTreeSet<PathBuf>) -> Option<String> {
    let here = way.last().unwrap().clone();
    for next in edges.get(here.as_path()).into_iter().flatten() {
        if let Some(begin) = way.iter().position(|file| file == next) {
            let names: Vec<String> =
                way[begin..].iter().chain([&next.to_path_buf()]).map(|f| f.display().to_string()).collect();
            return Some(names.join(" -> "));
        }
        if !done.contains(*next) {
            way.push(next.to_path_buf());
            if let Some(found) = circle(edges, way, done) {
                return Some(found);
            }
            way.pop();
        }
    }
    done.insert(here);
    None
}

#[test]
fn no_file_rests_on_itself_by_way_of_others() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = BTreeSet::new();
    for folder in WITHOUT_CIRCLES {
        let is_program = folder.starts_with("bin/");
        let modules = modules(&if is_program { src.join(folder) } else { src.clone() });
        let folder = src.join(folder);
        let root = folder.with_extension("rs");
        let inside = |file: &Path| file.starts_with(&folder) || file == root;
        let mut edges: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
        for (path, module) in modules.iter().filter(|(_, module)| inside(&module.file)) {
            let imported = module.imports.iter().filter(|import| !import.is_reexport).map(|import| &import.path);
            for target in imported.chain(&module.named).filter_map(|named| defined_in(&modules, path, named, 0)) {
                let file = modules[&target].file.as_path();
                if file != module.file && inside(file) {
                    edges.entry(&module.file).or_default().push(file);
                }
            }
        }
        assert!(edges.len() > 2, "{}: too few files rest on others: {edges:?}", folder.display());
        let mut done = BTreeSet::new();
        wrong.extend(edges.keys().filter_map(|file| circle(&edges, &mut vec![file.to_path_buf()], &mut done)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn imports_are_read_as_they_are_written() {
    let paths: Vec<String> =
        expanded("super::{a::{self, B as C}, d}").into_iter().map(|(path, name)| format!("{path} {name}")).collect();
    assert_eq!(paths, ["super::a::self self", "super::a::B C", "super::d d"]);
}

/// Signatures are verified by one set of primitives, in the browser and outside; the assembly computes digests alone. Connections are
/// another matter: what comes over them proves itself or counts for nothing.
#[test]
fn ring_computes_digests_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut named = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
        for line in code.filter(|line| names_ring(line) && !line.contains("rustls::crypto::ring::default_provider()")) {
            assert!(line.contains("ring::digest::"), "{}: {line}", file.display());
            named.push(file.strip_prefix(&root).unwrap().to_owned());
        }
    }
    assert_eq!(named, [Path::new("crypto/native_hasher.rs")]);
}

/// Whether the line has the crate's name, not merely the end of a longer word.
fn names_ring(line: &str) -> bool {
    line.match_indices("ring::").any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}
