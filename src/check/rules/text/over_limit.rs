//! More than a dossier may hold.

use crate::check::{Found, Stage};

rule! {
    /// A text, a table, a front matter or a page that is larger than `[limits]` of `site.toml` allows, or a limit beyond its ceiling.
    ///
    /// No editor writes a name of ten thousand letters; who does wants to stop the build.
    ///
    /// **Fires**
    ///
    /// ```toml site.toml
    /// title = { ar = "ملف", en = "Dossier" }
    /// base-url = "https://small.example/"
    ///
    /// [limits]
    /// text = 3
    ///
    /// [[language]]
    /// tag = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag = "en"
    /// name = "English"
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml site.toml
    /// title = { ar = "ملف", en = "Dossier" }
    /// base-url = "https://small.example/"
    ///
    /// [limits]
    /// text = 500
    ///
    /// [[language]]
    /// tag = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag = "en"
    /// name = "English"
    /// ```
    "over-limit", Error, Found::By(Stage::Parse)
}
