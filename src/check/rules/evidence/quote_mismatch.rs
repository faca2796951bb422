//! A quotation that does not stand in its source.

use super::quotations::{Quotation, quotations};
use crate::capture::{CaptureRecord, Role, WINDOW, fingerprints, nearest, parts, stands_in};
use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::ingest::{AtHand, Described, Originals};
use crate::language::words;
use crate::link::{Dossier, SourceNo};
use std::collections::BTreeMap;

rule! {
    /// A quotation whose words are not those of the paragraph it names, spaces and quotation marks aside.
    ///
    /// A quotation is the one thing on the site that is not ours. One changed letter puts words in somebody's mouth. It
    /// is verified against the capture where that is at hand, else against the fingerprints in captures.lock (of four
    /// words or more). A block quotation that ends in a citation, four words or more between quotation marks, a headline,
    /// and the `quote` of a claim or note are quotations, where they are in the source's own language.
    ///
    /// **Fires**
    ///
    /// ```md ar
    /// > فاض النهر الكبير قرب هذه البلدة [@paper-2016 ¶3]
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// > فاض النهر الكبير ليلة الاحد [@paper-2016 ¶3]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```md ar
    /// > فاض النهر الكبير ليلة الأحد […] البلدة القديمة [@paper-2016 ¶3]
    /// ```
    ///
    /// or
    ///
    /// ```md en
    /// > The great river rose on Sunday night [@paper-2016 ¶3]
    /// ```
    "quote-mismatch", Error, Found::WithOriginals(check)
}

fn check(dossier: &Dossier, originals: &Originals, faults: &mut Diagnostics) {
    let mut by_source: BTreeMap<SourceNo, Vec<Quotation>> = BTreeMap::new();
    for quotation in quotations(dossier).into_iter().chain(headlines(dossier)) {
        by_source.entry(quotation.passage.source).or_default().push(quotation);
    }
    for (no, quotations) in by_source {
        let source = &dossier.sources[no];
        let Some(capture) = &source.capture else { continue };
        let at_hand = match originals.read(capture) {
            AtHand::Same(described) => Some(described),
            AtHand::Absent | AtHand::Changed(_) => None,
        };
        for quotation in &quotations {
            let fault = match &at_hand {
                Some(described) => against_text(quotation, capture, described),
                None => against_fingerprints(quotation, capture),
            };
            if let Some((missing, hint)) = fault {
                let message = does_not_stand(&missing, quotation, source.record.id.value.as_str());
                faults.push(RULE.fault(quotation.place, message).maybe_hint(hint));
            }
        }
    }
}

/// A headline in the article's own language is a quotation too.
fn headlines(dossier: &Dossier) -> Vec<Quotation> {
    let of = |(no, source): (SourceNo, &crate::link::Source)| {
        let written = source.record.language.as_ref()?;
        let language = dossier.config.languages.iter().find(|language| language.tag.as_str() == written.value)?;
        let headline = source.record.headline[language.no].as_ref()?;
        let paragraph = source.record.headline_paragraph.as_ref()?;
        let paragraphs = Some(crate::parse::Paragraphs::one(paragraph.value));
        let passage = crate::link::Passage { source: no, paragraphs };
        Some(Quotation { passage, text: headline.value.clone(), place: headline.place })
    };
    dossier.sources.iter().filter_map(of).collect()
}

/// The words that do not stand there, and a hint.
type Wrong = Option<(String, Option<String>)>;

/// The numbers of the paragraphs that a quotation may stand in: for a duplicate, the one it repeats.
fn cited(quotation: &Quotation, capture: &CaptureRecord) -> Vec<u32> {
    let all = || capture.paragraphs.iter().map(|paragraph| paragraph.n.get()).collect();
    quotation.passage.paragraphs.map_or_else(all, |paragraphs| paragraphs.numbers().collect())
}

fn against_text(quotation: &Quotation, capture: &CaptureRecord, described: &Described) -> Wrong {
    let texts: Vec<&str> = described.read.paragraphs.iter().map(|(text, _)| text.as_str()).collect();
    let numbers = cited(quotation, capture);
    let here: Vec<&str> = numbers.iter().filter_map(|n| texts.get((*n as usize).checked_sub(1)?).copied()).collect();
    let missing = parts(&quotation.text).into_iter().find(|part| !here.iter().any(|text| stands_in(part, text)))?;
    let elsewhere = texts.iter().zip(1_u32..).find(|(text, _)| stands_in(&missing, text)).map(|(_, n)| n);
    let hint = match elsewhere {
        Some(n) => Some(format!("it stands in ¶{n}")),
        None => nearest(&missing, &here).map(|near| format!("the nearest text there is: {near}")),
    };
    Some((missing, hint))
}

fn against_fingerprints(quotation: &Quotation, capture: &CaptureRecord) -> Wrong {
    if !capture.has_fingerprints() {
        return None;
    }
    let numbers = cited(quotation, capture);
    // Fewer words than a fingerprint has cannot be verified without the capture.
    let verifiable = parts(&quotation.text).into_iter().filter(|part| words(part).count() >= WINDOW);
    let missing = verifiable.into_iter().find(|part| {
        let wanted = fingerprints(&capture.sha256, part);
        !numbers.iter().filter_map(|n| capture.paragraph(*n)).any(|paragraph| {
            paragraph.role == Role::Boilerplate || wanted.iter().all(|one| paragraph.fingerprints.holds(*one))
        })
    })?;
    let hint = "with the capture in captures/ the nearest text is shown".to_owned();
    Some((missing, Some(hint)))
}

fn does_not_stand(part: &str, quotation: &Quotation, source: &str) -> String {
    let shown: Vec<&str> = part.split_whitespace().take(12).collect();
    let place = quotation.passage.paragraphs.map(|paragraphs| format!("{paragraphs} of ")).unwrap_or_default();
    format!("these words do not stand in {place}`{source}`: {}", shown.join(" "))
}
