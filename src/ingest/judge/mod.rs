//! What each paragraph of a capture is, and why.

mod place;

pub(super) use place::{is_outlet, is_place_and_agency};

use super::duplicates::Duplicates;
use super::reader::Hint;
use super::rules::{AGENCIES, BOILERPLATE, BYLINES, Meets, PICTURES, Pattern, SIGNATURES, SOURCE_LINES};
use crate::capture::{ParagraphNo, Role};
use crate::language::{Script, fold, words};
use std::sync::LazyLock;

use place::{Layout, by_place, is_dated};

/// A paragraph with its role and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged<'a> {
    /// Its number.
    pub n: ParagraphNo,
    /// Its text.
    pub text: &'a str,
    /// What it is.
    pub role: Role,
    /// Why, in words.
    pub why: String,
}

/// A caption that names an agency has at most this many words.
const LONGEST_CAPTION: usize = 150;

/// Judges every paragraph of one capture: `(text, what the page's markup says of it)`.
pub fn judge<'a>(paragraphs: &[(&'a str, Hint)]) -> Vec<Judged<'a>> {
    let read: Vec<Read<'a>> = paragraphs.iter().map(|(text, hint)| Read::new(text, *hint)).collect();
    let mut judged: Vec<Judged<'a>> = Vec::with_capacity(read.len());
    let layout = Layout::of(&read);
    let mut duplicates = Duplicates::default();
    for (index, paragraph) in read.iter().enumerate() {
        let Some(n) = u32::try_from(index + 1).ok().and_then(ParagraphNo::new) else { break };
        let (role, why) = match duplicates.meet(n, &paragraph.folded) {
            Some((of, why)) => (Role::Duplicate(of), why),
            None => single(&read, index, &judged, &layout),
        };
        judged.push(Judged { n, text: paragraph.text, role, why });
    }
    judged
}

/// A paragraph with what the rules ask of it.
struct Read<'a> {
    text: &'a str,
    folded: String,
    words: usize,
    /// It ends like a sentence.
    closed: bool,
    script: Script,
    hint: Hint,
}

impl<'a> Read<'a> {
    fn new(text: &'a str, hint: Hint) -> Self {
        let text = text.trim();
        Self {
            text,
            folded: fold(text).into_text(),
            words: words(text).count(),
            closed: text.ends_with(['.', '!', '?', '؟', '…', ':', '»', '"', '”']),
            script: main_script(text),
            hint,
        }
    }
}

fn main_script(text: &str) -> Script {
    let count = |script| text.chars().filter(|c| Script::of(*c) == Some(script)).count();
    if count(Script::Arabic) >= count(Script::Latin) { Script::Arabic } else { Script::Latin }
}

fn single(all: &[Read<'_>], index: usize, before: &[Judged<'_>], layout: &Layout) -> (Role, String) {
    let found = all.get(index).and_then(|line| by_words(line).or_else(|| by_markup(line, before)));
    found
        .or_else(|| by_place(all, index, before, layout).map(|(role, why)| (role, why.to_owned())))
        .unwrap_or_else(|| (Role::Body, "it reads as running text, and no rule says otherwise".to_owned()))
}

/// What the words alone say, wherever they stand.
fn by_words(paragraph: &Read<'_>) -> Option<(Role, String)> {
    if paragraph.words == 0 {
        return Some((Role::Boilerplate, "it holds no word".to_owned()));
    }
    // The markup knows a heading or headline that happens to begin like a widget.
    if matches!(paragraph.hint, Hint::Title | Hint::Heading) {
        return None;
    }
    if let Some(pattern) = met(BOILERPLATE, paragraph) {
        return Some((Role::Boilerplate, pattern.why.to_owned()));
    }
    if let Some(pattern) = met(SOURCE_LINES, paragraph) {
        return Some((Role::SourceLine, pattern.why.to_owned()));
    }
    if let Some(pattern) = met(PICTURES, paragraph) {
        return Some((picture(paragraph), pattern.why.to_owned()));
    }
    let agency = agency(paragraph)?;
    Some((picture(paragraph), format!("it names `{agency}` as a picture's owner")))
}

