//! A saved page → its paragraphs in the order of the page, none left out, each with what the markup says of it. The
//! door to `dom_smoothie`, and with `tree.rs` to `dom_query`.
//!
//! A page's paragraphs are the texts of its blocks: they end where a block element begins or ends, or at `<br>`. That
//! rule is ours and frozen, as paragraphs are never renumbered; `dom_smoothie` only says which of them are the article.

use super::tree::{DEEPEST, too_deep, tree_of};
use super::{Hint, Metadata, ReadCapture};
use crate::language::fold;
use dom_query::{Document, NodeData, NodeRef};
use dom_smoothie::{Config, Readability};
use std::collections::HashSet;

/// A page larger than this is no article: its tree takes many times its size.
const LARGEST: usize = 8 * 1024 * 1024;
/// A byline has at most this many words, whatever the markup says.
const BYLINE: usize = 25;

/// Reads a page; `address` is where it was fetched from, if that is known.
///
/// # Errors
/// Why it cannot be read.
pub fn read_html(text: &str, encoding: &'static str, address: Option<&str>) -> Result<ReadCapture, String> {
    if text.len() > LARGEST {
        return Err(format!("its page is larger than {} MB", LARGEST / (1024 * 1024)));
    }
    let document = tree_of(text)?;
    let lines = Walk::of(&document.root())?.lines;
    let time = lines.iter().find_map(|line| line.time.clone());
    let (metadata, article) = article(document, address);
    let metadata = Metadata { published: metadata.published.or(time), ..metadata };
    let title = metadata.title.as_deref().map(|title| fold(title).into_text());
    Ok(ReadCapture { encoding, paragraphs: hinted(lines, &article, title.as_deref()), metadata })
}

/// What the page says of itself, and the folded paragraphs of the part that reads like an article.
fn article(document: Document, address: Option<&str>) -> (Metadata, HashSet<String>) {
    let address = address.filter(|address| address.starts_with("http"));
    let config = Config { max_elements_to_parse: 100_000, ..Config::default() };
    let Ok(mut readability) = Readability::with_document(document, address, Some(config)) else {
        return (Metadata::default(), HashSet::new());
    };
    let json_ld = readability.parse_json_ld();
    let found = readability.get_article_metadata(json_ld);
    let text = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let metadata = Metadata {
        title: text(Some(found.title)),
        publisher: text(found.site_name),
        byline: text(found.byline),
        published: text(found.published_time),
        language: text(found.lang),
        address: text(found.url).or(address.map(str::to_owned)),
    };
    let lines = readability.parse().ok().and_then(|article| {
        let article = Document::from(article.content);
        Some(Walk::of(&article.root()).ok()?.lines)
    });
    let folded = lines.unwrap_or_default().into_iter().map(|line| fold(&line.text).into_text());
    (metadata, folded.collect())
}

/// The lines with their hints. Of several first headings, the one that the page names as its title is the headline.
fn hinted(lines: Vec<Line>, article: &HashSet<String>, title: Option<&str>) -> Vec<(String, Hint)> {
    let folded: Vec<String> = lines.iter().map(|line| fold(&line.text).into_text()).collect();
    let begins = |index: usize| title.is_some_and(|title| title.starts_with(&folded[index]));
    let stands = |index: usize| title.is_some_and(|title| title.contains(&folded[index]));
    let first_headings = || lines.iter().enumerate().filter(|(_, line)| line.mark == Mark::FirstHeading);
    // `Headline - Site`: the site's name may stand in a first heading too.
    let headline = first_headings()
        .find(|(index, _)| begins(*index))
        .or_else(|| first_headings().find(|(index, _)| stands(*index)))
        .or_else(|| first_headings().next());
    let headline = headline.map(|(index, _)| index);
    let hint = |index: usize, line: &Line| match line.mark {
        Mark::FirstHeading if headline == Some(index) => Hint::Title,
        Mark::FirstHeading | Mark::Outside => Hint::Outside,
        Mark::Caption => Hint::Caption,
        Mark::Byline if crate::language::words(&line.text).count() <= BYLINE => Hint::Byline,
        Mark::Byline | Mark::Nothing | Mark::Heading if article.is_empty() => Hint::None,
        Mark::Heading if article.contains(&folded[index]) => Hint::Heading,
        Mark::Nothing | Mark::Byline if article.contains(&folded[index]) => Hint::Body,
        Mark::Byline | Mark::Nothing | Mark::Heading => Hint::Outside,
    };
    let hints: Vec<Hint> = lines.iter().enumerate().map(|(index, line)| hint(index, line)).collect();
    lines.into_iter().map(|line| line.text).zip(hints).collect()
}

/// What the elements round a text say of it; the later go before the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Nothing,
    Byline,
    Heading,
    Caption,
    Outside,
    FirstHeading,
}

