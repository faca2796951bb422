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

/// All files of `/data/`.
pub fn files(site: &Site<'_>) -> Result<Vec<Output>, Error> {
    if !site.has_data() {
        return Ok(Vec::new());
    }
    let output = |file: &str, text: String| Output { path: data_path(file), bytes: text.into_bytes() };
    let whole = Format::ALL.par_iter().map(|format| Ok(output(format.file(), format.write(site.dossier)?)));
    let mut files: Vec<Output> = whole.collect::<Result<_, Error>>()?;
    for language in site.languages() {
        files.push(output(&timeline_file(language.tag.as_str()), of_language(site, language)?));
    }
    if site.has_citation_files() {
        let sources: Vec<SourceNo> = site.dossier.sources.numbers().collect();
        let of_source = |no: &SourceNo| {
            let id = site.dossier.sources[*no].record.id.value.as_str();
            let file = |form| Ok(output(&citation_file(id, form), citation(site.dossier, *no, form)?));
            CitationForm::ALL.into_iter().map(file).collect::<Result<Vec<Output>, Error>>()
        };
        let each: Vec<Vec<Output>> = sources.par_iter().map(of_source).collect::<Result<_, Error>>()?;
        files.extend(each.into_iter().flatten());
    }
    Ok(files)
}

/// The timeline in a language, each date in its words.
pub fn of_language(site: &Site<'_>, language: &Language) -> Result<String, Error> {
    timeline(site.dossier, language, |date| Ok(site.date(language, date)?.text))
}
