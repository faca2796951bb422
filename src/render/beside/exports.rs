//! The dossier as data: the files of `/data/`, which the data page tells of.

use super::super::pages::{citation_file, timeline_file};
use crate::Error;
use crate::emit::Fill;
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

/// Makes all files of `/data/` and hands each to `fill`, from many threads.
///
/// # Errors
/// Where the theme lacks a word of a date, or `fill` fails.
pub fn files(site: &Site<'_>, fill: &(dyn Fn(&str, Fill<'_>) -> Result<(), Error> + Sync)) -> Result<(), Error> {
    if !site.has_data() {
        return Ok(());
    }
    let dossier = site.dossier;
    let whole = |file: &str, text: String| fill(&data_path(file), &|out| out.write_all(text.as_bytes()));
    Format::ALL.par_iter().try_for_each(|format| fill(&data_path(format.file()), &|out| format.write(dossier, out)))?;
    for language in site.languages() {
        whole(&timeline_file(language.tag.as_str()), of_language(site, language)?)?;
    }
    if !site.has_citation_files() {
        return Ok(());
    }
    let sources: Vec<SourceNo> = dossier.sources.numbers().collect();
    sources.par_iter().try_for_each(|no| {
        let id = dossier.sources[*no].record.id.value.as_str();
        let of_form = |form| whole(&citation_file(id, form), citation(dossier, *no, form)?);
        CitationForm::ALL.into_iter().try_for_each(of_form)
    })
}

/// The timeline in a language, each date in its words.
pub fn of_language(site: &Site<'_>, language: &Language) -> Result<String, Error> {
    timeline(site.dossier, language, |date| Ok(site.date(language, date)?.text))
}
