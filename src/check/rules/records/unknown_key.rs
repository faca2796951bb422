//! A key that nothing reads.

use crate::check::{Found, Stage};

rule! {
    /// A key that no record of this kind has.
    ///
    /// What an author wrote there would be lost without a word.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// alias = ["Bridge"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// aliases = { ar = ["الجسر العتيق"], en = ["Ancient Bridge"] }
    /// ```
    "unknown-key", Error, Found::By(Stage::Parse)
}
