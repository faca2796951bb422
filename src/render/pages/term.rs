//! A term: one concept, and which source calls it what.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{CitationView, Html, Label, Link, NoteView};
use crate::Error;
use crate::link::{RecordRef, TermNo};
use crate::parse::Framing;
use crate::render::site::Name;
use serde::Serialize;

/// The page of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The concept, in our own words.
    pub title: Label,
    /// What it is.
    pub summary: Option<Html>,
    /// Its names.
    pub names: Vec<NameView>,
    /// Concepts that look alike and differ.
    pub distinct_from: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
    /// Pages that link to it.
    pub linked_from: Vec<Link>,
}

/// A name of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameView {
    /// The name in each language, the page's first.
    pub texts: Vec<Label>,
    /// Whether it takes a side.
    pub framed: bool,
    /// Why it does.
    pub why: Option<Label>,
    /// Where it is used.
    pub uses: Vec<CitationView>,
}

impl Builder<'_> {
    /// The page of a term.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn term(&self, no: TermNo) -> Result<TermPage, Error> {
        let term = &self.site.dossier.terms[no];
        let record = RecordRef::Term(no);
        let title = self.label(self.site.name(self.language, record));
        let names = term.record.names.iter().zip(&term.uses).map(|(name, uses)| NameView {
            texts: self.every_language(&name.text),
            framed: name.framing == Framing::Framed,
            why: self.text(&name.why),
            uses: self.citations(uses),
        });
        let pages = term.linked_from.iter().copied().filter(|record| !matches!(record, RecordRef::Note(_)));
        Ok(TermPage {
            frame: self.frame(Face {
                kind: "term",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.text_description(&term.summary),
                section: Some("terms"),
                record: Some(record),
            })?,
            title,
            summary: self.summary(&term.summary),
            names: names.collect(),
            distinct_from: self.links(term.distinct_from.iter().map(|term| RecordRef::Term(*term))),
            topics: self.links(term.topics.iter().map(|topic| RecordRef::Topic(*topic))),
            notes: self.notes(&term.notes),
            linked_from: self.links(pages),
        })
    }

    /// A text in every language that has it, the page's first.
    fn every_language(&self, texts: &crate::parse::Texts) -> Vec<Label> {
        let mut found: Vec<(bool, Label)> = texts
            .iter()
            .filter_map(|(no, text)| {
                let name = Name { text: text.as_ref()?.value.clone(), language: Some(no) };
                Some((no != self.language.no, self.label(name)))
            })
            .collect();
        found.sort_by_key(|(other, _)| *other);
        found.into_iter().map(|(_, label)| label).collect()
    }
}
