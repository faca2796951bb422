//! A theme that is not there.

use crate::check::{Found, Stage};

rule! {
    /// A `theme` in `site.toml` for which there is no folder in the site's `themes/` and that did not come with malaf.
    ///
    /// The site has no appearance to be built with.
    ///
    /// **Fires**
    ///
    /// ```toml site.toml
    /// title    = { ar = "ملف", en = "Dossier" }
    /// base-url = "https://dossier.example/"
    /// theme    = "diwann"
    ///
    /// [[language]]
    /// tag  = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag  = "en"
    /// name = "English"
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml site.toml
    /// title    = { ar = "ملف", en = "Dossier" }
    /// base-url = "https://dossier.example/"
    /// theme    = "diwan"
    ///
    /// [[language]]
    /// tag  = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag  = "en"
    /// name = "English"
    /// ```
    "unknown-theme", Error, Found::By(Stage::Render)
}
