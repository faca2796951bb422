//! A place as programs want it: lines and columns of both ends.

use super::human::line_and_column;
use super::{Files, Place};

/// Both ends of a place, from 1; columns count characters, and the last column is the one behind the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl Region {
    pub(super) fn of(files: &Files, place: Place) -> Self {
        let text = files.text(place.file);
        let (line, column) = line_and_column(text, place.start as usize);
        let (end_line, end_column) = line_and_column(text, place.end.max(place.start) as usize);
        Self { line, column, end_line, end_column }
    }
}
