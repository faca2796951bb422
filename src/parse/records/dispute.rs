//! `content/disputes/<id>.toml`: a question and the positions on it, each made of claims.

use super::super::PerLanguage;
use super::super::Texts;
use super::super::fields::Fields;
use super::super::id::RecordId;
use super::super::prose::Prose;
use super::prose_texts;
use crate::diagnostic::{Place, Spanned};

/// A dispute as it was written.
#[derive(Debug, Clone)]
pub struct DisputeRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// The question.
    pub question: Texts,
    /// What is at stake, with citations.
    pub summary: PerLanguage<Option<Prose>>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<RecordId>>,
    /// The positions.
    pub positions: Vec<PositionRecord>,
}

/// One answer to the question.
#[derive(Debug, Clone)]
pub struct PositionRecord {
    /// The answer in a few words.
    pub label: Texts,
    /// The claims that hold it.
    pub claims: Vec<Spanned<RecordId>>,
    /// Where it was written.
    pub place: Place,
}

/// Reads a dispute.
pub fn read_dispute(fields: &mut Fields<'_>, id: Spanned<RecordId>) -> Option<DisputeRecord> {
    Some(DisputeRecord {
        id,
        question: fields.required_texts("question"),
        summary: prose_texts(fields, "summary"),
        topics: fields.ids("topics"),
        positions: fields.tables("position", |position| PositionRecord {
            label: position.required_texts("label"),
            claims: position.ids("claims"),
            place: position.place(),
        }),
    })
}
