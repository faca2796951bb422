//! The records of a dossier as they were written: every field typed, every reference still a name.

mod claim;
mod date;
mod dispute;
mod entity;
mod event;
mod note;
mod page;
mod rights;
mod source;
mod term;
mod topic;

pub use claim::{ClaimRecord, RawSpeaker, Stance, read_claims};
pub use date::{DateStatus, DatedRecord, Evidence};
pub use dispute::{DisputeRecord, PositionRecord, read_dispute};
pub use entity::{Alias, EntityKind, EntityRecord, RoleRecord, read_entity};
pub use event::{EventRecord, EventStatus, read_event};
pub use note::{NoteKind, NoteRecord, read_note};
pub use page::PageRecord;
pub use rights::{Publish, RightsRecord, read_rights};
pub use source::{ArchivedRecord, GradeRecord, SourceRecord, read_source};
pub use term::{Framing, TermNameRecord, TermRecord, read_term};
pub use topic::{TopicRecord, read_topic};

use super::PerLanguage;
use super::fields::Fields;
use super::id::RecordId;
use super::prose::{Paragraphs, Prose, read_inline};
use crate::diagnostic::{Diagnostic, Place, Spanned};
use std::sync::Arc;

/// `"horrya-zones-2017 ¶4"`: a source and, mostly, its paragraphs, in a TOML string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// The source or record.
    pub record: Spanned<RecordId>,
    /// The paragraphs; none is the whole.
    pub paragraphs: Option<Paragraphs>,
}

impl Cite {
    /// Where it was written.
    #[must_use]
    pub fn place(&self) -> Place {
        self.record.place
    }
}

/// Reads `"id ¶4–6"` or `"id"`.
fn as_cite(fields: &Fields<'_>, text: &Spanned<String>) -> Option<Cite> {
    let place = text.place;
    let (id, paragraphs) = match text.value.trim().split_once(char::is_whitespace) {
        None => (text.value.trim().to_owned(), None),
        Some((id, rest)) => (id.to_owned(), Some(Paragraphs::parse(rest))),
    };
    let paragraphs = match paragraphs {
        Some(Err(message)) => {
            let fault = Diagnostic::error("citation-syntax", place, message);
            fields.context().report(fault.hint("a citation in TOML is written \"source ¶4\""));
            return None;
        }
        Some(Ok(paragraphs)) => Some(paragraphs),
        None => None,
    };
    let id = id.trim_start_matches('@').to_owned();
    let record = fields.as_id(&Spanned::new(id, place))?;
    Some(Cite { record, paragraphs })
}

fn cites(fields: &mut Fields<'_>, key: &'static str) -> Vec<Cite> {
    let texts = fields.cites(key);
    texts.iter().filter_map(|text| as_cite(fields, text)).collect()
}

/// A text in several languages that may hold citations and links.
fn prose_texts(fields: &mut Fields<'_>, key: &'static str) -> PerLanguage<Option<Arc<Prose>>> {
    let context = fields.context();
    fields.texts(key).map(|_, text| text.map(|text| Arc::new(read_inline(context, &text))))
}

/// Paragraph numbers of one key or the other: `paragraph = 4`, `paragraphs = [4, 6]`.
fn paragraph_numbers(fields: &mut Fields<'_>) -> Vec<Spanned<Paragraphs>> {
    fields.paragraphs().into_iter().map(|n| n.map(Paragraphs::one)).collect()
}

/// The like, one at least.
fn required_paragraph_numbers(fields: &mut Fields<'_>) -> Vec<Spanned<Paragraphs>> {
    fields.required_paragraphs().into_iter().map(|n| n.map(Paragraphs::one)).collect()
}

/// Ids that a record had before.
fn formerly(fields: &mut Fields<'_>) -> Vec<Spanned<RecordId>> {
    fields.says("Ids that it had before: their addresses lead to it.").ids("formerly", &[])
}
