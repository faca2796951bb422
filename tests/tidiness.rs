//! The house's own rules, checked: layers, doors, headers, and that no language is named where none may be.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("readable"))
    };
    found.into_iter().map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without comments and without its tests.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = before_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_stage_uses_only_the_stages_before_it() {
    // What each part may name. Parts that are not listed (cli, serve, pipeline, lib, main) may name everything.
    let base: &[&str] = &["aside", "diagnostic", "error", "folder", "memo", "stamp"];
    let layers: BTreeMap<&str, Vec<&str>> = BTreeMap::from([
        ("diagnostic", vec![]),
        ("error", vec!["diagnostic"]),
        ("aside", vec!["error"]),
        ("attest", [base, &[]].concat()),
        ("folder", vec!["error"]),
        ("footprint", vec!["aside", "stamp"]),
        ("memo", vec![]),
        ("stamp", vec![]),
        ("language", vec![]),
        ("capture", vec!["language"]),
        ("ingest", [base, &["capture", "language"]].concat()),
        ("load", base.to_vec()),
        ("translation", vec![]),
        ("parse", [base, &["load", "language", "capture", "translation", "check"]].concat()),
        ("link", [base, &["parse", "language", "capture", "translation"]].concat()),
        ("check", [base, &["link", "parse", "load", "language", "capture", "translation", "ingest"]].concat()),
        ("external", [base, &["link", "language"]].concat()),
        ("search", vec!["language"]),
        ("address", vec!["link", "parse"]),
        (
            "render",
            [base, &["link", "parse", "load", "language", "capture", "search", "emit", "address", "export"]].concat(),
        ),
        ("emit", base.to_vec()),
        ("status", vec!["link", "parse", "check", "diagnostic", "translation"]),
        ("schema", vec!["parse", "check"]),
        ("export", [base, &["link", "parse", "language", "capture", "ingest", "address"]].concat()),
    ]);
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let part = name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let Some(allowed) = layers.get(part.as_str()) else {
            continue;
        };
        let code = code(&text);
        for other in layers.keys().chain(&["cli", "serve", "pipeline"]) {
            let names = code.contains(&format!("crate::{other}::")) || code.contains(&format!("use crate::{other};"));
            if names && *other != part && !allowed.contains(other) {
                wrong.push(format!("{name} names {other}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_package_has_one_door() {
    let doors: &[(&str, &[&str])] = &[
        ("aho_corasick", &["language/names.rs"]),
        ("axum", &["serve/connections.rs", "serve/http.rs"]),
        ("brotli", &["emit/compressed.rs"]),
        ("chardetng", &["ingest/reader/encoding.rs"]),
        ("clap", &["cli/arguments.rs", "cli/manual.rs", "cli/mod.rs"]),
        ("clap_complete", &["cli/arguments.rs", "cli/manual.rs"]),
        ("clap_mangen", &["cli/manual.rs"]),
        (
            "dom_query",
            &["ingest/reader/html.rs", "ingest/reader/tree.rs", "render/edition/tree.rs", "render/portable.rs"],
        ),
        ("dom_smoothie", &["ingest/reader/html.rs"]),
        ("edtf_core", &["language/edtf.rs"]),
        ("encoding_rs", &["ingest/reader/encoding.rs"]),
        ("flate2", &["emit/compressed.rs", "ingest/reader/archive.rs"]),
        ("fluent_bundle", &["render/strings.rs"]),
        ("fluent_syntax", &["render/words.rs"]),
        ("html5ever", &["ingest/reader/tree.rs"]),
        ("hyper", &["serve/connections.rs"]),
        ("hyper_util", &["serve/connections.rs"]),
        ("icu_collator", &["language/format.rs"]),
        ("icu_datetime", &["language/format.rs"]),
        ("icu_list", &["language/format.rs"]),
        ("icu_locale", &["language/tag.rs"]),
        ("icu_plurals", &["language/counts.rs"]),
        ("lightningcss", &["render/styles.rs"]),
        ("mimalloc", &["main.rs"]),
        ("lsp_server", &["lsp/mod.rs", "lsp/server.rs", "lsp/worker.rs"]),
        ("notify", &["serve/watch.rs"]),
        ("pulldown_cmark", &["parse/prose/reader.rs"]),
        ("resvg", &["render/beside/picture.rs"]),
        ("rustc_hash", &["search/counted.rs"]),
        ("rustix", &["emit/staging.rs"]),
        ("rust_embed", &["load/embedded.rs"]),
        ("similar", &["cli/fixes.rs"]),
        ("strsim", &["diagnostic/suggest.rs"]),
        ("tera", &["render/templates.rs"]),
        ("toml", &["parse/fields.rs"]),
        ("toml_parser", &["lsp/outline.rs"]),
        ("unicode_bidi", &["language/direction.rs"]),
        ("unicode_security", &["language/disguise.rs"]),
        ("unicode_segmentation", &["language/words.rs"]),
        ("walkdir", &["folder.rs"]),
        ("zip", &["ingest/reader/archive.rs", "zipped.rs"]),
    ];
    let sources = sources();
    let mut wrong = Vec::new();
    for (package, doors) in doors {
        let importers: Vec<&str> = sources
            .iter()
            .filter(|(_, text)| {
                let code = code(text);
                code.contains(&format!("use {package}::"))
                    || code.contains(&format!(" {package}::"))
                    || code.contains(&format!("({package}::"))
                    || code.contains(&format!("&{package}::"))
                    || code.contains(&format!("[{package}::"))
            })
            .map(|(name, _)| name.as_str())
            .collect();
        if importers.is_empty() {
            wrong.push(format!("nobody imports {package}"));
        }
        wrong.extend(
            importers.iter().filter(|name| !doors.contains(name)).map(|name| format!("{name} imports {package}")),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_opens_by_saying_what_it_does() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn no_language_is_named_outside_the_language_and_ingest_modules() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        if name.starts_with("language/") || name.starts_with("ingest/") {
            continue;
        }
        let code = code(&text);
        let arabic = code.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
        let tags = ["\"ar\"", "\"en\"", "Arabic", "English"].iter().any(|tag| code.contains(tag));
        // A hint may show an author how a language is listed.
        let hint = name == "parse/config.rs";
        if (arabic || tags) && !hint {
            wrong.push(name);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_file_is_named_for_nothing() {
    let vague = ["utils.rs", "helpers.rs", "common.rs", "manager.rs", "misc.rs", "data.rs", "info.rs"];
    let named: Vec<String> = sources()
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| vague.iter().any(|v| name.ends_with(&format!("/{v}"))))
        .collect();
    assert_eq!(named, Vec::<String>::new());
}

#[test]
fn every_rule_a_stage_reports_stands_in_the_registry() {
    let mut missing = Vec::new();
    for (name, text) in sources() {
        let code = code(&text);
        let calls =
            ["Diagnostic::error(", "Diagnostic::warning("].map(|call| code.split(call).skip(1).collect::<Vec<_>>());
        for call in calls.concat() {
            let first = call.trim_start();
            if let Some(rule) = first.strip_prefix('"').and_then(|rest| rest.split('"').next())
                && !malaf::check::is_rule(rule)
            {
                missing.push(format!("{name}: {rule}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_directional_property_stands_in_the_stylesheets() {
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let mut wrong = Vec::new();
    let mut folders = vec![themes];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("listable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "css") {
                let text = fs::read_to_string(&path).expect("readable");
                for (number, line) in text.lines().enumerate() {
                    let physical = ["-left", "-right", "left:", "right:", ": left", ": right"];
                    if physical.iter().any(|word| line.contains(word)) && !line.trim_start().starts_with("/*") {
                        wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                    }
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_word_of_the_built_in_themes_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut said: String = sources().into_iter().map(|(_, text)| text).collect();
    for folder in ["templates", "themes"] {
        let mut pages = Vec::new();
        files_below(&root.join(folder), &mut pages);
        for page in pages.iter().filter(|path| path.extension().is_some_and(|e| e == "html" || e == "webmanifest")) {
            said.push_str(&fs::read_to_string(page).expect("a template"));
        }
    }
    // A key is said whole, by its beginning (`"kind-" ~ kind`, `"nav-{section}"`) or by its end (`"{folder}-description"`).
    let is_said = |key: &str| {
        let joints = key.match_indices('-').map(|(at, _)| at);
        let mut parts = joints.map(|at| (key.get(..=at).unwrap_or_default(), key.get(at..).unwrap_or_default()));
        said.contains(&format!("\"{key}\""))
            || parts.any(|(start, end)| {
                said.contains(&format!("\"{start}\""))
                    || said.contains(&format!("\"{start}{{"))
                    || said.contains(&format!("}}{end}\""))
            })
    };
    let text = fs::read_to_string(root.join("themes/diwan/strings/en.ftl")).expect("strings");
    let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let keys = keys.filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()));
    let idle: Vec<&str> = keys.filter(|key| !is_said(key)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("listable") {
        let path = entry.expect("entry").path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}