#[derive(Debug)]
struct Line {
    text: String,
    mark: Mark,
    /// The machine-readable time of a `<time>` in it.
    time: Option<String>,
}

/// A walk over a page in its order, without recursion: a page may nest deeply.
struct Walk {
    lines: Vec<Line>,
    text: String,
    /// The bytes of `text` that stand in inline elements which are marked as byline or date.
    byline: usize,
    time: Option<String>,
}

/// What is known on the way down to an element.
#[derive(Clone, Copy)]
struct State {
    mark: Mark,
    depth: usize,
    in_article: bool,
}

enum Step<'a> {
    Enter(NodeRef<'a>, State),
    /// The end of a block: the line ends with the mark of its inside.
    Leave(Mark),
}

impl Walk {
    fn of(root: &NodeRef<'_>) -> Result<Self, String> {
        let mut walk = Self { lines: Vec::new(), text: String::new(), byline: 0, time: None };
        let start = State { mark: Mark::Nothing, depth: 0, in_article: false };
        let mut steps = vec![Step::Enter(*root, start)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(_, state) if state.depth > DEEPEST => {
                    return Err(too_deep());
                }
                Step::Enter(node, state) => walk.enter(node, state, &mut steps),
                Step::Leave(mark) => walk.end_line(mark),
            }
        }
        walk.end_line(Mark::Nothing);
        Ok(walk)
    }

    fn enter<'a>(&mut self, node: NodeRef<'a>, state: State, steps: &mut Vec<Step<'a>>) {
        let words = node.query(|node| match &node.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        });
        if let Some(Some(words)) = words {
            self.text.push_str(&words);
            self.byline += if state.mark == Mark::Byline { words.trim().len() } else { 0 };
            return;
        }
        let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
        if IGNORED.contains(&name.as_str()) {
            return;
        }
        let mark = mark_of(&name, &node, state);
        if mark != Mark::Outside && self.time.is_none() && name == "time" {
            self.time = node.attr("datetime").map(|time| time.to_string());
        }
        let in_article = state.in_article || name == "article" || name == "main";
        let inside = State { mark, depth: state.depth + 1, in_article };
        if !INLINE.contains(&name.as_str()) {
            self.end_line(state.mark);
            steps.push(Step::Leave(mark));
        }
        steps.extend(node.children_it(true).map(|child| Step::Enter(child, inside)));
    }

    fn end_line(&mut self, mark: Mark) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        let is_byline = std::mem::take(&mut self.byline) * 2 > text.len();
        let mark = if is_byline { mark.max(Mark::Byline) } else { mark };
        if !text.is_empty() {
            self.lines.push(Line { text, mark, time: self.time.take() });
        }
    }
}

/// Elements whose text no reader sees.
const IGNORED: &[&str] =
    &["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "math", "canvas"];

/// Elements that end no line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img",
];

/// Words in `class` and `id` that mark what does not belong to the article.
const OUTSIDE: &[&str] = &[
    "comment",
    "comments",
    "respond",
    "share",
    "sharing",
    "social",
    "related",
    "sidebar",
    "widget",
    "widgets",
    "newsletter",
    "subscribe",
    "cookie",
    "cookies",
    "breadcrumb",
    "breadcrumbs",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "footer",
    "advert",
    "advertisement",
    "ads",
    "promo",
    "tags",
    "trending",
    "popular",
    "pagination",
    "copyright",
];

fn mark_of(name: &str, node: &NodeRef<'_>, state: State) -> Mark {
    let own = match name {
        "h1" => Mark::FirstHeading,
        "h2" | "h3" | "h4" | "h5" | "h6" => Mark::Heading,
        "figcaption" => Mark::Caption,
        "nav" | "footer" | "aside" | "form" | "menu" | "button" | "select" | "textarea" | "dialog" => Mark::Outside,
        "header" if !state.in_article => Mark::Outside,
        "time" | "address" => Mark::Byline,
        _ => by_attributes(node),
    };
    own.max(state.mark)
}

fn by_attributes(node: &NodeRef<'_>) -> Mark {
    let attribute = |name| node.attr(name).map(|value| value.to_lowercase()).unwrap_or_default();
    let named = format!("{} {}", attribute("class"), attribute("id"));
    let holds = |words: &[&str]| named.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    let is_author =
        attribute("rel") == "author" || matches!(attribute("itemprop").as_str(), "author" | "datepublished");
    match () {
        () if holds(OUTSIDE) => Mark::Outside,
        () if holds(&["caption", "figcaption"]) => Mark::Caption,
        () if is_author || holds(&["byline", "author", "date", "published", "timestamp", "dateline"]) => Mark::Byline,
        () => Mark::Nothing,
    }
}
