//! What an editor can do about a fault with one key: what `malaf check --fix` does, for one fault or for the file; and
//! the nearest name, where the message has one.

use super::snapshot::Snapshot;
use crate::check::Mended;
use crate::diagnostic::{Diagnostic, FileId};
use std::ops::Range;

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// In words.
    pub title: String,
    /// The fault that it mends; none mends the whole file.
    pub fault: Option<usize>,
    /// Whether no judgement is needed.
    pub certainty: Certainty,
    /// What is to stand where.
    pub edits: Vec<(Range<usize>, String)>,
}

/// Whether an edit needs an editor's judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// It does not.
    Certain,
    /// It is a guess.
    Guess,
}

/// What can be done about the faults that a range of a file touches; `fault` counts in the snapshot's list.
#[must_use]
pub fn actions(snapshot: &Snapshot, file: FileId, range: &Range<usize>) -> Vec<Action> {
    let here = |fault: &Diagnostic| fault.place.filter(|place| place.file == file);
    let touched = |fault: &Diagnostic| {
        here(fault).is_some_and(|place| place.start as usize <= range.end && range.start <= place.end as usize)
    };
    let mut found = Vec::new();
    for (number, fault) in snapshot.diagnostics.iter().enumerate().filter(|(_, fault)| touched(fault)) {
        let edits = mends(fault, file);
        if !edits.is_empty() {
            let title = format!("Mend `{}`", fault.rule);
            found.push(Action { title, fault: Some(number), certainty: Certainty::Certain, edits });
        }
        found.extend(nearest(snapshot, number, fault));
    }
    if let Some(mended) = snapshot.mended(file) {
        let edits = edits_of(snapshot.files.text(file), &mended);
        let title = "Mend all in this file that needs no judgement".to_owned();
        found.push(Action { title, fault: None, certainty: Certainty::Certain, edits });
    }
    found
}

/// The edits of a whole file; where keys change places, all that differs as one.
fn edits_of(before: &str, mended: &Mended) -> Vec<(Range<usize>, String)> {
    if mended.reordered == 0 {
        return mended.mends.iter().map(|mend| (mend.place.range(), mend.text.clone())).collect();
    }
    let after = mended.text.as_str();
    let pairs = before.chars().zip(after.chars());
    let start: usize = pairs.take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum();
    let pairs = before[start..].chars().rev().zip(after[start..].chars().rev());
    let end: usize = pairs.take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum();
    vec![(start..before.len() - end, after[start..after.len() - end].to_owned())]
}

fn mends(fault: &Diagnostic, file: FileId) -> Vec<(Range<usize>, String)> {
    let here = fault.mends.iter().filter(|mend| mend.place.file == file);
    apart(here.map(|mend| (mend.place.range(), mend.text.clone())).collect())
}

/// Edits may not overlap: of two that do the first counts, as with `--fix`.
fn apart(mut edits: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, String)> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut end = 0;
    edits.retain(|(range, _)| {
        let stays = range.start >= end;
        end = if stays { range.end } else { end };
        stays
    });
    edits
}

/// "did you mean": the name that the message quotes, replaced by the one that the hint offers.
fn nearest(snapshot: &Snapshot, number: usize, fault: &Diagnostic) -> Option<Action> {
    let better = fault.hint.as_deref()?.strip_prefix("did you mean `")?.split('`').next()?;
    let place = fault.place?;
    let slice = snapshot.files.text(place.file).get(place.range())?;
    let wrong = quoted(&fault.message).find(|name| slice.matches(name).count() == 1)?;
    let start = place.start as usize + slice.find(wrong)?;
    Some(Action {
        title: format!("Write `{better}`"),
        fault: Some(number),
        certainty: Certainty::Guess,
        edits: vec![(start..start + wrong.len(), better.to_owned())],
    })
}

/// What stands between backticks.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2).filter(|name| !name.is_empty())
}
