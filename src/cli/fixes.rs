//! `malaf check --fix` and `--diff`: the edits that need no judgement, which change no other byte.

use super::Report;
use super::captures::write_aside;
use crate::Error;
use crate::check::{Mended, mended};
use crate::pipeline::Examined;
use similar::TextDiff;
use std::path::Path;

/// Writes every file that has an edit, shows each edit, and says how many there were.
///
/// # Errors
/// Where the disk refuses, or a file changed since it was read.
pub fn apply(root: &Path, examined: &Examined, report: &Report) -> Result<usize, Error> {
    let mut count = 0;
    let files = &examined.files;
    for Mended { file, text, mends, reordered } in all(examined) {
        let (path, before) = (root.join(files.path(file)), files.text(file));
        if std::fs::read_to_string(&path).map_err(Error::file("read", &path))? != before {
            return Err(Error::file("mend", &path)(std::io::Error::other("it changed since it was read")));
        }
        write_aside(&path, &text)?;
        for mend in &mends {
            let was = before.get(mend.place.range()).unwrap_or_default();
            report.mended(files, mend.place, was, &mend.text);
        }
        if reordered > 0 {
            report.reordered(files.path(file));
        }
        count += mends.len() + reordered;
    }
    Ok(count)
}

/// What `--fix` would write, as a unified diff.
pub fn diff(examined: &Examined) -> String {
    let of = |mended: &Mended| {
        let (path, before) = (examined.files.path(mended.file), examined.files.text(mended.file));
        let diff = TextDiff::from_lines(before, &mended.text);
        diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
    };
    all(examined).iter().map(of).collect()
}

fn all(examined: &Examined) -> Vec<Mended> {
    mended(examined.dossier.as_ref(), &examined.files, &examined.diagnostics, None)
}
