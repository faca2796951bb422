//! A record that one of the dossier's languages lacks.

use crate::check::Found;
use crate::check::rules::{all_summaries, all_texts, tag};
use crate::diagnostic::{Diagnostics, Place, Severity, Spanned};
use crate::link::{Dossier, LinkedDocuments};
use crate::parse::{Fallback, PerLanguage, RecordId};
use std::fmt;

rule! {
    /// A record, or a text of a record, that one of the dossier's languages lacks.
    ///
    /// The two languages are equal; a reader of one must not get half of the dossier. `[translations]` of `site.toml`
    /// says what stands in for the text of a topic, a source or a page; where it says `error`, this is one.
    ///
    /// A language without a front page is an error: it has no way in.
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
    for (id, documents, policy) in records(dossier) {
        let mut found = Diagnostics::new();
        missing(dossier, documents, id.place, format_args!("`{}`", id.value), &mut found);
        if policy == Fallback::Error {
            found.relevel(|_| Some(Severity::Error));
        }
        faults.append(found);
    }
    // No policy stands in for a front page: a language without one has no way in.
    if let Some(there) = dossier.index.iter().find_map(|(_, document)| document.as_ref()) {
        let mut found = Diagnostics::new();
        missing(dossier, &dossier.index, there.title.place, "the front page", &mut found);
        found.relevel(|_| Some(Severity::Error));
        faults.append(found);
    }
    for (what, texts) in all_texts(dossier) {
        // A text that no language has is not asked for; a record that must have one is told so when it is read.
        let there = texts.iter().find_map(|(_, text)| text.as_ref());
        if let Some(text) = there {
            missing(dossier, texts, text.place, what, faults);
        }
    }
    for texts in all_summaries(dossier) {
        let there = texts.iter().find_map(|(_, prose)| prose.as_ref()?.prose.blocks.first());
        if let Some(block) = there {
            missing(dossier, texts, block.place, "this summary", faults);
        }
    }
}

/// Every record's documents, with what a language shows that lacks them; notes stand on the page they speak of.
fn records(dossier: &Dossier) -> impl Iterator<Item = (&Spanned<RecordId>, &LinkedDocuments, Fallback)> {
    let policies = dossier.config.translations;
    let topics = dossier.topics.iter().map(move |(_, topic)| (&topic.record.id, &topic.documents, policies.topics));
    let sources =
        dossier.sources.iter().map(move |(_, source)| (&source.record.id, &source.documents, policies.sources));
    let pages = dossier.pages.iter().map(move |(_, page)| (&page.record.id, &page.documents, policies.pages));
    let notes = dossier.notes.iter().map(|(_, note)| (&note.record.id, &note.documents, Fallback::Original));
    topics.chain(sources).chain(pages).chain(notes)
}

fn missing<T>(
    dossier: &Dossier,
    texts: &PerLanguage<Option<T>>,
    place: Place,
    what: impl fmt::Display,
    faults: &mut Diagnostics,
) {
    for (no, text) in texts.iter() {
        if text.is_none() {
            let message = format!("{what} is missing in `{}`", tag(&dossier.config, no).as_str());
            faults.push(RULE.fault(place, message));
        }
    }
}
