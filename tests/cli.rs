//! The command as people run it: arguments in, files, messages and exit codes out.

mod support;

use std::fs;
use std::process::{Command, Output};
use support::{at, code, copy, malaf, said, tree};

#[test]
fn a_sound_dossier_is_built_and_nothing_is_said_in_a_pipe_but_warnings() {
    let folder = copy("whole");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(folder.path().join("public/ar/topics/river/index.html").is_file());
    assert!(output.stdout.is_empty());
    assert!(!said(&output).contains("built "), "{}", said(&output));
}

#[test]
fn timings_are_a_line_for_each_stage_and_only_told_when_asked_for() {
    let folder = copy("whole");
    let output = malaf(&["build", "--timings"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let said_of = |output: &Output| {
        let said = said(output);
        let rows = said.lines().filter(|line| line.contains(" ms ") && line.ends_with(" %"));
        rows.filter_map(|row| row.split_whitespace().next()).map(str::to_owned).collect::<Vec<_>>()
    };
    let stages = ["load", "parse", "letters", "link", "texts", "check", "prepare", "search", "render", "publish"];
    // Files are looked at before and, as nothing was found wrong, after it.
    let all = ["look"].into_iter().chain(stages).chain(["note", "all"]);
    assert_eq!(said_of(&output), all.collect::<Vec<_>>());
    assert!(said_of(&malaf(&["build"], folder.path())).is_empty());
}

/// The folder itself is the same one: it was not built aside and swapped in.
#[cfg(unix)]
#[test]
fn a_build_that_changes_nothing_leaves_the_published_folder_untouched() {
    use std::os::unix::fs::MetadataExt;
    let folder = copy("whole");
    let public = folder.path().join("public");
    let inode = || fs::metadata(&public).expect("built").ino();
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let before = inode();
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert_eq!(inode(), before);
    assert!(!folder.path().join(".public.next").exists());

    let page = public.join("en/topics/river/index.html");
    let built = fs::read(&page).expect("built");
    fs::write(&page, "changed by another program").expect("writable");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert_ne!(inode(), before);
    assert_eq!(fs::read(&page).expect("built"), built);
    assert!(public.join("ar/topics/river/index.html").is_file());
}

#[test]
fn errors_leave_the_published_site_as_it_was_and_exit_with_one() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let page = folder.path().join("public/en/topics/river/index.html");
    let before = fs::read(&page).expect("built");
    fs::write(folder.path().join("content/topics/river/en.md"), "+++\ntitle = \"New\"\n+++\n\n[[nothing]]\n")
        .expect("written");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("error[broken-link]: no record is named `nothing`"), "{}", said(&output));
    assert_eq!(fs::read(&page).expect("still there"), before);
}

#[test]
fn strict_turns_warnings_into_a_refusal() {
    let folder = copy("whole");
    // Without the lock no paragraph can be verified, which is worth a warning.
    fs::remove_file(folder.path().join("captures.lock")).expect("the lock");
    assert_eq!(code(&malaf(&["check"], folder.path())), 0);
    assert_eq!(code(&malaf(&["check", "--strict"], folder.path())), 1);
    assert_eq!(code(&malaf(&["build", "--strict"], folder.path())), 1);
    assert!(!folder.path().join("public").exists());
}

#[test]
fn a_level_in_the_settings_changes_what_a_rule_weighs() {
    let folder = copy("below-a-path");
    assert_eq!(code(&malaf(&["check"], folder.path())), 0);
    let settings = folder.path().join("site.toml");
    let text = fs::read_to_string(&settings).expect("readable");
    fs::write(&settings, format!("{text}\n[checks]\nuncited-paragraph = \"error\"\n")).expect("written");
    assert_eq!(code(&malaf(&["check"], folder.path())), 1);
    fs::write(&settings, format!("{text}\n[checks]\nuncited-paragraph = \"off\"\n")).expect("written");
    assert_eq!(code(&malaf(&["check", "--strict"], folder.path())), 0);
    fs::write(&settings, format!("{text}\n[checks]\nuncited-paragraf = \"off\"\n")).expect("written");
    assert!(said(&malaf(&["check"], folder.path())).contains("did you mean `uncited-paragraph`?"));
}

#[test]
fn a_folder_without_a_dossier_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("error[missing-site]"), "{}", said(&output));
}

