//! The rules over the finished dossier, one a file.

pub(super) mod claims;
pub(super) mod dates;
pub(super) mod evidence;
pub(super) mod letters;
pub(super) mod records;
pub(super) mod references;
pub(super) mod text;
pub(super) mod theme;
pub(super) mod translation;

use crate::diagnostic::{Diagnostics, Spanned};
use crate::language::LanguageTag;
use crate::link::{Dossier, LinkedDocuments, LinkedProse, LinkedTexts};
use crate::parse::{ClaimRecord, Config, LanguageNo, RawSpeaker, RecordId, SourceRecord, Texts};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// So many items are judged in one go, so that no thread is left with many while the others wait (somewhat arbitrary).
const AT_MOST: usize = 64;

/// Judges each item, on all threads; diagnostics are sorted by place in the end, so their order here does not matter.
pub(super) fn in_parallel<T: Send>(
    items: impl Iterator<Item = T>,
    faults: &mut Diagnostics,
    judge: impl Fn(T, &mut Diagnostics) + Sync,
) {
    let items: Vec<T> = items.collect();
    let judged = items.into_par_iter().with_max_len(AT_MOST).fold(Diagnostics::new, |mut found, item| {
        judge(item, &mut found);
        found
    });
    let both = |mut one: Diagnostics, other| {
        one.append(other);
        one
    };
    faults.append(judged.reduce(Diagnostics::new, both));
}

/// The tag of a language of the dossier.
fn tag(config: &Config, language: LanguageNo) -> &LanguageTag {
    &config.languages[language.index()].tag
}

/// Every id of the dossier.
pub(super) fn all_ids(dossier: &Dossier) -> BTreeSet<&str> {
    ids(dossier).map(|id| id.value.as_str()).collect()
}

/// The id of every record, with where it was written.
fn ids(dossier: &Dossier) -> impl Iterator<Item = &Spanned<RecordId>> {
    let records = documents(dossier).map(|(id, _)| id);
    let entities = dossier.entities.iter().map(|(_, entity)| &entity.record.id);
    let events = dossier.events.iter().map(|(_, event)| &event.record.id);
    let claims = dossier.claims.iter().map(|(_, claim)| &claim.record.id);
    let disputes = dossier.disputes.iter().map(|(_, dispute)| &dispute.record.id);
    let terms = dossier.terms.iter().map(|(_, term)| &term.record.id);
    records.chain(entities).chain(events).chain(claims).chain(disputes).chain(terms)
}

/// Every record's documents, with the record's id.
fn documents(dossier: &Dossier) -> impl Iterator<Item = (&Spanned<RecordId>, &LinkedDocuments)> {
    let notes = dossier.notes.iter().map(|(_, note)| (&note.record.id, &note.documents));
    documents_without_notes(dossier).chain(notes)
}

fn documents_without_notes(dossier: &Dossier) -> impl Iterator<Item = (&Spanned<RecordId>, &LinkedDocuments)> {
    let topics = dossier.topics.iter().map(|(_, topic)| (&topic.record.id, &topic.documents));
    let sources = dossier.sources.iter().map(|(_, source)| (&source.record.id, &source.documents));
    let pages = dossier.pages.iter().map(|(_, page)| (&page.record.id, &page.documents));
    topics.chain(sources).chain(pages)
}

/// Every record's documents and the front page's.
pub(super) fn all_documents(dossier: &Dossier) -> Vec<&LinkedDocuments> {
    std::iter::once(&dossier.index).chain(documents(dossier).map(|(_, documents)| documents)).collect()
}

/// Every summary of a record that is TOML alone.
fn all_summaries(dossier: &Dossier) -> impl Iterator<Item = &LinkedTexts> {
    let events = dossier.events.iter().map(|(_, event)| &event.summary);
    let entities = dossier.entities.iter().map(|(_, entity)| &entity.summary);
    let disputes = dossier.disputes.iter().map(|(_, dispute)| &dispute.summary);
    let terms = dossier.terms.iter().map(|(_, term)| &term.summary);
    events.chain(entities).chain(disputes).chain(terms)
}

/// Every text that may cite, bodies and summaries, with its language.
pub(super) fn all_prose(dossier: &Dossier) -> Vec<(LanguageNo, &LinkedProse)> {
    shared_prose(dossier).into_iter().map(|(no, prose)| (no, prose.as_ref())).collect()
}

/// The like, to be remembered.
pub(super) fn shared_prose(dossier: &Dossier) -> Vec<(LanguageNo, &Arc<LinkedProse>)> {
    let bodies = all_documents(dossier).into_iter().flat_map(prose_of);
    bodies.chain(prose_of_summaries(dossier)).collect()
}

