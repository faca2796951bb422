//! A value of another type.

use crate::check::{Found, Stage};

rule! {
    /// A value of another type than its key wants.
    ///
    /// What an author wrote there would be lost without a word.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = "Old Bridge"
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "wrong-type", Error, Found::By(Stage::Parse)
}
