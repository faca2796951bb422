//! The site file by file: what stands at a path, made when it is asked for. The bytes are those that [`super::render`] and
//! [`super::index`] hand on.
//!
//! A page is made alone. Other files are made in lots, as each is made from the whole dossier or together with others.

use super::{Part, Renderer, all_parts, beside, edition, listed, page_of, path_of, searched, without_language};
use crate::Error;
use crate::emit::{Output, Shard};
use crate::parse::LanguageNo;
use std::collections::BTreeMap;

/// Where each page stands.
pub struct Contents {
    pages: BTreeMap<String, (Part, LanguageNo)>,
}

/// Files that are made together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lot {
    /// Feeds, the sitemap, what hosts are told, pages at old addresses.
    Small,
    /// The search index.
    Search,
    /// The dossier as data.
    Data,
    /// The whole dossier as one document.
    Editions,
}

impl Lot {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Small, Self::Search, Self::Data, Self::Editions];

    /// The one that a file belongs to, if it is neither a page nor named by its content's hash.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let end = path.rsplit('.').next();
        match (end, path.split('/').collect::<Vec<_>>().as_slice()) {
            (Some("html"), [_, print, _]) if *print == super::pages::PRINT => Self::Editions,
            (Some("html"), _) => Self::Small,
            (_, ["search", ..] | ["assets", "search", ..]) => Self::Search,
            (Some("epub"), ["data", ..]) => Self::Editions,
            (_, ["data", ..]) => Self::Data,
            _ => Self::Small,
        }
    }
}

impl Renderer<'_> {
    /// Where each page stands.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let dossier = self.site.dossier;
        let mut pages = BTreeMap::new();
        for part in all_parts(dossier) {
            for language in self.site.languages().iter().filter(|language| part.key.is_in(dossier, language.no)) {
                pages.insert(path_of(self, part, language), (part, language.no));
            }
        }
        Contents { pages }
    }

    /// A page, the choice of a language, or a file that is named by its content's hash; `None` for what else there is.
    ///
    /// # Errors
    /// Where a template fails.
    pub fn single(&self, contents: &Contents, path: &str) -> Result<Option<Output>, Error> {
        if let Some((part, language)) = contents.pages.get(path) {
            return page_of(self, *part, self.site.language(*language)).map(Some);
        }
        if let Some(output) = self.beside.find(path) {
            return Ok(Some(output.clone()));
        }
        Ok(without_language(self)?.into_iter().find(|output| output.path == path))
    }

    /// Makes all files of a lot and hands each to `emit`, perhaps from many threads.
    ///
    /// # Errors
    /// Where a template fails or `emit` does.
    pub fn lot(&self, lot: Lot, emit: &(dyn Fn(Output) -> Result<(), Error> + Sync)) -> Result<(), Error> {
        match lot {
            Lot::Search => searched::index(&self.site, emit),
            Lot::Data => beside::data(&self.site, &|path, fill| emit(Output::filled(path, fill)?)),
            Lot::Editions => edition::editions(self, Shard::default(), emit, |_| Ok(())),
            Lot::Small => {
                let listed = listed(&self.site, &all_parts(self.site.dossier));
                self.beside.small(&self.site, &self.shared, &self.templates, &listed, emit)
            }
        }
    }
}
