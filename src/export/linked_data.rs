//! The whole dossier in schema.org's words, as one JSON-LD graph in every language.
//!
//! What a page's own JSON-LD says of a record in one language, this says in all of them, under the same `@id`.

use super::bibliography::reference_of;
use super::words::Export;
use super::{Out, json_file};
use crate::link::{ClaimNo, DisputeNo, Dossier, EntityNo, EventNo, RecordRef, SourceNo, Speaker, TermNo, TopicNo};
use crate::object::{Keyed, list, object};
use crate::parse::EntityKind;
use serde::Serialize;
use std::borrow::Cow;
use std::io;

/// Every topic, article, claim, entity, event, dispute and term.
pub fn linked_data(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let graph = || {
        let topics = dossier.topics.numbers().map(|no| topic(&export, no));
        let articles = dossier.sources.numbers().map(|no| article(&export, no));
        let claims = dossier.claims.numbers().map(|no| claim(&export, no));
        let entities = dossier.entities.numbers().map(|no| entity(&export, no));
        let events = dossier.events.numbers().map(|no| event(&export, no));
        let disputes = dossier.disputes.numbers().map(|no| dispute(&export, no));
        let terms = dossier.terms.numbers().map(|no| term(&export, no));
        let first = std::iter::once_with(|| whole(&export)).chain(topics).chain(articles).chain(claims);
        first.chain(entities).chain(events).chain(disputes).chain(terms)
    };
    json_file(&object!({ "@context": "https://schema.org", "@graph": list(graph) }), out)
}

/// A node: its keys and what each says.
type Node<'a> = Keyed<&'static str, Part<'a>>;

/// What a key says.
#[derive(Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    One(Node<'a>),
    Each(Vec<Part<'a>>),
}

impl<'a> Part<'a> {
    fn texts<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Each(texts.into_iter().map(|text| Self::Text(text.into())).collect())
    }
}

impl<'a> Node<'a> {
    fn new(kind: &'static str, id: String) -> Self {
        Self::of_kind(kind).with("@id", text(id))
    }

    fn of_kind(kind: &'static str) -> Self {
        Self(vec![("@type", text(kind))])
    }

    fn of(export: &Export<'a>, kind: &'static str, record: RecordRef) -> Self {
        let Keyed(urls) = export.urls(record);
        Self::new(kind, export.iri(record))
            .with("name", spoken(export.names(record)))
            .with("url", Part::texts(urls.into_iter().map(|(_, url)| url)))
    }

    /// With one more key; what is empty is left out.
    fn with(mut self, key: &'static str, value: impl Into<Option<Part<'a>>>) -> Self {
        let value = value.into().filter(|value| !matches!(value, Part::Each(each) if each.is_empty()));
        self.0.extend(value.map(|value| (key, value)));
        self
    }
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Part<'a> {
    Part::Text(text.into())
}

/// Texts with the language each is in.
fn spoken<'a, T: Into<Cow<'a, str>>>(texts: Vec<(&'a str, T)>) -> Part<'a> {
    let one = |(tag, said): (&'a str, T)| Part::One(Keyed(vec![("@language", text(tag)), ("@value", text(said))]));
    Part::Each(texts.into_iter().map(one).collect())
}

fn by_id<'a>(export: &Export<'a>, record: RecordRef) -> Part<'a> {
    Part::One(Keyed(vec![("@id", text(export.iri(record)))]))
}

fn all_by_id<'a>(export: &Export<'a>, records: impl Iterator<Item = RecordRef>) -> Part<'a> {
    Part::Each(records.map(|record| by_id(export, record)).collect())
}

fn editors<'a>(export: &Export<'a>) -> Option<Part<'a>> {
    let names = export.each_text(&export.dossier.config.editors);
    (!names.is_empty()).then(|| Part::One(Node::of_kind("Organization").with("name", spoken(names))))
}

fn whole<'a>(export: &Export<'a>) -> Node<'a> {
    let config = &export.dossier.config;
    Node::new("WebSite", format!("{}#dossier", export.file_url("")))
        .with("url", text(export.file_url("")))
        .with("name", spoken(export.each_text(&config.title)))
        .with("inLanguage", Part::texts(export.languages().iter().map(|language| language.tag.as_str())))
        .with("publisher", editors(export))
        .with("dateModified", config.updated.map(|day| text(day.to_string())))
}

fn topic<'a>(export: &Export<'a>, no: TopicNo) -> Node<'a> {
    let topic = &export.dossier.topics[no];
    Node::of(export, "Report", RecordRef::Topic(no))
        .with("headline", spoken(export.names(RecordRef::Topic(no))))
        .with("description", spoken(export.each_summary(&topic.documents)))
        .with("author", editors(export))
        .with("citation", all_by_id(export, topic.sources.iter().copied().map(RecordRef::Source)))
        .with("about", all_by_id(export, topic.entities.iter().copied().map(RecordRef::Entity)))
}

