//! What an author did wrong, said so that it can be put right.
//!
//! Every stage reports into one [`Diagnostics`]; nothing stops at the first fault. A diagnostic names its rule, the
//! place in a file, what is wrong, other places that matter, and what to do. How it is printed is a renderer's
//! business ([`human`], [`concise`], [`json`], [`sarif`], [`github`]); what a *machine* did wrong (disk full, no permission) is [`crate::Error`].

mod concise;
mod files;
mod github;
mod human;
mod json;
mod place;
mod region;
mod sarif;
mod suggest;
mod unplaced;

pub use concise::concise;
pub use files::{File, FileId, Files};
pub use github::github;
pub use human::{Colour, human, position};
pub use json::{json, json_values};
pub use place::{Place, Spanned};
pub use sarif::{RuleSummary, sarif};
pub use suggest::nearest;
pub use unplaced::Unplaced;

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// How much a fault matters: an error keeps the site from being published, a warning does not unless `--strict`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; `--strict` makes it an error.
    Warning,
}

impl Severity {
    /// The word that stands before the rule's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One fault of an author, located.
///
/// The shape follows typst's `SourceDiagnostic`: severity, span, message, trace, hints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, for the fault and not for its cure: `broken-link`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is; `None` only for what has no file (a missing `site.toml`).
    pub place: Option<Place>,
    /// A phrase in lower case that a beginner can act on.
    pub message: String,
    /// Other places that matter, each with a word on why.
    pub related: Vec<(Place, String)>,
    /// What to do, where it is known.
    pub hint: Option<String>,
    /// Edits that mend it without any judgement.
    pub mends: Vec<Mend>,
}

/// One edit of a file: what is to stand in a place instead of what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The bytes that go.
    pub place: Place,
    /// What comes for them.
    pub text: String,
}

impl Diagnostic {
    /// An error of `rule` at `place`.
    #[must_use]
    pub fn error(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            place: Some(place),
            message: message.into(),
            related: Vec::new(),
            hint: None,
            mends: Vec::new(),
        }
    }

    /// A warning of `rule` at `place`.
    #[must_use]
    pub fn warning(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, place, message) }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a hint where there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// The same with an edit that mends it, where there is one.
    #[must_use]
    pub fn mend(mut self, place: Place, text: Option<String>) -> Self {
        self.mends.extend(text.map(|text| Mend { place, text }));
        self
    }

    /// The same with one more place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}

/// All faults found so far, from every stage.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of another sink, as when files were parsed in parallel.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// All, sorted by file, place, severity and rule, so that the order of discovery never shows.
    #[must_use]
    pub fn into_sorted(mut self, files: &Files) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| compare(files, a, b));
        self.list.dedup();
        self.list
    }

    /// Whether any fault keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// All, in the order in which they were found.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Changes each.
    pub fn change(&mut self, change: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(change);
    }

    /// Leaves out what `stays` refuses.
    pub fn retain(&mut self, stays: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(stays);
    }

    /// Turns severities over by rule, as `[checks]` of `site.toml` asks; `None` silences.
    pub fn relevel(&mut self, level: impl Fn(&Diagnostic) -> Option<Severity>) {
        self.list.retain_mut(|diagnostic| {
            let severity = level(diagnostic);
            diagnostic.severity = severity.unwrap_or(diagnostic.severity);
            severity.is_some()
        });
    }
}

/// The files that diagnostics speak of: their texts are shown.
#[must_use]
pub fn files_of(diagnostics: &[Diagnostic]) -> BTreeSet<FileId> {
    let places = diagnostics.iter().flat_map(|diagnostic| {
        let related = diagnostic.related.iter().map(|(place, _)| *place);
        let mended = diagnostic.mends.iter().map(|mend| mend.place);
        diagnostic.place.into_iter().chain(related).chain(mended)
    });
    places.map(|place| place.file).collect()
}

fn compare(files: &Files, a: &Diagnostic, b: &Diagnostic) -> Ordering {
    let key = |d: &Diagnostic| d.place.map(|p| (files.path(p.file).to_owned(), p.start, p.end));
    key(a)
        .cmp(&key(b))
        .then(a.severity.cmp(&b.severity))
        .then(a.rule.cmp(b.rule))
        .then_with(|| a.message.cmp(&b.message))
}
