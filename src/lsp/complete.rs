//! Completion: ids by id or by any name in any language, paragraphs with what the digest says of them, keys and words
//! of TOML. What fits is chosen here, by folded names, as no client folds Arabic.

use super::card::{aliases, first_words, passage, title_line, titles};
use super::cursor::{Written, written};
use super::outline::{Described, Entry, Outline, Spot, follow, outline};
use super::place::{Keys, Sheet, digits_at, item_shape, string_at, word_at, words_of};
use super::position;
use super::snapshot::Snapshot;
use crate::capture::Role;
use crate::language::fold;
use crate::link::{Dossier, RecordRef, Source};
use crate::parse::{Citable, Key, Paragraphs, PlacedKind, RecordKind, Shape};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList, CompletionTextEdit, Documentation,
    MarkupContent, MarkupKind, TextEdit,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// So many are offered at once: a list is read, not searched (somewhat arbitrary). More letters bring the rest.
const MOST: usize = 100;

/// What may stand at an offset.
#[must_use]
pub fn complete(snapshot: &Snapshot, sheet: &Sheet<'_>, offset: usize) -> CompletionList {
    let offers = Offers { snapshot, sheet, offset };
    let items = match sheet.keys(offset) {
        Some(keys) => offers.in_keys(&keys),
        None => offers.in_prose(),
    };
    CompletionList { is_incomplete: true, items }
}

struct Offers<'a> {
    snapshot: &'a Snapshot,
    sheet: &'a Sheet<'a>,
    offset: usize,
}

