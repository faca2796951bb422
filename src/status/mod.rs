//! What is left to do in a dossier, record by record: a table that an editor can work down. Beside the pipeline; reads
//! the finished dossier and writes nothing.

mod translations;

pub use translations::{Unrest, Unsettled, translations};

use crate::check::statements;
use crate::link::{Claim, Dossier, LinkedDocument, LinkedDocuments, RecordRef};
use serde::Serialize;
use std::collections::BTreeMap;

/// How the whole dossier stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Topics, in their order.
    pub topics: Vec<Row>,
    /// Sources, by id.
    pub sources: Vec<Row>,
    /// Notes, by id.
    pub notes: Vec<Row>,
    /// Pages, by id, the front page first.
    pub pages: Vec<Row>,
    /// All of them.
    pub totals: Totals,
}

/// How one record stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Languages that it lacks.
    pub missing: Vec<String>,
    /// Blocks that are older than their counterparts in another language.
    pub stale: usize,
    /// Paragraphs that state something.
    pub statements: usize,
    /// Of these, those that cite nothing.
    pub uncited: usize,
    /// A source without Admiralty grades.
    pub ungraded: bool,
    /// Claims of a source that no second, independent source supports in a dispute.
    pub single: usize,
    /// A source that is not published yet.
    pub draft: bool,
}

/// Sums over all records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Texts that are there and not stale, of all that the dossier's languages ask for, in a hundred, rounded down.
    pub translated: usize,
    /// Statements that cite, of all, in a hundred, rounded down.
    pub cited: usize,
    /// Texts that a language lacks.
    pub missing: usize,
    /// Blocks that are stale.
    pub stale: usize,
    /// Statements.
    pub statements: usize,
    /// Statements that cite nothing.
    pub uncited: usize,
    /// Claims.
    pub claims: usize,
    /// Claims without a second, independent source.
    pub single: usize,
    /// Sources without grades.
    pub ungraded: usize,
    /// Drafts.
    pub drafts: usize,
}

/// Looks the whole dossier over.
#[must_use]
pub fn status(dossier: &Dossier) -> Status {
    let cited = by_record(dossier);
    let row = |record: RecordRef, documents: &LinkedDocuments| {
        let (statements, uncited) = cited.get(&record).copied().unwrap_or_default();
        Row { id: dossier.id(record).to_string(), statements, uncited, ..texts(dossier, documents) }
    };
    let topics = dossier.topics.iter().map(|(no, topic)| row(RecordRef::Topic(no), &topic.documents)).collect();
    let sources = dossier.sources.iter().map(|(no, source)| Row {
        ungraded: source.record.grade.is_none(),
        draft: source.record.draft,
        single: source.claims.iter().filter(|claim| is_single(dossier, &dossier.claims[**claim])).count(),
        ..row(RecordRef::Source(no), &source.documents)
    });
    let notes = dossier.notes.iter().map(|(no, note)| row(RecordRef::Note(no), &note.documents)).collect();
    let index = Row { id: "index".to_owned(), ..texts(dossier, &dossier.index) };
    let pages = dossier.pages.iter().map(|(no, page)| row(RecordRef::Page(no), &page.documents));
    let mut status = Status {
        topics,
        sources: sources.collect(),
        notes,
        pages: std::iter::once(index).chain(pages).collect(),
        totals: Totals::default(),
    };
    status.totals = totals(dossier, &status, cited.values());
    status
}

fn by_record(dossier: &Dossier) -> BTreeMap<RecordRef, (usize, usize)> {
    let mut counts: BTreeMap<RecordRef, (usize, usize)> = BTreeMap::new();
    for statement in statements(dossier) {
        let (all, uncited) = counts.entry(statement.record).or_default();
        *all += 1;
        *uncited += usize::from(!statement.cited);
    }
    counts
}

fn texts(dossier: &Dossier, documents: &LinkedDocuments) -> Row {
    let languages = &dossier.config.languages;
    let missing = documents.iter().filter(|(_, document)| document.is_none());
    let missing = missing.filter_map(|(no, _)| languages.get(no.index())).map(|l| l.tag.as_str().to_owned());
    let stale = documents.iter().filter_map(|(_, document)| document.as_ref()).map(LinkedDocument::stale).sum();
    Row { missing: missing.collect(), stale, ..Row::default() }
}

/// Whether no position that the claim belongs to rests on a second, independent source.
fn is_single(dossier: &Dossier, claim: &Claim) -> bool {
    claim.positions.iter().all(|(dispute, position)| {
        dossier.disputes[*dispute].positions.get(*position).is_none_or(|position| position.independent() < 2)
    })
}

fn totals<'a>(dossier: &Dossier, status: &Status, cited: impl Iterator<Item = &'a (usize, usize)>) -> Totals {
    let rows: Vec<&Row> =
        [&status.topics, &status.sources, &status.notes, &status.pages].into_iter().flatten().collect();
    let (statements, uncited) = cited.fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
    let wanted = rows.len() * dossier.config.languages.len();
    let missing: usize = rows.iter().map(|row| row.missing.len()).sum();
    let stale_texts = rows.iter().filter(|row| row.stale > 0).count();
    Totals {
        translated: percent(wanted.saturating_sub(missing + stale_texts), wanted),
        cited: percent(statements - uncited, statements),
        missing,
        stale: rows.iter().map(|row| row.stale).sum(),
        statements,
        uncited,
        claims: dossier.claims.len(),
        single: status.sources.iter().map(|row| row.single).sum(),
        ungraded: status.sources.iter().filter(|row| row.ungraded).count(),
        drafts: status.sources.iter().filter(|row| row.draft).count(),
    }
}

/// Nothing to do is all done.
fn percent(done: usize, of: usize) -> usize {
    (done * 100).checked_div(of).unwrap_or(100)
}
