//! CSL-JSON (citationstyles.org, schema csl-data): what Zotero, pandoc and citeproc read.

use super::{Reference, issued};
use crate::Error;
use crate::export::json_file;
use crate::language::{Edtf, Point, Precision};
use chrono::Datelike;
use serde_json::{Map, Value, json};

/// A list of items.
pub fn write(references: &[Reference<'_>]) -> Result<String, Error> {
    json_file(&Value::Array(references.iter().map(item).collect()))
}

fn item(reference: &Reference<'_>) -> Value {
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    put("id", Some(json!(reference.key)));
    put("citation-key", Some(json!(reference.key)));
    put("type", Some(json!("article-newspaper")));
    put("title", Some(json!(reference.title)));
    put("author", reference.byline.as_ref().map(|byline| json!([{ "literal": byline }])));
    put("container-title", reference.publisher.as_ref().map(|publisher| json!(publisher)));
    put("issued", reference.date.map(date));
    put("language", reference.language.map(|language| json!(language)));
    put("URL", reference.address.map(|address| json!(address)));
    put("archive", Some(json!(reference.dossier)));
    put("archive_location", Some(json!(reference.page)));
    Value::Object(item)
}

fn date(date: &Edtf) -> Value {
    let issued = issued(date);
    let points = std::iter::once(issued.from).chain(issued.to);
    let mut value = json!({ "date-parts": points.map(|point| parts(&point)).collect::<Vec<_>>() });
    if let (true, Some(map)) = (issued.about, value.as_object_mut()) {
        map.insert("circa".to_owned(), json!(true));
    }
    value
}

fn parts(point: &Point) -> Vec<i64> {
    let all = [i64::from(point.day.year()), i64::from(point.day.month()), i64::from(point.day.day())];
    let known = match point.precision {
        Precision::Year => 1,
        Precision::Month => 2,
        Precision::Day => 3,
    };
    all.into_iter().take(known).collect()
}