impl Offers<'_> {
    fn in_prose(&self) -> Vec<CompletionItem> {
        match written(self.sheet.text, self.offset) {
            Some(Written::Record(range)) => self.records(&[], range),
            Some(Written::Source(range)) => self.records(&[RecordKind::Source], range),
            Some(Written::Placed(kind, range)) => self.records(placeable(kind), range),
            Some(Written::Paragraphs(source, range)) => {
                let own = source.is_none();
                let source = source.or_else(|| self.sheet.own_source().map(str::to_owned));
                source.map_or_else(Vec::new, |source| self.paragraphs(&source, own, range))
            }
            None => Vec::new(),
        }
    }

    fn in_keys(&self, keys: &Keys<'_>) -> Vec<CompletionItem> {
        let outline = outline(keys.text);
        match outline.spot(self.offset - keys.base) {
            Spot::Key(table, path) => self.keys(keys, &outline, table, path),
            Spot::Value(entry) => self.value(keys, &outline, entry),
        }
    }

    /// Keys that the table may have and has not.
    fn keys(&self, keys: &Keys<'_>, outline: &Outline, table: usize, path: &[String]) -> Vec<CompletionItem> {
        let range = word_at(self.sheet.text, self.offset, |c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        // The word under the cursor is being written, and may be a key already.
        let present: BTreeSet<&str> = {
            let beside = outline.entries.iter().filter(|entry| entry.table == table);
            let others = beside.filter(|entry| entry.key_range.start + keys.base != range.start);
            others.map(|entry| entry.key.as_str()).collect()
        };
        match follow(&keys.table, path) {
            Some(Described::Table(table)) => {
                let missing = table.keys.iter().filter(|key| !present.contains(key.name) || is_list_of_tables(key));
                missing.map(|key| self.key(key, path.is_empty(), range.clone())).collect()
            }
            Some(Described::ByLanguage(_)) => {
                let languages = self.snapshot.dossier().map(|dossier| dossier.config.languages.as_slice());
                let tags = languages.unwrap_or_default().iter().map(|language| language.tag.as_str());
                let missing = tags.filter(|tag| !present.contains(tag));
                missing.map(|tag| self.word(tag, &format!("{tag} = "), range.clone())).collect()
            }
            Some(Described::Map(names, _)) => {
                let missing = names.iter().filter(|name| !present.contains(*name));
                missing.map(|name| self.word(name, &format!("{name} = "), range.clone())).collect()
            }
            None => Vec::new(),
        }
    }

    fn key(&self, key: &Key, at_top: bool, range: Range<usize>) -> CompletionItem {
        let text =
            if at_top && is_list_of_tables(key) { format!("[[{}]]\n", key.name) } else { format!("{} = ", key.name) };
        CompletionItem {
            kind: Some(CompletionItemKind::FIELD),
            detail: key.required.then(|| "must be there".to_owned()),
            documentation: Some(Documentation::String(key.about.to_owned())),
            ..self.word(key.name, &text, range)
        }
    }

    fn value(&self, keys: &Keys<'_>, outline: &Outline, entry: &Entry) -> Vec<CompletionItem> {
        if let Some(words) = words_of(&keys.table, entry) {
            return self.words(keys, entry, words);
        }
        let string = string_at(keys, entry, self.offset);
        match item_shape(&keys.table, entry) {
            Some(Shape::Id(kinds)) => self.quoted_records(kinds, string),
            Some(Shape::Cite(citable)) => self.cite(*citable, string),
            Some(Shape::Choice(words)) => self.words(keys, entry, words),
            Some(Shape::Flag) => {
                let range = word_at(self.sheet.text, self.offset, char::is_alphabetic);
                ["true", "false"].iter().map(|word| self.word(word, word, range.clone())).collect()
            }
            Some(Shape::Paragraph) => {
                let source = self.sheet.source_of(outline, keys, entry);
                let range = digits_at(self.sheet.text, self.offset);
                source.map_or_else(Vec::new, |source| self.numbers(&source, range))
            }
            Some(Shape::Text | Shape::ByLanguage(_)) => self.in_prose(),
            _ => Vec::new(),
        }
    }

    fn words(&self, keys: &Keys<'_>, entry: &Entry, words: &[&'static str]) -> Vec<CompletionItem> {
        match string_at(keys, entry, self.offset) {
            Some(string) => words.iter().map(|word| self.word(word, word, string.clone())).collect(),
            None => {
                let range = word_at(self.sheet.text, self.offset, char::is_alphabetic);
                words.iter().map(|word| self.word(word, &format!("\"{word}\""), range.clone())).collect()
            }
        }
    }

    fn quoted_records(&self, kinds: &[RecordKind], string: Option<Range<usize>>) -> Vec<CompletionItem> {
        let id = word_at(self.sheet.text, self.offset, is_id_letter);
        let quoted = string.is_some();
        let mut items = self.records(kinds, string.filter(|string| string.end <= id.end).unwrap_or(id));
        if !quoted {
            items.iter_mut().for_each(quote);
        }
        items
    }

    /// `"source ¶4"`: before the first space the source, behind it the paragraphs.
    fn cite(&self, citable: Citable, string: Option<Range<usize>>) -> Vec<CompletionItem> {
        let kinds = citable.kinds();
        let Some(string) = string else { return self.quoted_records(kinds, None) };
        let content = self.sheet.text.get(string.clone()).unwrap_or_default();
        let id_end = string.start + content.find(char::is_whitespace).unwrap_or(content.len());
        if self.offset <= id_end {
            return self.records(kinds, string.start..id_end);
        }
        let source = self.sheet.text.get(string.start..id_end).unwrap_or_default().trim_start_matches('@');
        let numbers = self.sheet.text.get(id_end..string.end).unwrap_or_default();
        let start = (id_end + numbers.len() - numbers.trim_start().len()).min(self.offset);
        self.paragraphs(source, false, start..string.end)
    }

    /// Records whose id or any name holds what was typed; those whose id begins with it first.
    fn records(&self, kinds: &[RecordKind], range: Range<usize>) -> Vec<CompletionItem> {
        let Some(dossier) = self.snapshot.dossier() else { return Vec::new() };
        let typed = self.sheet.text.get(range.start..self.offset.clamp(range.start, range.end)).unwrap_or_default();
        let wanted = Wanted::new(typed);
        let of_kind = |record: RecordRef| kinds.is_empty() || kinds.contains(&record.kind());
        let mut found: Vec<(u8, &str, RecordRef)> = self
            .snapshot
            .records()
            .filter(|(_, record)| of_kind(*record))
            .filter_map(|(id, record)| Some((fit(dossier, id, record, &wanted)?, id, record)))
            .collect();
        found.sort_by_key(|(fit, id, _)| (*fit, *id));
        found.truncate(MOST);
        let items = found.into_iter().enumerate();
        items.map(|(rank, (_, id, record))| self.record(dossier, rank, id, record, typed, range.clone())).collect()
    }

    fn record(
        &self,
        dossier: &Dossier,
        rank: usize,
        id: &str,
        record: RecordRef,
        typed: &str,
        range: Range<usize>,
    ) -> CompletionItem {
        let title = title_line(dossier, record);
        CompletionItem {
            kind: Some(CompletionItemKind::REFERENCE),
            label_details: Some(CompletionItemLabelDetails {
                detail: None,
                description: Some(record.kind().as_str().to_owned()),
            }),
            detail: Some(title.clone()),
            sort_text: Some(format!("{rank:03}")),
            // The client filters again, by letters: what was typed stands first, as the names were folded here.
            filter_text: Some(format!("{typed} {id} {title}")),
            ..self.word(id, id, range)
        }
    }

    /// The body paragraphs of a source, each with what the digest says of it.
    fn paragraphs(&self, id: &str, own: bool, range: Range<usize>) -> Vec<CompletionItem> {
        let Some((dossier, source)) = self.source(id) else { return Vec::new() };
        let typed = self.sheet.text.get(range.start..self.offset.clamp(range.start, range.end)).unwrap_or_default();
        let range = range.start..self.offset.max(range.start);
        // Behind `¶4–` stands the end of a run.
        let dashes = ['–', '-', '—'];
        let last = typed.rsplit(dashes).next().unwrap_or_default();
        let head = typed.strip_suffix(last).filter(|head| !head.is_empty());
        let run = head.and_then(|head| Paragraphs::parse(head.trim_end_matches(dashes)).ok());
        let first = run.map_or(0, |run| run.first);
        let sign: String = typed.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let missing = if own { self.uncovered(dossier, source) } else { BTreeSet::new() };
        let numbers = body(source).into_iter().filter(|n| *n > first);
        let item = |n: u32| {
            let text = head.map_or_else(|| format!("¶{n}"), |head| format!("{head}{n}"));
            let filter = head.map_or_else(|| format!("{sign}{n}"), |head| format!("{head}{n}"));
            let mut item = self.paragraph(dossier, source, n, &text, range.clone());
            item.filter_text = Some(filter);
            if missing.contains(&n) {
                let detail = item.detail.unwrap_or_default();
                item.detail = Some(format!("not in this text yet {detail}").trim_end().to_owned());
            }
            item
        };
        numbers.map(item).collect()
    }

    /// The like as bare numbers.
    fn numbers(&self, id: &str, range: Range<usize>) -> Vec<CompletionItem> {
        let Some((dossier, source)) = self.source(id) else { return Vec::new() };
        let item = |n: u32| self.paragraph(dossier, source, n, &n.to_string(), range.clone());
        body(source).into_iter().map(item).collect()
    }

    fn paragraph(&self, dossier: &Dossier, source: &Source, n: u32, text: &str, range: Range<usize>) -> CompletionItem {
        let told = passage(dossier, source, Paragraphs::one(n));
        let in_own = told.iter().find(|(tag, _)| Some(tag.as_str()) == self.sheet.language());
        let shown = in_own.or_else(|| told.first()).map(|(_, text)| first_words(text));
        let all: Vec<String> = told.iter().map(|(_, text)| text.clone()).collect();
        CompletionItem {
            kind: Some(CompletionItemKind::VALUE),
            detail: shown,
            documentation: (!all.is_empty()).then(|| markdown(all.join("\n\n"))),
            sort_text: Some(format!("{n:05}")),
            ..self.word(&format!("¶{n}"), text, range)
        }
    }

    /// Body paragraphs that this text of the source's digest does not speak of.
    fn uncovered(&self, dossier: &Dossier, source: &Source) -> BTreeSet<u32> {
        let of_language = |tag: &str| dossier.config.languages.iter().find(|language| language.tag.as_str() == tag);
        let language = self.sheet.language().and_then(of_language);
        let document = language.and_then(|language| source.documents[language.no].as_ref());
        let marks = document.iter().flat_map(|document| document.body.prose.marks());
        let covered: BTreeSet<u32> = marks.flat_map(|(mark, _)| mark.numbers().take(10_000)).collect();
        body(source).into_iter().filter(|n| !covered.contains(n)).collect()
    }

    fn source(&self, id: &str) -> Option<(&Dossier, &Source)> {
        match self.snapshot.record(id)? {
            (dossier, RecordRef::Source(no)) => Some((dossier, &dossier.sources[no])),
            _ => None,
        }
    }

    fn word(&self, label: &str, text: &str, range: Range<usize>) -> CompletionItem {
        let edit = TextEdit { range: position::range(self.sheet.text, &range), new_text: text.to_owned() };
        CompletionItem {
            label: label.to_owned(),
            text_edit: Some(CompletionTextEdit::Edit(edit)),
            ..CompletionItem::default()
        }
    }
}

