//! Letters and signs that a keyboard, a converter or another script left in a text: places, and the mend where there is
//! one without judgement. Must never know what a text says.

use super::tag::{LanguageTag, Script};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A stretch of a text that is written otherwise than it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its bytes.
    pub range: Range<usize>,
    /// What belongs there, where that needs no judgement.
    pub mend: Option<String>,
}

/// Marks that steer the direction of the signs beside them and are not seen (U+200E, U+200F, U+061C). Markup does their
/// work.
pub fn direction_marks(text: &str) -> impl Iterator<Item = Slip> + '_ {
    unseen(text, |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}'))
}

/// Embeddings, overrides (U+202A–E) and isolates (U+2066–9): they show what comes after them in another order, to the end
/// of the line and past the text they stand in.
pub fn direction_overrides(text: &str) -> impl Iterator<Item = Slip> + '_ {
    unseen(text, |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

fn unseen(text: &str, is_one: fn(char) -> bool) -> impl Iterator<Item = Slip> + '_ {
    // By the bytes they begin with, as few texts have one and every text is looked through.
    let may_have = text.as_bytes().contains(&0xE2) || text.contains('\u{61C}');
    let text = if may_have { text } else { "" };
    let pairs = text.as_bytes().windows(2).enumerate();
    let may_begin = pairs.filter(|(_, pair)| matches!(pair, [0xE2, 0x80 | 0x81] | [0xD8, 0x9C]));
    let found = may_begin.filter_map(move |(at, _)| Some((at, text.get(at..)?.chars().next().filter(|c| is_one(*c))?)));
    found.map(|(at, c)| Slip { range: at..at + c.len_utf8(), mend: Some(String::new()) })
}

/// Arabic letters as a typesetter's shapes (U+FB50–FDFF, U+FE70–FEFC) instead of letters: no search finds them. The
/// ornate brackets and the signs that are written for themselves (﷼, ﷺ) are no slips.
pub fn presentation_forms(text: &str) -> impl Iterator<Item = Slip> + '_ {
    // The first byte of all of them; few texts have it.
    let from = text.bytes().position(|byte| byte == 0xEF).unwrap_or(text.len());
    runs(text, from, |c| matches!(c, '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}')).map(
        |range| {
            let mend = text[range.clone()].nfkc().collect();
            Slip { range, mend: Some(mend) }
        },
    )
}

/// Whether the letters of other keyboards are known in a text of `language`.
pub fn knows_letters_of(language: &LanguageTag) -> bool {
    language.language() == "ar"
}

/// Letters of neighbouring languages' keyboards in a text of `language`: Persian ک and ی in Arabic. A final ی may stand
/// for ي or for ى, which takes judgement.
pub fn foreign_letters<'t>(text: &'t str, language: &LanguageTag) -> impl Iterator<Item = Slip> + use<'t> {
    let text = if knows_letters_of(language) { text } else { "" };
    // The first byte of each.
    let found = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, 0xDA | 0xDB));
    found.filter_map(move |(at, _)| {
        let c = text.get(at..)?.chars().next()?;
        let range = at..at + c.len_utf8();
        let goes_on = || text[range.end..].chars().next().is_some_and(|next| Script::of(next) == Some(Script::Arabic));
        let mend = match c {
            'ک' => Some("ك"),
            'ی' if goes_on() => Some("ي"),
            'ی' | 'ہ' | 'ھ' | 'ە' | 'ۀ' => None,
            _ => return None,
        };
        Some(Slip { range, mend: mend.map(str::to_owned) })
    })
}

/// Places where a letter of one script touches a letter of another without a space: «قناةBBC». A letter that is tied on
/// with a tatweel («الـBBC») is written so by intention, and so is a proclitic («وBBC»).
pub fn glued_scripts(text: &str) -> Vec<Slip> {
    let letter = |c: char| Script::of(c).filter(|script| *script != Script::Other && c != 'ـ');
    let mut found = Vec::new();
    if !text.as_bytes().windows(2).any(may_touch) {
        return found;
    }
    let mut before = None;
    for (at, c) in text.char_indices() {
        let here = letter(c);
        if let (Some(one), Some(other)) = (before, here)
            && one != other
            && !is_escape(text, at)
            && !is_proclitic_before(text, at)
        {
            found.push(Slip { range: word_start(text, at)..word_end(text, at), mend: None });
        }
        before = here;
    }
    found.dedup();
    found
}

