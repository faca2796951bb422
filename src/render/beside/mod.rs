//! The files beside the pages: stylesheet, scripts, pictures, feeds, sitemap, and what a host is told.
//!
//! [`Beside::make`] prepares what pages name by its content's hash; [`Beside::outputs`] makes the rest, in a fixed order,
//! but for the dossier as [`data`], which is large.

mod exports;
mod feed;
mod hosting;
mod llms;
mod moved;
mod offline;
mod picture;
mod scripts;
mod sitemap;

pub use exports::{data_path, files as data, of_language};
pub use feed::{ATOM, JSON};
pub use offline::Kept;

use super::pages::{AssetPaths, Builder, SharedParts};
use super::references::References;
use super::site::Site;
use super::styles;
use super::templates::{Shared, Shown, Templates};
use crate::Error;
use crate::address::PagePath;
use crate::emit::Output;
use crate::language::CivilDay;
use crate::load::Assets;
use crate::parse::{Config, LanguageNo, Offline};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Files that pages name by their content's hash, so that they can be cached for ever.
pub struct Beside {
    /// Their paths, as pages name them.
    pub paths: Shared<AssetPaths>,
    files: Vec<Output>,
}

/// A page of the site, for the files that list them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPage {
    /// Where it stands, below a language's folder.
    pub path: PagePath,
    /// The languages that have it as their own.
    pub languages: Vec<LanguageNo>,
    /// When it last changed, where that is known.
    pub updated: Option<CivilDay>,
}

impl Beside {
    /// Bundles the theme's stylesheet, takes its icon and scripts, and draws its pictures.
    ///
    /// # Errors
    /// Where the theme lacks one of them, or it is not valid CSS or SVG.
    pub fn make(config: &Config, assets: &Assets) -> Result<Self, Error> {
        let theme: &str = &config.theme;
        let base = config.base_url.path();
        let mut files = Vec::new();
        let mut integrity = BTreeMap::new();
        let mut keep = |output: Output| {
            let path = format!("{base}{}", output.path);
            if matches!(output.path.rsplit('.').next(), Some("js" | "css")) {
                integrity.insert(path.clone(), format!("sha256-{}", base64(&Sha256::digest(&output.bytes))));
            }
            files.push(output);
            path
        };
        let stylesheet = keep(hashed("style", "css", styles::bundle(assets, theme)?.into_bytes()));
        let icon = of_theme(assets, theme, ICON)?;
        let picture = |name: &str, width| {
            let svg = of_theme(assets, theme, name)?;
            picture::draw(svg, width, config.limits.picture)
                .map_err(|why| Error::template(format!("themes/{theme}/{name}"), why))
        };
        let mut paths = AssetPaths {
            policy: hosting::POLICY,
            integrity: BTreeMap::new(),
            stylesheet,
            icon: keep(hashed("icon", "svg", icon.to_vec())),
            touch_icon: keep(hashed("icon-180", "png", picture(ICON, 180)?)),
            small_icon: keep(hashed("icon-192", "png", picture(ICON, 192)?)),
            large_icon: keep(hashed("icon-512", "png", picture(ICON, 512)?)),
            social: config.base_url.absolute(&keep(hashed("social", "png", picture(SOCIAL_PICTURE, SOCIAL.0)?))),
            social_size: SOCIAL,
            scripts: scripts(assets, theme).into_iter().map(&mut keep).collect(),
            modules: modules(assets, theme, config.offline).into_iter().map(&mut keep).collect(),
            bundles: scripts::bundles(assets, theme)?.into_iter().map(|(name, file)| (name, keep(file))).collect(),
        };
        paths.integrity = integrity;
        Ok(Self { paths: Shared::new(paths), files })
    }

