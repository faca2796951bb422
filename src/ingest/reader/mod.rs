//! A capture's bytes → its paragraphs, with what the file itself says of them: text, saved HTML, WARC, WACZ.

use crate::capture::lines;

mod archive;
mod encoding;
mod html;
mod tree;

use archive::{Page, page_of_wacz, page_of_warc};
use encoding::decode;
use html::read_html;

/// What the page's markup says of a paragraph. A plain text says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hint {
    /// Nothing.
    #[default]
    None,
    /// The page's headline.
    Title,
    /// A heading within it.
    Heading,
    /// A picture's caption.
    Caption,
    /// Who wrote it, or when.
    Byline,
    /// A paragraph of the article.
    Body,
    /// Menus, forms, other articles.
    Outside,
}

/// What a page says of itself where readers do not see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The site's name.
    pub publisher: Option<String>,
    /// The author.
    pub byline: Option<String>,
    /// The time of publication.
    pub published: Option<String>,
    /// The language tag.
    pub language: Option<String>,
    /// The canonical address.
    pub address: Option<String>,
}

/// A capture that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCapture {
    /// The encoding, by its WHATWG name.
    pub encoding: &'static str,
    /// Its paragraphs, in order, each with a hint: none is left out.
    pub paragraphs: Vec<(String, Hint)>,
    /// What the page says of itself.
    pub metadata: Metadata,
}

/// Reads a capture. What kind it is, its bytes say; only Markdown is told by its name.
///
/// # Errors
/// Why it cannot be read, in words for the editor.
pub fn read(name: &str, bytes: &[u8]) -> Result<ReadCapture, String> {
    match kind_of(bytes) {
        Kind::Warc => read_page(&page_of_warc(bytes)?),
        Kind::Zip => read_page(&page_of_wacz(bytes)?),
        Kind::Other(what) => Err(format!("it is {what}, which is not read: save the article's page or its text")),
        Kind::Text => {
            let (text, encoding) = decode(bytes, declared_charset(bytes).as_deref())?;
            if is_html(&text) {
                return read_html(&text, encoding, None);
            }
            let is_markdown = name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("md"));
            let line = if is_markdown { markdown_line } else { |line: &str| (line.to_owned(), Hint::None) };
            Ok(ReadCapture { encoding, paragraphs: lines(&text).map(line).collect(), metadata: Metadata::default() })
        }
    }
}

fn read_page(page: &Page) -> Result<ReadCapture, String> {
    let declared = page.charset.clone().or_else(|| declared_charset(&page.body));
    let (text, encoding) = decode(&page.body, declared.as_deref())?;
    read_html(&text, encoding, page.address.as_deref())
}

/// What a file is, by its first bytes.
enum Kind {
    Text,
    Warc,
    Zip,
    Other(&'static str),
}

fn kind_of(bytes: &[u8]) -> Kind {
    match bytes {
        [b'W', b'A', b'R', b'C', b'/', ..] | [0x1F, 0x8B, ..] => Kind::Warc,
        [b'P', b'K', 3, 4, ..] => Kind::Zip,
        [b'%', b'P', b'D', b'F', ..] => Kind::Other("a PDF"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Kind::Other("a picture")
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Kind::Other("an office document"),
        _ => Kind::Text,
    }
}

fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2048).collect::<String>().to_lowercase();
    start.starts_with('<') && ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| start.contains(tag))
}

/// The encoding that a page names in its first bytes (`<meta charset>`).
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(2048).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let start = head.trim_start();
    let (_, after) = start.split_once("charset=").filter(|_| start.starts_with('<'))?;
    let name = after.trim_start_matches(['"', '\'']);
    Some(name.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect())
}

/// A line of Markdown: a heading's marks are no words of it.
fn markdown_line(line: &str) -> (String, Hint) {
    let bare = line.trim_start_matches('#');
    let level = line.len() - bare.len();
    match level {
        1 if bare.starts_with(' ') => (bare.trim().to_owned(), Hint::Title),
        2..=6 if bare.starts_with(' ') => (bare.trim().to_owned(), Hint::Heading),
        _ => (line.to_owned(), Hint::None),
    }
}
