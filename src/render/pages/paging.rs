//! Long lists, part by part: an entity that five thousand paragraphs name must not be one page of two megabytes.
//!
//! The first part stands at the page's own address, the others below it: `sources/page/2/`. How many parts there are
//! follows from the records alone, so every language has the same.

use super::PageKey;
use super::builder::Builder;
use super::lists::Section;
use crate::address::PagePath;
use crate::link::{Dossier, EntityNo, RecordRef, TermNo, TopicNo};
use serde::Serialize;

/// So many items of a list stand on one page (somewhat arbitrary; about 60 KB of sources).
const ITEMS: usize = 100;

/// So many names do, which take one line each.
const NAMES: usize = 500;

/// The parts of a page and where to go from this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Paging {
    /// This part, from 1.
    pub current: usize,
    /// How many there are.
    pub last: usize,
    /// The path of the part before.
    pub previous: Option<String>,
    /// The path of the next part.
    pub next: Option<String>,
}

/// How many parts a page has.
#[must_use]
pub fn parts(key: PageKey, dossier: &Dossier) -> usize {
    let (longest, size) = match key {
        PageKey::Timeline => (timeline_entries(dossier), ITEMS),
        PageKey::List(section) => of_list(section, dossier),
        PageKey::Record(RecordRef::Topic(no)) => (of_topic(no, dossier), ITEMS),
        PageKey::Record(RecordRef::Entity(no)) => (of_entity(no, dossier), ITEMS),
        PageKey::Record(RecordRef::Term(no)) => (of_term(no, dossier), ITEMS),
        _ => (0, ITEMS),
    };
    longest.div_ceil(size).max(1)
}

fn of_list(section: Section, dossier: &Dossier) -> (usize, usize) {
    match section {
        Section::Topics => (dossier.topics.len(), ITEMS),
        Section::Sources => (dossier.sources.len(), ITEMS),
        Section::Events => (dossier.events.len(), ITEMS),
        Section::Disputes => (dossier.disputes.len(), ITEMS),
        Section::Terms => (dossier.terms.len(), NAMES),
        Section::Entities(kind) => {
            (dossier.entities.iter().filter(|(_, entity)| entity.record.kind == kind).count(), NAMES)
        }
    }
}

fn timeline_entries(dossier: &Dossier) -> usize {
    let sources = dossier.sources.iter().filter(|(_, source)| source.record.date.is_some());
    let claims = dossier.claims.iter().filter(|(_, claim)| claim.record.date.is_some());
    dossier.events.len() + sources.count() + claims.count()
}

fn of_topic(no: TopicNo, dossier: &Dossier) -> usize {
    let topic = &dossier.topics[no];
    let lists =
        [topic.sources.len(), topic.events.len(), topic.disputes.len(), topic.claims.len(), topic.backlinks.len()];
    lists.into_iter().max().unwrap_or_default()
}

fn of_entity(no: EntityNo, dossier: &Dossier) -> usize {
    let entity = &dossier.entities[no];
    let lists = [
        entity.mentions.len(),
        entity.claims_by.len(),
        entity.claims_relayed.len(),
        entity.claims_about.len(),
        entity.events.len(),
        entity.sources.len(),
        entity.backlinks.len(),
    ];
    lists.into_iter().max().unwrap_or_default()
}

/// The uses of each of its names are a list of their own.
fn of_term(no: TermNo, dossier: &Dossier) -> usize {
    let term = &dossier.terms[no];
    let uses = term.uses.iter().flat_map(|uses| [uses.used.len(), uses.elsewhere.len()]);
    uses.chain([term.backlinks.len()]).max().unwrap_or_default()
}

impl Builder<'_> {
    /// Whether this is the first part, which shows what is no list.
    #[must_use]
    pub fn is_first_part(&self) -> bool {
        self.part <= 1
    }

    /// What this part shows of a list.
    #[must_use]
    pub fn part_of<'t, T>(&self, list: &'t [T]) -> &'t [T] {
        self.slice(list, ITEMS)
    }

    /// What this part shows of a list of names.
    #[must_use]
    pub fn part_of_names<'t, T>(&self, list: &'t [T]) -> &'t [T] {
        self.slice(list, NAMES)
    }

    /// The way through the parts of the page at `first`; none where it has one part.
    #[must_use]
    pub fn paging(&self, first: &PagePath) -> Option<Paging> {
        let href = |part: usize| self.site.addresses.href(self.language, &first.part(part));
        (self.parts > 1).then(|| Paging {
            current: self.part,
            last: self.parts,
            previous: (self.part > 1).then(|| href(self.part - 1)),
            next: (self.part < self.parts).then(|| href(self.part + 1)),
        })
    }

    /// A page of one part shows its lists whole.
    fn slice<'t, T>(&self, list: &'t [T], size: usize) -> &'t [T] {
        if self.parts <= 1 { list } else { list.chunks(size).nth(self.part.saturating_sub(1)).unwrap_or_default() }
    }
}
