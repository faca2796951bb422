//! The whole dossier in one language, in reading order: what the print page and the EPUB are made of.
//!
//! A chapter is what stands in a page's `main`. Chapters are read back from rendered pages ([`tree`]), and written again
//! ([`write`]) with links that stay within the book wherever the book has what they lead to. A dossier with more
//! sources than `site.toml` allows is no book: nothing is rendered twice then, and the front page says why.

mod epub;
mod tree;
mod write;

use super::pages::{Builder, PRINT, PageKey, pages};
use super::portable::portable;
use super::references::References;
use super::strings::Surface;
use super::templates::Shown;
use super::{Part as OnePart, Renderer, page_of};
use crate::Error;
use crate::address::PagePath;
use crate::emit::{Output, Shard};
use crate::link::RecordRef;
use crate::parse::Language;
use crate::render::site::{Name, Site};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tree::Node;
use write::{Form, Rewrite, Writer};

/// Makes of the whole dossier in each language a page to print and a book, where it is short enough for them, and hands
/// each to `emit`; `list` is told of those that another shard holds.
///
/// # Errors
/// Where a page cannot be rendered or `emit` fails.
pub fn editions(
    renderer: &Renderer<'_>,
    shard: Shard,
    emit: impl Fn(Output) -> Result<(), Error> + Sync,
    list: impl Fn(&str) -> Result<(), Error> + Sync,
) -> Result<(), Error> {
    let site = &renderer.site;
    site.languages().par_iter().try_for_each(|language| {
        let wanted = [(site.has_print(), print_file(language)), (site.has_epub(), epub_file(language))];
        let wanted = wanted.map(|(is_wanted, path)| is_wanted.then_some(path));
        wanted.iter().flatten().filter(|path| !shard.holds(path)).try_for_each(|path| list(path))?;
        let [to_print, book] = wanted.map(|path| path.filter(|path| shard.holds(path)));
        if to_print.is_none() && book.is_none() {
            return Ok(());
        }
        let edition = Edition::make(renderer, language)?;
        let (printed, packed) = rayon::join(
            || to_print.map_or(Ok(()), |_| emit(print(renderer, &edition)?)),
            || book.map_or(Ok(()), |path| emit(Output { path, bytes: epub::epub(&edition, &renderer.epub_style)? })),
        );
        printed.and(packed)
    })
}

/// The book of one language, whatever its length.
///
/// # Errors
/// Where a page cannot be rendered.
pub fn book(renderer: &Renderer<'_>, language: &Language) -> Result<Vec<u8>, Error> {
    epub::epub(&Edition::make(renderer, language)?, &renderer.epub_style)
}

/// The page to print of one language, whatever its length, and the files that it loads: as they open from a disk.
///
/// # Errors
/// Where a page cannot be rendered.
pub fn printed(renderer: &Renderer<'_>, language: &Language) -> Result<(Output, Vec<Output>), Error> {
    let base = &renderer.site.dossier.config.base_url;
    let page = print(renderer, &Edition::make(renderer, language)?)?;
    let made = portable(page, base)?.into_iter().next();
    let page = made.ok_or_else(|| Error::Internal("a page was made into nothing".to_owned()))?;
    Ok((page, renderer.beside.named()))
}

/// The page to print.
fn print(renderer: &Renderer<'_>, edition: &Edition<'_>) -> Result<Output, Error> {
    let (site, language) = (&renderer.site, edition.language);
    let references = References::default();
    let shared = &renderer.shared;
    let view =
        Builder { site, language, shared, part: 1, parts: 1, references: &references, templates: &renderer.templates }
            .print(edition)?;
    let path = print_file(language);
    let shown = Shown::without_references(&path, language);
    let bytes = renderer.templates.render("print.html", &view, &shown)?;
    Ok(Output { path, bytes })
}

fn print_file(language: &Language) -> String {
    format!("{}/{PRINT}/index.html", language.tag.as_str())
}

/// The path of a language's EPUB.
#[must_use]
pub fn epub_file(language: &Language) -> String {
    format!("data/dossier-{}.epub", language.tag.as_str())
}

/// The whole dossier in one language.
pub struct Edition<'a> {
    site: &'a Site<'a>,
    language: &'a Language,
    /// Its parts, in reading order; none is empty.
    pub parts: Vec<Part>,
    /// Its chapters, in reading order.
    pub chapters: Vec<Chapter>,
    by_path: BTreeMap<String, usize>,
    /// The address of the front page.
    home: String,
}

