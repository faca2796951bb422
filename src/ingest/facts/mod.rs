//! Facts with their evidence: title, publisher, byline, date. What is not found is said as such and never guessed.

mod byline;
mod cues;
mod date;
mod eras;
mod publisher;
mod title;

pub use date::{DateFact, DateStatus};

use super::judge::Judged;
use super::reader::Metadata;
use crate::capture::ParagraphNo;

/// Words of a capture that name something, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub text: String,
    /// The paragraph; none where only the page's own metadata says so.
    pub paragraph: Option<ParagraphNo>,
}

/// What a capture says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub title: Option<Named>,
    /// Who published it.
    pub publisher: Option<Named>,
    /// Who wrote it.
    pub byline: Option<Named>,
    /// When it was published.
    pub date: Option<DateFact>,
}

/// Reads the facts from judged paragraphs and the page's metadata.
pub fn find_facts(judged: &[Judged<'_>], metadata: &Metadata) -> Facts {
    let publisher = publisher::find(judged, metadata);
    Facts {
        title: title::find(judged, metadata, publisher.as_ref()),
        byline: byline::find(judged, metadata),
        date: date::find(judged, metadata),
        publisher,
    }
}

/// The first paragraph that holds these words, folded.
fn paragraph_with(judged: &[Judged<'_>], words: &str) -> Option<ParagraphNo> {
    let wanted = crate::language::fold(words).into_text();
    let holds = |judged: &&Judged<'_>| crate::language::fold(judged.text).text().contains(wanted.trim());
    judged.iter().find(holds).map(|judged| judged.n)
}