/// Whether two bytes may be of letters of two scripts: of one in ASCII and one that is not, or of Latin letters that are
/// not in ASCII, wherever they stand. Most texts have none.
fn may_touch(pair: &[u8]) -> bool {
    match pair {
        [0xC3..=0xC9 | 0xE1, _] | [0xC2, 0xAA | 0xBA] => true,
        [one, other] if one.is_ascii() => one.is_ascii_alphabetic() && !other.is_ascii(),
        [_, other] => other.is_ascii_alphabetic(),
        _ => false,
    }
}

/// `\n` before a letter in a TOML string.
fn is_escape(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    before.next().is_some_and(|c| c.is_ascii_alphabetic()) && before.next() == Some('\\')
}

/// Up to two letters before the place that can be proclitics: و ف ب ك ل.
fn is_proclitic_before(text: &str, at: usize) -> bool {
    let start = word_start(text, at);
    let before = &text[start..at];
    before.chars().count() <= 2 && before.chars().all(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل'))
}

fn word_start(text: &str, at: usize) -> usize {
    text[..at].char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last().map_or(at, |(start, _)| start)
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |end| at + end)
}

/// Maximal runs of characters that are all wanted, in what begins at byte `from`.
fn runs(text: &str, mut from: usize, wanted: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = Range<usize>> {
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(wanted)?;
        let end = text[start..].find(|c| !wanted(c)).map_or(text.len(), |end| start + end);
        from = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slips(text: &str, found: impl IntoIterator<Item = Slip>) -> Vec<(String, Option<String>)> {
        found.into_iter().map(|slip| (text[slip.range].to_owned(), slip.mend)).collect()
    }

    #[test]
    fn controls_are_found_and_joiners_are_not() {
        let text = "a\u{200F}b\u{200C}c\u{2066}d\u{2069}";
        assert_eq!(slips(text, direction_marks(text)).len(), 1);
        assert_eq!(slips(text, direction_overrides(text)).len(), 2);
    }

    #[test]
    fn presentation_forms_become_letters_and_signs_stay() {
        let text = "ﻣﺼﺮ ﷺ ﴿ ﻻ";
        assert_eq!(
            slips(text, presentation_forms(text)),
            [("ﻣﺼﺮ".to_owned(), Some("مصر".to_owned())), ("ﻻ".to_owned(), Some("لا".to_owned()))]
        );
    }

    #[test]
    fn a_persian_letter_is_foreign_in_arabic_only_and_a_final_yeh_wants_judgement() {
        let text = "کتاب علی بیت";
        let found = slips(text, foreign_letters(text, &"ar".parse().expect("a tag")));
        assert_eq!(
            found,
            [("ک".to_owned(), Some("ك".to_owned())), ("ی".to_owned(), None), ("ی".to_owned(), Some("ي".to_owned()))]
        );
        assert_eq!(foreign_letters(text, &"fa".parse().expect("a tag")).count(), 0);
    }

    #[test]
    fn scripts_that_touch_are_glued_unless_tied_on_by_intention() {
        for (text, expected) in [
            ("قناةBBC قالت", vec!["قناةBBC"]),
            ("قالتBBCعن", vec!["قالتBBCعن"]),
            ("قناة BBC", vec![]),
            ("وBBC والـBBC", vec![]),
            ("«سو-24» وSu-24", vec![]),
            ("سطر\\nسطر", vec![]),
            ("24ساعة", vec![]),
        ] {
            let found: Vec<String> = slips(text, glued_scripts(text)).into_iter().map(|(word, _)| word).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_that_is_passed_over_holds_no_glued_scripts(text in "[bz2éªẞأبـ ¶(\\\\n\u{64E}\u{301}я]{0,8}") {
            // A Latin letter that is not in ASCII has every letter looked at.
            let looked_at = format!("é {text}");
            let behind = |slip: Slip| Slip { range: slip.range.start - "é ".len()..slip.range.end - "é ".len(), ..slip };
            let expected: Vec<Slip> = glued_scripts(&looked_at).into_iter().map(behind).collect();
            prop_assert_eq!(glued_scripts(&text), expected);
        }
    }
}
