//! A file that belongs to no record.

use crate::check::{Found, Stage};

rule! {
    /// A file below `content/` that belongs to no record.
    ///
    /// Somebody thinks that it is published.
    ///
    /// **Fires**
    ///
    /// ```md content/topics/river/fr.md
    /// +++
    /// title = "Le fleuve"
    /// +++
    /// ```
    ///
    /// or
    ///
    /// ```md content/draft.md
    /// A draft.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// A draft [@paper-2016 ¶3].
    /// ```
    ///
    /// ```md ar
    /// مسودة [@paper-2016 ¶3].
    /// ```
    "unexpected-file", Warning, Found::By(Stage::Parse)
}
