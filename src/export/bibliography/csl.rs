//! CSL-JSON (citationstyles.org, schema csl-data): what Zotero, pandoc and citeproc read.

use super::{Reference, issued};
use crate::language::{Edtf, Point, Precision};
use chrono::Datelike;
use serde::Serialize;

/// What CSL-JSON says of a source.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item<'a> {
    id: &'a str,
    citation_key: &'a str,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    archive: String,
    #[serde(rename = "archive_location")]
    archive_location: String,
}

#[derive(Serialize)]
struct Name {
    literal: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Date {
    date_parts: Vec<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    circa: Option<bool>,
}

/// A source as an item.
pub fn item(reference: Reference<'_>) -> Item<'_> {
    Item {
        id: reference.key,
        citation_key: reference.key,
        r#type: "article-newspaper",
        title: reference.title,
        author: reference.byline.map(|literal| [Name { literal }]),
        container_title: reference.publisher,
        issued: reference.date.map(date),
        language: reference.language,
        url: reference.address,
        archive: reference.dossier,
        archive_location: reference.page,
    }
}

fn date(date: &Edtf) -> Date {
    let issued = issued(date);
    let points = std::iter::once(issued.from).chain(issued.to);
    Date { date_parts: points.map(|point| parts(&point)).collect(), circa: issued.about.then_some(true) }
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
