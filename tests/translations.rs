//! What a reader of one language gets where a text stands in another: side by side, in its place, as a stub, or not.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs;
use std::path::Path;
use support::{code, copy, malaf, said};

/// The small sound site whose topic and source have no English.
fn half(settings: &str) -> tempfile::TempDir {
    let folder = copy("whole");
    for text in ["topics/river/en.md", "sources/paper-2016/en.md", "pages/about/en.md"] {
        fs::remove_file(folder.path().join("content").join(text)).expect("removed");
    }
    let site = folder.path().join("site.toml");
    let config = fs::read_to_string(&site).expect("readable");
    fs::write(site, format!("{config}\n[translations]\n{settings}\n")).expect("written");
    folder
}

fn build(folder: &Path) {
    let built = malaf(&["build"], folder);
    assert_eq!(code(&built), 0, "{}", said(&built));
}

fn page(folder: &Path, path: &str) -> Option<String> {
    fs::read_to_string(folder.join("public").join(path)).ok()
}

const CANONICAL_AR: &str = "<link rel=\"canonical\" href=\"https://small.example/ar/topics/river/\">";

#[test]
fn the_original_in_its_place_says_its_language_and_leads_search_engines_to_it() {
    let folder = half("");
    build(folder.path());
    let topic = page(folder.path(), "en/topics/river/index.html").expect("a page");
    assert!(topic.contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">"), "{topic}");
    assert!(topic.contains(CANONICAL_AR), "{topic}");
    assert!(!topic.contains("hreflang=\"en\" href=\"https://small.example/en/topics/river/\""), "{topic}");
    let arabic = page(folder.path(), "ar/topics/river/index.html").expect("a page");
    assert!(arabic.contains(CANONICAL_AR) && !arabic.contains("<link rel=\"alternate\" hreflang=\"en\""), "{arabic}");
    let sitemap = page(folder.path(), "sitemap.xml").expect("a sitemap");
    assert!(sitemap.contains("https://small.example/ar/topics/river/"), "{sitemap}");
    assert!(!sitemap.contains("https://small.example/en/topics/river/"), "{sitemap}");
    // What both have stays as it was.
    assert!(sitemap.contains("<loc>https://small.example/en/places/the-town/</loc>"), "{sitemap}");
}

#[test]
fn a_stub_has_no_text_of_the_other_language_and_leads_there() {
    let folder = half("topics = \"stub\"\nsources = \"stub\"");
    build(folder.path());
    let topic = page(folder.path(), "en/topics/river/index.html").expect("a page");
    assert!(!topic.contains("<div class=\"prose\""), "{topic}");
    assert!(topic.contains("<a href=\"/ar/topics/river/\" hreflang=\"ar\">"), "{topic}");
    assert!(topic.contains(CANONICAL_AR), "{topic}");
    let source = page(folder.path(), "en/sources/paper-2016/index.html").expect("a page");
    assert!(
        !source.contains("class=\"digest\"") && source.contains("<a href=\"/ar/sources/paper-2016/\" hreflang=\"ar\">"),
        "{source}"
    );
    // Claims stand in both languages, and what cites ¶4 still finds it.
    assert!(source.contains("Residents left their homes") && source.contains("id=\"p4\""), "{source}");
}

#[test]
fn an_omitted_page_is_not_made_and_links_lead_to_the_other_language() {
    let folder = half("topics = \"omit\"\nsources = \"omit\"\npages = \"omit\"");
    build(folder.path());
    for path in ["en/topics/river/index.html", "en/sources/paper-2016/index.html", "en/about/index.html"] {
        assert_eq!(page(folder.path(), path), None, "{path}");
    }
    let town = page(folder.path(), "en/places/the-town/index.html").expect("a page");
    assert!(town.contains("/ar/sources/paper-2016/#p4") && !town.contains("\"/en/sources/paper-2016/"), "{town}");
    let arabic = page(folder.path(), "ar/topics/river/index.html").expect("a page");
    assert!(arabic.contains("<a href=\"/en/topics/\" hreflang=\"en\""), "the switch leads to the list: {arabic}");
    let sitemap = page(folder.path(), "sitemap.xml").expect("a sitemap");
    assert!(!sitemap.contains("/en/topics/river/") && !sitemap.contains("/en/about/"), "{sitemap}");
}

#[test]
fn no_link_of_a_site_with_omitted_pages_is_broken() {
    let folder = half("topics = \"omit\"\nsources = \"omit\"\npages = \"omit\"");
    build(folder.path());
    let mut folders = vec![folder.path().join("public")];
    let mut followed = 0;
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("listable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "html") {
                let text = fs::read_to_string(&path).expect("readable");
                let hrefs = text.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
                for href in hrefs.filter(|href| href.is_empty() || href.ends_with('/')) {
                    followed += 1;
                    let file = format!("{href}index.html");
                    assert!(page(folder.path(), &file).is_some(), "{}: /{href} leads nowhere", path.display());
                }
            }
        }
    }
    assert!(followed > 50, "{followed}");
}

#[test]
fn a_policy_of_error_makes_a_missing_text_one_and_names_only_its_own_kind() {
    let folder = half("topics = \"error\"");
    let checked = malaf(&["check", "--format", "concise"], folder.path());
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(code(&checked), 1, "{said}");
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error")).collect();
    assert_eq!(errors.len(), 1, "{said}");
    assert!(errors[0].contains("`river` is missing in `en`"), "{said}");
}

#[test]
fn an_unknown_policy_is_told_what_there_is() {
    let folder = half("topics = \"guess\"");
    let said = said(&malaf(&["check"], folder.path()));
    assert!(said.contains("original, stub, omit, error"), "{said}");
}

