//! When it was published: what the capture states, else what follows from what it states, else what bounds it.
//!
//! A date in the running text is a date that the article speaks of, not its own: it only bounds. Relative dates («أمس»,
//! "3 years ago") count from the article's own day or from the day of capture, and never become a date.

mod stated;
mod within;

use super::{Judged, Metadata};
use crate::capture::ParagraphNo;

/// How a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStatus {
    /// The capture states it.
    Stated,
    /// It follows from what the capture states.
    Inferred,
    /// Only bounds are known.
    Bounded,
}

impl DateStatus {
    /// The word in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Bounded => "bounded",
        }
    }
}

/// The date of publication with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFact {
    /// An EDTF value.
    pub edtf: String,
    /// How it is known.
    pub status: DateStatus,
    /// The paragraphs it rests on, in order.
    pub paragraphs: Vec<ParagraphNo>,
    /// Why, in words.
    pub why: String,
}

pub(super) fn find(judged: &[Judged<'_>], metadata: &Metadata) -> Option<DateFact> {
    stated::find(judged, metadata).or_else(|| within::find(judged, stated::last_change(judged)))
}

/// Paragraphs in order, each once.
fn in_order(mut paragraphs: Vec<ParagraphNo>) -> Vec<ParagraphNo> {
    paragraphs.sort_unstable();
    paragraphs.dedup();
    paragraphs
}
