//! Words that say what the words beside them are: published, updated, planned. Data, with the few ways to look them up.

use crate::language::fold;

/// Words before an author's name.
pub(super) const INTRODUCE_AUTHOR: &[&str] =
    &["by", "بقلم", "كتب", "كتبت", "كتبه", "إعداد", "تحرير", "author", "written", "الكاتب", "المؤلف", "حرره", "حررته"];

/// Words that begin a time of publication or change.
pub(super) const TIMES: &[&str] = &[
    "آخر تحديث",
    "نشر في",
    "نشرت في",
    "نُشر بتاريخ",
    "تاريخ النشر",
    "تم النشر",
    "تم نشره",
    "نشره",
    "تم النشر في",
    "التاريخ",
    "بتاريخ",
    "منذ",
    "published",
    "posted",
    "updated",
    "last updated",
    "last modified",
    "date:",
];

/// Words that say of a date that the text was only changed then.
pub(super) const CHANGED: &[&str] =
    &["آخر تحديث", "تحديث", "عدل في", "تم التعديل", "updated", "last modified", "modified", "edited"];

/// Words that say of a date that the text was published then.
pub(super) const PUBLISHED: &[&str] = &["نشر", "النشر", "نشرت", "published", "posted", "first published"];

/// Words that say of what a sentence tells that it is still to come.
pub(super) const COMING: &[&str] = &[
    "المتوقع",
    "يتوقع",
    "متوقع",
    "المقرر",
    "مقرر",
    "مقررة",
    "المزمع",
    "سيعقد",
    "ستعقد",
    "سيتم",
    "ستجري",
    "سيجري",
    "سيبدأ",
    "ستبدأ",
    "سوف",
    "يعتزم",
    "تعتزم",
    "موعد",
    "بحلول",
    "مرتقب",
    "المرتقب",
    "المقبل",
    "المقبلة",
    "القادم",
    "القادمة",
    "will",
    "scheduled",
    "expected",
    "planned",
    "plans",
    "due",
    "upcoming",
    "set to",
    "to be held",
];

/// Names that stand for many or for none, and publish nothing themselves.
pub(super) const NOBODY: &[&str] = &[
    "وكالات",
    "الوكالات",
    "وكالة",
    "مواقع إلكترونية",
    "مواقع",
    "صحف",
    "متابعات",
    "خاص",
    "مواقع التواصل",
    "الإنترنت",
    "agencies",
    "news agencies",
    "wires",
    "staff",
    "internet",
    "social media",
    "other",
];

/// The byte at which the first of these begins, as a word of its own or glued to a number.
pub(super) fn first_of(text: &str, cues: &[&str]) -> Option<usize> {
    let folded = fold(text);
    let starts = cues.iter().filter_map(|cue| {
        let cue = fold(cue).into_text();
        let mut matches = folded.text().match_indices(&cue);
        let at = matches.find(|(at, _)| is_start_of_word(folded.text(), *at))?.0;
        Some(folded.original_range(at..at + cue.len()).start)
    });
    starts.min()
}

/// Whether the text holds one of these as a word.
pub(super) fn holds(text: &str, cues: &[&str]) -> bool {
    let folded = fold(text).into_text();
    cues.iter().any(|cue| holds_folded(&folded, &fold(cue).into_text()))
}

/// Whether a folded text holds a folded cue, no letter before or after it.
pub(super) fn holds_folded(folded: &str, cue: &str) -> bool {
    folded.match_indices(cue).any(|(at, _)| {
        let after = folded.get(at + cue.len()..).unwrap_or_default();
        is_start_of_word(folded, at) && !after.starts_with(char::is_alphabetic)
    })
}

fn is_start_of_word(folded: &str, at: usize) -> bool {
    let before = folded.get(..at).unwrap_or_default();
    let last = before.chars().next_back();
    // The proclitic و is written to the next word.
    last.is_none_or(|c| !c.is_alphabetic()) || before.ends_with(" و") || before == "و"
}
