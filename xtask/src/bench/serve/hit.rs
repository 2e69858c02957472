//! What is kept: answers a second, interleaved with nginx that gives out the same bytes from a file.

use super::Served;
use super::wrk::wrk;
use crate::bench::measure::median;
use crate::bench::table::{Table, judge_least};
use crate::command::program;
use crate::failure::{Doing, Failure, Result};
use crate::serving::{QUESTION, Running, free_port};
use std::fs;

/// At least this share of nginx's answers a second.
const LEAST_SHARE: f64 = 0.7;
const CONNECTIONS: u32 = 64;
const SECONDS: u32 = 3;

pub(super) fn run(served: &Served<'_>) -> Result {
    let port = free_port()?;
    let _nginx = nginx(served, port)?;
    let (mut ours, mut theirs, mut errors) = (Vec::new(), Vec::new(), 0);
    for _ in 0..served.options.runs {
        let (own, nginx) =
            (wrk(served.serving.port, QUESTION, CONNECTIONS, SECONDS)?, wrk(port, "/root.crl", CONNECTIONS, SECONDS)?);
        errors += own.errors + nginx.errors;
        ours.push(own.per_second);
        theirs.push(nginx.per_second);
    }
    if errors > 0 {
        return Err(Failure::new(format!("{errors} answers were none")));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "\nA list that is kept, {CONNECTIONS} connections, {} interleaved runs of {SECONDS} s, medians",
        served.options.runs
    );
    let mut table = Table::new(&["", "answers/s", "nginx = 1"]);
    table.row(["kyso serve".to_owned(), format!("{ours:.0}"), format!("{:.2}", ours / theirs)]);
    table.row(["nginx, the same bytes from a file".to_owned(), format!("{theirs:.0}"), "1.00".to_owned()]);
    table.print();
    judge_least("relay from its cache, nginx = 1", ours / theirs, LEAST_SHARE, "");
    Ok(())
}

fn nginx(served: &Served<'_>, port: u16) -> Result<Running> {
    let config = format!(
        "daemon off; worker_processes auto; pid {dir}/n.pid; error_log {dir}/n.log;\nevents {{ worker_connections 2048; }}\nhttp {{ access_log off; \
         sendfile on; keepalive_requests 1000000; client_body_temp_path {dir}/b; proxy_temp_path {dir}/p; fastcgi_temp_path {dir}/f; \
         uwsgi_temp_path {dir}/u; scgi_temp_path {dir}/s;\nserver {{ listen 127.0.0.1:{port}; root {dir}/published; }} }}\n",
        dir = served.folder.display()
    );
    let path = served.folder.join("bench.conf");
    fs::write(&path, config).doing("write nginx's settings")?;
    Running::start(program("nginx").arg("-p").arg(&served.folder).arg("-c").arg(&path), port)
}
