//! A record that one of the dossier's languages lacks.

use crate::check::Found;
use crate::check::rules::documents;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::link::Dossier;
use crate::parse::{PerLanguage, Texts};

rule! {
    /// A record, or a text of a record, that one of the dossier's languages lacks.
    ///
    /// The two languages are equal; a reader of one must not get half of the dossier.
    ///
    /// **Fires**
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
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// The river rose [@paper-2016 ¶3].
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// ```
    "missing-translation", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (id, documents) in documents(dossier) {
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
