//! Claims and notes as W3C Web Annotations: the editors' words as bodies, paragraphs of sources as targets.
//!
//! Words of a source leave only as quotations that editors recorded, and only as many as its rights allow.

use super::json_file;
use super::object::Object;
use super::words::Export;
use crate::Error;
use crate::language::{direction_of, words};
use crate::link::{ClaimNo, Dossier, Note, NoteNo, NoteTarget, Passage, RecordRef, SourceNo};
use crate::parse::{NoteKind, Paragraphs, Publish};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One page with every annotation: claims, then notes.
pub fn annotations(dossier: &Dossier) -> Result<String, Error> {
    let writer = Writer { export: Export::new(dossier), quotable: quotable(dossier) };
    let items = || {
        let claims = dossier.claims.numbers().map(|no| writer.claim(no));
        claims.chain(dossier.notes.numbers().map(|no| writer.note(no)))
    };
    let page = Object::default()
        .one("@context", json!("http://www.w3.org/ns/anno.jsonld"))
        .one("id", json!(writer.export.file_url("data/annotations.jsonld")))
        .one("type", json!("AnnotationPage"))
        .each("items", items);
    json_file(&page)
}

struct Writer<'a> {
    export: Export<'a>,
    quotable: BTreeMap<SourceNo, BTreeSet<&'a str>>,
}

impl Writer<'_> {
    fn claim(&self, no: ClaimNo) -> Value {
        let claim = &self.export.dossier.claims[no];
        let bodies = self.export.each_text(&claim.record.text).into_iter().map(|(tag, text)| body(tag, &text));
        let quote = claim.record.quote.as_ref().map(|quote| quote.value.as_str());
        let marked = claim.record.paragraphs.iter().map(|paragraphs| Some(paragraphs.value));
        let mut targets: Vec<Value> = marked.map(|paragraphs| self.page(claim.source, paragraphs)).collect();
        targets.extend(self.quotation(claim.source, quote));
        json!({
            "id": self.export.iri(RecordRef::Claim(no)),
            "type": "Annotation",
            "motivation": "describing",
            "creator": self.creator(),
            "body": bodies.collect::<Vec<_>>(),
            "target": targets,
        })
    }

    fn note(&self, no: NoteNo) -> Value {
        let note = &self.export.dossier.notes[no];
        let text = |document: &crate::link::LinkedDocument| {
            Some(format!("{}: {}", document.title.value, document.body.prose.plain_text()))
        };
        let bodies = self.export.each_document(&note.documents, text);
        let mut annotation = json!({
            "id": self.export.iri(RecordRef::Note(no)),
            "type": "Annotation",
            "motivation": motivation(note.record.kind),
            "creator": self.creator(),
            "body": bodies.into_iter().map(|(tag, text)| body(tag, &text)).collect::<Vec<_>>(),
            "target": self.targets(note),
        });
        // Records know days; the model wants an instant, and midnight in UTC is the feeds' too.
        if let (Some(date), Some(map)) = (&note.record.date, annotation.as_object_mut()) {
            map.insert("created".to_owned(), json!(format!("{}T00:00:00Z", date.value)));
        }
        annotation
    }

    fn targets(&self, note: &Note) -> Vec<Value> {
        let quote = note.record.quote.as_ref().map(|quote| quote.value.as_str());
        match note.on {
            Some(NoteTarget::Passage(Passage { source, paragraphs })) => {
                std::iter::once(self.page(source, paragraphs)).chain(self.quotation(source, quote)).collect()
            }
            Some(NoteTarget::Record(record)) => vec![json!(self.export.iri(record))],
            None => Vec::new(),
        }
    }

    /// The paragraph on our page of the source.
    fn page(&self, source: SourceNo, paragraphs: Option<Paragraphs>) -> Value {
        let language = self.export.languages().first();
        let page = language.map(|language| self.export.url(language, RecordRef::Source(source))).unwrap_or_default();
        match paragraphs {
            Some(paragraphs) => json!({
                "type": "SpecificResource",
                "source": page,
                "selector": {
                    "type": "FragmentSelector",
                    "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                    "value": crate::address::anchor(paragraphs),
                },
            }),
            None => json!(page),
        }
    }

    /// The words in the article itself.
    fn quotation(&self, source: SourceNo, quote: Option<&str>) -> Option<Value> {
        let quote = quote.filter(|quote| self.quotable.get(&source).is_some_and(|allowed| allowed.contains(quote)))?;
        let record = &self.export.dossier.sources[source].record;
        let article = record.original.as_ref().map(|address| address.value.clone());
        Some(json!({
            "type": "SpecificResource",
            "source": article.unwrap_or_else(|| self.export.iri(RecordRef::Source(source))),
            "selector": { "type": "TextQuoteSelector", "exact": quote },
        }))
    }

    fn creator(&self) -> Value {
        let dossier = self.export.dossier;
        let names = [&dossier.config.editors, &dossier.config.title].map(|texts| self.export.each_text(texts));
        let name = names.into_iter().flatten().next().map(|(_, name)| name);
        json!({ "type": "Organization", "name": name })
    }
}

fn body(tag: &str, text: &str) -> Value {
    let mut body = json!({ "type": "TextualBody", "format": "text/plain", "language": tag, "value": text, "purpose": "describing" });
    if let (Some(direction), Some(map)) = (direction_of(text), body.as_object_mut()) {
        map.insert("textDirection".to_owned(), json!(direction.as_str()));
    }
    body
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
