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
    text.unicode_word_indices().map(|(start, word)| start..start + word.len())
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
}
