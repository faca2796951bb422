//! Schemas and skeletons: what they say is what the parser reads, and a validator that others wrote agrees.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::parse::{FileKind, RecordKind, Shape, Table};
use malaf::pipeline::{Options, examine};
use malaf::schema::json_schema;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use support::{at, code, copy, malaf, said};

const TAGS: &[&str] = &["ar", "en"];

/// What the parser reports where a file is not as its schema says.
const RULES: &[&str] = &[
    "unknown-key",
    "missing-key",
    "wrong-type",
    "unknown-word",
    "unknown-language",
    "invalid-id",
    "citation-syntax",
    "unattributed-claim",
];

fn schema(kind: FileKind) -> Value {
    serde_json::from_str(&json_schema(kind, TAGS)).expect("JSON")
}

fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, as_json(value))).collect())
        }
    }
}

/// The keys of a file: of a Markdown file, those between `+++`.
fn keys_of(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    let keys = if path.extension().is_some_and(|end| end == "md") {
        text.strip_prefix("+++")?.split_once("\n+++")?.0
    } else {
        text
    };
    toml::from_str(keys).ok().map(as_json)
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every file with keys of the dossier in `root`, with its path below it.
fn records(root: &Path) -> BTreeMap<String, (FileKind, Value)> {
    let mut files = vec![root.join("site.toml")];
    files_below(&root.join("content"), &mut files);
    let below = |path: &Path| path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
    let named = files.iter().map(|path| (below(path), path));
    named.filter_map(|(name, path)| Some((name.clone(), (FileKind::of_path(&name)?, keys_of(path)?)))).collect()
}

fn diagnostics(root: &Path) -> Vec<Value> {
    let output = malaf(&["check", "--format", "json"], root);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    whole["diagnostics"].as_array().expect("a list").clone()
}

/// The validator finds a fault in exactly the files in which the parser finds one.
fn agree(root: &Path) -> usize {
    let found = diagnostics(root);
    let faulty: BTreeSet<&str> = found
        .iter()
        .filter(|fault| RULES.iter().any(|rule| fault["rule"] == *rule))
        .filter_map(|fault| fault["place"]["file"].as_str().map(|file| (file, &fault["rule"])))
        // A citation in the prose of a text is none of its keys.
        .filter(|(file, rule)| *rule != "citation-syntax" || file.ends_with("toml"))
        .map(|(file, _)| file)
        .collect();
    let records = records(root);
    // A schema knows the shape of a day and nothing of EDTF.
    let with_odd_dates: BTreeSet<&str> = found
        .iter()
        .filter(|fault| fault["rule"] == "invalid-date")
        .filter_map(|f| f["place"]["file"].as_str())
        .collect();
    for (path, (kind, keys)) in records.iter().filter(|(path, _)| !with_odd_dates.contains(path.as_str())) {
        let validator = jsonschema::draft7::new(&schema(*kind)).expect("a schema");
        let faults: Vec<String> =
            validator.iter_errors(keys).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults.is_empty(), !faulty.contains(path.as_str()), "{}/{path}: {faults:?}", root.display());
    }
    records.len()
}

#[test]
fn every_record_of_the_dossier_is_valid_by_its_schema() {
    assert!(agree(Path::new(env!("CARGO_MANIFEST_DIR"))) > 200);
}

#[test]
fn parser_and_schema_agree_on_every_file_of_every_small_site() {
    let sites = fs::read_dir(at("sites")).expect("listable").map(|entry| entry.expect("entry").path());
    let mut count = 0;
    for site in sites.filter(|site| site.join("site.toml").is_file()) {
        count += agree(&site);
    }
    assert!(count > 100, "{count}");
}

#[test]
fn every_key_has_a_description() {
    fn silent(schema: &Value, at: &str, found: &mut Vec<String>) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let here = format!("{at}.{key}");
            let described = property["description"].as_str().is_some_and(|text| text.len() > 5);
            if !described && !TAGS.contains(&key.as_str()) {
                found.push(here.clone());
            }
            silent(property, &here, found);
        }
        for inner in [&schema["items"], &schema["anyOf"][0], &schema["anyOf"][1]] {
            if inner.is_object() {
                silent(inner, at, found);
            }
        }
    }
    let mut found = Vec::new();
    FileKind::ALL.iter().for_each(|kind| silent(&schema(*kind), kind.as_str(), &mut found));
    assert_eq!(found, Vec::<String>::new());
}

const ODD: &str = "zzz-odd";

