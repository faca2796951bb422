//! An address that leads nowhere any more.

use crate::check::{Found, Stage};

rule! {
    /// An address on another host that is not there, or whose host does not answer. Found by `malaf check --external`
    /// alone, which asks.
    ///
    /// A reader who follows the evidence meets a dead end. For a source, `archived` names a copy in a web archive, which
    /// readers are then led to as well.
    ///
    /// A host that keeps programs out (401, 403, 429, 503 and their like) is not judged.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [the paper](https://example.org/gone) [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](https://example.org/gone) [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// See [the paper](https://example.org/) [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](https://example.org/) [@paper-2016 ¶3].
    /// ```
    "unreachable-address", Warning, Found::By(Stage::Hosts)
}
