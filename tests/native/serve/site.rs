//! The page's files.

use super::server::Server;
use std::fs;
use std::path::Path;

fn site(folder: &Path) {
    fs::create_dir_all(folder.join("site/assets")).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    let files = [
        ("index.html", "<!doctype html>page"),
        ("share.html", "<p>Tệp chưa được nhận"),
        ("service-worker.js", "// worker"),
        ("kyso.config.json", "{}"),
        ("assets/index-1a2b.js", "code"),
        ("assets/index-1a2b.js.br", "code by brotli"),
        ("assets/index-1a2b.js.gz", "code by gzip"),
        ("assets/kyso-1a2b.wasm", "\0asm"),
    ];
    for (name, text) in files {
        fs::write(folder.join("site").join(name), text).unwrap();
    }
}

fn serving(more: &str) -> (Server, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let server = Server::start(&format!("site = '{}'\n{more}", folder.path().join("site").display()));
    (server, folder)
}

#[test]
fn files_have_the_headers_of_the_example() {
    let (server, _folder) = serving("");
    let example = include_str!("../../../pkg-config/headers.example");
    let page = server.get("/");
    assert_eq!((page.status, page.body.as_slice()), (200, b"<!doctype html>page".as_slice()));
    let mut seen = 0;
    let of_all = example.lines().skip_while(|line| *line != "/*").skip(1).take_while(|line| line.starts_with("  "));
    for line in of_all.filter(|line| !line.contains("Cache-Control")) {
        let (name, value) = line.trim().split_once(": ").unwrap();
        assert_eq!(page.header(&name.to_ascii_lowercase()), value);
        assert_eq!(server.get("/missing").header(&name.to_ascii_lowercase()), value);
        seen += 1;
    }
    assert_eq!(seen, 6);
    for path in ["/", "/index.html", "/service-worker.js", "/kyso.config.json", "/missing"] {
        assert_eq!(server.get(path).header("cache-control"), "no-cache", "{path}");
    }
    assert_eq!(server.get("/assets/index-1a2b.js").header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(server.get("/assets/kyso-1a2b.wasm").header("content-type"), "application/wasm");
    assert!(server.get("/service-worker.js").header("content-type").starts_with("text/javascript"));
}

#[test]
fn compressed_forms_are_given_to_who_takes_them() {
    let (server, _folder) = serving("");
    let take = |codings: &str| {
        let answer = server.ask("GET", "/assets/index-1a2b.js", &[("Accept-Encoding", codings)], b"");
        (answer.header("content-encoding").to_owned(), String::from_utf8(answer.body.clone()).unwrap())
    };
    assert_eq!(take("gzip, br"), ("br".to_owned(), "code by brotli".to_owned()));
    assert_eq!(take("gzip"), ("gzip".to_owned(), "code by gzip".to_owned()));
    assert_eq!(take("identity"), (String::new(), "code".to_owned()));
    let answer = server.ask("GET", "/assets/index-1a2b.js", &[("Accept-Encoding", "br")], b"");
    assert!(answer.header("vary").to_ascii_lowercase().contains("accept-encoding"), "{answer:?}");
    assert!(answer.header("content-type").starts_with("text/javascript"));
}

#[test]
fn nothing_outside_of_the_folder_is_given() {
    let (server, _folder) = serving("");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%00",
    ] {
        let answer = server.get(path);
        assert!(answer.status >= 400 && !answer.body.windows(6).any(|window| window == b"secret"), "{path} {answer:?}");
    }
    assert_eq!(server.ask("POST", "/", &[], b"").status, 405);
    assert_eq!(server.ask("PUT", "/index.html", &[], b"x").status, 405);
    assert_eq!(server.ask("DELETE", "/index.html", &[], b"").status, 405);
}

#[test]
fn shared_files_are_answered_with_a_text_and_not_taken() {
    let (server, _folder) = serving("");
    let answer = server.ask("POST", "/share", &[("Content-Type", "multipart/form-data")], b"a document");
    assert_eq!(answer.status, 200);
    assert!(String::from_utf8(answer.body).unwrap().contains("Tệp chưa được nhận"));
}

#[test]
fn the_operator_may_keep_the_page_settings_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.json");
    fs::write(&file, "{\"relay\":\"relay\"}").unwrap();
    let (server, _site) = serving(&format!("page_settings = '{}'\n", file.display()));
    let answer = server.get("/kyso.config.json");
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-cache"));
    assert!(String::from_utf8(answer.body).unwrap().contains("\"relay\""));
}

#[test]
fn without_the_word_there_is_no_relay() {
    let (server, _folder) = serving("");
    assert_eq!(server.get("/relay/crl/aHR0cDovL2E").status, 404);
    assert_eq!(server.ask("POST", "/relay", &[], b"{}").status, 405);
    let health: serde_json::Value = serde_json::from_slice(&server.get("/healthz").body).unwrap();
    assert_eq!((health["status"].as_str(), health["relay"].as_bool()), (Some("ok"), Some(false)));
}

#[test]
fn the_log_has_no_name_of_a_file_and_no_client() {
    let (mut server, _folder) = serving("");
    assert_eq!(server.get("/cong-van-mat-12.pdf").status, 404);
    assert_eq!(server.ask("GET", "/?ho-so=12", &[("X-Forwarded-For", "192.0.2.77")], b"").status, 200);
    let figures = String::from_utf8(server.get("/metrics").body).unwrap();
    assert!(figures.contains("kyso_http_requests_total{part=\"site\",status=\"4xx\"} 1"), "{figures}");
    assert_eq!(server.terminate(), Some(0));
    let log = serde_json::to_string(&server.logged_to_the_end()).unwrap();
    for word in ["cong-van", "ho-so", "192.0.2.77"] {
        assert!(!log.contains(word) && !figures.contains(word), "{word}: {log}");
    }
    assert!(log.contains("listening") && log.contains("ended"));
}

#[test]
fn a_mistyped_setting_stops_it() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("kyso.toml");
    for wrong in
        ["lisen = '127.0.0.1:0'", "[relay]\nallow = ['http://*/']\non = true", "site = '/nowhere/at/all'", "listen = 5"]
    {
        fs::write(&config, wrong).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kyso"))
            .args(["serve", "--check", "--config"])
            .arg(&config)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(64), "{wrong}");
    }
}
