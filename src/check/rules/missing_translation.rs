//! A record that one of the dossier's languages lacks.

use super::super::Rule;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::link::Dossier;
use crate::parse::{PerLanguage, Texts};

pub(in super::super) const RULE: Rule = Rule {
    name: "missing-translation",
    severity: Severity::Warning,
    what: "A record, or a text of a record, that one of the dossier's languages lacks.",
    why: "The two languages are equal; a reader of one must not get half of the dossier.",
    check: Some(check),
};

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (id, documents) in super::documents(dossier) {
        missing(dossier, documents, id.place, &format!("`{}`", id.value), faults);
    }
    for (_, entity) in dossier.entities.iter() {
        let id = &entity.record.id;
        texts(dossier, &entity.record.name, id.place, &format!("the name of `{}`", id.value), faults);
    }
    for (_, event) in dossier.events.iter() {
        let id = &event.record.id;
        texts(dossier, &event.record.title, id.place, &format!("the title of `{}`", id.value), faults);
    }
    for (_, claim) in dossier.claims.iter() {
        let id = &claim.record.id;
        texts(dossier, &claim.record.text, id.place, &format!("the text of `{}`", id.value), faults);
    }
    for (_, dispute) in dossier.disputes.iter() {
        let id = &dispute.record.id;
        texts(dossier, &dispute.record.question, id.place, &format!("the question of `{}`", id.value), faults);
    }
    for (_, term) in dossier.terms.iter() {
        let id = &term.record.id;
        texts(dossier, &term.record.concept, id.place, &format!("the concept of `{}`", id.value), faults);
    }
}

fn texts(dossier: &Dossier, texts: &Texts, place: Place, what: &str, faults: &mut Diagnostics) {
    missing(dossier, texts, place, what, faults);
}

fn missing<T>(dossier: &Dossier, texts: &PerLanguage<Option<T>>, place: Place, what: &str, faults: &mut Diagnostics) {
    for (no, text) in texts.iter() {
        if text.is_none() {
            let language = &dossier.config.languages[no.index()];
            let message = format!("{what} is missing in `{}`", language.tag.as_str());
            faults.push(Diagnostic::warning(RULE.name, place, message));
        }
    }
}
