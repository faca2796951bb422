//! Excuses: one line of a text that a rule need not judge, with the reason.
//!
//! `<!-- malaf: allow uncited-paragraph: the editors' own question -->` in Markdown, `# malaf: allow …: …` in TOML, on
//! the line of the fault or on the line before. An excuse is checked as all else is: it must name a rule that may be
//! excused, give a reason, and excuse something.

use super::memory::Memory;
use super::registry::{Found, Stage, find_rule};
use super::{nearest_rule, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, File, FileId, Files, Place};
use crate::memo::Same;
use crate::parse::Config;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The excuses of a dossier.
#[derive(Debug, Default)]
pub struct Excuses(Vec<Excuse>);

impl Excuses {
    /// All that stand in the texts; those that `memory` knows are not looked for again.
    #[must_use]
    pub fn within(files: &Files, memory: &Memory) -> Self {
        let all: Vec<(FileId, &File)> = files.iter().collect();
        let of_file = |(file, entry): &(FileId, &File)| {
            memory.excuses.get_or((*file, Same::new(&entry.text)), || excuses(*file, &entry.text).collect())
        };
        let all: Vec<Arc<[Excuse]>> = all.par_iter().map(of_file).collect();
        Self(all.iter().flat_map(|excuses| excuses.iter()).cloned().collect())
    }

    /// The files in which any stands: [`Excuses::apply`] reads them.
    #[must_use]
    pub fn files(&self) -> BTreeSet<FileId> {
        self.0.iter().map(|excuse| excuse.place.file).collect()
    }

    /// Leaves out what is excused, and adds what is wrong with the excuses.
    ///
    /// Nothing is found by a rule that is off, so nothing is said of its excuses either.
    pub fn apply(self, config: &Config, files: &Files, faults: &mut Diagnostics) {
        let Self(mut excuses) = self;
        if excuses.is_empty() {
            return;
        }
        faults.retain(|fault| {
            let mut covering = excuses.iter_mut().filter(|excuse| excuse.covers(files, fault)).peekable();
            let stays = covering.peek().is_none();
            covering.for_each(|excuse| excuse.used = true);
            stays
        });
        // Whether hosts were asked is not known here.
        let asks =
            |excuse: &Excuse| find_rule(&excuse.rule).is_some_and(|rule| matches!(rule.found, Found::By(Stage::Hosts)));
        let is_off = |excuse: &&Excuse| config.checks.get(&excuse.rule) == Some(&None) || asks(excuse);
        excuses.iter().filter(|excuse| !is_off(excuse)).filter_map(Excuse::fault).for_each(|fault| faults.push(fault));
    }
}

/// A line that is excused from a rule.
#[derive(Debug, Clone)]
pub struct Excuse {
    place: Place,
    /// From 1.
    line: usize,
    rule: String,
    reason: String,
    used: bool,
}

const MARK: &str = "malaf: allow";

fn excuses(file: FileId, text: &str) -> impl Iterator<Item = Excuse> {
    // Most texts hold none, and need not be cut into lines.
    let text = if text.contains(MARK) { text } else { "" };
    let mut start = 0;
    text.split_inclusive('\n').enumerate().flat_map(move |(index, line)| {
        let from = start;
        start += line.len();
        comments(line).map(move |(place, rest)| {
            let (rule, reason) = rest.trim().split_once(':').unwrap_or((rest.trim(), ""));
            Excuse {
                place: Place::new(file, from + place.start..from + place.end),
                line: index + 1,
                rule: rule.trim().to_owned(),
                reason: reason.trim().to_owned(),
                used: false,
            }
        })
    })
}

/// The comments of a line that hold excuses, and what stands behind the mark in each; in TOML there is one.
fn comments(line: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    line.match_indices(MARK).filter_map(move |(mark, _)| comment(line, mark))
}

fn comment(line: &str, mark: usize) -> Option<(std::ops::Range<usize>, &str)> {
    let rest = &line[mark + MARK.len()..];
    let before = line[..mark].trim_end();
    if let Some(opened) = before.strip_suffix("<!--") {
        let inner = rest.split_once("-->").map_or(rest.trim_end(), |(inner, _)| inner);
        return Some((opened.len()..mark + MARK.len() + inner.len(), inner));
    }
    let opened = before.strip_suffix('#')?;
    Some((opened.len()..mark + MARK.len() + rest.trim_end().len(), rest))
}

impl Excuse {
    fn covers(&self, files: &Files, fault: &Diagnostic) -> bool {
        let Some(place) = fault.place.filter(|place| place.file == self.place.file && fault.rule == self.rule) else {
            return false;
        };
        let before = files.text(place.file).get(..place.start as usize).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        (line == self.line || line == self.line + 1) && self.wrong().is_none()
    }

    fn wrong(&self) -> Option<(String, Option<String>)> {
        let Some(rule) = find_rule(&self.rule) else {
            let hint = nearest_rule(&self.rule).map(|near| format!("did you mean `{near}`?"));
            return Some((format!("there is no rule `{}` to excuse from", self.rule), hint));
        };
        if !rule.may_be_silenced() {
            return Some((format!("`{}` cannot be excused: what it finds was not understood", rule.name), None));
        }
        // Two words at least: "ok" is no reason.
        if self.reason.split_whitespace().nth(1).is_none() {
            let hint = format!("{MARK} {}: why this line may stay as it is", rule.name);
            return Some(("the excuse gives no reason".to_owned(), Some(hint)));
        }
        None
    }

    fn fault(&self) -> Option<Diagnostic> {
        let idle =
            || (format!("nothing on this line or the next is `{}`", self.rule), Some("delete the excuse".into()));
        let (message, hint) = self.wrong().or_else(|| (!self.used).then(idle))?;
        Some(rules::records::idle_excuse::RULE.fault(self.place, message).maybe_hint(hint))
    }
}
