//! Every page of the site: what it is, its view, and the template it is shown with.
//!
//! One file a kind holds the view (plain data, all that its template may see) and how it is built from the dossier.

mod around;
mod builder;
mod choice;
mod corrections;
mod dispute;
mod downloads;
mod entity;
mod event;
mod filters;
mod frame;
mod full_text;
mod home;
mod lists;
mod map;
mod named;
mod paging;
mod parallel;
mod parts;
mod placer;
mod print;
mod references;
mod search;
mod shared;
mod source;
mod structured;
mod term;
mod text;
mod timeline;
mod topic;
mod used_on;

pub use builder::{AssetPaths, Builder};
pub use choice::all_languages;
pub use downloads::{citation_file, timeline_file};
pub use lists::Section;
pub use paging::parts;
pub use print::PRINT;
pub use references::ReferenceView;
pub use shared::SharedParts;

use super::memory::Known;
use super::templates::Shown;
use crate::Error;
use crate::address::{Addresses, PagePath};
use crate::link::{Dossier, RecordRef};
use crate::parse::LanguageNo;
use placer::TemplatePlacer;
use serde::Serialize;
use std::hash::Hash;

/// A page in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKey {
    /// The front page.
    Home,
    /// The timeline.
    Timeline,
    /// The map.
    Map,
    /// The search.
    Search,
    /// The corrections, where the editors have no page for them.
    Corrections,
    /// The data to download.
    Data,
    /// An index page.
    List(Section),
    /// The page of a record.
    Record(RecordRef),
    /// The languages of a record's text side by side.
    Parallel(RecordRef),
}

/// Every page that each language has, in a fixed order.
#[must_use]
pub fn pages(dossier: &Dossier) -> Vec<PageKey> {
    let mut pages = vec![PageKey::Home, PageKey::Timeline];
    if map::has_map(dossier) {
        pages.push(PageKey::Map);
    }
    pages.push(PageKey::Search);
    if corrections::are_gathered(dossier) {
        pages.push(PageKey::Corrections);
    }
    if dossier.config.data.files {
        pages.push(PageKey::Data);
    }
    pages.extend(Section::ALL.map(PageKey::List));
    pages.extend(dossier.topics.numbers().map(|no| PageKey::Record(RecordRef::Topic(no))));
    pages.extend(dossier.sources.numbers().map(|no| PageKey::Record(RecordRef::Source(no))));
    pages.extend(dossier.entities.numbers().map(|no| PageKey::Record(RecordRef::Entity(no))));
    pages.extend(dossier.events.numbers().map(|no| PageKey::Record(RecordRef::Event(no))));
    pages.extend(dossier.disputes.numbers().map(|no| PageKey::Record(RecordRef::Dispute(no))));
    pages.extend(dossier.terms.numbers().map(|no| PageKey::Record(RecordRef::Term(no))));
    pages.extend(dossier.pages.numbers().map(|no| PageKey::Record(RecordRef::Page(no))));
    let texts: Vec<RecordRef> = pages.iter().filter_map(|page| page.record()).collect();
    pages.extend(texts.into_iter().filter(|record| parallel::has_parallel(dossier, *record)).map(PageKey::Parallel));
    pages
}

impl PageKey {
    /// The record it is the page of.
    #[must_use]
    pub fn record(self) -> Option<RecordRef> {
        match self {
            Self::Record(record) | Self::Parallel(record) => Some(record),
            Self::Home | Self::Timeline | Self::Map | Self::Search | Self::Corrections | Self::Data | Self::List(_) => {
                None
            }
        }
    }

    /// The languages in which it is its record's own page, with the text that is asked for: what search engines are told.
    #[must_use]
    pub fn languages(self, dossier: &Dossier) -> Vec<LanguageNo> {
        match self {
            Self::Parallel(_) => Vec::new(),
            Self::Record(record) => dossier.written_in(record),
            Self::Home | Self::Timeline | Self::Map | Self::Search | Self::Corrections | Self::Data | Self::List(_) => {
                dossier.config.languages.iter().map(|language| language.no).collect()
            }
        }
    }

