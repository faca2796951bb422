//! The whole dossier on one page, for one print or PDF.

use super::builder::{AssetPaths, Builder};
use super::frame::{Face, Frame};
use super::parts::{Html, Label};
use crate::Error;
use crate::address::PagePath;
use crate::render::edition::Edition;
use crate::render::templates::Shared;
use serde::Serialize;

/// The folder of the page that holds all others.
pub const PRINT: &str = "print";

/// The whole dossier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PrintPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// Its title.
    pub title: Label,
    /// Its parts, in reading order.
    pub parts: Vec<PrintPart>,
}

/// Chapters of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PrintPart {
    /// Its folder on the site; empty for the front page.
    pub folder: &'static str,
    /// Its title.
    pub title: String,
    /// Its chapters.
    pub chapters: Vec<PrintChapter>,
}

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PrintChapter {
    /// Its fragment.
    pub anchor: String,
    /// Its title, for the contents.
    pub title: Label,
    /// The number of a source, by which it is cited.
    pub number: Option<String>,
    /// Its text, with headings from the third level down.
    pub html: Html,
}

/// A chapter's title stands two levels below the page's: between them stand the parts.
const LOWER: u8 = 2;

impl Builder<'_> {
    /// The whole dossier on one page.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn print(&self, edition: &Edition<'_>) -> Result<PrintPage, Error> {
        let title = self.own_word("print-title")?;
        let frame = self.frame(Face {
            kind: PRINT,
            path: PagePath::of(&[PRINT]),
            title: title.clone(),
            description: None,
            section: None,
            record: None,
        })?;
        let mut texts = edition.in_one_document(LOWER);
        let parts = edition.parts.iter().map(|part| PrintPart {
            folder: part.folder,
            title: part.title.clone(),
            chapters: edition
                .of_part(part)
                .map(|(no, chapter)| PrintChapter {
                    anchor: chapter.name.clone(),
                    title: self.label(chapter.title.clone()),
                    number: chapter.number.clone(),
                    html: texts.get_mut(no).map(std::mem::take).unwrap_or_default(),
                })
                .collect(),
        });
        // A long page to be printed: it moves nothing and keeps nothing.
        let assets =
            Shared::new(AssetPaths { scripts: Vec::new(), modules: Vec::new(), ..AssetPaths::clone(&frame.assets) });
        // A document has its own name, not that of a page of something.
        let full_title = self.site_title().plain();
        let around = Shared::new(self.around_with(None, &assets)?);
        Ok(PrintPage { frame: Frame { full_title, around, assets, ..frame }, title, parts: parts.collect() })
    }
}
