//! A guess that does not say so.

use crate::check::{Found, Stage};

rule! {
    /// A date that is inferred or bounded and does not say why.
    ///
    /// Readers cannot tell a guess from a conclusion.
    ///
    /// **Fires**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02~"
    /// date-evidence = { status = "inferred" }
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02~"
    /// date-evidence = { status = "inferred", why = { ar = "من تاريخ النشر", en = "from the date of publication" } }
    /// title = { ar = "إنقاذ", en = "A rescue" }
    /// topics = ["river"]
    /// ```
    "date-without-evidence", Error, Found::By(Stage::Parse)
}
