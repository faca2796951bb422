//! The dossier in FollowTheMoney's model (followthemoney.tech), one entity a line, as `ftm` and Aleph load it.
//!
//! The model has no place: a place is an `Address`. It has no claim either: a claim is a `Note` about its speaker and
//! its subjects, proved by its article.

use super::Out;
use super::bibliography::reference_of;
use super::words::Export;
use crate::language::{CivilDay, Edtf, Precision, Shape};
use crate::link::{ClaimNo, Dossier, EntityNo, EventNo, RecordRef, SourceNo, Speaker};
use crate::object::Keyed;
use crate::parse::EntityKind;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// Every entity, article, event and claim, and where articles name entities.
pub fn follow_the_money(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let entities = dossier.entities.numbers().map(|no| entity(&export, no));
    let articles = dossier.sources.numbers().map(|no| article(&export, no));
    let events = dossier.events.numbers().map(|no| event(&export, no));
    let claims = dossier.claims.numbers().map(|no| claim(&export, no));
    let named = dossier.sources.numbers().flat_map(|no| documentation(&export, no));
    for proxy in entities.chain(articles).chain(events).chain(claims).chain(named) {
        serde_json::to_writer(&mut *out, &proxy)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// An entity of the model under construction: every property is a list, and an empty one is left out.
#[derive(Serialize)]
struct Proxy<'a> {
    id: Cow<'a, str>,
    schema: &'static str,
    properties: Keyed<&'static str, Vec<Cow<'a, str>>>,
}

impl<'a> Proxy<'a> {
    fn new(id: impl Into<Cow<'a, str>>, schema: &'static str) -> Self {
        Self { id: id.into(), schema, properties: Keyed(Vec::new()) }
    }

    fn put<V: Into<Cow<'a, str>>>(&mut self, property: &'static str, values: impl IntoIterator<Item = V>) {
        let mut kept: Vec<Cow<'a, str>> = Vec::new();
        for value in values.into_iter().map(Into::into) {
            if !value.is_empty() && !kept.contains(&value) {
                kept.push(value);
            }
        }
        if !kept.is_empty() {
            self.properties.0.push((property, kept));
        }
    }
}

fn said<T>(texts: Vec<(&str, T)>) -> impl Iterator<Item = T> {
    texts.into_iter().map(|(_, text)| text)
}

fn pages(export: &Export<'_>, record: RecordRef) -> Vec<String> {
    export.languages().iter().map(|language| export.url(language, record)).collect()
}

fn entity<'a>(export: &Export<'a>, no: EntityNo) -> Proxy<'a> {
    let entity = &export.dossier.entities[no];
    let record = RecordRef::Entity(no);
    let mut proxy = Proxy::new(export.id(record), schema(entity.record.kind));
    proxy.put("name", said(export.names(record)));
    let aliases = entity.record.aliases.iter().flat_map(|(_, aliases)| aliases);
    proxy.put("alias", aliases.map(|alias| alias.text.value.as_str()));
    proxy.put("summary", said(export.each_prose(&entity.summary)));
    proxy.put("sourceUrl", pages(export, record));
    let wikidata = entity.record.same_as.iter().filter_map(|address| wikidata_id(&address.value));
    proxy.put("wikidataId", wikidata);
    if entity.record.kind == EntityKind::Place {
        proxy.put("full", said(export.names(record)));
        proxy.put("latitude", entity.record.coordinates.map(|(latitude, _)| latitude.to_string()));
        proxy.put("longitude", entity.record.coordinates.map(|(_, longitude)| longitude.to_string()));
    }
    proxy
}

fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Address",
    }
}

fn wikidata_id(address: &str) -> Option<String> {
    let id = address.split_once("wikidata.org/")?.1.rsplit('/').next()?;
    let digits = id.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| id.to_owned())
}

