//! A file that is no text.

use crate::check::{Found, Stage};

rule! {
    /// A file that is no UTF-8 text, larger than 16 MB, or a symbolic link.
    ///
    /// Its text would be lost without a word.
    ///
    /// **Fires**
    ///
    /// ```bytes content/topics/example/en.md
    /// 2b 2b 2b 0a ff fe
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// Text [@paper-2016 ¶3].
    /// ```
    "unreadable-file", Error, Found::By(Stage::Load)
}
