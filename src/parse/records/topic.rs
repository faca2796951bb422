//! `content/topics/<id>/topic.toml`: an editors' page that brings the others together.

use super::super::document::Documents;
use super::super::fields::Fields;
use super::super::id::{RecordId, RecordKind};
use super::formerly;
use crate::diagnostic::Spanned;

/// A topic as it was written.
#[derive(Debug, Clone)]
pub struct TopicRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Ids it had before: their addresses lead to it.
    pub formerly: Vec<Spanned<RecordId>>,
    /// Its place among the topics; those without come last, by id.
    pub order: Option<u32>,
    /// Topics near to it.
    pub related: Vec<Spanned<RecordId>>,
    /// Who and where, chosen by the editors.
    pub entities: Vec<Spanned<RecordId>>,
    /// Terms that matter to it.
    pub terms: Vec<Spanned<RecordId>>,
    /// Its page in each language.
    pub documents: Documents,
}

/// Reads the TOML half.
pub fn read_topic(fields: &mut Fields<'_>, id: Spanned<RecordId>, documents: Documents) -> Option<TopicRecord> {
    Some(TopicRecord {
        id,
        formerly: formerly(fields),
        order: fields
            .says("Its place among the topics; those without come last, by id.")
            .number("order")
            .map(|n| n.value),
        related: fields.says("Topics near to it.").ids("related", &[RecordKind::Topic]),
        entities: fields.says("Who and where, in the order of their weight.").ids("entities", &[RecordKind::Entity]),
        terms: fields.says("Terms that matter to it.").ids("terms", &[RecordKind::Term]),
        documents,
    })
}