fn article<'a>(export: &Export<'a>, no: SourceNo) -> Proxy<'a> {
    let source = &export.dossier.sources[no];
    let reference = reference_of(export, no);
    let mut proxy = Proxy::new(reference.key, "Article");
    proxy.put("title", [reference.title]);
    proxy.put("author", reference.byline);
    proxy.put("publisher", reference.publisher);
    proxy.put("publishedAt", reference.date.and_then(single));
    let pages = pages(export, RecordRef::Source(no)).into_iter().map(Cow::from);
    proxy.put("sourceUrl", reference.address.map(Cow::from).into_iter().chain(pages));
    proxy.put("summary", said(export.each_summary(&source.documents)));
    proxy
}

fn event<'a>(export: &Export<'a>, no: EventNo) -> Proxy<'a> {
    let event = &export.dossier.events[no];
    let record = RecordRef::Event(no);
    let mut proxy = Proxy::new(export.id(record), "Event");
    proxy.put("name", said(export.names(record)));
    proxy.put("summary", said(export.each_prose(&event.summary)));
    proxy.put("sourceUrl", pages(export, record));
    match single(&event.record.date) {
        Some(date) => proxy.put("date", [date]),
        None => {
            let (first, last) = event.record.date.bounds();
            proxy.put("startDate", first.map(day));
            proxy.put("endDate", last.map(day));
        }
    }
    let people = event.involved.iter().filter(|no| export.dossier.entities[**no].record.kind != EntityKind::Place);
    proxy.put("involved", people.map(|no| export.id(RecordRef::Entity(*no))));
    proxy.put("addressEntity", event.places.iter().map(|no| export.id(RecordRef::Entity(*no))));
    proxy.put("location", event.places.iter().flat_map(|no| said(export.names(RecordRef::Entity(*no)))));
    proxy.put("proof", event.cites.iter().map(|passage| export.id(RecordRef::Source(passage.source))));
    proxy
}

fn claim<'a>(export: &Export<'a>, no: ClaimNo) -> Proxy<'a> {
    let claim = &export.dossier.claims[no];
    let record = RecordRef::Claim(no);
    let mut proxy = Proxy::new(export.id(record), "Note");
    proxy.put("description", said(export.names(record)));
    proxy.put("keywords", [claim.record.stance.as_str()]);
    let speaker = match claim.speaker {
        Speaker::Entity(entity) => Some(RecordRef::Entity(entity)),
        Speaker::Unnamed(_) | Speaker::Missing => None,
    };
    let about = claim.about.iter().copied().filter(|about| matches!(about, RecordRef::Entity(_) | RecordRef::Event(_)));
    proxy.put("entity", speaker.into_iter().chain(about).map(|record| export.id(record)));
    proxy.put("proof", [export.id(RecordRef::Source(claim.source))]);
    proxy.put("sourceUrl", pages(export, record));
    proxy
}

/// That an article speaks of an entity, with the paragraphs.
fn documentation<'a>(export: &Export<'a>, no: SourceNo) -> Vec<Proxy<'a>> {
    let article = export.id(RecordRef::Source(no));
    let of_mention = |mention: &crate::link::SourceMention| {
        let entity = export.id(RecordRef::Entity(mention.entity));
        // No id has a dot, so no record has this one.
        let mut proxy = Proxy::new(format!("{article}.{entity}"), "Documentation");
        proxy.put("document", [article]);
        proxy.put("entity", [entity]);
        proxy.put("role", mention.named.places.iter().map(|place| place.paragraphs.to_string()));
        proxy
    };
    export.dossier.sources[no].mentions.iter().map(of_mention).collect()
}

/// A date that is one, as exactly as it is known.
fn single(date: &Edtf) -> Option<String> {
    let Shape::Single(point) = date.shape() else { return None };
    let whole = day(point.day);
    let known = match point.precision {
        Precision::Year => 4,
        Precision::Month => 7,
        Precision::Day => 10,
    };
    whole.get(..known).map(str::to_owned)
}

fn day(day: CivilDay) -> String {
    day.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_item_of_wikidata_is_one() {
        assert_eq!(wikidata_id("https://www.wikidata.org/wiki/Q42").as_deref(), Some("Q42"));
        assert_eq!(wikidata_id("https://www.wikidata.org/wiki/Property:P31"), None);
        assert_eq!(wikidata_id("https://example.org/wiki/Q42"), None);
    }
}
