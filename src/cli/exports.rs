//! `malaf export`: the dossier as data, to standard output.

use super::arguments::{ExportArguments, ExportFormat};
use super::captures::read_lock;
use super::{FAULTY, Report, SOUND};
use crate::export::{CitationForm, Format, citation, mentions};
use crate::link::{Dossier, RecordRef, SourceNo};
use crate::parse::Language;
use crate::pipeline::{self, Examined, Options, Strictness};
use crate::{Error, render};
use std::path::Path;

/// Prints what was asked for; a dossier with errors is not exported, as parts of it would be left out without a word.
pub fn export(root: &Path, arguments: &ExportArguments, report: &Report) -> Result<u8, Error> {
    let options = Options { base_url: arguments.base_url.clone(), ..Options::default() };
    let examined = pipeline::examine(root, &options)?;
    report.diagnostics(&examined);
    let dossier = match &examined.dossier {
        Some(dossier) if examined.is_sound(Strictness::Lenient) => dossier,
        _ => return Ok(FAULTY),
    };
    match text(root, arguments, &examined, dossier)? {
        Ok(text) => {
            report.data(&text)?;
            Ok(SOUND)
        }
        Err(why) => {
            report.refused(root, &why);
            Ok(FAULTY)
        }
    }
}

/// The text, or why there is none.
fn text(
    root: &Path,
    arguments: &ExportArguments,
    examined: &Examined,
    dossier: &Dossier,
) -> Result<Result<String, String>, Error> {
    if let Some(id) = &arguments.source {
        return match (source(dossier, id), form(arguments.format)) {
            (Some(no), Some(form)) => citation(dossier, no, form).map(Ok),
            (None, _) => Ok(Err(format!("no source is named `{id}`"))),
            (_, None) => Ok(Err("--source goes with csl-json, bibtex and ris".to_owned())),
        };
    }
    match arguments.format {
        ExportFormat::Captures => match read_lock(&root.join("captures.lock"))? {
            Ok(lock) => mentions(dossier, &lock, &root.join("captures")).map(Ok),
            Err(why) => Ok(Err(why)),
        },
        ExportFormat::Timeline => match language(dossier, arguments.language.as_deref()) {
            Some(language) => render::timeline(dossier, &examined.assets, language).map(Ok),
            None => Ok(Err("the dossier has no such language: site.toml lists them".to_owned())),
        },
        ExportFormat::Published(format) => format.text(dossier).map(Ok),
        ExportFormat::Pdf | ExportFormat::Epub => Err(Error::Internal("no text can be a book".to_owned())),
    }
}

fn source(dossier: &Dossier, id: &str) -> Option<SourceNo> {
    dossier.sources.numbers().find(|no| dossier.id(RecordRef::Source(*no)).as_str() == id)
}

fn form(format: ExportFormat) -> Option<CitationForm> {
    match format {
        ExportFormat::Published(Format::Csl) => Some(CitationForm::Csl),
        ExportFormat::Published(Format::Bibtex) => Some(CitationForm::Bibtex),
        ExportFormat::Published(Format::Ris) => Some(CitationForm::Ris),
        _ => None,
    }
}

/// The language asked for, else the first.
fn language<'a>(dossier: &'a Dossier, tag: Option<&str>) -> Option<&'a Language> {
    let mut languages = dossier.config.languages.iter();
    match tag {
        Some(tag) => languages.find(|language| language.tag.as_str() == tag),
        None => languages.next(),
    }
}