    /// The file at a path, of those that pages name by their content's hash.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Output> {
        self.files.iter().find(|output| output.path == path)
    }

    /// The files that pages name by their content's hash.
    #[must_use]
    pub fn named(&self) -> Vec<Output> {
        self.files.clone()
    }

    /// Makes all files beside the pages, which `pages` lists, but for the dossier as data, and hands each to `emit`.
    ///
    /// # Errors
    /// Where the theme lacks a word, a template fails or `emit` does.
    pub fn outputs(
        &self,
        site: &Site<'_>,
        shared: &SharedParts,
        templates: &Templates,
        pages: &[ListedPage],
        emit: impl Fn(Output) -> Result<(), Error> + Sync,
    ) -> Result<(), Error> {
        self.files.iter().cloned().try_for_each(&emit)?;
        self.small(site, shared, templates, pages, &emit)
    }

    /// Those that are not named by their content's hash.
    ///
    /// # Errors
    /// Where the theme lacks a word, a template fails or `emit` does.
    pub fn small(
        &self,
        site: &Site<'_>,
        shared: &SharedParts,
        templates: &Templates,
        pages: &[ListedPage],
        emit: impl Fn(Output) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for language in site.languages() {
            let references = References::default();
            let builder = Builder { site, language, shared, part: 1, parts: 1, references: &references, templates };
            feed::feeds(&builder)?.into_iter().try_for_each(&emit)?;
            emit(self.app(&builder)?)?;
        }
        sitemap::files(site, pages).into_iter().try_for_each(&emit)?;
        hosting::files(&site.dossier.config).into_iter().try_for_each(&emit)?;
        moved::files(site, templates, &self.paths)?.into_iter().try_for_each(&emit)?;
        if site.dossier.config.hosting.llms {
            emit(llms::file(site))?;
        }
        Ok(())
    }

    /// What a phone keeps when a reader puts the site on the home screen (W3C Web Application Manifest).
    fn app(&self, builder: &Builder<'_>) -> Result<Output, Error> {
        let language = builder.language;
        let view = AppView {
            name: json_string(&builder.site_title().text)?,
            start: builder.site.addresses.href(language, &PagePath::home()),
            scope: builder.site.dossier.config.base_url.path().to_owned(),
            small_icon: self.paths.small_icon.clone(),
            large_icon: self.paths.large_icon.clone(),
        };
        let path = format!("{}/{APP}", language.tag.as_str());
        let bytes = builder.templates.render(APP, &view, &Shown::without_references(&path, language))?;
        Ok(Output { path, bytes })
    }
}

/// The web app manifest's name in each language's folder, and of its template.
pub const APP: &str = "app.webmanifest";

/// What the web app manifest's template sees.
#[derive(Debug, Serialize)]
struct AppView {
    /// The dossier's title, quoted for JSON.
    name: String,
    start: String,
    scope: String,
    small_icon: String,
    large_icon: String,
}

fn json_string(text: &str) -> Result<String, Error> {
    serde_json::to_string(text).map_err(|error| Error::Internal(error.to_string()))
}

/// A theme's pictures, both SVG.
const ICON: &str = "icon.svg";
const SOCIAL_PICTURE: &str = "social.svg";

/// Width and height of the picture that networks show with a link (Open Graph's usual 1.91 : 1).
const SOCIAL: (u32, u32) = (1200, 630);

fn of_theme<'a>(assets: &'a Assets, theme: &str, name: &str) -> Result<&'a [u8], Error> {
    let path = format!("themes/{theme}/{name}");
    assets.get(&path).ok_or_else(|| Error::template(path.clone(), "the theme has no such picture"))
}

/// Scripts that run before the page is shown: `scripts/early/*.js` of the theme.
fn scripts(assets: &Assets, theme: &str) -> Vec<Output> {
    below(assets, &format!("themes/{theme}/scripts/early"))
}

/// Scripts that wait for the page: `scripts/*.js` of the theme, and the one that keeps the dossier for reading offline.
fn modules(assets: &Assets, theme: &str, offline: Offline) -> Vec<Output> {
    let own = below(assets, &format!("themes/{theme}/scripts"));
    let register = hashed("offline", "js", offline::REGISTER.as_bytes().to_vec());
    own.into_iter().chain((offline == Offline::Whole).then_some(register)).collect()
}

fn below(assets: &Assets, folder: &str) -> Vec<Output> {
    let scripts = assets.below(folder).filter_map(|(name, bytes)| Some((name.strip_suffix(".js")?, bytes)));
    scripts.filter(|(name, _)| !name.contains('/')).map(|(name, bytes)| hashed(name, "js", bytes.to_vec())).collect()
}

/// RFC 4648 §4, for the few bytes of a hash.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let byte = |n: usize| u32::from(group.get(n).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for position in 0..4 {
            let letter = (bits >> (18 - 6 * position)) & 63;
            let letter = LETTERS.get(letter as usize).copied().map_or('=', char::from);
            out.push(if position > group.len() { '=' } else { letter });
        }
    }
    out
}

fn hashed(name: &str, extension: &str, bytes: Vec<u8>) -> Output {
    let hash = Sha256::digest(&bytes);
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Output { path: format!("assets/{name}.{short}.{extension}"), bytes }
}
