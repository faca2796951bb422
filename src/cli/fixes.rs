//! `malaf check --fix` and `--diff`: the edits that need no judgement, which change no other byte.

use super::Report;
use super::captures::write_aside;
use crate::Error;
use crate::check::tidy;
use crate::diagnostic::{FileId, Mend};
use crate::pipeline::Examined;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::path::Path;

/// One file as it would be.
struct Mended<'e> {
    path: &'e str,
    before: &'e str,
    after: String,
    /// The edits that were made.
    mends: Vec<Mend>,
}

/// Writes every file that has an edit, shows each edit, and says how many there were.
///
/// # Errors
/// Where the disk refuses, or a file changed since it was read.
pub fn apply(root: &Path, examined: &Examined, report: &Report) -> Result<usize, Error> {
    let mut count = 0;
    for Mended { path, before, after, mends } in mended(examined) {
        let path = root.join(path);
        if std::fs::read_to_string(&path).map_err(Error::file("read", &path))? != before {
            return Err(Error::file("mend", &path)(std::io::Error::other("it changed since it was read")));
        }
        write_aside(&path, &after)?;
        for mend in &mends {
            let was = before.get(mend.place.range()).unwrap_or_default();
            report.mended(&examined.files, mend.place, was, &mend.text);
        }
        count += mends.len();
    }
    Ok(count)
}

/// What `--fix` would write, as a unified diff.
pub fn diff(examined: &Examined) -> String {
    let of = |mended: Mended<'_>| {
        let diff = TextDiff::from_lines(mended.before, &mended.after);
        diff.unified_diff().header(&format!("a/{}", mended.path), &format!("b/{}", mended.path)).to_string()
    };
    mended(examined).into_iter().map(of).collect()
}

/// Every file that has an edit, by path.
fn mended(examined: &Examined) -> Vec<Mended<'_>> {
    let of_faults = examined.diagnostics.iter().flat_map(|diagnostic| diagnostic.mends.clone());
    let tidied = examined.dossier.iter().flat_map(|dossier| tidy(dossier, &examined.files));
    let mut by_file: BTreeMap<FileId, Vec<Mend>> = BTreeMap::new();
    for mend in of_faults.chain(tidied) {
        by_file.entry(mend.place.file).or_default().push(mend);
    }
    let of = |(file, mends): (FileId, Vec<Mend>)| {
        let before = examined.files.text(file);
        let (after, mends) = with(before, mends);
        Mended { path: examined.files.path(file), before, after, mends }
    };
    by_file.into_iter().map(of).collect()
}

/// The text with its edits; of two that overlap the first is applied, and the next run meets the other.
fn with(text: &str, mut mends: Vec<Mend>) -> (String, Vec<Mend>) {
    mends.sort_by_key(|mend| (mend.place.start, mend.place.end));
    let mut out = String::with_capacity(text.len());
    let mut applied = Vec::new();
    let mut end = 0;
    for mend in mends {
        let range = mend.place.range();
        if range.start < end {
            continue;
        }
        out.push_str(text.get(end..range.start).unwrap_or_default());
        out.push_str(&mend.text);
        end = range.end;
        applied.push(mend);
    }
    out.push_str(text.get(end..).unwrap_or_default());
    (out, applied)
}
