//! Words of likelihood and words of confidence (ICD 203, Analytic Standards: a sentence carries one or the other, never
//! both, since readers cannot tell which of the two a number of theirs would be). Must never know who estimates what.

use super::fold::fold;
use super::tag::LanguageTag;
use std::ops::Range;
use std::sync::LazyLock;

/// Sentences of a text that hold words of both kinds, as ranges of its bytes.
///
/// ```
/// use malaf::language::mixed_estimates;
/// let english = "en".parse().expect("a tag");
/// let text = "It is likely that they left. We judge with high confidence that it is likely.";
/// let found: Vec<&str> = mixed_estimates(text, &english).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, ["We judge with high confidence that it is likely."]);
/// ```
#[must_use]
pub fn mixed_estimates(text: &str, language: &LanguageTag) -> Vec<Range<usize>> {
    let Some(Vocabulary { stem, likelihood, confidence }) = vocabulary(language.language()) else {
        return Vec::new();
    };
    if !fold(text).text().contains(stem) {
        return Vec::new();
    }
    let both = |text: &str| {
        let folded = spaced(text);
        // Words of confidence are the seldom ones.
        let holds = |words: &[String]| words.iter().any(|word| folded.contains(word));
        holds(confidence) && holds(likelihood)
    };
    // What the whole text lacks no sentence has.
    if both(text) { sentences(text).filter(|range| both(&text[range.clone()])).collect() } else { Vec::new() }
}

/// [`plain`], with a space at either end, so that words are found whole.
fn spaced(text: &str) -> String {
    format!(" {} ", plain(text))
}

/// Folded words with single spaces between them.
fn plain(text: &str) -> String {
    let folded = fold(text).into_text();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Cut at full stops, question and exclamation marks before a space or the end.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let ends = rest.char_indices().find_map(|(at, c)| {
            let end = at + c.len_utf8();
            let stops = matches!(c, '.' | '!' | '?' | '؟' | '؛' | ';') || c == '\n';
            (stops && rest[end..].chars().next().is_none_or(char::is_whitespace)).then_some(end)
        });
        let end = from + ends.unwrap_or(rest.len());
        let start = from + (rest.len() - rest.trim_start().len()).min(end - from);
        from = end;
        Some(start..end)
    })
}

type Words = &'static [&'static str];

/// Words of likelihood and words of confidence, folded.
struct Vocabulary {
    /// What every word of confidence holds: a text without it, as most are, need not be cut into words.
    stem: &'static str,
    likelihood: Vec<String>,
    confidence: Vec<String>,
}

fn vocabulary(language: &str) -> Option<&'static Vocabulary> {
    match language {
        "en" => Some(&ENGLISH),
        "ar" => Some(&ARABIC),
        _ => None,
    }
}

static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| folded("confiden", ENGLISH_LIKELIHOOD, ENGLISH_CONFIDENCE));
static ARABIC: LazyLock<Vocabulary> = LazyLock::new(|| folded("ثقه", ARABIC_LIKELIHOOD, ARABIC_CONFIDENCE));

fn folded(stem: &'static str, likelihood: Words, confidence: Words) -> Vocabulary {
    let all = |words: Words| words.iter().map(|word| spaced(word)).collect();
    Vocabulary { stem, likelihood: all(likelihood), confidence: all(confidence) }
}

const ENGLISH_LIKELIHOOD: Words = &[
    "likely",
    "unlikely",
    "probable",
    "probably",
    "improbable",
    "almost certain",
    "almost certainly",
    "almost no chance",
    "remote chance",
    "even chance",
];

const ENGLISH_CONFIDENCE: Words = &[
    "high confidence",
    "moderate confidence",
    "low confidence",
    "with confidence",
    "highly confident",
    "moderately confident",
];

const ARABIC_LIKELIHOOD: Words = &[
    "من المرجح",
    "على الأرجح",
    "الأرجح",
    "مرجح",
    "يرجح",
    "نرجح",
    "من المحتمل",
    "محتمل",
    "يحتمل",
    "من المستبعد",
    "مستبعد",
    "شبه مؤكد",
    "شبه المؤكد",
];

const ARABIC_CONFIDENCE: Words = &[
    "بثقة عالية",
    "بثقة متوسطة",
    "بثقة منخفضة",
    "بثقة متدنية",
    "ثقة عالية",
    "ثقة متوسطة",
    "ثقة منخفضة",
    "بدرجة ثقة",
    "درجة الثقة",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn mixed(text: &str, tag: &str) -> usize {
        mixed_estimates(text, &tag.parse().expect("a tag")).len()
    }

    #[test]
    fn one_sentence_with_both_is_found_in_both_languages() {
        assert_eq!(mixed("We have high confidence that he probably left.", "en"), 1);
        assert_eq!(mixed("نقدّر بثقةٍ عالية أنه من المرجّح أن يغادر.", "ar"), 1);
    }

    #[test]
    fn one_kind_alone_or_two_sentences_are_no_fault() {
        assert_eq!(mixed("He probably left. We say so with high confidence.", "en"), 0);
        assert_eq!(mixed("من المرجح أنه غادر؛ نقول ذلك بثقة عالية.", "ar"), 0);
        assert_eq!(mixed("confidence-building measures are likely", "en"), 0);
        assert_eq!(mixed("", "en"), 0);
    }
}
