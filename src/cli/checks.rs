//! `malaf check` and `malaf explain`: what is wrong in the dossier, and what a rule wants.

use super::arguments::CheckArguments;
use super::{FAULTY, Report, SOUND, fixes};
use crate::Error;
use crate::check::{Rule, explain as explained, find_rule, nearest_rule};
use crate::pipeline::{self, Options, Strictness};
use std::path::Path;

/// Says what is wrong, and builds nothing.
pub fn check(root: &Path, arguments: &CheckArguments, report: &Report) -> Result<u8, Error> {
    let strictness = if arguments.strict { Strictness::Strict } else { Strictness::Lenient };
    let options = Options { strictness, ..Options::default() };
    let mut examined = pipeline::examine(root, &options)?;
    if arguments.fix && fixes::apply(root, &examined, report)? > 0 {
        examined = pipeline::examine(root, &options)?;
    }
    report.diagnostics(&examined);
    report.checked(&examined);
    Ok(if examined.is_sound(strictness) { SOUND } else { FAULTY })
}

/// Prints a rule's documentation.
pub fn explain(rule: &Rule, report: &Report) -> Result<u8, Error> {
    report.data(&explained(rule))?;
    Ok(SOUND)
}

/// A rule by its name, for the command line.
pub fn rule(name: &str) -> Result<&'static Rule, String> {
    find_rule(name).ok_or_else(|| match nearest_rule(name) {
        Some(near) => format!("there is no rule `{name}`: did you mean `{near}`?"),
        None => format!("there is no rule `{name}`: docs/rules.md lists them"),
    })
}
