//! `content/sources/<id>/source.toml`: the bibliographic record of one article (schema.org `NewsArticle`).

use super::super::Texts;
use super::super::document::Documents;
use super::super::fields::Fields;
use super::super::id::RecordId;
use super::date::{DatedRecord, read_dated};
use super::{ClaimRecord, RightsRecord, read_rights};
use crate::diagnostic::{Diagnostic, Spanned};

/// A source as it was written.
#[derive(Debug, Clone)]
pub struct SourceRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
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
    /// The claims made in it.
    pub claims: Vec<ClaimRecord>,
    /// The digest in each language.
    pub documents: Documents,
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
    claims: Vec<ClaimRecord>,
    documents: Documents,
) -> Option<SourceRecord> {
    let capture = fields.required_text("capture");
    let record = SourceRecord {
        id,
        capture: capture.clone().unwrap_or_else(|| Spanned::new(String::new(), fields.place())),
        draft: fields.flag("draft"),
        label: fields.texts("label"),
        language: fields.text("language"),
        publisher: fields.id("publisher"),
        republished_by: fields.id("republished-by"),
        byline: fields.texts("byline"),
        headline: fields.texts("headline"),
        headline_paragraph: fields.number("headline-paragraph"),
        date: fields.table("date", read_dated).flatten(),
        derived_from: fields.ids("derived-from"),
        topics: fields.ids("topics"),
        grade: fields.table("grade", read_grade).flatten(),
        rights: fields.table("rights", read_rights).unwrap_or_default(),
        original: fields.address("original"),
        claims,
        documents,
    };
    capture.map(|_| record)
}

fn read_grade(fields: &mut Fields<'_>) -> Option<GradeRecord> {
    let source = one_of(fields, "source", "ABCDEF");
    let information = one_of(fields, "information", "123456");
    Some(GradeRecord { source: source?, information: information? })
}

fn one_of(fields: &mut Fields<'_>, key: &'static str, allowed: &str) -> Option<char> {
    let text = fields.required_text(key)?;
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if allowed.contains(letter) => Some(letter),
        _ => {
            let message = format!("`{}` is no Admiralty grade: one of {allowed}", text.value);
            fields.context().report(Diagnostic::error("unknown-word", text.place, message));
            None
        }
    }
}
