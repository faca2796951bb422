//! The dossier as data: the files of `/data/`, which the data page tells of.

use super::super::pages::{citation_file, timeline_file};
use crate::Error;
use crate::emit::Output;
use crate::export::{CitationForm, Format, citation, timeline};
use crate::link::SourceNo;
use crate::parse::Language;
use crate::render::site::Site;
use rayon::prelude::*;

/// The path of a file of `/data/`, below the site's root.
#[must_use]
pub fn data_path(file: &str) -> String {
    format!("data/{file}")
}

/// Makes all files of `/data/` and hands each to `emit`, from many threads.
pub fn files(site: &Site<'_>, emit: impl Fn(Output) -> Result<(), Error> + Sync) -> Result<(), Error> {
    if !site.has_data() {
        return Ok(());
    }
    let output = |file: &str, text: String| Output { path: data_path(file), bytes: text.into_bytes() };
    Format::ALL.par_iter().try_for_each(|format| emit(output(format.file(), format.write(site.dossier)?)))?;
    for language in site.languages() {
        emit(output(&timeline_file(language.tag.as_str()), of_language(site, language)?))?;
    }
    if !site.has_citation_files() {
        return Ok(());
    }
    let sources: Vec<SourceNo> = site.dossier.sources.numbers().collect();
    sources.par_iter().try_for_each(|no| {
        let id = site.dossier.sources[*no].record.id.value.as_str();
        let of_form = |form| emit(output(&citation_file(id, form), citation(site.dossier, *no, form)?));
        CitationForm::ALL.into_iter().try_for_each(of_form)
    })
}

/// The timeline in a language, each date in its words.
pub fn of_language(site: &Site<'_>, language: &Language) -> Result<String, Error> {
    timeline(site.dossier, language, |date| Ok(site.date(language, date)?.text))
}
