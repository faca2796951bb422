//! An address that runs something.

use crate::check::{Found, Stage};

rule! {
    /// An address that runs something or leads into a machine: `javascript:`, `data:`, `file:`.
    ///
    /// A page of ours would run what somebody else wrote.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [this](javascript:alert(1)).
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [هذا](data:text/html,x).
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// See [this](https://example.org/).
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [هذا](mailto:a@example.org).
    /// ```
    "script-address", Error, Found::By(Stage::Link)
}
