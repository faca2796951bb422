//! The words of a text (UAX #29). The one door to `unicode-segmentation`.
//!
//! Counting words for quotations and telling headlines from sentences both use it. Must never know what a word means.

use std::ops::Range;
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// The words of a text, as ranges of its bytes: what holds a letter or a digit, with its marks and inner punctuation.
///
/// ```
/// use malaf::language::words;
/// let text = "قال: «سو-24»، الساعة 19.40 (Sana’a)";
/// let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
/// assert_eq!(found, ["قال", "سو", "24", "الساعة", "19.40", "Sana’a"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut words = Words { text, from: 0, looked_up: None };
    std::iter::from_fn(move || words.next())
}

/// Finds words stretch by stretch. Most stretches are plain ones, in which no letter need be looked up.
struct Words<'t> {
    text: &'t str,
    /// Where the next stretch begins.
    from: usize,
    /// Words of a stretch of which UAX #29 tells, and where it begins.
    looked_up: Option<(usize, UnicodeWordIndices<'t>)>,
}

impl Words<'_> {
    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            if let Some((start, words)) = &mut self.looked_up {
                if let Some((at, word)) = words.next() {
                    return Some(*start + at..*start + at + word.len());
                }
                self.looked_up = None;
            }
            let start = self.from;
            let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
            let Stretch { len, word } = Stretch::first(rest);
            self.from += len;
            match word {
                Some(word) => return Some(start + word.start..start + word.end),
                None => self.looked_up = Some((start, rest.get(..len)?.unicode_word_indices())),
            }
        }
    }
}

/// What reaches to a place where words end in any case: behind a space or a hyphen, before a plain letter.
struct Stretch {
    len: usize,
    /// The one word of plain letters that it consists of, but for signs before and behind it.
    word: Option<Range<usize>>,
}

impl Stretch {
    /// The first of a text.
    fn first(text: &str) -> Self {
        let (mut may_end, mut is_plain, mut word) = (false, true, None::<Range<usize>>);
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            match (Letter::of(c), &mut word) {
                (Letter::Plain, _) if may_end => return Self { len: at, word: word.filter(|_| is_plain) },
                (Letter::Plain, None) => word = Some(at..end),
                (Letter::Plain | Letter::Mark, Some(word)) if word.end == at => word.end = end,
                (Letter::Sign, _) => {}
                _ => is_plain = false,
            }
            may_end = matches!(c, ' ' | '\n' | '-');
        }
        Self { len: text.len(), word: word.filter(|_| is_plain) }
    }
}

/// How a character joins those beside it.
enum Letter {
    /// Letters (`ALetter`) and digits (`Numeric`) make one word with such beside them.
    Plain,
    /// Harakat (`Extend`) belong to what stands before them.
    Mark,
    /// Signs join nothing but letters on both sides.
    Sign,
    /// Whatever is to be looked up.
    Other,
}

impl Letter {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{620}'..='\u{64A}' | '٠'..='٩' => Self::Plain,
            '\u{64B}'..='\u{65F}' => Self::Mark,
            ' ' | '\n' | '-' | '.' | ',' | ':' | ';' | '!' | '?' | '(' | ')' | '"' => Self::Sign,
            '«' | '»' | '“' | '”' | '،' | '؛' | '؟' => Self::Sign,
            _ => Self::Other,
        }
    }
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
