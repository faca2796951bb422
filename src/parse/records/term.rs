//! `content/terms/<id>.toml`: a concept and what each source calls it (SKOS concept and labels).

use super::super::PerLanguage;
use super::super::Texts;
use super::super::fields::Fields;
use super::super::id::RecordId;
use super::super::prose::Prose;
use super::{Cite, cites, prose_texts};
use crate::diagnostic::Spanned;

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
    /// The concept, in our own words.
    pub concept: Texts,
    /// What it is, with citations.
    pub summary: PerLanguage<Option<Prose>>,
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
        concept: fields.required_texts("concept"),
        summary: prose_texts(fields, "summary"),
        distinct_from: fields.ids("distinct-from"),
        topics: fields.ids("topics"),
        names: fields.tables("name", read_name),
    })
}

fn read_name(fields: &mut Fields<'_>) -> TermNameRecord {
    let words = [("neutral", Framing::Neutral), ("framed", Framing::Framed)];
    TermNameRecord {
        text: fields.required_texts("text"),
        framing: fields.choice("framing", &words).map_or(Framing::Neutral, |f| f.value),
        why: fields.texts("why"),
        used_in: cites(fields, "used-in"),
    }
}
