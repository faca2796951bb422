//! A paragraph of an editors' page that cites nothing.

use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::link::{Dossier, LinkedProse, RecordRef};
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
    for statement in statements(dossier).into_iter().filter(|statement| !statement.cited) {
        let fault = match statement.record {
            RecordRef::Source(_) => {
                let message = "this block of the digest names no paragraph of the source";
                Diagnostic::warning(RULE.name, statement.place, message).hint("begin it with [¶4]")
            }
            _ => Diagnostic::warning(RULE.name, statement.place, "this paragraph cites no source"),
        };
        faults.push(fault);
    }
}

/// A paragraph that states something, and so should say where it has it from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// The record whose text it is part of.
    pub record: RecordRef,
    /// Where it stands.
    pub place: Place,
    /// Whether it cites; in a digest, whether it names the paragraph that it tells.
    pub cited: bool,
}

/// Every such paragraph: of topics, digests and events, in every language.
#[must_use]
pub fn statements(dossier: &Dossier) -> Vec<Statement> {
    let mut found = Vec::new();
    for (no, topic) in dossier.topics.iter() {
        for document in topic.documents.iter().filter_map(|(_, document)| document.as_ref()) {
            let summary = document.summary.iter().map(|summary| &summary.prose.blocks);
            for blocks in summary.chain([&document.body.prose.blocks]) {
                in_text(RecordRef::Topic(no), blocks, &mut found);
            }
        }
    }
    for (no, source) in dossier.sources.iter() {
        for document in source.documents.iter().filter_map(|(_, document)| document.as_ref()) {
            in_digest(RecordRef::Source(no), &document.body, &mut found);
        }
    }
    for (no, event) in dossier.events.iter() {
        for summary in event.summary.iter().filter_map(|(_, summary)| summary.as_ref()) {
            in_text(RecordRef::Event(no), &summary.prose.blocks, &mut found);
        }
    }
    found
}

fn in_text(record: RecordRef, blocks: &[Block], found: &mut Vec<Statement>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) => found.push(Statement { record, place: block.place, cited: cites(text) }),
            BlockKind::List { items, .. } => items.iter().for_each(|item| in_text(record, item, found)),
            BlockKind::Footnote { blocks, .. } => in_text(record, blocks, found),
            // An alert is the editors' own aside, and a quotation has a rule of its own.
            _ => {}
        }
    }
}

fn in_digest(record: RecordRef, body: &LinkedProse, found: &mut Vec<Statement>) {
    for block in &body.prose.blocks {
        if let BlockKind::Paragraph(text) = &block.kind {
            found.push(Statement { record, place: block.place, cited: block.mark.is_some() || cites(text) });
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
