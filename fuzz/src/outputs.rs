//! Targets that write: any words in every text of a small dossier, as data and as a book.

#[path = "../../tests/hostile/books.rs"]
mod books;
#[path = "../../tests/hostile/places.rs"]
mod places;
#[path = "../../tests/hostile/spreadsheet.rs"]
mod spreadsheet;

use super::check_all;
use malaf::diagnostic::{Diagnostics, File, Files, Severity};
use malaf::export::Format;
use malaf::link::{Dossier, link};
use malaf::load::{Assets, Loaded};
use malaf::parse::parse;
use malaf::render::{Kit, Renderer, book};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The small dossier with the files of `tests/hostile/slots` over it.
fn files() -> &'static BTreeMap<String, String> {
    static FILES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    FILES.get_or_init(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tests = [here.join("tests"), here.join("../tests")].into_iter().find(|path| path.is_dir()).expect("tests");
        let mut files = BTreeMap::new();
        for part in ["sites/whole", "hostile/slots"] {
            read(&tests.join(part), &tests.join(part), &mut files);
        }
        files.retain(|path, _| path.starts_with("content/") || path == "site.toml" || path == "captures.lock");
        files
    })
}

fn read(folder: &Path, root: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            read(&path, root, files);
        } else if let Ok(text) = fs::read_to_string(&path) {
            files.insert(path.strip_prefix(root).expect("below").to_string_lossy().into_owned(), text);
        }
    }
}

/// The dossier with words in every text of it, where none of them is refused.
fn dossier(words: &str) -> Option<Dossier> {
    let file =
        |(path, text): (&String, &String)| File { path: path.as_str().into(), text: places::laid(text, words).into() };
    let files = Files::new(files().iter().map(file).collect());
    let root = PathBuf::from("/nowhere");
    let loaded = Loaded { root, files, refused: BTreeSet::new(), assets: Assets::default().into() };
    let mut faults = Diagnostics::new();
    let dossier = link(parse(&loaded, &mut faults)?, &mut faults);
    check_all(&dossier, &loaded.files, &mut faults);
    let faults = faults.into_sorted(&loaded.files);
    faults.iter().all(|fault| fault.severity == Severity::Warning).then_some(dossier)
}

/// Whether these words may stand in every text, so that something is written at all.
pub fn are_taken(words: &[u8]) -> bool {
    std::str::from_utf8(words).is_ok_and(|words| dossier(words).is_some())
}

/// Every form of data: what is said to be JSON is, no cell is a formula, no reference holds another.
pub fn exports(bytes: &[u8]) {
    let Ok(words) = std::str::from_utf8(bytes) else { return };
    let Some(dossier) = dossier(words) else { return };
    for format in Format::ALL {
        let text = format.text(&dossier).expect("written");
        let file = format.file();
        match file.rsplit('.').next() {
            Some("csv") => {
                assert_eq!(spreadsheet::formulas(&text), Vec::<String>::new(), "{file} of {words:?}");
                assert!(spreadsheet::is_even(&text), "{file} of {words:?}");
            }
            Some("bib") => assert_eq!(entries(&text), Some(dossier.sources.len()), "{file} of {words:?}: {text}"),
            Some("ris") => assert!(text.lines().all(is_ris), "{file} of {words:?}: {text}"),
            _ => assert!(is_json(&text), "{file} of {words:?}"),
        }
    }
}

fn is_json(text: &str) -> bool {
    let is = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
    is(text) || text.lines().all(is)
}

/// The entries of BibTeX, where each brace is closed and nothing stands between entries.
fn entries(text: &str) -> Option<usize> {
    let (mut depth, mut count, mut escaped) = (0_usize, 0, false);
    for c in text.chars() {
        match c {
            _ if std::mem::take(&mut escaped) => {}
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth = depth.checked_sub(1)?;
                count += usize::from(depth == 0);
            }
            _ => {}
        }
    }
    (depth == 0).then_some(count)
}

/// `AB  - words`, or nothing.
fn is_ris(line: &str) -> bool {
    line.is_empty() || line.get(2..6).is_some_and(|dash| dash == "  - " || dash == "  -")
}

/// The book of each language: every document of it is XML.
pub fn books(bytes: &[u8]) {
    static KIT: OnceLock<Kit> = OnceLock::new();
    let Ok(words) = std::str::from_utf8(bytes) else { return };
    let Some(dossier) = dossier(words) else { return };
    let kit = KIT.get_or_init(|| Kit::load(&dossier.config, &Assets::embedded()).expect("the theme is whole"));
    let renderer = Renderer::with(&dossier, kit);
    for language in &dossier.config.languages {
        let book = book(&renderer, language).expect("a book");
        let documents = books::documents(&book);
        assert!(documents.len() > 5, "{}", documents.len());
        for (name, text) in documents {
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
            let parsed = roxmltree::Document::parse_with_options(&text, options).map(drop);
            assert_eq!(parsed, Ok(()), "{name} of {words:?}");
        }
    }
}
