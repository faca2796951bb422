//! Long lists page themselves: each item once, a way through, the same pages in both languages.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::pipeline::{Options, build};
use std::fs;
use std::path::Path;

const SOURCES: usize = 230;

/// A dossier of so many sources that all name one place and use one name of a concept.
fn dossier() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder");
    support::copy_into(&support::at("sites/whole"), site.path());
    let write = |path: String, text: String| {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    };
    let place = "kind = \"place\"\nname = { ar = \"تل الزعتر البري\", en = \"Thyme Hill\" }\n";
    write("content/entities/thyme-hill.toml".to_owned(), place.to_owned());
    let term = "concept = { ar = \"معبر\", en = \"A way over\" }\n\n[[name]]\ntext = { ar = \"الجسر\", en = \"the bridge\" }\n";
    write("content/terms/crossing.toml".to_owned(), term.to_owned());
    for n in 0..SOURCES {
        let at = format!("content/sources/report-{n}");
        let date = format!("date = {{ value = \"2016-02-{:02}\", status = \"stated\" }}", 1 + n % 28);
        write(format!("{at}/source.toml"), format!("capture = \"report-{n}.txt\"\nlanguage = \"en\"\n{date}\n"));
        let ar = "[¶1] قيل إن الجسر قرب تل الزعتر البري أغلق.";
        write(format!("{at}/ar.md"), format!("+++\ntitle = \"خبر {n}\"\n+++\n\n{ar}\n"));
        let en = "[¶1] It is said that the bridge near Thyme Hill was closed.";
        write(format!("{at}/en.md"), format!("+++\ntitle = \"Report {n}\"\n+++\n\n{en}\n"));
    }
    site
}

fn page(out: &Path, path: &str) -> String {
    fs::read_to_string(out.join(path).join("index.html")).expect(path)
}

fn links(html: &str, start: &str) -> Vec<String> {
    let start = format!("href=\"{start}");
    let links = html.split(start.as_str()).skip(1);
    let mut found: Vec<String> =
        links.filter_map(|rest| Some(rest.split_once(['/', '"', '#'])?.0.to_owned())).collect();
    found.retain(|id| id.starts_with("report-"));
    found.dedup();
    found
}

#[test]
fn a_long_list_is_several_pages_with_each_item_once() {
    let site = dossier();
    let out = site.path().join("public");
    let built = build(site.path(), &out, &Options::default()).expect("the machine works");
    assert!(built.emitted.is_some(), "{:?}", built.examined.diagnostics);
    let lists = ["sources", "timeline", "places/thyme-hill", "terms/crossing"];
    for (language, list) in ["ar", "en"].into_iter().flat_map(|l| lists.map(|list| (l, list))) {
        let mut listed = Vec::new();
        for part in 1..=3 {
            let path = if part == 1 { format!("{language}/{list}") } else { format!("{language}/{list}/page/{part}") };
            let html = page(&out, &path);
            listed.extend(links(&html, &format!("/{language}/sources/")));
            assert!(html.len() < 200_000, "{path}: {} bytes", html.len());
            assert!(
                html.contains(&format!("<link rel=\"canonical\" href=\"https://small.example/{path}/\">")),
                "{path}"
            );
            assert_eq!(html.contains("<link rel=\"prev\""), part > 1, "{path}");
            if list == "places/thyme-hill" {
                // The place is described once, not on each page of its list.
                assert_eq!(html.contains("\"@type\":\"Place\""), part == 1, "{path}");
            }
            assert_eq!(html.contains("<link rel=\"next\""), part < 3, "{path}");
            let other = path.replacen(language, if language == "ar" { "en" } else { "ar" }, 1);
            assert!(
                html.contains(&format!("href=\"/{other}/\"")),
                "{path} leads to the same part of the other language"
            );
        }
        assert!(!out.join(format!("{language}/{list}/page/4")).exists());
        listed.sort();
        listed.dedup();
        assert_eq!(listed.len(), SOURCES, "{language}/{list}");
    }
}