/// Chapters of one kind.
#[derive(Debug)]
pub struct Part {
    /// Its folder on the site; the front page has none.
    pub folder: &'static str,
    /// Its title.
    pub title: String,
    /// The number of its first chapter.
    pub first: usize,
    /// How many chapters it has.
    pub len: usize,
}

/// A page of the site as a part of the whole.
#[derive(Debug)]
pub struct Chapter {
    /// Its path on the site, below the language's folder.
    pub path: String,
    /// Its name in the book: `topics.evacuations`. Ids have no dots, so two never meet.
    pub name: String,
    /// Its title.
    pub title: Name,
    /// The number of a source, from 1, in the language's digits.
    pub number: Option<String>,
    nodes: Vec<Node>,
    ids: BTreeSet<String>,
}

/// Where a link leads.
enum Place {
    /// To a chapter, or to something in it.
    Chapter(usize, Option<String>),
    /// Out of the book.
    Outside(String),
}

/// The parts in reading order: first what editors wrote, then what it rests on.
const PARTS: [&str; 10] =
    ["", "topics", "disputes", "events", "terms", "people", "organizations", "places", "sources", "pages"];

/// The part that a page belongs to; an index has none, as the contents do its work.
fn part_of(key: PageKey, site: &Site<'_>) -> Option<&'static str> {
    Some(match key {
        PageKey::Home => "",
        PageKey::Timeline => "events",
        PageKey::Map => "places",
        PageKey::Corrections => "pages",
        PageKey::List(_) | PageKey::Search | PageKey::Data | PageKey::Parallel(_) => return None,
        PageKey::Record(record) => match record {
            RecordRef::Topic(_) => "topics",
            RecordRef::Dispute(_) => "disputes",
            RecordRef::Event(_) => "events",
            RecordRef::Term(_) => "terms",
            RecordRef::Entity(no) => site.dossier.entities[no].record.kind.folder(),
            RecordRef::Source(_) => "sources",
            RecordRef::Page(_) => "pages",
            RecordRef::Claim(_) | RecordRef::Note(_) => return None,
        },
    })
}

impl<'a> Edition<'a> {
    /// Makes every chapter.
    ///
    /// # Errors
    /// Where a page cannot be rendered.
    pub fn make(renderer: &'a Renderer<'a>, language: &'a Language) -> Result<Self, Error> {
        let site = &renderer.site;
        let mut keys: Vec<(usize, PageKey)> = Vec::new();
        for key in pages(site.dossier) {
            let part = part_of(key, site).and_then(|folder| PARTS.iter().position(|part| *part == folder));
            keys.extend(part.map(|part| (part, key)));
        }
        // Stable: within a part pages keep the site's order.
        keys.sort_by_key(|(part, _)| *part);
        let mut chapters: Vec<Chapter> =
            keys.par_iter().map(|(_, key)| chapter(renderer, *key, language)).collect::<Result<_, Error>>()?;
        let sources = chapters.iter_mut().filter(|chapter| chapter.path.starts_with("sources/"));
        sources.zip(1..).for_each(|(chapter, number)| chapter.number = Some(site.digits(language, number)));
        let by_path = chapters.iter().zip(0..).map(|(chapter, no)| (chapter.path.clone(), no)).collect();
        let parts = parts(site, language, &keys)?;
        let home = site.addresses.href(language, &PagePath::home());
        Ok(Self { site, language, parts, chapters, by_path, home })
    }

    /// The chapters of a part, with their numbers.
    pub fn of_part(&self, part: &Part) -> impl Iterator<Item = (usize, &Chapter)> {
        self.chapters.iter().enumerate().skip(part.first).take(part.len)
    }

    /// The text of each chapter in one long document, where its headings go `lower` by so many levels.
    #[must_use]
    pub fn in_one_document(&self, lower: u8) -> Vec<String> {
        let written = self.chapters.par_iter().enumerate().map(|(no, chapter)| {
            let rewrite = InOne { edition: self, chapter: no };
            Writer { form: Form::Html, lower, rewrite: &rewrite }.write(&chapter.nodes)
        });
        written.collect()
    }

    fn place(&self, from: usize, href: &str) -> Place {
        let (path, fragment) = href.split_once('#').map_or((href, None), |(path, id)| (path, Some(id)));
        let below = if path.is_empty() {
            self.chapters.get(from).map(|chapter| chapter.path.as_str())
        } else {
            path.strip_prefix(&self.home)
        };
        if let Some(no) = below.and_then(|below| self.chapter_at(below)) {
            let there = |id: &&str| self.chapters.get(no).is_some_and(|chapter| chapter.ids.contains(*id));
            return Place::Chapter(no, fragment.filter(there).map(str::to_owned));
        }
        let is_path = path.starts_with('/');
        Place::Outside(if is_path { self.site.dossier.config.base_url.absolute(href) } else { href.to_owned() })
    }

    /// The chapter that was the page at `below`; for an index, the first chapter of its part.
    fn chapter_at(&self, below: &str) -> Option<usize> {
        let index = || {
            let folder = below.strip_suffix('/')?;
            self.parts.iter().find(|part| !folder.is_empty() && part.folder == folder).map(|part| part.first)
        };
        self.by_path.get(below).copied().or_else(index)
    }

    /// The number of the source that a citation leads to.
    fn number(&self, from: usize, href: &str) -> Option<String> {
        let Place::Chapter(no, _) = self.place(from, href) else { return None };
        self.chapters.get(no)?.number.clone()
    }
}

fn chapter(renderer: &Renderer<'_>, key: PageKey, language: &Language) -> Result<Chapter, Error> {
    let site = &renderer.site;
    // A page of several parts is one chapter.
    let page = page_of(renderer, OnePart { key, number: 1, of: 1 }, language)?;
    let html = String::from_utf8_lossy(&page.bytes);
    let nodes = tree::main_of(&html);
    let mut ids = BTreeSet::new();
    tree::ids_into(&nodes, &mut ids);
    let folder = format!("{}/", language.tag.as_str());
    let path = page.path.strip_prefix(&folder).and_then(|path| path.strip_suffix("index.html")).unwrap_or_default();
    let said = |key: &str| {
        let text = site.say(language, key, &[], Surface::Markup)?;
        Ok::<_, Error>(Name { text, language: Some(language.no) })
    };
    let title = match key {
        PageKey::Record(record) | PageKey::Parallel(record) => site.name(language, record),
        PageKey::Corrections => said("heading-corrections")?,
        PageKey::Timeline => said("nav-timeline")?,
        PageKey::Map => said("nav-map")?,
        PageKey::Home | PageKey::List(_) | PageKey::Search | PageKey::Data => said("nav-home")?,
    };
    let name = path.trim_end_matches('/').replace('/', ".");
    let name = if name.is_empty() { "home".to_owned() } else { name };
    Ok(Chapter { path: path.to_owned(), name, title, number: None, nodes, ids })
}

fn parts(site: &Site<'_>, language: &Language, keys: &[(usize, PageKey)]) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for (no, folder) in PARTS.into_iter().enumerate() {
        let first = keys.partition_point(|(part, _)| *part < no);
        let len = keys.partition_point(|(part, _)| *part <= no) - first;
        if len == 0 {
            continue;
        }
        let title = match folder {
            "" => site.say(language, "nav-home", &[], Surface::Markup),
            "pages" => site.say(language, "heading-pages", &[], Surface::Markup),
            _ => site.say(language, &format!("nav-{folder}"), &[], Surface::Markup),
        };
        parts.push(Part { folder, title: title?, first, len });
    }
    Ok(parts)
}

/// All chapters in one document: ids carry their chapter's name.
struct InOne<'e, 'a> {
    edition: &'e Edition<'a>,
    chapter: usize,
}

impl Rewrite for InOne<'_, '_> {
    fn id(&self, id: &str) -> String {
        let name = self.edition.chapters.get(self.chapter).map_or("", |chapter| chapter.name.as_str());
        format!("{name}.{id}")
    }

    fn href(&self, href: &str) -> String {
        match self.edition.place(self.chapter, href) {
            Place::Chapter(no, fragment) => {
                let name = self.edition.chapters.get(no).map_or("", |chapter| chapter.name.as_str());
                fragment.map_or_else(|| format!("#{name}"), |id| format!("#{name}.{id}"))
            }
            Place::Outside(address) => address,
        }
    }

    fn number(&self, href: &str) -> Option<String> {
        self.edition.number(self.chapter, href)
    }
}
