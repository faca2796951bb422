//! Names of entities in prose: runs of words in the order of the text, and the finder over them.
//!
//! The language module finds names in a text and knows no dossier; this file knows which names there are and how the
//! runs of one document hang together, since a name that needs context looks for it in the whole document.

use super::prose::{ProseMention, Target};
use super::table::{EntityNo, Number};
use crate::language::{Ambiguous, Hit, Name, NameFinder, NameFlags};
use crate::parse::{Block, BlockKind, EntityRecord, Inline, Paragraphs, Prose};
use std::ops::Range;

/// Finds the dossier's entities in texts.
pub struct MentionFinder {
    finder: NameFinder,
}

/// A name found in a run.
#[derive(Debug, Clone)]
pub struct FoundMention {
    /// The run's number.
    pub run: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// Who or what.
    pub entity: EntityNo,
}

/// The runs of words of one text, depth first; the renderer counts them in the same order.
#[derive(Debug, Default)]
pub struct Runs<'a> {
    /// The runs.
    pub list: Vec<Run<'a>>,
    /// Each wikilink or link, with the section it stands in.
    pub references: Vec<(usize, usize)>,
}

/// One run of words.
#[derive(Debug)]
pub struct Run<'a> {
    /// The words.
    pub text: &'a str,
    /// The top block it stands in.
    pub block: usize,
    /// The section: headings begin a new one.
    pub section: usize,
    /// Headings, links and quotations hold names but get no link.
    pub may_link: bool,
    /// What stands between it and the run before it.
    pub gap: Gap,
}

/// What stands between two runs of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Only marks, as in `Homs**ian**`: the words of both may be one.
    None,
    /// Something that is no words: a citation, code, a line break that is meant.
    Break,
    /// The end of a paragraph.
    Paragraph,
}

impl MentionFinder {
    /// A finder of the names and aliases of all entities, numbered as they stand.
    #[must_use]
    pub fn new<'a>(entities: impl Iterator<Item = &'a EntityRecord>) -> Self {
        let names = entities.enumerate().flat_map(|(index, entity)| names(index, entity));
        Self { finder: NameFinder::new(names) }
    }

    /// Every mention, in the order of the text, and what may be a mention of one entity or another.
    #[must_use]
    pub fn find(&self, runs: &Runs<'_>) -> (Vec<FoundMention>, Vec<AmbiguousMention>) {
        let joined = Joined::of(runs.texts());
        let found = self.finder.find_between(&joined.whole, &joined.starts);
        let ambiguous = |found: Ambiguous| {
            let (run, range) = joined.within(&found.range)?;
            let run = runs.list.get(run)?;
            let entities = found.ids.into_iter().map(|id| EntityNo::at(id as usize)).collect();
            Some(AmbiguousMention { words: run.text.get(range)?.to_owned(), block: run.block, entities })
        };
        let mentions = mentions(joined.names(found.hits));
        (mentions, found.ambiguous.into_iter().filter_map(ambiguous).collect())
    }

    /// Every mention in the paragraphs of one text; the run is the paragraph's index.
    #[must_use]
    pub fn find_in_paragraphs(&self, paragraphs: &[&str]) -> Vec<FoundMention> {
        mentions(find_in_paragraphs(&self.finder, paragraphs).into_iter())
    }
}

fn mentions(found: impl Iterator<Item = FoundName>) -> Vec<FoundMention> {
    let mention =
        |found: FoundName| FoundMention { run: found.run, range: found.range, entity: EntityNo::at(found.id) };
    found.map(mention).collect()
}

/// Words that may be meant for one entity or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbiguousMention {
    /// As they are written.
    pub words: String,
    /// The top block they stand in.
    pub block: usize,
    /// Whose name they may be, ascending.
    pub entities: Vec<EntityNo>,
}

/// A name found in a run, of whatever bears it.
pub(super) struct FoundName {
    pub run: usize,
    pub range: Range<usize>,
    pub id: usize,
    /// Which name it is, as the finder was given them.
    pub name: usize,
}

/// Every name in some runs of words. None runs across the border of two runs, and none is a part of a word that does.
pub(super) fn find_in<'t>(finder: &NameFinder, runs: impl Iterator<Item = (&'t str, Gap)>) -> Vec<FoundName> {
    let joined = Joined::of(runs);
    joined.names(finder.find_between(&joined.whole, &joined.starts).hits).collect()
}

/// Every name in some paragraphs; the run is the paragraph's index.
pub(super) fn find_in_paragraphs(finder: &NameFinder, paragraphs: &[&str]) -> Vec<FoundName> {
    find_in(finder, paragraphs.iter().map(|text| (*text, Gap::Paragraph)))
}

/// Runs as one text. A blank line ends a paragraph: what introduces a name is looked for by paragraph.
struct Joined {
    whole: String,
    /// Where each run begins.
    starts: Vec<usize>,
    /// Where it ends.
    ends: Vec<usize>,
}

