//! Where each page stands: the same path in every language, below the language's folder. Beside the pipeline: pages and
//! exports name the same addresses.

use crate::link::{Dossier, Passage, RecordRef};
use crate::parse::{Language, Paragraphs, RecordId};
use std::fmt::Write;

/// A page's path below its language's folder, with a slash at its end: `topics/evacuations/`; the front page's is empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PagePath(String);

impl PagePath {
    /// The front page of a language.
    #[must_use]
    pub fn home() -> Self {
        Self(String::new())
    }

    /// A page by its folders.
    #[must_use]
    pub fn of(parts: &[&str]) -> Self {
        let mut path = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Self(path)
    }

    /// A page below this one.
    #[must_use]
    pub fn below(&self, part: &str) -> Self {
        Self(format!("{}{part}/", self.0))
    }

    /// Where a part of a long page stands; the first part is the page itself.
    #[must_use]
    pub fn part(&self, number: usize) -> Self {
        if number <= 1 { self.clone() } else { Self(format!("{}page/{number}/", self.0)) }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Makes addresses of one dossier.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'a> {
    dossier: &'a Dossier,
}

impl<'a> Addresses<'a> {
    /// The addresses of `dossier`.
    #[must_use]
    pub fn new(dossier: &'a Dossier) -> Self {
        Self { dossier }
    }

    /// The page of a record; a claim is part of its source's page, a note of what it speaks of.
    #[must_use]
    pub fn page_of(self, record: RecordRef) -> PagePath {
        let id = |record| self.dossier.id(record).as_str();
        match record {
            RecordRef::Topic(_) => PagePath::of(&["topics", id(record)]),
            RecordRef::Source(_) => PagePath::of(&["sources", id(record)]),
            RecordRef::Entity(no) => PagePath::of(&[self.dossier.entities[no].record.kind.folder(), id(record)]),
            RecordRef::Event(_) => PagePath::of(&["events", id(record)]),
            RecordRef::Claim(no) => self.page_of(RecordRef::Source(self.dossier.claims[no].source)),
            RecordRef::Dispute(_) => PagePath::of(&["disputes", id(record)]),
            RecordRef::Term(_) => PagePath::of(&["terms", id(record)]),
            RecordRef::Note(no) => self.page_of_note(no),
            RecordRef::Page(_) => PagePath::of(&[id(record)]),
        }
    }

    /// The page that a record had under a former id; `None` for records without a page of their own.
    #[must_use]
    pub fn former_page(self, record: RecordRef, former: &RecordId) -> Option<PagePath> {
        let now = self.page_of(record);
        let (folder, _) = now.as_str().split_once('/')?;
        (!matches!(record, RecordRef::Claim(_) | RecordRef::Note(_) | RecordRef::Page(_)))
            .then(|| PagePath::of(&[folder, former.as_str()]))
    }

    fn page_of_note(self, no: crate::link::NoteNo) -> PagePath {
        match self.dossier.notes[no].on {
            Some(crate::link::NoteTarget::Record(record)) => self.page_of(record),
            Some(crate::link::NoteTarget::Passage(passage)) => self.page_of(RecordRef::Source(passage.source)),
            None => PagePath::home(),
        }
    }

    /// The path of a page in a language, from the base path on: `/dossier/ar/topics/evacuations/`.
    #[must_use]
    pub fn href(self, language: &Language, page: &PagePath) -> String {
        [self.dossier.config.base_url.path(), language.tag.as_str(), "/", page.as_str()].concat()
    }

    /// The language whose page of a record a link leads to: the reader's, unless that has none.
    fn shown_in<'l>(self, language: &'l Language, record: RecordRef) -> &'l Language
    where
        'a: 'l,
    {
        let owner = self.owner(record);
        if !self.dossier.is_omitted(owner, language.no) {
            return language;
        }
        let first = self.dossier.written_in(owner).first().and_then(|no| self.dossier.config.languages.get(no.index()));
        first.unwrap_or(language)
    }

    /// The record whose page a record stands on.
    fn owner(self, record: RecordRef) -> RecordRef {
        match record {
            RecordRef::Claim(no) => RecordRef::Source(self.dossier.claims[no].source),
            RecordRef::Note(no) => match self.dossier.notes[no].on {
                Some(crate::link::NoteTarget::Record(record)) => self.owner(record),
                Some(crate::link::NoteTarget::Passage(passage)) => RecordRef::Source(passage.source),
                None => record,
            },
            record => record,
        }
    }

    /// The path of a record's page, with the fragment of those that have no page of their own.
    #[must_use]
    pub fn record(self, language: &Language, record: RecordRef) -> String {
        let href = self.href(self.shown_in(language, record), &self.page_of(record));
        match record {
            RecordRef::Claim(_) | RecordRef::Note(_) => {
                format!("{href}#{}", fragment(self.dossier.id(record).as_str()))
            }
            _ => href,
        }
    }

    /// The path of a passage: the source's page at its first paragraph.
    #[must_use]
    pub fn passage(self, language: &Language, passage: Passage) -> String {
        let href = self.record(language, RecordRef::Source(passage.source));
        match passage.paragraphs {
            Some(paragraphs) => to_paragraph(&href, paragraphs),
            None => href,
        }
    }

    /// The path of an index page: `topics/`, `people/`.
    #[must_use]
    pub fn index(self, language: &Language, folder: &str) -> String {
        self.href(language, &PagePath::of(&[folder]))
    }
}

/// The fragment of a paragraph.
#[must_use]
pub fn anchor(paragraphs: Paragraphs) -> String {
    let mut anchor = String::new();
    anchor_into(&mut anchor, paragraphs);
    anchor
}

/// Appends the fragment of a paragraph.
fn anchor_into(text: &mut String, paragraphs: Paragraphs) {
    let _ = write!(text, "p{}", paragraphs.first);
}

/// Appends what leads from a source's page to the first of the paragraphs: `#p4`.
pub fn to_paragraph_into(text: &mut String, paragraphs: Paragraphs) {
    text.push('#');
    anchor_into(text, paragraphs);
}

/// The path of a paragraph on the page at `href`.
#[must_use]
pub fn to_paragraph(href: &str, paragraphs: Paragraphs) -> String {
    let mut path = String::with_capacity(href.len() + 8);
    path.push_str(href);
    to_paragraph_into(&mut path, paragraphs);
    path
}

/// The fragment of a claim or a note: apart from headings' anchors, which are words.
#[must_use]
pub fn fragment(id: &str) -> String {
    format!("r-{id}")
}
