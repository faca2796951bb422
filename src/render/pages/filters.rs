//! What a list may be narrowed by: publisher, year, topic, grade, kind. A list is whole without; a script of the theme
//! shows and hides what stands on the page already.

use super::builder::Builder;
use crate::Error;
use crate::language::Edtf;
use crate::link::{EventNo, RecordRef, SourceNo, TermNo, TopicNo};
use crate::render::strings::Surface;
use chrono::Datelike;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One way of narrowing a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FilterView {
    /// Its name: `filter-<key>` are its words, `data-<key>` of each item its values.
    pub key: &'static str,
    /// What may be chosen: two or more.
    pub options: Vec<FilterOption>,
}

/// A choice of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FilterOption {
    /// The value as items carry it.
    pub value: String,
    /// Its name; no markup.
    pub name: String,
    /// How many items have it.
    pub count: usize,
}

/// What an item of a list has for one filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Tag {
    /// The filter's key.
    pub key: &'static str,
    /// Its values, spaces between.
    pub values: String,
}

/// The kind of what is published, among the kinds of events.
pub const PUBLISHED: &str = "published";

fn tag(key: &'static str, values: impl IntoIterator<Item = String>) -> Tag {
    Tag { key, values: values.into_iter().collect::<Vec<_>>().join(" ") }
}

/// The years that a date may fall in, ten at most, since a wider one says nothing of a year; of one that is open to a side,
/// the year that is stated.
fn years(date: &Edtf) -> Vec<String> {
    let (first, last) = date.bounds();
    let (Some(first), Some(last)) = (first.or(last), last.or(first)) else { return Vec::new() };
    let years = first.year()..=last.year();
    if years.clone().count() > 10 { Vec::new() } else { years.map(|year| year.to_string()).collect() }
}

impl Builder<'_> {
    fn topic_tag(&self, topics: &[TopicNo]) -> Tag {
        tag("topic", topics.iter().map(|no| self.site.dossier.id(RecordRef::Topic(*no)).to_string()))
    }

    /// What a source may be found by.
    #[must_use]
    pub fn source_tags(&self, no: SourceNo) -> Vec<Tag> {
        let source = &self.site.dossier.sources[no];
        let publisher = source.publisher.map(|no| self.site.dossier.id(RecordRef::Entity(no)).to_string());
        let grade = source.record.grade.as_ref().map(|grade| format!("{}{}", grade.source, grade.information));
        let date = source.record.date.as_ref();
        vec![
            tag("publisher", publisher),
            tag("year", date.map(|date| years(&date.value)).unwrap_or_default()),
            self.topic_tag(&source.topics),
            tag("grade", grade),
        ]
    }

    /// What an event of the timeline may be found by.
    #[must_use]
    pub fn event_tags(&self, no: EventNo) -> Vec<Tag> {
        let event = &self.site.dossier.events[no];
        vec![self.topic_tag(&event.topics), tag("kind", [event.record.status.as_str().to_owned()])]
    }

    /// What a source in the timeline may be found by.
    #[must_use]
    pub fn publication_tags(&self, no: SourceNo) -> Vec<Tag> {
        vec![self.topic_tag(&self.site.dossier.sources[no].topics), tag("kind", [PUBLISHED.to_owned()])]
    }

    /// What a term may be found by: its topics, and who uses one of its names.
    #[must_use]
    pub fn term_tags(&self, no: TermNo) -> Vec<Tag> {
        let term = &self.site.dossier.terms[no];
        let sources: BTreeSet<SourceNo> =
            term.uses.iter().flat_map(|uses| &uses.used).map(|used| used.passage.source).collect();
        let ids = sources.into_iter().map(|no| self.site.dossier.id(RecordRef::Source(no)).to_string());
        vec![self.topic_tag(&term.topics), tag("source", ids)]
    }

    /// The filters for items with these tags; one with a single choice is none.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn filters<'t>(&self, items: impl IntoIterator<Item = &'t [Tag]>) -> Result<Vec<FilterView>, Error> {
        let mut counted: Vec<(&'static str, BTreeMap<&str, usize>)> = Vec::new();
        for tag in items.into_iter().flatten() {
            if counted.iter().all(|(key, _)| *key != tag.key) {
                counted.push((tag.key, BTreeMap::new()));
            }
            if let Some((_, counts)) = counted.iter_mut().find(|(key, _)| *key == tag.key) {
                tag.values.split(' ').filter(|value| !value.is_empty()).for_each(|value| {
                    *counts.entry(value).or_default() += 1;
                });
            }
        }
        let filters = counted.into_iter().filter(|(_, counts)| counts.len() > 1);
        filters.map(|(key, counts)| self.filter(key, &counts)).collect()
    }

    fn filter(&self, key: &'static str, counts: &BTreeMap<&str, usize>) -> Result<FilterView, Error> {
        let option = |(value, name): (String, String)| {
            counts.get(value.as_str()).map(|count| FilterOption { value, name, count: *count })
        };
        Ok(FilterView { key, options: self.choices(key, counts)?.into_iter().filter_map(option).collect() })
    }

    /// Values with their names, in the order in which a reader looks for them.
    fn choices(&self, key: &str, counts: &BTreeMap<&str, usize>) -> Result<Vec<(String, String)>, Error> {
        let dossier = self.site.dossier;
        let named =
            |record| (dossier.id(record).to_string(), self.label(self.site.name(self.language, record)).plain());
        let of = |value: &str| counts.contains_key(value);
        Ok(match key {
            "publisher" => {
                let there = dossier.entities.numbers().filter(|no| of(dossier.id(RecordRef::Entity(*no)).as_str()));
                self.by_name(there, RecordRef::Entity).into_iter().map(|no| named(RecordRef::Entity(no))).collect()
            }
            "topic" => dossier.topics.numbers().map(|no| named(RecordRef::Topic(no))).collect(),
            "source" => {
                let there = dossier.sources.numbers().filter(|no| of(dossier.id(RecordRef::Source(*no)).as_str()));
                let label = |no| self.site.source_label(self.language, no);
                there.map(|no| (dossier.id(RecordRef::Source(no)).to_string(), label(no))).collect()
            }
            "kind" => {
                let kinds = ["happened", "planned", "disputed", PUBLISHED].into_iter().filter(|kind| of(kind));
                let said = |kind: &str| {
                    let name = self.site.say(self.language, &format!("status-{kind}"), &[], Surface::PlainText)?;
                    Ok((kind.to_owned(), name))
                };
                kinds.map(said).collect::<Result<_, Error>>()?
            }
            _ => counts.keys().map(|value| ((*value).to_owned(), (*value).to_owned())).collect(),
        })
    }
}
