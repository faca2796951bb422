//! A body paragraph of a source that its digest passes over.

use crate::capture::Role;
use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::Dossier;
use crate::parse::Publish;
use std::collections::BTreeSet;

rule! {
    /// A body paragraph of a source that no block of its digest is marked with.
    ///
    /// The digest is an account of the whole article; what is left out silently is a choice that readers cannot see.
    ///
    /// **Fires**
    ///
    /// ```md content/sources/paper-2016/en.md
    /// +++
    /// title = "The river story"
    /// +++
    ///
    /// [¶3] The river rose near the town.
    ///
    /// [¶4–5] 30 residents left.
    /// ```
    ///
    /// or
    ///
    /// ```md content/sources/paper-2016/ar.md
    /// +++
    /// title = "خبر النهر"
    /// +++
    ///
    /// [¶3] فاض النهر قرب البلدة.
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md content/sources/paper-2016/en.md
    /// +++
    /// title = "The river story"
    /// +++
    ///
    /// [¶3–6] The river rose, 30 residents left, and the council denied it.
    /// ```
    ///
    /// or
    ///
    /// ```md content/sources/paper-2016/ar.md
    /// +++
    /// title = "خبر النهر"
    /// +++
    ///
    /// [¶3–6] فاض النهر وغادر 30 من السكان ونفت البلدية.
    /// ```
    "uncovered-paragraph", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, source) in dossier.sources.iter() {
        let Some(capture) = &source.capture else {
            continue;
        };
        if source.rights.publish == Publish::Metadata {
            continue;
        }
        let body = capture.paragraphs.iter().filter(|p| p.role == Role::Body).map(|p| p.n.get());
        let body: Vec<u32> = body.collect();
        for (no, document) in source.documents.iter() {
            let Some(document) = document else { continue };
            let covered: BTreeSet<u32> =
                document.body.prose.marks().flat_map(|(mark, _)| mark.numbers().collect::<Vec<_>>()).collect();
            let missing: Vec<String> = body.iter().filter(|n| !covered.contains(n)).map(|n| format!("¶{n}")).collect();
            if !missing.is_empty() {
                let language = &dossier.config.languages[no.index()];
                let message = format!("the digest in `{}` passes over {}", language.tag.as_str(), missing.join(", "));
                faults.push(Diagnostic::warning(RULE.name, document.title.place, message));
            }
        }
    }
}
