//! A key that a record must have.

use crate::check::{Found, Stage};

rule! {
    /// A key that a record must have and lacks.
    ///
    /// The page would have a hole.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "missing-key", Error, Found::By(Stage::Parse)
}
