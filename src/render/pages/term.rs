//! A term: one concept, and who calls it what, where and how often.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{Html, Label, Link, NoteView, TermItem, UsedOn};
use crate::Error;
use crate::link::{EntityNo, NameUse, NameUses, RecordRef, SourceNo, Term, TermNo};
use crate::parse::{Framing, TermNameRecord};
use crate::render::site::Name;
use crate::render::templates::Shared;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The page of a term.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TermPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The concept, in our own words.
    pub title: Label,
    /// What it is.
    pub summary: Option<Html>,
    /// Who uses its names: the columns of the table.
    pub outlets: Vec<OutletView>,
    /// Whether more use them than the table has columns; what they use stands in a column of its own.
    pub more_outlets: bool,
    /// Its names: the rows of the table.
    pub names: Vec<NameView>,
    /// Names whose words stand elsewhere too, perhaps in another sense.
    pub elsewhere: Vec<ElsewhereView>,
    /// Concepts that look alike and differ, with their names.
    pub distinct_from: Vec<TermItem>,
    /// Its topics.
    pub topics: Vec<Shared<Link>>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
    /// What shows it or links to it.
    pub used_on: Vec<UsedOn>,
}

/// Who uses names of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OutletView {
    /// The publisher, or where none is named the source.
    pub link: Shared<Link>,
    /// Whose voice its sources are, where all are rewrites.
    pub rewrite_of: Vec<Shared<Link>>,
}

/// A name of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NameView {
    /// The name in each language, the page's first.
    pub texts: Vec<Label>,
    /// Whether it takes a side.
    pub framed: bool,
    /// Why it does.
    pub why: Option<Label>,
    /// How often it is used; a passage that only the editors list counts once.
    pub times: u32,
    /// Where it is used, one list an outlet.
    pub cells: Vec<Vec<UseView>>,
    /// Where those outside of the table use it.
    pub others: Vec<UseView>,
}

/// A name whose words stand where the editors do not list it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ElsewhereView {
    /// The name.
    pub name: Label,
    /// Where.
    pub uses: Vec<UseView>,
}

/// A use of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct UseView {
    /// Where.
    pub citation: Html,
    /// How often it stands there; 0 where only the editors say that it does.
    pub times: u32,
}

/// So many outlets have a column of their own (somewhat arbitrary): more do not fit beside each other.
const COLUMNS: usize = 6;

/// Whose words an article has: its publisher's, else its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outlet {
    Publisher(EntityNo),
    Source(SourceNo),
}

/// An outlet with those of its sources that use names of the concept.
struct Column {
    outlet: Outlet,
    sources: BTreeSet<SourceNo>,
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
        let mut outlets = self.outlets(term);
        let more = outlets.split_off(outlets.len().min(COLUMNS));
        let columns: Vec<Column> = outlets.into_iter().map(|outlet| self.column(outlet, term)).collect();
        let names = term.record.names.iter().zip(&term.uses);
        let elsewhere = names.clone().filter_map(|(name, uses)| {
            let uses: Vec<UseView> = self.part_of(&uses.elsewhere).iter().map(|used| self.use_view(used)).collect();
            let name = self.every_language(&name.text).into_iter().next()?;
            (!uses.is_empty()).then_some(ElsewhereView { name, uses })
        });
        let on_first = self.is_first_part();
        let is_shown = |(_, uses): &(_, &NameUses)| on_first || !self.part_of(&uses.used).is_empty();
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
            summary: self.summary(&term.summary).filter(|_| on_first),
            names: names.filter(is_shown).map(|(name, uses)| self.name_view(name, uses, &columns)).collect(),
            more_outlets: !more.is_empty(),
            outlets: columns.iter().map(|column| self.outlet_view(column)).collect(),
            elsewhere: elsewhere.collect(),
            distinct_from: if on_first { self.term_items(&term.distinct_from) } else { Vec::new() },
            topics: self.links(term.topics.iter().filter(|_| on_first).map(|topic| RecordRef::Topic(*topic))),
            notes: if on_first { self.notes(&term.notes) } else { Vec::new() },
            used_on: self.used_on(&term.backlinks),
        })
    }

    fn outlet(&self, source: SourceNo) -> Outlet {
        self.site.dossier.sources[source].publisher.map_or(Outlet::Source(source), Outlet::Publisher)
    }

    /// Who uses any of a term's names, who uses them most first.
    fn outlets(&self, term: &Term) -> Vec<Outlet> {
        let mut counts: BTreeMap<Outlet, u32> = BTreeMap::new();
        for used in term.uses.iter().flat_map(|uses| &uses.used) {
            *counts.entry(self.outlet(used.passage.source)).or_default() += used.times.unwrap_or(1);
        }
        let mut outlets: Vec<Outlet> = counts.keys().copied().collect();
        outlets.sort_by_key(|outlet| (Reverse(counts.get(outlet).copied()), *outlet));
        outlets
    }

    fn column(&self, outlet: Outlet, term: &Term) -> Column {
        let sources = term.uses.iter().flat_map(|uses| &uses.used).map(|used| used.passage.source);
        Column { outlet, sources: sources.filter(|source| self.outlet(*source) == outlet).collect() }
    }

    fn outlet_view(&self, column: &Column) -> OutletView {
        let link = match column.outlet {
            Outlet::Publisher(no) => self.link(RecordRef::Entity(no)),
            Outlet::Source(no) => self.short_link(no),
        };
        let voices = column.sources.iter().map(|source| self.site.dossier.sources[*source].derived_from.as_slice());
        let voices: BTreeSet<&[EntityNo]> = voices.collect();
        let one = if voices.len() == 1 { voices.first().copied() } else { None };
        OutletView { link, rewrite_of: self.entity_links(one.unwrap_or_default()) }
    }

    fn name_view(&self, name: &TermNameRecord, uses: &NameUses, columns: &[Column]) -> NameView {
        let used = self.part_of(&uses.used);
        let of = |column: &Column| {
            let used = used.iter().filter(|used| self.outlet(used.passage.source) == column.outlet);
            used.map(|used| self.use_in(column, used)).collect()
        };
        let has_column = |used: &NameUse| columns.iter().any(|column| column.sources.contains(&used.passage.source));
        let others = used.iter().filter(|used| !has_column(used));
        NameView {
            texts: self.every_language(&name.text),
            framed: name.framing == Framing::Framed,
            why: self.text(&name.why),
            times: uses.used.iter().map(|used| used.times.unwrap_or(1)).sum(),
            cells: columns.iter().map(of).collect(),
            others: others.map(|used| self.use_view(used)).collect(),
        }
    }

    /// In a column of one source its name stands above, and the paragraph is enough.
    fn use_in(&self, column: &Column, used: &NameUse) -> UseView {
        match column.sources.len() {
            1 if used.passage.paragraphs.is_some() => {
                UseView { citation: self.citation_here(used.passage), ..self.use_view(used) }
            }
            _ => self.use_view(used),
        }
    }

    fn use_view(&self, used: &NameUse) -> UseView {
        UseView { citation: self.citation(used.passage), times: used.times.unwrap_or(0) }
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
