//! `translations.lock`: for each accepted translation, the hash of each block beside that of its counterpart.
//!
//! ```text
//! malaf translations 1
//!
//! content/topics/evacuations/en.md from ar
//! 8c1f0e2d9a7b6c54 0d3b5f7a91c2e486
//! ```
//!
//! The first hash of a line is the counterpart's. Title and summary are the first two blocks; a document without a
//! summary has an empty one. Sorted by path, so that diffs and merges are small.

use super::{BlockHash, Pair};
use std::collections::BTreeMap;
use std::fmt::Write;

const HEADER: &str = "malaf translations 1";

/// Every accepted translation, by the path of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TranslationsLock {
    documents: BTreeMap<String, Accepted>,
}

/// One accepted translation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Accepted {
    from: String,
    pairs: Vec<Pair>,
}

/// Why a lock cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct TranslationsLockError {
    line: usize,
    why: String,
}

impl TranslationsLockError {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl TranslationsLock {
    /// Reads a lock.
    ///
    /// # Errors
    /// Names the first line that cannot be read and why.
    pub fn parse(text: &str) -> Result<Self, TranslationsLockError> {
        let fail = |line: usize, why: String| TranslationsLockError { line, why };
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim_end()));
        if lines.next().map(|(_, line)| line) != Some(HEADER) {
            return Err(fail(1, format!("translations.lock begins with the line `{HEADER}`")));
        }
        let mut lock = Self::default();
        let mut current: Option<(String, Accepted)> = None;
        for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
            if let Some((path, from)) = line.rsplit_once(" from ") {
                lock.documents.extend(current.take());
                let known = lock.documents.contains_key(path);
                if known {
                    return Err(fail(number, format!("`{path}` stands twice, as after a merge")));
                }
                current = Some((path.to_owned(), Accepted { from: from.to_owned(), pairs: Vec::new() }));
                continue;
            }
            let pair = line.split_once(' ').and_then(|(origin, own)| {
                Some(Pair { origin: BlockHash::parse(origin)?, own: BlockHash::parse(own)? })
            });
            match (&mut current, pair) {
                (Some((_, accepted)), Some(pair)) => accepted.pairs.push(pair),
                _ => return Err(fail(number, format!("`{line}` is neither `PATH from TAG` nor two hashes"))),
            }
        }
        lock.documents.extend(current);
        Ok(lock)
    }

    /// The text to write.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, Accepted { from, pairs }) in &self.documents {
            let _ = write!(text, "\n{path} from {from}\n");
            for Pair { origin, own } in pairs {
                let _ = writeln!(text, "{origin} {own}");
            }
        }
        text
    }

    /// What was accepted of a document beside its counterpart in the language `from`.
    #[must_use]
    pub fn accepted(&self, path: &str, from: &str) -> Option<&[Pair]> {
        let accepted = self.documents.get(path).filter(|accepted| accepted.from == from);
        accepted.map(|accepted| accepted.pairs.as_slice())
    }

    /// Records a document as accepted.
    pub fn accept(&mut self, path: &str, from: &str, pairs: Vec<Pair>) {
        self.documents.insert(path.to_owned(), Accepted { from: from.to_owned(), pairs });
    }

    /// Forgets documents that are no longer there.
    pub fn retain(&mut self, mut is_there: impl FnMut(&str) -> bool) {
        self.documents.retain(|path, _| is_there(path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let mut lock = TranslationsLock::default();
        let pair = Pair { origin: BlockHash::of("نص"), own: BlockHash::of("text") };
        lock.accept("content/topics/b/en.md", "ar", vec![pair, pair]);
        lock.accept("content/topics/a b/en.md", "ar", vec![]);
        let read = TranslationsLock::parse(&lock.to_text()).expect("sound");
        assert_eq!(read, lock);
        assert_eq!(read.accepted("content/topics/b/en.md", "ar").map(<[Pair]>::len), Some(2));
        assert_eq!(read.accepted("content/topics/b/en.md", "fr"), None);
    }

    #[test]
    fn each_fault_names_its_line() {
        for (text, line) in [
            ("", 1),
            ("malaf translations 2\n", 1),
            ("malaf translations 1\n0123456789abcdef 0123456789abcdef\n", 2),
            ("malaf translations 1\na from ar\nxyz\n", 3),
            ("malaf translations 1\na from ar\n\na from ar\nb from ar\n", 4),
        ] {
            assert_eq!(TranslationsLock::parse(text).expect_err(text).line(), line, "{text}");
        }
    }
}
