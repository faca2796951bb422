//! A judgement that grades itself twice.

use crate::check::Found;
use crate::check::rules::{all_prose, in_parallel, tag};
use crate::diagnostic::Diagnostics;
use crate::language::mixed_estimates;
use crate::link::Dossier;

rule! {
    /// A sentence of the editors that holds a word of likelihood ("probably") and one of confidence ("high confidence").
    ///
    /// Readers cannot tell how likely something is from how sure we are of it. ICD 203 keeps the two in separate sentences.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// We judge with high confidence that they probably left [@paper-2016 ¶4].
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// نقدّر بثقة عالية أنه من المرجح أن يكونوا قد غادروا [@paper-2016 ¶4].
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// They probably left [@paper-2016 ¶4]. Our confidence rests on one witness.
    /// ```
    ///
    /// or
    ///
    /// ```md ar
    /// من المرجح أنهم غادروا [@paper-2016 ¶4].
    /// ```
    "likelihood-with-confidence", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    in_parallel(all_prose(dossier).into_iter(), faults, |(language, prose), faults| {
        for block in &prose.prose.blocks {
            if !mixed_estimates(&block.plain_text(), tag(dossier, language)).is_empty() {
                let message = "a sentence here says both how likely something is and how sure we are";
                faults.push(RULE.fault(block.place, message).hint("make two sentences of it"));
            }
        }
    });
}
