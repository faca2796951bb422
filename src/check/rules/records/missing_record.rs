//! A folder with texts and no record.

use crate::check::{Found, Stage};

rule! {
    /// A folder with texts and no record.
    ///
    /// Without its TOML file the texts belong to nothing.
    ///
    /// **Fires**
    ///
    /// ```md content/notes/on-rain/en.md
    /// +++
    /// title = "On the rain"
    /// +++
    ///
    /// It rained.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md content/notes/on-rain/en.md
    /// +++
    /// title = "On the rain"
    /// +++
    ///
    /// It rained.
    /// ```
    ///
    /// ```md content/notes/on-rain/ar.md
    /// +++
    /// title = "في المطر"
    /// +++
    ///
    /// هطل المطر.
    /// ```
    ///
    /// ```toml content/notes/on-rain/note.toml
    /// kind = "context"
    /// on = "flood"
    /// ```
    "missing-record", Error, Found::By(Stage::Parse)
}
