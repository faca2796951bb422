//! How each block of each document stands to what was accepted in `translations.lock`.

use super::dossier::{Dossier, LinkedDocuments};
use super::memory::Memory;
use crate::memo::Same;
use crate::parse::{Language, LanguageNo, Paragraphs, RecordKind};
use crate::translation::{Block, BlockHash, Pair, Standing, TranslationsLock, compare};
use std::sync::Arc;

/// Fills in the standings of every document.
pub(super) fn stand(dossier: &mut Dossier, lock: &Arc<TranslationsLock>, memory: &Memory) {
    let languages = dossier.config.languages.clone();
    for_each(dossier, |folder, documents| {
        let Some(first) = first(documents) else { return };
        for no in others(documents, first) {
            let (Some(origin), Some(own)) = (&documents[first], &documents[no]) else { continue };
            let key = (Same::new(&origin.hashes), Same::new(&own.hashes), Same::new(lock));
            let compared = memory.standings.get_or(key, || {
                let accepted = lock.accepted(&path(&folder(), &languages, no), tag(&languages, first));
                let compared = |accepted| compare(accepted, &blocks(documents, first), &blocks(documents, no));
                accepted.map(compared).map(|compared| (compared.origin, compared.own)).unwrap_or_default()
            });
            set(documents, no, compared.1);
            set(documents, first, compared.0);
        }
    });
}

/// The texts of a document in two languages, each by what only it has, and the lock.
pub(super) type StandingsKey = (Same<[BlockHash]>, Same<[BlockHash]>, Same<TranslationsLock>);

/// Records every document that `wanted` names as it stands, beside the first language that has it. What cannot be
/// accepted, since its blocks have no counterparts one by one, is handed back by its path.
///
/// The lock forgets documents that are no longer there.
pub fn accept(dossier: &mut Dossier, lock: &mut TranslationsLock, wanted: impl Fn(&str) -> bool) -> Accepted {
    let languages = dossier.config.languages.clone();
    let mut outcome = Accepted::default();
    let mut there = std::collections::BTreeSet::new();
    for_each(dossier, |folder, documents| {
        let Some(first) = first(documents) else { return };
        for no in others(documents, first) {
            let path = path(&folder(), &languages, no);
            there.insert(path.clone());
            let pair = (hashes(documents, first), hashes(documents, no));
            if !wanted(&path) && !wanted(&self::path(&folder(), &languages, first)) {
                continue;
            }
            if pair.0.len() == pair.1.len() {
                let pairs = pair.0.into_iter().zip(pair.1).map(|(origin, own)| Pair { origin, own });
                lock.accept(&path, tag(&languages, first), pairs.collect());
                outcome.accepted.push(path);
            } else {
                outcome.unbalanced.push(path);
            }
        }
    });
    lock.retain(|path| there.contains(path));
    outcome
}

/// What came of accepting.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Documents that were recorded.
    pub accepted: Vec<String>,
    /// Documents with another number of blocks than their counterpart.
    pub unbalanced: Vec<String>,
}

fn for_each(dossier: &mut Dossier, mut visit: impl FnMut(&dyn Fn() -> String, &mut LinkedDocuments)) {
    visit(&|| "content/index".to_owned(), &mut dossier.index);
    let folder = |kind: RecordKind, id: &str| format!("content/{}/{id}", kind.folder().unwrap_or_default());
    for (_, topic) in dossier.topics.iter_mut() {
        visit(&|| folder(RecordKind::Topic, topic.record.id.value.as_str()), &mut topic.documents);
    }
    for (_, source) in dossier.sources.iter_mut() {
        visit(&|| folder(RecordKind::Source, source.record.id.value.as_str()), &mut source.documents);
    }
    for (_, note) in dossier.notes.iter_mut() {
        visit(&|| folder(RecordKind::Note, note.record.id.value.as_str()), &mut note.documents);
    }
    for (_, page) in dossier.pages.iter_mut() {
        visit(&|| folder(RecordKind::Page, page.record.id.value.as_str()), &mut page.documents);
    }
}

fn first(documents: &LinkedDocuments) -> Option<LanguageNo> {
    documents.iter().find_map(|(no, document)| document.is_some().then_some(no))
}

fn others(documents: &LinkedDocuments, first: LanguageNo) -> Vec<LanguageNo> {
    documents.iter().filter(|(no, document)| *no != first && document.is_some()).map(|(no, _)| no).collect()
}

fn hashes(documents: &LinkedDocuments, no: LanguageNo) -> Vec<crate::translation::BlockHash> {
    documents[no].as_ref().map(|document| document.hashes.to_vec()).unwrap_or_default()
}

/// A document's title, summary and blocks, with the paragraphs that the blocks give.
fn blocks(documents: &LinkedDocuments, no: LanguageNo) -> Vec<Block<Paragraphs>> {
    let Some(document) = documents[no].as_ref() else { return Vec::new() };
    let marks = document.body.prose.blocks.iter().map(|block| block.mark);
    let marks = [None, None].into_iter().chain(marks);
    document.hashes.iter().zip(marks).map(|(hash, mark)| Block { hash: *hash, mark }).collect()
}

fn tag(languages: &[Language], no: LanguageNo) -> &str {
    languages.get(no.index()).map_or("", |language| language.tag.as_str())
}

fn path(folder: &str, languages: &[Language], no: LanguageNo) -> String {
    format!("{folder}/{}.md", tag(languages, no))
}

fn set(documents: &mut LinkedDocuments, no: LanguageNo, standings: Vec<Standing>) {
    if let Some(Some(document)) = documents.get_mut(no)
        && !standings.is_empty()
    {
        document.standings = merged(std::mem::take(&mut document.standings), standings);
    }
}

/// Of several translations of one document, what leaves a block behind counts.
fn merged(before: Vec<Standing>, now: Vec<Standing>) -> Vec<Standing> {
    if before.is_empty() {
        return now;
    }
    let worse = |(before, now): (Standing, Standing)| if before == Standing::Current { now } else { before };
    before.into_iter().zip(now).map(worse).collect()
}
