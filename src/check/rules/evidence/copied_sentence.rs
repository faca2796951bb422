//! A digest that repeats its article word for word.

use super::quotations::spans;
use crate::capture::{CaptureRecord, FingerprintIndex, WINDOW, Windows};
use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::link::{LinkedDocuments, LinkedProse};
use crate::parse::{Block, BlockKind, Inline, RecordId};

/// So many words in a row that stand in the capture too are copied (somewhat arbitrary).
const COPIED: usize = 10;

rule! {
    /// Ten words or more in a row of a digest that stand so in its capture, outside quotation marks.
    ///
    /// A digest is the editors' own account. What is copied is the publisher's, and a reader cannot tell which is which.
    /// It is found by the fingerprints in captures.lock, so that nobody needs the capture to see it.
    ///
    /// **Fires**
    ///
    /// ```md content/sources/paper-2016/ar.md
    /// +++
    /// title = "خبر النهر"
    /// +++
    ///
    /// [¶3–6] قيل إنه فاض النهر الكبير ليلة الأحد وغمر حقول البلدة القديمة كلها بسرعة.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md content/sources/paper-2016/ar.md
    /// +++
    /// title = "خبر النهر"
    /// +++
    ///
    /// [¶3–6] قيل «فاض النهر الكبير ليلة الأحد» وإن حقولاً غمرها الماء.
    /// ```
    "copied-sentence", Error, Found::InDigests(check)
}

fn check(id: &RecordId, capture: &CaptureRecord, documents: &LinkedDocuments, faults: &mut Diagnostics) {
    let there = FingerprintIndex::new(capture.paragraphs.iter().map(|paragraph| &paragraph.fingerprints));
    for document in documents.iter().filter_map(|(_, document)| document.as_ref()) {
        let summary = document.summary.iter();
        summary.chain([&document.body]).for_each(|prose| of_prose(prose, id, (capture, &there), faults));
    }
}

fn of_prose(
    prose: &LinkedProse,
    id: &RecordId,
    (capture, there): (&CaptureRecord, &FingerprintIndex),
    faults: &mut Diagnostics,
) {
    for block in &prose.prose.blocks {
        let text = own_words(block);
        let copied = copied_words(&Windows::of(&capture.sha256, &text), there);
        if copied >= COPIED {
            let message = format!("{copied} words in a row stand in the capture of `{id}` too");
            faults.push(RULE.fault(block.place, message).hint("say it in your own words, or quote it and cite it"));
        }
    }
}

/// So many fingerprints in a row are copied.
const RUN: usize = COPIED - WINDOW + 1;

/// The words of the longest run of fingerprints that the capture has too; 0 where none is long enough.
fn copied_words(windows: &Windows<'_>, there: &FingerprintIndex) -> usize {
    // Each long run holds one in every so many, so that few are made where nothing is copied.
    if !windows.one_in(RUN).any(|one| there.holds(one)) {
        return 0;
    }
    let (mut run, mut longest) = (0, 0);
    for one in windows.all() {
        run = if there.holds(one) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    if longest == 0 { 0 } else { longest + WINDOW - 1 }
}

/// A block's words without what it quotes; a block quotation is none of ours.
fn own_words(block: &Block) -> String {
    let mut text = String::new();
    collect(std::slice::from_ref(block), &mut text);
    let (mut own, mut from) = (String::new(), 0);
    for (span, behind) in spans(&text) {
        let closing = text.get(..behind).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
        own.push_str(text.get(from..behind.saturating_sub(closing + span.len())).unwrap_or_default());
        // A sign that is no word keeps the words round a quotation apart.
        own.push_str(" quoted0 ");
        from = behind;
    }
    own.push_str(text.get(from..).unwrap_or_default());
    own
}

fn collect(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Heading { text: inlines, .. } => {
                inline(inlines, text);
                text.push('\n');
            }
            BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => collect(blocks, text),
            BlockKind::List { items, .. } => items.iter().for_each(|item| collect(item, text)),
            _ => {}
        }
    }
}

fn inline(inlines: &[Inline], out: &mut String) {
    for one in inlines {
        match one {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
                inline(inner, out);
            }
            Inline::HardBreak => out.push(' '),
            Inline::Citation(_) | Inline::Image { .. } | Inline::FootnoteReference(_) => {}
        }
    }
}
