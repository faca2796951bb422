//! How each text stands to its counterparts, block by block: what an editor works down after the other language changed.

use crate::diagnostic::Place;
use crate::link::{Dossier, LinkedDocument, LinkedDocuments, RecordRef};
use crate::parse::Language;
use crate::translation::Standing;

/// A text, or a block of one, that does not stand as its counterpart does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// The folder of the record, or of the front page: `content/topics/river`.
    pub folder: String,
    /// The language's tag.
    pub language: String,
    /// The block; none where the whole text is missing.
    pub place: Option<Place>,
    /// What is the matter.
    pub standing: Unrest,
}

/// What is the matter with a block or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrest {
    /// The language lacks the text.
    Missing,
    /// Its counterpart changed since both were accepted.
    Stale,
    /// It is new, and the other language lacks it.
    Untranslated,
    /// Its counterpart was taken out.
    Orphaned,
    /// Nobody has said yet that it agrees with its counterpart.
    Unaccepted,
}

impl Unrest {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Untranslated => "untranslated",
            Self::Orphaned => "orphaned",
            Self::Unaccepted => "unaccepted",
        }
    }

    fn of(standing: Standing) -> Option<Self> {
        match standing {
            Standing::Behind => Some(Self::Stale),
            Standing::Untranslated => Some(Self::Untranslated),
            Standing::Alone => Some(Self::Orphaned),
            Standing::Unaccepted => Some(Self::Unaccepted),
            // A block that changed is told of where its counterpart stands, which is what has to be looked at.
            Standing::Current | Standing::Ahead => None,
        }
    }
}

/// Every text and block that is unsettled: the front page first, then by kind and id, each language in turn.
#[must_use]
pub fn translations(dossier: &Dossier) -> Vec<Unsettled> {
    let mut found = Vec::new();
    of_text(dossier, "content/index", &dossier.index, &mut found);
    let records = dossier.topics.numbers().map(RecordRef::Topic);
    let records = records.chain(dossier.sources.numbers().map(RecordRef::Source));
    let records = records.chain(dossier.notes.numbers().map(RecordRef::Note));
    for record in records.chain(dossier.pages.numbers().map(RecordRef::Page)) {
        let documents = match record {
            RecordRef::Note(no) => Some(&dossier.notes[no].documents),
            record => dossier.documents(record),
        };
        if let Some(documents) = documents {
            let folder = record.kind().folder().unwrap_or_default();
            of_text(dossier, &format!("content/{folder}/{}", dossier.id(record)), documents, &mut found);
        }
    }
    found
}

fn of_text(dossier: &Dossier, folder: &str, documents: &LinkedDocuments, found: &mut Vec<Unsettled>) {
    if documents.iter().all(|(_, document)| document.is_none()) {
        return;
    }
    let several = documents.iter().filter(|(_, document)| document.is_some()).count() > 1;
    for (language, (_, document)) in dossier.config.languages.iter().zip(documents.iter()) {
        let unsettled =
            |place, standing| Unsettled { folder: folder.to_owned(), language: tag(language), place, standing };
        match document {
            None => found.push(unsettled(None, Unrest::Missing)),
            Some(document) if document.standings.is_empty() && several => {
                found.push(unsettled(Some(document.title.place), Unrest::Unaccepted));
            }
            Some(document) => found.extend(blocks(document).map(|(place, standing)| unsettled(Some(place), standing))),
        }
    }
}

fn tag(language: &Language) -> String {
    language.tag.as_str().to_owned()
}

/// The unsettled blocks of a text: its title, its summary, then block by block.
fn blocks(document: &LinkedDocument) -> impl Iterator<Item = (Place, Unrest)> {
    let title = document.title.place;
    let summary = document.summary.as_ref().and_then(|summary| summary.prose.blocks.first());
    let body = document.body.prose.blocks.iter().map(|block| block.place);
    let places = [title, summary.map_or(title, |block| block.place)].into_iter().chain(body);
    places.zip(&document.standings).filter_map(|(place, standing)| Some((place, Unrest::of(*standing)?)))
}
