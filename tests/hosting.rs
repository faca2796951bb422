//! What the site's host is told: files that `site.toml` asks for, old addresses, compressed copies, hashes of assets.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs;
use std::path::Path;
use support::{code, copy, malaf, said};

fn asked(more: &str) -> tempfile::TempDir {
    let folder = copy("whole");
    append(&folder.path().join("site.toml"), more);
    folder
}

fn append(file: &Path, more: &str) {
    let text = fs::read_to_string(file).expect("readable");
    fs::write(file, format!("{text}\n{more}\n")).expect("written");
}

fn built(folder: &Path) {
    let output = malaf(&["build"], folder);
    assert_eq!(code(&output), 0, "{}", said(&output));
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("public").join(path)).expect("published")
}

#[test]
fn files_for_the_host_are_there_where_they_were_asked_for() {
    let plain = copy("whole");
    built(plain.path());
    for path in ["CNAME", ".well-known/security.txt", "llms.txt", "_redirects", "index.html.gz"] {
        assert!(!plain.path().join("public").join(path).exists(), "{path} was not asked for");
    }
    let folder = asked(
        "[hosting]\ncname = true\nllms-txt = true\nsecurity = { contact = \"mailto:a@b.example\", expires = \"2027-11-01\" }",
    );
    built(folder.path());
    assert_eq!(read(folder.path(), "CNAME"), "small.example\n");
    let security = read(folder.path(), ".well-known/security.txt");
    assert!(security.starts_with("Contact: mailto:a@b.example\nExpires: 2027-11-01T00:00:00Z\n"), "{security}");
    let llms = read(folder.path(), "llms.txt");
    assert!(llms.contains("- [The river](https://small.example/en/topics/river/): The river rose."), "{llms}");
    assert!(llms.contains("- [النهر](https://small.example/ar/topics/river/)"), "{llms}");
}

#[test]
fn a_contact_that_nobody_can_write_to_is_an_error() {
    let folder = asked("[hosting]\nsecurity = { contact = \"a@b.example\", expires = \"2027-11-01\" }");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("error[invalid-address]: `a@b.example` is no address to write to"));
}

