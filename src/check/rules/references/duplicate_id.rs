//! One id for two records.

use crate::check::{Found, Stage};

rule! {
    /// One id for two records, of whatever kind.
    ///
    /// Every link to it could mean either.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/the-town.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    "duplicate-id", Error, Found::By(Stage::Link)
}
