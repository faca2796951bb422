//! An address that leads elsewhere than it seems.

use crate::check::{Found, Stage};

rule! {
    /// An address without a host, with something before an `@` that looks like the host, with letters of another script that look like those of the host, or with characters that stand in no address.
    ///
    /// Readers trust the address they see; a browser follows the one that is there.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [the paper](https://paper.example@evil.example/).
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](https://p\u{430}per.example/).
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-paper.toml
    /// kind = "organization"
    /// name = { ar = "صحيفة النهر", en = "River Paper" }
    /// same-as = ["https:paper.example"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// See [the paper](https://paper.example/).
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](https://صحيفة.example/خبر).
    /// ```
    "disguised-address", Error, Found::By(Stage::Link)
}
