//! Whether a quotation stands in a text: word for word, spaces and quotation marks aside.

use crate::language::words;

/// The parts of a quotation between its ellipses, each to be found on its own.
///
/// ```
/// use malaf::capture::parts;
/// assert_eq!(parts("the river […] rose … again"), ["the river", "rose", "again"]);
/// ```
pub fn parts(quotation: &str) -> Vec<String> {
    let plain = quotation.replace("[…]", "…").replace("[...]", "…").replace("...", "…");
    let parts = plain.split('…').map(|part| part.trim().to_owned());
    parts.filter(|part| words(part).next().is_some()).collect()
}

/// Whether a part of a quotation stands in a paragraph, from the edge of a word to the edge of a word.
pub fn stands_in(part: &str, paragraph: &str) -> bool {
    let part = folded(part);
    let part = part.trim_matches(|c: char| !c.is_alphanumeric());
    let paragraph = folded(paragraph);
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !part.is_empty()
        && paragraph.match_indices(part).any(|(at, _)| {
            let before = paragraph.get(..at).unwrap_or_default().chars().next_back();
            let after = paragraph.get(at + part.len()..).unwrap_or_default().chars().next();
            is_edge(before) && is_edge(after)
        })
}

/// Runs of spaces as one space, quotation marks away: all that a quotation may change.
fn folded(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_quotation_mark(*c) && !is_invisible(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '‹' | '›' | '\'' | '\u{2018}'..='\u{201F}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}')
}

/// The words of a paragraph that come nearest to a part: as many as it has, where the most are the same.
pub fn nearest(part: &str, paragraphs: &[&str]) -> Option<String> {
    let wanted: Vec<&str> = words(part).filter_map(|word| part.get(word)).collect();
    let best = paragraphs.iter().flat_map(|paragraph| windows(paragraph, wanted.len()));
    let scored = best.map(|(words, text)| (likeness(&wanted, &words), text));
    // The first of those that are most alike.
    let (likeness, text) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (likeness >= wanted.len()).then(|| text.to_owned())
}

/// Each run of so many words of a paragraph, with the text from the first to the last.
fn windows(paragraph: &str, length: usize) -> Vec<(Vec<&str>, &str)> {
    let all: Vec<_> = words(paragraph).collect();
    let runs = all.windows(length.min(all.len()).max(1)).filter_map(|run| {
        let text = paragraph.get(run.first()?.start..run.last()?.end)?;
        Some((run.iter().filter_map(|word| paragraph.get(word.clone())).collect(), text))
    });
    runs.collect()
}

/// A word counts once where it stands in both, and once more where it stands in the same place.
fn likeness(wanted: &[&str], words: &[&str]) -> usize {
    let in_both = wanted.iter().filter(|word| words.contains(word)).count();
    let in_place = wanted.iter().zip(words).filter(|(one, other)| one == other).count();
    in_both + in_place
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "قال المجلس: \"فاض\u{a0}النهر ليلة  الأحد\"، وغمر الحقول.";

    #[test]
    fn spaces_and_quotation_marks_may_differ_and_nothing_else() {
        assert!(stands_in("«فاض النهر ليلة الأحد»", PARAGRAPH));
        assert!(stands_in("فاض النهر ليلة الأحد، وغمر الحقول", PARAGRAPH));
        assert!(!stands_in("فاض النهر ليلة الاحد", PARAGRAPH));
        assert!(!stands_in("فاض النهر ليلة الأحد وغمر", PARAGRAPH));
        assert!(!stands_in("لمجلس: فاض", PARAGRAPH));
        assert!(!stands_in("", PARAGRAPH));
    }

    #[test]
    fn the_nearest_words_are_shown() {
        assert_eq!(
            nearest("فاض النهر ليلة الاثنين", &["لا شيء هنا", PARAGRAPH]).as_deref(),
            Some("فاض\u{a0}النهر ليلة  الأحد")
        );
        assert_eq!(nearest("كلام آخر تماما", &[PARAGRAPH]), None);
    }
}