#[test]
fn an_old_address_leads_to_the_record_in_each_language_below_a_path_too() {
    let folder = copy("whole");
    append(&folder.path().join("content/entities/the-town.toml"), "formerly = [\"old-town\"]");
    let output = malaf(&["build", "--base-url", "https://forge.example/repo/"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let rules = read(folder.path(), "_redirects");
    assert_eq!(
        rules,
        "/repo/ar/places/old-town/ /repo/ar/places/the-town/ 301\n/repo/en/places/old-town/ /repo/en/places/the-town/ 301\n"
    );
    let page = read(folder.path(), "ar/places/old-town/index.html");
    assert!(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/repo/ar/places/the-town/\">"), "{page}");
    assert!(page.contains("<a class=\"record\" href=\"/repo/ar/places/the-town/\">بلدة الجسر</a>"), "{page}");
    assert!(!read(folder.path(), "sitemap.xml").contains("old-town"));
}

#[test]
fn a_former_id_may_stand_for_nothing_else_and_a_reference_to_it_says_the_new_one() {
    let folder = copy("whole");
    append(&folder.path().join("content/entities/the-town.toml"), "formerly = [\"the-paper\", \"old-town\"]");
    append(&folder.path().join("content/entities/the-council.toml"), "formerly = [\"old-town\"]");
    append(&folder.path().join("content/topics/river/en.md"), "See [[old-town]] [@paper-2016 ¶3].");
    let output = malaf(&["check"], folder.path());
    assert_eq!(code(&output), 1);
    let clash = |id: &str, of: &str| {
        format!(
            "error[duplicate-id]: the former id `{id}` of `{of}` stands for another record too\n  --> content/entities/{of}.toml:"
        )
    };
    let text = said(&output);
    assert!(text.contains(&clash("the-paper", "the-town")), "{text}");
    assert!(
        text.contains("the former id `old-town` of `the-town`") || text.contains(&clash("old-town", "the-council"))
    );
    assert!(text.contains("hint: it is now named `the-"), "{text}");
}

#[test]
fn compressed_copies_are_kept_with_their_files_and_go_with_them() {
    use std::os::unix::fs::MetadataExt;
    let folder = asked("[hosting]\ncompress = true");
    built(folder.path());
    let public = folder.path().join("public");
    let node = |path: &str| fs::metadata(public.join(path)).expect("there").ino();
    let page = "en/about/index.html";
    let copies = [format!("{page}.br"), format!("{page}.gz")];
    let before: Vec<u64> = copies.iter().map(|path| node(path)).collect();
    // Something else changes: the folder is made anew, and what is as it was is the same file.
    append(&folder.path().join("content/topics/river/en.md"), "More [@paper-2016 ¶3].");
    let topic = node("en/topics/river/index.html.gz");
    built(folder.path());
    assert_eq!(copies.iter().map(|path| node(path)).collect::<Vec<_>>(), before);
    assert_ne!(node("en/topics/river/index.html.gz"), topic);
    // A build from nothing gives the same bytes.
    let output = malaf(&["build", "--out", "again"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    for path in &copies {
        let again = fs::read(folder.path().join("again").join(path)).expect("there");
        assert_eq!(again, fs::read(public.join(path)).expect("there"), "{path}");
    }
    let settings = fs::read_to_string(folder.path().join("site.toml")).expect("readable");
    fs::write(folder.path().join("site.toml"), settings.replace("compress = true", "compress = false"))
        .expect("written");
    built(folder.path());
    assert!(public.join(page).exists() && copies.iter().all(|path| !public.join(path).exists()));
}

#[test]
fn every_script_and_stylesheet_is_named_with_its_hash() {
    let folder = copy("whole");
    built(folder.path());
    let page = read(folder.path(), "en/index.html");
    let tags =
        page.split('<').filter(|tag| tag.starts_with("script src") || tag.starts_with("link rel=\"stylesheet\""));
    let tags: Vec<&str> = tags.chain(page.split('<').filter(|tag| tag.starts_with("script type=\"module\""))).collect();
    assert!(tags.len() >= 3, "{tags:?}");
    for tag in tags {
        assert!(tag.contains(" integrity=\"sha256-"), "{tag}");
    }
}

#[test]
fn a_dossier_that_was_just_begun_passes_every_check_in_each_choice_of_languages() {
    for languages in [&["ar", "en"][..], &["en", "ar"], &["ar"], &["en"]] {
        let parent = tempfile::tempdir().expect("a folder");
        let begin: Vec<&str> = languages.iter().flat_map(|tag| ["--language", tag]).collect();
        let own = if languages[0] == "ar" { "ملف \"لنا\" \\ نحن" } else { "A \"title\" \\ of ours" };
        let title = format!("{}={own}", languages[0]);
        let arguments = [&["init", "new", "--title", &title], begin.as_slice()].concat();
        let output = malaf(&arguments, parent.path());
        assert_eq!(code(&output), 0, "{}", said(&output));
        let folder = parent.path().join("new");
        let output = malaf(&["check", "--strict"], &folder);
        assert_eq!(code(&output), 0, "{languages:?}: {}", said(&output));
        built(&folder);
        let page = read(&folder, &format!("{}/index.html", languages[0]));
        assert!(page.contains(&own.replace('"', "&quot;")), "{page}");
        assert!(folder.join(".github/workflows/publish.yml").is_file());
        // A clone has no captures, and is as sound.
        fs::remove_dir_all(folder.join("captures")).expect("removed");
        assert_eq!(code(&malaf(&["check", "--strict"], &folder)), 0);
    }
}

#[test]
fn beginning_a_dossier_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("site.toml"), "mine").expect("written");
    let output = malaf(&["init", "."], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("`site.toml` is there already, and nothing is overwritten"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.path()).expect("listable").count(), 1);
    let unknown = malaf(&["init", "new", "--language", "xx"], folder.path());
    assert_eq!(code(&unknown), 1);
    assert!(said(&unknown).contains("there is no starter in `xx`") && !folder.path().join("new").exists());
}

#[test]
fn shells_complete_every_command_and_each_has_a_page_in_the_manual() {
    let folder = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = malaf(&["completions", shell], folder.path());
        assert_eq!(code(&output), 0, "{}", said(&output));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(["build", "export", "init"].iter().all(|command| text.contains(command)), "{shell}");
    }
    assert_eq!(code(&malaf(&["man", "--out", "man"], folder.path())), 0);
    for page in ["malaf", "malaf-build", "malaf-translate-accept"] {
        let text = fs::read_to_string(folder.path().join(format!("man/{page}.1"))).expect("written");
        assert!(text.contains(".SH SYNOPSIS"), "{page}");
    }
}
