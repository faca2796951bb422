//! What the JSON files of `/data/` hold, as JSON Schema (draft 2020-12): one schema for all of them.

#![expect(clippy::needless_pass_by_value, reason = "pieces of a schema are written one inside the other")]

use super::tables::SCHEMA;
use super::words::Export;
use super::{Out, json_file};
use crate::link::Dossier;
use serde_json::{Map, Value, json};
use std::io;

/// The schema of this dossier's files: its languages are part of it.
pub fn schema(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": export.file_url(&format!("data/{SCHEMA}")),
        "title": "malaf: a dossier as data",
        "description": "dossier.json holds every key; claims.json, events.json, entities.json and mentions.json one each. \
                        A reference is the id of a record, which never changes.",
        "type": "object",
        "properties": top(),
        "additionalProperties": false,
        "minProperties": 2,
        "$defs": definitions(&export),
    });
    json_file(&schema, out)
}

fn top() -> Value {
    let lists =
        ["topics", "sources", "entities", "events", "claims", "disputes", "terms", "notes", "pages", "mentions"];
    let kinds = ["topic", "source", "entity", "event", "claim", "dispute", "term", "note", "page", "mention"];
    let mut properties = Map::new();
    properties.insert("$schema".to_owned(), json!({ "type": "string" }));
    properties.insert("title".to_owned(), refer("texts"));
    properties.insert("base-url".to_owned(), json!({ "type": "string", "format": "uri" }));
    properties.insert("languages".to_owned(), json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 }));
    for (list, kind) in lists.into_iter().zip(kinds) {
        properties.insert(list.to_owned(), list_of(refer(kind)));
    }
    Value::Object(properties)
}

fn definitions(export: &Export<'_>) -> Value {
    json!({
        "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
        "ids": list_of(refer("id")),
        "texts": by_language(export, json!({ "type": "string" })),
        "urls": by_language(export, json!({ "type": "string", "format": "uri" })),
        "lists": by_language(export, list_of(json!({ "type": "string" }))),
        "date-status": { "enum": ["stated", "inferred", "bounded"] },
        "date": record(&[("edtf", text()), ("status", refer("date-status")), ("why", maybe(refer("texts"))), ("cites", refer("passages"))]),
        "passage": {
            "type": "object",
            "properties": { "source": refer("id"), "first": counted(), "last": counted() },
            "required": ["source"],
            "additionalProperties": false,
        },
        "passages": list_of(refer("passage")),
        "backlink": record(&[("from", refer("id")), ("relation", text())]),
        "topic": topic(),
        "source": source(),
        "entity": entity(),
        "event": event(),
        "claim": claim(),
        "dispute": dispute(),
        "term": term(),
        "note": note(),
        "page": page(),
        "mention": record(&[("entity", refer("id")), ("passage", refer("passage")), ("times", whole()), ("url", refer("urls"))]),
    })
}

fn topic() -> Value {
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("title", refer("texts")),
        ("summary", refer("texts")),
        ("related", refer("ids")),
        ("entities", refer("ids")),
        ("terms", refer("ids")),
        ("sources", refer("ids")),
        ("events", refer("ids")),
        ("disputes", refer("ids")),
        ("claims", refer("ids")),
        ("notes", refer("ids")),
        ("backlinks", list_of(refer("backlink"))),
    ])
}

fn source() -> Value {
    let paragraph = record(&[("n", counted()), ("role", text()), ("words", whole())]);
    let pair = json!({ "type": "array", "items": counted(), "minItems": 2, "maxItems": 2 });
    let name = record(&[("name", text()), ("times", whole())]);
    let mention = record(&[
        ("entity", refer("id")),
        ("paragraphs", list_of(pair)),
        ("times", list_of(whole())),
        ("names", list_of(name)),
    ]);
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("title", refer("texts")),
        ("summary", refer("texts")),
        ("capture", text()),
        ("sha256", maybe(json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }))),
        ("paragraphs", maybe(list_of(paragraph))),
        ("language", maybe(text())),
        ("publisher", maybe(refer("id"))),
        ("republished-by", maybe(refer("id"))),
        ("derived-from", refer("ids")),
        ("byline", refer("texts")),
        ("headline", refer("texts")),
        ("date", maybe(refer("date"))),
        ("grade", maybe(record(&[("source", text()), ("information", text())]))),
        ("original", maybe(text())),
        ("archived", maybe(record(&[("address", text()), ("date", text())]))),
        ("topics", refer("ids")),
        ("claims", refer("ids")),
        ("mentions", list_of(mention)),
        ("notes", refer("ids")),
        ("backlinks", list_of(refer("backlink"))),
    ])
}

