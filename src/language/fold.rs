//! Folding: one spelling for the many that readers and newspapers use, for *finding*, never for showing.
//!
//! Linking, search and fingerprints all fold the same way; the site's JavaScript follows the same vectors. The rules are
//! context-free (a character's fate depends on itself alone, but for runs of spaces), so that any other language can
//! follow them. Must never know which name or word is sought.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A folded text and the way back from it to the bytes that it was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    spans: Vec<Span>,
    original_len: usize,
}

/// A stretch of folded text. It ends where the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    folded: usize,
    original: usize,
    /// With the harakat that follow the stretch's last letter, so that a match never cuts a letter from its marks.
    original_end: usize,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Every character kept its length in bytes: offsets differ by a constant.
    Steps,
    /// The whole stretch stands for the whole of the original one.
    Whole,
}

/// What folding does with one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Become(char),
    /// Dropped; belongs to the letter before it.
    Mark,
    /// Dropped; belongs to nothing.
    Drop,
    Space,
    /// Not in the table: decompose (NFKD), lower the case, and look again.
    Decompose,
}

/// Folds a text: alef forms, ى, ة, hamza carriers, Persian and Kurdish letters, presentation forms and all digits to one
/// form; harakat, tatweel, Latin diacritics and apostrophes away; lower case; runs of spaces and hyphens to one space.
/// A paragraph break (two line feeds or more) stays two line feeds: no name reaches over it.
///
/// ```
/// use malaf::language::fold::fold;
/// assert_eq!(fold("مُستشفى الأسَد").text(), "مستشفي الاسد");
/// assert_eq!(fold("Deir ez-Zor, Sana’a, ٢٠١٦").text(), "deir ez zor, sanaa, 2016");
/// ```
pub fn fold(original: &str) -> Folded {
    let mut folding = Folding { text: String::with_capacity(original.len()), ..Folding::default() };
    // What folds to itself, most letters of most texts, is taken over by the stretch.
    let mut same = 0..0;
    let mut characters = original.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let end = start + character.len_utf8();
        let fate = fate(character);
        let is_same = match fate {
            Fate::Become(folded) => folded == character,
            // One space between letters.
            Fate::Space if character == ' ' && (folding.spaces.is_none() || !same.is_empty()) => {
                characters.peek().is_some_and(|(_, next)| matches!(self::fate(*next), Fate::Become(_)))
            }
            _ => false,
        };
        if is_same {
            same.end = end;
            continue;
        }
        folding.take_over(original, same);
        folding.take(fate, character, start..end);
        same = end..end;
    }
    folding.take_over(original, same);
    folding.end_spaces();
    Folded { text: folding.text, spans: folding.spans, original_len: original.len() }
}

/// The like for who needs no way back, without a copy of what folds to itself.
pub(super) fn folded(original: &str) -> Cow<'_, str> {
    let is_same = original.chars().all(|character| fate(character) == Fate::Become(character));
    if is_same { Cow::Borrowed(original) } else { Cow::Owned(fold(original).into_text()) }
}

/// The letter that each character folds to; `None` where it folds to none, or to several.
pub(super) fn letters(original: &str) -> impl Iterator<Item = Option<char>> {
    original.chars().map(|character| match fate(character) {
        Fate::Become(folded) => Some(folded),
        Fate::Mark | Fate::Drop | Fate::Space | Fate::Decompose => None,
    })
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The folded text, for who needs no way back.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The bytes of the original that a range of folded bytes was made of: always on character boundaries, and with the
    /// harakat and tatweel that follow its last letter. A range that cuts a character is widened to hold it.
    pub fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.original_start(self.text.floor_char_boundary(folded.start));
        if folded.end <= folded.start {
            return start..start;
        }
        let end = self.original_end(self.text.ceil_char_boundary(folded.end));
        start..end.max(start)
    }

    fn original_start(&self, folded: usize) -> usize {
        if folded >= self.text.len() {
            return self.original_len;
        }
        let after = self.spans.partition_point(|span| span.folded <= folded);
        match after.checked_sub(1).and_then(|index| self.spans.get(index)) {
            None => 0,
            Some(span) => match span.shape {
                Shape::Steps => span.original + (folded - span.folded),
                Shape::Whole => span.original,
            },
        }
    }

    fn original_end(&self, folded: usize) -> usize {
        let after = self.spans.partition_point(|span| span.folded < folded);
        let span_end = self.spans.get(after).map_or(self.text.len(), |next| next.folded);
        match after.checked_sub(1).and_then(|index| self.spans.get(index)) {
            None => 0,
            Some(span) if span.shape == Shape::Steps && folded < span_end => span.original + (folded - span.folded),
            Some(span) => span.original_end,
        }
    }
}

