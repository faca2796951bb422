//! The dossier's sources as references for other people's footnotes: CSL-JSON, BibTeX, RIS; one file a form.
//!
//! A reference is to the publisher's article, in the article's own language, and never to our page of it; our page is
//! named as where the article is documented.

mod bibtex;
mod csl;
mod ris;

use super::words::Export;
use super::{Out, json_file, to_json};
use crate::Error;
use crate::language::{Edtf, Point, Precision, Shape};
use crate::link::{Dossier, RecordRef, SourceNo};
use crate::object::list;
use crate::parse::{LanguageNo, Texts};
use std::io::{self, Write};

/// One source as every form tells it.
pub struct Reference<'a> {
    /// The source's id, which is the citation key.
    pub key: &'a str,
    /// The headline; our title of it in square brackets where the article's own is not known.
    pub title: String,
    /// The newspaper, agency or site.
    pub publisher: Option<String>,
    /// The byline, as it stands: a person or a desk.
    pub byline: Option<String>,
    /// When it was published.
    pub date: Option<&'a Edtf>,
    /// The language it was written in.
    pub language: Option<&'a str>,
    /// The publisher's address.
    pub address: Option<&'a str>,
    /// Our page of it.
    pub page: String,
    /// The dossier's title.
    pub dossier: String,
}

/// All sources as CSL-JSON, by id.
pub fn csl_all(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    json_file(&list(|| references(&export).map(csl::item)), out)
}

/// All sources as BibTeX.
pub fn bibtex_all(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    references(&Export::new(dossier)).enumerate().try_for_each(|(number, reference)| {
        out.write_all(if number > 0 { b"\n" } else { b"" })?;
        out.write_all(bibtex::entry(&reference).as_bytes())
    })
}

/// All sources as RIS.
pub fn ris_all(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    references(&Export::new(dossier)).try_for_each(|reference| out.write_all(ris::entry(&reference).as_bytes()))
}

/// A form of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationForm {
    /// CSL-JSON, for Zotero, pandoc and whatever uses citeproc.
    Csl,
    /// BibTeX, for LaTeX.
    Bibtex,
    /// RIS, for `EndNote`, Mendeley and library catalogues.
    Ris,
}

impl CitationForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Csl, Self::Bibtex, Self::Ris];

    /// The extension of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csl => "csl.json",
            Self::Bibtex => "bib",
            Self::Ris => "ris",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csl => "CSL-JSON",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
        }
    }
}

/// One source in one form.
///
/// # Errors
/// None that a dossier can cause.
pub fn citation(dossier: &Dossier, no: SourceNo, form: CitationForm) -> Result<String, Error> {
    let reference = reference_of(&Export::new(dossier), no);
    match form {
        CitationForm::Csl => Ok(to_json(&[csl::item(reference)])? + "\n"),
        CitationForm::Bibtex => Ok(bibtex::entry(&reference)),
        CitationForm::Ris => Ok(ris::entry(&reference)),
    }
}

fn references<'a>(export: &Export<'a>) -> impl Iterator<Item = Reference<'a>> {
    export.dossier.sources.numbers().map(|no| reference_of(export, no))
}

/// What every form tells of a source.
pub fn reference_of<'a>(export: &Export<'a>, no: SourceNo) -> Reference<'a> {
    let source = &export.dossier.sources[no];
    let language = source.record.language.as_ref().map(|tag| tag.value.as_str());
    let own = language.and_then(|tag| export.language_of(tag));
    let first = export.languages().first().map(|language| language.no);
    let wanted = own.or(first);
    let best = |texts: &Texts| wanted.and_then(|no| texts.best(no)).map(|(_, text)| text.to_owned());
    let publisher = source.publisher.map(|no| &export.dossier.entities[no].record.name);
    let page = export.languages().iter().find(|language| Some(language.no) == wanted);
    Reference {
        key: export.id(RecordRef::Source(no)),
        title: headline(export, no, own).unwrap_or_else(|| supplied_title(export, no, wanted)),
        publisher: publisher.and_then(best),
        byline: best(&source.record.byline),
        date: source.record.date.as_ref().map(|date| &date.value.value),
        language,
        address: source.record.original.as_ref().map(|address| address.value.as_str()),
        page: page.map(|language| export.url(language, RecordRef::Source(no))).unwrap_or_default(),
        dossier: best(&export.dossier.config.title).unwrap_or_default(),
    }
}

/// The article's own headline, in its own language: a translation of ours is no headline.
fn headline(export: &Export<'_>, no: SourceNo, own: Option<LanguageNo>) -> Option<String> {
    let headline = export.dossier.sources[no].record.headline[own?].as_ref()?;
    Some(one_line(&headline.value))
}

/// A title that a cataloguer supplies stands in square brackets (ISBD, APA).
fn supplied_title(export: &Export<'_>, no: SourceNo, wanted: Option<LanguageNo>) -> String {
    let titles = export.names(RecordRef::Source(no));
    let tag = wanted.map(|no| export.tag(no));
    let own = titles.iter().find(|(own, _)| Some(*own) == tag).or(titles.first());
    let title = own.map_or_else(|| export.id(RecordRef::Source(no)).to_owned(), |(_, title)| (*title).to_owned());
    format!("[{}]", one_line(&title))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A date as references know it: one or two points, and whether it is only about then.
pub struct Issued {
    /// The first point, or the only one.
    pub from: Point,
    /// The second, where it is a span.
    pub to: Option<Point>,
    /// Whether it is more exact than what is known.
    pub about: bool,
}

/// The points of a date; an open one is about its known end.
pub fn issued(date: &Edtf) -> Issued {
    let hedged = date.is_approximate() || date.is_uncertain();
    let one = |point: &Point, about| Issued { from: *point, to: None, about };
    match date.shape() {
        Shape::Single(point) => one(point, hedged),
        Shape::Range(from, to) => Issued { from: *from, to: Some(*to), about: hedged },
        Shape::OneOf(from, to) => Issued { from: *from, to: Some(*to), about: true },
        Shape::Since(point)
        | Shape::Until(point)
        | Shape::From(point)
        | Shape::To(point)
        | Shape::Before(point)
        | Shape::After(point) => one(point, true),
        Shape::AllOf(points) | Shape::AnyOf(points) => match (points.first(), points.last()) {
            (Some(from), Some(to)) if from != to => Issued { from: *from, to: Some(*to), about: true },
            (Some(from), _) => one(from, hedged),
            // A set without members is no date that parsing lets through.
            _ => Issued { from: unknown(), to: None, about: true },
        },
    }
}

fn unknown() -> Point {
    Point { day: crate::language::CivilDay::default(), precision: Precision::Year, approximate: true, uncertain: true }
}
