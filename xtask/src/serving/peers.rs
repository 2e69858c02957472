//! `cargo xtask serve-peers`: `kyso serve` behind nginx and Varnish with the example settings of the package, and scraped by Prometheus.

use super::{QUESTION, Running, Serving, figure, folder, free_port, get};
use crate::command::{output, program};
use crate::failure::{Doing, Failure, Result};
use crate::{paths, setup};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const ANSWERS: &str = "kyso_relay_answers_total";

/// Runs one of them in a folder, against kyso on a port.
type Peer = fn(&Path, u16) -> Result;

pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err(Failure::usage("serve-peers takes no option"));
    }
    setup::debian::ensure(setup::debian::PEERS)?;
    let folder = folder("peers")?;
    let serving = Serving::start(&folder, false)?;
    let peers: [(&str, Peer); 3] = [("nginx", nginx), ("varnish", varnish), ("prometheus", prometheus)];
    let mut passed = 0;
    for (name, peer) in peers {
        peer(&folder, serving.port)?;
        println!("{name}: ok");
        passed += 1;
    }
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// The example of the package, with its parts put where a test can use them.
fn nginx(folder: &Path, kyso: u16) -> Result {
    let port = free_port()?;
    let example = read_example("nginx-serve.conf.example")?;
    let server = example
        .replace("/var/cache/nginx/kyso", &folder.join("nginx-cache").to_string_lossy())
        .replace("127.0.0.1:8080", &format!("127.0.0.1:{kyso}"))
        .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{port};"))
        .replace("proxy_cache kyso;", "proxy_cache kyso; add_header X-Cache $upstream_cache_status always;");
    let config = format!(
        "daemon off; pid {dir}/nginx.pid; error_log {dir}/nginx.log;\nevents {{}}\nhttp {{ access_log off; client_body_temp_path {dir}/b; \
         proxy_temp_path {dir}/p; fastcgi_temp_path {dir}/f; uwsgi_temp_path {dir}/u; scgi_temp_path {dir}/s;\n{server}\n}}\n",
        dir = folder.display()
    );
    let path = folder.join("nginx.conf");
    fs::write(&path, config).doing("write nginx's settings")?;
    let _nginx = Running::start(program("nginx").arg("-p").arg(folder).arg("-c").arg(&path), port)?;
    kept(port, kyso, "nginx", |answer| answer.contains("X-Cache: HIT"))
}

fn varnish(folder: &Path, kyso: u16) -> Result {
    let port = free_port()?;
    let example = read_example("varnish-serve.vcl.example")?.replace("\"8080\"", &format!("\"{kyso}\""));
    let path = folder.join("kyso.vcl");
    fs::write(&path, example).doing("write Varnish's settings")?;
    let mut command = program("varnishd");
    command.args(["-F", "-j", "none", "-s", "malloc,64m", "-a", &format!("127.0.0.1:{port}"), "-f"]).arg(&path);
    let _varnish = Running::start(command.arg("-n").arg(folder.join("varnish")), port)?;
    // An answer that was kept names two requests: its own, and the one that it was fetched by.
    let hit = |answer: &str| {
        let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("x-varnish:"));
        line.is_some_and(|line| line.split_whitespace().count() == 3)
    };
    kept(port, kyso, "Varnish", hit)
}

/// The second answer comes from the cache in front, and is the same.
fn kept(port: u16, kyso: u16, name: &str, hit: impl Fn(&str) -> bool) -> Result {
    let start = Instant::now();
    let first = loop {
        let answer = get(port, QUESTION)?;
        if answer.starts_with("HTTP/1.1 200") || start.elapsed() > Duration::from_secs(120) {
            break answer;
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    let before = figure(kyso, ANSWERS)?;
    let second = get(port, QUESTION)?;
    let body = |answer: &str| answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
    if !first.starts_with("HTTP/1.1 200") || body(&first) != body(&second) {
        return Err(Failure::new(format!("{name} does not give what the relay gives: {}", head(&first))));
    }
    if !hit(&second) || figure(kyso, ANSWERS)? > before {
        return Err(Failure::new(format!("{name} asked again for what it could have kept: {}", head(&second))));
    }
    // What must not be kept is not: the figures of each moment, and what is refused.
    let refused = get(port, "/relay/crl/AAAA")?;
    if refused.starts_with("HTTP/1.1 200") || hit(&get(port, "/relay/crl/AAAA")?) {
        return Err(Failure::new(format!("{name} keeps a refusal: {}", head(&refused))));
    }
    Ok(())
}

fn head(answer: &str) -> String {
    answer.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n", "; ")
}

fn prometheus(folder: &Path, kyso: u16) -> Result {
    let port = free_port()?;
    let config = format!(
        "global: {{scrape_interval: 1s}}\nscrape_configs:\n- job_name: kyso\n  static_configs: [{{targets: ['127.0.0.1:{kyso}']}}]\n"
    );
    let path = folder.join("prometheus.yml");
    fs::write(&path, config).doing("write Prometheus' settings")?;
    let mut command = program("prometheus");
    command.arg(format!("--config.file={}", path.display()));
    command.arg(format!("--storage.tsdb.path={}", folder.join("prometheus").display()));
    let _prometheus = Running::start(command.arg(format!("--web.listen-address=127.0.0.1:{port}")), port)?;
    let start = Instant::now();
    loop {
        let url = format!("http://127.0.0.1:{port}/api/v1/query?query={ANSWERS}");
        let text = output(program("curl").args(["--silent", "--max-time", "5", &url])).unwrap_or_default();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        if value["data"]["result"].as_array().is_some_and(|series| !series.is_empty()) {
            return Ok(());
        }
        if start.elapsed() > Duration::from_secs(120) {
            return Err(Failure::new(format!("Prometheus has no figure {ANSWERS}: {text}")));
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn read_example(name: &str) -> Result<String> {
    fs::read_to_string(paths::root().join("pkg-config").join(name)).doing(format!("read {name}"))
}
