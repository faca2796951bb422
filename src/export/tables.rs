//! Claims, events, entities and mentions: as CSV for spreadsheets, as JSON for programs.

use super::csv::{Cell, Table};
use super::words::{Export, status};
use super::{Out, json_file};
use crate::address::to_paragraph;
use crate::link::{Dossier, NamedPlace, Passage, RecordRef, SourceNo, Speaker};
use crate::object::{Keyed, list, object};
use crate::parse::Texts;
use std::borrow::Cow;
use std::io;
use std::rc::Rc;

/// The file that says what the JSON files hold (JSON Schema), beside them.
pub const SCHEMA: &str = "schema.json";

pub fn claims_json(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let claims = list(|| dossier.claims.numbers().map(|no| export.claim(no)));
    json_file(&object!({ "$schema": SCHEMA, "claims": claims }), out)
}

pub fn events_json(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let events = list(|| dossier.events.numbers().map(|no| export.event(no)));
    json_file(&object!({ "$schema": SCHEMA, "events": events }), out)
}

pub fn entities_json(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let entities = list(|| dossier.entities.numbers().map(|no| export.entity(no)));
    json_file(&object!({ "$schema": SCHEMA, "entities": entities }), out)
}

pub fn mentions_json(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let all = || {
        mentions(&export).map(|mention| {
            object!({
                "entity": mention.entity,
                "passage": export.passage(mention.passage()),
                "times": mention.place.times,
                "url": Keyed(mention.urls()),
            })
        })
    };
    json_file(&object!({ "$schema": SCHEMA, "mentions": list(all) }), out)
}

