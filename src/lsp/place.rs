//! What a cursor stands on in a file of the dossier: an id, a passage, a key. One reading for hover, definition,
//! references, rename and completion, over the text as it is in the editor.

use super::cursor::{Written, written};
use super::outline::{Described, Entry, Outline, Spot, described, follow, outline};
use crate::parse::{FileKind, Paragraphs, Shape, Table};
use std::ops::Range;

/// A file as the editor shows it.
pub struct Sheet<'a> {
    /// Below the dossier's folder.
    pub path: &'a str,
    /// As it is now.
    pub text: &'a str,
}

/// What the cursor stands on; ranges are bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A record.
    Record(String, Range<usize>),
    /// A passage of a source.
    Passage(String, Option<Paragraphs>, Range<usize>),
}

/// The TOML part of a file, and where it begins.
pub struct Keys<'a> {
    /// The text of the part.
    pub text: &'a str,
    /// Its first byte in the file.
    pub base: usize,
    /// What it may hold.
    pub table: Table,
}

impl<'a> Sheet<'a> {
    /// The TOML part that an offset is in.
    #[must_use]
    pub fn keys(&self, offset: usize) -> Option<Keys<'a>> {
        let kind = FileKind::of_path(self.path)?;
        let range = if kind == FileKind::FrontMatter { front_matter(self.text)? } else { 0..self.text.len() };
        let inside = range.start <= offset && offset <= range.end;
        inside.then_some(Keys { text: self.text.get(range.clone())?, base: range.start, table: kind.table() })
    }

    /// The keys at the head of a text.
    #[must_use]
    pub fn front_matter(&self) -> Option<Keys<'a>> {
        let range = front_matter(self.text)?;
        Some(Keys { text: self.text.get(range.clone())?, base: range.start, table: FileKind::FrontMatter.table() })
    }

    /// Where the prose of a text begins.
    #[must_use]
    pub fn body(&self) -> usize {
        front_matter(self.text).map_or(0, |range| range.end)
    }

    /// The id of the source whose folder the file is in.
    #[must_use]
    pub fn own_source(&self) -> Option<&'a str> {
        self.path.strip_prefix("content/sources/")?.split('/').next()
    }

    /// The language of a text, from its name.
    #[must_use]
    pub fn language(&self) -> Option<&'a str> {
        self.path.rsplit('/').next()?.strip_suffix(".md")
    }

    /// What the cursor stands on.
    #[must_use]
    pub fn thing(&self, offset: usize) -> Option<Thing> {
        match self.keys(offset) {
            Some(keys) => self.thing_in_keys(&keys, offset),
            None if self.language().is_some() => self.thing_in_prose(offset),
            None => None,
        }
    }

    fn thing_in_prose(&self, offset: usize) -> Option<Thing> {
        let slice = |range: &Range<usize>| self.text.get(range.clone()).map(str::to_owned);
        Some(match written(self.text, offset)? {
            Written::Record(range) | Written::Placed(_, range) => Thing::Record(slice(&range)?, range),
            Written::Source(range) => Thing::Record(slice(&range)?, range),
            Written::Paragraphs(source, range) => {
                let source = source.or_else(|| self.own_source().map(str::to_owned))?;
                Thing::Passage(source, Paragraphs::parse(&slice(&range)?).ok(), range)
            }
        })
    }

    fn thing_in_keys(&self, keys: &Keys<'_>, offset: usize) -> Option<Thing> {
        let outline = outline(keys.text);
        let Spot::Value(entry) = outline.spot(offset - keys.base) else { return None };
        match item_shape(&keys.table, entry)? {
            Shape::Id(_) | Shape::OwnId => {
                let string = string_at(keys, entry, offset)?;
                Some(Thing::Record(self.text.get(string.clone())?.to_owned(), string))
            }
            Shape::Cite(_) => self.thing_in_cite(string_at(keys, entry, offset)?, offset),
            Shape::Paragraph => self.thing_in_number(&outline, keys, entry, offset),
            _ => self.thing_in_prose(offset),
        }
    }

    fn thing_in_cite(&self, string: Range<usize>, offset: usize) -> Option<Thing> {
        let content = self.text.get(string.clone())?;
        let at = content.strip_prefix('@').map_or(0, |_| 1);
        let end = content.find(char::is_whitespace).unwrap_or(content.len());
        let id = content.get(at..end)?.to_owned();
        if offset <= string.start + end {
            return Some(Thing::Record(id, string.start + at..string.start + end));
        }
        Some(Thing::Passage(id, Paragraphs::parse(content.get(end..)?).ok(), string.start + end..string.end))
    }

    /// `paragraph = 4` speaks of the file's own source, or of the one that the same table names.
    fn thing_in_number(&self, outline: &Outline, keys: &Keys<'_>, entry: &Entry, offset: usize) -> Option<Thing> {
        let digits = digits_at(self.text, offset);
        let number = self.text.get(digits.clone())?.parse().ok()?;
        let source = self.source_of(outline, keys, entry)?;
        Some(Thing::Passage(source, Some(Paragraphs::one(number)), digits))
    }

    /// The source that a paragraph number belongs to.
    #[must_use]
    pub fn source_of(&self, outline: &Outline, keys: &Keys<'_>, entry: &Entry) -> Option<String> {
        let beside = outline.entries.iter().find(|other| other.table == entry.table && other.key == "source");
        let named = beside.and_then(|other| keys.text.get(other.value.clone()));
        let named = named.map(|value| value.trim().trim_matches(['"', '\'']).to_owned());
        named.or_else(|| self.own_source().map(str::to_owned))
    }
}

