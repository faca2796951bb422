//! What other repositories take over: the action's scripts do what they say, and the Dockerfile's context is whole.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::{Bounded, code, copy, said};

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// The script of the action's step of that name.
fn script(action: &str, step: &str) -> String {
    let (_, step) = action.split_once(&format!("- name: {step}\n")).expect(step);
    let (_, lines) = step.split_once("      run: |\n").expect("a script");
    lines.lines().map_while(|line| line.strip_prefix("        ")).map(|line| format!("{line}\n")).collect()
}

/// Runs a step as GitHub does, with malaf where the step before would have put it.
fn run(step: &str, home: &Path, variables: &[(&str, &str)]) -> Output {
    let bin = home.join(".cargo/bin");
    fs::create_dir_all(&bin).expect("a folder");
    fs::copy(env!("CARGO_BIN_EXE_malaf"), bin.join("malaf")).expect("copied");
    Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script(&text("action.yml"), step)])
        .env("HOME", home)
        .env("GITHUB_OUTPUT", home.join("output"))
        .envs(variables.iter().copied())
        .finished()
}

#[test]
fn the_action_checks_a_dossier_and_builds_its_site_where_it_was_asked_to() {
    let (home, site) = (tempfile::tempdir().expect("a folder"), copy("whole"));
    let root = site.path().to_string_lossy().into_owned();
    let out = site.path().join("a folder").to_string_lossy().into_owned();
    let installed = run("Install malaf", home.path(), &[("MALAF_SOURCE", "/nowhere")]);
    assert_eq!(code(&installed), 0, "{}", said(&installed));
    let checked = run("Check", home.path(), &[("MALAF_ROOT", &root), ("MALAF_EXTERNAL", "false")]);
    assert_eq!(code(&checked), 0, "{}", said(&checked));
    let address = "https://host.example/repo/";
    let built = run("Build", home.path(), &[("MALAF_ROOT", &root), ("MALAF_OUT", &out), ("MALAF_BASE_URL", address)]);
    assert_eq!(code(&built), 0, "{}", said(&built));
    let page = fs::read_to_string(Path::new(&out).join("en/index.html")).expect("a page");
    assert!(page.contains("href=\"https://host.example/repo/en/\""), "{page}");
    assert_eq!(fs::read_to_string(home.path().join("output")).expect("said"), format!("site={out}\n"));
}

#[test]
fn the_action_fails_where_the_dossier_has_a_fault_and_shows_its_line() {
    let (home, site) = (tempfile::tempdir().expect("a folder"), copy("whole"));
    let topic = site.path().join("content/topics/river/en.md");
    let before = fs::read_to_string(&topic).expect("readable");
    fs::write(&topic, format!("{before}\nSee [[nowhere]] [@paper-2016 ¶3].\n")).expect("written");
    let root = site.path().to_string_lossy().into_owned();
    let checked = run("Check", home.path(), &[("MALAF_ROOT", &root), ("MALAF_EXTERNAL", "false")]);
    assert_eq!(code(&checked), 1, "{}", said(&checked));
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(told.contains(&format!("::error file={root}/content/topics/river/en.md,")), "{told}");
}

#[test]
fn no_expression_of_a_workflow_stands_within_a_script() {
    // What a caller writes would else be run.
    for step in ["Install malaf", "Check", "Build"] {
        assert!(!script(&text("action.yml"), step).contains("${{"), "{step}");
    }
}

#[test]
fn the_context_of_the_image_has_all_that_the_program_is_made_of() {
    let ignored = text(".dockerignore");
    let sent: Vec<&str> = ignored.lines().filter_map(|line| line.strip_prefix('!')).collect();
    let manifest = text("Cargo.toml");
    let embedded = text("src/load/embedded.rs");
    let folders = embedded.split("folder = \"").skip(1).filter_map(|rest| rest.split(['/', '"']).next());
    let readme = manifest.lines().find_map(|line| line.strip_prefix("readme = ")).map(|name| name.trim_matches('"'));
    let folders: Vec<&str> = folders.chain(readme).chain(["src", "Cargo.toml", "Cargo.lock"]).collect();
    assert!(folders.len() >= 6, "{folders:?}");
    assert!(folders.iter().all(|folder| sent.contains(folder)), "{folders:?} in {sent:?}");
}