fn entity() -> Value {
    let role = record(&[("passage", refer("passage")), ("text", refer("texts"))]);
    let companion = record(&[("entity", refer("id")), ("paragraphs", whole())]);
    let degrees = json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 });
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("kind", json!({ "enum": ["person", "organization", "place"] })),
        ("name", refer("texts")),
        ("aliases", refer("lists")),
        ("summary", refer("texts")),
        ("roles", list_of(role)),
        ("coordinates", maybe(degrees)),
        ("same-as", list_of(text())),
        ("topics", refer("ids")),
        ("claims-by", refer("ids")),
        ("claims-relayed", refer("ids")),
        ("claims-about", refer("ids")),
        ("events", refer("ids")),
        ("sources", refer("ids")),
        ("appears-with", list_of(companion)),
        ("backlinks", list_of(refer("backlink"))),
        ("notes", refer("ids")),
    ])
}

fn event() -> Value {
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("title", refer("texts")),
        ("summary", refer("texts")),
        ("date", refer("date")),
        ("status", json!({ "enum": ["happened", "planned", "disputed"] })),
        ("places", refer("ids")),
        ("involved", refer("ids")),
        ("topics", refer("ids")),
        ("cites", refer("passages")),
        ("claims", refer("ids")),
        ("notes", refer("ids")),
        ("backlinks", list_of(refer("backlink"))),
    ])
}

fn claim() -> Value {
    let named = record(&[("entity", refer("id"))]);
    let unnamed = record(&[("unnamed", refer("texts"))]);
    let position = record(&[("dispute", refer("id")), ("position", whole())]);
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("text", refer("texts")),
        ("speaker", json!({ "oneOf": [named, unnamed, { "type": "null" }] })),
        ("via", refer("ids")),
        ("stance", json!({ "enum": ["asserts", "denies", "accuses", "reports", "doubts", "plans"] })),
        ("passages", refer("passages")),
        ("date", maybe(text())),
        ("about", refer("ids")),
        ("contradicts", refer("ids")),
        ("positions", list_of(position)),
        ("notes", refer("ids")),
    ])
}

fn dispute() -> Value {
    let reason = record(&[
        ("sources", refer("ids")),
        ("by", json!({ "enum": ["outlet", "report", "rewrites", "relayed", "statement"] })),
        ("whose", refer("id")),
    ]);
    let position = record(&[
        ("label", refer("texts")),
        ("claims", refer("ids")),
        ("sources", refer("ids")),
        ("independent", whole()),
        ("one-voice", list_of(reason)),
    ]);
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("question", refer("texts")),
        ("summary", refer("texts")),
        ("topics", refer("ids")),
        ("positions", list_of(position)),
        ("notes", refer("ids")),
        ("backlinks", list_of(refer("backlink"))),
    ])
}

fn term() -> Value {
    let used = record(&[("passage", refer("passage")), ("times", maybe(whole()))]);
    let name = record(&[
        ("text", refer("texts")),
        ("framing", json!({ "enum": ["neutral", "framed"] })),
        ("why", refer("texts")),
        ("used-in", refer("passages")),
        ("uses", list_of(used.clone())),
        ("elsewhere", list_of(used)),
    ]);
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("concept", refer("texts")),
        ("summary", refer("texts")),
        ("distinct-from", refer("ids")),
        ("topics", refer("ids")),
        ("names", list_of(name)),
        ("notes", refer("ids")),
        ("backlinks", list_of(refer("backlink"))),
    ])
}

fn page() -> Value {
    record(&[
        ("id", refer("id")),
        ("url", refer("urls")),
        ("title", refer("texts")),
        ("summary", refer("texts")),
        ("notes", refer("ids")),
        ("backlinks", list_of(refer("backlink"))),
    ])
}

fn note() -> Value {
    let on_record = record(&[("record", refer("id"))]);
    let on_passage = record(&[("passage", refer("passage"))]);
    record(&[
        ("id", refer("id")),
        ("kind", json!({ "enum": ["context", "correction", "caveat", "verification", "translation"] })),
        ("url", refer("urls")),
        ("title", refer("texts")),
        ("text", refer("texts")),
        ("on", json!({ "oneOf": [on_record, on_passage, { "type": "null" }] })),
        ("date", maybe(json!({ "type": "string", "format": "date" }))),
        ("author", maybe(text())),
    ])
}

/// An object that has all of these keys and no other.
fn record(keys: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> = keys.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let required: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// An object keyed by language tag; a language without a text is left out.
fn by_language(export: &Export<'_>, value: Value) -> Value {
    let tags = export.languages().iter().map(|language| (language.tag.as_str().to_owned(), value.clone()));
    json!({ "type": "object", "properties": tags.collect::<Map<_, _>>(), "additionalProperties": false })
}

fn list_of(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

fn maybe(value: Value) -> Value {
    json!({ "anyOf": [value, { "type": "null" }] })
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn whole() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn counted() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}
