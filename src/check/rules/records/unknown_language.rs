//! A language that the dossier has not.

use crate::check::{Found, Stage};

rule! {
    /// A language that `site.toml` does not list.
    ///
    /// The text would be lost without a word.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", fr = "Vieux Pont" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "unknown-language", Error, Found::By(Stage::Parse)
}
