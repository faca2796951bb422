//! What the index holds of one word: the pages it stands in, in order, packed while the index is made and written as
//! letters at its end.

use super::counted::{MOST_NAMED, Occurrences};

/// A word's pages. Numbers are packed as LEB128: thousands of such lists are held at once.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// In how many pages.
    pub pages: u32,
    /// How often in all.
    pub occurrences: u32,
    first: u32,
    last: u32,
    /// For each page the step from the one before, which the first lacks, and what it holds of the word.
    bytes: Vec<u8>,
}

/// Words in order, each with its pages.
pub type Lists = Vec<(Box<str>, List)>;

/// The lists of some pages and those of later ones as one.
pub fn joined(earlier: Lists, later: Lists) -> Lists {
    let mut all = Lists::with_capacity(earlier.len().max(later.len()));
    let mut later = later.into_iter().peekable();
    for (word, mut list) in earlier {
        while let Some(between) = later.next_if(|(other, _)| *other < word) {
            all.push(between);
        }
        if let Some((_, more)) = later.next_if(|(other, _)| *other == word) {
            list.append(&more);
        }
        all.push((word, list));
    }
    all.extend(later);
    all
}

/// A word in a page, as a list holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The page's number.
    pub page: u32,
    /// The page's length in words.
    pub length: u32,
    /// What it holds of the word.
    pub word: Occurrences,
}

impl List {
    /// Adds a page; pages come in the order of their numbers.
    pub fn push(&mut self, page: u32, length: u32, word: &Occurrences) {
        if self.pages == 0 {
            self.first = page;
        } else {
            pack(&mut self.bytes, page - self.last);
        }
        for number in [length, u32::from(word.languages), u32::from(word.named), word.count] {
            pack(&mut self.bytes, number);
        }
        pack(&mut self.bytes, u32::try_from(word.positions.len()).unwrap_or(u32::MAX));
        let mut before = 0;
        for position in &word.positions {
            pack(&mut self.bytes, position - before);
            before = *position;
        }
        self.last = page;
        self.pages += 1;
        self.occurrences += word.count;
    }

    /// Adds the pages of another list, which all come later.
    fn append(&mut self, later: &Self) {
        pack(&mut self.bytes, later.first - self.last);
        self.bytes.extend_from_slice(&later.bytes);
        self.last = later.last;
        self.pages += later.pages;
        self.occurrences += later.occurrences;
    }

    /// The pages again.
    pub fn postings(&self) -> impl Iterator<Item = Posting> + '_ {
        let mut bytes = self.bytes.iter();
        let mut page = self.first;
        (0..self.pages).map(move |number| {
            let mut next = || unpack(&mut bytes);
            if number > 0 {
                page += next();
            }
            let length = next();
            let languages = u8::try_from(next()).unwrap_or(u8::MAX);
            let named = u8::try_from(next()).unwrap_or(MOST_NAMED);
            let count = next();
            let mut position = 0;
            let positions = (0..next()).map(|_| {
                position += next();
                position
            });
            let positions = positions.collect();
            Posting { page, length, word: Occurrences { languages, count, named, positions } }
        })
    }

    /// This list and another as one.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut all: Vec<Posting> = self.postings().chain(other.postings()).collect();
        all.sort_by_key(|posting| posting.page);
        let mut merged = Self::default();
        for same in all.chunk_by(|one, two| one.page == two.page) {
            let [first, rest @ ..] = same else { continue };
            let mut word = first.word.clone();
            for posting in rest {
                word.languages |= posting.word.languages;
                word.count += posting.word.count;
                word.named = word.named.max(posting.word.named);
                word.positions.extend(&posting.word.positions);
            }
            word.positions.sort_unstable();
            merged.push(first.page, first.length, &word);
        }
        merged
    }

    /// As the client reads it: the count of pages, then for each page the step from the one before, its weight and its
    /// languages; and after a tab, for each page, the count of positions and the steps between them.
    #[must_use]
    pub fn written(&self, languages: usize) -> String {
        let mut text = String::with_capacity(self.bytes.len());
        let mut positions = String::new();
        let is_wide = self.occurrences > WIDE;
        let mut last = 0;
        put(&mut text, self.pages);
        for posting in self.postings() {
            put(&mut text, posting.page - last);
            last = posting.page;
            put_weight(&mut text, &posting, languages);
            if !is_wide {
                put(&mut positions, u32::try_from(posting.word.positions.len()).unwrap_or(0));
                let mut before = 0;
                for position in &posting.word.positions {
                    put(&mut positions, position - before);
                    before = *position;
                }
            }
        }
        if !is_wide && positions.contains(|letter| letter != 'A') {
            text.push('\t');
            text.push_str(&positions);
        }
        text
    }
}

