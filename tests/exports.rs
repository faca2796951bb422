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

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

fn keys(value: &serde_json::Value) -> std::collections::BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn the_schema_has_the_keys_that_the_records_have() {
    let folder = copy("whole");
    let (dossier, schema) = (json(&exported(&["dossier"], folder.path())), json(&exported(&["schema"], folder.path())));
    let kinds = ["topic", "source", "event", "claim", "dispute", "term", "note", "page"];
    for (list, kind) in kinds
        .map(|kind| (format!("{kind}s"), kind))
        .iter()
        .map(|(list, kind)| (list.as_str(), *kind))
        .chain([("entities", "entity")])
    {
        let records = dossier[list].as_array().expect(list);
        assert!(!records.is_empty(), "{list}");
        for record in records {
            assert_eq!(keys(record), keys(&schema["$defs"][kind]["properties"]), "{kind}");
        }
    }
    for date in [&dossier["sources"][0]["date"], &dossier["events"][0]["date"]] {
        assert_eq!(keys(date), keys(&schema["$defs"]["date"]["properties"]));
    }
    let position = &schema["$defs"]["dispute"]["properties"]["positions"]["items"]["properties"];
    assert_eq!(keys(&dossier["disputes"][0]["positions"][0]), keys(position));
}

#[test]
fn the_dossier_as_data_has_every_relation_from_both_sides() {
    let folder = copy("whole");
    let root = folder.path();
    for (id, on) in
        [("on-claim", "council-denies"), ("on-dispute", "who-left"), ("on-about", "about"), ("on-term", "flood-names")]
    {
        let note = root.join("content/notes").join(id);
        fs::create_dir_all(&note).expect("a folder");
        fs::write(note.join("note.toml"), format!("kind = \"context\"\non = \"{on}\"\n")).expect("written");
        fs::write(note.join("ar.md"), "+++\ntitle = \"ملاحظة\"\n+++\n\nانظر [[flood]].\n").expect("written");
        fs::write(note.join("en.md"), "+++\ntitle = \"A note\"\n+++\n\nSee [[flood]].\n").expect("written");
    }
    let event = root.join("content/events/flood.toml");
    let text = fs::read_to_string(&event).expect("readable");
    fs::write(event, text.replacen("status = \"inferred\"", "status = \"inferred\", cites = [\"paper-2016 ¶2\"]", 1))
        .expect("written");
    let dossier = json(&exported(&["dossier"], root));
    let of = |list: &str, id: &str| {
        let records = dossier[list].as_array().expect(list);
        records.iter().find(|record| record["id"] == id).expect(id).clone()
    };
    for (list, id, note) in [
        ("claims", "council-denies", "on-claim"),
        ("disputes", "who-left", "on-dispute"),
        ("pages", "about", "on-about"),
        ("terms", "flood-names", "on-term"),
    ] {
        assert_eq!(of(list, id)["notes"], serde_json::json!([note]), "{list}");
    }
    let passage = |n: u32| serde_json::json!({ "source": "paper-2016", "first": n, "last": n });
    assert_eq!(of("events", "flood")["date"]["cites"], serde_json::json!([passage(2)]));
    assert_eq!(of("sources", "paper-2016")["date"]["cites"], serde_json::json!([passage(2)]));
    let backlinks = of("events", "flood")["backlinks"].to_string();
    assert!(backlinks.contains("{\"from\":\"on-claim\",\"relation\":\"links\"}"), "{backlinks}");
    let belongs = of("topics", "river")["backlinks"].to_string();
    assert!(belongs.contains("{\"from\":\"flood-names\",\"relation\":\"belongs\"}"), "{belongs}");
    assert!(of("disputes", "who-left")["backlinks"].to_string().contains("\"river\""));
    assert_eq!(of("notes", "on-thirty")["text"]["en"], "The figure is one witness's.");
}

#[test]
fn mentions_are_of_all_captures_at_hand_also_those_of_drafts_and_of_no_source() {
    let folder = copy("whole");
    let captures = folder.path().join("captures");
    fs::create_dir_all(&captures).expect("a folder");
    fs::copy(at("originals/a.txt"), captures.join("a.txt")).expect("copied");
    fs::write(folder.path().join("b.txt"), "عنوان\n\nوصلوا إلى بلدة الجسر.\n").expect("written");
    assert_eq!(code(&malaf(&["ingest", "b.txt"], folder.path())), 0);
    let has = |capture: &str| exported(&["mentions"], folder.path()).contains(&format!("{{\"capture\":\"{capture}\""));
    assert!(has("a.txt") && has("b.txt"), "a draft's capture is at hand");
    fs::remove_dir_all(folder.path().join("content/sources/paper-2016")).expect("removed");
    fs::remove_dir_all(folder.path().join("content/sources/b")).expect("removed");
    for rest in ["disputes", "topics", "events", "terms", "notes", "entities/the-council.toml"] {
        let path = folder.path().join("content").join(rest);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("removed");
    }
    assert!(has("a.txt") && has("b.txt"), "a capture without a source is at hand");
}
