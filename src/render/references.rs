//! The sources that a page cites, numbered as its view is built. On paper a citation shows its source's number and its
//! paragraph, and the sources stand at the page's end with their addresses.
//!
//! Numbers are part of the view, so no script has to count. Knows passages; the words come from `pages/references.rs`.

use crate::link::{Passage, SourceNo};
use crate::parse::Paragraphs;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Sources numbered on one page. A source beyond these keeps its name on paper: a list of a thousand notes helps
/// nobody, and pages of large dossiers stay light (somewhat arbitrary).
const MOST: usize = 200;

/// What one page has cited so far.
#[derive(Debug, Default)]
pub struct References {
    cited: RefCell<Cited>,
}

#[derive(Debug, Default)]
struct Cited {
    numbers: BTreeMap<SourceNo, usize>,
    sources: Vec<CitedSource>,
}

/// A source with the paragraphs that a page cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSource {
    /// The source.
    pub source: SourceNo,
    paragraphs: BTreeSet<Paragraphs>,
}

impl CitedSource {
    /// The cited paragraphs in runs that do not touch, sorted; none where only the whole is cited.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<Paragraphs> {
        runs(&self.paragraphs)
    }
}

impl References {
    /// The number of the passage's source on this page, from 1; `None` where the page cites too many.
    pub fn number(&self, passage: Passage) -> Option<usize> {
        let mut cited = self.cited.borrow_mut();
        let number = match cited.numbers.get(&passage.source) {
            Some(number) => *number,
            None if cited.sources.len() < MOST => {
                let number = cited.sources.len() + 1;
                cited.numbers.insert(passage.source, number);
                cited.sources.push(CitedSource { source: passage.source, paragraphs: BTreeSet::new() });
                number
            }
            None => return None,
        };
        if let (Some(source), Some(paragraphs)) = (cited.sources.get_mut(number - 1), passage.paragraphs) {
            source.paragraphs.insert(paragraphs);
        }
        Some(number)
    }

    /// The sources by number.
    #[must_use]
    pub fn cited(&self) -> Vec<CitedSource> {
        self.cited.borrow().sources.clone()
    }
}

/// Paragraphs with those that touch made one.
fn runs(paragraphs: &BTreeSet<Paragraphs>) -> Vec<Paragraphs> {
    let mut runs: Vec<Paragraphs> = Vec::new();
    for next in paragraphs {
        match runs.last_mut() {
            Some(run) if next.first <= run.last.saturating_add(1) => run.last = run.last.max(next.last),
            _ => runs.push(*next),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cited_paragraphs_that_touch_are_one_run() {
        let cited = [(1, 1), (2, 2), (4, 16), (5, 5), (18, 18)].map(|(first, last)| Paragraphs { first, last });
        let found: Vec<String> = runs(&cited.into_iter().collect()).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["¶1–2", "¶4–16", "¶18"]);
    }
}
