//! The words of pages: in which pages each stands, how often, in which languages, where, and how much it weighs.

use super::entry::{List, Lists, joined};
use super::record::{Page, Version, Weight};
use crate::language::terms::each_key;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A word in a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// The languages it stands in, as bits.
    pub languages: u8,
    /// How often it stands in running text.
    pub count: u32,
    /// How much of what the page is called it is: 0 to [`MOST_NAMED`].
    pub named: u8,
    /// Where, counted in words through the whole page.
    pub positions: Vec<u32>,
}

/// A title of one word.
pub const MOST_NAMED: u8 = 6;

/// A title that names an entity is mostly longer than the name.
const NAMED_BY_FACET: u8 = 4;

/// Parts stand so far apart that no phrase reaches over their border, and no nearness counts.
const GAP: u32 = 32;

/// Counts the words of pages, which are told of in the order of their numbers.
///
/// A word and its keys are looked for once in all these pages and known by numbers from then on: most words come again
/// and again, and folding letters takes most of the time of an index.
#[derive(Default)]
pub struct Counter {
    /// What stands between white space, as the text writes it, with its keys' place in `keys`.
    spelled: FxHashMap<Box<str>, Range<usize>>,
    keys: Vec<usize>,
    /// Each key's place in `words`.
    known: FxHashMap<Box<str>, usize>,
    words: Vec<Word>,
    lengths: Vec<(u32, u32)>,
    page: OpenPage,
}

/// The words of some pages.
#[derive(Default)]
pub struct Counted {
    /// Each with its pages.
    pub lists: Lists,
    /// Each page's number and its length in words.
    pub lengths: Vec<(u32, u32)>,
}

impl Counted {
    /// The words of these pages and of later ones.
    pub fn joined(mut self, later: Self) -> Self {
        self.lengths.extend(later.lengths);
        Self { lists: joined(self.lists, later.lists), lengths: self.lengths }
    }
}

/// A word, in all pages that were told of and in the one at hand.
#[derive(Default)]
struct Word {
    list: List,
    is_here: bool,
    here: Occurrences,
}

/// The page whose words are being counted.
#[derive(Default)]
struct OpenPage {
    /// Its words' places.
    words: Vec<usize>,
    /// The language of what is being counted, as a bit.
    language: u8,
    position: u32,
    length: u32,
}

impl Counter {
    /// Adds a page.
    pub fn page(&mut self, number: u32, page: &Page) {
        let shown =
            || (0..).zip(&page.versions).filter_map(|(no, version)| Some((1 << u8::min(no, 7), version.as_ref()?)));
        for (language, version) in shown() {
            self.page.language = language;
            self.version(version);
        }
        let length = self.page.length / u32::try_from(shown().count()).unwrap_or(1).max(1);
        self.page.language = shown().fold(0, |all, (language, _)| all | language);
        for text in &page.unshown {
            self.each_word(text, |word, page| {
                word.languages |= page.language;
                word.count += 1;
                word.named = word.named.max(1);
            });
        }
        for facet in &page.facets {
            let number = number_of(&facet.key, &mut self.known, &mut self.words);
            let word = &mut self.words[number];
            self.page.note(word, number);
            word.here.languages |= facet.languages;
            word.here.count += facet.count;
            word.here.named = if facet.named { NAMED_BY_FACET } else { 0 };
        }
        self.lengths.push((number, length));
        self.close(number);
    }

    /// The words of all these pages.
    pub fn finish(mut self) -> Counted {
        let known = self.known.into_iter();
        let mut lists: Lists = known.map(|(key, place)| (key, std::mem::take(&mut self.words[place].list))).collect();
        lists.sort_unstable_by(|one, two| one.0.cmp(&two.0));
        Counted { lists, lengths: self.lengths }
    }

    fn version(&mut self, version: &Version) {
        self.naming(&version.title);
        for name in &version.names {
            self.naming(name);
        }
        for text in [&version.publisher, &version.date] {
            self.text(text, 0);
        }
        for part in &version.parts {
            match part.weight {
                Weight::Text => self.text(&part.text, 0),
                Weight::Heading => self.text(&part.text, 1),
            }
        }
    }

    /// A title or a name: the shorter it is, the more each of its words weighs.
    fn naming(&mut self, text: &str) {
        let words: usize = text.split_ascii_whitespace().map(|spelled| self.keys_of(spelled).len()).sum();
        let named = match words {
            0..=2 => MOST_NAMED,
            3..=4 => 5,
            5..=8 => 4,
            _ => 3,
        };
        self.text(text, named);
    }

    fn text(&mut self, text: &str, named: u8) {
        self.each_word(text, |word, page| {
            word.languages |= page.language;
            word.count += 1;
            word.named = word.named.max(named);
            word.positions.push(page.position);
            page.position += 1;
            page.length += 1;
        });
        self.page.position += GAP;
    }

    fn each_word(&mut self, text: &str, mut take: impl FnMut(&mut Occurrences, &mut OpenPage)) {
        for spelled in text.split_ascii_whitespace() {
            for place in self.keys_of(spelled) {
                let number = self.keys[place];
                let word = &mut self.words[number];
                self.page.note(word, number);
                take(&mut word.here, &mut self.page);
            }
        }
    }

    fn keys_of(&mut self, spelled: &str) -> Range<usize> {
        if let Some(keys) = self.spelled.get(spelled) {
            return keys.clone();
        }
        let start = self.keys.len();
        each_key(spelled, |key| self.keys.push(number_of(key, &mut self.known, &mut self.words)));
        let keys = start..self.keys.len();
        self.spelled.insert(spelled.into(), keys.clone());
        keys
    }

    fn close(&mut self, number: u32) {
        for word in self.page.words.drain(..) {
            let word = &mut self.words[word];
            word.list.push(number, &word.here);
            word.is_here = false;
            word.here.clear();
        }
        (self.page.position, self.page.length) = (0, 0);
    }
}

fn number_of(key: &str, known: &mut FxHashMap<Box<str>, usize>, words: &mut Vec<Word>) -> usize {
    if let Some(number) = known.get(key) {
        return *number;
    }
    known.insert(key.into(), words.len());
    words.push(Word::default());
    words.len() - 1
}

impl OpenPage {
    fn note(&mut self, word: &mut Word, number: usize) {
        if !word.is_here {
            word.is_here = true;
            self.words.push(number);
        }
    }
}

impl Occurrences {
    /// Nothing, with the room that there was.
    fn clear(&mut self) {
        self.positions.clear();
        *self = Self { positions: std::mem::take(&mut self.positions), ..Self::default() };
    }
}
