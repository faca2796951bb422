//! The whole dossier in schema.org's words, as one JSON-LD graph in every language.
//!
//! What a page's own JSON-LD says of a record in one language, this says in all of them, under the same `@id`.

use super::bibliography::reference_of;
use super::json_file;
use super::object::Object;
use super::words::Export;
use crate::Error;
use crate::link::{ClaimNo, DisputeNo, Dossier, EntityNo, EventNo, RecordRef, SourceNo, Speaker, TermNo, TopicNo};
use crate::parse::EntityKind;
use serde_json::{Map, Value, json};

/// Every topic, article, claim, entity, event, dispute and term.
pub fn linked_data(dossier: &Dossier) -> Result<String, Error> {
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
    json_file(&Object::default().one("@context", json!("https://schema.org")).each("@graph", graph))
}

/// A node under construction: what is empty is left out.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str, id: String) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind)), ("@id".to_owned(), Value::String(id))]))
    }

    fn of(export: &Export<'_>, kind: &str, record: RecordRef) -> Self {
        let mut node = Self::new(kind, export.iri(record));
        node.put("name", spoken(export.names(record)));
        node.put("url", json!(export.urls(record).values().collect::<Vec<_>>()));
        node
    }

    fn put(&mut self, key: &str, value: Value) {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
    }

    fn finish(self) -> Value {
        Value::Object(self.0)
    }
}

/// Texts with the language each is in.
fn spoken(texts: Vec<(&str, String)>) -> Value {
    texts.into_iter().map(|(tag, text)| json!({ "@language": tag, "@value": text })).collect()
}

fn by_id(export: &Export<'_>, record: RecordRef) -> Value {
    json!({ "@id": export.iri(record) })
}

fn all_by_id(export: &Export<'_>, records: impl Iterator<Item = RecordRef>) -> Value {
    records.map(|record| by_id(export, record)).collect()
}

fn editors(export: &Export<'_>) -> Value {
    let names = export.each_text(&export.dossier.config.editors);
    if names.is_empty() { Value::Null } else { json!({ "@type": "Organization", "name": spoken(names) }) }
}

fn whole(export: &Export<'_>) -> Value {
    let config = &export.dossier.config;
    let mut node = Node::new("WebSite", format!("{}#dossier", export.file_url("")));
    node.put("url", json!(export.file_url("")));
    node.put("name", spoken(export.each_text(&config.title)));
    node.put("inLanguage", export.languages().iter().map(|language| json!(language.tag.as_str())).collect());
    node.put("publisher", editors(export));
    node.put("dateModified", json!(config.updated.map(|day| day.to_string())));
    node.finish()
}

fn topic(export: &Export<'_>, no: TopicNo) -> Value {
    let topic = &export.dossier.topics[no];
    let mut node = Node::of(export, "Report", RecordRef::Topic(no));
    node.put("headline", spoken(export.names(RecordRef::Topic(no))));
    let summaries = export.each_document(&topic.documents, |d| d.summary.as_ref().map(|s| s.prose.plain_text()));
    node.put("description", spoken(summaries));
    node.put("author", editors(export));
    node.put("citation", all_by_id(export, topic.sources.iter().copied().map(RecordRef::Source)));
    node.put("about", all_by_id(export, topic.entities.iter().copied().map(RecordRef::Entity)));
    node.finish()
}

/// The article, as its publisher's and never as ours.
fn article(export: &Export<'_>, no: SourceNo) -> Value {
    let source = &export.dossier.sources[no];
    let reference = reference_of(export, no);
    let mut node = Node::new("NewsArticle", export.iri(RecordRef::Source(no)));
    node.put("headline", json!(reference.title));
    node.put("inLanguage", json!(reference.language));
    node.put("url", json!(reference.address));
    node.put("archivedAt", json!(source.record.archived.as_ref().map(|copy| &copy.address.value)));
    node.put("creditText", json!(reference.byline));
    node.put("publisher", source.publisher.map_or(Value::Null, |no| by_id(export, RecordRef::Entity(no))));
    let day = source.record.date.as_ref().and_then(|date| date.value.exact_day());
    node.put("datePublished", json!(day.map(|day| day.to_string())));
    node.put("subjectOf", export.urls(RecordRef::Source(no)).values().map(|url| json!({ "@id": url })).collect());
    node.finish()
}

