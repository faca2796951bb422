//! The dossier's names in captures: what is looked for, and what `captures.lock` keeps of it.
//!
//! Pages show where an article names somebody by what the lock says, never by the capture, so that whoever lacks the
//! captures builds the same site. Entities and terms are looked for apart: «the Russian centre» is the name of a term and
//! holds that of a country.

use super::dossier::Dossier;
use super::mention::{find_in_paragraphs, names};
use crate::capture::{CaptureMention, CaptureMentions, CaptureRecord, NamesHash, ParagraphNo, on_one_line};
use crate::language::{Name, NameFinder, NameFlags};
use crate::parse::TermRecord;
use std::collections::BTreeMap;

/// Finds the names of a dossier's entities and terms in captures.
pub struct CaptureNames<'a> {
    entities: Sought<'a>,
    terms: Sought<'a>,
    hash: NamesHash,
}

/// Names to look for, with the ids of their bearers.
struct Sought<'a> {
    finder: NameFinder,
    /// The bearer's id and the name, as the finder counts them.
    names: Vec<(&'a str, &'a str)>,
}

impl<'a> CaptureNames<'a> {
    /// The names of a dossier.
    #[must_use]
    pub fn of(dossier: &'a Dossier) -> Self {
        let hash = names_hash(dossier);
        Self { entities: Sought::new(entity_names(dossier)), terms: Sought::of_terms(term_names(dossier)), hash }
    }

    /// What the lock keeps of a capture with these paragraphs. What is repeated or the site's own names nobody.
    #[must_use]
    pub fn mentions(&self, capture: &CaptureRecord, paragraphs: &[&str]) -> CaptureMentions {
        let mut places: BTreeMap<(&str, &str), BTreeMap<ParagraphNo, u32>> = BTreeMap::new();
        for sought in [&self.entities, &self.terms] {
            for found in find_in_paragraphs(&sought.finder, paragraphs) {
                let of_text = capture.paragraphs.get(found.run).filter(|record| record.role.may_be_quoted());
                if let (Some(record), Some(name)) = (of_text, sought.names.get(found.name)) {
                    *places.entry(*name).or_default().entry(record.n).or_default() += 1;
                }
            }
        }
        let mention = |((record, name), paragraphs): ((&str, &str), BTreeMap<_, _>)| CaptureMention {
            record: record.into(),
            name: on_one_line(name).into(),
            paragraphs: paragraphs.into_iter().collect(),
        };
        CaptureMentions { names: self.hash.clone(), list: places.into_iter().map(mention).collect() }
    }
}

impl<'a> Sought<'a> {
    fn new(names: Vec<(&'a str, Name<'a>)>) -> Self {
        let finder = NameFinder::new(names.iter().map(|(_, name)| *name));
        Self { finder, names: names.into_iter().map(|(record, name)| (record, name.text)).collect() }
    }

    fn of_terms(names: Vec<(&'a str, Name<'a>)>) -> Self {
        let Self { finder, names } = Self::new(names);
        Self { finder: finder.for_terms(), names }
    }
}

/// The hash of everything that mentions are found by: it changes with a name, its flags or its bearer, and with nothing
/// else that an editor writes.
#[must_use]
pub fn names_hash(dossier: &Dossier) -> NamesHash {
    let all = entity_names(dossier).into_iter().chain(term_names(dossier));
    let parts: Vec<String> =
        all.map(|(record, name)| format!("{record} {} {}", flags(name.flags), name.text)).collect();
    NamesHash::of(parts.iter().map(String::as_str))
}

fn flags(flags: NameFlags) -> String {
    let NameFlags { needs_context, case_sensitive, never_link } = flags;
    [needs_context, case_sensitive, never_link].map(|flag| if flag { '1' } else { '0' }).iter().collect()
}

fn entity_names(dossier: &Dossier) -> Vec<(&str, Name<'_>)> {
    let entities = dossier.entities.iter().enumerate();
    entities
        .flat_map(|(index, (_, entity))| {
            names(index, &entity.record).map(|name| (entity.record.id.value.as_str(), name))
        })
        .collect()
}

fn term_names(dossier: &Dossier) -> Vec<(&str, Name<'_>)> {
    let terms = dossier.terms.iter().enumerate();
    terms.flat_map(|(index, (_, term))| names_of_term(index, &term.record)).collect()
}

fn names_of_term(index: usize, term: &TermRecord) -> impl Iterator<Item = (&str, Name<'_>)> {
    let id = u32::try_from(index).unwrap_or(u32::MAX);
    let texts = term.names.iter().flat_map(|name| name.text.iter()).filter_map(|(_, text)| text.as_ref());
    texts.map(move |text| (term.id.value.as_str(), Name { id, text: &text.value, flags: NameFlags::default() }))
}
