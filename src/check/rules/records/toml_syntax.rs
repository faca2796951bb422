//! TOML that cannot be read.

use crate::check::{Found, Stage};

rule! {
    /// TOML that cannot be read.
    ///
    /// The record cannot be trusted to say what its author meant.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "toml-syntax", Error, Found::By(Stage::Parse)
}
