//! Names of entities in prose: runs of words in the order of the text, and the finder over them.
//!
//! The language module finds names in a text and knows no dossier; this file knows which names there are and how the
//! runs of one document hang together, since a name that needs context looks for it in the whole document.

use super::dossier::Dossier;
use super::table::{EntityNo, Number};
use crate::language::{Name, NameFinder, NameFlags};
use crate::parse::{Block, BlockKind, EntityRecord, Inline, Prose};
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
}

impl MentionFinder {
    /// A finder of the names and aliases of all entities, numbered as they stand.
    #[must_use]
    pub fn new<'a>(entities: impl Iterator<Item = &'a EntityRecord>) -> Self {
        let names = entities.enumerate().flat_map(|(index, entity)| names(index, entity));
        Self { finder: NameFinder::new(names) }
    }

    /// Every mention, in the order of the text.
    #[must_use]
    pub fn find(&self, runs: &Runs<'_>) -> Vec<FoundMention> {
        // A blank line between blocks: what introduces a name is looked for by paragraph.
        let blocks = runs.list.iter().map(|run| run.block);
        let texts: Vec<&str> = runs.list.iter().map(|run| run.text).collect();
        self.find_in(&texts, blocks)
    }

    /// Every mention in the paragraphs of one text; the run is the paragraph's index.
    #[must_use]
    pub fn find_in_paragraphs(&self, paragraphs: &[&str]) -> Vec<FoundMention> {
        self.find_in(paragraphs, 0..paragraphs.len())
    }

    fn find_in(&self, runs: &[&str], blocks: impl Iterator<Item = usize>) -> Vec<FoundMention> {
        let found = find_in(&self.finder, runs, blocks).into_iter();
        found.map(|found| FoundMention { run: found.run, range: found.range, entity: EntityNo::at(found.id) }).collect()
    }
}

/// A name found in a run, of whatever bears it.
pub(super) struct FoundName {
    pub run: usize,
    pub range: Range<usize>,
    pub id: usize,
    /// Which name it is, as the finder was given them.
    pub name: usize,
}

/// Every name in some runs of words; a blank line stands between blocks.
pub(super) fn find_in(finder: &NameFinder, runs: &[&str], blocks: impl Iterator<Item = usize>) -> Vec<FoundName> {
    let mut whole = String::with_capacity(runs.iter().map(|run| run.len() + 2).sum());
    let mut starts = Vec::with_capacity(runs.len());
    let mut before = 0;
    for (run, block) in runs.iter().zip(blocks) {
        whole.push_str(if block == before { "\n" } else { "\n\n" });
        before = block;
        starts.push(whole.len());
        whole.push_str(run);
    }
    let hits = finder.find(&whole).hits;
    hits.into_iter()
        .filter_map(|hit| {
            let run = starts.partition_point(|start| *start <= hit.range.start).checked_sub(1)?;
            let start = *starts.get(run)?;
            let range = hit.range.start - start..hit.range.end - start;
            // A name does not run across the border of two runs.
            let within = range.end <= runs.get(run)?.len();
            within.then_some(FoundName { run, range, id: hit.id as usize, name: hit.name })
        })
        .collect()
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

/// The runs of a text.
#[must_use]
pub fn runs(prose: &Prose) -> Runs<'_> {
    let mut walk = Walk { runs: Runs::default(), block: 0, section: 0 };
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
}

impl<'a> Walk<'a> {
    fn blocks(&mut self, blocks: &'a [Block], may_link: bool) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { text, .. } => {
                    self.section += 1;
                    self.inlines(text, false);
                }
                BlockKind::Paragraph(text) => self.inlines(text, may_link),
                BlockKind::Quote(blocks) => self.blocks(blocks, false),
                BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => self.blocks(blocks, may_link),
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(item, may_link)),
                BlockKind::Table { head, rows } => {
                    head.iter().for_each(|cell| self.inlines(cell, false));
                    rows.iter().flatten().for_each(|cell| self.inlines(cell, may_link));
                }
                BlockKind::Code(_) | BlockKind::Rule | BlockKind::Placed(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline], may_link: bool) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    let (block, section) = (self.block, self.section);
                    self.runs.list.push(Run { text, block, section, may_link });
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
                | Inline::SoftBreak
                | Inline::HardBreak => {}
            }
        }
    }
}

/// The paragraphs in which a source's digest names each entity: in any of its languages, by the marks of its blocks.
pub(super) fn digest_mentions(dossier: &Dossier, source: super::SourceNo) -> Vec<(EntityNo, crate::parse::Paragraphs)> {
    let mut found = Vec::new();
    for (_, document) in dossier.sources[source].documents.iter() {
        let Some(document) = document else { continue };
        let body = &document.body;
        let marked = |block: usize| body.prose.blocks.get(block).and_then(|block| block.mark);
        for mention in &body.mentions {
            found.extend(marked(mention.block).map(|mark| (mention.entity, mark)));
        }
        found.extend(linked_in_blocks(body).filter_map(|(block, entity)| marked(block).map(|mark| (entity, mark))));
    }
    found.sort_by_key(|(entity, mark)| (*entity, *mark));
    found.dedup();
    found
}

/// Entities that an author linked by hand, with the top block of each link.
fn linked_in_blocks(body: &super::LinkedProse) -> impl Iterator<Item = (usize, EntityNo)> {
    let blocks = body.prose.blocks.iter().enumerate();
    blocks.flat_map(move |(index, block)| {
        let numbers = links(std::slice::from_ref(block));
        let entity = |number: usize| match body.targets.get(number) {
            Some(super::Target::Record(super::RecordRef::Entity(entity), _)) => Some((index, *entity)),
            _ => None,
        };
        numbers.into_iter().filter_map(entity).collect::<Vec<_>>()
    })
}

fn links(blocks: &[Block]) -> Vec<usize> {
    let mut walk = Walk { runs: Runs::default(), block: 0, section: 0 };
    walk.blocks(blocks, true);
    walk.runs.references.into_iter().map(|(_, number)| number).collect()
}
