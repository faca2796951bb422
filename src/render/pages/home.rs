//! The front page of a language: what this is, the bottom line, topics, open disputes, sources.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{DisputeItem, Html, Label, Link, SourceItem};
use crate::Error;
use crate::link::{DisputeNo, RecordRef, SourceNo, TopicNo};
use crate::render::address::PagePath;
use crate::render::prose::Placer;
use serde::Serialize;

/// The front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// How many there are of each kind.
    pub counts: Counts,
    /// Pages of their own: about, method.
    pub pages: Vec<Link>,
}

/// A topic in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicItem {
    /// Its page.
    pub link: Link,
    /// The bottom line.
    pub summary: Option<Html>,
    /// How many sources it rests on.
    pub sources: usize,
    /// How many disputes it has.
    pub disputes: usize,
    /// How many events it has.
    pub events: usize,
}

/// How many records there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub sources: usize,
    pub claims: usize,
    pub events: usize,
    pub disputes: usize,
    pub entities: usize,
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

    /// Every topic, in the editors' order.
    #[must_use]
    pub fn topic_items(&self) -> Vec<TopicItem> {
        self.site.dossier.topics.numbers().map(|no| self.topic_item(no)).collect()
    }

    /// Every source, by date, the latest first; those without a date last.
    #[must_use]
    pub fn sources_latest_first(&self) -> Vec<SourceNo> {
        let dossier = self.site.dossier;
        let mut numbers: Vec<SourceNo> = dossier.sources.numbers().collect();
        numbers.sort_by_cached_key(|no| {
            let source = &dossier.sources[*no].record;
            let date = source.date.as_ref().map(|date| date.value.sort_key());
            (std::cmp::Reverse(date), source.id.value.clone())
        });
        numbers
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
            title: document.map_or(title, |document| Label {
                text: document.value.title.value.clone(),
                lang: document.lang,
                dir: document.dir,
            }),
            topics: self.topic_items(),
            disputes: self.dispute_items(disputes.get(..LATEST.min(disputes.len())).unwrap_or_default()),
            sources: self.source_items(latest.get(..LATEST.min(latest.len())).unwrap_or_default())?,
            counts: Counts {
                sources: dossier.sources.len(),
                claims: dossier.claims.len(),
                events: dossier.events.len(),
                disputes: dossier.disputes.len(),
                entities: dossier.entities.len(),
            },
            pages: self.links(dossier.pages.numbers().map(RecordRef::Page)),
        })
    }
}

/// How many sources and disputes the front page shows; the lists have all.
const LATEST: usize = 6;
