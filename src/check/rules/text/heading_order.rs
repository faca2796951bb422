//! Headings out of order.

use crate::check::{Found, Stage};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::LinkedProse;
use crate::parse::{BlockKind, Config, LanguageNo};

rule! {
    /// A heading of the first level in the text, or one that skips a level.
    ///
    /// A page has one title, and screen readers jump by levels.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// # The river
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// # النهر
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// ## The river
    ///
    /// #### The flood
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// ### النهر
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// ## The river
    ///
    /// ### The flood
    ///
    /// ## The town
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// ## النهر
    ///
    /// ### الفيضان
    /// ```
    "heading-order", Error, Found::AlsoInProse(Stage::Parse, check)
}

fn check(_: &Config, _: LanguageNo, prose: &LinkedProse, faults: &mut Diagnostics) {
    let mut before = 1;
    for block in &prose.prose.blocks {
        let BlockKind::Heading { level, .. } = &block.kind else { continue };
        if *level > before + 1 {
            let message = format!("a heading of level {level} follows one of level {before}");
            let hint = format!("write it with `{}`", "#".repeat(usize::from(before) + 1));
            faults.push(Diagnostic::error(RULE.name, block.place, message).hint(hint));
        }
        before = *level;
    }
}
