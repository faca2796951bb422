//! The sitemap (sitemaps.org), with the languages of each page (Google's `xhtml:link`).

use super::ListedPage;
use crate::render::html::escape;
use crate::render::site::Site;

/// `sitemap.xml`: every page in every language that has it as its own, with when it last changed where that is known.
#[must_use]
pub fn sitemap(site: &Site<'_>, pages: &[ListedPage]) -> String {
    let base = &site.dossier.config.base_url;
    let address = |language, page: &ListedPage| escape(&base.absolute(&site.addresses.href(language, &page.path)));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let there = || page.languages.iter().map(|no| site.language(*no));
        let mut alternates: String =
            there().map(|other| alternate(other.tag.as_str(), &address(other, page))).collect();
        let default = there().next().map(|first| alternate("x-default", &address(first, page)));
        alternates.push_str(&default.unwrap_or_default());
        let updated = page.updated.map(|day| format!("<lastmod>{day}</lastmod>\n")).unwrap_or_default();
        for language in there() {
            out.push_str(&format!("<url><loc>{}</loc>\n{updated}{alternates}</url>\n", address(language, page)));
        }
    }
    out.push_str("</urlset>\n");
    out
}

fn alternate(hreflang: &str, href: &str) -> String {
    format!("<xhtml:link rel=\"alternate\" hreflang=\"{hreflang}\" href=\"{href}\"/>\n")
}
