//! `content/terms/<id>.toml`: a concept and what each source calls it (SKOS concept and labels).

use super::super::PerLanguage;
use super::super::Texts;
use super::super::fields::Fields;
use super::super::id::{RecordId, RecordKind};
use super::super::prose::Prose;
use super::formerly;
use super::{Cite, cites, prose_texts};
use crate::diagnostic::Spanned;
use std::sync::Arc;

/// Whether a name takes a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Framing {
    /// It takes none.
    Neutral,
    /// It takes one; the record says why.
    Framed,
}

/// A term as it was written.
#[derive(Debug, Clone)]
pub struct TermRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// Ids it had before: their addresses lead to it.
    pub formerly: Vec<Spanned<RecordId>>,
    /// The concept, in our own words.
    pub concept: Texts,
    /// What it is, with citations.
    pub summary: PerLanguage<Option<Arc<Prose>>>,
    /// Concepts that look alike and differ.
    pub distinct_from: Vec<Spanned<RecordId>>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<RecordId>>,
    /// Its names.
    pub names: Vec<TermNameRecord>,
}

/// One name of a concept.
#[derive(Debug, Clone)]
pub struct TermNameRecord {
    /// As written, and our rendering.
    pub text: Texts,
    /// Whether it takes a side.
    pub framing: Framing,
    /// Why it does.
    pub why: Texts,
    /// Where it is used.
    pub used_in: Vec<Cite>,
}

/// Reads a term.
pub fn read_term(fields: &mut Fields<'_>, id: Spanned<RecordId>) -> Option<TermRecord> {
    Some(TermRecord {
        id,
        formerly: formerly(fields),
        concept: fields.says("The concept in our own words, in each language.").required_texts("concept"),
        summary: prose_texts(
            fields.says("What it is, one paragraph in each language; may hold links and citations."),
            "summary",
        ),
        distinct_from: fields.says("Terms that look alike and differ.").ids("distinct-from", &[RecordKind::Term]),
        topics: fields.says("The topics it belongs to.").ids("topics", &[RecordKind::Topic]),
        names: fields.says("What sources call it: one [[name]] each.").tables("name", read_name),
    })
}

fn read_name(fields: &mut Fields<'_>) -> TermNameRecord {
    let words = [("neutral", Framing::Neutral), ("framed", Framing::Framed)];
    TermNameRecord {
        text: fields.says("The name as written, and our rendering in the other languages.").required_texts("text"),
        framing: fields
            .says("Whether the name takes a side: neutral (left out means that) or framed.")
            .choice("framing", &words)
            .map_or(Framing::Neutral, |f| f.value),
        why: fields.says("Why it takes a side, in each language.").texts("why"),
        used_in: cites(fields.says("Where it is used: \"source ¶4\"."), "used-in"),
    }
}
