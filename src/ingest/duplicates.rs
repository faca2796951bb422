//! Paragraphs that repeat an earlier one, exactly or nearly, after folding.

use crate::capture::ParagraphNo;
use crate::language::words;
use std::collections::{BTreeSet, HashMap};

/// A paragraph of fewer words may be repeated by chance: "he said".
const REPEATED: usize = 5;
/// A paragraph of fewer words is too short to be told from one that only resembles it.
const RESEMBLING: usize = 12;
/// Paragraphs that share this part of their runs of three words, of a hundred, are one text with a retouch.
const SHARED: usize = 70;

/// A run of words that so many paragraphs hold is a phrase, and tells none of them from the others.
const HOLDERS: usize = 32;

/// The paragraphs met so far.
#[derive(Debug, Default)]
pub struct Duplicates {
    exact: HashMap<String, ParagraphNo>,
    long: Vec<Long>,
    /// The paragraphs that hold a run of three words, by its words.
    runs: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Long {
    n: ParagraphNo,
    runs: usize,
    figures: Vec<String>,
}

impl Duplicates {
    /// The earlier paragraph that this one repeats, and why it is thought so; a new one is remembered.
    pub fn meet(&mut self, n: ParagraphNo, folded: &str) -> Option<(ParagraphNo, String)> {
        let words: Vec<&str> = words(folded).filter_map(|word| folded.get(word)).collect();
        if words.len() < REPEATED {
            return None;
        }
        // By words, not by signs: a full stop that was lost in pasting makes no other text.
        let same = words.join(" ");
        if let Some(of) = self.exact.get(&same) {
            return Some((*of, format!("the same words as {of}")));
        }
        self.exact.insert(same, n);
        if words.len() < RESEMBLING {
            return None;
        }
        self.resembling(n, &words)
    }

    fn resembling(&mut self, n: ParagraphNo, words: &[&str]) -> Option<(ParagraphNo, String)> {
        let runs: BTreeSet<String> = words.windows(3).map(|run| run.join(" ")).collect();
        let figures: Vec<String> =
            words.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit())).map(ToString::to_string).collect();
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for run in &runs {
            self.runs.get(run).into_iter().flatten().for_each(|index| *shared.entry(*index).or_default() += 1);
        }
        let close = |index: usize| {
            let common = shared.get(&index).copied().unwrap_or(0);
            let of = self.long.get(index)?;
            let all = runs.len() + of.runs - common;
            // A figure that differs makes another text: an update of the first, not a copy.
            (common * 100 >= all * SHARED && of.figures == figures).then_some((of.n, common, all))
        };
        let mut candidates: Vec<usize> = shared.keys().copied().collect();
        candidates.sort_unstable();
        if let Some((of, common, all)) = candidates.into_iter().find_map(close) {
            return Some((
                of,
                format!("nearly the same words as {of}: {common} of {all} runs of three words are in both"),
            ));
        }
        let index = self.long.len();
        self.long.push(Long { n, runs: runs.len(), figures });
        for run in runs {
            let holders = self.runs.entry(run).or_default();
            if holders.len() < HOLDERS {
                holders.push(index);
            }
        }
        None
    }
}
