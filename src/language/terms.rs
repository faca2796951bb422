//! The words of a text as search knows them: folded, without the article, with the other ways they may be read.
//!
//! The site's scripts follow the same rules (`themes/diwan/scripts/search/terms.js`); both pass
//! `tests/vectors/terms.tsv`. Context-free like folding: whether a reading is a word is for whoever knows the words.

use super::clitics::are_proclitics;
use super::fold::{Folded, fold};
use std::borrow::Cow;
use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What it is found by: see [`key`].
    pub key: String,
    /// The bytes of the text that it stands in.
    pub range: Range<usize>,
}

/// The words of a text: runs of letters and digits of the folded text. `1,600` is one number; `Moscow’s` is `moscow`.
///
/// ```
/// use malaf::language::terms::terms;
/// let keys: Vec<String> = terms("قال الروس في ٢٣ شباط: 1,600 (Moscow’s)").into_iter().map(|term| term.key).collect();
/// assert_eq!(keys, ["قال", "روس", "في", "23", "شباط", "1600", "moscow"]);
/// ```
pub fn terms(text: &str) -> Vec<Term> {
    let folded = fold(text);
    let mut found = Vec::new();
    each_word(text, &folded, |word, run| {
        found.push(Term { key: key(word).into_owned(), range: folded.original_range(run) });
    });
    found
}

/// Hands the key of each word of a text to `take`, in order: for indexes, which need no way back to the text. What a text
/// gives is what its pieces between white space give, one after another.
pub fn each_key(text: &str, mut take: impl FnMut(&str)) {
    let folded = fold(text);
    each_word(text, &folded, |word, _| take(&key(word)));
}

/// What a folded word is found by: without the article and what stands before it, where three letters or more remain;
/// without the `s` of a Latin plural; without a number's leading zeros. Both the index and queries do so, so nothing is
/// lost by it; other particles go only where knowledge of the words says so (see [`readings`]).
///
/// ```
/// use malaf::language::terms::key;
/// assert_eq!(key("وللروس"), "روس");
/// assert_eq!((key("zones"), key("parties"), key("damascus")), ("zone".into(), "party".into(), "damascus".into()));
/// assert_eq!(key("02"), "2");
/// ```
pub fn key(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return latin_key(word);
    }
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let bare = rest.strip_prefix("لل").or_else(|| rest.strip_prefix(['ب', 'ك']).unwrap_or(rest).strip_prefix("ال"));
    bare.filter(|bare| bare.chars().nth(2).is_some()).unwrap_or(word).into()
}

fn latin_key(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let bare = word.trim_start_matches('0');
        return if bare.is_empty() { "0" } else { bare }.into();
    }
    let kept = word.len() < SHORTEST_PLURAL || ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('s').filter(|_| !kept) {
        Some(singular) => match singular.strip_suffix("ie").filter(|stem| stem.len() > 2) {
            Some(stem) => format!("{stem}y").into(),
            None => singular.into(),
        },
        None => word.into(),
    }
}

/// In shorter words an `s` at the end is mostly the word's own: Homs.
const SHORTEST_PLURAL: usize = 5;

/// The other keys that a key may be read as: without proclitics.
///
/// ```
/// use malaf::language::terms::readings;
/// assert_eq!(readings("وحميميم"), ["حميميم"]);
/// assert_eq!(readings("homs"), [""; 0]);
/// ```
pub fn readings(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |reading: &str| {
        let reading = key(reading);
        if reading != word && reading.chars().nth(2).is_some() && !found.iter().any(|other| *other == reading) {
            found.push(reading.into_owned());
        }
    };
    for (at, _) in word.char_indices().skip(1).take(LONGEST) {
        if let Some((before, rest)) = word.split_at_checked(at)
            && are_proclitics(before)
        {
            add(rest);
            // In front of ل, an article is written as a second ل: what follows لل may begin with one of its own.
            if before.ends_with("لل") {
                add(&format!("ل{rest}"));
            }
        }
    }
    found
}

/// و + ب + ال.
const LONGEST: usize = 4;

/// Hands each word, folded, and its run of the folded text to `take`.
fn each_word(text: &str, folded: &Folded, mut take: impl FnMut(&str, Range<usize>)) {
    let all = folded.text();
    for run in runs(all) {
        let Some(found) = all.get(run.clone()) else { continue };
        let word = if found.contains(',') { found.replace(',', "").into() } else { Cow::from(found) };
        let bare = word.strip_suffix('s').filter(|bare| !bare.is_empty());
        let bare = bare.filter(|_| is_possessive(text.get(folded.original_range(run.clone())).unwrap_or_default()));
        take(bare.unwrap_or(&word), run);
    }
}

fn is_possessive(written: &str) -> bool {
    written.ends_with("'s") || written.ends_with("’s")
}

/// Runs of letters and digits; a comma before exactly three digits belongs to its number.
fn runs(folded: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::with_capacity(folded.len() / 6);
    for (at, character) in folded.char_indices() {
        let end = at + character.len_utf8();
        let in_number = || character == ',' && separates_thousands(folded, at);
        if !character.is_alphanumeric() && !in_number() {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

fn separates_thousands(folded: &str, comma: usize) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = folded.as_bytes();
    let before = comma.checked_sub(1).and_then(|at| bytes.get(at));
    digit(before) && (1..=3).all(|n| digit(bytes.get(comma + n))) && !digit(bytes.get(comma + 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each_key(text, |key| found.push(key.to_owned()));
        found
    }

    proptest! {
        #[test]
        fn a_text_gives_what_its_pieces_give(
            text in prop_oneof![any::<String>(), "[ \\t\\n،,.0-9’'sاوبلرa-c\u{64B}\u{640}\u{200F}\u{A0}\u{2013}-]{0,40}"]
        ) {
            let pieces: Vec<String> = text.split_ascii_whitespace().flat_map(keys).collect();
            prop_assert_eq!(keys(&text), pieces);
        }
    }

    #[test]
    fn words_and_their_readings_pass_the_vectors() {
        let vectors = include_str!("../../tests/vectors/terms.tsv");
        let rows: Vec<Vec<&str>> = vectors
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .filter(|row: &Vec<&str>| row.len() >= 2)
            .collect();
        assert!(rows.len() >= 20);
        for row in rows {
            let found = terms(row[0]);
            let keys: Vec<&str> = found.iter().map(|term| term.key.as_str()).collect();
            assert_eq!(keys.join(" "), row[1], "{}", row[0]);
            let others: Vec<String> = found.iter().flat_map(|term| readings(&term.key)).collect();
            assert_eq!(others.join(" "), row.get(2).copied().unwrap_or_default(), "{}", row[0]);
        }
    }

    #[test]
    fn a_word_leads_back_to_its_letters() {
        let text = "في حِمْصَ: Moscow’s 1,600";
        let found: Vec<&str> = terms(text).into_iter().map(|term| &text[term.range]).collect();
        assert_eq!(found, ["في", "حِمْصَ", "Moscow’s", "1,600"]);
    }
}
