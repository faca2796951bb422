//! Pieces of HTML: escaping, and direction decided at build time.
//!
//! Words of another script than the page's are wrapped in `<bdi>` where the bidi algorithm would reorder them
//! (UAX #9; W3C "Inline markup and bidirectional text in HTML"); no control characters are written.

use crate::address::to_paragraph_into;
use crate::language::{Direction, LanguageTag, Piece, Script, isolate};
use crate::parse::Paragraphs;
use std::fmt::Write;

/// Appends `text` with the five characters escaped that HTML treats specially.
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    // Bytes suffice: none of the five is part of another letter in UTF-8.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let (special, after) = after.split_at(1);
        out.push_str(match special {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            _ => "&#39;",
        });
        rest = after;
    }
    out.push_str(rest);
}

/// `text` escaped.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// The language that words of another script in running text are in, where only one language of the dossier writes it.
///
/// WCAG 2.2 SC 3.1.2: a screen reader else spells them in the page's own voice. Where two languages share the script
/// nobody has said which it is, and nothing is claimed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Islands {
    by_script: Vec<(Script, Option<String>)>,
}

impl Islands {
    /// Of a dossier in these languages.
    pub fn new<'a>(languages: impl IntoIterator<Item = &'a LanguageTag>) -> Self {
        let mut by_script: Vec<(Script, Option<String>)> = Vec::new();
        for tag in languages.into_iter().filter(|tag| tag.script() != Script::Other) {
            match by_script.iter_mut().find(|(script, _)| *script == tag.script()) {
                Some((_, shared)) => *shared = None,
                None => by_script.push((tag.script(), Some(tag.as_str().to_owned()))),
            }
        }
        Self { by_script }
    }

    /// The language of a text whose letters are all of one script.
    #[must_use]
    pub fn language_of(&self, text: &str) -> Option<&str> {
        let mut scripts = text.chars().filter_map(Script::of);
        let script = scripts.next()?;
        let (_, tag) = self.by_script.iter().find(|(known, _)| *known == script)?;
        tag.as_deref().filter(|_| scripts.all(|other| other == script))
    }
}

/// Appends running text of a page whose direction is `base`, with what needs it isolated.
pub fn text_into(out: &mut String, text: &str, base: Direction, islands: &Islands) {
    for piece in isolate(text, base) {
        match piece {
            Piece::Plain(text) => escape_into(out, text),
            Piece::Isolate(text, direction) => {
                out.push_str("<bdi ");
                if let Some(lang) = islands.language_of(text) {
                    out.push_str(&format!("lang=\"{lang}\" "));
                }
                out.push_str("dir=\"");
                out.push_str(direction.as_str());
                out.push_str("\">");
                escape_into(out, text);
                out.push_str("</bdi>");
            }
        }
    }
}

/// Appends words that are in another language or of another direction than the page.
pub fn marked_into(out: &mut String, text: &str, lang: Option<&str>, dir: Option<&str>) {
    out.push_str("<bdi");
    for (name, value) in [("lang", lang), ("dir", dir)] {
        if let Some(value) = value {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
    }
    out.push('>');
    escape_into(out, text);
    out.push_str("</bdi>");
}

/// A citation: the source's name as HTML, none on its own page, the paragraphs, and the source's number on paper.
#[must_use]
pub fn citation(source: &str, page: &str, paragraphs: Option<Paragraphs>, number: Option<&str>) -> String {
    let mut html = String::with_capacity(source.len() + page.len() + 96);
    html.push_str("<a class=\"cite\" href=\"");
    escape_into(&mut html, page);
    if let Some(paragraphs) = paragraphs {
        to_paragraph_into(&mut html, paragraphs);
    }
    html.push('"');
    if let Some(number) = number {
        html.push_str(" data-n=\"");
        html.push_str(number);
        html.push('"');
    }
    html.push('>');
    if !source.is_empty() {
        html.push_str("<span>");
        html.push_str(source);
        html.push_str("</span>");
    }
    if let Some(paragraphs) = paragraphs {
        html.push_str(if source.is_empty() { "" } else { "&nbsp;" });
        paragraphs_into(&mut html, paragraphs);
    }
    html.push_str("</a>");
    html
}

/// Appends the numbers of paragraphs, which run from left to right in every language.
pub fn paragraphs_into(html: &mut String, paragraphs: Paragraphs) {
    let _ = write!(html, "<bdi dir=\"ltr\">{paragraphs}</bdi>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn islands(tags: &[&str]) -> Islands {
        let tags: Vec<LanguageTag> = tags.iter().map(|tag| tag.parse().expect("a tag")).collect();
        Islands::new(&tags)
    }

    #[test]
    fn words_of_another_script_say_their_language_where_one_only_writes_it() {
        let two = islands(&["ar", "en"]);
        assert_eq!(two.language_of("Reuters"), Some("en"));
        assert_eq!(two.language_of("حميميم 2016"), Some("ar"));
        assert_eq!(two.language_of("30-40"), None);
        assert_eq!(two.language_of("example.org/ملف"), None);
        assert_eq!(islands(&["ar", "en", "fr"]).language_of("Reuters"), None);
        let mut html = String::new();
        text_into(&mut html, "عن Reuters", Direction::Rtl, &two);
        assert_eq!(html, "عن <bdi lang=\"en\" dir=\"ltr\">Reuters</bdi>");
    }

    #[test]
    fn what_html_treats_specially_is_escaped() {
        assert_eq!(escape("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
    }
}
