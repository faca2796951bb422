//! What `--fix` writes: the edits of faults and of tidying, then keys in their order, file by file.

use super::order::in_order;
use super::tidy::tidy;
use crate::diagnostic::{Diagnostic, File, FileId, Files, Mend};
use crate::link::Dossier;
use std::collections::BTreeMap;

/// One file as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: FileId,
    /// Its text with every edit.
    pub text: String,
    /// The edits that were made, by place.
    pub mends: Vec<Mend>,
    /// How many of its tables have their keys in another order.
    pub reordered: usize,
}

/// Every file that has an edit, or that one.
#[must_use]
pub fn mended(dossier: Option<&Dossier>, files: &Files, faults: &[Diagnostic], only: Option<FileId>) -> Vec<Mended> {
    let of_faults = faults.iter().flat_map(|fault| fault.mends.clone());
    let tidied = dossier.into_iter().flat_map(|dossier| tidy(dossier, files));
    let mut found: BTreeMap<FileId, Mended> = BTreeMap::new();
    let is_wanted = |mend: &Mend| only.is_none_or(|file| mend.place.file == file);
    for (file, mends) in by_file(of_faults.chain(tidied).filter(is_wanted)) {
        let (text, mends) = with(files.text(file), mends);
        found.insert(file, Mended { file, text, mends, reordered: 0 });
    }
    let Some(dossier) = dossier else {
        return found.into_values().collect();
    };
    // Edits move what stands behind them: where keys stand is read anew.
    let text_now =
        |file, before: &str| found.get(&file).map_or_else(|| before.to_owned(), |mended| mended.text.clone());
    let now =
        files.iter().map(|(file, entry)| File { path: entry.path.clone(), text: text_now(file, &entry.text).into() });
    let now = Files::new(now.collect());
    for (file, mends) in by_file(in_order(&now, &dossier.config, only)) {
        let (text, mends) = with(now.text(file), mends);
        let mended = found.entry(file);
        let mended = mended.or_insert_with(|| Mended { file, text: String::new(), mends: Vec::new(), reordered: 0 });
        mended.text = text;
        mended.reordered = mends.len();
    }
    found.into_values().collect()
}

fn by_file(mends: impl IntoIterator<Item = Mend>) -> BTreeMap<FileId, Vec<Mend>> {
    let mut by_file: BTreeMap<FileId, Vec<Mend>> = BTreeMap::new();
    for mend in mends {
        by_file.entry(mend.place.file).or_default().push(mend);
    }
    by_file
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
