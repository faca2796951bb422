//! From an id or a citation to what it names, to all that name it, and the list of what a file holds.

use super::card::{first_words, title_line};
use super::occurrences::{files_of, occurrences};
use super::outline::outline;
use super::place::{Sheet, Thing};
use super::snapshot::Snapshot;
use crate::diagnostic::FileId;
use crate::language::fold;
use crate::link::{LinkedDocument, RecordRef};
use crate::parse::{FileKind, Paragraphs};
use std::ops::Range;

/// A place to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The file.
    pub file: FileId,
    /// The bytes.
    pub range: Range<usize>,
}

/// Where what the cursor stands on is written: a record's file in the language of the text, a digest's paragraph.
#[must_use]
pub fn definition(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize) -> Option<Goal> {
    match sheet.thing(offset)? {
        Thing::Passage(id, Some(paragraphs), _) => {
            passage(snapshot, sheet, &id, paragraphs).or_else(|| record(snapshot, sheet, &id))
        }
        Thing::Record(id, _) | Thing::Passage(id, None, _) => record(snapshot, sheet, &id),
    }
}

fn record(snapshot: &Snapshot, sheet: &Sheet<'_>, id: &str) -> Option<Goal> {
    if let Some(own) = occurrences(snapshot, id).into_iter().find(|occurrence| occurrence.own) {
        return Some(Goal { file: own.file, range: own.range() });
    }
    let files = files_of(snapshot, id)?;
    let same_language =
        |file: &&FileId| sheet.path.rsplit('/').next() == snapshot.files.path(**file).rsplit('/').next();
    let text = files.texts.iter().find(same_language);
    let file = text.or(files.toml.as_ref()).or(files.texts.first())?;
    Some(Goal { file: *file, range: 0..0 })
}

/// The digest's block of a passage: in the language of the text, else in any.
fn passage(snapshot: &Snapshot, sheet: &Sheet<'_>, id: &str, paragraphs: Paragraphs) -> Option<Goal> {
    let (dossier, RecordRef::Source(no)) = snapshot.record(id)? else { return None };
    let documents = || dossier.sources[no].documents.iter().filter_map(|(_, document)| document.as_ref());
    let name = |file: FileId| snapshot.files.path(file).rsplit('/').next();
    let own = documents().find(|document| name(document.file) == sheet.path.rsplit('/').next());
    own.into_iter().chain(documents()).find_map(|document| block(document, paragraphs))
}

fn block(document: &LinkedDocument, paragraphs: Paragraphs) -> Option<Goal> {
    let touches = |mark: Paragraphs| mark.first <= paragraphs.last && paragraphs.first <= mark.last;
    let block = document.body.prose.blocks.iter().find(|block| block.mark.is_some_and(touches))?;
    Some(Goal { file: document.file, range: block.place.range() })
}

/// Whether the place that gives a record its id is one of its references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declaration {
    /// It is.
    Include,
    /// It is not.
    LeaveOut,
}

/// Every place that names what the cursor stands on.
#[must_use]
pub fn references(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize, declaration: Declaration) -> Vec<Goal> {
    let Some(Thing::Record(id, _) | Thing::Passage(id, ..)) = sheet.thing(offset).or_else(|| own_record(sheet)) else {
        return Vec::new();
    };
    let own = declaration == Declaration::Include;
    let written = occurrences(snapshot, &id).into_iter().filter(|occurrence| own || !occurrence.own);
    let mut goals: Vec<Goal> = written.map(|at| Goal { file: at.file, range: at.range() }).collect();
    if own && let Some(file) = files_of(snapshot, &id).and_then(|files| files.toml.or(files.texts.first().copied())) {
        goals.push(Goal { file, range: 0..0 });
    }
    goals
}

/// Where the cursor stands on nothing, the record whose file it is.
fn own_record(sheet: &Sheet<'_>) -> Option<Thing> {
    let parts: Vec<&str> = sheet.path.split('/').collect();
    let id = match parts.as_slice() {
        ["content", _, name] => name.strip_suffix(".toml")?,
        ["content", _, id, _] => id,
        _ => return None,
    };
    Some(Thing::Record(id.to_owned(), 0..0))
}

/// One line of a file's table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// More of it.
    pub detail: String,
    /// All that belongs to it.
    pub range: Range<usize>,
    /// What is to be shown when it is chosen.
    pub name_range: Range<usize>,
    /// How deep it stands, from 0.
    pub depth: u8,
}

