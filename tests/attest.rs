//! `malaf build --attest` and `malaf verify --site`: what a published copy was made to differ in is named.

#![allow(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs;
use support::{code, copy, copy_into, malaf, said};

#[test]
fn a_copy_that_is_whole_is_told_so_and_one_that_is_not_is_told_file_by_file() {
    let folder = copy("whole");
    let output = malaf(&["build", "--attest"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let copied = folder.path().join("copy");
    copy_into(&folder.path().join("public"), &copied);
    let verify = ["verify", "--site", "copy", "--attestation", "public.attestation.json"];
    let output = malaf(&verify, folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));

    let page = copied.join("en/topics/river/index.html");
    let text = fs::read_to_string(&page).expect("a page");
    fs::write(&page, text.replace("Residents", "Nobody")).expect("written");
    fs::remove_file(copied.join("ar/about/index.html")).expect("removed");
    fs::write(copied.join("en/added.html"), "<script>x</script>").expect("written");
    let output = malaf(&verify, folder.path());
    assert_eq!(code(&output), 1);
    let told: Vec<String> = said(&output).lines().map(str::to_owned).collect();
    let wanted = ["altered: en/topics/river/index.html", "added: en/added.html", "missing: ar/about/index.html"];
    assert_eq!(told.get(..3).unwrap_or_default(), wanted, "{told:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_was_made_a_link_is_altered() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build", "--attest"], folder.path())), 0);
    let page = folder.path().join("public/index.html");
    let aside = folder.path().join("index.html");
    fs::rename(&page, &aside).expect("moved");
    std::os::unix::fs::symlink(&aside, &page).expect("a link");
    let output = malaf(&["verify", "--site", "public"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).starts_with("altered: index.html\n"), "{}", said(&output));
}

#[test]
fn the_same_dossier_is_attested_in_the_same_bytes_wherever_it_stands() {
    let attested = |out: &str| {
        let folder = copy("whole");
        assert_eq!(code(&malaf(&["build", "--attest", "--out", out], folder.path())), 0);
        fs::read(folder.path().join(format!("{out}.attestation.json"))).expect("an attestation")
    };
    assert_eq!(attested("public"), attested("site"));
}

/// As `sha256sum` would tell them, over what was read; also where something is said of the dossier.
#[test]
fn the_texts_that_a_site_is_made_of_are_attested() {
    use sha2::{Digest, Sha256};
    let folder = copy("whole");
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let attested = || {
        let output = malaf(&["build", "--attest"], folder.path());
        assert_eq!(code(&output), 0, "{}", said(&output));
        let text = fs::read(folder.path().join("public.attestation.json")).expect("an attestation");
        let read: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        (read["inputs"]["count"].as_u64(), read["inputs"]["sha256"].as_str().map(str::to_owned))
    };
    let by_hand = || {
        let files = support::files_below(folder.path());
        let is_input = |path: &str| {
            matches!(path, "site.toml" | "captures.lock" | "translations.lock") || path.starts_with("content/")
        };
        let inputs: Vec<_> = files.iter().filter(|(path, _)| is_input(path)).collect();
        let lines: String = inputs.iter().map(|(path, bytes)| format!("{}  {path}\n", hash(bytes))).collect();
        (u64::try_from(inputs.len()).ok(), Some(hash(lines.as_bytes())))
    };
    assert_eq!(attested(), by_hand());
    let page = folder.path().join("content/topics/river/en.md");
    let text = fs::read_to_string(&page).expect("a text");
    fs::write(&page, text + "\nA line that cites nothing.\n").expect("written");
    assert_eq!(attested(), by_hand());
}

#[test]
fn the_name_of_a_draft_stands_in_no_attestation() {
    let folder = copy("whole");
    let draft = folder.path().join("content/sources/not-yet-known");
    fs::create_dir(&draft).expect("a folder");
    fs::write(draft.join("source.toml"), "capture = \"a.txt\"\ndraft = true\n").expect("written");
    assert_eq!(code(&malaf(&["build", "--attest"], folder.path())), 0);
    let text = fs::read_to_string(folder.path().join("public.attestation.json")).expect("an attestation");
    assert!(text.contains("\"ar/topics/river/index.html\"") && !text.contains("not-yet-known"));
}

#[test]
fn what_is_no_attestation_is_said() {
    let folder = copy("whole");
    let output = malaf(&["verify", "--site", "content"], folder.path());
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("content.attestation.json"), "{}", said(&output));
    fs::write(folder.path().join("content.attestation.json"), "{}").expect("written");
    assert!(said(&malaf(&["verify", "--site", "content"], folder.path())).contains("no attestation"));
}
