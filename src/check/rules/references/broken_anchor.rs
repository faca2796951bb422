//! A link to a heading that is not there.

use crate::check::rules::all_prose;
use crate::check::{Found, Stage};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::link::{Dossier, LinkedDocuments, RecordRef, Target};
use crate::parse::LanguageNo;

rule! {
    /// A link to a heading or paragraph that the page does not have.
    ///
    /// The reader lands at the top of the page and does not know why.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [the method](#method).
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [المنهج](#المنهج).
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// See [[about#sources]].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// ## Method
    ///
    /// See [above](#method) and [[about#method]].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// ## المنهج
    ///
    /// انظر [أعلاه](#المنهج) و[[about#المنهج]].
    /// ```
    "broken-anchor", Error, Found::Also(Stage::Link, check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    for (language, prose) in all_prose(dossier) {
        for (reference, target) in prose.prose.references.iter().zip(&prose.targets) {
            if let Target::Record(record, Some(fragment)) = target
                && let Some(known) = anchors(dossier, *record, language)
                && !known.iter().any(|anchor| anchor == fragment)
            {
                let message = format!("`{}` has no heading `#{fragment}`", dossier.id(*record));
                let known: Vec<String> = known.iter().map(|anchor| format!("#{anchor}")).collect();
                let hint =
                    if known.is_empty() { "it has none".to_owned() } else { format!("it has: {}", known.join(", ")) };
                faults.push(Diagnostic::error(RULE.name, reference.place, message).hint(hint));
            }
        }
    }
}

/// The fragments of a record's page that its author made; `None` for pages that malaf lays out itself.
fn anchors(dossier: &Dossier, record: RecordRef, language: LanguageNo) -> Option<Vec<String>> {
    let documents: &LinkedDocuments = match record {
        RecordRef::Topic(no) => &dossier.topics[no].documents,
        RecordRef::Page(no) => &dossier.pages[no].documents,
        RecordRef::Source(no) => &dossier.sources[no].documents,
        _ => return None,
    };
    let body = &documents[language].as_ref()?.body.prose;
    let marks = body.marks().flat_map(|(mark, _)| mark.numbers().collect::<Vec<_>>()).map(|n| format!("p{n}"));
    Some(body.anchors().map(str::to_owned).chain(marks).collect())
}
