//! More words quoted of a source than its rights allow.

use super::quotations::{Quotation, quotations};
use crate::check::Found;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::language::{fold, words};
use crate::link::{Dossier, SourceNo};
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Quotations of a source that have more words together, over the whole site, than `quote-words` of its rights.
    ///
    /// An article is its publisher's. Short quotations are fair; many short ones make a long one. The same words quoted
    /// twice count once.
    ///
    /// **Fires**
    ///
    /// ```toml content/sources/paper-2016/source.toml
    /// capture = "a.txt"
    /// language = "ar"
    /// publisher = "the-paper"
    /// label = { ar = "الصحيفة", en = "The Paper" }
    /// date = { value = "2016-02-23", status = "stated", paragraphs = [2] }
    /// topics = ["river"]
    /// rights = { quote-words = 4 }
    /// ```
    /// ```md ar
    /// > فاض النهر الكبير ليلة الأحد [@paper-2016 ¶3]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md ar
    /// > فاض النهر الكبير ليلة الأحد [@paper-2016 ¶3]
    /// ```
    /// ```md en
    /// > فاض النهر الكبير ليلة الأحد [@paper-2016 ¶3]
    /// ```
    "quote-over-budget", Error, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let mut by_source: BTreeMap<SourceNo, Vec<Quotation>> = BTreeMap::new();
    for quotation in quotations(dossier) {
        by_source.entry(quotation.passage.source).or_default().push(quotation);
    }
    for (no, quotations) in by_source {
        let source = &dossier.sources[no];
        let allowed = source.rights.quote_words as usize;
        let mut seen = BTreeSet::new();
        let distinct = quotations.iter().filter(|quotation| seen.insert(fold(&quotation.text).into_text()));
        let mut total = 0;
        let mut over: Option<Diagnostic> = None;
        for quotation in distinct {
            total += words(&quotation.text).count();
            over = match over {
                None if total > allowed => Some(RULE.fault(quotation.place, String::new())),
                over => over,
            };
        }
        let id = source.record.id.value.as_str();
        let message = format!("{total} words of `{id}` are quoted over the whole site, and its rights allow {allowed}");
        let hint = "paraphrase some of them, or raise `quote-words` if the publisher agrees";
        if let Some(fault) = over {
            faults.push(Diagnostic { message, ..fault }.hint(hint));
        }
    }
}
