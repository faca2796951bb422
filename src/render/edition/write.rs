//! Pieces of a page → HTML or XHTML, with ids, links and headings as the book wants them.

use super::tree::{Element, Node};
use crate::render::html::escape_into;
use std::borrow::Cow;

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As a web page has it.
    Html,
    /// As XML has it: every element closed, every attribute with a value.
    Xhtml,
}

/// What a book makes of its pages' ids and links.
pub trait Rewrite {
    /// An id as it is in the book.
    fn id(&self, id: &str) -> String;
    /// Where a link leads in the book.
    fn href(&self, href: &str) -> String;
    /// The number of the source that a citation leads to, if the book numbers sources.
    fn number(&self, href: &str) -> Option<String>;
}

/// Writes pieces.
pub struct Writer<'a> {
    /// How.
    pub form: Form,
    /// By how many levels headings go down.
    pub lower: u8,
    /// Ids and links.
    pub rewrite: &'a dyn Rewrite,
}

/// Elements that have no end (HTML, §13.1.2).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

impl Writer<'_> {
    /// The text of all pieces.
    #[must_use]
    pub fn write(&self, nodes: &[Node]) -> String {
        let mut out = String::new();
        self.nodes(nodes, &mut out);
        out
    }

    fn nodes(&self, nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => escape_into(out, &self.sound(text)),
                Node::Element(element) => self.element(element, out),
            }
        }
    }

    fn element(&self, element: &Element, out: &mut String) {
        let name = self.name(element);
        out.push('<');
        out.push_str(&name);
        self.attributes(element, out);
        if VOID.contains(&&*name) {
            out.push_str(if self.form == Form::Xhtml { "/>" } else { ">" });
            return;
        }
        out.push('>');
        self.nodes(&element.children, out);
        out.push_str("</");
        out.push_str(&name);
        out.push('>');
    }

    fn name<'e>(&self, element: &'e Element) -> Cow<'e, str> {
        let level = element.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        level.map_or(Cow::Borrowed(&element.name), |level| {
            format!("h{}", level.saturating_add(self.lower).min(6)).into()
        })
    }

    fn attributes(&self, element: &Element, out: &mut String) {
        for (key, value) in &element.attributes {
            match key.as_str() {
                "id" => self.attribute(key, &self.rewrite.id(value), out),
                "href" => self.attribute(key, &self.rewrite.href(value), out),
                // In one document hundreds of sections would be landmarks of the same few names.
                "aria-labelledby" if element.name == "section" && self.form == Form::Html => {}
                "aria-labelledby" | "aria-describedby" => {
                    let ids: Vec<String> = value.split_whitespace().map(|id| self.rewrite.id(id)).collect();
                    self.attribute(key, &ids.join(" "), out);
                }
                "data-n" => {
                    if let Some(number) = element.attribute("href").and_then(|href| self.rewrite.number(href)) {
                        self.attribute(key, &number, out);
                    }
                }
                "lang" if self.form == Form::Xhtml => {
                    self.attribute("lang", value, out);
                    self.attribute("xml:lang", value, out);
                }
                // The parser has said in which namespace an element is; XML wants it written.
                "xmlns" => {}
                _ => self.attribute(key, value, out),
            }
        }
        if element.name == "svg" && self.form == Form::Xhtml {
            self.attribute("xmlns", "http://www.w3.org/2000/svg", out);
        }
    }

    fn attribute(&self, key: &str, value: &str, out: &mut String) {
        out.push(' ');
        out.push_str(key);
        out.push_str("=\"");
        escape_into(out, &self.sound(value));
        out.push('"');
    }

    /// XML has no way to say most control characters (XML 1.0, §2.2).
    fn sound<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let is_sound = |c: char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
        if self.form == Form::Html || text.chars().all(is_sound) {
            return Cow::Borrowed(text);
        }
        text.chars().filter(|c| is_sound(*c)).collect()
    }
}
