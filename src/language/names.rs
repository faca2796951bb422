//! Finds names in running text: Aho–Corasick over folded text, then strict verification. The one door to
//! `aho-corasick`.
//!
//! Folding finds loosely (ى as ي, hamza away); each find must then be a whole word, with nothing before it but proclitics
//! ([`super::clitics`]), and agree with the name in what folding hides (على is not علي). Matches overlap while searching,
//! since leftmost-longest hides a valid short name behind a longer one that is rejected; of those that hold, the longest
//! stays. Must never know what a name stands for: it is a number.

use super::attribute::{Joined, has_article, is_attribute};
use super::clitics::{are_proclitics, behind_lam};
use super::fold::{Folded, fold};
use super::tag::Script;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What must hold for a name to count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameFlags {
    /// It is also an ordinary word: it counts only where another name of the same bearer stands in the same paragraph or
    /// in one before it.
    pub needs_context: bool,
    /// It counts only with these capital letters.
    pub case_sensitive: bool,
    /// It is never found in running text.
    pub never_link: bool,
}

/// A name to look for.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    /// Whose it is; several names may share one bearer.
    pub id: u32,
    /// As it is written.
    pub text: &'a str,
    /// What must hold.
    pub flags: NameFlags,
}

/// A place in a text where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The bytes of the text: whole words, with proclitics and harakat.
    pub range: Range<usize>,
    /// Whose name it is.
    pub id: u32,
    /// Which name it is, counted from 0 as they were given.
    pub name: usize,
}

/// A name that several bearers share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Whose name it may be, ascending.
    pub ids: Vec<u32>,
}

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// In the order of the text; none overlaps another.
    pub hits: Vec<Hit>,
    /// Names that cannot be told apart: never resolved by luck.
    pub ambiguous: Vec<Ambiguous>,
}

/// Looks for many names at once.
#[derive(Debug)]
pub struct NameFinder {
    automaton: Option<AhoCorasick>,
    /// For each pattern, the names that may be meant by it.
    patterns: Vec<Vec<Pattern>>,
    straddled: Straddled,
}

/// What becomes of two bearers' names of which one begins within the other and ends behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Straddled {
    /// They cannot be told apart.
    Ambiguous,
    /// The first stands.
    First,
}

/// One reading of a pattern.
#[derive(Debug, Clone)]
struct Pattern {
    id: u32,
    name: usize,
    flags: NameFlags,
    written: String,
    /// Arabic letters as written, word by word; the article merged with ل is left out.
    letters: Vec<Vec<char>>,
    has_tanwin: bool,
    lam: Lam,
}

/// Whether a pattern opens with ل and the article in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lam {
    Apart,
    Merged,
}

/// A pattern's match that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Verified {
    /// Of the name itself, in folded bytes: proclitics do not make a name longer.
    start: usize,
    end: usize,
    word_start: usize,
    id: u32,
    name: usize,
    needs_context: bool,
}

/// Names of so many bytes in all are looked for by a DFA, which is the faster automaton, and for many names a large one
/// (somewhat arbitrary).
const DFA: usize = 64 * 1024;

