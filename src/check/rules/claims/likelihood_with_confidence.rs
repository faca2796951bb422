//! A judgement that grades itself twice.

use crate::check::Found;
use crate::check::rules::tag;
use crate::diagnostic::Diagnostics;
use crate::language::mixed_estimates;
use crate::link::LinkedProse;
use crate::parse::{Config, LanguageNo};

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
    "likelihood-with-confidence", Warning, Found::InProse(check)
}

fn check(config: &Config, language: LanguageNo, prose: &LinkedProse, faults: &mut Diagnostics) {
    for block in &prose.prose.blocks {
        if !mixed_estimates(&block.plain_text(), tag(config, language)).is_empty() {
            let message = "a sentence here says both how likely something is and how sure we are";
            faults.push(RULE.fault(block.place, message).hint("make two sentences of it"));
        }
    }
}
