//! An address without encryption.

use crate::check::Found;
use crate::check::rules::all_prose;
use crate::diagnostic::{Diagnostics, Place};
use crate::link::{Dossier, Target};

rule! {
    /// An address that begins with `http:`.
    ///
    /// Anybody between the reader and that page can read and change it.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// See [the paper](http://example.org/) [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](http://example.org/) [@paper-2016 ¶3].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// See [the paper](https://example.org/) [@paper-2016 ¶3].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// انظر [الصحيفة](https://example.org/) [@paper-2016 ¶3].
    /// ```
    "insecure-address", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let mut report = |address: &str, place: Place| {
        if let Some(rest) = address.strip_prefix("http://") {
            let message = format!("`{address}` is not encrypted");
            faults.push(RULE.fault(place, message).hint(format!("if it answers there: https://{rest}")));
        }
    };
    for (_, prose) in all_prose(dossier) {
        for (reference, target) in prose.prose.references.iter().zip(&prose.targets) {
            if let Target::External(address) = target {
                report(address, reference.place);
            }
        }
    }
    for (_, source) in dossier.sources.iter() {
        source.record.original.iter().for_each(|address| report(address, address.place));
    }
    for (_, entity) in dossier.entities.iter() {
        entity.record.same_as.iter().for_each(|address| report(address, address.place));
    }
}
