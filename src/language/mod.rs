//! Languages: folding, words, clitics, names, direction, dates and sorting, for Arabic script and Latin.
//!
//! Stands beside the pipeline: ingest, link, check, render and search all use it. It must never know what a dossier is:
//! it takes text and gives back offsets, strings and orderings.

pub mod alternatives;
pub mod attribute;
pub mod clitics;
pub mod counts;
pub mod dates;
pub mod direction;
pub mod disguise;
pub mod edtf;
pub mod estimates;
pub mod figures;
pub mod fold;
pub mod format;
pub mod names;
pub mod spelling;
pub mod tag;
pub mod terms;
pub mod words;

pub use counts::{Counts, PLURAL_FORMS};
pub use direction::{Piece, direction_of, isolate};
pub use disguise::{is_disguised, silhouette};
pub use edtf::{CivilDay, Edtf, EdtfError, Point, Precision, Shape};
pub use estimates::mixed_estimates;
pub use figures::Figures;
pub use fold::fold;
pub use format::{DatePart, Formatter, FormatterError, SpokenDate};
pub use names::{Ambiguous, Found, Hit, Name, NameFinder, NameFlags};
pub use spelling::{
    Slip, direction_marks, direction_overrides, foreign_letters, glued_scripts, knows_letters_of, presentation_forms,
};
pub use tag::{Direction, LanguageTag, LanguageTagError, Script};
pub use words::words;
