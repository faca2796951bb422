//! A block that is older than its counterpart in another language.

use crate::check::Found;
use crate::check::rules::documents;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::link::{Dossier, LinkedDocument};
use crate::translation::Standing;

rule! {
    /// A block whose counterpart in another language changed after `malaf translate accept`, while it did not.
    ///
    /// The readers of one language get what the editors have since put right or taken back.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// It rose on Monday [@paper-2016 ¶3].
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// ```text translations.lock
    /// malaf translations 1
    ///
    /// content/topics/example/en.md from ar
    /// a68d359430893b64 adf0d68fded3392b
    /// e3b0c44298fc1c14 e3b0c44298fc1c14
    /// 2f7c769d8767ec9e 8562c08cc4b6b9ec
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// It rose [@paper-2016 ¶3].
    /// ```
    ///
    /// ```md ar
    /// فاض النهر [@paper-2016 ¶3].
    /// ```
    ///
    /// ```text translations.lock
    /// malaf translations 1
    ///
    /// content/topics/example/en.md from ar
    /// a68d359430893b64 adf0d68fded3392b
    /// e3b0c44298fc1c14 e3b0c44298fc1c14
    /// 2f7c769d8767ec9e 8562c08cc4b6b9ec
    /// ```
    "stale-translation", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let index = std::iter::once(&dossier.index);
    let all = documents(dossier).map(|(_, documents)| documents).chain(index);
    for document in all.flat_map(|documents| documents.iter().filter_map(|(_, document)| document.as_ref())) {
        let stale = document.standings.iter().enumerate().filter(|(_, standing)| **standing == Standing::Behind);
        for (index, _) in stale {
            let message = "its counterpart changed since this was accepted as a translation";
            let fault = Diagnostic::warning(RULE.name, place(document, index), message);
            faults.push(fault.hint("bring it up to date, then run `malaf translate accept` with the file"));
        }
    }
}

/// Title and summary are the first two blocks.
fn place(document: &LinkedDocument, index: usize) -> Place {
    let block = index.checked_sub(2).and_then(|index| document.body.prose.blocks.get(index));
    block.map_or(document.title.place, |block| block.place)
}
