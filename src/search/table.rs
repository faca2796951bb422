//! Sorted tables, cut into files by content: an edit changes the files that hold what it changes, and no others.
//!
//! Three tables: words with their pages; words alone, with how many pages each has; and words written backwards. A
//! guide names each file with the first word in it, so a range of words is a range of files.

use super::IndexFile;
use super::counted::Counted;
use super::entry::{List, put};
use super::numbers::hash;
use super::script::Kept;
use rayon::prelude::*;
use std::collections::HashMap;

/// The lists of all words, while pages are read.
pub struct Lists {
    parts: Vec<HashMap<String, List>>,
}

/// Words are divided among this many maps, which threads fill side by side (somewhat arbitrary).
const PARTS: u8 = 16;

impl Lists {
    /// No words.
    pub fn new() -> Self {
        Self { parts: (0..PARTS).map(|_| HashMap::new()).collect() }
    }

    /// Adds pages; they come in the order of their numbers.
    pub fn add(&mut self, pages: &[(u32, Counted)]) {
        let divided: Vec<Vec<u8>> =
            pages.par_iter().map(|(_, page)| page.words.iter().map(|(word, _)| part(word)).collect()).collect();
        self.parts.par_iter_mut().enumerate().for_each(|(part, lists)| {
            for ((number, page), parts) in pages.iter().zip(&divided) {
                for ((word, occurrences), _) in page.words.iter().zip(parts).filter(|(_, of)| usize::from(**of) == part)
                {
                    match lists.get_mut(word) {
                        Some(list) => list.push(*number, page.length, occurrences),
                        None => {
                            let mut list = List::default();
                            list.push(*number, page.length, occurrences);
                            lists.insert(word.clone(), list);
                        }
                    }
                }
            }
        });
    }

    /// All words in order.
    pub fn into_sorted(self) -> Vec<(String, List)> {
        let mut terms: Vec<(String, List)> = self.parts.into_iter().flatten().collect();
        terms.par_sort_unstable_by(|one, two| one.0.cmp(&two.0));
        terms
    }
}

fn part(word: &str) -> u8 {
    u8::try_from(hash(word) % u64::from(PARTS)).unwrap_or(0)
}

/// The three tables, cut.
pub struct Shards {
    /// Words with their pages.
    pub terms: Table,
    /// Words with how many pages each has.
    pub forward: Table,
    /// Words written backwards.
    pub backward: Table,
}

impl Shards {
    /// Cuts the tables of `terms`, which are sorted.
    pub fn cut(terms: &[(String, List)], languages: usize) -> Self {
        let rows = terms.par_iter().map(|(word, list)| (word.clone(), list.written(languages))).collect::<Vec<_>>();
        let terms_table = Table::cut(&rows);
        drop(rows);
        let words = || terms.iter().filter(|(word, _)| is_sought_nearly(word));
        let count = |list: &List| {
            let mut text = String::new();
            put(&mut text, list.pages);
            text
        };
        let forward: Vec<(String, String)> = words().map(|(word, list)| (word.clone(), count(list))).collect();
        let mut backward: Vec<(String, String)> =
            words().map(|(word, _)| (word.chars().rev().collect(), String::new())).collect();
        backward.par_sort_unstable();
        Self { terms: terms_table, forward: Table::cut(&forward), backward: Table::cut(&backward) }
    }

    /// Every file.
    pub fn into_files(self) -> Vec<IndexFile> {
        let tables = [self.terms, self.forward, self.backward];
        tables.into_iter().flat_map(|table| table.shards).map(|shard| shard.kept.into_file()).collect()
    }
}

/// Whether a word may be meant by a part of it or by a slip of it: words of letters, not facets and not numbers.
fn is_sought_nearly(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.starts_with(char::is_alphabetic)
}

/// A table in files.
pub struct Table {
    shards: Vec<Shard>,
}

struct Shard {
    first: String,
    kept: Kept,
}

/// A file is at least so long …
const SHORTEST: usize = 6 * 1024;
/// … and at most so long, but for a row that is longer by itself.
const LONGEST: usize = 24 * 1024;
/// Between the two a file ends behind every word whose hash is divisible by this.
const CUT: u64 = 24;

impl Table {
    fn cut(rows: &[(String, String)]) -> Self {
        let mut shards = Vec::new();
        let mut open: Option<Open<'_>> = None;
        for (word, row) in rows {
            let full = open.as_ref().is_some_and(|open| open.text.len() + word.len() + row.len() > LONGEST);
            if full {
                shards.extend(open.take().map(Open::close));
            }
            let current = open.get_or_insert_with(|| Open::at(word));
            current.add(word, row);
            if current.text.len() >= SHORTEST && hash(word).is_multiple_of(CUT) {
                shards.extend(open.take().map(Open::close));
            }
        }
        shards.extend(open.map(Open::close));
        Self { shards }
    }

    /// The files' hashes, each behind the first word of its file, a line each.
    pub fn guide(&self) -> String {
        self.shards.iter().map(|shard| format!("{}\t{}\n", shard.first, shard.kept.hash)).collect()
    }
}

/// A file that rows are added to. A row is a line: how many letters its word shares with the one before, as a letter;
/// the word's other letters; a tab; what is said of it.
struct Open<'a> {
    first: &'a str,
    last: &'a str,
    text: String,
}

impl<'a> Open<'a> {
    fn at(first: &'a str) -> Self {
        Self { first, last: "", text: String::with_capacity(SHORTEST * 2) }
    }

    fn add(&mut self, word: &'a str, row: &str) {
        let shared = shared(self.last, word);
        put(&mut self.text, u32::try_from(shared.chars().map(char::len_utf16).sum::<usize>()).unwrap_or(0));
        self.text.push_str(word.get(shared.len()..).unwrap_or_default());
        if !row.is_empty() {
            self.text.push('\t');
            self.text.push_str(row);
        }
        self.text.push('\n');
        self.last = word;
    }

    fn close(self) -> Shard {
        Shard { first: self.first.to_owned(), kept: Kept::of(&self.text) }
    }
}

/// The beginning that two words share, at most 31 letters, so that its length is one letter.
fn shared<'a>(one: &'a str, two: &str) -> &'a str {
    let same = one.chars().zip(two.chars()).take(15).take_while(|(a, b)| a == b);
    let length = same.map(|(letter, _)| letter.len_utf8()).sum();
    one.get(..length).unwrap_or_default()
}
