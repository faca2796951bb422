//! The files beside the pages: stylesheet, icon, sitemap, robots.txt.

use super::address::PagePath;
use super::html::escape;
use super::pages::AssetPaths;
use super::site::Site;
use super::styles;
use crate::Error;
use crate::emit::Output;
use crate::link::Dossier;
use crate::load::Assets;
use sha2::{Digest, Sha256};

/// Files that pages name by their content's hash, so that they can be cached for ever.
pub struct Beside {
    /// Their paths, as pages name them.
    pub paths: AssetPaths,
    files: Vec<Output>,
}

impl Beside {
    /// Bundles the theme's stylesheet and takes its icon.
    ///
    /// # Errors
    /// Where the theme has no stylesheet, or it is not valid CSS.
    pub fn make(dossier: &Dossier, assets: &Assets) -> Result<Self, Error> {
        let theme = &dossier.config.theme;
        let base = dossier.config.base_url.path();
        let stylesheet = hashed("style", "css", styles::bundle(assets, theme)?.into_bytes());
        let icon_path = format!("themes/{theme}/icon.svg");
        let icon =
            assets.get(&icon_path).ok_or_else(|| Error::Template(format!("{icon_path}: the theme has no icon")))?;
        let icon = hashed("icon", "svg", icon.to_vec());
        let paths =
            AssetPaths { stylesheet: format!("{base}{}", stylesheet.path), icon: format!("{base}{}", icon.path) };
        Ok(Self { paths, files: vec![stylesheet, icon] })
    }

    /// All files beside the pages that stand at `paths` in every language.
    #[must_use]
    pub fn outputs(&self, site: &Site<'_>, paths: &[PagePath]) -> Vec<Output> {
        let mut files = self.files.clone();
        files.push(Output { path: "sitemap.xml".to_owned(), bytes: sitemap(site, paths).into_bytes() });
        files.push(Output { path: "robots.txt".to_owned(), bytes: robots(site).into_bytes() });
        files.push(Output { path: ".nojekyll".to_owned(), bytes: Vec::new() });
        files
    }
}

fn hashed(name: &str, extension: &str, bytes: Vec<u8>) -> Output {
    let hash = Sha256::digest(&bytes);
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Output { path: format!("assets/{name}.{short}.{extension}"), bytes }
}

/// sitemaps.org, with the languages of each page (Google's `xhtml:link`).
fn sitemap(site: &Site<'_>, paths: &[PagePath]) -> String {
    let base = &site.dossier.config.base_url;
    let address = |language, path| escape(&base.absolute(&site.addresses.href(language, path)));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in paths {
        let mut alternates: String =
            site.languages().iter().map(|other| alternate(other.tag.as_str(), &address(other, path))).collect();
        let default = match site.languages().first() {
            Some(first) if *path != PagePath::home() => address(first, path),
            _ => escape(&base.absolute(base.path())),
        };
        alternates.push_str(&alternate("x-default", &default));
        for language in site.languages() {
            out.push_str(&format!("<url><loc>{}</loc>\n{alternates}</url>\n", address(language, path)));
        }
    }
    out.push_str("</urlset>\n");
    out
}

fn alternate(hreflang: &str, href: &str) -> String {
    format!("<xhtml:link rel=\"alternate\" hreflang=\"{hreflang}\" href=\"{href}\"/>\n")
}

fn robots(site: &Site<'_>) -> String {
    let base = &site.dossier.config.base_url;
    let sitemap = base.absolute(&format!("{}sitemap.xml", base.path()));
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