#[test]
fn languages_stand_side_by_side_block_by_block() {
    let folder = copy("whole");
    build(folder.path());
    let source = page(folder.path(), "ar/sources/paper-2016/index.html").expect("a page");
    assert!(source.contains("<a href=\"/ar/sources/paper-2016/parallel/\">"), "{source}");
    let both = page(folder.path(), "ar/sources/paper-2016/parallel/index.html").expect("a page");
    let row = both.split("<tr").find(|row| row.contains("30 من السكان")).expect("a row");
    let (arabic, english) = row.split_once("</td>").expect("two cells");
    assert!(arabic.contains("lang=\"ar\" dir=\"rtl\"") && arabic.contains("¶4–5"), "{row}");
    assert!(english.contains("lang=\"en\" dir=\"ltr\"") && english.contains("30 residents"), "{row}");
    assert!(english.contains("href=\"/en/sources/paper-2016/#p4\""), "{row}");
    let english_first = page(folder.path(), "en/sources/paper-2016/parallel/index.html").expect("a page");
    assert!(english_first.find("30 residents") < english_first.find("30 من السكان"));
    let sitemap = page(folder.path(), "sitemap.xml").expect("a sitemap");
    assert!(
        both.contains("canonical\" href=\"https://small.example/ar/sources/paper-2016/\"")
            && !sitemap.contains("parallel")
    );
}

#[test]
fn a_block_that_one_language_lacks_leaves_its_place_empty_and_moves_no_other() {
    let folder = copy("whole");
    let english = folder.path().join("content/sources/paper-2016/en.md");
    let text = fs::read_to_string(&english).expect("readable");
    fs::write(&english, text.replace("[¶4–5] 30 residents left their homes.\n\n", "")).expect("written");
    build(folder.path());
    let both = page(folder.path(), "ar/sources/paper-2016/parallel/index.html").expect("a page");
    let rows: Vec<&str> = both.split("<tr class=\"row-block\">").skip(1).collect();
    assert_eq!(rows.len(), 3, "{both}");
    assert!(rows[1].contains("30 من السكان") && rows[1].contains("class=\"lacking\""), "{both}");
    assert!(rows[2].contains("نفت البلدية") && rows[2].contains("The council denied"), "{both}");
}

#[test]
fn no_page_is_made_side_by_side_where_the_dossier_wants_none_or_one_language_has_the_text() {
    let folder = half("");
    build(folder.path());
    assert_eq!(page(folder.path(), "ar/topics/river/parallel/index.html"), None);
    let folder = copy("whole");
    let site = folder.path().join("site.toml");
    let config = fs::read_to_string(&site).expect("readable");
    fs::write(site, format!("{config}\n[translations]\nparallel = false\n")).expect("written");
    build(folder.path());
    let source = page(folder.path(), "ar/sources/paper-2016/index.html").expect("a page");
    assert!(!source.contains("parallel"), "{source}");
}

#[test]
fn the_status_of_translations_names_each_block() {
    let folder = copy("whole");
    let status = |folder: &Path| {
        let output = malaf(&["status", "--translations"], folder);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(status(folder.path()).contains("content/topics/river/ar.md:2:9: unaccepted"), "{}", status(folder.path()));
    assert_eq!(code(&malaf(&["translate", "accept", "content"], folder.path())), 0);
    assert_eq!(status(folder.path()), "every text stands in every language, and all are accepted\n");
    let english = folder.path().join("content/sources/paper-2016/en.md");
    let text = fs::read_to_string(&english).expect("readable");
    fs::write(&english, text.replace("rose near", "rose high near") + "\n[¶6] More of it.\n").expect("written");
    fs::remove_file(folder.path().join("content/topics/river/en.md")).expect("removed");
    assert_eq!(
        status(folder.path()),
        "content/topics/river/en.md: missing\n\
         content/sources/paper-2016/ar.md:6:1: stale\n\
         content/sources/paper-2016/en.md:12:1: untranslated\n"
    );
    let json = malaf(&["status", "--translations", "--format", "json"], folder.path());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json[1]["standing"], "stale");
    assert_eq!(json[1]["at"], "content/sources/paper-2016/ar.md:6:1");
}

#[test]
fn a_paragraph_taken_out_is_told_from_one_reworded_beside_it() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["translate", "accept", "content"], folder.path())), 0);
    let english = folder.path().join("content/sources/paper-2016/en.md");
    let text = fs::read_to_string(&english).expect("readable");
    let (before, after) = text.split_once("[¶4").expect("a block");
    let (_, last) = after.split_once("[¶").expect("a block after it");
    fs::write(&english, format!("{before}[¶{}", last.replacen(' ', " now ", 2))).expect("written");
    let status = malaf(&["status", "--translations"], folder.path());
    let status = String::from_utf8_lossy(&status.stdout).into_owned();
    let arabic = fs::read_to_string(folder.path().join("content/sources/paper-2016/ar.md")).expect("readable");
    let line = |mark: &str| arabic.lines().position(|line| line.starts_with(mark)).expect("a block") + 1;
    let taken_out = format!("content/sources/paper-2016/ar.md:{}:1: orphaned", line("[¶4"));
    assert!(status.contains(&taken_out), "{status}");
    assert!(status.contains(": stale"), "{status}");
}

#[test]
fn a_language_without_a_front_page_is_not_built() {
    let folder = copy("whole");
    fs::remove_file(folder.path().join("content/index/en.md")).expect("removed");
    let built = malaf(&["build"], folder.path());
    assert_eq!(code(&built), 1, "{}", said(&built));
    assert!(said(&built).contains("the front page is missing in `en`"), "{}", said(&built));
}