fn claim(export: &Export<'_>, no: ClaimNo) -> Value {
    let claim = &export.dossier.claims[no];
    let mut node = Node::new("Claim", export.iri(RecordRef::Claim(no)));
    node.put("text", spoken(export.names(RecordRef::Claim(no))));
    node.put("appearance", by_id(export, RecordRef::Source(claim.source)));
    let speaker = match &claim.speaker {
        // A capital speaks for who governs there, and schema.org lets no place be an author.
        Speaker::Entity(no) if export.dossier.entities[*no].record.kind == EntityKind::Place => json!({
            "@type": "Organization",
            "name": spoken(export.names(RecordRef::Entity(*no))),
            "location": by_id(export, RecordRef::Entity(*no)),
        }),
        Speaker::Entity(no) => by_id(export, RecordRef::Entity(*no)),
        Speaker::Unnamed(texts) => json!({ "@type": "Person", "description": spoken(export.each_text(texts)) }),
        Speaker::Missing => Value::Null,
    };
    node.put("author", speaker);
    node.put("about", all_by_id(export, claim.about.iter().copied()));
    node.finish()
}

fn entity(export: &Export<'_>, no: EntityNo) -> Value {
    let entity = &export.dossier.entities[no];
    let kind = match entity.record.kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
    };
    let mut node = Node::of(export, kind, RecordRef::Entity(no));
    node.put("description", spoken(export.each_prose(&entity.summary)));
    let aliases = entity.record.aliases.iter().flat_map(|(language, aliases)| {
        aliases.iter().map(move |alias| (export.tag(language), alias.text.value.clone()))
    });
    node.put("alternateName", spoken(aliases.collect()));
    node.put("sameAs", entity.record.same_as.iter().map(|address| json!(address.value)).collect());
    let geo = entity.record.coordinates.map(
        |(latitude, longitude)| json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude }),
    );
    node.put("geo", json!(geo));
    node.finish()
}

fn event(export: &Export<'_>, no: EventNo) -> Value {
    let event = &export.dossier.events[no];
    let mut node = Node::of(export, "Event", RecordRef::Event(no));
    node.put("description", spoken(export.each_prose(&event.summary)));
    let day = event.record.date.exact_day();
    node.put("startDate", json!(day.map(|day| day.to_string())));
    node.put("location", all_by_id(export, event.places.iter().copied().map(RecordRef::Entity)));
    node.finish()
}

/// The question with an answer for each position, each answer citing the claims that hold it.
fn dispute(export: &Export<'_>, no: DisputeNo) -> Value {
    let dispute = &export.dossier.disputes[no];
    let mut node = Node::of(export, "Question", RecordRef::Dispute(no));
    node.put("text", spoken(export.each_prose(&dispute.summary)));
    let answer = |position: &crate::link::Position| {
        json!({
            "@type": "Answer",
            "text": spoken(export.each_text(&position.label)),
            "citation": all_by_id(export, position.claims.iter().copied().map(RecordRef::Claim)),
        })
    };
    node.put("suggestedAnswer", dispute.positions.iter().map(answer).collect());
    node.finish()
}

fn term(export: &Export<'_>, no: TermNo) -> Value {
    let term = &export.dossier.terms[no];
    let mut node = Node::of(export, "DefinedTerm", RecordRef::Term(no));
    node.put("description", spoken(export.each_prose(&term.summary)));
    let names = term.record.names.iter().flat_map(|name| export.each_text(&name.text));
    node.put("alternateName", spoken(names.collect()));
    node.finish()
}