impl NameFinder {
    /// A finder of these names; those that fold to nothing are left out.
    pub fn new<'a>(names: impl Iterator<Item = Name<'a>>) -> Self {
        let mut patterns: BTreeMap<String, Vec<Pattern>> = BTreeMap::new();
        for (number, name) in names.enumerate().filter(|(_, name)| !name.flags.never_link) {
            for (folded, pattern) in readings(number, &name) {
                patterns.entry(folded).or_default().push(pattern);
            }
        }
        patterns.values_mut().for_each(told_apart);
        let letters: usize = patterns.keys().map(String::len).sum();
        let kind = (letters <= DFA).then_some(AhoCorasickKind::DFA);
        // An automaton that cannot be built (more states than it can number) finds nothing; no dossier comes near.
        let automaton = AhoCorasick::builder().kind(kind).build(patterns.keys());
        let automaton = automaton.ok().filter(|_| !patterns.is_empty());
        Self { automaton, patterns: patterns.into_values().collect(), straddled: Straddled::Ambiguous }
    }

    /// The same for names of concepts: where two share a word both are written there, and the first is counted.
    #[must_use]
    pub fn for_terms(self) -> Self {
        Self { straddled: Straddled::First, ..self }
    }

    /// Every name in a text.
    ///
    /// ```
    /// use malaf::language::{Name, NameFinder, NameFlags};
    /// let base = Name { id: 7, text: "حميميم", flags: NameFlags::default() };
    /// let finder = NameFinder::new([base].into_iter());
    /// let text = "من قاعدة حميميم وبحميميم";
    /// let found: Vec<&str> = finder.find(text).hits.into_iter().map(|hit| &text[hit.range]).collect();
    /// assert_eq!(found, ["حميميم", "وبحميميم"]);
    /// ```
    pub fn find(&self, text: &str) -> Found {
        self.find_between(text, &[])
    }

    /// Every name in a text that no border divides: bytes of the text, ascending, at which something else begins, such as
    /// a link. A name behind a border is found although a longer one runs across it.
    pub fn find_between(&self, text: &str, borders: &[usize]) -> Found {
        let Some(automaton) = &self.automaton else {
            return Found::default();
        };
        let folded = fold(text);
        let mut verified = Vec::new();
        for hit in automaton.find_overlapping_iter(folded.text()) {
            let Some(word_start) = whole_words(text, &folded, hit.range()) else {
                continue;
            };
            if is_divided(&folded.original_range(word_start..hit.end()), borders) {
                continue;
            }
            let meant = self.patterns.get(hit.pattern().as_usize()).into_iter().flatten();
            let holds = meant.filter(|pattern| pattern.holds(text, &folded, word_start, hit.range()));
            verified.extend(holds.map(|pattern| Verified {
                start: hit.start(),
                end: hit.end(),
                word_start,
                id: pattern.id,
                name: pattern.name,
                needs_context: pattern.flags.needs_context,
            }));
        }
        settle(with_context(verified, folded.text()), &folded, self.straddled)
    }
}

fn is_divided(range: &Range<usize>, borders: &[usize]) -> bool {
    let next = borders.get(borders.partition_point(|border| *border <= range.start));
    next.is_some_and(|border| *border < range.end)
}

/// A name as it may stand in folded text: as it is, and behind ل where it opens with the article.
fn readings(number: usize, name: &Name<'_>) -> impl Iterator<Item = (String, Pattern)> {
    let folded = fold(name.text.trim()).into_text();
    let letters = words_of_letters(name.text);
    let pattern = |lam, letters| Pattern {
        id: name.id,
        name: number,
        flags: name.flags,
        written: name.text.to_owned(),
        letters,
        has_tanwin: has_tanwin(name.text),
        lam,
    };
    let mut without_article = letters.clone();
    if let Some(first) = without_article.first_mut() {
        first.drain(..2.min(first.len()));
    }
    let merged: Vec<String> = behind_lam(&folded).collect();
    let apart = (!folded.is_empty()).then(|| (folded, pattern(Lam::Apart, letters)));
    let merged: Vec<_> = merged.into_iter().map(|text| (text, pattern(Lam::Merged, without_article.clone()))).collect();
    apart.into_iter().chain(merged)
}

/// Without the names of a bearer that hold wherever an earlier one of his does: each find would weigh all of them.
fn told_apart(patterns: &mut Vec<Pattern>) {
    let mut seen = BTreeSet::new();
    patterns.retain(|pattern| {
        let written = pattern.flags.case_sensitive.then(|| pattern.written.clone());
        let letters = pattern.letters.clone();
        seen.insert((pattern.id, pattern.flags, pattern.lam, letters, pattern.has_tanwin, written))
    });
}

