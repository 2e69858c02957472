//! The headers of the page. They have one source, the file that operators of other servers copy.

use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// In the form of a `_headers` file: a pattern of paths, then its headers, indented; `!` takes one away that an earlier pattern gave.
const SOURCE: &str = include_str!("../../pkg-config/headers.example");

struct Rule {
    /// Up to the `*`.
    prefix: &'static str,
    set: Vec<(HeaderName, HeaderValue)>,
}

/// The headers by path.
pub(super) struct PageHeaders {
    rules: Vec<Rule>,
}

impl PageHeaders {
    pub(super) fn new() -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in SOURCE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            match (line.strip_prefix("  "), rules.last_mut()) {
                (Some(header), Some(rule)) => rule.set.extend(header.split_once(": ").and_then(read)),
                _ => rules.push(Rule { prefix: line.trim_end_matches('*'), set: Vec::new() }),
            }
        }
        Self { rules }
    }

    /// Adds the headers of a path. How long an answer may be kept is left as it is where the answer says so itself.
    pub(super) fn add(&self, path: &str, headers: &mut HeaderMap) {
        let kept = headers.get(CACHE_CONTROL).cloned();
        for rule in self.rules.iter().filter(|rule| path.starts_with(rule.prefix)) {
            for (name, value) in &rule.set {
                headers.insert(name.clone(), value.clone());
            }
        }
        if let Some(kept) = kept {
            headers.insert(CACHE_CONTROL, kept);
        }
    }
}

fn read((name, value): (&'static str, &'static str)) -> Option<(HeaderName, HeaderValue)> {
    Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_static(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        PageHeaders::new().add(path, &mut headers);
        headers
    }

    #[test]
    fn every_line_of_the_source_is_a_header() {
        let lines = SOURCE.lines().filter(|line| line.starts_with("  ") && !line.starts_with("  !"));
        let read: usize = PageHeaders::new().rules.iter().map(|rule| rule.set.len()).sum();
        assert_eq!((lines.count(), read), (9, 9));
        assert_eq!(of("/").len(), 7);
    }

    #[test]
    fn names_with_a_hash_are_kept_and_all_else_is_asked_for_again() {
        assert_eq!(of("/assets/index-abc.js")[CACHE_CONTROL], "public, max-age=31536000, immutable");
        for path in ["/", "/index.html", "/service-worker.js", "/kyso.config.json", "/trust/vietnam.json", "/assetsx"] {
            assert_eq!(of(path)[CACHE_CONTROL], "no-cache", "{path}");
            assert!(of(path)["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'; "));
        }
        for (path, may_reach_others) in [("/", false), ("/index.html", false), ("/sign.html", true)] {
            let policy = of(path)["content-security-policy"].to_str().unwrap().to_owned();
            assert_eq!(policy.contains("connect-src 'self' https:"), may_reach_others, "{path}");
        }
        let mut own = HeaderMap::new();
        own.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        PageHeaders::new().add("/relay", &mut own);
        assert_eq!(own[CACHE_CONTROL], "no-store");
    }
}
