//! Proclitics: the particles that Arabic writes together with the word that follows them.
//!
//! `(و|ف)?(ب|ك|ل)?(ال)?`, where ل and ال together are written لل (Habash, *Introduction to Arabic Natural Language
//! Processing*, §4). Works on folded words. Must never decide whether what remains is a word: whoever knows the words
//! asks for the readings and keeps those that leave one. Stripping without such knowledge ruins names (بشار, فرنسا).

/// Whether letters that stand before a name, in its word, are proclitics.
///
/// ```
/// use malaf::language::clitics::are_proclitics;
/// assert!(are_proclitics("و") && are_proclitics("بال") && are_proclitics("ولل"));
/// assert!(!are_proclitics("م") && !are_proclitics("لال"));
/// ```
pub fn are_proclitics(letters: &str) -> bool {
    let rest = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    matches!(rest, "" | "ب" | "ك" | "ل" | "ال" | "بال" | "كال" | "لل")
}

/// The ways in which the definite article of a folded name can be written behind ل: الوعر → للوعر.
///
/// Three lams in a row are written as two: اللاذقية → للاذقية; newspapers also write all three.
pub fn behind_lam(name: &str) -> impl Iterator<Item = String> {
    let rest = name.strip_prefix("ال");
    let full = rest.map(|rest| format!("لل{rest}"));
    let short = rest.and_then(|rest| rest.strip_prefix('ل')).map(|rest| format!("لل{rest}"));
    full.into_iter().chain(short)
}

/// Every way to read a folded word as proclitics and a rest of two letters or more, the whole word first.
///
/// ```
/// use malaf::language::clitics::readings;
/// assert_eq!(readings("وللروس").collect::<Vec<_>>(), ["وللروس", "للروس", "لروس", "روس"]);
/// assert_eq!(readings("Homs").collect::<Vec<_>>(), ["Homs"]);
/// ```
pub fn readings(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, _)| at).take(LONGEST + 1);
    let split = ends.filter_map(|at| word.split_at_checked(at));
    split.filter(|(before, rest)| before.is_empty() || are_read(before, rest)).map(|(_, rest)| rest)
}

/// و + ب + ال.
const LONGEST: usize = 4;

fn are_read(before: &str, rest: &str) -> bool {
    are_proclitics(before) && rest.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold;

    fn has_reading(word: &str, base: &str) -> bool {
        let (word, base) = (fold(word).into_text(), fold(base).into_text());
        readings(&word).any(|reading| reading == base)
    }

    #[test]
    fn each_clitic_form_can_be_read_as_its_base() {
        for word in ["حميميم", "وحميميم", "بحميميم", "لحميميم"] {
            assert!(has_reading(word, "حميميم"), "{word}");
        }
        for word in ["الروس", "والروس", "بالروس", "للروس", "وللروس"] {
            assert!(has_reading(word, "روس"), "{word}");
        }
        for (word, base) in [("لدمشق", "دمشق"), ("الأسد", "أسد"), ("للأسد", "أسد"), ("الإئتلاف", "ائتلاف")]
        {
            assert!(has_reading(word, base), "{word}");
        }
    }

    #[test]
    fn lucenes_prefixes_can_be_read() {
        let vectors = include_str!("../../tests/vectors/lucene_stem.tsv");
        let prefixed = ["الحسن", "والحسن", "بالحسن", "كالحسن", "فالحسن", "للاخر", "وحسن", "الو"];
        let pairs: Vec<(&str, &str)> = vectors.lines().filter_map(|line| line.split_once('\t')).collect();
        for word in prefixed {
            let (_, base) = pairs.iter().find(|(input, _)| *input == word).expect(word);
            assert!(has_reading(word, base), "{word}");
        }
    }

    #[test]
    fn a_word_is_always_one_of_its_own_readings() {
        for word in ["بشار", "فرنسا", "وكالة", "لبنان", "كوفي", "كولن", "و", ""] {
            let folded = fold(word).into_text();
            let first = readings(&folded).next();
            assert!(first.is_none_or(|first| first == folded), "{word}");
        }
    }

    #[test]
    fn the_article_merges_with_lam() {
        assert_eq!(behind_lam("الوعر").collect::<Vec<_>>(), ["للوعر"]);
        assert_eq!(behind_lam("اللاذقيه").collect::<Vec<_>>(), ["لللاذقيه", "للاذقيه"]);
        assert_eq!(behind_lam("حميميم").count(), 0);
    }
}
