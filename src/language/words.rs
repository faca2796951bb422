//! The words of a text (UAX #29). The one door to `unicode-segmentation`.
//!
//! Counting words for quotations and telling headlines from sentences both use it. Must never know what a word means.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text, as ranges of its bytes: what holds a letter or a digit, with its marks and inner punctuation.
///
/// ```
/// use malaf::language::words;
/// let text = "قال: «سو-24»، الساعة 19.40 (Sana’a)";
/// let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
/// assert_eq!(found, ["قال", "سو", "24", "الساعة", "19.40", "Sana’a"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    stretches(text).flat_map(|(start, stretch)| {
        let plain = plain_word(stretch);
        let rest = if plain.is_none() { stretch } else { "" };
        let others = rest.unicode_word_indices().map(|(at, word)| at..at + word.len());
        plain.into_iter().chain(others).map(move |word| start + word.start..start + word.end)
    })
}

/// The text cut where words end in any case, with where each stretch begins: behind a space or a hyphen,
/// before a letter or a digit.
fn stretches(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let cuts = rest.match_indices([' ', '\n', '-']).map(|(at, _)| at + 1);
        let mut cuts = cuts.filter(|at| rest.get(*at..).is_some_and(|behind| behind.starts_with(is_plain)));
        let (start, end) = (from, cuts.next().unwrap_or(rest.len()));
        from += end;
        Some((start, rest.get(..end)?))
    })
}

/// The one word of a stretch of plain letters and digits between signs that join nothing there: most words are such, and
/// are found without looking up each letter. `None` where UAX #29 has to tell.
fn plain_word(stretch: &str) -> Option<Range<usize>> {
    let head = stretch.trim_end_matches(is_sign);
    let word = head.trim_start_matches(is_sign);
    let is_word = word.starts_with(is_plain) && word.chars().all(|c| is_plain(c) || is_mark(c));
    is_word.then(|| head.len() - word.len()..head.len())
}

/// Letters (`ALetter`) and digits (`Numeric`) that make one word with those beside them.
fn is_plain(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{620}'..='\u{64A}' | '٠'..='٩')
}

/// Harakat (`Extend`): they belong to what stands before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}')
}

/// Signs that join no letters unless these stand on both sides.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        ' ' | '\n'
            | '-'
            | '.'
            | ','
            | ':'
            | ';'
            | '!'
            | '?'
            | '('
            | ')'
            | '"'
            | '«'
            | '»'
            | '“'
            | '”'
            | '،'
            | '؛'
            | '؟'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn harakat_tatweel_and_no_break_spaces_are_told_apart() {
        let text = "كشفت\u{A0}وِزارَة الدفـــاع";
        assert_eq!(words(text).map(|word| &text[word]).collect::<Vec<_>>(), ["كشفت", "وِزارَة", "الدفـــاع"]);
    }

    proptest! {
        #[test]
        fn words_stand_in_order_and_hold_a_letter_or_digit(text in any::<String>()) {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.start >= end);
                prop_assert!(text[word.clone()].chars().any(char::is_alphanumeric));
                end = word.end;
            }
        }
    }

    proptest! {
        #[test]
        fn words_are_those_of_uax_29(text in "[ab1أب٣_ \n.,:;'’«»()-،؛؟ـ\u{64E}\u{651}\u{301}\u{200D}\u{200F}\u{2003}\r😀🇸א\"]{0,14}") {
            let by_table: Vec<_> = text.unicode_word_indices().map(|(at, word)| at..at + word.len()).collect();
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), by_table);
        }
    }
}