/// A value of a schema as TOML, each table with all its keys and one more that nobody knows; `tables` gets the keys of
/// each such table.
fn whole_value(schema: &Value, tables: &mut Vec<BTreeSet<String>>) -> String {
    if let Some(either) = schema["anyOf"].as_array() {
        return whole_value(either.last().expect("one"), tables);
    }
    if let Some(word) = schema["enum"].as_array().and_then(|words| words.first()) {
        return word.to_string();
    }
    match schema["type"].as_str().expect("a type") {
        "boolean" => "true".to_owned(),
        "integer" | "number" => "1".to_owned(),
        "array" => format!("[{}]", whole_value(&schema["items"], tables)),
        "object" => {
            let properties = schema["properties"].as_object().expect("properties");
            let odd = if is_plain_map(properties) {
                String::new()
            } else {
                tables.push(properties.keys().cloned().collect());
                format!(", {ODD} = 1")
            };
            let pairs = properties.iter().map(|(key, value)| format!("{key} = {}", whole_value(value, tables)));
            format!("{{ {}{odd} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        _ if schema["pattern"].as_str().is_some_and(|pattern| pattern.contains('¶')) => "\"some-id ¶1\"".to_owned(),
        _ if schema["maxLength"] == 80 => "\"some-id\"".to_owned(),
        _ => "\"2017-08-03\"".to_owned(),
    }
}

/// A text by language, or levels by rule: their keys are names and no fields.
fn is_plain_map(properties: &Map<String, Value>) -> bool {
    properties.keys().all(|key| TAGS.contains(&key.as_str())) || properties.contains_key("broken-link")
}

/// The keys that the parser asked for, table by table, as its messages on the odd key name them.
fn asked(root: &Path) -> Vec<BTreeSet<String>> {
    let odd = diagnostics(root).into_iter().filter(|fault| {
        fault["rule"] == "unknown-key" && fault["message"].as_str().is_some_and(|message| message.contains(ODD))
    });
    let mut asked: Vec<BTreeSet<String>> = odd
        .map(|fault| {
            let hint = fault["hint"].as_str().expect("a hint").to_owned();
            let (_, keys) = hint.split_once("llowed here: ").expect("the allowed keys");
            keys.split(", ").map(str::to_owned).collect()
        })
        .collect();
    asked.sort();
    asked
}

#[test]
fn each_key_that_the_parser_asks_for_stands_in_the_schema_and_the_other_way_round() {
    for kind in FileKind::ALL {
        let folder = copy("whole");
        let root = folder.path();
        let path = root.join(kind.files().replace("**/*.md", "topics/zzz/ar.md").replace('*', "zzz"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let mut tables = Vec::new();
        let written = schema(kind);
        let mut text = String::new();
        for (key, property) in written["properties"].as_object().expect("properties") {
            text.push_str(&format!("{key} = {}\n", whole_value(property, &mut tables)));
        }
        tables.push(written["properties"].as_object().expect("properties").keys().cloned().collect());
        text.push_str(&format!("{ODD} = 1\n"));
        if kind == FileKind::FrontMatter {
            text = format!("+++\n{text}+++\n");
        }
        if kind == FileKind::Claims {
            fs::write(path.with_file_name("source.toml"), "capture = \"x\"\n").expect("written");
        }
        fs::write(&path, &text).expect("written");
        tables.sort();
        assert_eq!(asked(root), tables, "{}:\n{text}", kind.as_str());
    }
}

#[test]
fn a_schema_knows_the_languages_of_the_dossier_and_without_one_takes_all() {
    let folder = copy("whole");
    let printed = |folder: &Path| {
        let output = malaf(&["schema", "entity"], folder);
        assert_eq!(code(&output), 0, "{}", said(&output));
        serde_json::from_slice::<Value>(&output.stdout).expect("JSON")
    };
    let french: Value = json!({ "kind": "place", "name": { "fr": "Homs" } });
    let valid = |schema: &Value| jsonschema::draft7::new(schema).expect("a schema").is_valid(&french);
    assert!(!valid(&printed(folder.path())));
    let elsewhere = tempfile::tempdir().expect("a folder");
    assert!(valid(&printed(elsewhere.path())));
}

#[test]
fn all_schemas_are_written_and_taplo_is_told_of_them() {
    let folder = copy("whole");
    let output = malaf(&["schema", "--out", ".schemas"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let rules: toml::Table = toml::from_str(&String::from_utf8_lossy(&output.stdout)).expect("TOML");
    let rules = rules["rule"].as_array().expect("rules").clone();
    assert_eq!(rules.len(), FileKind::ALL.len() - 1);
    for rule in rules {
        let path = rule["schema"]["path"].as_str().expect("a path").to_owned();
        assert!(folder.path().join(&path).is_file(), "{path}");
    }
    let listed = malaf(&["schema", "--list"], folder.path());
    assert_eq!(String::from_utf8_lossy(&listed.stdout).lines().count(), FileKind::ALL.len());
    assert_eq!(code(&malaf(&["schema", "sorce"], folder.path())), 2);
}

#[test]
fn a_new_record_of_each_kind_is_read_without_an_error_where_it_needs_no_other_record() {
    let folder = copy("whole");
    let root = folder.path();
    assert_eq!(code(&malaf(&["check"], root)), 0);
    for kind in ["topic", "source", "entity", "event", "term", "page"] {
        let output = malaf(&["new", kind, &format!("zzz-{kind}")], root);
        assert_eq!(code(&output), 0, "{kind}: {}", said(&output));
        let checked = malaf(&["check"], root);
        assert_eq!(code(&checked), 0, "{kind}: {}", said(&checked));
    }
    // A dispute is made of claims and a note speaks of a record, and which ones nobody can know but the editor.
    let folder = copy("whole");
    let root = folder.path();
    assert_eq!(code(&malaf(&["new", "dispute", "zzz-dispute"], root)), 0);
    let checked = said(&malaf(&["check"], root));
    assert!(checked.contains("error[one-sided-dispute]"), "{checked}");
    assert_eq!(checked.matches("error[").count(), 1, "{checked}");
    let folder = copy("whole");
    let root = folder.path();
    assert_eq!(code(&malaf(&["new", "note", "zzz-note"], root)), 0);
    let checked = malaf(&["check"], root);
    assert_eq!(code(&checked), 1);
    assert!(said(&checked).contains("the key `on` is empty"), "{}", said(&checked));
    assert!(said(&checked).contains("content/notes/zzz-note/note.toml:"), "{}", said(&checked));
}

#[test]
fn a_new_record_holds_every_key_of_its_kind() {
    let folder = copy("whole");
    let kinds = [
        (FileKind::Topic, "topic"),
        (FileKind::Source, "source"),
        (FileKind::Claims, "source"),
        (FileKind::Entity, "entity"),
        (FileKind::Event, "event"),
        (FileKind::Dispute, "dispute"),
        (FileKind::Term, "term"),
        (FileKind::Note, "note"),
    ];
    for (kind, word) in kinds {
        malaf(&["new", word, &format!("zzz-{word}")], folder.path());
        let path = folder.path().join(kind.files().replace('*', &format!("zzz-{word}")));
        let text = fs::read_to_string(&path).expect("written");
        let lines: Vec<&str> = text.lines().map(|line| line.trim_start_matches("# ")).collect();
        for key in schema(kind)["properties"].as_object().expect("properties").keys() {
            let stands = |line: &&str| line.starts_with(&format!("{key} = ")) || **line == format!("[[{key}]]");
            assert!(lines.iter().any(stands), "{}: {key}", path.display());
        }
    }
}

#[test]
fn nothing_is_overwritten_and_no_id_is_used_twice() {
    let folder = copy("whole");
    let root = folder.path();
    let taken = malaf(&["new", "entity", "river"], root);
    assert_eq!(code(&taken), 1, "an id of another kind");
    assert!(said(&taken).contains("the id names a topic already"), "{}", said(&taken));
    let path = root.join("content/pages/zzz/en.md");
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, "not a page yet").expect("written");
    assert_eq!(code(&malaf(&["new", "page", "zzz"], root)), 1);
    assert_eq!(fs::read_to_string(&path).expect("readable"), "not a page yet");
    assert!(!path.with_file_name("ar.md").exists(), "all files or none");
    assert_eq!(code(&malaf(&["new", "entity", "Not_An_Id"], root)), 2);
    assert_eq!(code(&malaf(&["new", "claim", "zzz-claim"], root)), 2);
    let nowhere = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&malaf(&["new", "topic", "zzz"], nowhere.path())), 1);
}

/// A record of each kind.
const ONE_OF_EACH: [(&str, RecordKind); 9] = [
    ("river", RecordKind::Topic),
    ("paper-2016", RecordKind::Source),
    ("the-town", RecordKind::Entity),
    ("flood", RecordKind::Event),
    ("residents-left", RecordKind::Claim),
    ("who-left", RecordKind::Dispute),
    ("flood-names", RecordKind::Term),
    ("on-thirty", RecordKind::Note),
    ("about", RecordKind::Page),
];

/// Each key of a table that names records, with the kinds that it may name and whether it is a list.
fn keys_that_name(table: &Table) -> Vec<(&'static str, Vec<RecordKind>, bool)> {
    let kinds_of = |shape: &Shape| match shape {
        Shape::Id(kinds) => Some(kinds.to_vec()),
        Shape::Cite(citable) => Some(citable.kinds().to_vec()),
        _ => None,
    };
    let of_key = |key: &malaf::parse::Key| match &key.shape {
        Shape::List(inner) => Some((key.name, kinds_of(inner)?, true)),
        Shape::Either(one, _) => Some((key.name, kinds_of(one)?, false)),
        other => Some((key.name, kinds_of(other)?, false)),
    };
    table.keys.iter().filter_map(of_key).collect()
}

fn inner(table: &Table, name: &str) -> Table {
    match &table.key(name).expect("a key").shape {
        Shape::List(inner) => match &**inner {
            Shape::Table(table) => table.clone(),
            other => unreachable!("{other:?}"),
        },
        Shape::Table(table) => table.clone(),
        other => unreachable!("{other:?}"),
    }
}

/// Whether the linker takes `id` for `key` in a file.
fn is_taken(root: &Path, path: &Path, text: &str, id: &str) -> bool {
    fs::write(path, text).expect("written");
    let examined = examine(root, &Options::default()).expect("readable");
    let refused = examined.diagnostics.iter().filter(|fault| {
        matches!(fault.rule, "unresolved-reference" | "broken-citation")
            && fault.message.contains(&format!("`{id}` is "))
    });
    let here = refused.filter(|fault| fault.place.is_some_and(|p| root.join(examined.files.path(p.file)) == path));
    here.count() == 0
}

#[test]
fn each_key_names_the_kinds_of_record_that_the_linker_takes_for_it() {
    let (name, texts) = ("name = { ar = \"س\", en = \"x\" }\n", "text = { ar = \"س\", en = \"x\" }");
    let claim = "[[claim]]\nid = \"zzz-claim\"\nparagraph = 3\nstance = \"denies\"\n";
    let cases: Vec<(FileKind, Table, String, &str)> = vec![
        (FileKind::Topic, FileKind::Topic.table(), String::new(), ""),
        (FileKind::Source, FileKind::Source.table(), "capture = \"a.txt\"\n".into(), ""),
        (
            FileKind::Source,
            inner(&FileKind::Source.table(), "date"),
            "capture = \"a.txt\"\n[date]\nvalue = \"2016\"\nstatus = \"stated\"\n".into(),
            "",
        ),
        (FileKind::Entity, FileKind::Entity.table(), format!("kind = \"place\"\n{name}"), ""),
        (
            FileKind::Entity,
            inner(&FileKind::Entity.table(), "roles"),
            format!("kind = \"place\"\n{name}[[roles]]\n{texts}\n"),
            "",
        ),
        (FileKind::Event, FileKind::Event.table(), "date = \"2016\"\ntitle = { ar = \"س\", en = \"x\" }\n".into(), ""),
        (FileKind::Dispute, FileKind::Dispute.table(), "question = { ar = \"س\", en = \"x\" }\n".into(), ""),
        (
            FileKind::Dispute,
            inner(&FileKind::Dispute.table(), "position"),
            "question = { ar = \"س\", en = \"x\" }\n[[position]]\nlabel = { ar = \"س\", en = \"x\" }\n".into(),
            "",
        ),
        (FileKind::Term, FileKind::Term.table(), "concept = { ar = \"س\", en = \"x\" }\n".into(), ""),
        (
            FileKind::Term,
            inner(&FileKind::Term.table(), "name"),
            format!("concept = {{ ar = \"س\", en = \"x\" }}\n[[name]]\n{texts}\n"),
            "",
        ),
        (FileKind::Note, FileKind::Note.table(), "kind = \"caveat\"\n".into(), ""),
        (
            FileKind::Claims,
            inner(&FileKind::Claims.table(), "claim"),
            format!("{claim}{texts}\n"),
            "speaker = \"the-council\"\n",
        ),
    ];
    let mut count = 0;
    for (kind, table, base, more) in cases {
        let folder = copy("whole");
        let root = folder.path();
        let path = root.join(kind.files().replace('*', "zzz"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        if kind == FileKind::Claims {
            fs::write(path.with_file_name("source.toml"), "capture = \"a.txt\"\n").expect("written");
        }
        for (key, kinds, list) in keys_that_name(&table) {
            for (id, of) in ONE_OF_EACH {
                let value = if list { format!("[\"{id}\"]") } else { format!("\"{id}\"") };
                let more = if more.starts_with(key) { "" } else { more };
                let wanted = kinds.is_empty() || kinds.contains(&of);
                let text = format!("{base}{more}{key} = {value}\n");
                assert_eq!(is_taken(root, &path, &text, id), wanted, "{}: {text}", kind.as_str());
                count += 1;
            }
        }
    }
    assert!(count > 180, "{count}");
}