/// Of words that occur more often, no positions are kept: their lists alone are long to load, and phrases that hold
/// one are found by their other words and by the text of what is shown.
const WIDE: u32 = 4096;

/// A text of this many words is neither short nor long. Fixed, so that no text's weight depends on another's.
const USUAL_LENGTH: f64 = 300.0;

/// The least and the most that a word weighs: four bits, of which what a page is called takes a part.
const HEAVIEST: f64 = 15.0;

/// Okapi BM25's part that a page decides, with its usual constants; the client multiplies it by the word's rarity.
fn weight(posting: &Posting) -> u32 {
    let count = f64::from(posting.word.count);
    let length = 0.4 + 0.6 * f64::from(posting.length) / USUAL_LENGTH;
    let said = count / (count + 1.2 * length);
    let named = f64::from(posting.word.named);
    let weight = (said * (HEAVIEST - f64::from(MOST_NAMED)) + named).round().clamp(1.0, HEAVIEST);
    // Between 1 and 15 by the line above.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let weight = weight as u32;
    weight
}

/// One letter of four bits of weight and two of languages; a dossier in three languages or more takes a second letter.
fn put_weight(text: &mut String, posting: &Posting, languages: usize) {
    let bits = u32::from(posting.word.languages);
    text.push(letter(weight(posting) | (bits & 3) << 4));
    if languages > 2 {
        text.push(letter(bits >> 2));
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn letter(number: u32) -> char {
    char::from(LETTERS[(number & 63) as usize])
}

/// A number as letters: five bits each, the lowest first, 32 added to all but the last.
pub fn put(text: &mut String, mut number: u32) {
    while number >= 32 {
        text.push(letter(number & 31 | 32));
        number >>= 5;
    }
    text.push(letter(number));
}

fn pack(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
}

fn unpack<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> u32 {
    let mut number = 0;
    for (shift, byte) in (0..32).step_by(7).zip(bytes) {
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(languages: u8, count: u32, positions: &[u32]) -> Occurrences {
        Occurrences { languages, count, named: 0, positions: positions.to_vec() }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut list = List::default();
        list.push(3, 500, &word(1, 2, &[7, 900]));
        list.push(70_000, 20, &word(3, 1, &[]));
        let out: Vec<Posting> = list.postings().collect();
        assert_eq!(out[0], Posting { page: 3, length: 500, word: word(1, 2, &[7, 900]) });
        assert_eq!(out[1], Posting { page: 70_000, length: 20, word: word(3, 1, &[]) });
    }

    #[test]
    fn lists_of_earlier_and_of_later_pages_are_those_of_all_pages() {
        let of = |pages: &[u32], key: &str| {
            let mut list = List::default();
            pages.iter().for_each(|page| list.push(*page, 9, &word(1, 1, &[*page])));
            (Box::from(key), list)
        };
        let all = joined(vec![of(&[300, 301], "b"), of(&[0], "c")], vec![of(&[302], "a"), of(&[400, 900], "b")]);
        let pages = |list: &List| list.postings().map(|posting| posting.page).collect::<Vec<_>>();
        let all: Vec<_> = all.iter().map(|(word, list)| (&**word, pages(list), list.occurrences)).collect();
        assert_eq!(all, [("a", vec![302], 1), ("b", vec![300, 301, 400, 900], 4), ("c", vec![0], 1)]);
    }

    #[test]
    fn merged_lists_hold_each_page_once() {
        let (mut one, mut two) = (List::default(), List::default());
        one.push(3, 9, &word(1, 1, &[5]));
        two.push(3, 9, &word(2, 2, &[1, 8]));
        two.push(4, 9, &word(1, 1, &[2]));
        let merged = one.merged(&two);
        let out: Vec<Posting> = merged.postings().collect();
        assert_eq!((out.len(), merged.pages, merged.occurrences), (2, 2, 4));
        assert_eq!(out[0].word, word(3, 3, &[1, 5, 8]));
    }

    #[test]
    fn numbers_are_written_with_the_lowest_bits_first() {
        let written = |number| {
            let mut text = String::new();
            put(&mut text, number);
            text
        };
        assert_eq!(
            (written(0), written(31), written(32), written(1000)),
            ("A".into(), "f".into(), "gB".into(), "of".into())
        );
    }

    #[test]
    fn a_title_weighs_more_than_a_text_and_a_long_text_less_than_a_short_one() {
        let posting = |count, named, length| Posting {
            page: 0,
            length,
            word: Occurrences { languages: 1, count, named, positions: Vec::new() },
        };
        assert!(weight(&posting(1, MOST_NAMED, 300)) > weight(&posting(3, 0, 300)));
        assert!(weight(&posting(2, 0, 60)) > weight(&posting(2, 0, 3000)));
        assert_eq!(weight(&posting(1000, MOST_NAMED, 10)), 15);
    }
}
