//! `malaf check --fix`: applies the edits that need no judgement, and changes no other byte.

use super::Report;
use super::captures::write_aside;
use crate::Error;
use crate::diagnostic::{FileId, Mend};
use crate::pipeline::Examined;
use std::collections::BTreeMap;
use std::path::Path;

/// Writes every file that has an edit, shows each edit, and says how many there were.
///
/// # Errors
/// Where the disk refuses, or a file changed since it was read.
pub fn apply(root: &Path, examined: &Examined, report: &Report) -> Result<usize, Error> {
    let mut by_file: BTreeMap<FileId, Vec<&Mend>> = BTreeMap::new();
    for mend in examined.diagnostics.iter().flat_map(|diagnostic| &diagnostic.mends) {
        by_file.entry(mend.place.file).or_default().push(mend);
    }
    let mut count = 0;
    for (file, mends) in by_file {
        let text = examined.files.text(file);
        let path = root.join(examined.files.path(file));
        let (mended, applied) = mended(text, mends);
        if std::fs::read_to_string(&path).map_err(Error::file("read", &path))? != text {
            return Err(Error::file("mend", &path)(std::io::Error::other("it changed since it was read")));
        }
        write_aside(&path, &mended)?;
        for mend in &applied {
            let before = text.get(mend.place.range()).unwrap_or_default();
            report.mended(&examined.files, mend.place, before, &mend.text);
        }
        count += applied.len();
    }
    Ok(count)
}

/// The text with its edits; of two that overlap the first is applied, and the next run meets the other.
fn mended<'m>(text: &str, mut mends: Vec<&'m Mend>) -> (String, Vec<&'m Mend>) {
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
