//! A link without words.

use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::link::LinkedProse;
use crate::parse::{Config, Inline, LanguageNo, RawTarget};

rule! {
    /// A link without words. A wikilink `[[id]]` has the title of its record.
    ///
    /// There is nothing to click on, and a screen reader reads out the address (WCAG 2.2, 2.4.4).
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [](https://example.org/) [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [](https://example.org/) [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// See [the paper](https://example.org/) and [[the-town]] [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](https://example.org/) و[[the-town]] [@paper-2016 ¶3].
    /// ```
    "empty-link-text", Error, Found::InProse(check)
}

fn check(_: &Config, _: LanguageNo, prose: &LinkedProse, faults: &mut Diagnostics) {
    prose.prose.walk_inlines(&mut |inlines| links(prose, inlines, faults));
}

fn links(prose: &LinkedProse, inlines: &[Inline], faults: &mut Diagnostics) {
    for inline in inlines {
        match inline {
            Inline::Link(number, inner) => {
                let reference = prose.prose.references.get(*number);
                let named = reference.is_some_and(|r| matches!(r.target, RawTarget::Record(_)));
                if let Some(reference) = reference.filter(|_| !named && !has_words(inner)) {
                    faults.push(RULE.fault(reference.place, "this link has no words").hint("[words](address)"));
                }
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => links(prose, inner, faults),
            _ => {}
        }
    }
}

fn has_words(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Image { alt: text, .. } => !text.trim().is_empty(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => has_words(inner),
        _ => false,
    })
}