/// The same but for notes, which speak of a capture as it is, its clutter too.
fn prose_without_notes(dossier: &Dossier) -> Vec<(LanguageNo, &LinkedProse)> {
    let documents = documents_without_notes(dossier).map(|(_, documents)| documents);
    let bodies = std::iter::once(&dossier.index).chain(documents).flat_map(prose_of);
    let all = bodies.chain(prose_of_summaries(dossier));
    all.map(|(no, prose)| (no, prose.as_ref())).collect()
}

fn prose_of(documents: &LinkedDocuments) -> impl Iterator<Item = (LanguageNo, &Arc<LinkedProse>)> {
    documents.iter().flat_map(|(no, document)| {
        let document = document.iter();
        document.flat_map(move |d| d.summary.iter().chain([&d.body]).map(move |prose| (no, prose)))
    })
}

fn prose_of_summaries(dossier: &Dossier) -> impl Iterator<Item = (LanguageNo, &Arc<LinkedProse>)> {
    all_summaries(dossier).flat_map(|texts| texts.iter().filter_map(|(no, prose)| prose.as_ref().map(|p| (no, p))))
}

/// The texts that stand as titles of pages made from TOML alone.
fn titles(dossier: &Dossier) -> impl Iterator<Item = &Texts> {
    let entities = dossier.entities.iter().map(|(_, entity)| &entity.record.name);
    let events = dossier.events.iter().map(|(_, event)| &event.record.title);
    let disputes = dossier.disputes.iter().map(|(_, dispute)| &dispute.record.question);
    let terms = dossier.terms.iter().map(|(_, term)| &term.record.concept);
    [&dossier.config.title].into_iter().chain(entities).chain(events).chain(disputes).chain(terms)
}

/// What a text is: the label of a record, its title.
#[derive(Debug, Clone, Copy)]
pub(super) struct What<'a> {
    what: &'static str,
    of: Option<&'a RecordId>,
}

impl fmt::Display for What<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            Some(id) => write!(f, "{} of `{id}`", self.what),
            None => f.write_str(self.what),
        }
    }
}

/// A text of a TOML record that is no prose, with what it is.
type Named<'a> = (What<'a>, &'a Texts);

/// Every text of a TOML record that is no prose.
fn all_texts(dossier: &Dossier) -> Vec<Named<'_>> {
    let sources = dossier.sources.iter().flat_map(|(_, source)| texts_of_source(&source.record));
    let claims = dossier.claims.iter().flat_map(|(_, claim)| texts_of_claim(&claim.record));
    other_texts(dossier).into_iter().chain(sources).chain(claims).collect()
}

/// Those of a source.
pub(super) fn texts_of_source(record: &SourceRecord) -> impl Iterator<Item = Named<'_>> {
    let of = |what| What { what, of: Some(&record.id.value) };
    let named = [("the label", &record.label), ("the byline", &record.byline), ("the headline", &record.headline)];
    let date = record.date.iter().map(move |date| (of("the date's evidence"), &date.evidence.why));
    named.into_iter().map(move |(what, texts)| (of(what), texts)).chain(date)
}

/// Those of a claim.
pub(super) fn texts_of_claim(record: &ClaimRecord) -> impl Iterator<Item = Named<'_>> {
    let of = |what| What { what, of: Some(&record.id.value) };
    let speaker = match &record.speaker {
        Some(RawSpeaker::Unnamed(texts)) => Some((of("the speaker"), texts)),
        Some(RawSpeaker::Entity(_)) | None => None,
    };
    std::iter::once((of("the text"), &record.text)).chain(speaker)
}

/// Those of what is neither.
pub(super) fn other_texts(dossier: &Dossier) -> Vec<Named<'_>> {
    let mut all = vec![(What { what: "the dossier's title", of: None }, &dossier.config.title)];
    for (_, entity) in dossier.entities.iter() {
        let of = |what| What { what, of: Some(&entity.record.id.value) };
        all.push((of("the name"), &entity.record.name));
        all.extend(entity.roles.iter().map(|role| (of("a role"), &role.text)));
    }
    for (_, event) in dossier.events.iter() {
        let of = |what| What { what, of: Some(&event.record.id.value) };
        all.push((of("the title"), &event.record.title));
        all.extend(event.record.evidence.iter().map(|e| (of("the date's evidence"), &e.why)));
    }
    for (_, dispute) in dossier.disputes.iter() {
        let of = |what| What { what, of: Some(&dispute.record.id.value) };
        all.push((of("the question"), &dispute.record.question));
        all.extend(dispute.positions.iter().map(|p| (of("the label of a position"), &p.label)));
    }
    for (_, term) in dossier.terms.iter() {
        let of = |what| What { what, of: Some(&term.record.id.value) };
        all.push((of("the concept"), &term.record.concept));
        all.extend(term.record.names.iter().map(|name| (of("a name"), &name.text)));
        all.extend(term.record.names.iter().map(|name| (of("a reason"), &name.why)));
    }
    all
}
