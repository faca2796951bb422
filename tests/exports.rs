//! The dossier as data: the command and the published files, what is in them, and what may never be.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs;
use std::path::Path;
use support::{at, code, copy, malaf, said};

/// The words of `malaf export` with the files that the site publishes.
const PUBLISHED: [(&str, &str); 17] = [
    ("csl-json", "sources.csl.json"),
    ("bibtex", "sources.bib"),
    ("ris", "sources.ris"),
    ("claims-csv", "claims.csv"),
    ("claims-json", "claims.json"),
    ("events-csv", "events.csv"),
    ("events-json", "events.json"),
    ("entities-csv", "entities.csv"),
    ("entities-json", "entities.json"),
    ("mentions-csv", "mentions.csv"),
    ("mentions-json", "mentions.json"),
    ("geojson", "places.geojson"),
    ("annotations", "annotations.jsonld"),
    ("follow-the-money", "entities.ftm.json"),
    ("json-ld", "dossier.jsonld"),
    ("dossier", "dossier.json"),
    ("schema", "schema.json"),
];

fn exported(arguments: &[&str], folder: &Path) -> String {
    let output = malaf(&[&["export"], arguments].concat(), folder);
    assert_eq!(code(&output), 0, "{}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn append(file: &Path, more: &str) {
    let text = fs::read_to_string(file).expect("readable");
    fs::write(file, format!("{text}\n{more}\n")).expect("written");
}

#[test]
fn the_command_prints_what_the_site_publishes_and_the_page_links_to_all_of_it() {
    let folder = copy("whole");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let published = |file: &str| fs::read_to_string(folder.path().join("public/data").join(file)).expect("published");
    for (word, file) in PUBLISHED {
        assert_eq!(exported(&[word], folder.path()), published(file), "{word}");
    }
    for tag in ["ar", "en"] {
        let timeline = exported(&["timeline", "--language", tag], folder.path());
        assert_eq!(timeline, published(&format!("timeline.{tag}.json")));
        let page = fs::read_to_string(folder.path().join(format!("public/{tag}/data/index.html"))).expect("built");
        for (_, file) in PUBLISHED {
            assert!(page.contains(&format!("href=\"/data/{file}\"")), "{tag}: {file}");
        }
    }
    for (form, extension) in [("csl-json", "csl.json"), ("bibtex", "bib"), ("ris", "ris")] {
        let one = exported(&[form, "--source", "paper-2016"], folder.path());
        assert_eq!(one, published(&format!("sources/paper-2016.{extension}")));
        let page = fs::read_to_string(folder.path().join("public/en/sources/paper-2016/index.html")).expect("built");
        assert!(page.contains(&format!("href=\"/data/sources/paper-2016.{extension}\"")), "{form}");
    }
}

#[test]
fn what_cannot_be_exported_is_refused_with_the_reason() {
    for (arguments, why) in [
        (&["ris", "--source", "nothing"][..], "no source is named `nothing`"),
        (&["geojson", "--source", "paper-2016"][..], "--source goes with csl-json, bibtex and ris"),
        (&["timeline", "--language", "fr"][..], "no such language"),
    ] {
        let output = malaf(&[&["export"], arguments].concat(), &at("sites/whole"));
        assert_eq!(code(&output), 1);
        assert!(said(&output).contains(why) && output.stdout.is_empty(), "{}", said(&output));
    }
}

#[test]
fn no_name_runs_as_a_formula_in_a_spreadsheet() {
    let folder = copy("whole");
    let file = folder.path().join("content/entities/the-town.toml");
    let text = fs::read_to_string(&file).expect("readable");
    let hurt = text.replacen("[\"Jisr\"]", "[\"=HYPERLINK(1)\", \"Jisr\"]", 1);
    assert_ne!(hurt, text);
    fs::write(&file, hurt).expect("written");
    let table = exported(&["entities-csv"], folder.path());
    assert!(table.contains(",'=HYPERLINK(1); Jisr,"), "{table}");
}

#[test]
fn words_of_a_source_leave_only_within_its_rights_whatever_the_rule_says() {
    let folder = copy("whole");
    let claims = folder.path().join("content/sources/paper-2016/claims.toml");
    let quoted = |quote: &str| {
        let text = fs::read_to_string(at("sites/whole/content/sources/paper-2016/claims.toml")).expect("readable");
        fs::write(
            &claims,
            text.replacen("stance = \"denies\"", &format!("stance = \"denies\"\nquote = \"{quote}\""), 1),
        )
        .expect("written");
    };
    let source = folder.path().join("content/sources/paper-2016/source.toml");
    append(&source, "rights = { quote-words = 4 }");
    append(
        &folder.path().join("site.toml"),
        "[checks]\nquote-over-budget = \"off\"\nquote-mismatch = \"off\"\nstale-translation = \"off\"",
    );
    quoted("فاض النهر الكبير ليلة");
    assert!(exported(&["annotations"], folder.path()).contains("فاض النهر الكبير ليلة"));
    quoted("فاض النهر الكبير ليلة الأحد");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    for (_, file) in PUBLISHED {
        let text = fs::read_to_string(folder.path().join("public/data").join(file)).expect("published");
        assert!(!text.contains("فاض النهر الكبير"), "{file}");
    }
}

#[test]
fn a_dossier_may_publish_no_data() {
    let folder = copy("whole");
    append(&folder.path().join("site.toml"), "[data]\nfiles = false");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert!(!folder.path().join("public/data").exists() && !folder.path().join("public/en/data").exists());
    let page = fs::read_to_string(folder.path().join("public/en/sources/paper-2016/index.html")).expect("built");
    assert!(!page.contains("/data/"));
}

#[test]
fn a_page_of_the_authors_may_not_take_the_address_of_one_that_malaf_makes() {
    let folder = copy("whole");
    fs::rename(folder.path().join("content/pages/about"), folder.path().join("content/pages/data")).expect("renamed");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("error[invalid-id]: `data` cannot be the id of a page"), "{}", said(&output));
}
