//! A word that is none of those allowed.

use crate::check::{Found, Stage};

rule! {
    /// A word that is none of those that its key may be.
    ///
    /// The record would mean something else.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "bridge"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "unknown-word", Error, Found::By(Stage::Parse)
}
