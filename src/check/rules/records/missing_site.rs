//! A folder without site.toml.

use crate::check::{Found, Stage};

rule! {
    /// A folder without `site.toml`, or with nothing in `content/`.
    ///
    /// There is no dossier here to build, and an empty site must not replace the published one.
    ///
    /// **Fires**
    ///
    /// ```absent
    /// site.toml
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml site.toml
    /// title = { ar = "ملف", en = "Dossier" }
    /// base-url = "https://small.example/"
    ///
    /// [[language]]
    /// tag = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag = "en"
    /// name = "English"
    /// ```
    "missing-site", Error, Found::By(Stage::Parse)
}