/// That an article or our digest of it names an entity somewhere, and how often the article does.
struct Mention<'a> {
    entity: &'a str,
    source: SourceNo,
    place: &'a NamedPlace,
    /// The source's page in each language.
    pages: Rc<[(&'a str, String)]>,
}

impl<'a> Mention<'a> {
    fn passage(&self) -> Passage {
        Passage { source: self.source, paragraphs: Some(self.place.paragraphs) }
    }

    /// Where a reader finds it, in each language.
    fn urls(&self) -> Vec<(&'a str, String)> {
        self.pages.iter().map(|(tag, page)| (*tag, to_paragraph(page, self.place.paragraphs))).collect()
    }
}

/// All mentions: by source, then by entity, then by paragraph.
fn mentions<'a>(export: &'a Export<'_>) -> impl Iterator<Item = Mention<'a>> {
    export.dossier.sources.iter().flat_map(move |(source, record)| {
        let Keyed(pages) = export.urls(RecordRef::Source(source));
        let pages: Rc<[_]> = pages.into();
        record.mentions.iter().flat_map(move |mention| {
            let entity = export.id(RecordRef::Entity(mention.entity));
            let pages = Rc::clone(&pages);
            mention.named.places.iter().map(move |place| Mention { entity, source, place, pages: Rc::clone(&pages) })
        })
    })
}

pub fn claims_csv(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let mut table = Table::new(
        &columns(
            &export,
            &["id", "source", "paragraphs", "stance", "speaker"],
            &["unnamed-speaker"],
            &["via", "about", "date", "source-date", "disputes", "contradicts"],
            &["text", "url"],
        ),
        out,
    )?;
    for (no, claim) in dossier.claims.iter() {
        let (speaker, unnamed) = match &claim.speaker {
            Speaker::Entity(entity) => (Some(export.id(RecordRef::Entity(*entity))), None),
            Speaker::Unnamed(texts) => (None, Some(texts)),
            Speaker::Missing => (None, None),
        };
        let paragraphs: Vec<String> = claim.record.paragraphs.iter().map(|p| numbers(p.value)).collect();
        let disputes = claim.positions.iter().map(|(dispute, _)| RecordRef::Dispute(*dispute));
        let date = dossier.sources[claim.source].record.date.as_ref();
        let mut row = vec![
            text(export.id(RecordRef::Claim(no))),
            text(export.id(RecordRef::Source(claim.source))),
            Cell::list(&paragraphs),
            text(claim.record.stance.as_str()),
            Cell::maybe(speaker),
        ];
        row.extend(in_each(&export, unnamed));
        row.extend([
            Cell::list(&export.ids(claim.via.iter().copied().map(RecordRef::Entity))),
            Cell::list(&export.ids(claim.about.iter().copied())),
            Cell::maybe(claim.record.date.as_ref().map(|date| date.value.to_string())),
            Cell::maybe(date.map(|date| date.value.to_string())),
            Cell::list(&export.ids(disputes)),
            Cell::list(&export.ids(claim.contradicts.iter().copied().map(RecordRef::Claim))),
        ]);
        row.extend(in_each(&export, Some(&claim.record.text)));
        row.extend(urls(&export, RecordRef::Claim(no)));
        table.row(row)?;
    }
    Ok(())
}

pub fn events_csv(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let first = ["id", "date", "earliest", "latest", "date-status", "status", "places", "involved", "topics", "cites"];
    let mut table = Table::new(&columns(&export, &first, &[], &["claims"], &["title", "summary", "url"]), out)?;
    for (no, event) in dossier.events.iter() {
        let (earliest, latest) = event.record.date.bounds();
        let cites: Vec<String> = event.cites.iter().map(|passage| cite(&export, *passage)).collect();
        let mut row = vec![
            text(export.id(RecordRef::Event(no))),
            text(event.record.date.value.to_string()),
            Cell::maybe(earliest.map(|day| day.to_string())),
            Cell::maybe(latest.map(|day| day.to_string())),
            text(event.record.evidence.as_ref().map_or("stated", |evidence| status(evidence.status))),
            text(event.record.status.as_str()),
            Cell::list(&export.ids(event.places.iter().copied().map(RecordRef::Entity))),
            Cell::list(&export.ids(event.involved.iter().copied().map(RecordRef::Entity))),
            Cell::list(&export.ids(event.topics.iter().copied().map(RecordRef::Topic))),
            Cell::list(&cites),
            Cell::list(&export.ids(event.claims.iter().copied().map(RecordRef::Claim))),
        ];
        row.extend(in_each(&export, Some(&event.record.title)));
        row.extend(spread(&export, export.each_prose(&event.summary)));
        row.extend(urls(&export, RecordRef::Event(no)));
        table.row(row)?;
    }
    Ok(())
}

pub fn entities_csv(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let first = ["id", "kind", "latitude", "longitude", "same-as", "topics", "sources", "claims-by", "claims-about"];
    let mut table = Table::new(&columns(&export, &first, &[], &[], &["name", "aliases", "summary", "url"]), out)?;
    for (no, entity) in dossier.entities.iter() {
        let record = &entity.record;
        let coordinate = |value: Option<f64>| Cell::Number(value.map(|v| v.to_string()).unwrap_or_default());
        let same_as: Vec<&str> = record.same_as.iter().map(|address| address.value.as_str()).collect();
        let mut row = vec![
            text(export.id(RecordRef::Entity(no))),
            text(record.kind.as_str()),
            coordinate(record.coordinates.map(|(latitude, _)| latitude)),
            coordinate(record.coordinates.map(|(_, longitude)| longitude)),
            Cell::list(&same_as),
            Cell::list(&export.ids(entity.topics.iter().copied().map(RecordRef::Topic))),
            Cell::Number(entity.mentions.len().to_string()),
            Cell::Number(entity.claims_by.len().to_string()),
            Cell::Number(entity.claims_about.len().to_string()),
        ];
        row.extend(in_each(&export, Some(&record.name)));
        row.extend(record.aliases.iter().map(|(_, aliases)| {
            Cell::list(&aliases.iter().map(|alias| alias.text.value.as_str()).collect::<Vec<_>>())
        }));
        row.extend(spread(&export, export.each_prose(&entity.summary)));
        row.extend(urls(&export, RecordRef::Entity(no)));
        table.row(row)?;
    }
    Ok(())
}

pub fn mentions_csv(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let mut table =
        Table::new(&columns(&export, &["entity", "source", "first", "last", "times"], &[], &[], &["url"]), out)?;
    for mention in mentions(&export) {
        let number = |n: u32| Cell::Number(n.to_string());
        let row = [
            text(mention.entity),
            text(export.id(RecordRef::Source(mention.source))),
            number(mention.place.paragraphs.first),
            number(mention.place.paragraphs.last),
            number(mention.place.times),
        ];
        table.row(row.into_iter().chain(mention.urls().into_iter().map(|(_, url)| text(url))))?;
    }
    Ok(())
}

/// Plain columns, then columns for each language, by turns: `text-ar`, `text-en`.
fn columns(export: &Export<'_>, plain: &[&str], spoken: &[&str], more: &[&str], last: &[&str]) -> Vec<String> {
    let each = |names: &[&str]| {
        let of = |name: &&str| {
            export.languages().iter().map(|language| format!("{name}-{}", language.tag.as_str())).collect::<Vec<_>>()
        };
        names.iter().flat_map(of).collect::<Vec<String>>()
    };
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
    [owned(plain), each(spoken), owned(more), each(last)].concat()
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

/// A cell for each language, empty where it has no text.
fn in_each<'a>(export: &Export<'_>, texts: Option<&'a Texts>) -> Vec<Cell<'a>> {
    let found = texts.map(|texts| export.each_text(texts)).unwrap_or_default();
    spread(export, found)
}

fn spread<'a, T: Into<Cow<'a, str>>>(export: &Export<'_>, texts: Vec<(&str, T)>) -> Vec<Cell<'a>> {
    let mut texts = texts.into_iter().peekable();
    let of = |tag: &str| Cell::maybe(texts.next_if(|(own, _)| *own == tag).map(|(_, text)| text));
    export.languages().iter().map(|language| language.tag.as_str()).map(of).collect()
}

fn urls<'a>(export: &Export<'_>, record: RecordRef) -> Vec<Cell<'a>> {
    export.languages().iter().map(|language| text(export.url(language, record))).collect()
}

/// `paper-2016 4-6`: plain letters that any program can take apart.
fn cite(export: &Export<'_>, passage: Passage) -> String {
    let source = export.id(RecordRef::Source(passage.source));
    passage.paragraphs.map_or_else(|| source.to_owned(), |paragraphs| format!("{source} {}", numbers(paragraphs)))
}

fn numbers(paragraphs: crate::parse::Paragraphs) -> String {
    let crate::parse::Paragraphs { first, last } = paragraphs;
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
