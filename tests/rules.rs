//! Every rule's documentation is true: its examples fire and stay silent, and `docs/rules.md` says the same.
//!
//! An example is a few files over `tests/sites/whole/`, which is sound. A block `md ar` or `md en` is the text of a
//! topic without its front matter; a block with a path replaces that file; `absent` takes it away; `bytes` is
//! hexadecimal. Blocks that follow each other are one example; `or` stands between two.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use malaf::check::{Found, RULES, Rule, Stage};
use malaf::diagnostic::{Colour, Diagnostic, human};
use malaf::pipeline::{Examined, Options, examine};
use std::fs;
use std::path::Path;
use std::process::Command;
use support::{Bounded, copy_into, shown};

/// One file of an example.
struct Block {
    kind: String,
    path: String,
    text: String,
}

/// The examples below a heading of a rule's documentation.
fn examples(rule: &Rule, heading: &str) -> Vec<Vec<Block>> {
    let documentation = rule.documentation();
    let (_, below) = documentation.split_once(&format!("\n**{heading}**\n")).expect(rule.name);
    let below = below.split("\n**Silent**\n").next().unwrap_or_default();
    below.split("\nor\n").map(blocks).collect()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, opened)) = rest.split_once("```") {
        let (head, body) = opened.split_once('\n').expect("a fence has a line of its own");
        let (body, after) = body.split_once("```").expect("a fence is closed");
        let (kind, target) = head.split_once(' ').unwrap_or((head, body.trim()));
        found.push(block(kind, target, body));
        rest = after;
    }
    found
}

fn block(kind: &str, target: &str, body: &str) -> Block {
    if kind == "md" && !target.contains('/') {
        return Block {
            kind: kind.to_owned(),
            path: format!("content/topics/example/{target}.md"),
            text: format!("+++\ntitle = \"{}\"\n+++\n\n{body}", if target == "ar" { "مثال" } else { "Example" }),
        };
    }
    Block { kind: kind.to_owned(), path: target.to_owned(), text: body.to_owned() }
}

/// `\u{202e}` stands for the character, which no file of ours may hold.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once("\\u{") {
        let (code, after) = escape.split_once('}').expect("an escape is closed");
        out.push_str(before);
        out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"));
        rest = after;
    }
    out + rest
}

fn bytes(block: &Block) -> Vec<u8> {
    let hexadecimal = |pair: &str| u8::from_str_radix(pair, 16).expect("hexadecimal");
    match block.kind.as_str() {
        "bytes" => block.text.split_whitespace().map(hexadecimal).collect(),
        _ => unescaped(&block.text).into_bytes(),
    }
}

fn examined(example: &[Block]) -> Examined {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/whole");
    for part in ["content", "site.toml", "captures.lock"] {
        let (from, to) = (whole.join(part), folder.path().join(part));
        if from.is_dir() { copy_into(&from, &to) } else { fs::copy(&from, &to).map(drop).expect("copied") }
    }
    for block in example {
        let path = folder.path().join(&block.path);
        if block.kind == "absent" {
            fs::remove_file(path).expect("a file that is there");
            continue;
        }
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes(block)).expect("written");
    }
    examine(folder.path(), &Options::default()).expect("the machine works")
}

#[test]
fn the_dossier_that_examples_stand_on_is_sound() {
    let examined = examined(&[]);
    assert_eq!(shown(&examined), "");
}