/// Where the first word of a match begins, proclitics included; `None` where the match is not whole words.
fn whole_words(text: &str, folded: &Folded, hit: Range<usize>) -> Option<usize> {
    let (before, after) = (folded.text().get(..hit.start)?, folded.text().get(hit.end..)?);
    if after.starts_with(char::is_alphanumeric) && !is_possessive(text, folded, &hit, after) {
        return None;
    }
    let word_start = before.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
    let word_start = word_start.map_or(hit.start, |(at, _)| at);
    are_proclitics(folded.text().get(word_start..hit.start)?).then_some(word_start)
}

/// `Putin’s`: folding drops the apostrophe.
fn is_possessive(text: &str, folded: &Folded, hit: &Range<usize>, after: &str) -> bool {
    let ends = after.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let end = folded.original_range(hit.clone()).end;
    ends && text.get(end..).is_some_and(|rest| rest.starts_with(['\'', '’']))
}

impl Pattern {
    /// Whether a match agrees with the name in what folding hides.
    fn holds(&self, text: &str, folded: &Folded, word_start: usize, hit: Range<usize>) -> bool {
        let proclitics = folded.text().get(word_start..hit.start).unwrap_or_default();
        let Some(found) = text.get(folded.original_range(hit)) else {
            return false;
        };
        // Before ل with the article only و and ف can stand.
        let fits = match self.lam {
            Lam::Apart => proclitics.is_empty() || may_carry(proclitics, &self.letters),
            Lam::Merged => matches!(proclitics, "" | "و" | "ف"),
        };
        // Most names stand as they are written, which needs no look at letters.
        if self.lam == Lam::Apart && found == self.written {
            return fits;
        }
        fits && self.agrees(found)
            && has_tanwin(found) == self.has_tanwin
            && (!self.flags.case_sensitive || same_letters(&self.written, found))
    }

    fn agrees(&self, found: &str) -> bool {
        let mut words = words_of_letters(found);
        if let (Lam::Merged, Some(first)) = (self.lam, words.first_mut()) {
            // Where three lams are written as two, one of them is the name's own.
            let wanted = self.letters.first().map_or(0, Vec::len);
            let spare = first.len().saturating_sub(wanted);
            first.drain(..spare);
        }
        words.len() == self.letters.len() && self.letters.iter().zip(&words).all(|(name, word)| agree(name, word))
    }
}

/// Whether a word ends in tanwin on alef: روسياً is an adjective ("Russian"), روسيا the country.
fn has_tanwin(text: &str) -> bool {
    text.contains('\u{64B}') && (text.contains("ا\u{64B}") || text.contains("\u{64B}ا"))
}

/// Short words carry proclitics by chance too often: two letters never do, three do but for ك ("like", and the second
/// letter of many a verb). Longer ones do (ARABIC.md, *Folding and clitics*), and words of another script do by no chance. The article before a nisba makes it an
/// adjective: سورية is the country, السورية is "Syrian".
fn may_carry(proclitics: &str, words: &[Vec<char>]) -> bool {
    let is_nisba = |word: &Vec<char>| word.ends_with(&['ي']) || word.ends_with(&['ي', 'ة']);
    let article = proclitics.ends_with("ال") || proclitics.ends_with("لل");
    if article && words.len() == 1 && words.iter().any(is_nisba) {
        return false;
    }
    match words.first().map(Vec::len) {
        None => true,
        Some(0..=2) => false,
        Some(3) => !proclitics.contains('ك'),
        _ => true,
    }
}

/// Whether one word is a spelling of the other: writers leave hamza away and swap final letters in words that stay
/// themselves; in a word of three letters or fewer the same slip makes another word.
fn agree(name: &[char], word: &[char]) -> bool {
    let lenient = name.len() > 3;
    let same = |(wanted, found): (&char, &char)| {
        wanted == found
            || match (wanted, found) {
                ('أ' | 'إ' | 'آ', 'ا') => true,
                ('ا', 'أ' | 'إ' | 'آ')
                | ('ى', 'ي')
                | ('ي', 'ى')
                | ('ة', 'ه')
                | ('ه', 'ة')
                | ('ؤ', 'و')
                | ('و', 'ؤ')
                | ('ئ', 'ي' | 'ى')
                | ('ي' | 'ى', 'ئ') => lenient,
                _ => false,
            }
    };
    name.len() == word.len() && name.iter().zip(word).all(same)
}