/// What a file holds: headings and the paragraphs of a digest, or tables and keys. From the text alone, as editors ask
/// after every pause.
#[must_use]
pub fn symbols(sheet: &Sheet<'_>) -> Vec<Symbol> {
    match FileKind::of_path(sheet.path) {
        Some(FileKind::FrontMatter) => of_text(sheet),
        Some(_) => of_keys(sheet.text),
        None => Vec::new(),
    }
}

fn of_text(sheet: &Sheet<'_>) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    symbols.extend(title(sheet));
    let body = sheet.body();
    let (mut at, mut fenced) = (body, false);
    for line in sheet.text.get(body..).unwrap_or_default().split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        fenced ^= line.trim_start().starts_with("```");
        if let Some((name, detail, depth)) = part(line).filter(|_| !fenced) {
            symbols.push(Symbol { name: shown(&name), detail, range: range.clone(), name_range: range, depth });
        }
    }
    symbols
}

/// The title, round the whole text.
fn title(sheet: &Sheet<'_>) -> Option<Symbol> {
    let keys = sheet.front_matter()?;
    let outline = outline(keys.text);
    let entry = outline.entries.iter().find(|entry| entry.key == "title")?;
    let value = keys.text.get(entry.value.clone()).unwrap_or_default().trim().trim_matches('"');
    Some(Symbol {
        name: shown(value),
        detail: String::new(),
        range: 0..sheet.text.len(),
        name_range: keys.base + entry.key_range.start..keys.base + entry.key_range.end,
        depth: 0,
    })
}

/// A heading, or the beginning of a digest's block: its name, more of it, and how deep it stands.
fn part(line: &str) -> Option<(String, String, u8)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if (1..=6).contains(&level) && words.starts_with(' ') {
        let depth = u8::try_from(level.saturating_sub(1).max(1)).unwrap_or(u8::MAX);
        return Some((words.trim().to_owned(), String::new(), depth));
    }
    let (mark, rest) = line.strip_prefix('[')?.split_once(']')?;
    let mark = mark.starts_with(['¶', 'p']).then(|| Paragraphs::parse(mark).ok()).flatten()?;
    Some((mark.to_string(), first_words(rest), 1))
}

/// The protocol refuses an empty name.
fn shown(name: &str) -> String {
    if name.trim().is_empty() { "…".to_owned() } else { name.to_owned() }
}

/// Keys at the top, and each table under a header with its keys; a claim is named by its id.
fn of_keys(text: &str) -> Vec<Symbol> {
    let outline = outline(text);
    let mut symbols: Vec<Symbol> = Vec::new();
    let mut header = None;
    for entry in &outline.entries {
        let inline = outline.entries.iter().any(|outer| {
            outer != entry && outer.value.start <= entry.key_range.start && entry.key_range.end <= outer.value.end
        });
        if inline {
            continue;
        }
        let value = text.get(entry.value.clone()).unwrap_or_default().trim().trim_matches('"');
        let range = entry.key_range.start..entry.value.end.max(entry.key_range.end);
        if !entry.path.is_empty() && header != Some(entry.table) {
            header = Some(entry.table);
            let (name, name_range) = (entry.path.join("."), entry.key_range.clone());
            symbols.push(Symbol { name, detail: value.to_owned(), range: range.clone(), name_range, depth: 0 });
        }
        let depth = u8::from(!entry.path.is_empty());
        let (name, name_range) = (shown(&entry.key), entry.key_range.clone());
        symbols.push(Symbol { name, detail: first_words(value), range, name_range, depth });
    }
    symbols
}

/// Records whose id or title holds what is looked for.
#[must_use]
pub fn find(snapshot: &Snapshot, query: &str) -> Vec<(String, String, Goal)> {
    let Some(dossier) = snapshot.dossier() else { return Vec::new() };
    let (wanted, in_id) = (fold(query.trim()).into_text(), query.trim().to_lowercase());
    let found = snapshot.records().filter_map(|(id, record)| {
        let title = title_line(dossier, record);
        let fits = id.contains(&in_id) || fold(&title).into_text().contains(&wanted);
        let goal = fits.then(|| goal_of(snapshot, id)).flatten()?;
        Some((id.to_owned(), title, goal))
    });
    found.take(200).collect()
}

fn goal_of(snapshot: &Snapshot, id: &str) -> Option<Goal> {
    let here = Sheet { path: "", text: "" };
    record(snapshot, &here, id)
}
