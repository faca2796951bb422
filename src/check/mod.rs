//! Stage four: what an editor should mend, found in the finished dossier by a table of rules, one rule a file.
//!
//! Faults that keep a record from being read or a name from being resolved are found by the stages that meet them; they
//! stand in the same table ([`registry`]), so that levels and explanations cover every message there is.

mod registry;
mod rules;

pub use registry::{RULES, Rule, is_rule, level, nearest_rule};

use crate::diagnostic::Diagnostics;
use crate::link::Dossier;
use crate::load::Assets;
use rayon::prelude::*;

/// Runs every rule that is not off.
pub fn check(dossier: &Dossier, _assets: &Assets, faults: &mut Diagnostics) {
    let found: Vec<Diagnostics> = RULES
        .par_iter()
        .filter(|rule| !is_off(dossier, rule))
        .filter_map(|rule| rule.check)
        .map(|check| {
            let mut found = Diagnostics::new();
            check(dossier, &mut found);
            found
        })
        .collect();
    found.into_iter().for_each(|found| faults.append(found));
}

fn is_off(dossier: &Dossier, rule: &Rule) -> bool {
    dossier.config.checks.get(rule.name) == Some(&None)
}
