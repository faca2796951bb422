//! A base URL that is none.

use crate::check::{Found, Stage};

rule! {
    /// A base URL that is none.
    ///
    /// Feeds, canonical links and the language switch would lead nowhere.
    ///
    /// **Fires**
    ///
    /// ```toml site.toml
    /// title = { ar = "ملف", en = "Dossier" }
    /// base-url = "small.example"
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
    /// [[language]]
    /// tag = "ar"
    /// name = "العربية"
    ///
    /// [[language]]
    /// tag = "en"
    /// name = "English"
    /// ```
    "invalid-address", Error, Found::By(Stage::Parse)
}
