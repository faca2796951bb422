//! What was found in captures, as JSON for other programs: `malaf ingest --dry-run --format json`.

use super::{DateFact, Described, Named};
use crate::Error;
use crate::capture::{ParagraphNo, Role};
use serde_json::{Map, Value, json};

/// One array, a capture an element, in the order given.
///
/// # Errors
/// None that a capture can cause.
pub fn described_as_json(captures: &[Described]) -> Result<String, Error> {
    let all: Vec<Value> = captures.iter().map(capture).collect();
    let mut text =
        serde_json::to_string_pretty(&all).map_err(|e| Error::Internal(format!("cannot write JSON: {e}")))?;
    text.push('\n');
    Ok(text)
}

fn capture(described: &Described) -> Value {
    let facts = described.facts();
    let paragraphs = described.judged().into_iter().map(|judged| {
        let mut row = Map::new();
        row.insert("n".to_owned(), json!(judged.n.get()));
        row.insert("role".to_owned(), json!(judged.role.as_str()));
        if let Role::Duplicate(of) = judged.role {
            row.insert("of".to_owned(), json!(of.get()));
        }
        row.insert("why".to_owned(), json!(judged.why));
        Value::Object(row)
    });
    json!({
        "file": described.file,
        "sha256": described.sha256,
        "encoding": described.read.encoding,
        "title": named(facts.title.as_ref()),
        "publisher": named(facts.publisher.as_ref()),
        "byline": named(facts.byline.as_ref()),
        "date": facts.date.as_ref().map(date),
        "paragraphs": paragraphs.collect::<Vec<_>>(),
    })
}

fn named(named: Option<&Named>) -> Value {
    named.map_or(Value::Null, |named| json!({ "text": named.text, "paragraph": named.paragraph.map(ParagraphNo::get) }))
}

fn date(date: &DateFact) -> Value {
    let paragraphs: Vec<u32> = date.paragraphs.iter().map(|n| n.get()).collect();
    json!({ "edtf": date.edtf, "status": date.status.as_str(), "paragraphs": paragraphs, "why": date.why })
}
