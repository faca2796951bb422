//! Which languages have a record's text, what stands in for it in the others, and which blocks of two languages stand
//! beside each other.

use super::dossier::{Dossier, LinkedDocument, LinkedDocuments, RecordRef};
use crate::parse::{Block, BlockKind, Fallback, LanguageNo, Paragraphs};
use crate::translation::{Stretch, common, stretches};

impl Dossier {
    /// The texts that a record's own page is made of; a claim's is its source's. `None` where no language writes one.
    #[must_use]
    pub fn documents(&self, record: RecordRef) -> Option<&LinkedDocuments> {
        match record {
            RecordRef::Topic(no) => Some(&self.topics[no].documents),
            RecordRef::Source(no) => Some(&self.sources[no].documents),
            RecordRef::Page(no) => Some(&self.pages[no].documents),
            RecordRef::Claim(no) => Some(&self.sources[self.claims[no].source].documents),
            _ => None,
        }
    }

    /// The languages that have the text of a record's page, in order; all where there is no such text.
    #[must_use]
    pub fn written_in(&self, record: RecordRef) -> Vec<LanguageNo> {
        let all = || self.config.languages.iter().map(|language| language.no).collect();
        let Some(documents) = self.documents(record) else { return all() };
        let written: Vec<LanguageNo> =
            documents.iter().filter(|(_, document)| document.is_some()).map(|(no, _)| no).collect();
        if written.is_empty() { all() } else { written }
    }

    /// What stands in for the text of a record's page in a language; `None` where the language has it, or none has.
    #[must_use]
    pub fn fallback(&self, record: RecordRef, language: LanguageNo) -> Option<Fallback> {
        if self.written_in(record).contains(&language) {
            return None;
        }
        let policies = &self.config.translations;
        Some(match record {
            RecordRef::Topic(_) => policies.topics,
            RecordRef::Page(_) => policies.pages,
            _ => policies.sources,
        })
    }

    /// Whether a language has no page for a record.
    #[must_use]
    pub fn is_omitted(&self, record: RecordRef, language: LanguageNo) -> bool {
        self.fallback(record, language) == Some(Fallback::Omit)
    }
}

/// What two blocks must share to be counterparts where nothing else tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Trait {
    mark: Option<Paragraphs>,
    kind: std::mem::Discriminant<BlockKind>,
}

impl Trait {
    fn of(block: &Block) -> Self {
        Self { mark: block.mark, kind: std::mem::discriminant(&block.kind) }
    }
}

/// Texts of more blocks than this are set side by side in their order (somewhat arbitrary): the search for counterparts
/// takes the square.
const LONGEST: usize = 2000;

/// The blocks of several languages' texts in rows: for each row the number of each text's block, if it has one there.
#[must_use]
pub fn aligned(documents: &[&LinkedDocument]) -> Vec<Vec<Option<usize>>> {
    let traits = |document: &LinkedDocument| document.body.prose.blocks.iter().map(Trait::of).collect::<Vec<_>>();
    let mut texts = documents.iter().map(|document| traits(document));
    let first = texts.next().unwrap_or_default();
    let empty = vec![None; documents.len()];
    let mut rows: Vec<Vec<Option<usize>>> = (0..first.len()).map(|_| empty.clone()).collect();
    for (number, row) in rows.iter_mut().enumerate() {
        set(row, 0, number);
    }
    for (column, other) in texts.enumerate().map(|(index, other)| (index + 1, other)) {
        let mut at = 0;
        for (one, counterpart) in pairs(&first, &other) {
            if let Some(one) = one {
                at = rows.iter().position(|row| row.first() == Some(&Some(one))).unwrap_or(rows.len());
            }
            let Some(counterpart) = counterpart else { continue };
            if one.is_none() {
                rows.insert(at.min(rows.len()), empty.clone());
            }
            if let Some(row) = rows.get_mut(at) {
                set(row, column, counterpart);
            }
            at += 1;
        }
    }
    rows
}

fn set(row: &mut [Option<usize>], column: usize, number: usize) {
    if let Some(cell) = row.get_mut(column) {
        *cell = Some(number);
    }
}

/// Counterparts in the order of both texts. Texts of as many blocks are translations block by block; else blocks of one
/// kind and mark are, and what stands between those in its order.
fn pairs(first: &[Trait], other: &[Trait]) -> Vec<(Option<usize>, Option<usize>)> {
    let in_order = first.len() == other.len() || first.len().max(other.len()) > LONGEST;
    let fixed = if in_order { Vec::new() } else { common(first, other) };
    let mut pairs = Vec::new();
    for Stretch { one, other, fixed } in stretches(&fixed, (first.len(), other.len())) {
        let longest = one.len().max(other.len());
        let (mut ones, mut others) = (one, other);
        pairs.extend((0..longest).map(|_| (ones.next(), others.next())));
        pairs.extend(fixed.map(|(one, other)| (Some(one), Some(other))));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(marks: &[u32]) -> Vec<Trait> {
        let kind = std::mem::discriminant(&BlockKind::Rule);
        marks.iter().map(|mark| Trait { mark: Some(Paragraphs::one(*mark)), kind }).collect()
    }

    fn paired(first: &[u32], other: &[u32]) -> Vec<(Option<usize>, Option<usize>)> {
        pairs(&text(first), &text(other))
    }

    #[test]
    fn as_many_blocks_are_counterparts_in_their_order() {
        assert_eq!(paired(&[1, 2], &[7, 8]), [(Some(0), Some(0)), (Some(1), Some(1))]);
        assert_eq!(paired(&[], &[]), []);
    }

    #[test]
    fn a_block_without_counterpart_stands_alone_and_moves_no_other() {
        assert_eq!(paired(&[1, 2, 3], &[1, 3]), [(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1))]);
        assert_eq!(paired(&[1], &[1, 5, 6]), [(Some(0), Some(0)), (None, Some(1)), (None, Some(2))]);
        assert_eq!(paired(&[], &[4]), [(None, Some(0))]);
    }
}
