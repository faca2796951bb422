//! The languages of a text side by side, paragraph by paragraph.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{Html, Label, Link};
use crate::Error;
use crate::address::anchor;
use crate::link::{Dossier, LinkedDocument, LinkedDocuments, RecordRef, aligned};
use crate::parse::{Language, LanguageNo, Publish};
use crate::render::html::escape;
use crate::render::prose::{NothingPlaced, ProseWriter};
use crate::render::strings::{Argument, Surface};
use crate::render::templates::Shared;
use serde::Serialize;

/// Texts side by side.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ParallelPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The record's name.
    pub title: Label,
    /// The record's page.
    pub of: Shared<Link>,
    /// The languages, the page's first.
    pub columns: Vec<ColumnView>,
    /// Whether any block tells paragraphs of a source.
    pub marked: bool,
    /// The blocks: title, summary, then the text.
    pub rows: Vec<RowView>,
}

/// A language's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ColumnView {
    /// The language's tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its name in itself.
    pub name: String,
    /// The record's page in it.
    pub href: String,
}

/// Blocks that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct RowView {
    /// `title`, `summary`, `block`.
    pub kind: &'static str,
    /// The paragraphs of the source that the digest tells here: `¶4–6`.
    pub mark: Option<String>,
    /// Their fragment.
    pub anchor: Option<String>,
    /// One a column; none where the language has no such block.
    pub cells: Vec<Option<CellView>>,
}

/// A block in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CellView {
    /// Its text.
    pub html: Html,
    /// Whether its counterpart changed since both were accepted.
    pub stale: bool,
}

/// The folder of a parallel page, below its record's.
pub const PARALLEL: &str = "parallel";

/// A dossier of more texts has no such pages unless it asks for them: they are as many again (somewhat arbitrary).
const MANY_TEXTS: usize = 1000;

/// Whether a record has a page of its languages side by side.
#[must_use]
pub fn has_parallel(dossier: &Dossier, record: RecordRef) -> bool {
    let texts = dossier.topics.len() + dossier.sources.len() + dossier.pages.len();
    let wanted = dossier.config.translations.parallel.unwrap_or(texts <= MANY_TEXTS);
    let shown = match record {
        RecordRef::Source(no) => dossier.sources[no].rights.publish != Publish::Metadata,
        RecordRef::Topic(_) | RecordRef::Page(_) => true,
        _ => false,
    };
    wanted && shown && dossier.documents(record).is_some_and(|documents| written(documents) > 1)
}

fn written(documents: &LinkedDocuments) -> usize {
    documents.iter().filter(|(_, document)| document.is_some()).count()
}

impl Builder<'_> {
    /// The way to a record's languages side by side.
    #[must_use]
    pub fn path_of_parallel(&self, record: RecordRef) -> Option<String> {
        let path = || self.site.addresses.page_of(record).below(PARALLEL);
        has_parallel(self.site.dossier, record).then(|| self.site.addresses.href(self.language, &path()))
    }

    /// A record's languages side by side.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn parallel(&self, record: RecordRef) -> Result<ParallelPage, Error> {
        let of = self.link(record);
        let heading = self.site.say(
            self.language,
            "parallel-of",
            &[("title", Argument::Text(of.label.plain()))],
            Surface::PlainText,
        )?;
        let section = match record {
            RecordRef::Topic(_) => Some("topics"),
            RecordRef::Source(_) => Some("sources"),
            _ => None,
        };
        let path = self.site.addresses.page_of(record).below(PARALLEL);
        let mut frame = self.frame(Face {
            kind: "parallel",
            path,
            title: self.own(heading),
            description: None,
            section,
            record: None,
        })?;
        // The same text stands on the record's own page: search engines are sent there.
        let own = self.site.addresses.record(self.language, record);
        frame.canonical = self.site.dossier.config.base_url.absolute(&own);
        frame.alternates.clear();
        let texts = self.texts_of(record);
        let columns = texts.iter().map(|(language, _)| ColumnView {
            lang: language.tag.as_str().to_owned(),
            dir: language.direction.as_str(),
            name: language.name.clone(),
            href: self.site.addresses.record(language, record),
        });
        let rows = self.rows(record, &texts);
        Ok(ParallelPage {
            frame,
            title: of.label.clone(),
            columns: columns.collect(),
            marked: rows.iter().any(|row| row.mark.is_some()),
            rows,
            of,
        })
    }

    /// A record's texts, that of the page's language first.
    fn texts_of(&self, record: RecordRef) -> Vec<(&Language, &LinkedDocument)> {
        let documents = self.site.dossier.documents(record).into_iter().flat_map(LinkedDocuments::iter);
        let found = documents.filter_map(|(no, document)| Some((no, document.as_ref()?)));
        let mut found: Vec<(LanguageNo, &LinkedDocument)> = found.collect();
        found.sort_by_key(|(no, _)| (*no != self.language.no, *no));
        found.into_iter().map(|(no, document)| (self.site.language(no), document)).collect()
    }

    fn rows(&self, record: RecordRef, texts: &[(&Language, &LinkedDocument)]) -> Vec<RowView> {
        let columns: Vec<Column<'_>> =
            texts.iter().map(|(language, document)| self.column_of(record, language, document)).collect();
        let cells = |numbers: &[Option<usize>]| -> Vec<Option<CellView>> {
            numbers.iter().zip(&columns).map(|(number, column)| column.cell((*number)?)).collect()
        };
        let head =
            |kind, number| RowView { kind, mark: None, anchor: None, cells: cells(&vec![Some(number); columns.len()]) };
        let mut rows = vec![head("title", TITLE), head("summary", SUMMARY)];
        let documents: Vec<&LinkedDocument> = texts.iter().map(|(_, document)| *document).collect();
        for row in aligned(&documents) {
            let mut marks = row
                .iter()
                .zip(&documents)
                .filter_map(|(number, document)| document.body.prose.blocks.get((*number)?)?.mark);
            let mark = marks.next();
            let numbers: Vec<Option<usize>> = row.iter().map(|number| number.map(|number| number + BODY)).collect();
            rows.push(RowView {
                kind: "block",
                mark: mark.map(|mark| mark.to_string()),
                anchor: mark.map(anchor),
                cells: cells(&numbers),
            });
        }
        rows.retain(|row| row.cells.iter().any(Option::is_some));
        rows
    }

    fn column_of<'d>(&self, record: RecordRef, language: &Language, document: &'d LinkedDocument) -> Column<'d> {
        let there = self.site.addresses.record(language, record);
        let writer = ProseWriter::new(self.site, language, &NothingPlaced, self.references).anchored_at(there);
        let mut html = vec![escape(&document.title.value)];
        html.push(document.summary.as_ref().map(|summary| writer.inline(summary)).unwrap_or_default());
        html.extend(writer.each_block(&document.body));
        Column { html, document }
    }
}

/// Where title, summary and the first block stand among what is compared ([`LinkedDocument::standings`]).
const TITLE: usize = 0;
const SUMMARY: usize = 1;
const BODY: usize = 2;

/// One language's blocks as HTML.
struct Column<'d> {
    html: Vec<Html>,
    document: &'d LinkedDocument,
}

impl Column<'_> {
    fn cell(&self, number: usize) -> Option<CellView> {
        let html = self.html.get(number).filter(|html| !html.trim().is_empty())?.clone();
        Some(CellView { html, stale: self.document.is_stale(number) })
    }
}
