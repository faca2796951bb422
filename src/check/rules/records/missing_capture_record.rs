//! A source whose capture nobody took.

use crate::check::{Found, Stage};

rule! {
    /// A source whose capture the lock does not know.
    ///
    /// Its paragraphs and quotations cannot be verified.
    ///
    /// **Fires**
    ///
    /// ```toml content/sources/diary/source.toml
    /// capture = "diary.txt"
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/sources/diary/source.toml
    /// capture = "a.txt"
    /// topics = ["river"]
    /// ```
    "missing-capture-record", Warning, Found::By(Stage::Link)
}
