//! A picture without words.

use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::link::LinkedProse;
use crate::parse::{Config, Inline, LanguageNo};

rule! {
    /// A picture without a text alternative.
    ///
    /// Who does not see it gets nothing, and neither does who loses the connection (WCAG 2.2, 1.1.1).
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river [@paper-2016 ¶3]: ![](https://example.org/river.png)
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// النهر [@paper-2016 ¶3]: ![](https://example.org/river.png)
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river [@paper-2016 ¶3]: ![the river above the town](https://example.org/river.png)
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// النهر [@paper-2016 ¶3]: ![النهر فوق البلدة](https://example.org/river.png)
    /// ```
    "missing-alt", Error, Found::InProse(check)
}

fn check(_: &Config, _: LanguageNo, prose: &LinkedProse, faults: &mut Diagnostics) {
    for block in &prose.prose.blocks {
        block.walk_inlines(&mut |inlines| {
            if let Some(address) = without_words(inlines) {
                let message = format!("the picture `{address}` has no text alternative");
                faults.push(RULE.fault(block.place, message).hint("write it as ![what it shows](address)"));
            }
        });
    }
}

fn without_words(inlines: &[Inline]) -> Option<&str> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Image { address, alt } if alt.trim().is_empty() => Some(address.as_str()),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => {
            without_words(inner)
        }
        _ => None,
    })
}
