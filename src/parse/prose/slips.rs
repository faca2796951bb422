//! Marks that were mistyped, and would be published as text: `{Dispute: x}`, `[!NOET]`, a footnote without a text.

use super::{Block, BlockKind, Inline};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::parse::fields::Context;

/// Words that place a record.
pub(super) const PLACING: [&str; 4] = ["claim", "dispute", "timeline", "map"];
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Reports every slip in `blocks`.
pub(super) fn report(context: &Context<'_>, blocks: &[Block]) {
    for block in blocks {
        let at = At { context, place: block.place };
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                at.alone(inlines);
                at.inlines(inlines);
            }
            BlockKind::Heading { text, .. } => at.inlines(text),
            BlockKind::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| at.inlines(cell));
            }
            BlockKind::Quote(blocks) => {
                at.alert(blocks);
                report(context, blocks);
            }
            BlockKind::Alert(_, blocks) | BlockKind::Footnote { blocks, .. } => report(context, blocks),
            BlockKind::List { items, .. } => items.iter().for_each(|blocks| report(context, blocks)),
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Placed(_) => {}
        }
    }
}

struct At<'c> {
    context: &'c Context<'c>,
    place: Place,
}

impl At<'_> {
    /// A paragraph that is one mark, of a word that places nothing.
    fn alone(&self, inlines: &[Inline]) {
        let [Inline::Text(text)] = inlines else { return };
        let Some((mark, word)) = brace(text.trim()) else { return };
        if mark == text.trim() && near(word).is_none() {
            let hint = format!("one of: {}; braces that are meant as such are written `\\{{`", PLACING.join(", "));
            self.fault(mark, format!("`{mark}` places nothing"), hint);
        }
    }

    /// `> [!FOO]`, which is no kind of alert.
    fn alert(&self, blocks: &[Block]) {
        let Some(Block { kind: BlockKind::Paragraph(inlines), .. }) = blocks.first() else { return };
        let Some(Inline::Text(text)) = inlines.first() else { return };
        let Some((word, _)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { return };
        let hint = match nearest(&word.to_ascii_uppercase(), ALERTS) {
            Some(near) => format!("did you mean `[!{near}]`?"),
            None => format!("one of: {}", ALERTS.join(", ")),
        };
        self.fault(&format!("[!{word}]"), format!("`[!{word}]` is no kind of alert"), hint);
    }

    fn inlines(&self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
                    self.inlines(inner);
                }
                _ => {}
            }
        }
    }

    fn text(&self, text: &str) {
        for (at, _) in text.match_indices('{') {
            let Some((mark, word)) = text.get(at..).and_then(brace) else { continue };
            let Some(near) = near(word) else { continue };
            let hint = if near == word {
                format!("put `{mark}` alone on a line, with a blank line before and after")
            } else {
                format!("did you mean `{near}`?")
            };
            self.fault(mark, format!("`{mark}` is published as text"), hint);
        }
        for (at, _) in text.match_indices("[^") {
            let label = text.get(at + 2..).and_then(|rest| rest.split_once(']')).map(|(label, _)| label);
            let Some(label) = label.filter(|label| is_label(label)) else { continue };
            let hint = format!("write its text in a paragraph of its own: `[^{label}]: …`");
            self.fault(&format!("[^{label}]"), format!("there is no footnote `{label}`"), hint);
        }
        for opening in ["[@", "[["] {
            if text.contains(opening) {
                let hint = "a citation is written [@source ¶4], a link [[id]] or [[id|words]]";
                self.fault(opening, format!("`{opening}` opens brackets that are not closed"), hint.to_owned());
            }
        }
    }

    /// The mark's own place, where the text stands in the file as it is read; not where it is escaped.
    fn fault(&self, mark: &str, message: String, hint: String) {
        let written = self.context.text.get(self.place.range()).unwrap_or_default();
        let as_text = |at: &usize| written.get(..*at).is_some_and(|before| before.ends_with(['\\', '`']));
        let place = match written.match_indices(mark).map(|(at, _)| at).find(|at| !as_text(at)) {
            Some(at) => {
                let start = self.place.start as usize + at;
                Place::new(self.place.file, start..start + mark.len())
            }
            None if written.contains(mark) || written.contains('\\') => return,
            None => self.place,
        };
        self.context.report(Diagnostic::error("mistyped-mark", place, message).hint(hint));
    }
}

/// `{word: rest}` at the start of a text, and its word.
fn brace(text: &str) -> Option<(&str, &str)> {
    let (inner, _) = text.strip_prefix('{')?.split_once('}')?;
    let (word, _) = inner.split_once(':')?;
    let word = word.trim();
    let is_word = !word.is_empty() && word.chars().all(char::is_alphabetic);
    is_word.then(|| Some((text.get(..inner.len() + 2)?, word))).flatten()
}

fn near(word: &str) -> Option<&'static str> {
    nearest(&word.to_lowercase(), PLACING)
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && !label.contains(char::is_whitespace)
}
