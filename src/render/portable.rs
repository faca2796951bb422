//! A site that opens from a disk: each file of the site as it must be where there is no server. A door to `dom_query`.
//!
//! Browsers keep pages on a disk apart from everything: no module is loaded, nothing is fetched, no folder shows its first
//! page. So links name files and lead from page to page; scripts run as classic ones, each within a function of its
//! own, and carry no `integrity`, which a browser checks only on what a host sends; and what previews would fetch stands
//! beside each page as a script, `index.js`.

use crate::Error;
use crate::emit::Output;
use crate::parse::BaseUrl;
use dom_query::{Document, NodeRef};

/// The file, and the script beside it where it is a page.
///
/// # Errors
/// Where a page's text cannot be written as JSON.
pub fn portable(output: Output, base: &BaseUrl) -> Result<Vec<Output>, Error> {
    let extension = output.path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" => page(output, base),
        "js" if is_script(&output.path) => Ok(vec![classic(output)]),
        // What only a server or a browser that has one reads.
        "webmanifest" => Ok(Vec::new()),
        _ if is_for_hosts(&output.path) => Ok(Vec::new()),
        _ => Ok(vec![output]),
    }
}

/// What only a host or a search engine reads.
fn is_for_hosts(path: &str) -> bool {
    let is_sitemap = path.starts_with("sitemap") && !path.contains('/');
    is_sitemap || ["_headers", "_redirects", "robots.txt", ".nojekyll"].contains(&path)
}

/// Whether it is a theme's script; what search hands over is one call already.
fn is_script(path: &str) -> bool {
    path.strip_prefix("assets/").is_some_and(|name| !name.contains('/'))
}

/// A script's own names stay its own, as a module's do, and it may wait as one.
fn classic(output: Output) -> Output {
    let script = String::from_utf8_lossy(&output.bytes);
    Output { bytes: format!("(async () => {{\n{script}\n}})();\n").into_bytes(), ..output }
}

fn page(output: Output, base: &BaseUrl) -> Result<Vec<Output>, Error> {
    let html = String::from_utf8_lossy(&output.bytes);
    let document = Document::from(html.as_ref());
    let way = Way { base: base.path(), up: "../".repeat(output.path.matches('/').count()) };
    for node in document.select("*").nodes() {
        way.change(node);
    }
    document.select("link[rel=manifest]").remove();
    for script in document.select("script[type=module]").nodes() {
        script.remove_attr("type");
        script.set_attr("defer", "");
    }
    for loaded in document.select("[integrity]").nodes() {
        loaded.remove_attr("integrity");
    }
    let main = document.select("main");
    let beside = main.nodes().first().map(|main| beside(&output.path, &main.html())).transpose()?;
    let page = Output { bytes: document.html().to_string().into_bytes(), path: output.path };
    Ok(std::iter::once(page).chain(beside.flatten()).collect())
}

/// What previews show of the page; where two are asked for at once, each is taken up as it has loaded.
fn beside(path: &str, main: &str) -> Result<Option<Output>, Error> {
    let Some(folder) = path.strip_suffix("index.html") else { return Ok(None) };
    let text = serde_json::to_string(main).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(Some(Output {
        path: format!("{folder}index.js"),
        bytes: format!("globalThis.malafPage = {text};\n").into_bytes(),
    }))
}

/// From a page's folder to the site's.
struct Way<'a> {
    base: &'a str,
    up: String,
}

/// Attributes that hold the addresses that a browser follows.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "poster"];
/// What leads from a page that has moved.
const AT_ONCE: &str = "0; url=";
/// What pages say of themselves in words, which no path is.
const WORDS: [&str; 5] = ["data-site", "data-page", "data-of", "data-edition", "data-n"];

impl Way<'_> {
    fn change(&self, node: &NodeRef<'_>) {
        for attribute in node.attrs() {
            let key = attribute.name.local.as_ref();
            let is_address = ADDRESSES.contains(&key);
            let is_for_scripts = key.starts_with("data-") && !WORDS.contains(&key);
            if key == "content" && attribute.value.starts_with(AT_ONCE) {
                node.set_attr(key, &self.elsewhere(&attribute.value));
            }
            let Some(below) = attribute.value.strip_prefix(self.base).filter(|below| !below.starts_with('/')) else {
                continue;
            };
            if is_address {
                node.set_attr(key, &self.to_file(below));
            } else if is_for_scripts {
                node.set_attr(key, &self.to(below));
            }
        }
    }

    /// What a page that has moved tells the browser.
    fn elsewhere(&self, content: &str) -> String {
        let below = content.strip_prefix(AT_ONCE).and_then(|address| address.strip_prefix(self.base));
        below.map_or_else(|| content.to_owned(), |below| format!("{AT_ONCE}{}", self.to_file(below)))
    }

    fn to(&self, below: &str) -> String {
        let path = format!("{}{below}", self.up);
        if path.is_empty() { "./".to_owned() } else { path }
    }

    /// A folder's page is named.
    fn to_file(&self, below: &str) -> String {
        let (path, rest) = below.find(['#', '?']).map_or((below, ""), |at| below.split_at(at));
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        format!("{}{path}{index}{rest}", self.up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(path: &str, html: &str) -> String {
        let base = BaseUrl::new("https://host.example/dossier/").expect("an address");
        let output = Output { path: path.to_owned(), bytes: html.as_bytes().to_vec() };
        let made = portable(output, &base).expect("made");
        String::from_utf8(made.first().expect("the page").bytes.clone()).expect("text")
    }

    #[test]
    fn links_lead_from_file_to_file() {
        let page = changed(
            "ar/topics/river/index.html",
            "<a href='/dossier/ar/#now'>1</a><a href=\"/dossier/ar/sources/a/#p4\">2</a><a href=\"#x\">3</a>\
             <a href=\"https://host.example/dossier/\">4</a><img src=/dossier/assets/a.png><form data-base=\"/dossier/\">\
             <script src=/dossier/assets/a.js type=module integrity=sha256-x></script>\
             <meta http-equiv=refresh content=\"0; url=/dossier/ar/topics/lake/\">",
        );
        for expected in [
            "<a href=\"../../../ar/index.html#now\">",
            "<a href=\"../../../ar/sources/a/index.html#p4\">",
            "<a href=\"#x\">",
            "<a href=\"https://host.example/dossier/\">",
            "<img src=\"../../../assets/a.png\">",
            "<form data-base=\"../../../\">",
            "<script src=\"../../../assets/a.js\" defer=\"\">",
            "content=\"0; url=../../../ar/topics/lake/index.html\"",
        ] {
            assert!(page.contains(expected), "{expected} in {page}");
        }
    }

    #[test]
    fn an_address_of_another_host_is_no_path() {
        let base = BaseUrl::new("https://host.example/").expect("an address");
        let output = Output { path: "index.html".to_owned(), bytes: b"<a href=\"//other.example/\">1</a>".to_vec() };
        let made = portable(output, &base).expect("made");
        let page = String::from_utf8(made.first().expect("the page").bytes.clone()).expect("text");
        assert!(page.contains("href=\"//other.example/\""), "{page}");
    }
}
