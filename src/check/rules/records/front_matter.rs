//! A Markdown file without front matter.

use crate::check::{Found, Stage};

rule! {
    /// A Markdown file without front matter, or whose front matter is not closed.
    ///
    /// A page without a title cannot be listed.
    ///
    /// **Fires**
    ///
    /// ```md content/topics/example/en.md
    /// The river rose.
    /// ```
    ///
    /// or
    ///
    /// ```md content/topics/example/ar.md
    /// +++
    /// title = "النهر"
    ///
    /// فاض النهر.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md content/topics/example/en.md
    /// +++
    /// title = "The river"
    /// +++
    ///
    /// The river rose.
    /// ```
    "front-matter", Error, Found::By(Stage::Parse)
}
