//! The index page of each kind of record.

use super::builder::Builder;
use super::filters::FilterView;
use super::frame::{Face, Frame};
use super::home::TopicItem;
use super::parts::{DisputeItem, EntityItem, EventItem, Label, SourceItem, TermItem};
use crate::Error;
use crate::address::PagePath;
use crate::link::{Entity, EntityNo, EventNo, RecordRef, TermNo};
use crate::parse::EntityKind;
use crate::render::strings::Surface;
use serde::Serialize;

/// An index page; the list of its kind is filled, the others are empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ListPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The title.
    pub title: Label,
    /// The folder, which is the key of its strings: `topics`, `sources`, `people`.
    pub section: &'static str,
    /// How many records it lists.
    pub count: usize,
    /// Topics.
    pub topics: Vec<TopicItem>,
    /// Sources, the latest first.
    pub sources: Vec<SourceItem>,
    /// Entities, by first letter.
    pub letters: Vec<LetterView>,
    /// Events, by date.
    pub events: Vec<EventItem>,
    /// Disputes.
    pub disputes: Vec<DisputeItem>,
    /// Terms.
    pub terms: Vec<TermItem>,
    /// What the list may be narrowed by.
    pub filters: Vec<FilterView>,
    /// The path of the map, on the index of places.
    pub map: Option<String>,
}

/// Entities under one letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LetterView {
    /// The letter.
    pub letter: String,
    /// The entities.
    pub entities: Vec<EntityItem>,
}

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Topics,
    Sources,
    Entities(EntityKind),
    Events,
    Disputes,
    Terms,
}

impl Section {
    /// Every list.
    pub const ALL: [Self; 8] = [
        Self::Topics,
        Self::Sources,
        Self::Entities(EntityKind::Person),
        Self::Entities(EntityKind::Organization),
        Self::Entities(EntityKind::Place),
        Self::Events,
        Self::Disputes,
        Self::Terms,
    ];

    /// Its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Sources => "sources",
            Self::Entities(kind) => kind.folder(),
            Self::Events => "events",
            Self::Disputes => "disputes",
            Self::Terms => "terms",
        }
    }
}

impl Builder<'_> {
    /// The index page of a kind.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn list(&self, section: Section) -> Result<ListPage, Error> {
        let folder = section.folder();
        let title = self.own_word(&format!("nav-{folder}"))?;
        let description = self.site.say(self.language, &format!("{folder}-description"), &[], Surface::PlainText)?;
        let mut page = ListPage {
            frame: self.frame(Face {
                kind: "list",
                path: PagePath::of(&[folder]),
                title: title.clone(),
                description: Some(description),
                section: Some(folder),
                record: None,
            })?,
            title,
            section: folder,
            count: 0,
            topics: Vec::new(),
            sources: Vec::new(),
            letters: Vec::new(),
            events: Vec::new(),
            disputes: Vec::new(),
            terms: Vec::new(),
            filters: Vec::new(),
            map: self.path_of_map().filter(|_| section == Section::Entities(EntityKind::Place)),
        };
        self.fill(section, &mut page)?;
        Ok(page)
    }

    fn fill(&self, section: Section, page: &mut ListPage) -> Result<(), Error> {
        let dossier = self.site.dossier;
        match section {
            Section::Topics => page.topics = self.topic_items(),
            Section::Sources => {
                let sources = self.part_of(self.sources_latest_first());
                page.sources = self.source_items(sources)?;
                page.sources.iter_mut().zip(sources).for_each(|(item, no)| item.tags = self.source_tags(*no));
                page.filters = self.filters(page.sources.iter().map(|item| item.tags.as_slice()))?;
            }
            Section::Entities(kind) => page.letters = self.letters(kind),
            Section::Events => page.events = self.event_items(self.part_of(&self.events_by_date()))?,
            Section::Disputes => {
                let all: Vec<_> = dossier.disputes.numbers().collect();
                page.disputes = self.dispute_items(self.part_of(&all));
            }
            Section::Terms => {
                let all = self.terms_by_name();
                let terms = self.part_of_names(&all);
                page.terms = self.term_items(terms);
                page.terms.iter_mut().zip(terms).for_each(|(item, no)| item.tags = self.term_tags(*no));
                page.filters = self.filters(page.terms.iter().map(|item| item.tags.as_slice()))?;
            }
        }
        page.count = match section {
            Section::Topics => dossier.topics.len(),
            Section::Sources => dossier.sources.len(),
            Section::Entities(kind) => dossier.entities.iter().filter(|(_, e)| e.record.kind == kind).count(),
            Section::Events => dossier.events.len(),
            Section::Disputes => dossier.disputes.len(),
            Section::Terms => dossier.terms.len(),
        };
        Ok(())
    }

    fn events_by_date(&self) -> Vec<EventNo> {
        let dossier = self.site.dossier;
        let mut numbers: Vec<EventNo> = dossier.events.numbers().collect();
        numbers.sort_by_cached_key(|no| {
            let event = &dossier.events[*no].record;
            (event.date.sort_key(), event.id.value.clone())
        });
        numbers
    }

    /// Terms in the order of the language's alphabet.
    #[must_use]
    pub fn terms_by_name(&self) -> Vec<TermNo> {
        self.by_name(self.site.dossier.terms.numbers(), RecordRef::Term)
    }

    /// Records of a kind in the order of the language's alphabet.
    pub fn by_name<N: Copy + Ord>(&self, numbers: impl Iterator<Item = N>, record: impl Fn(N) -> RecordRef) -> Vec<N> {
        let named = numbers.map(|no| (self.site.name(self.language, record(no)).text, no));
        let mut named: Vec<(String, N)> = named.collect();
        let formatter = self.site.formatter(self.language);
        named.sort_by(|a, b| formatter.compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
        named.into_iter().map(|(_, no)| no).collect()
    }

    fn letters(&self, kind: EntityKind) -> Vec<LetterView> {
        let of_kind = |(_, entity): &(EntityNo, &Entity)| entity.record.kind == kind;
        self.by_letter(self.site.dossier.entities.iter().filter(of_kind).map(|(no, _)| no))
    }

    /// Entities under the letters of the language's alphabet.
    pub fn by_letter(&self, numbers: impl Iterator<Item = EntityNo>) -> Vec<LetterView> {
        let formatter = self.site.formatter(self.language);
        let mut named: Vec<(String, String, EntityNo)> = numbers
            .map(|no| {
                let name = self.site.name(self.language, RecordRef::Entity(no)).text;
                (formatter.initial(&name), name, no)
            })
            .collect();
        named.sort_by(|a, b| {
            formatter.compare(&a.0, &b.0).then_with(|| formatter.compare_in_index(&a.1, &b.1)).then(a.2.cmp(&b.2))
        });
        let mut letters: Vec<LetterView> = Vec::new();
        for (letter, _, no) in self.part_of_names(&named) {
            if letters.last().is_none_or(|last| last.letter != *letter) {
                letters.push(LetterView { letter: letter.clone(), entities: Vec::new() });
            }
            if let Some(last) = letters.last_mut() {
                last.entities.push(self.entity_item(*no));
            }
        }
        letters
    }
}
