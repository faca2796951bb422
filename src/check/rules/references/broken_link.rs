//! A link to nothing.

use crate::check::{Found, Stage};

rule! {
    /// A link to a record that is not there.
    ///
    /// Readers meet a dead end.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [[the-twon]] [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [[the-twon]] [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// See [[the-town]] [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [[the-town|البلدة]] [@paper-2016 ¶3].
    /// ```
    "broken-link", Error, Found::By(Stage::Link)
}
