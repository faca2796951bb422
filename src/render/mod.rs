//! Stage five: the dossier → views → pages, and the files beside them. Writes nothing to disk.
//!
//! [`site`] turns records into words; [`pages`] builds views; [`templates`] makes HTML of a view and of nothing else.
//! Pages are made in parallel and each is handed on as soon as it is made: the site is never held in memory as a whole.

mod beside;
mod contents;
mod date_parts;
pub mod drawing;
mod edition;
mod html;
mod memory;
mod pages;
mod portable;
mod proof;
mod prose;
mod references;
mod searched;
mod site;
mod strings;
mod styles;
mod templates;
mod words;

use crate::Error;
use crate::emit::{Fill, Key, Output, Shard};
use crate::language::CivilDay;
use crate::link::Dossier;
use crate::load::Assets;
use crate::parse::{Config, Language, Offline};
pub use contents::{Contents, Lot};
pub use proof::prove;

use beside::{Beside, Kept, ListedPage};
pub use edition::{book, printed};
use memory::Known;
use pages::{Builder, PageKey, SharedParts, all_languages, pages, render_page};
pub use portable::portable;
use rayon::prelude::*;
use references::References;
use site::{Site, Spoken};
use std::sync::Arc;
use templates::{Shown, Templates};

/// All that pages are made with, loaded once.
pub struct Renderer<'a> {
    site: Site<'a>,
    templates: Arc<Templates>,
    beside: Arc<Beside>,
    shared: SharedParts,
    epub_style: Arc<str>,
    /// The hash of all that pages are made with beside their views; none where the program cannot tell which it is.
    made_with: Option<Arc<str>>,
}

/// What pages are made with whatever the records say: templates, words, styles. It follows from settings and theme alone.
pub struct Kit {
    spoken: Spoken,
    templates: Arc<Templates>,
    beside: Arc<Beside>,
    epub_style: Arc<str>,
    made_with: Option<Arc<str>>,
}

impl Kit {
    /// Loads templates, strings and styles.
    ///
    /// # Errors
    /// Where any of them is missing or cannot be read; the message names file and line.
    pub fn load(config: &Config, assets: &Assets) -> Result<Self, Error> {
        let spoken = Spoken::load(config, assets)?;
        let page = config.limits.page;
        let templates = Templates::load(assets, &config.theme, &spoken.strings, spoken.islands.clone(), page)?;
        let epub_style = String::from_utf8_lossy(assets.get("templates/epub.css").unwrap_or_default()).into();
        Ok(Self {
            spoken,
            templates: Arc::new(templates),
            beside: Arc::new(Beside::make(config, assets)?),
            epub_style,
            made_with: memory::made_with(config, assets).map(Arc::from),
        })
    }

    /// The path of the stylesheet, as pages name it.
    #[must_use]
    pub fn stylesheet(&self) -> &str {
        &self.beside.paths.stylesheet
    }
}

/// What becomes of files as they are made, from many threads.
#[derive(Clone, Copy)]
pub struct Sink<'s> {
    /// Takes a file.
    pub write: &'s (dyn Fn(Output) -> Result<(), Error> + Sync),
    /// Takes a file that comes in pieces.
    pub fill: &'s (dyn Fn(&str, Fill<'_>) -> Result<(), Error> + Sync),
    /// Is told of a page that another shard makes.
    pub list: &'s (dyn Fn(&str) -> Result<(), Error> + Sync),
    /// Whether the page at a path stands as it was made from the same, and need not be made.
    pub stands: &'s (dyn Fn(&str, &Key) -> Result<bool, Error> + Sync),
}

impl<'a> Renderer<'a> {
    /// Loads templates, strings and styles for `dossier`.
    ///
    /// # Errors
    /// Where any of them is missing or cannot be read; the message names file and line.
    pub fn new(dossier: &'a Dossier, assets: &Assets) -> Result<Self, Error> {
        Ok(Self::with(dossier, &Kit::load(&dossier.config, assets)?))
    }

    /// Makes pages of `dossier` with what was loaded for its settings.
    #[must_use]
    pub fn with(dossier: &'a Dossier, kit: &Kit) -> Self {
        Self {
            site: Site::with(dossier, &kit.spoken),
            templates: Arc::clone(&kit.templates),
            beside: Arc::clone(&kit.beside),
            shared: SharedParts::new(dossier, kit.beside.paths.clone()),
            epub_style: Arc::clone(&kit.epub_style),
            made_with: kit.made_with.clone(),
        }
    }
}

impl Renderer<'_> {
    /// The dossier's newest day, for files that must name one.
    #[must_use]
    pub fn newest_day(&self) -> Option<CivilDay> {
        self.site.newest_day()
    }
}

/// A language's timeline for TimelineJS, for whoever wants it without the rest of the site.
///
/// # Errors
/// Where the theme lacks a word of a date.
pub fn timeline(dossier: &Dossier, assets: &Assets, language: &Language) -> Result<String, Error> {
    beside::of_language(&Site::new(dossier, assets)?, language)
}

