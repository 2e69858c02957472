//! `cargo xtask demo`: the page with a sample document, on this machine only.

use crate::failure::{Failure, Result};
use crate::server::Server;
use crate::www::{self, Kind};

const PORT: u16 = 8080;

pub(crate) fn run(arguments: &[String]) -> Result {
    let port = match arguments {
        [] => PORT,
        [flag, port] if flag == "--port" => {
            port.parse().map_err(|_| Failure::usage(format!("{port} is not a port")))?
        }
        _ => return Err(Failure::usage("demo takes --port N or nothing")),
    };
    let folder = www::build(Kind::Demo)?;
    let server = Server::bind(&folder, port)?;
    println!("kyso: {}  (Ctrl-C ends it)", server.address());
    server.serve();
    Ok(())
}
