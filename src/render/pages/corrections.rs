//! Every note that corrects, in one place. An editors' page `corrections` stands above them; without one, where there are
//! corrections, the page is made all the same.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::{Html, Link, NoteView, TextNotice, UsedOn};
use super::text::TextPage;
use crate::Error;
use crate::address::PagePath;
use crate::link::{Dossier, NoteNo, NoteTarget, RecordRef};
use crate::parse::NoteKind;
use crate::render::strings::Surface;
use crate::render::templates::Shared;
use serde::Serialize;
use std::cmp::Reverse;

/// The id of the editors' page, and the folder of the page.
pub const CORRECTIONS: &str = "corrections";

/// A note that corrects, with what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CorrectionView {
    /// The note.
    pub note: NoteView,
    /// What it speaks of, as a link to the note where it stands.
    pub on: Shared<Link>,
}

/// Whether the engine makes the page itself: there are corrections, and no page of the editors' for them.
#[must_use]
pub fn are_gathered(dossier: &Dossier) -> bool {
    let has_page = dossier.pages.iter().any(|(_, page)| page.record.id.as_str() == CORRECTIONS);
    !has_page && dossier.notes.iter().any(|(no, _)| is_shown(dossier, no))
}

/// Whether a note corrects, and stands somewhere.
fn is_shown(dossier: &Dossier, no: NoteNo) -> bool {
    let note = &dossier.notes[no];
    note.record.kind == NoteKind::Correction && note.on.is_some()
}

impl Builder<'_> {
    /// The notes that correct, the newest first.
    pub fn corrections(&self) -> Vec<CorrectionView> {
        let dossier = self.site.dossier;
        let mut numbers: Vec<NoteNo> = dossier.notes.numbers().filter(|no| is_shown(dossier, *no)).collect();
        numbers.sort_by_key(|no| {
            let note = &dossier.notes[*no].record;
            (Reverse(note.date.as_ref().map(|day| day.value)), note.id.value.clone())
        });
        numbers.into_iter().filter_map(|no| self.correction(no)).collect()
    }

    fn correction(&self, no: NoteNo) -> Option<CorrectionView> {
        let on = match self.site.dossier.notes[no].on? {
            NoteTarget::Record(record) => record,
            NoteTarget::Passage(passage) => RecordRef::Source(passage.source),
        };
        let (label, href) = (self.link(on).label.clone(), self.link(RecordRef::Note(no)).href.clone());
        Some(CorrectionView { note: self.note(no)?, on: Shared::new(Link::new(label, href)) })
    }

    /// The page of corrections without a text of the editors'.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn corrections_page(&self) -> Result<TextPage, Error> {
        let title = self.own_word("heading-corrections")?;
        let about = self.site.say(self.language, "corrections-about", &[], Surface::Markup)?;
        let frame: Frame = self.frame(Face {
            kind: "page",
            path: PagePath::of(&[CORRECTIONS]),
            title: title.clone(),
            description: Some(about.clone()),
            section: None,
            record: None,
        })?;
        let (body, notice, used_on): (Html, Option<TextNotice>, Vec<UsedOn>) = (String::new(), None, Vec::new());
        Ok(TextPage {
            frame,
            title,
            summary: Some(about),
            body,
            notice,
            corrections: self.corrections(),
            notes: Vec::new(),
            used_on,
        })
    }
}
