//! The service worker that keeps the whole dossier readable without a network, where `site.toml` asks for it.
//!
//! It names every page and every file that a page shows, each with its content's hash: a new edition changes the worker,
//! and a browser then fetches what differs and drops what is gone. Exports, feeds and pictures for networks stay out.

use crate::Error;
use crate::emit::Output;
use crate::parse::BaseUrl;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

const WORKER: &str = include_str!("offline/worker.js");
/// The script that pages register the worker with.
pub const REGISTER: &str = include_str!("offline/register.js");

/// The files of the site as they are made, with the hashes of their contents; filled from many threads.
#[derive(Debug, Default)]
pub struct Kept {
    files: Mutex<BTreeMap<String, String>>,
}

impl Kept {
    /// Notes a file, if it is one that readers see.
    ///
    /// # Errors
    /// Where another thread failed meanwhile.
    pub fn note(&self, output: &Output) -> Result<(), Error> {
        if !is_read(&output.path) {
            return Ok(());
        }
        let hash = Sha256::digest(&output.bytes);
        let short: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let mut files = self.files.lock().map_err(|_| Error::Internal("a thread of the build failed".to_owned()))?;
        files.insert(output.path.clone(), short);
        Ok(())
    }

    /// The worker for the files noted.
    ///
    /// # Errors
    /// Where another thread failed meanwhile.
    pub fn worker(&self, base: &BaseUrl) -> Result<Output, Error> {
        let files = self.files.lock().map_err(|_| Error::Internal("a thread of the build failed".to_owned()))?;
        let addresses: BTreeMap<String, &String> =
            files.iter().map(|(path, hash)| (address(base, path), hash)).collect();
        let listed = serde_json::to_string(&addresses).map_err(|error| Error::Internal(error.to_string()))?;
        let missing = format!("{}404.html", base.path());
        let worker = WORKER.replace("__FILES__", &listed).replace("__MISSING__", &missing);
        Ok(Output { path: "sw.js".to_owned(), bytes: worker.into_bytes() })
    }
}

/// Pages, and what pages load. The versions on paper say what the pages say.
fn is_read(path: &str) -> bool {
    let is = |extension: &str| Path::new(path).extension().is_some_and(|found| found == extension);
    let is_page = is("html") && !path.split('/').any(|part| part == "print");
    let is_loaded = path.starts_with("assets/") && !is("png");
    is_page || is_loaded || path.starts_with("search/") || is("webmanifest")
}

fn address(base: &BaseUrl, path: &str) -> String {
    let below = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    format!("{}{below}", base.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: &str) -> Output {
        Output { path: path.to_owned(), bytes: path.as_bytes().to_vec() }
    }

    #[test]
    fn the_worker_names_what_readers_see_and_nothing_else() {
        let kept = Kept::default();
        for path in ["ar/index.html", "index.html", "assets/a.css", "assets/a.png", "ar/feed.xml", "data/dossier.json"]
        {
            kept.note(&output(path)).expect("noted");
        }
        let base = BaseUrl::new("https://example.org/dossier/").expect("an address");
        let worker = String::from_utf8(kept.worker(&base).expect("made").bytes).expect("text");
        let (_, rest) = worker.split_once("const FILES = ").expect("the list");
        let list: BTreeMap<String, String> =
            serde_json::from_str(rest.split_once(";\n").expect("its end").0).expect("JSON");
        let addresses: Vec<&str> = list.keys().map(String::as_str).collect();
        assert_eq!(addresses, ["/dossier/", "/dossier/ar/", "/dossier/assets/a.css"]);
        assert!(worker.contains("'/dossier/404.html'"));
    }

    #[test]
    fn a_file_that_differs_makes_another_worker() {
        let base = BaseUrl::new("https://example.org/").expect("an address");
        let worker = |bytes: &[u8]| {
            let kept = Kept::default();
            kept.note(&Output { path: "ar/index.html".to_owned(), bytes: bytes.to_vec() }).expect("noted");
            kept.worker(&base).expect("made").bytes
        };
        assert_ne!(worker(b"one"), worker(b"other"));
        assert_eq!(worker(b"one"), worker(b"one"));
    }
}
