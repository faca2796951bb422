//! A citation of a paragraph that says nothing: a share widget, a duplicate.

use crate::capture::Role;
use crate::check::Found;
use crate::check::rules::prose_without_notes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{Dossier, Passage, Target};

rule! {
    /// A citation of a paragraph that the lock marks as boilerplate or as a duplicate of another. A note may: it speaks of
    /// the capture as it is.
    ///
    /// A reader who follows it finds a comment form, or the same text twice.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶8].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶7].
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
    "cites-boilerplate", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, prose) in prose_without_notes(dossier) {
        for (reference, target) in prose.prose.references.iter().zip(&prose.targets) {
            if let Target::Passage(passage) = target
                && let Some(message) = fault(dossier, *passage)
            {
                faults.push(Diagnostic::warning(RULE.name, reference.place, message));
            }
        }
    }
    for (_, claim) in dossier.claims.iter() {
        for paragraphs in &claim.record.paragraphs {
            let passage = Passage { source: claim.source, paragraphs: Some(paragraphs.value) };
            if let Some(message) = fault(dossier, passage) {
                faults.push(Diagnostic::warning(RULE.name, paragraphs.place, message));
            }
        }
    }
}

fn fault(dossier: &Dossier, passage: Passage) -> Option<String> {
    let capture = dossier.sources[passage.source].capture.as_ref()?;
    passage.paragraphs?.numbers().find_map(|n| {
        let paragraph = capture.paragraphs.get(n.checked_sub(1)? as usize)?;
        match paragraph.role {
            Role::Boilerplate => Some(format!("¶{n} of this source is boilerplate")),
            Role::Duplicate(of) => Some(format!("¶{n} of this source repeats {of}: cite that")),
            _ => None,
        }
    })
}
