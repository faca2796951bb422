//! The two pages without a language of their own: the language choice at `/`, and the page for unknown addresses.

use super::builder::AssetPaths;
use super::frame::FeedLink;
use crate::address::PagePath;
use crate::link::LinkedDocuments;
use crate::render::beside::ATOM;
use crate::render::site::Site;
use crate::render::templates::Shared;
use serde::Serialize;

/// A page in all languages at once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AllLanguagesPage {
    /// The language tag of the first language, for `<html lang>`.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The titles of the dossier in all languages, for `<title>`.
    pub full_title: String,
    /// The absolute address of the first language's front page, which stands for this one in search engines.
    pub canonical: String,
    /// Stylesheet, scripts, icons.
    pub assets: Shared<AssetPaths>,
    /// The dossier's feeds in each language.
    pub feeds: Vec<FeedLink>,
    /// Each language.
    pub languages: Vec<LanguageView>,
}

/// A language of the choice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LanguageView {
    /// Its tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its name in itself.
    pub name: String,
    /// The path of its front page.
    pub href: String,
    /// The dossier's title in it.
    pub title: String,
    /// The bottom line in it.
    pub summary: Option<String>,
}

/// The page in all languages.
#[must_use]
pub fn all_languages(site: &Site<'_>, assets: &Shared<AssetPaths>) -> Option<AllLanguagesPage> {
    let first = site.languages().first()?;
    let base = &site.dossier.config.base_url;
    let title = |language| site.text(language, &site.dossier.config.title).map(|name| name.text).unwrap_or_default();
    let languages: Vec<LanguageView> = site
        .languages()
        .iter()
        .map(|language| LanguageView {
            lang: language.tag.as_str().to_owned(),
            dir: language.direction.as_str(),
            name: language.name.clone(),
            href: site.addresses.href(language, &PagePath::home()),
            title: title(language),
            summary: summary(&site.dossier.index, language.no),
        })
        .collect();
    let feeds = languages.iter().filter(|_| site.newest_day().is_some()).map(|language| FeedLink {
        lang: language.lang.clone(),
        title: format!("\u{2068}{}\u{2069}", language.title),
        href: format!("{}{ATOM}", language.href),
        media_type: "application/atom+xml",
    });
    let titles = languages.iter().map(|language| format!("\u{2068}{}\u{2069}", language.title));
    Some(AllLanguagesPage {
        lang: first.tag.as_str().to_owned(),
        dir: first.direction.as_str(),
        full_title: titles.collect::<Vec<_>>().join(" · "),
        canonical: base.absolute(&site.addresses.href(first, &PagePath::home())),
        assets: assets.clone(),
        feeds: feeds.collect(),
        languages,
    })
}

fn summary(index: &LinkedDocuments, no: crate::parse::LanguageNo) -> Option<String> {
    Some(index[no].as_ref()?.summary.as_ref()?.prose.plain_text())
}