/// Makes every file of the site and hands each to `emit`, from many threads; pages that another shard holds are not made,
/// and `list` is told of them.
///
/// # Errors
/// Where a template fails or `emit` does.
pub fn render(renderer: &Renderer<'_>, shard: Shard, sink: &Sink<'_>) -> Result<(), Error> {
    let config = &renderer.site.dossier.config;
    let kept = (config.offline == Offline::Whole).then(Kept::default);
    let emit = |output: Output| {
        kept.iter().try_for_each(|kept| kept.note(&output))?;
        (sink.write)(output)
    };
    let pages = all_parts(renderer.site.dossier);
    let make = |page: &Part| {
        let mut there =
            renderer.site.languages().iter().filter(|language| page.key.is_in(renderer.site.dossier, language.no));
        there.try_for_each(|language| {
            let path = path_of(renderer, *page, language);
            // What is kept offline is told by its bytes, so then every part makes every page.
            if kept.is_some() {
                return emit(page_of(renderer, *page, language)?);
            }
            if !shard.holds(&path) {
                return (sink.list)(&path);
            }
            let stands = |key: &Key| (sink.stands)(&path, key);
            page_unless(renderer, *page, language, &stands)?.map_or(Ok(()), &emit)
        })
    };
    // Of the files beside the pages each is made by one thread: they begin first, and pages fill what time they leave.
    let beside = || {
        let listed = listed(&renderer.site, &pages);
        renderer.beside.outputs(&renderer.site, &renderer.shared, &renderer.templates, &listed, emit)?;
        beside::data(&renderer.site, sink.fill)
    };
    let (of_beside, of_pages) = rayon::join(beside, || pages.par_iter().try_for_each(make));
    of_pages.and(of_beside)?;
    for output in without_language(renderer)? {
        emit(output)?;
    }
    edition::editions(renderer, shard, emit, sink.list)?;
    kept.iter().try_for_each(|kept| emit(kept.worker(&config.base_url)?))
}

/// Makes the files of the search and hands each to `emit`, from many threads.
///
/// # Errors
/// Where `emit` fails.
pub fn index(renderer: &Renderer<'_>, emit: impl Fn(Output) -> Result<(), Error> + Sync) -> Result<(), Error> {
    searched::index(&renderer.site, emit)
}

/// A page, or a part of a long one.
#[derive(Debug, Clone, Copy)]
struct Part {
    key: PageKey,
    number: usize,
    of: usize,
}

fn all_parts(dossier: &Dossier) -> Vec<Part> {
    pages(dossier).into_iter().flat_map(|key| parts_of(key, dossier)).collect()
}

/// Pages as other files list them.
fn listed(site: &Site<'_>, pages: &[Part]) -> Vec<ListedPage> {
    let listed = |page: &Part| ListedPage {
        path: page.key.path_in(&site.addresses).part(page.number),
        languages: page.key.languages(site.dossier),
        updated: site.page_updated(page.key.record()),
    };
    pages.iter().map(listed).collect()
}

fn parts_of(key: PageKey, dossier: &Dossier) -> impl Iterator<Item = Part> {
    let of = pages::parts(key, dossier);
    (1..=of).map(move |number| Part { key, number, of })
}

/// Where a page's file stands.
fn path_of(renderer: &Renderer<'_>, page: Part, language: &Language) -> String {
    let path = page.key.path_in(&renderer.site.addresses).part(page.number);
    format!("{}/{}index.html", language.tag.as_str(), path.as_str())
}

/// One page in one language.
fn page_of(renderer: &Renderer<'_>, page: Part, language: &Language) -> Result<Output, Error> {
    let made = page_unless(renderer, page, language, &|_| Ok(false))?;
    made.ok_or_else(|| Error::Internal("a page was not made".to_owned()))
}

/// The like; none where the site has the page already, made from the same.
fn page_unless(
    renderer: &Renderer<'_>,
    page: Part,
    language: &Language,
    stands: &dyn Fn(&Key) -> Result<bool, Error>,
) -> Result<Option<Output>, Error> {
    let Part { key, number: part, of: parts } = page;
    let references = References::default();
    let (site, shared) = (&renderer.site, &renderer.shared);
    let templates = &*renderer.templates;
    let builder = Builder { site, language, shared, part, parts, references: &references, templates };
    let known = renderer.made_with.as_deref().map(|made_with| Known { made_with, stands });
    let html = render_page(key, builder, known)?;
    Ok(html.map(|html| Output { path: path_of(renderer, page, language), bytes: html }))
}

/// The language choice at `/` and the page for unknown addresses.
fn without_language(renderer: &Renderer<'_>) -> Result<Vec<Output>, Error> {
    let Some(view) = all_languages(&renderer.site, &renderer.beside.paths) else {
        return Ok(Vec::new());
    };
    let pages = [("choice.html", "index.html"), ("404.html", "404.html")];
    let output = |(template, path): (&str, &str)| {
        let html = renderer.templates.render(
            template,
            &view,
            &Shown { name: path, lang: &view.lang, dir: view.dir, references: &[] },
        )?;
        Ok(Output { path: path.to_owned(), bytes: html })
    };
    pages.into_iter().map(output).collect()
}
