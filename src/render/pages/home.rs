//! The front page of a language: what this is, the bottom line, topics, open disputes, sources.

use super::builder::Builder;
use super::corrections::{CORRECTIONS, are_gathered};
use super::frame::{Face, Frame};
use super::parts::{DisputeItem, Html, Label, Link, SourceItem};
use crate::Error;
use crate::address::PagePath;
use crate::link::{DisputeNo, RecordRef, SourceNo, TopicNo};
use crate::render::prose::Placer;
use crate::render::strings::{Argument, Surface};
use crate::render::templates::Shared;
use serde::Serialize;

/// The front page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct HomePage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The headline.
    pub title: Label,
    /// The bottom line.
    pub summary: Option<Html>,
    /// The text.
    pub body: Option<Html>,
    /// The topics, in the editors' order.
    pub topics: Vec<TopicItem>,
    /// Disputes.
    pub disputes: Vec<DisputeItem>,
    /// Sources, the latest first.
    pub sources: Vec<SourceItem>,
    /// How many there are of each kind, with the way to them.
    pub counts: Vec<CountView>,
    /// How to cite the dossier; none where nobody is named as its editor.
    pub cite_as: Option<String>,
    /// Pages of their own: about, method.
    pub pages: Vec<Shared<Link>>,
    /// Whether the dossier is too long to be one document.
    pub is_too_long: bool,
}

/// A topic in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TopicItem {
    /// Its page.
    pub link: Shared<Link>,
    /// The bottom line.
    pub summary: Option<Html>,
    /// How many sources it rests on.
    pub sources: usize,
    /// How many disputes it has.
    pub disputes: usize,
    /// How many events it has.
    pub events: usize,
}

/// How many records of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CountView {
    /// The kind: `n-<key>` are its words, `sources`.
    pub key: &'static str,
    /// How many.
    pub n: usize,
    /// The path of the list; claims have none of their own.
    pub href: Option<String>,
    /// Whether this page shows only some of them.
    pub has_more: bool,
}

impl Builder<'_> {
    /// A topic in a list.
    #[must_use]
    pub fn topic_item(&self, no: TopicNo) -> TopicItem {
        let topic = &self.site.dossier.topics[no];
        TopicItem {
            link: self.link(RecordRef::Topic(no)),
            summary: self.document_summary_in_list(&topic.documents),
            sources: topic.sources.len(),
            disputes: topic.disputes.len(),
            events: topic.events.len(),
        }
    }

    /// Every topic that the language has, in the editors' order.
    #[must_use]
    pub fn topic_items(&self) -> Vec<TopicItem> {
        let there = self.site.dossier.topics.numbers().filter(|no| self.has(RecordRef::Topic(*no)));
        there.map(|no| self.topic_item(no)).collect()
    }

    fn has(&self, record: RecordRef) -> bool {
        !self.site.dossier.is_omitted(record, self.language.no)
    }

    /// Every source that the language has, by date, the latest first; those without a date last.
    #[must_use]
    pub fn sources_latest_first(&self) -> &[SourceNo] {
        self.common().latest_sources.get_or_init(|| self.sort_sources())
    }

    fn sort_sources(&self) -> Vec<SourceNo> {
        let dossier = self.site.dossier;
        let mut numbers: Vec<SourceNo> =
            dossier.sources.numbers().filter(|no| self.has(RecordRef::Source(*no))).collect();
        numbers.sort_by_cached_key(|no| {
            let source = &dossier.sources[*no].record;
            let date = source.date.as_ref().map(|date| date.value.sort_key());
            (std::cmp::Reverse(date), source.id.value.clone())
        });
        numbers
    }

    /// The editors' own pages, and the corrections where they have none for them.
    fn own_pages(&self) -> Result<Vec<Shared<Link>>, Error> {
        let dossier = self.site.dossier;
        let mut pages = self.links(dossier.pages.numbers().map(RecordRef::Page).filter(|page| self.has(*page)));
        if are_gathered(dossier) {
            let label = self.own_word("heading-corrections")?;
            let href = self.site.addresses.index(self.language, CORRECTIONS);
            pages.push(Shared::new(Link::new(label, href)));
        }
        Ok(pages)
    }

    /// The front page.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn home(&self, placer: &dyn Placer) -> Result<HomePage, Error> {
        let dossier = self.site.dossier;
        let document = self.document(&dossier.index);
        let title = self.site_title();
        let disputes: Vec<DisputeNo> = dossier.disputes.numbers().collect();
        let latest = self.sources_latest_first();
        Ok(HomePage {
            frame: self.frame(Face {
                kind: "home",
                path: PagePath::home(),
                title: title.clone(),
                description: self.description(&dossier.index),
                section: None,
                record: None,
            })?,
            summary: self.document_summary(&dossier.index),
            body: document.as_ref().map(|document| self.blocks(&document.value.body, placer)),
            title: document
                .map_or(title, |document| self.marked(document.value.title.value.clone(), document.lang, document.dir)),
            topics: self.topic_items(),
            disputes: self.dispute_items(disputes.get(..LATEST.min(disputes.len())).unwrap_or_default()),
            sources: self.source_items(latest.get(..LATEST.min(latest.len())).unwrap_or_default())?,
            counts: self.counts(),
            cite_as: self.cite_dossier()?,
            pages: self.own_pages()?,
            is_too_long: dossier.config.editions.print > 0 && !self.site.has_print(),
        })
    }

    fn counts(&self) -> Vec<CountView> {
        let dossier = self.site.dossier;
        let list = |folder| Some(self.site.addresses.index(self.language, folder));
        let count = |key, n, href| CountView { key, n, href, has_more: n > LATEST };
        let all = [
            count("sources", dossier.sources.len(), list("sources")),
            count("claims", dossier.claims.len(), None),
            count("events", dossier.events.len(), list("events")),
            count("disputes", dossier.disputes.len(), list("disputes")),
        ];
        all.into_iter().filter(|count| count.n > 0).collect()
    }

    /// How to cite the whole: who edited it, its title, its edition and where it stands.
    fn cite_dossier(&self) -> Result<Option<String>, Error> {
        let site = self.site;
        let Some(editors) = site.text(self.language, &site.dossier.config.editors) else { return Ok(None) };
        let home = site.dossier.config.base_url.absolute(&site.addresses.href(self.language, &PagePath::home()));
        let mut arguments = vec![
            ("editors", Argument::Text(editors.text)),
            ("title", Argument::Text(self.site_title().text)),
            ("address", Argument::Text(home)),
        ];
        let key = match site.edition() {
            Some(day) => {
                arguments.push(("date", Argument::Text(site.day(self.language, day).text)));
                "cite-dossier-edition"
            }
            None => "cite-dossier",
        };
        site.say(self.language, key, &arguments, Surface::Markup).map(Some)
    }
}

/// How many sources and disputes the front page shows; the lists have all.
const LATEST: usize = 6;