/// Paragraphs that can be cited: those of the article itself. A source that was never ingested has those of its digest.
fn body(source: &Source) -> Vec<u32> {
    if let Some(capture) = &source.capture {
        let paragraphs = capture.paragraphs.iter().filter(|paragraph| paragraph.role == Role::Body);
        return paragraphs.map(|paragraph| paragraph.n.get()).collect();
    }
    let documents = source.documents.iter().filter_map(|(_, document)| document.as_ref());
    let marks: BTreeSet<u32> = documents.flat_map(|d| d.body.prose.marks()).map(|(mark, _)| mark.first).collect();
    marks.into_iter().collect()
}

/// What was typed: as the letters of an id, and as those of a name.
struct Wanted {
    id: String,
    name: String,
}

impl Wanted {
    fn new(typed: &str) -> Self {
        Self { id: typed.trim().to_lowercase(), name: fold(typed.trim()).into_text() }
    }
}

/// How well a record fits what was typed: 0 best; `None` does not.
fn fit(dossier: &Dossier, id: &str, record: RecordRef, wanted: &Wanted) -> Option<u8> {
    if id.starts_with(&wanted.id) {
        return Some(0);
    }
    let in_id = id.contains(&wanted.id);
    let wanted = wanted.name.as_str();
    let names = titles(dossier, record);
    let names = names.iter().map(|(_, name)| name.as_str()).chain(aliases(dossier, record));
    let folded: Vec<String> = names.map(|name| fold(name).into_text()).collect();
    if folded.iter().any(|name| name.starts_with(wanted)) {
        return Some(1);
    }
    (in_id || folded.iter().any(|name| name.contains(wanted))).then_some(2)
}

fn placeable(kind: PlacedKind) -> &'static [RecordKind] {
    match kind {
        PlacedKind::Claim => &[RecordKind::Claim],
        PlacedKind::Dispute => &[RecordKind::Dispute],
        PlacedKind::Timeline => &[RecordKind::Topic, RecordKind::Entity],
        PlacedKind::Map => &[RecordKind::Topic],
    }
}

fn is_list_of_tables(key: &Key) -> bool {
    matches!(&key.shape, Shape::List(inner) if matches!(**inner, Shape::Table(_)))
}

fn is_id_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn quote(item: &mut CompletionItem) {
    if let Some(CompletionTextEdit::Edit(edit)) = &mut item.text_edit {
        edit.new_text = format!("\"{}\"", edit.new_text);
    }
}

fn markdown(value: String) -> Documentation {
    Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
}