/// What one item of a key's value may be.
#[must_use]
pub fn item_shape<'t>(table: &'t Table, entry: &Entry) -> Option<&'t Shape> {
    let (_, shape) = described(table, entry)?;
    Some(item(shape))
}

/// Lists opened, and of two shapes the one that is written in one word.
fn item(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(inner) => item(inner),
        Shape::Either(one, _) => item(one),
        other => other,
    }
}

/// The words that the value of a table of names may be.
#[must_use]
pub fn words_of<'t>(table: &'t Table, entry: &Entry) -> Option<&'t [&'static str]> {
    match follow(table, &entry.path)? {
        Described::Map(_, words) => Some(words),
        _ => None,
    }
}

/// What stands between the quotation marks round an offset of the file, on its line; up to the line's end where they
/// are not closed.
#[must_use]
pub fn string_at(keys: &Keys<'_>, entry: &Entry, offset: usize) -> Option<Range<usize>> {
    let inner = offset.checked_sub(keys.base)?;
    let before = keys.text.get(entry.value.start..inner)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let mut open = None;
    for (at, c) in before.get(line..)?.char_indices() {
        match (c, open) {
            ('"' | '\'', None) => open = Some((c, at + 1)),
            (c, Some((mark, _))) if c == mark => open = None,
            _ => {}
        }
    }
    let (mark, at) = open?;
    let start = entry.value.start + line + at;
    let rest = keys.text.get(inner..)?;
    let end = inner + rest.find([mark, '\n', '\r']).unwrap_or(rest.len());
    Some(keys.base + start..keys.base + end)
}

/// The digits round an offset.
#[must_use]
pub fn digits_at(text: &str, offset: usize) -> Range<usize> {
    word_at(text, offset, |c| c.is_ascii_digit())
}

/// The letters round an offset that belong together.
#[must_use]
pub fn word_at(text: &str, offset: usize, belongs: impl Fn(char) -> bool) -> Range<usize> {
    let before = text.get(..offset).unwrap_or_default();
    let after = text.get(offset..).unwrap_or_default();
    let start = before.trim_end_matches(&belongs).len();
    let end = offset + (after.len() - after.trim_start_matches(&belongs).len());
    start..end
}

/// What stands between the lines `+++`; to the end of the text where the second is not there yet.
fn front_matter(text: &str) -> Option<Range<usize>> {
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let first = text.get(bom..)?.split_inclusive('\n').next()?;
    if first.trim_end() != "+++" {
        return None;
    }
    let start = bom + first.len();
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            // The cursor on the closing line itself is in no key.
            return Some(start..at.saturating_sub(1).max(start));
        }
        at += line.len();
    }
    None
}
