//! What each paragraph of a capture is, and why.

use super::rules::{AGENCIES, BOILERPLATE, BYLINES, Meets, Pattern, SOURCE_LINES};
use crate::capture::{ParagraphNo, Role};
use crate::language::{Script, fold, words};
use std::collections::HashMap;

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

/// A paragraph of fewer words may be repeated by chance: "he said".
const REPEATED: usize = 5;
/// A headline has at most this many words; a longer first line is the text itself.
const HEADLINE: usize = 20;
/// A heading within the text has at most this many words.
const HEADING: usize = 7;
/// A caption without an agency has at most this many words.
const CAPTION: usize = 8;

/// Judges every paragraph of one capture.
pub fn judge<'a>(paragraphs: &[&'a str]) -> Vec<Judged<'a>> {
    let read: Vec<Read<'a>> = paragraphs.iter().map(|text| Read::new(text)).collect();
    let mut judged: Vec<Judged<'a>> = Vec::with_capacity(read.len());
    let mut seen: HashMap<&str, ParagraphNo> = HashMap::new();
    for (index, paragraph) in read.iter().enumerate() {
        let Some(n) = u32::try_from(index + 1).ok().and_then(ParagraphNo::new) else { break };
        let earlier = seen.get(paragraph.folded.as_str()).copied().filter(|_| paragraph.words >= REPEATED);
        let (role, why) = match earlier {
            Some(of) => (Role::Duplicate(of), format!("the same words as {of}")),
            None => {
                seen.insert(&paragraph.folded, n);
                let body_began = judged.iter().any(|j| j.role == Role::Body);
                single(&read, index, paragraph, body_began)
            }
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
}

impl<'a> Read<'a> {
    fn new(text: &'a str) -> Self {
        let text = text.trim();
        Self {
            text,
            folded: fold(text).into_text(),
            words: words(text).count(),
            closed: text.ends_with(['.', '!', '?', '؟', '…', ':', '»', '"', '”']),
            script: main_script(text),
        }
    }
}

fn main_script(text: &str) -> Script {
    let count = |script| text.chars().filter(|c| Script::of(*c) == Some(script)).count();
    if count(Script::Arabic) >= count(Script::Latin) { Script::Arabic } else { Script::Latin }
}

fn single(all: &[Read<'_>], index: usize, paragraph: &Read<'_>, body_began: bool) -> (Role, String) {
    if let Some(pattern) = met(BOILERPLATE, paragraph) {
        return (Role::Boilerplate, pattern.why.to_owned());
    }
    if let Some(pattern) = met(SOURCE_LINES, paragraph) {
        return (Role::SourceLine, pattern.why.to_owned());
    }
    if let Some(agency) = agency(paragraph) {
        let credit = paragraph.words <= 4;
        let role = if credit { Role::Credit } else { Role::Caption };
        return (role, format!("it names `{agency}` as a picture's owner"));
    }
    if index == 0 && paragraph.words <= HEADLINE && !paragraph.text.ends_with('.') {
        return (Role::Title, "the first line, short, and no sentence's end".to_owned());
    }
    if !body_began {
        if let Some(pattern) = met(BYLINES, paragraph) {
            return (Role::Byline, pattern.why.to_owned());
        }
        if index > 0 && paragraph.words <= CAPTION && !paragraph.closed && mixes_scripts(paragraph.text) {
            return (Role::Caption, "short, before the text, in two scripts, and no sentence".to_owned());
        }
    }
    let before_body = all.get(index + 1).is_some_and(|next| next.words > HEADING && next.script == paragraph.script);
    if index > 0 && paragraph.words <= HEADING && !paragraph.closed && before_body {
        return (Role::Heading, "short, no sentence's end, and text follows".to_owned());
    }
    (Role::Body, "nothing speaks against it".to_owned())
}

fn met(patterns: &'static [Pattern], paragraph: &Read<'_>) -> Option<&'static Pattern> {
    patterns.iter().find(|pattern| {
        let wanted = fold(pattern.words).into_text();
        // A date may be glued to the words; a letter makes it another word.
        let whole_word = |rest: &str| !rest.starts_with(char::is_alphabetic);
        paragraph.words <= pattern.at_most
            && match pattern.meets {
                Meets::Whole => {
                    paragraph.folded == wanted
                        || paragraph.words <= words(pattern.words).count() && paragraph.folded.contains(&wanted)
                }
                Meets::Start => paragraph.folded.strip_prefix(&wanted).is_some_and(whole_word),
                Meets::Anywhere => paragraph.folded.contains(&wanted),
            }
    })
}

/// An agency's name in the last words of a line: a caption's end, and not a sentence about the agency.
fn agency(paragraph: &Read<'_>) -> Option<&'static str> {
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

fn mixes_scripts(text: &str) -> bool {
    let has = |script| text.chars().any(|c| Script::of(c) == Some(script));
    has(Script::Arabic) && has(Script::Latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<&'static str> {
        let lines: Vec<&str> = crate::capture::lines(text).collect();
        judge(&lines).iter().map(|judged| judged.role.as_str()).collect()
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
        let lines: Vec<&str> = crate::capture::lines(text).collect();
        let judged = judge(&lines);
        assert_eq!(judged[2].role, Role::Duplicate(judged[0].n));
        assert_eq!(judged[2].why, "the same words as ¶1");
    }

    #[test]
    fn a_long_first_line_is_the_text_itself() {
        let text = "ارتفع منسوب الماء في وادي النهر ليلة الأحد وفق ما أعلنه مجلس البلدة في بيان صدر صباح الاثنين بعد اجتماع طارئ ضم ممثلي القرى المجاورة كلها.\n";
        assert_eq!(roles(text), ["body"]);
    }

    #[test]
    fn every_rule_meets_its_own_words() {
        for pattern in BOILERPLATE.iter().chain(SOURCE_LINES).chain(BYLINES) {
            let line = Read::new(pattern.words);
            let found = [BOILERPLATE, SOURCE_LINES, BYLINES].into_iter().any(|list| met(list, &line).is_some());
            assert!(found, "{}", pattern.words);
        }
    }
}