#[derive(Default)]
struct Folding {
    text: String,
    spans: Vec<Span>,
    spaces: Option<Spaces>,
}

/// A run of spaces that may go on.
struct Spaces {
    original: Range<usize>,
    line_feeds: usize,
}

impl Folding {
    /// A stretch of letters that fold to themselves.
    fn take_over(&mut self, original: &str, stretch: Range<usize>) {
        if let Some(letters) = original.get(stretch.clone()).filter(|letters| !letters.is_empty()) {
            self.end_spaces();
            self.push_span(&stretch, Shape::Steps);
            self.text.push_str(letters);
        }
    }

    fn take(&mut self, fate: Fate, character: char, original: Range<usize>) {
        match fate {
            Fate::Become(folded) => self.letter(folded, &original),
            Fate::Mark => self.mark(&original),
            Fate::Drop => {}
            Fate::Space => self.space(character, original),
            Fate::Decompose => self.decompose(character, &original),
        }
    }

    fn letter(&mut self, folded: char, original: &Range<usize>) {
        self.end_spaces();
        let shape = if folded.len_utf8() == original.len() { Shape::Steps } else { Shape::Whole };
        self.push_span(original, shape);
        self.text.push(folded);
    }

    fn push_span(&mut self, original: &Range<usize>, shape: Shape) {
        let folded = self.text.len();
        if let Some(last) = self.spans.last_mut()
            && shape == Shape::Steps
            && last.shape == Shape::Steps
            && last.original + (folded - last.folded) == original.start
        {
            last.original_end = original.end;
            return;
        }
        self.spans.push(Span { folded, original: original.start, original_end: original.end, shape });
    }

    fn mark(&mut self, original: &Range<usize>) {
        if let Some(last) = self.spans.last_mut()
            && self.spaces.is_none()
            && last.original_end == original.start
        {
            last.original_end = original.end;
        }
    }

    fn space(&mut self, character: char, original: Range<usize>) {
        let spaces = self.spaces.get_or_insert(Spaces { original: original.clone(), line_feeds: 0 });
        spaces.original.end = original.end;
        spaces.line_feeds += match character {
            '\n' => 1,
            '\u{2029}' => 2,
            _ => 0,
        };
    }

    fn end_spaces(&mut self) {
        let Some(Spaces { original, line_feeds }) = self.spaces.take() else {
            return;
        };
        let folded = if line_feeds >= 2 { "\n\n" } else { " " };
        let shape = if original.len() == folded.len() { Shape::Steps } else { Shape::Whole };
        self.push_span(&original, shape);
        self.text.push_str(folded);
    }

    fn decompose(&mut self, character: char, original: &Range<usize>) {
        for part in std::iter::once(character).nfkd() {
            for lower in part.to_lowercase() {
                self.part(lower, original);
            }
        }
    }

    /// One part of a decomposed character: as `take`, but what the table does not know stays as it is.
    fn part(&mut self, part: char, original: &Range<usize>) {
        if let Some(letters) = spelled_out(part) {
            letters.chars().for_each(|letter| self.letter(letter, original));
            return;
        }
        match fate(part) {
            Fate::Become(folded) => self.letter(folded, original),
            Fate::Decompose => self.letter(part, original),
            Fate::Space => self.space(part, original.clone()),
            Fate::Mark => self.mark(original),
            Fate::Drop => {}
        }
    }
}

fn fate(character: char) -> Fate {
    match character as usize {
        code @ 0..=0x7F => ASCII[code],
        code @ 0x600..=0x6FF => ARABIC[code - 0x600],
        _ => elsewhere(character),
    }
}

/// The fates of U+0000–7F.
static ASCII: [Fate; 0x80] = {
    let mut fates = [Fate::Drop; 0x80];
    let mut code = 0;
    while code < 0x80 {
        fates[code as usize] = ascii(code as char);
        code += 1_u8;
    }
    fates
};

/// The fates of U+0600–6FF.
static ARABIC: [Fate; 0x100] = {
    let mut fates = [Fate::Drop; 0x100];
    let mut code = 0;
    while code < 0x100 {
        if let Some(character) = char::from_u32(0x600 + code) {
            fates[code as usize] = arabic(character);
        }
        code += 1;
    }
    fates
};