/// The Arabic letters of each word, with hamza and final letters as written; marks, tatweel and presentation forms away.
/// Words without an Arabic letter are left out: Latin folding hides nothing that tells names apart.
fn words_of_letters(text: &str) -> Vec<Vec<char>> {
    // What no normalization changes, and no mark beside it: most words are such.
    let stays = |c: char| c.is_ascii() || matches!(c, 'ء'..='غ' | 'ف'..='ي');
    let word = |word: &str| -> Vec<char> {
        if word.chars().all(stays) {
            return word.chars().filter(|c| !c.is_ascii()).collect();
        }
        let letter = |c: &char| c.is_alphabetic() && !is_combining_mark(*c) && Script::of(*c) == Some(Script::Arabic);
        word.nfkc().map(plain).filter(letter).collect()
    };
    let words = text.split(|c: char| c.is_whitespace() || c == '-' || c == '\u{2011}').map(word);
    words.filter(|letters| !letters.is_empty()).collect()
}

/// Persian and Urdu keyboards' letters in Arabic words; tatweel to nothing that counts.
fn plain(letter: char) -> char {
    match letter {
        'ک' => 'ك',
        'ی' => 'ي',
        'ٱ' => 'ا',
        'ـ' => ' ',
        other => other,
    }
}

fn same_letters(written: &str, found: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(written) == letters(found)
}

/// Without the names that need context and have none: another name of the bearer, earlier or in the same paragraph, as
/// writers introduce somebody before they shorten the name; and without those that stand as an adjective there.
fn with_context(verified: Vec<Verified>, text: &str) -> Vec<Verified> {
    let mut introduced: BTreeMap<u32, usize> = BTreeMap::new();
    for hit in verified.iter().filter(|hit| !hit.needs_context) {
        let first = introduced.entry(hit.id).or_insert(hit.start);
        *first = hit.start.min(*first);
    }
    let is_known = |hit: &Verified| {
        let rest = text.get(hit.end..).unwrap_or_default();
        let paragraph_end = rest.find("\n\n").map_or(text.len(), |at| hit.end + at);
        introduced.get(&hit.id).is_some_and(|first| *first < paragraph_end)
    };
    let ends: BTreeSet<usize> = verified.iter().filter(|hit| !hit.needs_context).map(|hit| hit.end).collect();
    let counts = |hit: &Verified| !hit.needs_context || is_known(hit) && !stands_as_attribute(hit, text, &ends);
    verified.into_iter().filter(counts).collect()
}

/// Whether one word of Arabic stands where an adjective stands, and not behind another name, which ends at one of `ends`.
fn stands_as_attribute(hit: &Verified, text: &str, ends: &BTreeSet<usize>) -> bool {
    let (Some(before), Some(name)) = (text.get(..hit.word_start), text.get(hit.start..hit.end)) else { return false };
    let is_word = name.chars().all(|c| Script::of(c) == Some(Script::Arabic)) && !has_article(name);
    let joined = match text.get(hit.word_start..hit.start) {
        Some("") => Joined::No,
        Some("و" | "ف") => Joined::Yes,
        // A preposition has a noun behind it.
        _ => return false,
    };
    is_word && !ends.contains(&before.trim_end_matches(' ').len()) && is_attribute(before, joined)
}

