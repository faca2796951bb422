//! A date that carries its evidence.

use super::super::Texts;
use super::super::fields::Fields;
use super::super::prose::Paragraphs;
use super::{Cite, cites, paragraph_numbers};
use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::language::Edtf;

/// How a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStatus {
    /// The text states it.
    Stated,
    /// It follows from what the text states and what else is certain.
    Inferred,
    /// Only bounds are known.
    Bounded,
}

/// How a date is known and from what.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Stated, inferred or bounded.
    pub status: DateStatus,
    /// The paragraphs it rests on.
    pub paragraphs: Vec<Spanned<Paragraphs>>,
    /// Passages of other sources it rests on.
    pub cites: Vec<Cite>,
    /// Why, in words; required unless stated.
    pub why: Texts,
    /// Where it was written.
    pub place: Place,
}

/// A date with its evidence.
#[derive(Debug, Clone)]
pub struct DatedRecord {
    /// The date.
    pub value: Spanned<Edtf>,
    /// How it is known.
    pub evidence: Evidence,
}

/// Reads `date = { value = "…", status = "…", … }`.
pub(super) fn read_dated(fields: &mut Fields<'_>) -> Option<DatedRecord> {
    let about =
        "The date in EDTF: 2017-08-03, 2017-08, 2017~ (about), [2018-03-23..] (no earlier), 2015-12-07/2015-12-10.";
    let value = fields.says(about).edtf("value");
    let value = fields.require("value", value);
    let evidence = read_evidence(fields);
    Some(DatedRecord { value: value?, evidence: evidence? })
}

/// Reads `{ status = "…", paragraphs = […], cites = […], why = {…} }`.
pub(super) fn read_evidence(fields: &mut Fields<'_>) -> Option<Evidence> {
    let words = [("stated", DateStatus::Stated), ("inferred", DateStatus::Inferred), ("bounded", DateStatus::Bounded)];
    let about = "How the date is known: stated by the text, inferred from it, or only bounded.";
    let status = fields.says(about).required_choice("status", &words);
    let paragraphs = paragraph_numbers(fields);
    let cites = cites(fields.says("Passages of other sources that it rests on: \"source ¶4\"."), "cites");
    let why = fields.says("Why, in each language; must be there unless the date is stated.").texts("why");
    let place = fields.place();
    let status = status?;
    if status.value != DateStatus::Stated && why.is_none() {
        let message = "a date that is not stated says why: the key `why` is missing";
        fields.context().report(Diagnostic::error("date-without-evidence", status.place, message));
    }
    Some(Evidence { status: status.value, paragraphs, cites, why, place })
}
