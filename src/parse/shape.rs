//! What a record's file may hold, as a value: for JSON Schemas, skeletons and completion in editors.
//!
//! Nothing is declared twice. A [`Table`] is what a record's own reader asks for when there is nothing to read
//! ([`describe`]): the same calls that read a key name its type, its kinds of record and its description.

use super::config::read_settings;
use super::document::read_front;
use super::fields::{Fields, describe};
use super::id::{RecordId, RecordKind};
use super::records::{
    read_claims, read_dispute, read_entity, read_event, read_note, read_source, read_term, read_topic,
};
use super::{Documents, PerLanguage};
use crate::diagnostic::{Place, Spanned};

/// A table of a record: its keys, in the order in which editors write them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The keys.
    pub keys: Vec<Key>,
    /// Pairs of keys of which one must be there.
    pub either: Vec<(&'static str, &'static str)>,
}

impl Table {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// One key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands there and what for, in sentences.
    pub about: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

/// What a key may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A text in quotation marks.
    Text,
    /// An address outside the site.
    Address,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0.
    Number,
    /// A decimal number.
    Decimal,
    /// The number of a paragraph, from 1.
    Paragraph,
    /// The id that this table gives a record.
    OwnId,
    /// The id of a record of one of these kinds; none is any.
    Id(&'static [RecordKind]),
    /// `"source ¶4"`; with `Any`, any record.
    Cite(Citable),
    /// A date in EDTF.
    Edtf,
    /// A calendar day.
    Day,
    /// One of some words.
    Choice(Vec<&'static str>),
    /// The like, once a language.
    ByLanguage(Box<Shape>),
    /// A list.
    List(Box<Shape>),
    /// A table.
    Table(Table),
    /// The one or the other.
    Either(Box<Shape>, Box<Shape>),
    /// A table whose keys are some names and whose values are some words.
    Map(Vec<&'static str>, Vec<&'static str>),
}

/// What a citation in TOML may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Citable {
    /// A source.
    Source,
    /// Any record but a note: what a note speaks of.
    Noted,
}

impl Citable {
    /// The kinds of record that may be named.
    #[must_use]
    pub fn kinds(self) -> &'static [RecordKind] {
        use RecordKind::{Claim, Dispute, Entity, Event, Page, Source, Term, Topic};
        match self {
            Self::Source => &[Source],
            Self::Noted => &[Topic, Source, Entity, Event, Claim, Dispute, Term, Page],
        }
    }
}

/// A kind of file with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `site.toml`
    Site,
    /// `content/topics/<id>/topic.toml`
    Topic,
    /// `content/sources/<id>/source.toml`
    Source,
    /// `content/sources/<id>/claims.toml`
    Claims,
    /// `content/entities/<id>.toml`
    Entity,
    /// `content/events/<id>.toml`
    Event,
    /// `content/disputes/<id>.toml`
    Dispute,
    /// `content/terms/<id>.toml`
    Term,
    /// `content/notes/<id>/note.toml`
    Note,
    /// What stands between `+++` in a Markdown file.
    FrontMatter,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Site,
        Self::Topic,
        Self::Source,
        Self::Claims,
        Self::Entity,
        Self::Event,
        Self::Dispute,
        Self::Term,
        Self::Note,
        Self::FrontMatter,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Topic => "topic",
            Self::Source => "source",
            Self::Claims => "claims",
            Self::Entity => "entity",
            Self::Event => "event",
            Self::Dispute => "dispute",
            Self::Term => "term",
            Self::Note => "note",
            Self::FrontMatter => "front-matter",
        }
    }

    /// Which files are of this kind, as a pattern below the dossier's folder.
    #[must_use]
    pub fn files(self) -> &'static str {
        match self {
            Self::Site => "site.toml",
            Self::Topic => "content/topics/*/topic.toml",
            Self::Source => "content/sources/*/source.toml",
            Self::Claims => "content/sources/*/claims.toml",
            Self::Entity => "content/entities/*.toml",
            Self::Event => "content/events/*.toml",
            Self::Dispute => "content/disputes/*.toml",
            Self::Term => "content/terms/*.toml",
            Self::Note => "content/notes/*/note.toml",
            Self::FrontMatter => "content/**/*.md",
        }
    }

    /// The kind of the file at a path below the dossier's folder.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        Some(match parts.as_slice() {
            ["site.toml"] => Self::Site,
            ["content", "topics", _, "topic.toml"] => Self::Topic,
            ["content", "sources", _, "source.toml"] => Self::Source,
            ["content", "sources", _, "claims.toml"] => Self::Claims,
            ["content", "entities", _] => Self::Entity,
            ["content", "events", _] => Self::Event,
            ["content", "disputes", _] => Self::Dispute,
            ["content", "terms", _] => Self::Term,
            ["content", "notes", _, "note.toml"] => Self::Note,
            ["content", .., name] if name.rsplit_once('.').is_some_and(|(_, end)| end == "md") => Self::FrontMatter,
            _ => return None,
        })
    }

    /// Its keys.
    #[must_use]
    pub fn table(self) -> Table {
        match self {
            Self::Site => describe(read_settings),
            Self::Topic => record(read_topic),
            Self::Source => record(|fields, id, documents| read_source(fields, id, Vec::new(), documents)),
            Self::Claims => describe(read_claims),
            Self::Entity => record(|fields, id, _| read_entity(fields, id)),
            Self::Event => record(|fields, id, _| read_event(fields, id)),
            Self::Dispute => record(|fields, id, _| read_dispute(fields, id)),
            Self::Term => record(|fields, id, _| read_term(fields, id)),
            Self::Note => record(read_note),
            Self::FrontMatter => describe(read_front),
        }
    }
}

/// The description of a record that is handed its id and its texts.
fn record<T>(read: impl FnOnce(&mut Fields<'_>, Spanned<RecordId>, Documents) -> T) -> Table {
    describe(|fields| {
        let place: Place = fields.place();
        read(fields, Spanned::new(RecordId::example(), place), PerLanguage::from_fn(&[], |_| None));
    })
}
