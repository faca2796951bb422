//! The sitemap (sitemaps.org), with the languages of each page (Google's `xhtml:link`).

use super::ListedPage;
use crate::emit::Output;
use crate::render::html::escape;
use crate::render::site::Site;

/// `sitemap.xml`: every page in every language that has it as its own, with when it last changed where that is known.
/// What sitemaps.org lets one file hold: addresses, and bytes (a little less than its 50 MB).
const MOST: (usize, usize) = (50_000, 45_000_000);

/// `sitemap.xml`: every page in every language, with when it last changed where that is known. Where these are too many
/// for one file, `sitemap.xml` lists `sitemap-1.xml`, `sitemap-2.xml` and so on.
#[must_use]
pub fn files(site: &Site<'_>, pages: &[ListedPage]) -> Vec<Output> {
    split(site, &entries(site, pages), MOST)
}

fn entries(site: &Site<'_>, pages: &[ListedPage]) -> Vec<String> {
    let base = &site.dossier.config.base_url;
    let address = |language, page: &ListedPage| escape(&base.absolute(&site.addresses.href(language, &page.path)));
    let of_page = |page: &ListedPage| {
        let there = || page.languages.iter().map(|no| site.language(*no));
        let mut alternates: String =
            there().map(|other| alternate(other.tag.as_str(), &address(other, page))).collect();
        let default = there().next().map(|first| alternate("x-default", &address(first, page)));
        alternates.push_str(&default.unwrap_or_default());
        let updated = page.updated.map(|day| format!("<lastmod>{day}</lastmod>\n")).unwrap_or_default();
        let entry = |language| format!("<url><loc>{}</loc>\n{updated}{alternates}</url>\n", address(language, page));
        there().map(entry).collect::<Vec<_>>()
    };
    pages.iter().flat_map(of_page).collect()
}

fn split(site: &Site<'_>, entries: &[String], most: (usize, usize)) -> Vec<Output> {
    let mut parts: Vec<(usize, String)> = vec![(0, String::new())];
    for entry in entries {
        let full = parts.last().is_none_or(|(count, text)| *count == most.0 || text.len() + entry.len() > most.1);
        if full {
            parts.push((0, String::new()));
        }
        if let Some((count, text)) = parts.last_mut() {
            *count += 1;
            text.push_str(entry);
        }
    }
    let output = |name: String, text: String| Output { path: name, bytes: text.into_bytes() };
    let whole = |entries: &str| {
        format!(
            "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
             xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{entries}</urlset>\n"
        )
    };
    if let [(_, entries)] = parts.as_slice() {
        return vec![output("sitemap.xml".to_owned(), whole(entries))];
    }
    let base = &site.dossier.config.base_url;
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut files = Vec::new();
    for (number, (_, entries)) in (1..).zip(&parts) {
        let name = format!("sitemap-{number}.xml");
        let address = escape(&base.absolute(&format!("{}{name}", base.path())));
        index.push_str(&format!("<sitemap><loc>{address}</loc></sitemap>\n"));
        files.push(output(name, whole(entries)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(output("sitemap.xml".to_owned(), index));
    files
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn alternate(hreflang: &str, href: &str) -> String {
    format!("<xhtml:link rel=\"alternate\" hreflang=\"{hreflang}\" href=\"{href}\"/>\n")
}