/// A credit names who took the picture, a caption says what it shows.
fn picture(paragraph: &Read<'_>) -> Role {
    if paragraph.words <= 4 { Role::Credit } else { Role::Caption }
}

/// What the page's markup says.
fn by_markup(paragraph: &Read<'_>, before: &[Judged<'_>]) -> Option<(Role, String)> {
    let untitled = || before.iter().all(|judged| judged.role != Role::Title);
    let (role, why) = match paragraph.hint {
        Hint::None => return None,
        Hint::Title if untitled() => (Role::Title, "the page's first heading"),
        Hint::Title | Hint::Heading => (Role::Heading, "the page marks it as a heading"),
        Hint::Caption => (picture(paragraph), "the page marks it as a picture's caption"),
        Hint::Byline => (Role::Byline, "the page marks it as byline or date"),
        Hint::Body => (Role::Body, "it stands in the article"),
        // Sites put the date where no markup tells it from their menus.
        Hint::Outside
            if !untitled() && before.iter().all(|judged| judged.role != Role::Body) && is_dated(paragraph) =>
        {
            (Role::Byline, "before the text, a date and little more")
        }
        Hint::Outside => (Role::Boilerplate, "it stands outside the article"),
    };
    Some((role, why.to_owned()))
}

/// A pattern with its words folded once.
struct FoldedPattern {
    pattern: &'static Pattern,
    words: String,
    count: usize,
}

/// The patterns of a list, folded; each list is folded once, as captures may have many lines.
fn folded(patterns: &'static [Pattern]) -> &'static [FoldedPattern] {
    static ALL: LazyLock<Vec<(&'static [Pattern], Vec<FoldedPattern>)>> = LazyLock::new(|| {
        let fold_one = |pattern: &'static Pattern| FoldedPattern {
            pattern,
            words: fold(pattern.words).into_text(),
            count: words(pattern.words).count(),
        };
        let lists = [BOILERPLATE, SOURCE_LINES, PICTURES, BYLINES, SIGNATURES];
        lists.into_iter().map(|list| (list, list.iter().map(fold_one).collect())).collect()
    });
    let found = ALL.iter().find(|(list, _)| std::ptr::eq(*list, patterns));
    found.map(|(_, folded)| folded.as_slice()).unwrap_or_default()
}

fn met(patterns: &'static [Pattern], paragraph: &Read<'_>) -> Option<&'static Pattern> {
    // Bullets, brackets and Markdown's marks before the words change nothing.
    let line = paragraph.folded.trim_start_matches(|c| "*_•·|»«>[(".contains(c) || c == ' ');
    let found = folded(patterns).iter().filter(|one| paragraph.words <= one.pattern.at_most).find(|one| {
        let wanted = one.words.trim_start_matches('(');
        // A date may be glued to the words; a letter makes it another word.
        let whole_word = |rest: &str| !rest.starts_with(char::is_alphabetic) || !wanted.ends_with(char::is_alphabetic);
        match one.pattern.meets {
            Meets::Whole => line == wanted || paragraph.words <= one.count && line.contains(wanted),
            Meets::Start => line.strip_prefix(wanted).is_some_and(whole_word),
            Meets::Anywhere => line.contains(wanted),
        }
    });
    found.map(|one| one.pattern)
}

