//! A figure that one language lacks.

use crate::check::Found;
use crate::check::rules::{all_summaries, tag};
use crate::diagnostic::{Diagnostics, Place, Spanned};
use crate::language::Figures;
use crate::link::{Dossier, LinkedDocument, LinkedDocuments, LinkedProse};
use crate::parse::{Config, LanguageNo, Texts};

rule! {
    /// A figure or a date that one language has and the other lacks, block by block and text by text. Digits of any script, months by any of their names and numbers in words are understood; a number in words is never asked for.
    ///
    /// The two languages say the same. Where 30 became 300 on the way, one reader is told something else.
    ///
    /// **Fires**
    ///
    /// ```md en
    /// On 23 February 30 left [@paper-2016 ¶4].
    /// ```
    ///
    /// ```md ar
    /// غادر ٣٠٠ في ٢٣ شباط [@paper-2016 ¶4].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// On 23 March 30 left [@paper-2016 ¶4].
    /// ```
    ///
    /// ```md ar
    /// غادر ٣٠ في ٢٣ شباط [@paper-2016 ¶4].
    /// ```
    ///
    /// or
    ///
    /// ```toml content/events/rescue.toml
    /// date = "2016-02-24"
    /// title = { ar = "إنقاذ 12", en = "A rescue of 20" }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md en
    /// On 23 February 2,000 left [@paper-2016 ¶4].
    /// ```
    ///
    /// ```md ar
    /// غادر ٢٠٠٠ في ٢٣ شباط [@paper-2016 ¶4].
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// On 5 December seven left for two days [@paper-2016 ¶4].
    /// ```
    ///
    /// ```md ar
    /// غادر 7 ليومين في 5 كانون الأول [@paper-2016 ¶4].
    /// ```
    "number-mismatch", Warning, Found::InAllTexts(check_documents, check_texts, check)
}

fn check_documents(config: &Config, documents: &LinkedDocuments, faults: &mut Diagnostics) {
    let present: Vec<_> = documents.iter().filter_map(|(no, document)| Some((no, document.as_ref()?))).collect();
    pairs(&present, |one, other| compare_documents(config, one, other, faults));
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let config = &dossier.config;
    for texts in all_summaries(dossier) {
        let present: Vec<Said> = texts
            .iter()
            .filter_map(|(no, prose)| {
                let prose = &prose.as_ref()?.prose;
                Some(Said { language: no, text: prose.plain_text(), place: prose.blocks.first()?.place })
            })
            .collect();
        pairs(&present, |one, other| compare(config, one, other, faults));
    }
}

fn check_texts(config: &Config, texts: &Texts, faults: &mut Diagnostics) {
    let said = |(language, text): (LanguageNo, &Option<Spanned<String>>)| {
        text.as_ref().map(|text| Said { language, text: text.value.clone(), place: text.place })
    };
    let present: Vec<Said> = texts.iter().filter_map(said).collect();
    pairs(&present, |one, other| compare(config, one, other, faults));
}

/// One language's wording of something.
struct Said {
    language: LanguageNo,
    text: String,
    place: Place,
}

/// Every language with the first that there is.
fn pairs<T>(present: &[T], mut compare: impl FnMut(&T, &T)) {
    if let Some((first, others)) = present.split_first() {
        others.iter().for_each(|other| compare(first, other));
    }
}

fn compare_documents(
    config: &Config,
    one: &(LanguageNo, &LinkedDocument),
    other: &(LanguageNo, &LinkedDocument),
    faults: &mut Diagnostics,
) {
    let title = |(language, document): &(LanguageNo, &LinkedDocument)| Said {
        language: *language,
        text: document.title.value.clone(),
        place: document.title.place,
    };
    compare(config, &title(one), &title(other), faults);
    for (one, other) in blocks(one).iter().zip(&blocks(other)) {
        // Where the blocks do not match, unbalanced-translation says so, and nothing here would make sense.
        if one.len() == other.len() {
            one.iter().zip(other).for_each(|(one, other)| compare(config, one, other, faults));
        }
    }
}

/// The blocks of the summary, and those of the text.
fn blocks((language, document): &(LanguageNo, &LinkedDocument)) -> [Vec<Said>; 2] {
    let said = |prose: &LinkedProse| {
        let blocks = prose.prose.blocks.iter();
        blocks.map(|block| Said { language: *language, text: block.plain_text(), place: block.place }).collect()
    };
    [document.summary.as_deref().map_or_else(Vec::new, said), said(&document.body)]
}

fn compare(config: &Config, one: &Said, other: &Said, faults: &mut Diagnostics) {
    let figures = |said: &Said| Figures::of(&said.text, tag(config, said.language));
    let (figures_of_one, figures_of_other) = (figures(one), figures(other));
    lacking(config, one, other, &figures_of_one.lacking_in(&figures_of_other), faults);
    lacking(config, other, one, &figures_of_other.lacking_in(&figures_of_one), faults);
}

/// Reported where the figure is missing.
fn lacking(config: &Config, has: &Said, lacks: &Said, figures: &[&str], faults: &mut Diagnostics) {
    if figures.is_empty() {
        return;
    }
    let listed: Vec<String> = figures.iter().map(|figure| format!("`{figure}`")).collect();
    let (has_tag, lacks_tag) = (tag(config, has.language).as_str(), tag(config, lacks.language).as_str());
    let message = format!("`{has_tag}` has {}, which `{lacks_tag}` lacks here", listed.join(", "));
    faults.push(RULE.fault(lacks.place, message).related(has.place, "where it stands"));
}
