//! Attributes: an Arabic adjective follows its noun, so a name that is also an adjective is one behind an indefinite noun.
//!
//! «قال رمزي» names a man and «تقاسم رمزي» is "a symbolic sharing": what tells is the word before. An adjective agrees with
//! its noun in definiteness (Ryding, *A Reference Grammar of Modern Standard Arabic*, §10.1), so behind the article there is
//! none without it; behind verbs, prepositions and particles there is none at all. These are listed as far as reports use
//! them before names; an unlisted word is taken for a noun, since a wrong link is worse than a missing one. Works on
//! folded text.

use super::fold::fold;
use super::tag::Script;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Verbs that a subject or an object may follow at once.
const VERBS: &str = "قال قالت أضاف أوضح أكد أعلن ذكر صرح أشار لفت نفى شدد رأى اعتبر تابع ختم كشف أفاد نوه دعا طالب حذر رد علق \
    كتب تحدث بحث ناقش التقى استقبل زار وصل غادر عاد ترأس شارك حضر كان كانت أصبح بات عين اتهم انتقد رحب وافق رفض قدم تسلم \
    طلب اقترح توقع وعد هدد أبلغ أخبر شكر سأل أجاب جدد وصف بين أبدى أعرب تطرق تناول سلم وقع";

/// Prepositions and particles.
const PARTICLES: &str = "من إلى على عن مع في بين حتى منذ عند لدى نحو ضد حول قبل بعد أمام خلال عبر دون سوى أن إن أنّ لأن بأن كأن \
    لكن لعل إذ إذا كما ثم قد لقد سوف لم لن وفق بحسب حسب يا عنه منه إليه معه به له عليه";

/// Nouns that begin as verbs of the present do.
const NOT_VERBS: &str = "يوم يومي يمين يسار يمني ياباني يوناني يهودي سياسي سياحي سيادي سيناريو سيرة سيطرة";

static BEFORE_NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| folded(&[VERBS, PARTICLES]));
static NOUNS: LazyLock<BTreeSet<String>> = LazyLock::new(|| folded(&[NOT_VERBS]));

fn folded(lists: &[&str]) -> BTreeSet<String> {
    lists.iter().flat_map(|list| list.split_whitespace()).map(|word| fold(word).into_text()).collect()
}

/// Whether a word of Arabic without the article, behind `before`, stands where an attribute stands; `joined` tells that it
/// carries و or ف itself.
///
/// ```
/// use malaf::language::attribute::{Joined, is_attribute};
/// assert!(is_attribute("تقاسم ", Joined::No) && is_attribute("دور شكلي ", Joined::Yes));
/// assert!(!is_attribute("وقال ", Joined::No) && !is_attribute("المبعوث ", Joined::No));
/// ```
#[must_use]
pub fn is_attribute(before: &str, joined: Joined) -> bool {
    let before = before.trim_end_matches(' ');
    let letters = before.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let word = before.get(before.len() - letters..).unwrap_or_default();
    if word.is_empty() || word.chars().any(|c| Script::of(c) != Some(Script::Arabic)) {
        return false;
    }
    match joined {
        // «شكلي ورمزي»: adjectives of relation stand side by side.
        Joined::Yes => word.ends_with('ي') && !comes_before_names(word),
        Joined::No => !comes_before_names(word) && !is_definite(word),
    }
}

/// Whether a word is written in one with a conjunction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// و or ف.
    Yes,
    /// It stands alone.
    No,
}

/// A verb or a particle, also behind a conjunction.
fn comes_before_names(word: &str) -> bool {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    [word, bare].into_iter().any(|word| BEFORE_NAMES.contains(word) || is_of_the_present(word))
}

/// «يقول», «سيزور».
fn is_of_the_present(word: &str) -> bool {
    let bare = word.strip_prefix('س').unwrap_or(word);
    bare.starts_with('ي') && bare.chars().nth(3).is_some() && ![word, bare].iter().any(|word| NOUNS.contains(*word))
}

/// Whether a word carries the article, also behind particles and as one with ل.
#[must_use]
pub fn has_article(word: &str) -> bool {
    let rest = word.trim_start_matches(['و', 'ف', 'ب', 'ك']);
    [word, rest].into_iter().any(|word| word.starts_with("ال") || word.starts_with("لل"))
}

/// With the article, or with a possessor's ending.
fn is_definite(word: &str) -> bool {
    has_article(word)
        || ["ها", "هم", "هما", "نا"].iter().any(|ending| word.ends_with(ending) && word.chars().nth(4).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(before: &str, joined: Joined) -> bool {
        is_attribute(fold(before).text(), joined)
    }

    #[test]
    fn behind_an_indefinite_noun_stands_an_attribute() {
        for before in ["تقاسم ", "باقتسام ", "على نحو شكلي بقرار ", "تنازلات في يوم ", "حضوره في مكان "]
        {
            assert!(stands(before, Joined::No), "{before}");
        }
    }

    #[test]
    fn behind_verbs_particles_and_what_is_definite_stands_a_name() {
        let before = [
            "",
            "قال ",
            "وأضاف ",
            "إن ",
            "مع ",
            "المبعوث ",
            "والسيد ",
            "يقول ",
            "سيزور ",
            "، ",
            "«",
            "لقاؤهما ",
            "Lavrov ",
        ];
        for before in before {
            assert!(!stands(before, Joined::No), "{before}");
        }
    }

    #[test]
    fn joined_to_an_adjective_it_is_one_and_joined_to_a_name_it_is_none() {
        assert!(stands("تنازل سياسي ", Joined::Yes));
        assert!(!stands("لقاء غاتيلوف ", Joined::Yes) && !stands("في ", Joined::Yes) && !stands("", Joined::Yes));
    }
}
