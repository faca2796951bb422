//! The events for TimelineJS (timeline.knightlab.com), in one language: its own dates cannot say how a date is known,
//! so each event carries the date in words too.

use super::to_json;
use super::words::Export;
use crate::Error;
use crate::language::{CivilDay, Edtf, Point, Precision, Shape};
use crate::link::{Dossier, EventNo, RecordRef};
use crate::parse::Language;
use chrono::Datelike;
use serde_json::{Map, Value, json};

/// All events that have a beginning or an end, by date; `spoken` puts a date into words.
///
/// # Errors
/// Where `spoken` lacks a word.
pub fn timeline(
    dossier: &Dossier,
    language: &Language,
    spoken: impl Fn(&Edtf) -> Result<String, Error>,
) -> Result<String, Error> {
    let export = Export::new(dossier);
    let mut numbers: Vec<EventNo> = dossier.events.numbers().collect();
    numbers.sort_by_key(|no| (dossier.events[*no].record.date.sort_key(), *no));
    let slides: Result<Vec<Option<Value>>, Error> =
        numbers.into_iter().map(|no| slide(&export, language, no, &spoken)).collect();
    let title = dossier.config.title.best(language.no).map(|(_, title)| title.to_owned()).unwrap_or_default();
    let all = json!({
        "title": { "text": { "headline": escaped(&title) } },
        "events": slides?.into_iter().flatten().collect::<Vec<_>>(),
    });
    Ok(to_json(&all)? + "\n")
}

fn slide(
    export: &Export<'_>,
    language: &Language,
    no: EventNo,
    spoken: impl Fn(&Edtf) -> Result<String, Error>,
) -> Result<Option<Value>, Error> {
    let event = &export.dossier.events[no];
    let date = &event.record.date.value;
    let (start, end) = match date.shape() {
        Shape::Single(point) => (Some(part(point)), None),
        Shape::Range(from, to) | Shape::OneOf(from, to) => (Some(part(from)), Some(part(to))),
        _ => {
            let (first, last) = date.bounds();
            (first.or(last).map(day), last.filter(|_| first.is_some()).map(day))
        }
    };
    let Some(start) = start else { return Ok(None) };
    let title = event.record.title.best(language.no).map(|(_, title)| escaped(title)).unwrap_or_default();
    let summary = event.summary[language.no].as_ref().map(|prose| escaped(&prose.prose.plain_text()));
    let url = export.url(language, RecordRef::Event(no));
    let headline = format!("<a href=\"{}\">{title}</a>", escaped(&url));
    let mut slide = json!({
        "unique_id": export.id(RecordRef::Event(no)),
        "start_date": start,
        "display_date": spoken(date)?,
        "text": { "headline": headline, "text": summary.map(|text| format!("<p>{text}</p>")).unwrap_or_default() },
        "group": event.record.status.as_str(),
    });
    if let (Some(end), Some(map)) = (end, slide.as_object_mut()) {
        map.insert("end_date".to_owned(), end);
    }
    Ok(Some(slide))
}

fn day(day: CivilDay) -> Value {
    part(&Point { day, precision: Precision::Day, approximate: false, uncertain: false })
}

fn part(point: &Point) -> Value {
    let mut date = Map::new();
    date.insert("year".to_owned(), json!(point.day.year()));
    if point.precision >= Precision::Month {
        date.insert("month".to_owned(), json!(point.day.month()));
    }
    if point.precision >= Precision::Day {
        date.insert("day".to_owned(), json!(point.day.day()));
    }
    Value::Object(date)
}

/// TimelineJS puts its texts on the page as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
