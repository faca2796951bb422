//! What pages are on paper, and what leaves the site as a book: through the front door, without a browser.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

use malaf::pipeline::{self, Options};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A small dossier with every kind of record.
fn whole() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/whole")
}

/// The built site: each file's text by its path; files that are no text are left out.
fn built(root: &Path, options: &Options) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("site");
    let built = pipeline::build(root, &out, options).expect("the machine works");
    assert!(built.emitted.is_some(), "{:?}", built.examined.diagnostics);
    let mut files = BTreeMap::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("listable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let below = path.strip_prefix(&out).expect("below").to_string_lossy().into_owned();
                files.insert(below, text);
            }
        }
    }
    files
}

/// What stands between `before` and `after`, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn citations_are_numbered_in_the_order_of_the_page_and_each_number_has_its_source() {
    let mut cited = 0;
    // In the whole dossier a number leads to a chapter of the same document.
    let pages =
        built(&whole(), &Options::default()).into_iter().filter(|(path, _)| !path.ends_with("/print/index.html"));
    for (path, html) in pages {
        let (main, rest) = html.split_once("</main>").unwrap_or((&html, ""));
        let listed = between(rest, "<li data-n=\"", "\"");
        let in_order: Vec<String> = (1..=listed.len()).map(|n| n.to_string()).collect();
        assert_eq!(listed, in_order, "{path}");
        let mut first_seen: Vec<&str> = Vec::new();
        for number in between(main, " data-n=\"", "\"") {
            cited += 1;
            if !first_seen.contains(&number) {
                first_seen.push(number);
            }
        }
        // A table of names cites by outlet and paragraph, without numbers; its sources are listed all the same.
        let numbered: Vec<&str> = in_order.iter().map(String::as_str).filter(|n| first_seen.contains(n)).collect();
        assert_eq!(first_seen, numbered, "{path}");
    }
    assert!(cited > 10, "hardly anything is cited: {cited}");
}

#[test]
fn a_page_says_its_running_head_in_its_own_language() {
    let files = built(&whole(), &Options::default());
    let page = |path: &str| files.get(path).expect("the page");
    assert!(page("ar/topics/river/index.html").contains(" data-of=\"من\""));
    let english = page("en/topics/river/index.html");
    assert!(english.contains(" data-of=\"of\"") && english.contains(" data-page=\""), "{english}");
}

#[test]
fn in_the_whole_dossier_a_citation_leads_to_the_paragraph_in_the_same_document() {
    let files = built(&whole(), &Options::default());
    for language in ["ar", "en"] {
        let html = files.get(&format!("{language}/print/index.html")).expect("the page");
        // A long page to be printed: it moves nothing and keeps nothing.
        assert!(!html.contains("<script src") && !html.contains("<script type=\"module\""), "scripts in {language}");
        let ids: Vec<&str> = between(html, " id=\"", "\"");
        let cited = between(html, "<a class=\"cite\" href=\"#", "\"");
        assert!(cited.len() > 5, "{language}: {cited:?}");
        assert!(cited.iter().all(|id| ids.contains(id)), "{language}: {cited:?}");
        let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(once.len(), ids.len(), "{language}: an id stands twice");
    }
}

/// A book's files by name.
fn book(folder: &Path, language: &str) -> BTreeMap<String, String> {
    let bytes = std::fs::read(folder.join(format!("data/dossier-{language}.epub"))).expect("the book");
    assert_eq!(
        bytes.get(30..58),
        Some(b"mimetypeapplication/epub+zip".as_slice()),
        "what it is stands first, as it is"
    );
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let name = file.name().expect("a name").to_string();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).expect("text");
        files.insert(name, text);
    }
    files
}

#[test]
fn a_book_is_read_in_the_direction_of_its_language_and_its_links_stay_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("site");
    pipeline::build(&whole(), &out, &Options::default()).expect("the machine works");
    for (language, dir) in [("ar", "rtl"), ("en", "ltr")] {
        let files = book(&out, language);
        let package = files.get("EPUB/package.opf").expect("the package");
        assert!(package.contains(&format!("<spine page-progression-direction=\"{dir}\">")), "{package}");
        let documents = files.iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|e| e == "xhtml"));
        for (name, text) in documents {
            let root = format!("lang=\"{language}\" xml:lang=\"{language}\" dir=\"{dir}\">");
            assert!(text.contains(&root), "{name}: {text}");
            for href in between(text, "<a class=\"cite\" href=\"", "\"") {
                let (file, id) = href.split_once('#').unwrap_or((href, ""));
                let file = if file.is_empty() { name.clone() } else { format!("EPUB/{file}") };
                let target = files.get(&file).unwrap_or_else(|| panic!("{name}: {href}"));
                assert!(id.is_empty() || target.contains(&format!(" id=\"{id}\"")), "{name}: {href}");
            }
        }
    }
}

#[test]
fn the_same_dossier_gives_the_same_book() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = ["one", "two"].map(|name| {
        let out = folder.path().join(name);
        pipeline::build(&whole(), &out, &Options::default()).expect("the machine works");
        std::fs::read(out.join("data/dossier-ar.epub")).expect("the book")
    });
    assert!(made.first() == made.last(), "two builds made two books");
}

#[test]
fn a_dossier_that_is_too_long_for_one_document_says_so_and_has_none() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&whole(), folder.path());
    let settings = folder.path().join("site.toml");
    let text = std::fs::read_to_string(&settings).expect("settings");
    std::fs::write(&settings, format!("{text}\n[editions]\nprint = 1\nepub = 0\n")).expect("written");
    let sources = folder.path().join("content/sources");
    copy(&sources.join("paper-2016"), &sources.join("second"));
    std::fs::remove_file(sources.join("second/claims.toml")).expect("its claims are the first one's");
    let files = built(folder.path(), &Options::default());
    assert!(!files.keys().any(|path| path.contains("/print/")), "the page was made");
    let home = files.get("en/index.html").expect("the front page");
    assert!(home.contains("too long for one document") && !home.contains("/en/print/"), "{home}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("listable") {
        let entry = entry.expect("entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}
