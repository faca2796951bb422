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

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Posting {
    page: u32,
    /// What it holds of the word.
    word: Occurrences,
}

impl List {
    /// Adds a page; pages come in the order of their numbers.
    pub fn push(&mut self, page: u32, word: &Occurrences) {
        if self.pages == 0 {
            self.first = page;
        } else {
            pack(&mut self.bytes, page - self.last);
        }
        pack(&mut self.bytes, u32::from(word.languages) << 3 | u32::from(word.named));
        // Mostly a word stands as often as it has positions.
        let positions = u32::try_from(word.positions.len()).unwrap_or(u32::MAX);
        let differs = positions != word.count;
        pack(&mut self.bytes, positions << 1 | u32::from(differs));
        if differs {
            pack(&mut self.bytes, word.count);
        }
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
        let more = later.bytes.len() + LONGEST;
        if self.bytes.capacity() - self.bytes.len() < more {
            // Twice the room, as a vector takes by itself, would be left half empty in thousands of lists.
            self.bytes.reserve_exact(more.max(self.bytes.len() / 8));
        }
        pack(&mut self.bytes, later.first - self.last);
        self.bytes.extend_from_slice(&later.bytes);
        self.last = later.last;
        self.pages += later.pages;
        self.occurrences += later.occurrences;
    }

    /// Hands each page again to `take`, with what it holds of the word.
    fn each(&self, mut take: impl FnMut(u32, &Occurrences)) {
        let mut bytes = self.bytes.iter();
        let mut next = || unpack(&mut bytes);
        let mut page = self.first;
        let mut word = Occurrences::default();
        for number in 0..self.pages {
            page += if number > 0 { next() } else { 0 };
            let flags = next();
            word.languages = u8::try_from(flags >> 3).unwrap_or(u8::MAX);
            word.named = u8::try_from(flags & 7).unwrap_or(MOST_NAMED);
            let counted = next();
            let positions = counted >> 1;
            word.count = if counted & 1 == 0 { positions } else { next() };
            let mut position = 0;
            word.positions.clear();
            word.positions.extend((0..positions).map(|_| {
                position += next();
                position
            }));
            take(page, &word);
        }
    }

    fn postings(&self) -> Vec<Posting> {
        let mut postings = Vec::with_capacity(self.pages as usize);
        self.each(|page, word| postings.push(Posting { page, word: word.clone() }));
        postings
    }

    /// This list and another as one.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut all = [self.postings(), other.postings()].concat();
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
            merged.push(first.page, &word);
        }
        merged
    }

    /// As the client reads it: the count of pages, then for each page the step from the one before, its weight and its
    /// languages; and after a tab, for each page, the count of positions and the steps between them. `lengths` are those of
    /// all pages by their numbers, in words.
    #[must_use]
    pub fn written(&self, languages: usize, lengths: &[u32]) -> String {
        let mut text = String::with_capacity(self.bytes.len());
        let mut positions = String::new();
        let is_wide = self.occurrences > WIDE;
        let mut last = 0;
        put(&mut text, self.pages);
        self.each(|page, word| {
            put(&mut text, page - last);
            last = page;
            let length = lengths.get(page as usize).copied().unwrap_or_default();
            put_weight(&mut text, word, length, languages);
            if !is_wide {
                put(&mut positions, u32::try_from(word.positions.len()).unwrap_or(0));
                let mut before = 0;
                for position in &word.positions {
                    put(&mut positions, position - before);
                    before = *position;
                }
            }
        });
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
fn weight(word: &Occurrences, length: u32) -> u32 {
    let count = f64::from(word.count);
    let length = 0.4 + 0.6 * f64::from(length) / USUAL_LENGTH;
    let said = count / (count + 1.2 * length);
    let named = f64::from(word.named);
    let weight = (said * (HEAVIEST - f64::from(MOST_NAMED)) + named).round().clamp(1.0, HEAVIEST);
    // Between 1 and 15 by the line above.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let weight = weight as u32;
    weight
}

/// One letter of four bits of weight and two of languages; a dossier in three languages or more takes a second letter.
fn put_weight(text: &mut String, word: &Occurrences, length: u32, languages: usize) {
    let bits = u32::from(word.languages);
    text.push(letter(weight(word, length) | (bits & 3) << 4));
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

/// A packed number takes at most so many bytes.
const LONGEST: usize = 5;

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
        list.push(3, &word(1, 2, &[7, 900]));
        list.push(70_000, &word(3, 1, &[]));
        let out = list.postings();
        assert_eq!(out[0], Posting { page: 3, word: word(1, 2, &[7, 900]) });
        assert_eq!(out[1], Posting { page: 70_000, word: word(3, 1, &[]) });
    }

    #[test]
    fn lists_of_earlier_and_of_later_pages_are_those_of_all_pages() {
        let of = |pages: &[u32], key: &str| {
            let mut list = List::default();
            pages.iter().for_each(|page| list.push(*page, &word(1, 1, &[*page])));
            (Box::from(key), list)
        };
        let all = joined(vec![of(&[300, 301], "b"), of(&[0], "c")], vec![of(&[302], "a"), of(&[400, 900], "b")]);
        let pages = |list: &List| list.postings().iter().map(|posting| posting.page).collect::<Vec<_>>();
        let all: Vec<_> = all.iter().map(|(word, list)| (&**word, pages(list), list.occurrences)).collect();
        assert_eq!(all, [("a", vec![302], 1), ("b", vec![300, 301, 400, 900], 4), ("c", vec![0], 1)]);
    }

    #[test]
    fn merged_lists_hold_each_page_once() {
        let (mut one, mut two) = (List::default(), List::default());
        one.push(3, &word(1, 1, &[5]));
        two.push(3, &word(2, 2, &[1, 8]));
        two.push(4, &word(1, 1, &[2]));
        let merged = one.merged(&two);
        let out = merged.postings();
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
        let weight =
            |count, named, length| weight(&Occurrences { languages: 1, count, named, positions: Vec::new() }, length);
        assert!(weight(1, MOST_NAMED, 300) > weight(3, 0, 300));
        assert!(weight(2, 0, 60) > weight(2, 0, 3000));
        assert_eq!(weight(1000, MOST_NAMED, 10), 15);
    }
}