    /// Whether a language has the page.
    #[must_use]
    pub fn is_in(self, dossier: &Dossier, language: LanguageNo) -> bool {
        self.record().is_none_or(|record| !dossier.is_omitted(record, language))
    }

    /// Where it stands, below the language's folder.
    #[must_use]
    pub fn path(self, builder: &Builder<'_>) -> PagePath {
        self.path_in(&builder.site.addresses).part(builder.part)
    }

    /// Where its first part stands.
    #[must_use]
    pub fn path_in(self, addresses: &Addresses<'_>) -> PagePath {
        match self {
            Self::Home => PagePath::home(),
            Self::Timeline => PagePath::of(&["timeline"]),
            Self::Map => PagePath::of(&["map"]),
            Self::Search => PagePath::of(&["search"]),
            Self::Corrections => PagePath::of(&[corrections::CORRECTIONS]),
            Self::Data => downloads::data_page(),
            Self::List(section) => PagePath::of(&[section.folder()]),
            Self::Record(record) => addresses.page_of(record),
            Self::Parallel(record) => addresses.page_of(record).below(parallel::PARALLEL),
        }
    }
}

/// The HTML of a page; none where it is `known` to stand as it would be made.
///
/// # Errors
/// Where a template fails or the theme lacks a word; the message names the page.
pub fn render_page(key: PageKey, builder: Builder<'_>, known: Option<Known<'_>>) -> Result<Option<Vec<u8>>, Error> {
    let placer = TemplatePlacer::new(builder);
    let path = format!("{}/{}", builder.language.tag.as_str(), key.path(&builder).as_str());
    let show = Show { builder, known, path };
    let html = match key {
        PageKey::Home => show.with("home.html", &builder.home(&placer)?),
        PageKey::Timeline => show.with("timeline.html", &builder.timeline()?),
        PageKey::Map => show.with("map.html", &builder.map_page()?),
        PageKey::Search => show.with("search.html", &builder.search()?),
        PageKey::Corrections => show.with("page.html", &builder.corrections_page()?),
        PageKey::Data => show.with("data.html", &builder.data()?),
        PageKey::List(section) => show.with("list.html", &builder.list(section)?),
        PageKey::Parallel(record) => show.with("parallel.html", &builder.parallel(record)?),
        PageKey::Record(record) => match record {
            RecordRef::Topic(no) => show.with("topic.html", &builder.topic(no, &placer)?),
            RecordRef::Source(no) => show.with("source.html", &builder.source(no, &placer)?),
            RecordRef::Entity(no) => show.with("entity.html", &builder.entity(no)?),
            RecordRef::Event(no) => show.with("event.html", &builder.event(no)?),
            RecordRef::Dispute(no) => show.with("dispute.html", &builder.dispute(no)?),
            RecordRef::Term(no) => show.with("term.html", &builder.term(no)?),
            RecordRef::Page(no) => show.with("page.html", &builder.page(no, &placer)?),
            RecordRef::Claim(_) | RecordRef::Note(_) => {
                Err(Error::Internal("claims and notes have no page of their own".to_owned()))
            }
        },
    }?;
    placer.finish()?;
    Ok(html)
}

/// Shows the finished view of a page with a template.
struct Show<'a> {
    builder: Builder<'a>,
    known: Option<Known<'a>>,
    path: String,
}

impl Show<'_> {
    /// The view is whole by now, and so is the list of what it cites.
    fn with<V: Serialize + Hash>(&self, template: &str, view: &V) -> Result<Option<Vec<u8>>, Error> {
        let references = self.builder.references()?;
        let shown = Shown { references: &references, ..Shown::without_references(&self.path, self.builder.language) };
        if let Some(known) = self.known
            && known.stands(template, view, &shown)?
        {
            return Ok(None);
        }
        self.builder.templates.render(template, view, &shown).map(Some)
    }
}
