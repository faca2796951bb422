//! `content/disputes/<id>.toml`: a question and the positions on it, each made of claims.

use super::super::PerLanguage;
use super::super::Texts;
use super::super::fields::Fields;
use super::super::id::{RecordId, RecordKind};
use super::super::prose::Prose;
use super::formerly;
use super::prose_texts;
use crate::diagnostic::{Place, Spanned};
use std::sync::Arc;

/// A dispute as it was written.
#[derive(Debug, Clone)]
pub struct DisputeRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Ids it had before: their addresses lead to it.
    pub formerly: Vec<Spanned<RecordId>>,
    /// The question.
    pub question: Texts,
    /// What is at stake, with citations.
    pub summary: PerLanguage<Option<Arc<Prose>>>,
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
        formerly: formerly(fields),
        question: fields.says("The question, in each language.").required_texts("question"),
        topics: fields.says("The topics it belongs to.").ids("topics", &[RecordKind::Topic]),
        summary: prose_texts(
            fields.says("What is at stake, one paragraph in each language; may hold links and citations."),
            "summary",
        ),
        positions: fields
            .says("The answers that stand against each other: one [[position]] each.")
            .tables("position", read_position),
    })
}

fn read_position(fields: &mut Fields<'_>) -> PositionRecord {
    PositionRecord {
        label: fields.says("The answer in a few words, in each language.").required_texts("label"),
        claims: fields.says("The claims that hold it.").ids("claims", &[RecordKind::Claim]),
        place: fields.place(),
    }
}
