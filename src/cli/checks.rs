//! `malaf check` and `malaf explain`: what is wrong in the dossier, and what a rule wants.

use super::arguments::{CheckArguments, DiagnosticFormat};
use super::{FAULTY, Report, SOUND, fixes};
use crate::Error;
use crate::check::{RULES, Rule, explain as explained, find_rule, nearest_rule};
use crate::diagnostic::{Diagnostic, Files, RuleSummary, concise, github, json, sarif};
use crate::pipeline::{self, Examined, Hosts, Options, Strictness};
use std::path::Path;

/// So often is mended what a mend uncovers.
const ROUNDS: usize = 4;

/// Says what is wrong, and builds nothing.
pub fn check(root: &Path, arguments: &CheckArguments, report: &Report) -> Result<u8, Error> {
    let strictness = if arguments.strict { Strictness::Strict } else { Strictness::Lenient };
    let hosts = if arguments.external { Hosts::Ask } else { Hosts::LeaveAlone };
    let options = Options { strictness, hosts, ..Options::default() };
    let mut examined = pipeline::examine(root, &options)?;
    // What one edit uncovers the next round mends.
    for _ in 0..ROUNDS {
        if !arguments.fix || fixes::apply(root, &examined, report)? == 0 {
            break;
        }
        examined = pipeline::examine(root, &options)?;
    }
    if arguments.diff {
        report.data(&fixes::diff(&examined))?;
    }
    say(&examined, arguments.format, report)?;
    let sound = examined.is_sound(strictness);
    // The process ends: nobody waits until a large dossier has been taken apart.
    std::mem::forget(examined);
    Ok(if sound { SOUND } else { FAULTY })
}

fn say(examined: &Examined, format: DiagnosticFormat, report: &Report) -> Result<(), Error> {
    let Examined { files, diagnostics, .. } = examined;
    let lines = |one: fn(&Diagnostic, &Files) -> String| diagnostics.iter().map(|d| one(d, files) + "\n").collect();
    let text: String = match format {
        DiagnosticFormat::Human => {
            report.diagnostics(examined);
            report.checked(examined);
            return Ok(());
        }
        DiagnosticFormat::Concise => lines(concise),
        DiagnosticFormat::Github => lines(github),
        DiagnosticFormat::Json => json(diagnostics, files),
        DiagnosticFormat::Sarif => sarif(diagnostics, files, &summaries()),
    };
    report.data(&text)
}

fn summaries() -> Vec<RuleSummary> {
    let summary = |rule: &Rule| RuleSummary {
        name: rule.name,
        severity: rule.severity,
        what: rule.what(),
        documentation: rule.documentation(),
    };
    RULES.iter().map(summary).collect()
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
