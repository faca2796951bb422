//! The site over HTTP, for one person on one machine. The one door to `axum`, with the module above.
//!
//! What is answered is made in memory: a request names a file of the site, and no request reads the disk. The `Host` must be a number or `localhost`, as no name that leads here by somebody's DNS is one (DNS
//! rebinding), and a request that another site's page makes is answered only where a reader follows a link.

use super::news::News;
use super::shown::{Bytes, Reading, Shown};
use crate::Error;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::watch::Sender;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

/// Where a page listens for changes.
const CHANGES: &str = "/malaf-changes";
/// The script that does.
const RELOAD: &str = "/malaf-reload.js";
const RELOAD_SCRIPT: &str = include_str!("page/reload.js");
/// How it shows what is wrong.
const FAULTS: &str = "/malaf-faults.css";
const FAULTS_STYLE: &str = include_str!("page/faults.css");

/// What the server needs to know.
pub struct Site {
    shown: Arc<Shown>,
    address: SocketAddr,
    changed: Sender<News>,
}

impl Site {
    /// What is shown at `address`, and the news of it.
    pub fn new(shown: Arc<Shown>, address: SocketAddr, changed: Sender<News>) -> Self {
        Self { shown, address, changed }
    }
}

/// Everything the server answers.
pub fn routes(site: Arc<Site>) -> Router {
    Router::new().fallback(answer).with_state(site)
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    if !is_trusted_host(request.headers(), &site) {
        let said = "this address is reached by its number or as localhost only";
        return (StatusCode::FORBIDDEN, said).into_response();
    }
    if !is_own_request(request.headers()) {
        return (StatusCode::FORBIDDEN, "another site's page may not ask for this").into_response();
    }
    let mut response = answer_own(&site, request).await;
    response.headers_mut().extend(GUARDS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}

/// No other page frames these, reads them or takes them for a script.
const GUARDS: [(HeaderName, &str); 3] = [
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

async fn answer_own(site: &Site, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    match request.uri().path() {
        CHANGES => changes(site).into_response(),
        RELOAD => ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], RELOAD_SCRIPT).into_response(),
        FAULTS => ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], FAULTS_STYLE).into_response(),
        path => file(site, path).await,
    }
}

/// A number of this machine or `localhost`, with the port listened on.
fn is_trusted_host(headers: &HeaderMap, site: &Site) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let (port, is_open) = (site.address.port(), !site.address.ip().is_loopback());
    let is_number =
        host.parse::<SocketAddr>().is_ok_and(|host| host.port() == port && (is_open || host.ip().is_loopback()));
    is_number || host.eq_ignore_ascii_case(&format!("localhost:{port}"))
}

/// Whether a page of this site asks, or a reader who opens or follows an address: what a page of another site embeds or
/// fetches is refused (Fetch Metadata), and so is a request that names another origin.
fn is_own_request(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let own = format!("http://{}", said("host").unwrap_or_default());
    let is_own_origin = said("origin").is_none_or(|origin| origin.eq_ignore_ascii_case(&own));
    let is_opened = said("sec-fetch-mode") == Some("navigate") && said("sec-fetch-dest") == Some("document");
    let is_near = said("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    is_own_origin && (is_near || is_opened)
}

/// How the site stands now, and after each build, as server-sent events.
fn changes(site: &Site) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let changes = WatchStream::new(site.changed.subscribe());
    Sse::new(changes.map(|news| Ok(Event::default().data(news.to_text())))).keep_alive(KeepAlive::default())
}

/// What stands at a path.
enum Found {
    /// A file, with its name.
    File(String, Bytes),
    /// A page, at the path with a slash at its end.
    Folder,
    /// Nothing; the page that says so, if there is one.
    Nothing(Option<Bytes>),
}

async fn file(site: &Site, path: &str) -> Response {
    let Some(reading) = site.shown.now() else { return said(StatusCode::SERVICE_UNAVAILABLE, NOTHING_YET, 0) };
    let (base, count) = (reading.base().to_owned(), reading.count());
    let Some(below) = decode(path).and_then(|path| path.strip_prefix(&base).map(str::to_owned)) else {
        return moved(&base);
    };
    match tokio::task::spawn_blocking(move || find(&reading, &below)).await {
        Ok(Ok(Found::File(name, bytes))) => send(&name, &bytes, StatusCode::OK, count),
        Ok(Ok(Found::Folder)) => moved(&format!("{path}/")),
        Ok(Ok(Found::Nothing(Some(page)))) => send("404.html", &page, StatusCode::NOT_FOUND, count),
        Ok(Ok(Found::Nothing(None))) => (StatusCode::NOT_FOUND, "not found").into_response(),
        Ok(Err(error)) => said(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string(), count),
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, NOT_MADE, count),
    }
}

fn find(reading: &Reading, below: &str) -> Result<Found, Error> {
    let is_folder = below.is_empty() || below.ends_with('/');
    let name = if is_folder { format!("{below}index.html") } else { below.to_owned() };
    if let Some(bytes) = reading.file(&name)? {
        return Ok(Found::File(name, bytes));
    }
    if !is_folder && reading.file(&format!("{below}/index.html"))?.is_some() {
        return Ok(Found::Folder);
    }
    reading.file("404.html").map(Found::Nothing)
}

/// What is shown where making a page ended in a panic.
const NOT_MADE: &str = "malaf could not make this page; this is a bug in malaf";

/// What is shown before there was anything to show.
const NOTHING_YET: &str = "There is nothing to show yet: what is wrong in the dossier stands below.";

/// A page of our own, in place of one that cannot be made.
fn said(status: StatusCode, what: &str, count: u64) -> Response {
    let what = what.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>malaf</title></head>\
         <body><p dir=\"auto\">{what}</p></body></html>"
    );
    send("index.html", page.as_bytes(), status, count)
}

fn moved(to: &str) -> Response {
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to.to_owned())]).into_response()
}

fn send(name: &str, bytes: &[u8], status: StatusCode, count: u64) -> Response {
    let content_type = content_type(name);
    let bytes = if content_type.starts_with("text/html") { with_reload(bytes, count) } else { bytes.to_vec() };
    let headers = [(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-store")];
    (status, headers, bytes).into_response()
}

/// The page with the script that loads it again once another reading is shown than the one it was made of, which `count`
/// tells; the published page has none.
fn with_reload(page: &[u8], count: u64) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let (before, after) = text.split_at(text.rfind("</body>").unwrap_or(text.len()));
    format!("{before}<script type=\"module\" src=\"{RELOAD}?count={count}\"></script>{after}").into_bytes()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml",
        "webmanifest" => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}

/// Percent-decoding (RFC 3986 §2.1); `None` where the path is not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        match (first, tail) {
            (b'%', [high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
