//! `malaf status`: a table for an editor, JSON for a program, a threshold for CI.

use super::arguments::{StatusArguments, StatusFormat};
use super::{FAULTY, Report, SOUND};
use crate::Error;
use crate::diagnostic::{Files, position};
use crate::link::Dossier;
use crate::pipeline::{self, Drafts, Options};
use crate::status::{Row, Status, Totals, Unsettled, status as look_over, translations};
use std::path::Path;

/// How much of something must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    what: What,
    percent: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Translated,
    Cited,
}

/// Reads `translated=100`.
///
/// # Errors
/// Says in a phrase what is wrong with it.
pub fn requirement(text: &str) -> Result<Requirement, String> {
    let wrong = || format!("`{text}` asks for nothing: write translated=100 or cited=100");
    let (what, percent) = text.split_once('=').ok_or_else(wrong)?;
    let what = match what {
        "translated" => What::Translated,
        "cited" => What::Cited,
        _ => return Err(wrong()),
    };
    let percent = percent.parse().ok().filter(|percent| *percent <= 100).ok_or_else(wrong)?;
    Ok(Requirement { what, percent })
}

/// Prints how the dossier stands, and fails where a requirement is not met or the dossier has errors.
///
/// # Errors
/// Where the machine fails.
pub fn status(root: &Path, arguments: &StatusArguments, report: &Report) -> Result<u8, Error> {
    let options = Options { drafts: Drafts::Include, ..Options::default() };
    let examined = pipeline::examine(root, &options)?;
    let Some(dossier) = &examined.dossier else {
        report.diagnostics(&examined);
        return Ok(FAULTY);
    };
    if arguments.translations {
        report.data(&of_translations(dossier, &examined.files, arguments.format)?)?;
        return Ok(if examined.is_sound(options.strictness) { SOUND } else { FAULTY });
    }
    let status = look_over(dossier);
    match arguments.format {
        StatusFormat::Table => report.data(&table(&status))?,
        StatusFormat::Json => {
            let json = serde_json::to_string(&status).map_err(|error| Error::Internal(error.to_string()))?;
            report.data(&format!("{json}\n"))?;
        }
    }
    let mut code = if examined.is_sound(options.strictness) { SOUND } else { FAULTY };
    for requirement in &arguments.require {
        let (name, done) = match requirement.what {
            What::Translated => ("translated", status.totals.translated),
            What::Cited => ("cited", status.totals.cited),
        };
        if done < requirement.percent {
            report.not_done(name, done, requirement.percent);
            code = FAULTY;
        }
    }
    Ok(code)
}

/// One line a block: where it stands, so that an editor's program can jump there, then what is the matter.
fn of_translations(dossier: &Dossier, files: &Files, format: StatusFormat) -> Result<String, Error> {
    let found = translations(dossier);
    let at = |unsettled: &Unsettled| match unsettled.place {
        Some(place) => position(files, place),
        None => format!("{}/{}.md", unsettled.folder, unsettled.language),
    };
    match format {
        StatusFormat::Table if found.is_empty() => {
            Ok("every text stands in every language, and all are accepted\n".to_owned())
        }
        StatusFormat::Table => {
            Ok(found.iter().map(|one| format!("{}: {}\n", at(one), one.standing.as_str())).collect())
        }
        StatusFormat::Json => {
            let one = |one: &Unsettled| serde_json::json!({ "at": at(one), "language": one.language, "standing": one.standing.as_str() });
            let list: Vec<_> = found.iter().map(one).collect();
            let json = serde_json::to_string(&list).map_err(|error| Error::Internal(error.to_string()))?;
            Ok(format!("{json}\n"))
        }
    }
}

fn table(status: &Status) -> String {
    let parts =
        [("topics", &status.topics), ("sources", &status.sources), ("notes", &status.notes), ("pages", &status.pages)];
    let width = parts.iter().flat_map(|(_, rows)| rows.iter()).map(|row| row.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, rows) in parts {
        text.push_str(&format!("{name}\n"));
        for row in rows {
            text.push_str(&format!("  {:width$}  {}\n", row.id, words(row)));
        }
    }
    text.push_str(&sums(&status.totals));
    text
}

/// What is left to do with a record; nothing is `done`.
fn words(row: &Row) -> String {
    let mut left = Vec::new();
    if !row.missing.is_empty() {
        left.push(format!("missing in {}", row.missing.join(", ")));
    }
    let counted = [
        (row.stale, "stale blocks"),
        (row.uncited, "uncited paragraphs"),
        (row.single, "claims without a second source"),
    ];
    left.extend(counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{what}: {n}")));
    left.extend(row.ungraded.then(|| "ungraded".to_owned()));
    left.extend(row.draft.then(|| "draft".to_owned()));
    if left.is_empty() { "done".to_owned() } else { left.join("; ") }
}

fn sums(totals: &Totals) -> String {
    let Totals { translated, cited, missing, stale, statements, uncited, claims, single, ungraded, drafts } = totals;
    format!(
        "translated {translated} %: {missing} texts missing, {stale} blocks stale\n\
         cited {cited} %: {uncited} of {statements} paragraphs without\n\
         claims {claims}: {single} without a second, independent source\n\
         sources: {ungraded} ungraded, {drafts} drafts\n"
    )
}
