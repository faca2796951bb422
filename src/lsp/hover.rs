//! Hover: a record's titles in every language, what the digest says of a passage, what a key is for, and all that is
//! said of a rule where its fault stands.

use super::card::{card, passage};
use super::outline::{described, outline};
use super::place::{Sheet, Thing};
use super::position;
use super::snapshot::Snapshot;
use crate::check::{explain, find_rule};
use crate::diagnostic::Diagnostic;
use crate::link::RecordRef;
use crate::parse::Paragraphs;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};
use std::ops::Range;

/// What is told of an offset; `None` where there is nothing to tell.
#[must_use]
pub fn hover(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize) -> Option<Hover> {
    let told = [thing(snapshot, sheet, offset), key(sheet, offset), rule(snapshot, sheet, offset)];
    let told: Vec<(String, Range<usize>)> = told.into_iter().flatten().collect();
    let (_, range) = told.first()?;
    let range = Some(position::range(sheet.text, range));
    let value = told.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n\n---\n\n");
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }), range })
}

fn thing(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize) -> Option<(String, Range<usize>)> {
    match sheet.thing(offset)? {
        Thing::Record(id, range) => {
            let (dossier, record) = snapshot.record(&id)?;
            Some((card(dossier, record), range))
        }
        Thing::Passage(id, paragraphs, range) => {
            let (dossier, record) = snapshot.record(&id)?;
            let told = match (record, paragraphs) {
                (RecordRef::Source(no), Some(paragraphs)) => {
                    let told = passage(dossier, &dossier.sources[no], paragraphs);
                    told_passage(&id, paragraphs, &told)
                }
                _ => card(dossier, record),
            };
            Some((told, range))
        }
    }
}

fn told_passage(id: &str, paragraphs: Paragraphs, told: &[(String, String)]) -> String {
    if told.is_empty() {
        return format!("`{id}` {paragraphs}: the digest does not speak of it");
    }
    let texts: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
    format!("`{id}` {paragraphs}\n\n{}", texts.join("\n\n"))
}

fn key(sheet: &Sheet<'_>, offset: usize) -> Option<(String, Range<usize>)> {
    let keys = sheet.keys(offset)?;
    let outline = outline(keys.text);
    let entry = outline.key_at(offset - keys.base)?;
    let (Some(key), _) = described(&keys.table, entry)? else { return None };
    let must = if key.required { " Must be there." } else { "" };
    let range = keys.base + entry.key_range.start..keys.base + entry.key_range.end;
    Some((format!("`{}`: {}{must}", key.name, key.about), range))
}

/// The documentation of the rule whose fault stands here; only where the text is still the one that was checked.
fn rule(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize) -> Option<(String, Range<usize>)> {
    let file = snapshot.files.find(sheet.path)?;
    if snapshot.files.text(file) != sheet.text {
        return None;
    }
    let here = |fault: &&Diagnostic| {
        fault
            .place
            .is_some_and(|place| place.file == file && place.start as usize <= offset && offset <= place.end as usize)
    };
    // The narrowest: the others are of the paragraph round it.
    let fault = snapshot
        .diagnostics
        .iter()
        .filter(here)
        .min_by_key(|fault| fault.place.map(|place| place.end - place.start))?;
    let rule = find_rule(fault.rule)?;
    Some((explain(rule), fault.place?.range()))
}
