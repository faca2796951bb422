//! The words of one page: how often, in which languages, where, and how much each weighs.

use super::record::{Page, Version, Weight};
use crate::language::terms::each_key;
use std::collections::HashMap;

/// The words of a page.
pub struct Counted {
    /// One a key, in the order of the text.
    pub words: Vec<(String, Occurrences)>,
    /// How many words it has, a language.
    pub length: u32,
}

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

/// Counts the words of a page.
pub fn count(page: &Page) -> Counted {
    let mut counter = Counter::default();
    for (language, version) in page.versions.iter().enumerate() {
        if let Some(version) = version {
            counter.language = 1 << language.min(7);
            counter.version(version);
        }
    }
    let shown = u32::try_from(page.versions.iter().flatten().count()).unwrap_or(1).max(1);
    let length = counter.length / shown;
    counter.language = page
        .versions
        .iter()
        .enumerate()
        .fold(0, |bits, (language, version)| if version.is_some() { bits | 1 << language.min(7) } else { bits });
    for text in &page.unshown {
        each_key(text, |key| counter.hidden(key));
    }
    for facet in &page.facets {
        let occurrences = counter.word(&facet.key);
        occurrences.languages |= facet.languages;
        occurrences.count += facet.count;
        occurrences.named = if facet.named { NAMED_BY_FACET } else { 0 };
    }
    Counted { words: counter.words, length }
}

#[derive(Default)]
struct Counter {
    numbers: HashMap<String, usize>,
    words: Vec<(String, Occurrences)>,
    language: u8,
    position: u32,
    length: u32,
}

impl Counter {
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
        let mut words = 0;
        each_key(text, |_| words += 1);
        let named = match words {
            0..=2 => MOST_NAMED,
            3..=4 => 5,
            5..=8 => 4,
            _ => 3,
        };
        self.text(text, named);
    }

    fn text(&mut self, text: &str, named: u8) {
        each_key(text, |key| {
            let (language, position) = (self.language, self.position);
            let word = self.word(key);
            word.languages |= language;
            word.count += 1;
            word.named = word.named.max(named);
            word.positions.push(position);
            self.position += 1;
            self.length += 1;
        });
        self.position += GAP;
    }

    fn hidden(&mut self, key: &str) {
        let language = self.language;
        let word = self.word(key);
        word.languages |= language;
        word.count += 1;
        word.named = word.named.max(1);
    }

    fn word(&mut self, key: &str) -> &mut Occurrences {
        let number = match self.numbers.get(key) {
            Some(number) => *number,
            None => {
                let number = self.words.len();
                self.numbers.insert(key.to_owned(), number);
                self.words.push((key.to_owned(), Occurrences::default()));
                number
            }
        };
        &mut self.words[number].1
    }
}