/// The longest names, from the left; a name of several bearers belongs to none, nor do words that one bearer's name ends
/// with and another's begins with.
fn settle(mut verified: Vec<Verified>, folded: &Folded, straddled: Straddled) -> Found {
    verified.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.id, hit.name));
    let mut found = Found::default();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for here in verified.chunk_by(|one, other| (one.start, one.end) == (other.start, other.end)) {
        let Some(first) = here.first() else { continue };
        match groups.last_mut() {
            Some(last) if first.end <= last.end => {}
            Some(last) if first.start < last.end => match straddled {
                Straddled::Ambiguous => last.straddled(here, first.end),
                Straddled::First => {}
            },
            _ => groups.push(Group { first, end: first.end, ids: here.iter().map(|hit| hit.id).collect() }),
        }
    }
    for Group { first, end, ids } in groups {
        let range = folded.original_range(first.word_start..end);
        if ids.len() == 1 {
            found.hits.push(Hit {
                range: folded.original_range(first.word_start..first.end),
                id: first.id,
                name: first.name,
            });
        } else {
            found.ambiguous.push(Ambiguous { range, ids: ids.into_iter().collect() });
        }
    }
    found
}

/// Names of the same words, or of words that hang together.
struct Group<'a> {
    first: &'a Verified,
    end: usize,
    ids: BTreeSet<u32>,
}

