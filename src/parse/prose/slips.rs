//! Marks that were mistyped, and would be published as text: `{Dispute: x}`, `[!NOET]`, a footnote without a text.
//!
//! Slips are looked for in runs of the text as it is written: what Markdown took for nothing else, and what no backslash
//! stands before.

use super::PlacedKind;
use crate::diagnostic::nearest;
use std::ops::Range;

const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// A mark that is none.
pub(super) struct Slip {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// What is wrong with it.
    pub(super) message: String,
    /// What to write.
    pub(super) hint: String,
}

/// Every slip in a run of `text`.
pub(super) fn in_run(text: &str, run: &Range<usize>) -> Vec<Slip> {
    let written = text.get(run.clone()).unwrap_or_default();
    if !written.contains('{') && !written.contains('[') {
        return Vec::new();
    }
    // A backslash before the run means its first sign itself.
    let is_escaped = text.get(..run.start).is_some_and(|before| before.ends_with('\\'));
    let marks = |opening| written.match_indices(opening).map(|(at, _)| at).filter(move |at| *at > 0 || !is_escaped);
    let mut slips = Vec::new();
    let mut add = |at: usize, mark: &str, message: String, hint: String| {
        let start = run.start + at;
        slips.push(Slip { range: start..start + mark.len(), message, hint });
    };
    for at in marks("{") {
        let Some((mark, word)) = written.get(at..).and_then(brace) else { continue };
        let Some(near) = near(word) else { continue };
        let hint = if near == word {
            format!("put `{mark}` alone on a line, with a blank line before and after")
        } else {
            format!("did you mean `{near}`?")
        };
        add(at, mark, format!("`{mark}` is published as text"), hint);
    }
    for at in marks("[^") {
        let label = written.get(at + 2..).and_then(|rest| rest.split_once(']')).map(|(label, _)| label);
        let Some(label) = label.filter(|label| is_label(label)) else { continue };
        let hint = format!("write its text in a paragraph of its own: `[^{label}]: …`");
        add(at, &format!("[^{label}]"), format!("there is no footnote `{label}`"), hint);
    }
    for opening in ["[@", "[["] {
        if let Some(at) = marks(opening).next() {
            let message = format!("`{opening}` is published as text: its brackets are not closed, or hold too much");
            let hint = "a citation is written [@source ¶4], a link [[id]] or [[id|words]]";
            add(at, opening, message, hint.to_owned());
        }
    }
    slips
}

/// A paragraph that is one mark, of a word that places nothing.
pub(super) fn alone(text: &str, paragraph: Range<usize>) -> Option<Slip> {
    let written = text.get(paragraph.clone())?;
    let (mark, word) = brace(written)?;
    if mark != written || near(word).is_some() {
        return None;
    }
    let words = placing().collect::<Vec<_>>().join(", ");
    let hint = format!("one of: {words}; braces that are meant as such are written `\\{{`");
    Some(Slip { range: paragraph, message: format!("`{mark}` places nothing"), hint })
}

/// `[!FOO]` at the start of a quotation's first run, which is no kind of alert.
pub(super) fn alert(text: &str, run: &Range<usize>) -> Option<Slip> {
    let is_escaped = text.get(..run.start).is_some_and(|before| before.ends_with('\\'));
    let (word, _) = text.get(run.clone())?.strip_prefix("[!")?.split_once(']')?;
    let hint = match nearest(&word.to_ascii_uppercase(), ALERTS) {
        Some(near) => format!("did you mean `[!{near}]`?"),
        None => format!("one of: {}", ALERTS.join(", ")),
    };
    let range = run.start..run.start + word.len() + 3;
    (!is_escaped).then(|| Slip { range, message: format!("`[!{word}]` is no kind of alert"), hint })
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
    nearest(&word.to_lowercase(), placing())
}

/// Words that place a record.
fn placing() -> impl Iterator<Item = &'static str> {
    PlacedKind::WORDS.into_iter().map(|(word, _)| word)
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && !label.contains(char::is_whitespace)
}
