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

/// The guides of the three tables: each file's hash behind the first word in it, a line a file.
pub struct Guides {
    /// Of words with their pages.
    pub terms: String,
    /// Of words with how many pages each has.
    pub forward: String,
    /// Of words written backwards.
    pub backward: String,
}

/// Rows are written together and cut together (somewhat arbitrary: a megabyte or two).
const ROWS: usize = 4096;

/// Cuts the three tables of what was counted and hands each file to `emit` as soon as it is full.
///
/// # Errors
/// Where `emit` fails.
pub fn cut<E: Send>(
    Counted { lists: terms, lengths }: &Counted,
    languages: usize,
    emit: impl Fn(IndexFile) -> Result<(), E> + Sync,
) -> Result<Guides, E> {
    let mut by_number = vec![0; lengths.last().map_or(0, |(last, _)| *last as usize + 1)];
    lengths.iter().for_each(|(page, length)| by_number[*page as usize] = *length);
    let row = |(word, list): &(Box<str>, List)| (word.clone(), list.written(languages, &by_number));
    let rows = terms.chunks(ROWS).flat_map(|some| some.par_iter().map(row).collect::<Vec<_>>());
    let sought = || terms.iter().filter(|(word, _)| is_sought_nearly(word));
    let count = |list: &List| {
        let mut text = String::new();
        put(&mut text, list.pages);
        text
    };
    let forward = || sought().map(|(word, list)| (word.clone(), count(list)));
    let backward = || {
        let mut words: Vec<String> = sought().map(|(word, _)| word.chars().rev().collect()).collect();
        words.par_sort_unstable();
        words.into_iter().map(|word| (word.into(), String::new()))
    };
    let (terms, (forward, backward)) =
        rayon::join(|| table(rows, &emit), || rayon::join(|| table(forward(), &emit), || table(backward(), &emit)));
    Ok(Guides { terms: terms?, forward: forward?, backward: backward? })
}

/// Whether a word may be meant by a part of it or by a slip of it: words of letters, not facets and not numbers.
fn is_sought_nearly(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.starts_with(char::is_alphabetic)
}

/// A file is at least so long …
const SHORTEST: usize = 6 * 1024;
/// … and at most so long, but for a row that is longer by itself.
const LONGEST: usize = 24 * 1024;
/// Between the two a file ends behind every word whose hash is divisible by this.
const CUT: u64 = 24;

/// Cuts a table into files, and gives its guide.
fn table<E>(
    rows: impl Iterator<Item = (Box<str>, String)>,
    emit: impl Fn(IndexFile) -> Result<(), E>,
) -> Result<String, E> {
    let mut guide = String::new();
    let mut close = |open: Option<Open>| {
        open.map_or(Ok(()), |Open { first, text, .. }| {
            let kept = Kept::of(text);
            guide.push_str(&format!("{first}\t{}\n", kept.hash));
            emit(kept.into_file())
        })
    };
    let mut open: Option<Open> = None;
    for (word, row) in rows {
        if open.as_ref().is_some_and(|open| open.text.len() + word.len() + row.len() > LONGEST) {
            close(open.take())?;
        }
        let ends = hash(&word).is_multiple_of(CUT);
        let current = open.get_or_insert_with(|| Open::at(&word));
        current.add(word, &row);
        if current.text.len() >= SHORTEST && ends {
            close(open.take())?;
        }
    }
    close(open)?;
    Ok(guide)
}

/// A file that rows are added to. A row is a line: how many letters its word shares with the one before, as a letter;
/// the word's other letters; a tab; what is said of it.
struct Open {
    first: Box<str>,
    last: Box<str>,
    text: String,
}

impl Open {
    fn at(first: &str) -> Self {
        Self { first: first.into(), last: Box::default(), text: String::with_capacity(SHORTEST * 2) }
    }

    fn add(&mut self, word: Box<str>, row: &str) {
        let shared = shared(&self.last, &word);
        put(&mut self.text, u32::try_from(shared.chars().map(char::len_utf16).sum::<usize>()).unwrap_or(0));
        self.text.push_str(word.get(shared.len()..).unwrap_or_default());
        if !row.is_empty() {
            self.text.push('\t');
            self.text.push_str(row);
        }
        self.text.push('\n');
        self.last = word;
    }
}

/// The beginning that two words share, at most 31 letters, so that its length is one letter.
fn shared<'a>(one: &'a str, two: &str) -> &'a str {
    let same = one.chars().zip(two.chars()).take(15).take_while(|(a, b)| a == b);
    let length = same.map(|(letter, _)| letter.len_utf8()).sum();
    one.get(..length).unwrap_or_default()
}