#[test]
fn an_output_folder_with_foreign_files_is_refused_and_left_alone() {
    let folder = copy("whole");
    fs::create_dir(folder.path().join("mine")).expect("a folder");
    fs::write(folder.path().join("mine/thesis.txt"), "years of work").expect("written");
    let output = malaf(&["build", "--out", "mine"], folder.path());
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("not made by malaf"), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.path().join("mine/thesis.txt")).expect("there"), "years of work");
}

#[test]
fn a_foreign_file_in_a_site_of_ours_survives_the_next_build() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    fs::write(folder.path().join("public/CNAME"), "dossier.example").expect("written");
    fs::remove_file(folder.path().join("content/terms/flood-names.toml")).expect("removed");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert!(!folder.path().join("public/ar/terms/flood-names").exists(), "a page without a record stays behind");
    assert_eq!(fs::read_to_string(folder.path().join("public/CNAME")).expect("there"), "dossier.example");
}

#[test]
fn two_builds_give_the_same_bytes_at_any_thread_count() {
    let folder = copy("whole");
    let build = |out: &str, threads: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_malaf"))
            .args(["build", "--out", out])
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(folder.path())
            .status();
        assert!(run.expect("malaf runs").success());
        tree(&folder.path().join(out))
    };
    assert_eq!(build("one", "1"), build("eight", "8"));
}

#[test]
fn an_unchanged_file_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let page = folder.path().join("public/ar/about/index.html");
    let before = fs::metadata(&page).expect("built").ino();
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    assert_eq!(fs::metadata(&page).expect("built").ino(), before);
}

#[test]
fn another_base_url_changes_every_link() {
    let folder = copy("whole");
    let output = malaf(&["build", "--base-url", "https://forge.example/project/"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let page = fs::read_to_string(folder.path().join("public/en/topics/river/index.html")).expect("built");
    assert!(page.contains("href=\"/project/en/sources/paper-2016/#p4\""));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://forge.example/project/en/topics/river/\">"));
    assert!(!page.contains("href=\"/en/"));
}

#[test]
fn a_base_url_that_is_none_is_refused_with_an_example() {
    let folder = copy("whole");
    let output = malaf(&["build", "--base-url", "example.org"], folder.path());
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("https://example.org/dossier/"), "{}", said(&output));
}

#[test]
fn a_template_of_the_site_goes_before_the_built_in_one() {
    let folder = copy("whole");
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    fs::write(folder.path().join("templates/page.html"), "own template for {{ frame.kind }}\n").expect("written");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    let page = fs::read_to_string(folder.path().join("public/en/about/index.html")).expect("built");
    assert_eq!(page, "own template for page\n");
}

#[test]
fn a_broken_template_names_the_page_and_leaves_the_site() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    fs::write(folder.path().join("templates/page.html"), "{{ no.such.thing }}\n").expect("written");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1, "an author's mistake, and no failure of the machine");
    let told = said(&output);
    assert!(told.contains("about/") && told.contains("--> templates/page.html:1:4"), "{told}");
    assert!(folder.path().join("public/en/about/index.html").is_file());
}

#[test]
fn what_a_template_asks_for_and_nobody_has_is_shown_in_its_place() {
    let folder = copy("whole");
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    let told = |inner: &str| {
        let text = format!("{{% extends \"base.html\" %}}\n{{% block main %}}بلدة {inner}{{% endblock main %}}\n");
        fs::write(folder.path().join("templates/page.html"), text).expect("written");
        let output = malaf(&["check"], folder.path());
        assert_eq!(code(&output), 1);
        said(&output)
    };
    let place = "--> templates/page.html:2:";
    let of_component = told("{{ <claims it={title} /> }}");
    assert!(of_component.contains(place) && of_component.contains("unknown component `claims`"), "{of_component}");
    assert!(of_component.contains("did you mean `claim`?"), "{of_component}");
    let of_filter = told("{{ title.text | uper }}");
    assert!(of_filter.contains(place) && of_filter.contains("unknown filter `uper`"), "{of_filter}");
    let of_template = told("{% include \"hed.html\" %}");
    assert!(of_template.contains(place) && of_template.contains("did you mean `head.html`?"), "{of_template}");
}

