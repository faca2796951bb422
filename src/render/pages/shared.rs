//! What the views of many pages have in common, made once for the whole site when a page first needs it: links to
//! records, what stands around them, and orders of records that each part of a long list would sort again.

use super::around::Around;
use super::builder::AssetPaths;
use super::frame::SECTIONS;
use super::parts::{DateView, Label, Link};
use super::timeline::{Entry, Year};
use crate::Error;
use crate::link::{
    ClaimNo, DisputeNo, Dossier, EntityNo, EventNo, NoteNo, Number, PageNo, RecordRef, SourceNo, Table, TermNo, TopicNo,
};
use crate::parse::{Language, PerLanguage};
use crate::render::templates::Shared;
use std::sync::OnceLock;

/// Parts of views of one dossier.
pub struct SharedParts {
    /// Files beside the pages.
    pub assets: Shared<AssetPaths>,
    /// Everything on the timeline, in order.
    pub timeline: OnceLock<Vec<(Option<Year>, Entry)>>,
    languages: PerLanguage<InLanguage>,
}

/// Parts of views of one language.
pub struct InLanguage {
    links: Links,
    /// The name of each source in citations.
    pub source_labels: Table<SourceNo, OnceLock<Label>>,
    /// The date of each source that has one.
    pub source_dates: Table<SourceNo, OnceLock<Shared<DateView>>>,
    /// The day of this edition of the dossier.
    pub edition: OnceLock<Option<Shared<DateView>>>,
    /// What stands around the pages of no section, and of each.
    around: [OnceLock<Shared<Around>>; SECTIONS.len() + 1],
    /// How often something is named, in words and as HTML: twice, three times.
    pub times: [OnceLock<String>; 32],
    /// The sources that the language has, the latest first.
    pub latest_sources: OnceLock<Vec<SourceNo>>,
}

struct Links {
    topics: Table<TopicNo, OnceLock<Shared<Link>>>,
    sources: Table<SourceNo, OnceLock<Shared<Link>>>,
    entities: Table<EntityNo, OnceLock<Shared<Link>>>,
    events: Table<EventNo, OnceLock<Shared<Link>>>,
    claims: Table<ClaimNo, OnceLock<Shared<Link>>>,
    disputes: Table<DisputeNo, OnceLock<Shared<Link>>>,
    terms: Table<TermNo, OnceLock<Shared<Link>>>,
    notes: Table<NoteNo, OnceLock<Shared<Link>>>,
    pages: Table<PageNo, OnceLock<Shared<Link>>>,
}

impl SharedParts {
    /// Parts of the pages of `dossier`, none of them made yet.
    #[must_use]
    pub fn new(dossier: &Dossier, assets: Shared<AssetPaths>) -> Self {
        let languages = PerLanguage::from_fn(&dossier.config.languages, |_| InLanguage::of(dossier));
        Self { assets, timeline: OnceLock::new(), languages }
    }

    /// Those of a language.
    #[must_use]
    pub fn of(&self, language: &Language) -> &InLanguage {
        &self.languages[language.no]
    }
}

impl InLanguage {
    fn of(dossier: &Dossier) -> Self {
        Self {
            links: Links {
                topics: unmade(&dossier.topics),
                sources: unmade(&dossier.sources),
                entities: unmade(&dossier.entities),
                events: unmade(&dossier.events),
                claims: unmade(&dossier.claims),
                disputes: unmade(&dossier.disputes),
                terms: unmade(&dossier.terms),
                notes: unmade(&dossier.notes),
                pages: unmade(&dossier.pages),
            },
            source_labels: unmade(&dossier.sources),
            source_dates: unmade(&dossier.sources),
            edition: OnceLock::new(),
            around: Default::default(),
            times: Default::default(),
            latest_sources: OnceLock::new(),
        }
    }

    /// The link to a record.
    #[must_use]
    pub fn link(&self, record: RecordRef) -> &OnceLock<Shared<Link>> {
        match record {
            RecordRef::Topic(no) => &self.links.topics[no],
            RecordRef::Source(no) => &self.links.sources[no],
            RecordRef::Entity(no) => &self.links.entities[no],
            RecordRef::Event(no) => &self.links.events[no],
            RecordRef::Claim(no) => &self.links.claims[no],
            RecordRef::Dispute(no) => &self.links.disputes[no],
            RecordRef::Term(no) => &self.links.terms[no],
            RecordRef::Note(no) => &self.links.notes[no],
            RecordRef::Page(no) => &self.links.pages[no],
        }
    }

    /// What stands around the pages of a section, or around those of none.
    #[must_use]
    pub fn around(&self, section: Option<&str>) -> &OnceLock<Shared<Around>> {
        let [none, sections @ ..] = &self.around;
        let own = SECTIONS.iter().zip(sections).find(|(name, _)| Some(**name) == section);
        own.map_or(none, |(_, around)| around)
    }
}

/// A part that may fail to be made.
///
/// # Errors
/// Where `make` fails; it is tried again by who asks next.
pub fn made<T>(part: &OnceLock<T>, make: impl FnOnce() -> Result<T, Error>) -> Result<&T, Error> {
    match part.get() {
        Some(part) => Ok(part),
        None => make().map(|new| part.get_or_init(|| new)),
    }
}

/// A place for a part of each record.
fn unmade<N: Number, R, T>(records: &Table<N, R>) -> Table<N, OnceLock<T>> {
    Table::new(records.numbers().map(|_| OnceLock::new()).collect())
}
