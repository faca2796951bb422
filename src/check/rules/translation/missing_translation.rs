//! A record that one of the dossier's languages lacks.

use crate::check::Found;
use crate::check::rules::{all_summaries, all_texts, documents, tag};
use crate::diagnostic::{Diagnostics, Place};
use crate::link::Dossier;
use crate::parse::PerLanguage;

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
    for (what, texts) in all_texts(dossier) {
        // A text that no language has is not asked for; a record that must have one is told so when it is read.
        let there = texts.iter().find_map(|(_, text)| text.as_ref());
        if let Some(text) = there {
            missing(dossier, texts, text.place, &what, faults);
        }
    }
    for texts in all_summaries(dossier) {
        let there = texts.iter().find_map(|(_, prose)| prose.as_ref()?.prose.blocks.first());
        if let Some(block) = there {
            missing(dossier, texts, block.place, "this summary", faults);
        }
    }
}

fn missing<T>(dossier: &Dossier, texts: &PerLanguage<Option<T>>, place: Place, what: &str, faults: &mut Diagnostics) {
    for (no, text) in texts.iter() {
        if text.is_none() {
            let message = format!("{what} is missing in `{}`", tag(dossier, no).as_str());
            faults.push(RULE.fault(place, message));
        }
    }
}
