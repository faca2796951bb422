//! `content/notes/<id>/note.toml`: editors' commentary on a passage or a record (Web Annotation).

use super::super::document::Documents;
use super::super::fields::Fields;
use super::super::id::RecordId;
use super::{Cite, as_cite};
use crate::diagnostic::Spanned;
use chrono::NaiveDate;

/// What a note does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// Adds what the sources do not tell.
    Context,
    /// Says what we put right.
    Correction,
    /// Says where to be careful.
    Caveat,
    /// Says what was checked and how.
    Verification,
    /// Says why we translated so.
    Translation,
}

impl NoteKind {
    /// The word in records, and the suffix of its string in themes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Correction => "correction",
            Self::Caveat => "caveat",
            Self::Verification => "verification",
            Self::Translation => "translation",
        }
    }

    const ALL: [Self; 5] = [Self::Context, Self::Correction, Self::Caveat, Self::Verification, Self::Translation];
}

/// A note as it was written.
#[derive(Debug, Clone)]
pub struct NoteRecord {
    /// Its id.
    pub id: Spanned<RecordId>,
    /// What it does.
    pub kind: NoteKind,
    /// What it speaks of: a record, or paragraphs of a source.
    pub on: Cite,
    /// The words of the source that it speaks of, in the source's own language.
    pub quote: Option<Spanned<String>>,
    /// When it was written.
    pub date: Option<Spanned<NaiveDate>>,
    /// Who wrote it.
    pub author: Option<Spanned<String>>,
    /// Its text in each language.
    pub documents: Documents,
}

/// Reads the TOML half.
pub fn read_note(fields: &mut Fields<'_>, id: Spanned<RecordId>, documents: Documents) -> Option<NoteRecord> {
    let words = NoteKind::ALL.map(|kind| (kind.as_str(), kind));
    let about = "What the note does: context (adds what the sources do not tell), correction (says what we put right), \
                 caveat (says where to be careful), verification (says what was checked and how), translation (says why \
                 we translated so).";
    let kind = fields.says(about).required_choice("kind", &words);
    let about = "What it speaks of: a record's id, or a passage of a source, \"source ¶4\".";
    let on = fields.says(about).required_cite("on").and_then(|text| as_cite(fields, &text));
    let quote = fields.says("The words of the source that it speaks of, in the source's own language.").text("quote");
    let date = fields.says("The day on which it was written: 2026-11-23.").day("date");
    let author = fields.says("Who wrote it.").text("author");
    Some(NoteRecord { id, kind: kind?.value, on: on?, quote, date, author, documents })
}