impl Group<'_> {
    /// A name that begins within this one and ends behind it. One bearer's own names do not compete.
    fn straddled(&mut self, others: &[Verified], end: usize) {
        let others: BTreeSet<u32> = others.iter().map(|hit| hit.id).collect();
        if others != self.ids {
            self.ids.extend(others);
            self.end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NEEDS_CONTEXT: NameFlags = NameFlags { needs_context: true, case_sensitive: false, never_link: false };

    /// What a bearer's names have in common is looked for once: thousands of aliases cost each find nothing more.
    #[test]
    fn names_that_hold_in_the_same_places_are_one() {
        let plain = NameFlags::default();
        let exact = NameFlags { case_sensitive: true, ..plain };
        let names = [
            (1, "cafe", plain),
            (1, "Café", plain),
            (1, "Cafe", exact),
            (1, "CAFE", exact),
            (2, "café", plain),
            (1, "علي", plain),
            (1, "على", plain),
            (1, "عَلي", plain),
        ];
        let finder = NameFinder::new(names.iter().map(|(id, text, flags)| Name { id: *id, text, flags: *flags }));
        let kept: BTreeSet<usize> = finder.patterns.iter().flatten().map(|pattern| pattern.name).collect();
        assert_eq!(kept, BTreeSet::from([0, 2, 3, 4, 5, 6]));
    }

    fn finder(names: &[(u32, &str)]) -> NameFinder {
        NameFinder::new(names.iter().map(|(id, text)| Name { id: *id, text, flags: NameFlags::default() }))
    }

    fn found(names: &[(u32, &str)], text: &str) -> Vec<(String, u32)> {
        let hits = finder(names).find(text).hits;
        hits.into_iter().map(|hit| (text[hit.range].to_owned(), hit.id)).collect()
    }

    fn surfaces(names: &[(u32, &str)], text: &str) -> Vec<String> {
        found(names, text).into_iter().map(|(surface, _)| surface).collect()
    }

    #[test]
    fn a_name_is_found_with_its_clitics_and_not_inside_another_word() {
        let names = [(0, "حميميم"), (1, "الوعر"), (2, "دمشق"), (3, "اللاذقية")];
        assert_eq!(surfaces(&names, "في حميميم وبحميميم ولحميميم"), ["حميميم", "وبحميميم", "ولحميميم"]);
        assert_eq!(
            surfaces(&names, "الوعر والوعر بالوعر للوعر وللوعر"),
            ["الوعر", "والوعر", "بالوعر", "للوعر", "وللوعر"]
        );
        assert_eq!(surfaces(&names, "إلى اللاذقية، للاذقية ولللاذقية"), ["اللاذقية", "للاذقية", "ولللاذقية"]);
        assert_eq!(surfaces(&names, "دمشقي وحميميمية والدمشقيون"), Vec::<String>::new());
        assert_eq!(surfaces(&names, "مدمشق"), Vec::<String>::new());
    }

    #[test]
    fn short_names_take_clitics_with_care() {
        let names = [(0, "حلب"), (1, "حمص"), (2, "قم")];
        assert_eq!(surfaces(&names, "حلب وحمص بحلب"), ["حلب", "وحمص", "بحلب"]);
        assert_eq!(surfaces(&names, "كحلب وقم"), Vec::<String>::new());
        assert_eq!(surfaces(&names, "قم الإيرانية"), ["قم"]);
    }

    #[test]
    fn what_folding_hides_must_agree() {
        assert_eq!(surfaces(&[(0, "علي")], "على الرغم من ذلك"), Vec::<String>::new());
        assert_eq!(surfaces(&[(0, "علي")], "قال علي"), ["علي"]);
        assert_eq!(surfaces(&[(0, "الائتلاف")], "الإئتلاف والائتلاف"), ["الإئتلاف", "والائتلاف"]);
        assert_eq!(surfaces(&[(0, "أنقرة")], "انقره"), ["انقره"]);
        assert_eq!(surfaces(&[(0, "كردي")], "کردی"), ["کردی"]);
        assert_eq!(surfaces(&[(0, "روسيا")], "مركزاً روسياً في روسيا"), ["روسيا"]);
        assert_eq!(surfaces(&[(0, "سورية")], "في سورية، وبسورية، والأزمة السورية"), ["سورية", "وبسورية"]);
        assert_eq!(surfaces(&[(0, "روس"), (1, "أسد")], "الروس وللروس، الأسد للأسد"), ["الروس", "وللروس", "الأسد", "للأسد"]);
    }

    #[test]
    fn harakat_and_tatweel_belong_to_the_word() {
        assert_eq!(surfaces(&[(0, "حمص")], "في حِمْصَ"), ["حِمْصَ"]);
        assert_eq!(surfaces(&[(0, "داعش")], "لـ«داعش»"), ["داعش"]);
    }

    #[test]
    fn the_longest_name_stays() {
        let names = [(0, "حماة"), (1, "ريف حماة الشمالي"), (2, "Latakia"), (3, "northern Latakia")];
        assert_eq!(found(&names, "إلى ريف حماة الشمالي"), [("ريف حماة الشمالي".to_owned(), 1)]);
        assert_eq!(found(&names, "northern Latakia and Latakia").iter().map(|h| h.1).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(surfaces(&names, "ريف حماة"), ["حماة"]);
    }

    #[test]
    fn latin_names_are_whole_words_of_any_case_with_a_possessive() {
        let names = [(0, "Putin"), (1, "Deir ez-Zor")];
        assert_eq!(surfaces(&names, "Putin’s plan, PUTIN, Rasputin, Putins"), ["Putin", "PUTIN"]);
        assert_eq!(surfaces(&names, "in Deir ez-Zor’s camp, deir-ez-zor"), ["Deir ez-Zor", "deir-ez-zor"]);
    }

    #[test]
    fn a_case_sensitive_name_wants_its_capitals() {
        let flags = NameFlags { case_sensitive: true, ..NameFlags::default() };
        let finder = NameFinder::new([Name { id: 0, text: "AP", flags }].into_iter());
        assert_eq!(finder.find("AP and ap").hits.len(), 1);
    }

    #[test]
    fn an_ordinary_word_counts_only_beside_the_full_name() {
        let full = Name { id: 0, text: "رمزي عز الدين رمزي", flags: NameFlags::default() };
        let short = Name { id: 0, text: "رمزي", flags: NEEDS_CONTEXT };
        let finder = NameFinder::new([full, short].into_iter());
        assert_eq!(finder.find("تقاسم رمزي للسلطة").hits, []);
        assert_eq!(finder.find("مع رمزي عز الدين رمزي، وقال رمزي").hits.len(), 2);
        assert_eq!(finder.find("وقال رمزي، أي رمزي عز الدين رمزي").hits.len(), 2);
        let text = "تقاسم رمزي للسلطة\n\nمع رمزي عز الدين رمزي\n\nوقال رمزي";
        let found: Vec<usize> = finder.find(text).hits.iter().map(|hit| hit.range.start).collect();
        assert_eq!(found, [text.find("رمزي عز").unwrap_or(0), text.rfind("رمزي").unwrap_or(0)]);
        let centre = Name { id: 1, text: "مركز النهر", flags: NameFlags::default() };
        let of_article = Name { id: 1, text: "المركز", flags: NEEDS_CONTEXT };
        let text = "مركز النهر: جعل للمركز مهمتين، ورئيس المركز فيه، وجعل وللمركز";
        assert_eq!(NameFinder::new([centre, of_article].into_iter()).find(text).hits.len(), 4);
        let known = |text: &str| finder.find(&format!("رمزي عز الدين رمزي. {text}")).hits.len() - 1;
        assert_eq!(["تقاسم رمزي للسلطة", "دور شكلي ورمزي", "غير رمزي"].map(known), [0, 0, 0]);
        assert_eq!(["قال رمزي", "المبعوث رمزي", "غاتيلوف ورمزي", "برمزي", "«رمزي»", "أن رمزي"].map(known), [1; 6]);
    }

    #[test]
    fn a_name_of_latin_letters_takes_arabic_proclitics() {
        assert_eq!(surfaces(&[(0, "BBC")], "نقلت BBC وBBC والـBBC وBBCs"), ["BBC", "وBBC", "والـBBC"]);
    }

    #[test]
    fn a_name_that_something_else_divides_hides_no_shorter_one() {
        let finder = finder(&[(0, "قاعدة حميميم"), (1, "حميميم")]);
        let text = "قاعدة حميميم";
        let border = text.find('ح').unwrap_or(0);
        let ids =
            |borders: &[usize]| finder.find_between(text, borders).hits.iter().map(|hit| hit.id).collect::<Vec<_>>();
        assert_eq!((ids(&[]), ids(&[border]), ids(&[0, text.len()])), (vec![0], vec![1], vec![0]));
    }

    #[test]
    fn names_that_share_a_word_are_reported_and_given_to_neither() {
        let found = finder(&[(0, "دير الزور"), (1, "الزور الجديدة")]).find("في دير الزور الجديدة وفي دير الزور");
        assert_eq!(found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [0]);
        assert_eq!(found.ambiguous.iter().map(|a| a.ids.clone()).collect::<Vec<_>>(), [vec![0, 1]]);
    }

    #[test]
    fn a_name_of_two_bearers_is_reported_and_given_to_neither() {
        let found = finder(&[(3, "المركز"), (5, "المركز")]).find("قال المركز");
        assert_eq!(found.hits, []);
        assert_eq!(found.ambiguous.iter().map(|a| a.ids.clone()).collect::<Vec<_>>(), [vec![3, 5]]);
    }

    #[test]
    fn no_name_reaches_over_a_paragraph_break() {
        assert_eq!(surfaces(&[(0, "Deir ez-Zor")], "Deir\nez-Zor"), ["Deir\nez-Zor"]);
        assert_eq!(surfaces(&[(0, "Deir ez-Zor")], "Deir\n\nez-Zor"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn a_match_is_always_whole_words(
            text in "(حميميم|الوعر|علي|على|و|ب|لل|Homs|’s|[ ء-يa-z0-9\u{64B}-\u{652}ـ«»،-]){0,14}",
        ) {
            let finder = finder(&[(0, "حميميم"), (1, "الوعر"), (2, "علي"), (3, "Homs"), (4, "وعر")]);
            for hit in finder.find(&text).hits {
                // A vowel sign that stands on no letter makes no word.
                let before = text[..hit.range.start].trim_end_matches(|c| ('\u{64B}'..='\u{652}').contains(&c));
                let (before, after) = (before.chars().next_back(), text[hit.range.end..].chars().next());
                prop_assert!(before.is_none_or(|c| !c.is_alphabetic() || c == 'ـ'), "{:?} {:?}", text, hit);
                prop_assert!(after.is_none_or(|c| !c.is_alphabetic() || c == 'ـ'), "{:?} {:?}", text, hit);
            }
        }
    }
}
