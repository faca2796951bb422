//! A fault met where only the file's path is known, as in rendering, which never sees the texts.

use super::{Diagnostic, Files, Place, Severity};
use std::fmt;
use std::ops::Range;

/// What is wrong with a file that is named by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The rule's name.
    pub rule: &'static str,
    /// The file, below the root; it may be one of those that came with malaf.
    pub path: String,
    /// Which bytes of it, where that is known.
    pub range: Option<Range<usize>>,
    /// A phrase in lower case.
    pub message: String,
    /// What to do, where it is known.
    pub hint: Option<String>,
}

impl Unplaced {
    /// A fault of `rule` somewhere in the file at `path`.
    #[must_use]
    pub fn new(rule: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { rule, path: path.into(), range: None, message: message.into(), hint: None }
    }

    /// The same at some bytes of the file.
    #[must_use]
    pub fn at(mut self, range: Range<usize>) -> Self {
        self.range = Some(range);
        self
    }

    /// The same with a hint where there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// The diagnostic: in the file where the author has it, else without a place and with the path in words.
    #[must_use]
    pub fn placed(&self, files: &Files, severity: Severity) -> Diagnostic {
        let place = files.find(&self.path).map(|file| {
            let range = self.range.clone().unwrap_or(0..0);
            let end = files.text(file).len();
            Place::new(file, range.start.min(end)..range.end.min(end))
        });
        let message = if place.is_some() { self.message.clone() } else { self.to_string() };
        let related = Vec::new();
        Diagnostic { rule: self.rule, severity, place, message, related, hint: self.hint.clone(), mends: Vec::new() }
    }
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}
