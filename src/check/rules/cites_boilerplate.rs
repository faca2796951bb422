//! A citation of a paragraph that says nothing: a share widget, a duplicate.

use super::super::Rule;
use crate::capture::Role;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::link::{Dossier, Passage, Target};

pub(in super::super) const RULE: Rule = Rule {
    name: "cites-boilerplate",
    severity: Severity::Warning,
    what: "A citation of a paragraph that the lock marks as boilerplate or as a duplicate of another.",
    why: "A reader who follows it finds a comment form, or the same text twice.",
    check: Some(check),
};

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (_, prose) in super::all_prose(dossier) {
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
            _ => None,
        }
    })
}
