//! Prose: Markdown as editors write it, as a tree that still knows where each part stood.
//!
//! The tree holds no resolved link. Whatever points somewhere (a wikilink, a citation, an address, a placed claim) is
//! a [`Reference`] in one list beside the tree, and the tree holds its number; the linker makes a list of the same
//! length of what each points to. So unresolved and resolved prose are different types and the tree is never rebuilt.

mod anchor;
mod citation;
mod comment;
mod reader;
mod slips;

pub use citation::Paragraphs;
pub use reader::{Origin, read_inline, read_prose};

use crate::diagnostic::Place;

/// A text with all that points out of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// The text, block by block.
    pub blocks: Vec<Block>,
    /// What it points to, in the order of the text.
    pub references: Vec<Reference>,
}

impl Prose {
    /// Every block with inline text, depth first, in the order of the text.
    pub fn walk_inlines<'a>(&'a self, visit: &mut impl FnMut(&'a [Inline])) {
        walk_blocks(&self.blocks, visit);
    }

    /// The anchors of its headings, in order.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { anchor, .. } => Some(anchor.as_str()),
            _ => None,
        })
    }

    /// The paragraphs of the source that its blocks are marked with.
    pub fn marks(&self) -> impl Iterator<Item = (Paragraphs, Place)> {
        self.blocks.iter().filter_map(|block| block.mark.map(|mark| (mark, block.place)))
    }

    /// Whether a quotation may stand in it: a block of one, or a mark that begins one.
    #[must_use]
    pub fn may_quote(&self) -> bool {
        may_quote(&self.blocks)
    }

    /// All words, without markup, for descriptions and indexes.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        self.walk_inlines(&mut |inlines| push_spaced(inlines, &mut out));
        out
    }
}

/// One block, with its place and, in a digest, the paragraphs of the source that it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// `[¶4]` at its start.
    pub mark: Option<Paragraphs>,
    /// Where it was written.
    pub place: Place,
}

impl Block {
    /// Everything in it with inline text, in the order of the text.
    pub fn walk_inlines<'a>(&'a self, visit: &mut impl FnMut(&'a [Inline])) {
        walk_blocks(std::slice::from_ref(self), visit);
    }

    /// Its words, without markup.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        self.walk_inlines(&mut |inlines| push_spaced(inlines, &mut out));
        out
    }
}

/// The blocks that prose is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of level 2 to 6; the title of a page is its record's.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its fragment, unique on the page.
        anchor: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A GitHub alert: `> [!NOTE]`.
    Alert(Alert, Vec<Block>),
    /// A list; `Some(n)` is numbered from n.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A block of code.
    Code(String),
    /// A thematic break.
    Rule,
    /// A claim, a dispute, a timeline or a map, alone on a line: `{claim: id}`.
    Placed(ReferenceNo),
    /// A footnote.
    Footnote {
        /// Its label in the source.
        label: String,
        /// Its text.
        blocks: Vec<Block>,
    },
}

/// The kinds of GitHub alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// The number of a reference in its prose.
pub type ReferenceNo = usize;

/// What a line of text is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// `code`
    Code(String),
    /// *emphasis*
    Emphasis(Vec<Inline>),
    /// **strong**
    Strong(Vec<Inline>),
    /// ~~struck~~
    Struck(Vec<Inline>),
    /// A wikilink or a Markdown link; empty text means the title of what it points to.
    Link(ReferenceNo, Vec<Inline>),
    /// `[@source ¶4]`: one or more citations.
    Citation(Vec<ReferenceNo>),
    /// An image.
    Image {
        /// Its address.
        address: String,
        /// Its text alternative.
        alt: String,
    },
    /// `[^label]`
    FootnoteReference(String),
    /// A line break that is meant.
    HardBreak,
}

/// Something that points somewhere, as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// To what.
    pub target: RawTarget,
    /// Where it was written.
    pub place: Place,
}

/// What an author wrote as a target; not looked up yet.
#[derive(Debug, Clone, PartialEq)]
pub enum RawTarget {
    /// `[[id]]` or `[[id#anchor]]`
    Record(String),
    /// `[@source ¶4]`, or `[¶4]` in a source's own digest.
    Citation {
        /// The source, unless its own.
        source: Option<String>,
        /// The paragraphs; none cites the source as a whole.
        paragraphs: Option<Paragraphs>,
    },
    /// A Markdown link's address.
    Address(String),
    /// `{claim: id}` and its like.
    Placed(PlacedKind, String),
}

/// The id, and perhaps a fragment, in a relative path to a record's file: `../../topics/x/en.md`, `../y.toml`.
#[must_use]
pub fn target_of_path(path: &str) -> Option<(&str, Option<&str>)> {
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..").collect();
    let (name, extension) = parts.last()?.rsplit_once('.')?;
    let id = match (parts.as_slice(), extension) {
        ([_] | [_, _], "toml") => name,
        ([.., id, _], "md" | "toml") => id,
        _ => return None,
    };
    Some((id, fragment))
}

/// What can be placed in prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlacedKind {
    /// `{claim: id}`
    Claim,
    /// `{dispute: id}`
    Dispute,
    /// `{timeline: topic or entity}`
    Timeline,
    /// `{map: topic}`
    Map,
}

impl PlacedKind {
    /// The word of each.
    pub const WORDS: [(&'static str, Self); 4] =
        [("claim", Self::Claim), ("dispute", Self::Dispute), ("timeline", Self::Timeline), ("map", Self::Map)];

    /// What a word places.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::WORDS.into_iter().find_map(|(own, kind)| (own == word).then_some(kind))
    }
}

fn may_quote(blocks: &[Block]) -> bool {
    let mut found = false;
    walk_blocks(blocks, &mut |inlines| found |= inlines.iter().any(begins_quotation));
    found || blocks.iter().any(holds_quote)
}

fn holds_quote(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Quote(_) => true,
        BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => blocks.iter().any(holds_quote),
        BlockKind::List { items, .. } => items.iter().flatten().any(holds_quote),
        _ => false,
    }
}

fn begins_quotation(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) | Inline::Code(text) => QUOTATION_MARKS.iter().any(|mark| text.contains(mark)),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
            inner.iter().any(begins_quotation)
        }
        _ => false,
    }
}

/// The marks that begin a quotation.
pub const QUOTATION_MARKS: [&str; 3] = ["«", "“", "\""];

fn walk_blocks<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a [Inline])) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => visit(text),
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => {
                walk_blocks(blocks, visit);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| walk_blocks(item, visit)),
            BlockKind::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| visit(cell));
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Placed(_) => {}
        }
    }
}

/// With a space between it and what stands there already.
fn push_spaced(inlines: &[Inline], out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
    push_plain(inlines, out);
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
                push_plain(inner, out);
            }
            Inline::HardBreak => out.push(' '),
            Inline::Citation(_) => trim_end(out),
            Inline::Image { .. } | Inline::FootnoteReference(_) => {}
        }
    }
}

/// A citation leaves no word behind, nor the space before it.
fn trim_end(out: &mut String) {
    out.truncate(out.trim_end().len());
}
