//! Claims and notes as W3C Web Annotations: the editors' words as bodies, paragraphs of sources as targets.
//!
//! Words of a source leave only as quotations that editors recorded, and only as many as its rights allow.

use super::words::Export;
use super::{Out, json_file};
use crate::address::anchor;
use crate::language::{Direction, direction_of, words};
use crate::link::{ClaimNo, Dossier, LinkedDocument, Note, NoteNo, NoteTarget, Passage, RecordRef, SourceNo};
use crate::object::{list, object};
use crate::parse::{NoteKind, Paragraphs, Publish};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// One page with every annotation: claims, then notes.
pub fn annotations(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let names = [&dossier.config.editors, &dossier.config.title].map(|texts| export.each_text(texts));
    let name = names.into_iter().flatten().next().map(|(_, name)| name);
    let creator = Creator { kind: "Organization", name };
    let writer = Writer { export, creator, quotable: quotable(dossier) };
    let claims = || dossier.claims.numbers().map(|no| writer.claim(no));
    let notes = || dossier.notes.numbers().map(|no| writer.note(no));
    let page = object!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": writer.export.file_url("data/annotations.jsonld"),
        "type": "AnnotationPage",
        "items": list(|| claims().chain(notes())),
    });
    json_file(&page, out)
}

struct Writer<'a> {
    export: Export<'a>,
    creator: Creator<'a>,
    quotable: BTreeMap<SourceNo, BTreeSet<&'a str>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    creator: &'a Creator<'a>,
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
}

#[derive(Serialize)]
struct Creator<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    r#type: &'static str,
    format: &'static str,
    language: &'a str,
    value: Cow<'a, str>,
    purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_direction: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Target<'a> {
    /// A whole page, or whatever else is named.
    Named(String),
    /// A part of it.
    Part { r#type: &'static str, source: Cow<'a, str>, selector: Selector<'a> },
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "FragmentSelector", rename_all = "camelCase")]
    Fragment { conforms_to: &'static str, value: String },
    #[serde(rename = "TextQuoteSelector")]
    Quotation { exact: &'a str },
}

impl Writer<'_> {
    fn claim(&self, no: ClaimNo) -> Annotation<'_> {
        let claim = &self.export.dossier.claims[no];
        let bodies = self.export.each_text(&claim.record.text).into_iter().map(|(tag, text)| body(tag, text.into()));
        let quote = claim.record.quote.as_ref().map(|quote| quote.value.as_str());
        let marked = claim.record.paragraphs.iter().map(|paragraphs| Some(paragraphs.value));
        let mut targets: Vec<Target<'_>> = marked.map(|paragraphs| self.page(claim.source, paragraphs)).collect();
        targets.extend(self.quotation(claim.source, quote));
        Annotation {
            id: self.export.iri(RecordRef::Claim(no)),
            kind: "Annotation",
            motivation: "describing",
            creator: &self.creator,
            body: bodies.collect(),
            target: targets,
            created: None,
        }
    }

    fn note(&self, no: NoteNo) -> Annotation<'_> {
        let note = &self.export.dossier.notes[no];
        let text =
            |document: &LinkedDocument| Some(format!("{}: {}", document.title.value, document.body.prose.plain_text()));
        let bodies = self.export.each_document(&note.documents, text);
        Annotation {
            id: self.export.iri(RecordRef::Note(no)),
            kind: "Annotation",
            motivation: motivation(note.record.kind),
            creator: &self.creator,
            body: bodies.into_iter().map(|(tag, text)| body(tag, text.into())).collect(),
            target: self.targets(note),
            // Records know days; the model wants an instant, and midnight in UTC is the feeds' too.
            created: note.record.date.as_ref().map(|date| format!("{}T00:00:00Z", date.value)),
        }
    }

    fn targets<'s>(&'s self, note: &'s Note) -> Vec<Target<'s>> {
        let quote = note.record.quote.as_ref().map(|quote| quote.value.as_str());
        match note.on {
            Some(NoteTarget::Passage(Passage { source, paragraphs })) => {
                std::iter::once(self.page(source, paragraphs)).chain(self.quotation(source, quote)).collect()
            }
            Some(NoteTarget::Record(record)) => vec![Target::Named(self.export.iri(record))],
            None => Vec::new(),
        }
    }

    /// The paragraph on our page of the source.
    fn page(&self, source: SourceNo, paragraphs: Option<Paragraphs>) -> Target<'_> {
        let language = self.export.languages().first();
        let page = language.map(|language| self.export.url(language, RecordRef::Source(source))).unwrap_or_default();
        let Some(paragraphs) = paragraphs else { return Target::Named(page) };
        let conforms_to = "http://tools.ietf.org/rfc/rfc3236";
        part(page.into(), Selector::Fragment { conforms_to, value: anchor(paragraphs) })
    }

    /// The words in the article itself.
    fn quotation<'s>(&'s self, source: SourceNo, quote: Option<&'s str>) -> Option<Target<'s>> {
        let quote = quote.filter(|quote| self.quotable.get(&source).is_some_and(|allowed| allowed.contains(quote)))?;
        let record = &self.export.dossier.sources[source].record;
        let article = record.original.as_ref().map(|address| Cow::from(&address.value));
        let article = article.unwrap_or_else(|| self.export.iri(RecordRef::Source(source)).into());
        Some(part(article, Selector::Quotation { exact: quote }))
    }
}

fn part<'a>(source: Cow<'a, str>, selector: Selector<'a>) -> Target<'a> {
    Target::Part { r#type: "SpecificResource", source, selector }
}

fn body<'a>(language: &'a str, value: Cow<'a, str>) -> Body<'a> {
    let text_direction = direction_of(&value).map(Direction::as_str);
    Body { r#type: "TextualBody", format: "text/plain", language, value, purpose: "describing", text_direction }
}

fn motivation(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Verification => "assessing",
        NoteKind::Context | NoteKind::Correction | NoteKind::Caveat | NoteKind::Translation => "commenting",
    }
}

/// The quotations of each source that its rights let out: one after the other as long as their words together stay
/// within `quote-words`, whatever level the rule that counts them has.
fn quotable(dossier: &Dossier) -> BTreeMap<SourceNo, BTreeSet<&str>> {
    let of_claims = dossier.claims.iter().filter_map(|(_, claim)| Some((claim.source, claim.record.quote.as_ref()?)));
    let of_notes = dossier.notes.iter().filter_map(|(_, note)| match note.on {
        Some(NoteTarget::Passage(passage)) => Some((passage.source, note.record.quote.as_ref()?)),
        _ => None,
    });
    let mut allowed: BTreeMap<SourceNo, BTreeSet<&str>> = BTreeMap::new();
    let mut spent: BTreeMap<SourceNo, usize> = BTreeMap::new();
    for (source, quote) in of_claims.chain(of_notes) {
        let rights = dossier.sources[source].rights;
        let total = spent.entry(source).or_default();
        let more = words(&quote.value).count();
        let fits = rights.publish != Publish::Metadata && *total + more <= rights.quote_words as usize;
        let quotes = allowed.entry(source).or_default();
        if fits && quotes.insert(quote.value.as_str()) {
            *total += more;
        }
    }
    allowed
}