fn elsewhere(character: char) -> Fate {
    match character {
        // Latin diacritics; Hebrew points; Arabic marks of the extended block; half marks and symbols' marks.
        '\u{300}'..='\u{36F}'
        | '\u{591}'..='\u{5BD}'
        | '\u{5BF}'
        | '\u{5C1}'..='\u{5C2}'
        | '\u{5C4}'..='\u{5C5}'
        | '\u{5C7}'
        | '\u{8CA}'..='\u{8E1}'
        | '\u{8E3}'..='\u{8FF}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' => Fate::Mark,
        // Harakat as presentation forms: NFKC makes spaces of them, which would cut words.
        '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}' => Fate::Mark,
        '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Fate::Space,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Fate::Space,
        // Soft hyphen, joiners, direction controls, byte order mark.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {
            Fate::Drop
        }
        // Apostrophes, and the ʿayn and hamza of transliterations.
        '\u{B4}' | '\u{2018}'..='\u{201B}' | '\u{2B9}'..='\u{2BF}' | '\u{2032}' | '\u{2035}' => Fate::Drop,
        'ς' => Fate::Become('σ'),
        'ı' => Fate::Become('i'),
        _ => Fate::Decompose,
    }
}

const fn ascii(character: char) -> Fate {
    match character {
        'A'..='Z' => Fate::Become(character.to_ascii_lowercase()),
        ' ' | '\t'..='\r' | '-' => Fate::Space,
        '\'' | '`' => Fate::Drop,
        _ => Fate::Become(character),
    }
}

const fn arabic(character: char) -> Fate {
    match character {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => Fate::Become('ا'),
        'ى' | 'ئ' | 'ی' | 'ې' | 'ے' | 'ۍ' | 'ێ' | 'ۓ' | 'ٸ' | 'ؽ' | 'ؾ' | 'ؿ' => Fate::Become('ي'),
        'ة' | 'ە' | 'ہ' | 'ۀ' | 'ۂ' | 'ۃ' | 'ھ' => Fate::Become('ه'),
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' | 'ٶ' | 'ٷ' | 'ۏ' => Fate::Become('و'),
        'ک' | 'ڪ' | 'گ' => Fate::Become('ك'),
        'پ' => Fate::Become('ب'),
        'چ' => Fate::Become('ج'),
        'ژ' => Fate::Become('ز'),
        'ڤ' => Fate::Become('ف'),
        'ڕ' => Fate::Become('ر'),
        'ڵ' => Fate::Become('ل'),
        '٠'..='٩' | '۰'..='۹' => Fate::Become(ascii_digit(character)),
        '٪' => Fate::Become('%'),
        '٫' => Fate::Become('.'),
        '٬' => Fate::Become(','),
        '۔' => Fate::Become('.'),
        // Tatweel, harakat, Quranic marks, superscript alef, high hamza.
        '\u{640}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{674}' => Fate::Mark,
        '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' => Fate::Mark,
        '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' => Fate::Drop,
        _ => Fate::Become(character),
    }
}

const fn ascii_digit(digit: char) -> char {
    match char::from_digit(digit as u32 & 0xF, 10) {
        Some(ascii) => ascii,
        None => digit,
    }
}