impl Joined {
    fn of<'t>(runs: impl Iterator<Item = (&'t str, Gap)>) -> Self {
        let mut joined = Self { whole: String::new(), starts: Vec::new(), ends: Vec::new() };
        for (text, gap) in runs {
            joined.whole.push_str(match gap {
                Gap::None => "",
                Gap::Break => "\n",
                Gap::Paragraph => "\n\n",
            });
            joined.starts.push(joined.whole.len());
            joined.whole.push_str(text);
            joined.ends.push(joined.whole.len());
        }
        joined
    }

    fn names(&self, hits: Vec<Hit>) -> impl Iterator<Item = FoundName> {
        hits.into_iter().filter_map(|hit| {
            let (run, range) = self.within(&hit.range)?;
            Some(FoundName { run, range, id: hit.id as usize, name: hit.name })
        })
    }

    /// The run that holds these bytes, and which of its own they are.
    fn within(&self, range: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let run = self.starts.partition_point(|start| *start <= range.start).checked_sub(1)?;
        let (start, end) = (self.starts.get(run)?, self.ends.get(run)?);
        (range.end <= *end).then(|| (run, range.start - start..range.end - start))
    }
}

pub(super) fn names(index: usize, entity: &EntityRecord) -> impl Iterator<Item = Name<'_>> {
    let id = u32::try_from(index).unwrap_or(u32::MAX);
    let own = entity.name.iter().filter_map(|(_, name)| name.as_ref());
    let own = own.map(move |name| Name { id, text: &name.value, flags: NameFlags::default() });
    let aliases = entity.aliases.iter().flat_map(|(_, aliases)| aliases);
    let aliases = aliases.map(move |alias| Name {
        id,
        text: &alias.text.value,
        flags: NameFlags {
            needs_context: alias.needs_context,
            case_sensitive: alias.case_sensitive,
            never_link: alias.never_link,
        },
    });
    own.chain(aliases)
}

impl<'a> Runs<'a> {
    /// The words of each run, and what stands before it.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&'a str, Gap)> {
        self.list.iter().map(|run| (run.text, run.gap))
    }
}

/// The runs of a text.
#[must_use]
pub fn runs(prose: &Prose) -> Runs<'_> {
    let mut walk = Walk::new();
    for (block, content) in prose.blocks.iter().enumerate() {
        walk.block = block;
        walk.blocks(std::slice::from_ref(content), true);
    }
    walk.runs
}

struct Walk<'a> {
    runs: Runs<'a>,
    block: usize,
    section: usize,
    gap: Gap,
}

impl<'a> Walk<'a> {
    fn new() -> Self {
        Self { runs: Runs::default(), block: 0, section: 0, gap: Gap::Paragraph }
    }

    /// The words of a paragraph, a heading or a cell.
    fn paragraph(&mut self, inlines: &'a [Inline], may_link: bool) {
        self.gap = Gap::Paragraph;
        self.inlines(inlines, may_link);
    }

    fn blocks(&mut self, blocks: &'a [Block], may_link: bool) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { text, .. } => {
                    self.section += 1;
                    self.paragraph(text, false);
                }
                BlockKind::Paragraph(text) => self.paragraph(text, may_link),
                BlockKind::Quote(blocks) => self.blocks(blocks, false),
                BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => self.blocks(blocks, may_link),
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(item, may_link)),
                BlockKind::Table { head, rows } => {
                    head.iter().for_each(|cell| self.paragraph(cell, false));
                    rows.iter().flatten().for_each(|cell| self.paragraph(cell, may_link));
                }
                BlockKind::Code(_) | BlockKind::Rule | BlockKind::Placed(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline], may_link: bool) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    let (block, section, gap) = (self.block, self.section, self.gap);
                    self.runs.list.push(Run { text, block, section, may_link, gap });
                    self.gap = Gap::None;
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.inlines(inner, may_link);
                }
                Inline::Link(number, inner) => {
                    self.runs.references.push((self.section, *number));
                    self.inlines(inner, false);
                }
                Inline::Code(_)
                | Inline::Citation(_)
                | Inline::Image { .. }
                | Inline::FootnoteReference(_)
                | Inline::HardBreak => self.gap = self.gap.max(Gap::Break),
            }
        }
    }
}

/// The paragraphs in which a source's digest names each entity: in any of its languages, by the marks of its blocks.
pub(super) fn digest_mentions(documents: &super::LinkedDocuments) -> Vec<(EntityNo, Paragraphs)> {
    let documents = documents.iter().filter_map(|(_, document)| document.as_ref());
    let mut found: Vec<_> = documents.flat_map(|document| document.body.marked.iter().copied()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Entities that the marked blocks of a text name or link to, with the marks.
pub(super) fn marked_mentions(
    prose: &Prose,
    targets: &[Target],
    mentions: &[ProseMention],
) -> Vec<(EntityNo, Paragraphs)> {
    let marked = |block: usize| prose.blocks.get(block).and_then(|block| block.mark);
    let named = mentions.iter().filter_map(|mention| Some((mention.entity, marked(mention.block())?)));
    let mut found: Vec<_> = named.collect();
    for block in prose.blocks.iter().filter(|block| block.mark.is_some()) {
        // Entities that an author linked by hand.
        let linked = links(std::slice::from_ref(block)).into_iter().filter_map(|number| match targets.get(number) {
            Some(Target::Record(super::RecordRef::Entity(entity), _)) => Some((*entity, block.mark?)),
            _ => None,
        });
        found.extend(linked);
    }
    found.sort_unstable();
    found.dedup();
    found.shrink_to_fit();
    found
}

fn links(blocks: &[Block]) -> Vec<usize> {
    let mut walk = Walk::new();
    walk.blocks(blocks, true);
    walk.runs.references.into_iter().map(|(_, number)| number).collect()
}
