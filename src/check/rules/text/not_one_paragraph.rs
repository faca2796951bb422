//! A summary of several paragraphs.

use crate::check::{Found, Stage};

rule! {
    /// A summary of several paragraphs, or with headings or lists.
    ///
    /// Summaries stand in lists and descriptions, where only one fits.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// summary = { en = "A bridge.\n\nIt is old." }
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// summary = { ar = "- جسر" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// summary = { ar = "جسر قديم.", en = "A bridge, and old." }
    /// ```
    "not-one-paragraph", Error, Found::By(Stage::Parse)
}
