//! A lock that cannot be read.

use crate::check::{Found, Stage};

rule! {
    /// A `captures.lock` that cannot be read.
    ///
    /// Nothing in it can be trusted, mostly after a merge.
    ///
    /// **Fires**
    ///
    /// ```text captures.lock
    /// malaf captures 1
    /// <<<<<<< ours
    /// ```
    ///
    /// **Silent**
    ///
    /// ```text captures.lock
    /// malaf captures 1
    /// ```
    "lock-syntax", Error, Found::By(Stage::Parse)
}
