//! `content/sources/<id>/source.toml`: the bibliographic record of one article (schema.org `NewsArticle`).

use super::super::Texts;
use super::super::document::Documents;
use super::super::fields::Fields;
use super::super::id::{RecordId, RecordKind};
use super::date::{DatedRecord, read_dated};
use super::formerly;
use super::{ClaimRecord, RightsRecord, read_rights};
use crate::diagnostic::Spanned;
use crate::language::CivilDay;
use std::sync::Arc;

/// A source as it was written.
#[derive(Debug, Clone)]
pub struct SourceRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Ids it had before: their addresses lead to it.
    pub formerly: Vec<Spanned<RecordId>>,
    /// Whether it is a draft: not published unless that is asked for.
    pub draft: bool,
    /// The file below `captures/`.
    pub capture: Spanned<String>,
    /// Its short name in citations; left out, its publisher's name.
    pub label: Texts,
    /// The language tag of the article itself.
    pub language: Option<Spanned<String>>,
    /// Who published it: an organisation.
    pub publisher: Option<Spanned<RecordId>>,
    /// Who republished it, where the capture is of a copy.
    pub republished_by: Option<Spanned<RecordId>>,
    /// The byline.
    pub byline: Texts,
    /// The headline: in the article's own language as written, in the others our translation.
    pub headline: Texts,
    /// The paragraph that holds the headline.
    pub headline_paragraph: Option<Spanned<u32>>,
    /// When it was published and how that is known.
    pub date: Option<DatedRecord>,
    /// The outlets it is a rewrite of.
    pub derived_from: Vec<Spanned<RecordId>>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<RecordId>>,
    /// The Admiralty grades; none is ungraded.
    pub grade: Option<GradeRecord>,
    /// What may be published.
    pub rights: RightsRecord,
    /// The address of the original, if known.
    pub original: Option<Spanned<String>>,
    /// A copy of it in a web archive.
    pub archived: Option<ArchivedRecord>,
    /// The claims made in it.
    pub claims: Vec<Arc<ClaimRecord>>,
    /// The digest in each language.
    pub documents: Documents,
}

/// A copy of a page in a web archive: what a robust link needs (robustlinks.mementoweb.org).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedRecord {
    /// Its address.
    pub address: Spanned<String>,
    /// The day it was taken.
    pub date: CivilDay,
}

/// Admiralty code: the source's reliability A–F, the information's credibility 1–6, judged separately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeRecord {
    /// `A` to `F`.
    pub source: char,
    /// `1` to `6`.
    pub information: char,
}

/// Reads the TOML half; `documents` and `claims` come from files beside it.
pub fn read_source(
    fields: &mut Fields<'_>,
    id: Spanned<RecordId>,
    claims: Vec<Arc<ClaimRecord>>,
    documents: Documents,
) -> Option<SourceRecord> {
    let capture = fields.says("The file below captures/ that holds the article's text.").required_text("capture");
    let record = SourceRecord {
        id,
        formerly: formerly(fields),
        capture: capture.clone().unwrap_or_else(|| Spanned::new(String::new(), fields.place())),
        draft: fields.says("A draft is no part of the site until this is taken out.").flag("draft"),
        language: fields.says("The language tag (BCP 47) of the article itself.").text("language"),
        publisher: fields.says("Who published it: an organisation.").id("publisher", &[RecordKind::Entity]),
        label: fields.says("Its short name in citations; left out, its publisher's name.").texts("label"),
        republished_by: fields
            .says("Who republished it, where the capture is of a copy.")
            .id("republished-by", &[RecordKind::Entity]),
        byline: fields.says("Who wrote it, as the article says, in each language.").texts("byline"),
        headline: fields
            .says("The headline: in the article's own language as written, in the others our translation.")
            .texts("headline"),
        headline_paragraph: fields.says("The paragraph that holds the headline.").paragraph("headline-paragraph"),
        date: fields.says("When it was published, and how that is known.").table("date", read_dated).flatten(),
        derived_from: fields
            .says("The outlets that it is a rewrite of: such a source counts as theirs, not as a second voice.")
            .ids("derived-from", &[RecordKind::Entity]),
        topics: fields.says("The topics it belongs to.").ids("topics", &[RecordKind::Topic]),
        grade: fields
            .says("Grades of the Admiralty code, judged separately; left out, it is ungraded.")
            .table("grade", read_grade)
            .flatten(),
        rights: fields
            .says("What may be published of it; what is left out follows site.toml.")
            .table("rights", read_rights)
            .unwrap_or_default(),
        original: fields.says("The address of the original.").address("original"),
        archived: fields.says("A copy of the original in a web archive.").table("archived", read_archived).flatten(),
        claims,
        documents,
    };
    capture.map(|_| record)
}

fn read_archived(fields: &mut Fields<'_>) -> Option<ArchivedRecord> {
    let address = fields.says("The address of the copy.").address("address");
    let address = fields.require("address", address);
    let date = fields.says("The day on which the copy was taken.").day("date");
    let date = fields.require("date", date);
    Some(ArchivedRecord { address: address?, date: date?.value })
}

fn read_grade(fields: &mut Fields<'_>) -> Option<GradeRecord> {
    let letters = [("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];
    let figures = [("1", '1'), ("2", '2'), ("3", '3'), ("4", '4'), ("5", '5'), ("6", '6')];
    let about = "How reliable the source is: A (completely) to E (not at all), F (cannot be judged).";
    let source = fields.says(about).required_choice("source", &letters);
    let about = "How credible the information is: 1 (confirmed) to 5 (improbable), 6 (cannot be judged).";
    let information = fields.says(about).required_choice("information", &figures);
    Some(GradeRecord { source: source?.value, information: information?.value })
}
