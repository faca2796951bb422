//! The dossier as search sees it: each page's record, and what names lead to. Plain texts; `crate::search` makes the
//! index of them.

mod facets;
mod names;
mod pages;
mod words;

use super::pages::{PageKey, pages};
use super::site::Site;
use crate::Error;
use crate::emit::Output;
use crate::link::{Dossier, MentionFinder, RecordRef};
use crate::search::{IndexFile, Plan, build};
use facets::TermsOfSources;
pub use facets::years_of;

/// The kinds of pages that search tells apart, in the order of their numbers: the most numerous last.
pub const KINDS: [&str; 9] = ["topic", "dispute", "person", "organization", "place", "event", "term", "page", "source"];

/// Makes the search index and hands each of its files to `emit`, from many threads.
///
/// # Errors
/// Where the theme lacks a word of a date, or `emit` fails.
pub fn index(site: &Site<'_>, emit: impl Fn(Output) -> Result<(), Error> + Sync) -> Result<(), Error> {
    let dossier = site.dossier;
    let searched: Vec<PageKey> = pages(dossier).into_iter().filter(|key| is_searched(*key)).collect();
    let terms = TermsOfSources::of(dossier);
    let finder = MentionFinder::new(dossier.entities.iter().map(|(_, entity)| &entity.record));
    let maker = Maker { site, terms, finder };
    let plan = Plan {
        languages: dossier.config.languages.iter().map(|language| language.tag.as_str().to_owned()).collect(),
        kinds: KINDS.to_vec(),
        pages: searched.iter().map(|key| (maker.path(*key), place_of(kind(dossier, *key)))).collect(),
        names: maker.named_pages(),
    };
    let read = |place: usize| searched.get(place).map(|key| maker.page(*key)).unwrap_or_default();
    build(&plan, read, |IndexFile { path, bytes }| emit(Output { path, bytes }))
}

/// Indexes, the timeline and the map say nothing that no other page says.
fn is_searched(key: PageKey) -> bool {
    matches!(key, PageKey::Home | PageKey::Record(_))
}

/// The kind of a page, as `kind-…` in the theme's strings.
fn kind(dossier: &Dossier, key: PageKey) -> &'static str {
    match key.record() {
        Some(RecordRef::Topic(_)) => "topic",
        Some(RecordRef::Source(_)) => "source",
        Some(RecordRef::Entity(no)) => dossier.entities[no].record.kind.as_str(),
        Some(RecordRef::Event(_)) => "event",
        Some(RecordRef::Dispute(_)) => "dispute",
        Some(RecordRef::Term(_)) => "term",
        Some(RecordRef::Claim(_) | RecordRef::Note(_) | RecordRef::Page(_)) | None => "page",
    }
}

fn place_of(kind: &str) -> usize {
    KINDS.iter().position(|other| *other == kind).unwrap_or(KINDS.len() - 1)
}

/// Makes records of pages.
struct Maker<'a> {
    site: &'a Site<'a>,
    terms: TermsOfSources,
    finder: MentionFinder,
}

impl Maker<'_> {
    fn path(&self, key: PageKey) -> String {
        let path = key.record().map(|record| self.site.addresses.page_of(record).as_str().to_owned());
        path.unwrap_or_default()
    }
}