/// The article, as its publisher's and never as ours.
fn article<'a>(export: &Export<'a>, no: SourceNo) -> Node<'a> {
    let source = &export.dossier.sources[no];
    let reference = reference_of(export, no);
    let Keyed(urls) = export.urls(RecordRef::Source(no));
    let page = |(_, url): (_, String)| Part::One(Keyed(vec![("@id", text(url))]));
    let day = source.record.date.as_ref().and_then(|date| date.value.exact_day());
    Node::new("NewsArticle", export.iri(RecordRef::Source(no)))
        .with("headline", text(reference.title))
        .with("inLanguage", reference.language.map(text))
        .with("url", reference.address.map(text))
        .with("archivedAt", source.record.archived.as_ref().map(|copy| text(&copy.address.value)))
        .with("creditText", reference.byline.map(text))
        .with("publisher", source.publisher.map(|no| by_id(export, RecordRef::Entity(no))))
        .with("datePublished", day.map(|day| text(day.to_string())))
        .with("subjectOf", Part::Each(urls.into_iter().map(page).collect()))
}

fn claim<'a>(export: &Export<'a>, no: ClaimNo) -> Node<'a> {
    let claim = &export.dossier.claims[no];
    let speaker = match &claim.speaker {
        // A capital speaks for who governs there, and schema.org lets no place be an author.
        Speaker::Entity(no) if export.dossier.entities[*no].record.kind == EntityKind::Place => {
            Some(Part::One(Keyed(vec![
                ("@type", text("Organization")),
                ("name", spoken(export.names(RecordRef::Entity(*no)))),
                ("location", by_id(export, RecordRef::Entity(*no))),
            ])))
        }
        Speaker::Entity(no) => Some(by_id(export, RecordRef::Entity(*no))),
        Speaker::Unnamed(texts) => {
            Some(Part::One(Keyed(vec![("@type", text("Person")), ("description", spoken(export.each_text(texts)))])))
        }
        Speaker::Missing => None,
    };
    Node::new("Claim", export.iri(RecordRef::Claim(no)))
        .with("text", spoken(export.names(RecordRef::Claim(no))))
        .with("appearance", by_id(export, RecordRef::Source(claim.source)))
        .with("author", speaker)
        .with("about", all_by_id(export, claim.about.iter().copied()))
}

fn entity<'a>(export: &Export<'a>, no: EntityNo) -> Node<'a> {
    let entity = &export.dossier.entities[no];
    let kind = match entity.record.kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
    };
    let aliases = entity.record.aliases.iter().flat_map(|(language, aliases)| {
        aliases.iter().map(move |alias| (export.tag(language), alias.text.value.as_str()))
    });
    let geo = |(latitude, longitude)| {
        let numbers = [("latitude", latitude), ("longitude", longitude)].map(|(key, value)| (key, Part::Number(value)));
        Part::One(Keyed([("@type", text("GeoCoordinates"))].into_iter().chain(numbers).collect()))
    };
    Node::of(export, kind, RecordRef::Entity(no))
        .with("description", spoken(export.each_prose(&entity.summary)))
        .with("alternateName", spoken(aliases.collect()))
        .with("sameAs", Part::texts(entity.record.same_as.iter().map(|address| &address.value)))
        .with("geo", entity.record.coordinates.map(geo))
}

fn event<'a>(export: &Export<'a>, no: EventNo) -> Node<'a> {
    let event = &export.dossier.events[no];
    Node::of(export, "Event", RecordRef::Event(no))
        .with("description", spoken(export.each_prose(&event.summary)))
        .with("startDate", event.record.date.exact_day().map(|day| text(day.to_string())))
        .with("location", all_by_id(export, event.places.iter().copied().map(RecordRef::Entity)))
}

/// The question with an answer for each position, each answer citing the claims that hold it.
fn dispute<'a>(export: &Export<'a>, no: DisputeNo) -> Node<'a> {
    let dispute = &export.dossier.disputes[no];
    let answer = |position: &'a crate::link::Position| {
        Part::One(Keyed(vec![
            ("@type", text("Answer")),
            ("text", spoken(export.each_text(&position.label))),
            ("citation", all_by_id(export, position.claims.iter().copied().map(RecordRef::Claim))),
        ]))
    };
    Node::of(export, "Question", RecordRef::Dispute(no))
        .with("text", spoken(export.each_prose(&dispute.summary)))
        .with("suggestedAnswer", Part::Each(dispute.positions.iter().map(answer).collect()))
}

fn term<'a>(export: &Export<'a>, no: TermNo) -> Node<'a> {
    let term = &export.dossier.terms[no];
    let names = term.record.names.iter().flat_map(|name| export.each_text(&name.text));
    Node::of(export, "DefinedTerm", RecordRef::Term(no))
        .with("description", spoken(export.each_prose(&term.summary)))
        .with("alternateName", spoken(names.collect()))
}
