//! The text of an article itself, where it may be shown: each paragraph with its ¶, mentions linked, notes beside it;
//! what is repeated or belongs to the site is folded away and stays reachable.

use super::builder::Builder;
use super::parts::{Html, NoteView};
use crate::capture::Role;
use crate::language::{Direction, LanguageTag, direction_of};
use crate::link::{EntityNo, NoteNo, RecordRef, Source, SourceText};
use crate::parse::Paragraphs;
use crate::render::html::{escape, text_into};
use serde::Serialize;
use std::collections::BTreeSet;

/// The text of an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FullText {
    /// The language tag it is written in.
    pub lang: Option<String>,
    /// Its direction.
    pub dir: &'static str,
    /// Its parts, in order.
    pub parts: Vec<TextPart>,
}

/// Paragraphs that follow each other and are shown alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TextPart {
    /// Whether they are folded away.
    pub folded: bool,
    /// The paragraphs.
    pub paragraphs: Vec<TextParagraph>,
}

/// A paragraph of the article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TextParagraph {
    /// `¶4`.
    pub label: String,
    /// Its fragment: `p4`, or `text-4` where the digest has `p4`.
    pub anchor: String,
    /// `title`, `body`, … as in the table of paragraphs.
    pub role: &'static str,
    /// Its words.
    pub html: Html,
    /// Notes on it.
    pub notes: Vec<NoteView>,
}

impl Builder<'_> {
    /// The text of a source, if it may be shown; `anchored` are the paragraphs that the digest has a fragment for.
    pub fn full_text(
        &self,
        source: &Source,
        notes: &[(Paragraphs, NoteNo)],
        anchored: &BTreeSet<u32>,
    ) -> Option<FullText> {
        let text = source.text.as_ref()?;
        let capture = source.capture.as_ref()?;
        let direction = direction(source, text);
        let mut parts: Vec<TextPart> = Vec::new();
        for (record, (index, words)) in capture.paragraphs.iter().zip(text.paragraphs.iter().enumerate()) {
            let n = record.n.get();
            let on_it: Vec<NoteNo> = notes.iter().filter(|(on, _)| on.first == n).map(|(_, no)| *no).collect();
            let paragraph = TextParagraph {
                label: record.n.to_string(),
                anchor: if anchored.contains(&n) { format!("text-{n}") } else { format!("p{n}") },
                role: record.role.as_str(),
                html: self.with_mentions(text, index, words, direction),
                notes: self.notes(&on_it),
            };
            let folded = matches!(record.role, Role::Duplicate(_) | Role::Boilerplate);
            match parts.last_mut().filter(|part| part.folded == folded) {
                Some(part) => part.paragraphs.push(paragraph),
                None => parts.push(TextPart { folded, paragraphs: vec![paragraph] }),
            }
        }
        let lang = source.record.language.as_ref().map(|language| language.value.clone());
        Some(FullText { lang, dir: direction.as_str(), parts })
    }

    /// A paragraph's words, the first mention of each entity linked.
    fn with_mentions(&self, text: &SourceText, index: usize, words: &str, direction: Direction) -> Html {
        let islands = &self.site.islands;
        let mut html = String::with_capacity(words.len() * 2);
        let mut linked: BTreeSet<EntityNo> = BTreeSet::new();
        let mut done = 0;
        for mention in text.mentions.iter().filter(|mention| mention.run == index) {
            let (start, end) = (mention.range.start, mention.range.end);
            let (Some(before), Some(name)) = (words.get(done..start), words.get(start..end)) else { continue };
            if linked.insert(mention.entity) {
                text_into(&mut html, before, direction, islands);
                let link = self.link(RecordRef::Entity(mention.entity));
                let href = &link.href;
                html.push_str(&format!("<a class=\"mention\" href=\"{}\">", escape(href)));
                text_into(&mut html, name, direction, islands);
                html.push_str("</a>");
                done = end;
            }
        }
        text_into(&mut html, words.get(done..).unwrap_or_default(), direction, islands);
        html
    }
}

/// By the language of the record, else by the text itself.
fn direction(source: &Source, text: &SourceText) -> Direction {
    let tag = source.record.language.as_ref().and_then(|language| language.value.parse::<LanguageTag>().ok());
    tag.map(|tag| tag.direction())
        .or_else(|| text.paragraphs.iter().find_map(|words| direction_of(words)))
        .unwrap_or(Direction::Ltr)
}
