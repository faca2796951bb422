//! A paragraph of an editors' page that cites nothing.

use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{Dossier, LinkedProse};
use crate::parse::{Block, BlockKind, Inline};

rule! {
    /// A paragraph or list item of a topic, or a block of a digest, without a citation.
    ///
    /// Every statement on the site leads to a paragraph of a source; one that does not asks to be believed.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river rose.
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// - فاض النهر.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// - فاض النهر [@paper-2016 ¶3].
    /// ```
    "uncited-paragraph", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, topic) in dossier.topics.iter() {
        for (_, document) in topic.documents.iter() {
            let Some(document) = document else { continue };
            uncited(&document.body.prose.blocks, faults);
            if let Some(summary) = &document.summary {
                uncited(&summary.prose.blocks, faults);
            }
        }
    }
    for (_, source) in dossier.sources.iter() {
        for (_, document) in source.documents.iter() {
            if let Some(document) = document {
                unmarked(&document.body, faults);
            }
        }
    }
    for (_, event) in dossier.events.iter() {
        for (_, summary) in event.summary.iter() {
            if let Some(summary) = summary {
                uncited(&summary.prose.blocks, faults);
            }
        }
    }
}

fn uncited(blocks: &[Block], faults: &mut Diagnostics) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) if !cites(text) => {
                faults.push(Diagnostic::warning(RULE.name, block.place, "this paragraph cites no source"));
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| uncited(item, faults)),
            BlockKind::Footnote { blocks, .. } => uncited(blocks, faults),
            // An alert is the editors' own aside, and a quotation has a rule of its own.
            _ => {}
        }
    }
}

fn unmarked(body: &LinkedProse, faults: &mut Diagnostics) {
    for block in &body.prose.blocks {
        if let BlockKind::Paragraph(text) = &block.kind
            && block.mark.is_none()
            && !cites(text)
        {
            let message = "this block of the digest names no paragraph of the source";
            faults.push(Diagnostic::warning(RULE.name, block.place, message).hint("begin it with [¶4]"));
        }
    }
}

fn cites(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Citation(_) | Inline::FootnoteReference(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
            cites(inner)
        }
        _ => false,
    })
}
