//! Prose → parts with anchors: words without markup. A link without words of its own says the name of what it leads to.

use crate::address::anchor;
use crate::link::{LinkedProse, RecordRef, Target};
use crate::parse::{Block, BlockKind, Inline, Language, ReferenceNo};
use crate::render::site::Site;
use crate::search::{Part, Weight};

/// Writes the words of prose in one language.
pub struct Words<'a> {
    /// The dossier.
    pub site: &'a Site<'a>,
    /// The language.
    pub language: &'a Language,
}

impl Words<'_> {
    /// A text by its headings and by the paragraphs of a source that its blocks account for.
    pub fn parts(&self, prose: &LinkedProse) -> Vec<Part> {
        let mut parts = vec![Part::default()];
        for block in &prose.prose.blocks {
            if let BlockKind::Heading { anchor, .. } = &block.kind {
                let part = Part { anchor: anchor.clone(), weight: Weight::Heading, ..Part::default() };
                parts.push(Part { text: self.text_of(prose, block), ..part });
                parts.push(Part { anchor: anchor.clone(), ..Part::default() });
                continue;
            }
            if let Some(mark) = block.mark {
                parts.push(Part { anchor: anchor(mark), label: mark.to_string(), ..Part::default() });
            }
            if let Some(part) = parts.last_mut() {
                self.block(prose, block, &mut part.text);
            }
        }
        parts.retain(|part| !part.text.is_empty());
        parts
    }

    /// A whole text as one.
    pub fn text(&self, prose: &LinkedProse) -> String {
        let mut text = String::new();
        prose.prose.blocks.iter().for_each(|block| self.block(prose, block, &mut text));
        text
    }

    fn text_of(&self, prose: &LinkedProse, block: &Block) -> String {
        let mut text = String::new();
        self.block(prose, block, &mut text);
        text
    }

    fn block(&self, prose: &LinkedProse, block: &Block, out: &mut String) {
        match &block.kind {
            BlockKind::Placed(number) => self.placed(prose, *number, out),
            _ => block.walk_inlines(&mut |inlines| {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                self.inlines(prose, inlines, out);
            }),
        }
    }

    fn placed(&self, prose: &LinkedProse, number: ReferenceNo, out: &mut String) {
        if let Some(Target::Placed(_, record @ RecordRef::Claim(_))) = prose.targets.get(number) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&self.site.name(self.language, *record).text);
        }
    }

    fn inlines(&self, prose: &LinkedProse, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.inlines(prose, inner, out);
                }
                Inline::Link(number, inner) if inner.is_empty() => {
                    if let Some(Target::Record(record, _)) = prose.targets.get(*number) {
                        out.push_str(&self.site.name(self.language, *record).text);
                    }
                }
                Inline::Link(_, inner) => self.inlines(prose, inner, out),
                Inline::HardBreak => out.push(' '),
                // A citation leaves no word behind, nor the space before it.
                Inline::Citation(_) => out.truncate(out.trim_end().len()),
                Inline::Image { alt, .. } => out.push_str(alt),
                Inline::FootnoteReference(_) => {}
            }
        }
    }
}
