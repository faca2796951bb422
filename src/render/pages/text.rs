//! A page of its own: about, method, and the corrections, below whose text stand the notes that correct.

use super::builder::Builder;
use super::corrections::{CORRECTIONS, CorrectionView};
use super::frame::{Face, Frame};
use super::parts::{Html, Label, NoteView, TextNotice, UsedOn};
use crate::Error;
use crate::link::{NoteNo, PageNo, RecordRef};
use crate::parse::NoteKind;
use crate::render::prose::Placer;
use serde::Serialize;

/// A page that is text only.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TextPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The title.
    pub title: Label,
    /// The summary.
    pub summary: Option<Html>,
    /// The text.
    pub body: Html,
    /// What to know of its language.
    pub notice: Option<TextNotice>,
    /// The notes that correct, the newest first; on the page of corrections only.
    pub corrections: Vec<CorrectionView>,
    /// Notes on it.
    pub notes: Vec<NoteView>,
    /// What links to it.
    pub used_on: Vec<UsedOn>,
}

impl Builder<'_> {
    /// A page of its own.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn page(&self, no: PageNo, placer: &dyn Placer) -> Result<TextPage, Error> {
        let page = &self.site.dossier.pages[no];
        let record = RecordRef::Page(no);
        let title = self.label(self.site.name(self.language, record));
        let document = self.shown(record, &page.documents);
        let id = page.record.id.as_str();
        // No note stands twice on the page of corrections.
        let is_gathered =
            |note: &NoteNo| id == CORRECTIONS && self.site.dossier.notes[*note].record.kind == NoteKind::Correction;
        Ok(TextPage {
            frame: self.frame(Face {
                kind: "page",
                path: self.site.addresses.page_of(record),
                title: title.clone(),
                description: self.description(&page.documents),
                section: (id == "about").then_some("about"),
                record: Some(record),
            })?,
            title,
            summary: self.document_summary(&page.documents),
            body: document.as_ref().map(|d| self.blocks(&d.value.body, placer)).unwrap_or_default(),
            notice: self.notice(record, &page.documents),
            notes: self.notes(&page.notes.iter().copied().filter(|note| !is_gathered(note)).collect::<Vec<_>>()),
            corrections: if id == CORRECTIONS { self.corrections() } else { Vec::new() },
            used_on: self.used_on(&page.backlinks),
        })
    }
}