/// No sample meets it, so that pages are being made by then.
#[test]
fn a_fault_of_some_page_alone_leaves_the_site_and_nothing_beside_it() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    let text =
        "{% if entity_kind == \"place\" and title.text is ending_with(pat=\"Town\") %}{{ title.no.such }}{% endif %}\n";
    fs::write(folder.path().join("templates/entity.html"), text).expect("written");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1, "{}", said(&output));
    assert!(said(&output).contains("--> templates/entity.html:1:"), "{}", said(&output));
    assert!(folder.path().join("public/en/about/index.html").is_file());
    assert!(!folder.path().join(".public.next").exists());
}

#[test]
fn mentions_of_the_captures_at_hand_are_exported_with_their_places() {
    let folder = copy("whole");
    fs::create_dir(folder.path().join("captures")).expect("a folder");
    let text = "ارتفع الماء\n\nقال سكان بلدة الجسر إنهم غادروا، وببلدة الجسر سد قديم.\n";
    fs::write(folder.path().join("captures/a.txt"), text).expect("written");
    // This capture is not the one that the lock knows, which matters to other tests.
    let settings = fs::read_to_string(folder.path().join("site.toml")).expect("readable");
    let settings = format!("{settings}\n[checks]\ncapture-changed = \"off\"\n");
    fs::write(folder.path().join("site.toml"), settings).expect("written");
    let output = malaf(&["export", "mentions"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let found: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let surfaces: Vec<&str> = found.iter().filter_map(|m| m["surface"].as_str()).collect();
    assert_eq!(surfaces, ["بلدة الجسر", "وببلدة الجسر"]);
    let paragraph = "قال سكان بلدة الجسر إنهم غادروا، وببلدة الجسر سد قديم.";
    for mention in &found {
        assert_eq!((&mention["capture"], &mention["paragraph"]), (&"a.txt".into(), &2.into()));
        let at = |key: &str| usize::try_from(mention[key].as_u64().expect("a number")).expect("small");
        assert_eq!(paragraph.get(at("start")..at("end")), mention["surface"].as_str());
        assert_eq!(mention["entity"], "the-town");
    }
}

#[test]
fn the_whole_dossier_is_exported_with_relations_both_ways() {
    let output = malaf(&["export", "dossier"], &at("sites/whole"));
    assert_eq!(code(&output), 0, "{}", said(&output));
    let dossier: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let source = &dossier["sources"][0];
    let claim = source["claims"][0].as_str().expect("a claim");
    let claims = dossier["claims"].as_array().expect("claims");
    let claim = claims.iter().find(|c| c["id"] == claim).expect("the claim itself");
    assert_eq!(claim["passages"][0]["source"], source["id"]);
    assert_eq!(claim["positions"][0]["dispute"], dossier["disputes"][0]["id"]);
    assert!(claim["text"]["ar"].is_string() && claim["text"]["en"].is_string());
}

#[test]
fn a_translation_left_behind_is_named_at_its_block_and_told_to_its_reader() {
    let folder = copy("whole");
    let output = malaf(&["translate", "accept", "content/topics/river"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(said(&output).contains("accepted content/topics/river/en.md"), "{}", said(&output));
    assert_eq!(code(&malaf(&["build", "--strict"], folder.path())), 0);
    let arabic = folder.path().join("content/topics/river/ar.md");
    let before = fs::read_to_string(&arabic).expect("a text");
    fs::write(&arabic, before.replace("غادر", "ترك")).expect("written");
    let output = malaf(&["build"], folder.path());
    let stale = "warning[stale-translation]: its counterpart changed since this was accepted as a translation\n  --> content/topics/river/en.md:";
    assert!(said(&output).contains(stale), "{}", said(&output));
    let page = |tag: &str| {
        fs::read_to_string(folder.path().join(format!("public/{tag}/topics/river/index.html"))).expect("built")
    };
    assert!(page("en").contains("One paragraph of this page is older"), "{}", page("en"));
    assert!(!page("ar").contains("notice-stale"));
    // The other way round: what is in English only leaves Arabic behind.
    fs::write(&arabic, before).expect("written");
    let english = folder.path().join("content/topics/river/en.md");
    let text = fs::read_to_string(&english).expect("a text").replace("Town left", "Town went");
    fs::write(&english, text).expect("written");
    assert!(said(&malaf(&["build"], folder.path())).contains("--> content/topics/river/ar.md:"));
    assert!(page("ar").contains("notice-stale") && !page("en").contains("notice-stale"));
    assert_eq!(code(&malaf(&["translate", "accept", "content"], folder.path())), 0);
    assert_eq!(code(&malaf(&["check", "--strict"], folder.path())), 0);
}

#[test]
fn accepting_what_is_not_there_says_so() {
    let folder = copy("whole");
    let output = malaf(&["translate", "accept", "content/topics/nothing"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("not accepted: content/topics/nothing"), "{}", said(&output));
    assert!(!folder.path().join("translations.lock").exists());
}

#[test]
fn fixing_mends_what_needs_no_judgement_and_no_other_byte() {
    let folder = copy("whole");
    let file = folder.path().join("content/topics/river/ar.md");
    let sound = fs::read_to_string(&file).expect("a text").replace('\n', "\r\n");
    let hurt = sound.replace("بيوتهم", "بيو\u{200F}تهم").replacen("سكان", "سکان", 1);
    assert_ne!(hurt, sound);
    fs::write(&file, &hurt).expect("written");
    let untouched = malaf(&["check"], folder.path());
    assert!(said(&untouched).contains("warning[bidi-control]"), "{}", said(&untouched));
    assert_eq!(fs::read_to_string(&file).expect("a text"), hurt);
    let output = malaf(&["check", "--fix", "--strict"], folder.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(said(&output).contains("mended content/topics/river/ar.md:8:") && said(&output).contains("`ک` to `ك`"));
    assert!(said(&output).contains("U+200F to nothing"), "{}", said(&output));
    assert_eq!(fs::read_to_string(&file).expect("a text"), sound);
}

#[test]
fn fixing_writes_ids_citations_and_ends_of_lines_as_the_house_does_and_shows_it_first() {
    let folder = copy("whole");
    let file = folder.path().join("content/topics/river/ar.md");
    let sound = fs::read_to_string(&file).expect("a text");
    let slips = "\nراجع [[The_Town|البلدة]] [@Paper-2016 p3-4].  \nثم `p3 ` [@paper-2016 p3].  \t\n";
    let mended = "\nراجع [[the-town|البلدة]] [@paper-2016 ¶3–4].  \nثم `p3 ` [@paper-2016 ¶3].\n";
    fs::write(&file, format!("{sound}{}", slips.trim_end_matches('\n'))).expect("written");
    let shown = malaf(&["check", "--diff"], folder.path());
    assert_eq!(code(&shown), 1, "{}", said(&shown));
    let diff = String::from_utf8(shown.stdout).expect("UTF-8");
    assert!(diff.contains("--- a/content/topics/river/ar.md\n+++ b/content/topics/river/ar.md\n@@"), "{diff}");
    assert!(diff.contains("\n-راجع [[The_Town") && diff.contains("\n+راجع [[the-town"), "{diff}");
    assert!(fs::read_to_string(&file).expect("a text").contains("The_Town"), "--diff writes nothing");
    malaf(&["check", "--fix"], folder.path());
    malaf(&["check", "--fix"], folder.path());
    assert_eq!(fs::read_to_string(&file).expect("a text"), format!("{sound}{mended}"));
    let again = malaf(&["check", "--diff"], folder.path());
    assert_eq!((code(&again), again.stdout.len()), (0, 0), "{}", said(&again));
}

/// What stands in a block of code is the code's, and one run leaves nothing for a second.
#[test]
fn fixing_leaves_code_alone_and_is_done_at_once() {
    let folder = copy("whole");
    let file = folder.path().join("content/topics/river/ar.md");
    let sound = fs::read_to_string(&file).expect("a text");
    // A sign that hides a final letter; fences within other fences, in lists and in quotations.
    let hurt = "\nسکا\u{200F}ن کی\u{202E}یه [@paper-2016 ¶3].\n\n~~~\na \n```\nb \n~~~\n\nغادروا [@paper-2016 ¶3].\t\n";
    let mended = "\nسكان كییه [@paper-2016 ¶3].\n\n~~~\na \n```\nb \n~~~\n\nغادروا [@paper-2016 ¶3].\n";
    fs::write(&file, format!("{sound}{hurt}")).expect("written");
    let output = malaf(&["check", "--fix"], folder.path());
    let once = fs::read_to_string(&file).expect("a text");
    assert!(said(&output).contains("`ک` to `ك`"), "{}", said(&output));
    assert_eq!(once.replace('ي', "ی"), format!("{sound}{mended}").replace('ي', "ی"));
    malaf(&["check", "--fix"], folder.path());
    assert_eq!(fs::read_to_string(&file).expect("a text"), once);
    assert_eq!(malaf(&["check", "--diff"], folder.path()).stdout, b"");
    let nested = format!("{sound}\n> ```\n> a \n> ```\n\n- ~~~\n  b \n  ~~~\n");
    fs::write(&file, &nested).expect("written");
    malaf(&["check", "--fix"], folder.path());
    assert_eq!(fs::read_to_string(&file).expect("a text"), nested);
}

#[test]
fn a_comment_with_windows_line_ends_is_a_comment_and_may_hold_two_excuses() {
    let folder = copy("whole");
    let file = folder.path().join("content/topics/river/en.md");
    let sound = fs::read_to_string(&file).expect("a text");
    let excuses = "<!-- malaf: allow uncited-paragraph: the editors' question --> \
                   <!-- malaf: allow insecure-address: it has no other -->";
    let text = format!("{sound}\n<!-- one\n\ntwo -->\n\n{excuses}\nWho saw [it](http://a.example/)?\n");
    fs::write(&file, text.replace('\n', "\r\n")).expect("written");
    let output = malaf(&["check", "--format", "concise"], folder.path());
    let found = String::from_utf8_lossy(&output.stdout);
    let others: Vec<&str> = found.lines().filter(|line| !line.contains("unbalanced-translation")).collect();
    assert_eq!((code(&output), others), (0, Vec::new()));
    let lost = format!("{sound}\r\n<!-- for editors --> Words [@paper-2016 ¶3].\r\n\r\n<!-- open\r\n");
    fs::write(&file, lost).expect("written");
    let output = malaf(&["check", "--format", "concise"], folder.path());
    let found = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(found.contains("en.md:12:22: error[raw-html]: what stands behind a comment"), "{found}");
    assert!(found.contains("en.md:14:1: error[raw-html]: this comment does not end"), "{found}");
}

#[test]
fn fixing_puts_keys_in_their_order_and_loses_no_byte() {
    let folder = copy("whole");
    let entity = folder.path().join("content/entities/the-bridge.toml");
    let claims = folder.path().join("content/sources/paper-2016/claims.toml");
    let front = folder.path().join("content/topics/river/en.md");
    // Comments, an excuse for its key, texts of many lines, a list over lines, blanks at the end, Windows line ends.
    let written = "kind = \"place\"\r\n\r\n# the rivers\r\ntopics = [\r\n  \"river\", # the first\r\n]\r\n\r\n# as on maps\r\naliases = { ar = [\"الجسر العتيق\"] } # old  \r\nname = { ar = \"الجسر القديم\", en = \"Old Bridge\" }";
    let wanted = "kind = \"place\"\r\n\r\nname = { ar = \"الجسر القديم\", en = \"Old Bridge\" }\r\n\r\n# as on maps\r\naliases = { ar = [\"الجسر العتيق\"] } # old\r\n# the rivers\r\ntopics = [\r\n  \"river\", # the first\r\n]\r\n";
    fs::write(&entity, written).expect("written");
    let sound = fs::read_to_string(&claims).expect("a text");
    let lines: Vec<&str> = sound.lines().collect();
    assert_eq!((lines[0], lines[1].starts_with("id"), lines[2].starts_with("paragraph")), ("[[claim]]", true, true));
    let swapped = sound.replacen(&format!("{}\n{}\n", lines[1], lines[2]), &format!("{}\n{}\n", lines[2], lines[1]), 1);
    fs::write(&claims, &swapped).expect("written");
    let text = fs::read_to_string(&front).expect("a text");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    assert!(lines[1].starts_with("title") && lines[2].starts_with("summary"));
    let upside_down = text.replacen(&lines[1..3].concat(), &format!("{}{}", lines[2], lines[1]), 1);
    fs::write(&front, &upside_down).expect("written");
    let diff = malaf(&["check", "--diff"], folder.path());
    let diff = String::from_utf8(diff.stdout).expect("UTF-8");
    assert!(diff.contains("+++ b/content/entities/the-bridge.toml"), "{diff}");
    assert_eq!(fs::read_to_string(&entity).expect("a text"), written, "--diff writes nothing");
    let output = malaf(&["check", "--fix"], folder.path());
    assert!(
        said(&output).contains("mended content/entities/the-bridge.toml: keys in their order"),
        "{}",
        said(&output)
    );
    let read = |path: &std::path::PathBuf| fs::read_to_string(path).expect("a text");
    assert_eq!(read(&entity), wanted);
    assert_eq!(read(&claims), sound);
    assert_eq!(read(&front), text);
    assert_eq!(malaf(&["check", "--diff"], folder.path()).stdout, b"");
}

#[test]
fn the_status_names_what_is_left_and_holds_to_what_is_required() {
    let folder = copy("whole");
    let require = ["status", "--require", "translated=100,cited=100"];
    let done = malaf(&require, folder.path());
    assert_eq!(code(&done), 0, "{}", said(&done));
    let table = String::from_utf8(done.stdout).expect("UTF-8");
    assert!(table.contains("translated 100 %") && table.contains("cited 100 %"), "{table}");
    let english = folder.path().join("content/topics/river/en.md");
    let text = fs::read_to_string(&english).expect("a text");
    fs::write(&english, format!("{text}\nIt rained.\n")).expect("written");
    fs::remove_file(folder.path().join("content/notes/on-thirty/en.md")).expect("removed");
    let output = malaf(&require, folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("cited: ") && said(&output).contains("translated: "), "{}", said(&output));
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(table.contains("uncited paragraphs: 1") && table.contains("missing in en"), "{table}");
    let json = malaf(&["status", "--format", "json"], folder.path());
    let status: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!((&status["totals"]["missing"], &status["totals"]["uncited"]), (&1.into(), &1.into()));
    assert_eq!(code(&malaf(&["status", "--require", "finished=1"], folder.path())), 2);
}

#[test]
fn diagnostics_for_programs_go_to_standard_output_and_count_characters() {
    let folder = copy("whole");
    // Behind front matter, a tab, Arabic, an emoji, a combining mark and Windows line ends.
    let text = "+++\r\ntitle = \"Example\"\r\n+++\r\n\r\nفاض\tالنهر 🌊 é [[nothing]] [@paper-2016 ¶3].\r\n";
    fs::write(folder.path().join("content/topics/river/en.md"), text).expect("written");
    let said = |format: &str| {
        let output = malaf(&["check", "--format", format], folder.path());
        assert_eq!(code(&output), 1);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        String::from_utf8(output.stdout).expect("text")
    };
    assert!(said("concise").contains("content/topics/river/en.md:5:15: error[broken-link]"), "{}", said("concise"));
    assert!(said("github").contains("::error file=content/topics/river/en.md,line=5,endLine=5,col=15,endColumn=26,"));
    let json: serde_json::Value = serde_json::from_str(&said("json")).expect("JSON");
    let list = json["diagnostics"].as_array().expect("a list");
    let fault = list.iter().find(|one| one["rule"] == "broken-link").expect("the broken link");
    assert_eq!((&fault["place"]["line"], &fault["place"]["column"]), (&5.into(), &15.into()));
    let sarif: serde_json::Value = serde_json::from_str(&said("sarif")).expect("JSON");
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), list.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a rule")).expect("small");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
}

#[test]
fn a_dossier_whose_content_was_moved_away_does_not_replace_the_site() {
    let folder = copy("whole");
    assert_eq!(code(&malaf(&["build"], folder.path())), 0);
    fs::rename(folder.path().join("content"), folder.path().join("elsewhere")).expect("moved");
    let output = malaf(&["build"], folder.path());
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("error[missing-site]: nothing stands in `content/`"), "{}", said(&output));
    assert!(folder.path().join("public/en/topics/river/index.html").is_file());
}

#[test]
fn a_title_of_nothing_but_spaces_is_missing() {
    let folder = copy("whole");
    let file = folder.path().join("content/topics/river/en.md");
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, text.replacen("\"The river\"", "\"  \"", 1)).expect("written");
    let output = malaf(&["check"], folder.path());
    assert_eq!(code(&output), 1);
    let fault = "error[missing-key]: the key `title` is empty\n  --> content/topics/river/en.md:2:9";
    assert!(said(&output).contains(fault), "{}", said(&output));
}
