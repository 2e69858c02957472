//! One serial number against a list of a million entries.

use super::measured;
use crate::bench::Options;
use crate::bench::table::judge;
use crate::failure::Result;

pub(in crate::bench) fn run(_: &Options) -> Result {
    println!("\nOne serial number against a list of 1,000,000 entries");
    let figures = measured::by("one_serial_number_against_a_million", &[])?;
    println!("  {:.0} bytes of a list of {:.0}", figures.get("shard-bytes")?, figures.get("shard-of")?);
    judge("to a browser", figures.get("shard-bytes")? / 1000.0, 64.0, " kB");
    judge("to judge, median of 51", figures.get("shard-milliseconds")?, 5.0, " ms");
    Ok(())
}
