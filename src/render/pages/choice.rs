//! The two pages without a language of their own: the language choice at `/`, and the page for unknown addresses.

use super::builder::AssetPaths;
use super::frame::Alternate;
use crate::link::LinkedDocuments;
use crate::render::address::PagePath;
use crate::render::site::Site;
use serde::Serialize;

/// A page in all languages at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AllLanguagesPage {
    /// The language tag of the first language, for `<html lang>`.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The titles of the dossier in all languages, for `<title>`.
    pub full_title: String,
    /// The absolute address.
    pub canonical: String,
    /// The front page in each language, and `x-default`.
    pub alternates: Vec<Alternate>,
    /// The path of the stylesheet.
    pub stylesheet: String,
    /// The path of the icon.
    pub icon: String,
    /// Each language.
    pub languages: Vec<LanguageView>,
}

/// A language of the choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
pub fn all_languages(site: &Site<'_>, assets: &AssetPaths) -> Option<AllLanguagesPage> {
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
    let mut alternates: Vec<Alternate> = languages
        .iter()
        .map(|language| Alternate { hreflang: language.lang.clone(), href: base.absolute(&language.href) })
        .collect();
    alternates.push(Alternate { hreflang: "x-default".to_owned(), href: base.absolute(base.path()) });
    let titles = languages.iter().map(|language| format!("\u{2068}{}\u{2069}", language.title));
    Some(AllLanguagesPage {
        lang: first.tag.as_str().to_owned(),
        dir: first.direction.as_str(),
        full_title: titles.collect::<Vec<_>>().join(" · "),
        canonical: base.absolute(base.path()),
        alternates,
        stylesheet: assets.stylesheet.clone(),
        icon: assets.icon.clone(),
        languages,
    })
}

fn summary(index: &LinkedDocuments, no: crate::parse::LanguageNo) -> Option<String> {
    Some(index[no].as_ref()?.summary.as_ref()?.prose.plain_text())
}
