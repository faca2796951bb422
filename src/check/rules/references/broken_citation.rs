//! A citation without its source.

use crate::check::{Found, Stage};

rule! {
    /// A citation of a source that is not there, or a `[¶4]` outside a source's own digest.
    ///
    /// A statement whose evidence cannot be found is a statement without evidence.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river rose [@paper-2061 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2061 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// The river rose [¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    "broken-citation", Error, Found::By(Stage::Link)
}