/// Latin letters that Unicode does not decompose.
fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_equal_when_folded(forms: &[&str]) {
        let folded: Vec<String> = forms.iter().map(|form| fold(form).into_text()).collect();
        assert!(folded.windows(2).all(|pair| pair[0] == pair[1]), "{folded:?}");
    }

    /// The part of the original that folded `needle` came from.
    fn found(original: &str, needle: &str) -> String {
        let folded = fold(original);
        let start = folded.text().find(needle).expect("the needle");
        original[folded.original_range(start..start + needle.len())].to_owned()
    }

    #[test]
    fn spellings_of_one_word_fold_alike() {
        assert_equal_when_folded(&["الإئتلاف", "الائتلاف", "الأئتلاف"]);
        assert_equal_when_folded(&["مستشفى", "مستشفي", "مُسْتَشفی"]);
        assert_equal_when_folded(&["کردی", "كردي"]);
        assert_equal_when_folded(&["۲۰۱۶", "٢٠١٦", "2016"]);
        assert_equal_when_folded(&["حميميم", "حميـــميم", "حُمَيْمِيم", "ﺣﻤﻴﻤﻴﻢ"]);
        assert_equal_when_folded(&["لا إله", "\u{FEFB} اله", "لا\u{A0}إله"]);
        assert_equal_when_folded(&["Deir ez-Zor", "deir ez zor", "DEIR EZ‑ZOR", "Deir  ez–Zor", "Deir ez-\nZor"]);
        assert_equal_when_folded(&["Sana'a", "Sana’a", "Sanaʿa", "Sanʿāʾ a".replace(' ', "").as_str()]);
        assert_equal_when_folded(&["Müller", "Mu\u{308}ller", "MÜLLER", "muller"]);
        assert_equal_when_folded(&["Łódź", "lodz"]);
        assert_equal_when_folded(&["İstanbul", "istanbul", "ıstanbul"]);
        assert_equal_when_folded(&["Straße", "STRASSE", "STRAẞE"]);
        assert_equal_when_folded(&["١٩٫٤٠", "19.40"]);
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in
            [("حميميم", "حميم"), ("حلب", "حلبي"), ("Homs", "Hama"), ("2016", "2015"), ("سورية", "سوريا")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn a_paragraph_break_stays_and_a_line_break_does_not() {
        assert_eq!(fold("a\nb\n\nc \n \n\n d").text(), "a b\n\nc\n\nd");
    }

    #[test]
    fn direction_controls_and_soft_hyphens_leave_no_trace() {
        assert_eq!(fold("\u{200F}حمص\u{200E} (Ho\u{AD}ms\u{202C})").text(), "حمص (homs)");
    }

    #[test]
    fn a_match_leads_back_to_its_letters_with_their_harakat() {
        assert_eq!(found("في حِمْصَ اليوم", "حمص"), "حِمْصَ");
        assert_eq!(found("قـــال العليّـُ إن", "العلي"), "العليّـُ");
        assert_eq!(found("of Sana’a’s port", "sanaa"), "Sana’a");
        assert_eq!(found("in ‘Homs’ today", "homs"), "Homs");
        assert_eq!(found("naïve café owner", "cafe"), "café");
        assert_eq!(found("cafe\u{301} owner", "cafe"), "cafe\u{301}");
        assert_eq!(found("Deir  ez – Zor", "ez zor"), "ez – Zor");
        assert_eq!(found("٢٠١٦ ثم ٢٠١٧", "2017"), "٢٠١٧");
        assert_eq!(found("قال ﷺ إن", "عليه"), "ﷺ");
        assert_eq!(found("\u{FEFF}حمص", "حمص"), "حمص");
    }

    #[test]
    fn every_character_of_unicode_folds_to_something_that_folds_to_itself() {
        for character in '\0'..=char::MAX {
            let once = fold(&format!("x{character}y")).into_text();
            assert_eq!(fold(&once).text(), once, "{character:?}");
        }
    }

    #[test]
    fn the_vectors_that_the_scripts_share_pass() {
        let vectors = include_str!("../../tests/vectors/fold.tsv");
        let pairs: Vec<(&str, &str)> =
            vectors.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
        assert!(pairs.len() >= 25);
        for (input, expected) in pairs {
            assert_eq!(fold(&input.replace("\\n", "\n")).text(), expected.replace("\\n", "\n"), "{input}");
        }
    }

    #[test]
    fn lucenes_normalization_vectors_pass() {
        let vectors = include_str!("../../tests/vectors/lucene_normalize.tsv");
        let pairs: Vec<(&str, &str)> =
            vectors.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
        assert!(pairs.len() >= 14);
        for (input, expected) in pairs {
            assert_eq!(fold(input).text(), fold(expected).text(), "{input}");
            assert_eq!(fold(input).text(), expected, "{input}");
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[ء-ي\u{64B}-\u{652}ـ٠-٩a-zA-Z0-9 ’'éÜ\u{301}\n\u{200F}ﻻﷺ«»،.-]{0,60}",
            "\\PC{0,40}",
        ]
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in texts()) {
            let once = fold(&text).into_text();
            let twice = fold(&once).into_text();
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn every_range_falls_on_character_boundaries(text in texts(), a in 0usize..200, b in 0usize..200) {
            let folded = fold(&text);
            let range = folded.original_range(a.min(b)..a.max(b));
            prop_assert!(text.get(range.clone()).is_some(), "{:?}", range);
        }

        #[test]
        fn what_a_range_leads_back_to_holds_what_was_found(text in texts(), a in 0usize..80, b in 1usize..20) {
            let folded = fold(&text);
            let start = folded.text().floor_char_boundary(a);
            let end = folded.text().ceil_char_boundary(start + b);
            let found = &folded.text()[start..end];
            let original = &text[folded.original_range(start..end)];
            let refolded = fold(original).into_text();
            prop_assert!(refolded.contains(found.trim()), "{:?} in {:?}", found, refolded);
        }

        #[test]
        fn the_whole_leads_back_to_the_whole_where_nothing_is_dropped(text in "[ء-غف-يa-z ]{1,40}") {
            let folded = fold(&text);
            prop_assert_eq!(folded.original_range(0..folded.text().len()), 0..text.len());
        }
    }
}
