//! What the site's host is told: `_headers` (Netlify's and Cloudflare's form), `robots.txt`, `.nojekyll`, and where
//! `site.toml` asks for them `CNAME` and `security.txt`.

use crate::emit::Output;
use crate::parse::{BaseUrl, Config, SecurityContact};

/// What a page may load: nothing that does not come from the site itself, and nothing that stands in the page.
///
/// Pages say it themselves too, for hosts that send no headers and for copies on a disk.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
     manifest-src 'self'; base-uri 'none'; form-action 'self'";

/// The files for the host.
#[must_use]
pub fn files(config: &Config) -> Vec<Output> {
    let base = &config.base_url;
    let text = |path: &str, text: String| Output { path: path.to_owned(), bytes: text.into_bytes() };
    let mut files = vec![
        text("robots.txt", robots(base)),
        text("_headers", headers(base)),
        // GitHub Pages else leaves out files whose names begin with `_`.
        text(".nojekyll", String::new()),
    ];
    if config.hosting.cname {
        files.push(text("CNAME", format!("{}\n", base.host())));
    }
    let security = config.hosting.security.as_ref();
    files.extend(security.map(|security| text(".well-known/security.txt", security_text(config, security))));
    files
}

/// RFC 9116.
fn security_text(config: &Config, security: &SecurityContact) -> String {
    let languages: Vec<&str> = config.languages.iter().map(|language| language.tag.as_str()).collect();
    let own = format!("{}.well-known/security.txt", config.base_url.path());
    format!(
        "Contact: {}\nExpires: {}T00:00:00Z\nPreferred-Languages: {}\nCanonical: {}\n",
        security.contact,
        security.expires,
        languages.join(", "),
        config.base_url.absolute(&own),
    )
}

fn robots(base: &BaseUrl) -> String {
    let sitemap = base.absolute(&format!("{}sitemap.xml", base.path()));
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

/// Files below `assets/` carry their content's hash in their names: they can be kept for ever.
fn headers(base: &BaseUrl) -> String {
    let path = base.path();
    format!(
        "{path}*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cross-Origin-Opener-Policy: same-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n\
         {path}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}
