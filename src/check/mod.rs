//! Stage four: what an editor should mend, found in the finished dossier by a table of rules, one rule a file.
//!
//! Faults that keep a record from being read or a name from being resolved are found by the stages that meet them; they
//! stand in the same table ([`RULES`]), so that levels, explanations and examples cover every message there is.

#[macro_use]
mod registry;
mod docs;
mod excuse;
mod mend;
mod order;
mod rules;
mod tidy;

pub use docs::{explain, rules_as_markdown};
pub use excuse::excuse;
pub use mend::{Mended, mended};
pub use registry::{Found, RULES, Rule, Stage, find_rule, is_rule, level, nearest_rule};
pub use rules::evidence::uncited_paragraph::{Statement, statements};
pub use tidy::mend_ids;

use crate::diagnostic::{Diagnostics, Files};
use crate::ingest::Originals;
use crate::link::{Dossier, LinkedProse};
use rayon::prelude::*;

/// All prose of the dossier, in each language.
#[must_use]
pub fn all_prose(dossier: &Dossier) -> Vec<&LinkedProse> {
    rules::all_prose(dossier).into_iter().map(|(_, prose)| prose).collect()
}

/// Runs every rule that is not off; `originals` are the captures at hand, if any.
pub fn check(dossier: &Dossier, files: &Files, originals: &Originals, faults: &mut Diagnostics) {
    let found: Vec<Diagnostics> = RULES
        .par_iter()
        .filter(|rule| dossier.config.checks.get(rule.name) != Some(&None))
        .map(|rule| run(rule, dossier, files, originals))
        .collect();
    found.into_iter().for_each(|found| faults.append(found));
}

fn run(rule: &Rule, dossier: &Dossier, files: &Files, originals: &Originals) -> Diagnostics {
    let mut found = Diagnostics::new();
    match rule.found {
        Found::In(check) | Found::Also(_, check) => check(dossier, &mut found),
        Found::InTexts(check) => check(dossier, files, &mut found),
        Found::WithOriginals(check) => check(dossier, originals, &mut found),
        Found::By(_) => {}
    }
    found
}
