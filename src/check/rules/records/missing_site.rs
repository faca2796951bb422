//! A folder without site.toml.

use crate::check::{Found, Stage};

rule! {
    /// A folder without `site.toml`.
    ///
    /// There is no dossier here to build.
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
