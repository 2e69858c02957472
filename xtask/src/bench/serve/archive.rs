//! What lists that differ in one of a hundred entries cost in the archive.

use super::measured;
use crate::bench::Options;
use crate::bench::table::judge;
use crate::failure::Result;

/// Lists without `--whole`. Every forty-ninth is kept whole, so the share is that of four rounds and does not get better by itself.
const SHORT: &str = "196";
const WHOLE: &str = "10000";
/// Most of their sum, in percent.
const MOST_SHARE: f64 = 5.0;

pub(in crate::bench) fn run(options: &Options) -> Result {
    let count = if options.whole { WHOLE } else { SHORT };
    println!("\nLists of 1 MB, of which each differs from the one before in one of a hundred entries");
    let figures = measured::by("many_lists_that_differ_in_one_of_a_hundred_entries", &[("KYSO_LISTS", count)])?;
    let (sum, bytes) = (figures.get("archive-sum")?, figures.get("archive-bytes")?);
    println!("  {:.0} lists of {:.0} MB together, in {:.1} MB", figures.get("archive-lists")?, sum / 1e6, bytes / 1e6);
    println!("  {:.1} kB beside them for their history", figures.get("archive-history")? / 1e3);
    if !options.whole {
        println!("  {SHORT} in place of {WHOLE}; --whole takes them all");
    }
    judge("of their sum, on disk", 100.0 * figures.get("archive-on-disk")? / sum, MOST_SHARE, " %");
    Ok(())
}