#[test]
fn each_example_that_fires_does_and_in_its_own_files() {
    let mut wrong = Vec::new();
    // No example may ask a host: `tests/external.rs` has one that answers.
    for rule in RULES.iter().filter(|rule| !matches!(rule.found, Found::By(Stage::Hosts))) {
        for example in examples(rule, "Fires") {
            let examined = examined(&example);
            let paths: Vec<&str> = example.iter().map(|block| block.path.as_str()).collect();
            let is_here = |d: &Diagnostic| d.place.is_none_or(|p| paths.contains(&examined.files.path(p.file)));
            let fires = examined.diagnostics.iter().any(|d| d.rule == rule.name && (is_here(d) || removes(&example)));
            if !fires {
                wrong.push(format!("{} does not fire on {paths:?}; said: {}", rule.name, shown(&examined)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is missing is reported elsewhere.
fn removes(example: &[Block]) -> bool {
    example.iter().any(|block| block.kind == "absent")
}

#[test]
fn each_example_that_is_silent_is() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for example in examples(rule, "Silent") {
            let examined = examined(&example);
            let said = examined.diagnostics.iter().filter(|d| d.rule == rule.name);
            wrong.extend(said.map(|d| human(d, &examined.files, Colour::Off)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rules that fire where these files stand over the small dossier.
fn rules_fired(files: &[(&str, &str)]) -> Vec<&'static str> {
    let block = |(path, text): &(&str, &str)| Block { kind: String::new(), path: (*path).into(), text: (*text).into() };
    let examined = examined(&files.iter().map(block).collect::<Vec<_>>());
    examined.diagnostics.iter().map(|d| d.rule).collect()
}

#[test]
fn a_record_that_cannot_be_read_is_reported_once_and_not_where_it_is_named() {
    let town = "kind = \"plce\"\nname = { ar = \"بلدة\", en = \"Town\" }\n";
    assert_eq!(rules_fired(&[("content/entities/the-town.toml", town)]), ["unknown-word"]);
    let claims = "[[claim]]\nid = \"residents-left\"\nstance = \"reports\n";
    let fired = rules_fired(&[("content/sources/paper-2016/claims.toml", claims)]);
    assert!(fired.contains(&"toml-syntax"), "{fired:?}");
}

#[test]
fn an_excuse_from_a_rule_that_is_off_is_not_idle() {
    let site = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/whole/site.toml"));
    let site = site.expect("readable") + "\n[checks]\nunused-entity = \"off\"\n";
    let entity = "# malaf: allow unused-entity: named in an annex\nkind = \"person\"\nname = { ar = \"سليم الحداد\", en = \"Salim Haddad\" }\n";
    let file = ("content/entities/one.toml", entity);
    assert_eq!(rules_fired(&[file, ("site.toml", &site)]), Vec::<&str>::new());
    assert_eq!(rules_fired(&[file]), Vec::<&str>::new());
    let idle = entity.replace("unused-entity", "orphan-record");
    assert!(rules_fired(&[("content/entities/one.toml", &idle), ("site.toml", &site)]).contains(&"idle-excuse"));
}

#[test]
fn a_citation_of_a_draft_says_so() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/whole/content/sources/paper-2016/source.toml");
    let draft = format!("draft = true\n{}", fs::read_to_string(root).expect("readable"));
    let path = "content/sources/paper-2016/source.toml";
    let block = Block { kind: String::new(), path: path.to_owned(), text: draft };
    let examined = examined(&[block]);
    let said = shown(&examined);
    assert!(said.contains("`paper-2016` belongs to a draft"), "{said}");
    assert!(!said.contains("is named `"), "{said}");
}

#[test]
fn the_list_of_rules_in_the_docs_is_made_from_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let made = malaf::check::rules_as_markdown();
    if std::env::var_os("MALAF_ACCEPT").is_some() {
        fs::write(&path, &made).expect("written");
    }
    assert_eq!(fs::read_to_string(&path).expect("docs/rules.md"), made, "run: MALAF_ACCEPT=1 cargo test --test rules");
}

#[test]
fn explain_says_what_the_rule_says_and_suggests_a_near_name() {
    let run = |rule: &str| Command::new(env!("CARGO_BIN_EXE_malaf")).args(["explain", rule]).finished();
    for rule in RULES {
        let said = String::from_utf8(run(rule.name).stdout).expect("text");
        assert!(said.contains(&rule.documentation()), "{}", rule.name);
    }
    let unknown = run("broken-lnk");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("did you mean `broken-link`?"));
}
