//! The rules over the finished dossier, one a file.

pub(super) mod claims;
pub(super) mod dates;
pub(super) mod evidence;
pub(super) mod records;
pub(super) mod references;
pub(super) mod text;
pub(super) mod translation;

use crate::diagnostic::Spanned;
use crate::link::{Dossier, LinkedDocuments, LinkedProse};
use crate::parse::{LanguageNo, RecordId};

/// Every record's documents, with the record's id.
fn documents(dossier: &Dossier) -> impl Iterator<Item = (&Spanned<RecordId>, &LinkedDocuments)> {
    let topics = dossier.topics.iter().map(|(_, topic)| (&topic.record.id, &topic.documents));
    let sources = dossier.sources.iter().map(|(_, source)| (&source.record.id, &source.documents));
    let notes = dossier.notes.iter().map(|(_, note)| (&note.record.id, &note.documents));
    let pages = dossier.pages.iter().map(|(_, page)| (&page.record.id, &page.documents));
    topics.chain(sources).chain(notes).chain(pages)
}

/// Every text that may cite, bodies and summaries, with its language.
fn all_prose(dossier: &Dossier) -> Vec<(LanguageNo, &LinkedProse)> {
    let index = std::iter::once(&dossier.index);
    let documents = documents(dossier).map(|(_, documents)| documents).chain(index);
    let bodies = documents.flat_map(|documents| {
        documents.iter().flat_map(|(no, document)| {
            let document = document.iter();
            document.flat_map(move |d| d.summary.iter().chain([&d.body]).map(move |prose| (no, prose)))
        })
    });
    let events = dossier.events.iter().map(|(_, event)| &event.summary);
    let entities = dossier.entities.iter().map(|(_, entity)| &entity.summary);
    let disputes = dossier.disputes.iter().map(|(_, dispute)| &dispute.summary);
    let terms = dossier.terms.iter().map(|(_, term)| &term.summary);
    let texts = events.chain(entities).chain(disputes).chain(terms);
    let texts = texts.flat_map(|texts| texts.iter().filter_map(|(no, prose)| prose.as_ref().map(|p| (no, p))));
    bodies.chain(texts).collect()
}