/// An agency's name in the last words of a line: a caption's end, and not a sentence about the agency.
fn agency(paragraph: &Read<'_>) -> Option<&'static str> {
    if paragraph.words > LONGEST_CAPTION {
        return None;
    }
    let lower = paragraph.text.to_lowercase();
    let found = AGENCIES.iter().find(|agency| {
        if agency.starts_with('(') {
            lower.ends_with(*agency)
        } else {
            // `REUTERS/Photographer`, or the agency alone at the end.
            lower.contains(&format!("{agency}/")) || lower.ends_with(*agency)
        }
    });
    found.copied()
}

/// Whether both Arabic and Latin letters stand in it.
pub(super) fn mixes_scripts(text: &str) -> bool {
    let has = |script| text.chars().any(|c| Script::of(c) == Some(script));
    has(Script::Arabic) && has(Script::Latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<&'static str> {
        let lines = plain(text);
        judge(&lines).iter().map(|judged| judged.role.as_str()).collect()
    }

    fn plain(text: &str) -> Vec<(&str, Hint)> {
        crate::capture::lines(text).map(|line| (line, Hint::None)).collect()
    }

    #[test]
    fn an_arabic_page_falls_into_its_parts() {
        let text = "فيضان في وادي النهر\nفريق التحرير12 مايو 2019آخر تحديث : منذ سنة\nbridge flood - أخبار النهر River News\n\
            ارتفع منسوب الماء في وادي النهر ليلة الأحد وفق ما أعلنه مجلس البلدة.\nالأسباب\nقالت لجنة محلية إن السد القديم لم يُصن منذ أعوام طويلة.\n\
            المصدر: أخبار النهر\nرابط مختصر\nعذراً التعليقات مغلقة\n";
        assert_eq!(
            roles(text),
            ["title", "byline", "caption", "body", "heading", "body", "source-line", "boilerplate", "boilerplate"]
        );
    }

    #[test]
    fn an_english_page_falls_into_its_parts() {
        let text = "River floods valley\nBy Our Correspondent\nA bridge after the flood, May 12, 2019. REUTERS/Someone\n\
            The water rose on Sunday night, the town council said.\nShare this\nComments are closed\n";
        assert_eq!(roles(text), ["title", "byline", "caption", "body", "boilerplate", "boilerplate"]);
    }

    #[test]
    fn a_text_pasted_twice_is_set_aside_once_in_spite_of_spelling() {
        let text = "إنّ الماء إرتفع في وادي النهر ليلة الأحد.\nقال المجلس إن الأضرار كبيرة في الحقول.\nان الماء ارتفع في وادي النهر ليلة الأحد.\n";
        let lines = plain(text);
        let judged = judge(&lines);
        assert_eq!(judged[2].role, Role::Duplicate(judged[0].n));
        assert_eq!(judged[2].why, "the same words as ¶1");
    }

    #[test]
    fn nearly_the_same_text_is_a_duplicate_unless_a_figure_differs() {
        let one = "ارتفع منسوب الماء في وادي النهر ليلة الأحد وفق ما أعلنه مجلس البلدة بعد اجتماع طارئ حضره ممثلو 12 قرية مجاورة وتضررت فيه الحقول.";
        let retouched = one.replace("طارئ", "عاجل");
        let another = one.replace("12", "15");
        let text = format!("{one}\n{retouched}\n{another}\n");
        let judged = judge(&plain(&text));
        assert_eq!(judged[1].role, Role::Duplicate(judged[0].n));
        assert!(judged[1].why.starts_with("nearly the same words as ¶1"), "{}", judged[1].why);
        assert_eq!(judged[2].role, Role::Body);
    }

    #[test]
    fn a_long_first_line_is_the_text_itself() {
        let text = "ارتفع منسوب الماء في وادي النهر ليلة الأحد وفق ما أعلنه مجلس البلدة في بيان صدر صباح الاثنين بعد اجتماع طارئ ضم ممثلي القرى المجاورة كلها.\n";
        assert_eq!(roles(text), ["body"]);
    }

    #[test]
    fn every_rule_meets_its_own_words() {
        for pattern in BOILERPLATE.iter().chain(SOURCE_LINES).chain(BYLINES).chain(PICTURES).chain(SIGNATURES) {
            let line = Read::new(pattern.words, Hint::None);
            let found = [BOILERPLATE, SOURCE_LINES, BYLINES, PICTURES, SIGNATURES]
                .into_iter()
                .any(|list| met(list, &line).is_some());
            assert!(found, "{}", pattern.words);
        }
    }
}
