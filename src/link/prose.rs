//! Prose whose references point somewhere, and in which entities were found.

use super::dossier::{Passage, RecordRef, Relation};
use super::mention::AmbiguousMention;
use super::table::EntityNo;
use crate::parse::{Paragraphs, PlacedKind, Prose};
use std::ops::Range;
use std::sync::Arc;

/// Prose with, for each of its references, what it points to.
#[derive(Debug)]
pub struct LinkedProse {
    /// As written.
    pub prose: Arc<Prose>,
    /// One a reference, in the same order.
    pub targets: Vec<Target>,
    /// Entities found in its words, in the order of the text.
    pub mentions: Vec<ProseMention>,
    /// Words that may name one entity or another, in the order of the text.
    pub ambiguous: Vec<AmbiguousMention>,
    /// Whether a quotation may stand in it: most texts have none.
    pub may_quote: bool,
    /// What it speaks of, and how; sorted, each once. Only linking asks for it.
    pub speaks_of: Vec<(RecordRef, Relation)>,
    /// Entities that its marked blocks name or link to, with the marks, each once. Only linking asks for them.
    pub marked: Vec<(EntityNo, Paragraphs)>,
}

impl LinkedProse {
    pub(super) fn forget_what_is_linked(&mut self) {
        self.speaks_of = Vec::new();
        self.marked = Vec::new();
    }
}

/// What a reference points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A record, and a fragment of its page.
    Record(RecordRef, Option<String>),
    /// A passage of a source.
    Passage(Passage),
    /// An address outside the site.
    External(String),
    /// A heading of the same page.
    Fragment(String),
    /// Something placed in the text.
    Placed(PlacedKind, RecordRef),
    /// Nothing: it was reported, and the site is not built.
    Broken,
}

/// An entity found in words that no author linked. A large dossier holds millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProseMention {
    run: u32,
    start: u32,
    end: u32,
    block: u32,
    /// Who or what.
    pub entity: EntityNo,
    /// Whether it becomes a link: the first in its section.
    pub link: Linked,
}

impl ProseMention {
    /// That `entity` is named in the bytes `range` of a run of words, which stands in the top block of that number; none
    /// where a text is longer than 32 bits can say, which no file that is read can be.
    #[must_use]
    pub fn new(entity: EntityNo, link: Linked, (run, block): (usize, usize), range: &Range<usize>) -> Option<Self> {
        let narrow = |n: usize| u32::try_from(n).ok();
        let (start, end) = (narrow(range.start)?, narrow(range.end)?);
        Some(Self { run: narrow(run)?, start, end, block: narrow(block)?, entity, link })
    }

    /// The number of the run of words among the prose's, depth first.
    #[must_use]
    pub fn run(&self) -> usize {
        self.run as usize
    }

    /// The bytes of that run that name it, whole words with their clitics.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of the block it stands in, among the top blocks.
    #[must_use]
    pub fn block(&self) -> usize {
        self.block as usize
    }
}

/// Whether a mention becomes a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// The first of its entity in its section.
    First,
    /// A later one, or one in a heading or a quotation.
    No,
}
