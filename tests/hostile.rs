//! The hostile corpus (tests/hostile/README.md): whatever stands in a dossier, malaf builds a site without anything in it
//! that runs, or says where the fault is. It never panics.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

#[path = "hostile/books.rs"]
mod books;
#[path = "hostile/corpus.rs"]
mod corpus;
#[path = "hostile/danger.rs"]
mod danger;
#[path = "hostile/places.rs"]
mod places;
#[path = "hostile/spreadsheet.rs"]
mod spreadsheet;

use danger::Scripts;
use malaf::diagnostic::{Colour, Severity, human};
use malaf::pipeline::{Built, Options, build};
use rayon::prelude::*;
use std::path::Path;

/// Builds beside the dossier; what went wrong with the machine is a failure of the test.
fn built(root: &Path) -> Result<Built, String> {
    build(root, &root.join("public"), &Options::default()).map_err(|error| error.to_string())
}

fn errors(built: &Built) -> Vec<String> {
    let examined = &built.examined;
    let errors = examined.diagnostics.iter().filter(|fault| fault.severity == Severity::Error);
    errors.map(|fault| human(fault, &examined.files, Colour::Off)).collect()
}

/// Every error says where it is, and every place stands in its file.
fn located(built: &Built) -> Result<(), String> {
    for fault in &built.examined.diagnostics {
        let place = fault.place.ok_or_else(|| format!("{fault:?} has no place"))?;
        let text = built.examined.files.text(place.file);
        text.get(place.range()).ok_or_else(|| format!("{fault:?} stands outside its file"))?;
    }
    Ok(())
}

/// What an attack came to: nothing, or what is wrong.
fn harmless(root: &Path, sound: &Scripts) -> Result<(), String> {
    let (wrong, scripts) = danger::found(&root.join("public"));
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    let more = scripts.iter().filter(|(page, count)| sound.get(*page).is_some_and(|sound| sound < *count));
    let more: Vec<String> = more.map(|(page, count)| format!("{page} has {count} scripts")).collect();
    if more.is_empty() { Ok(()) } else { Err(more.join("\n")) }
}

fn sound() -> Scripts {
    let folder = corpus::filled("nothing");
    let outcome = built(folder.path()).expect("built");
    assert_eq!(errors(&outcome), Vec::<String>::new());
    let (wrong, scripts) = danger::found(&folder.path().join("public"));
    assert_eq!(wrong, Vec::<String>::new());
    assert!(scripts.len() > 30 && scripts.values().all(|count| *count > 0), "{scripts:?}");
    scripts
}

fn report(tried: usize, wrong: &[String]) {
    assert!(wrong.is_empty(), "{} of {tried}:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn the_corpus_has_a_hundred_and_fifty_attacks_and_more() {
    let count = corpus::lines("markup.txt").len() + corpus::lines("addresses.txt").len() + corpus::cases().len();
    assert!(count >= 150, "{count}");
}

#[test]
fn markup_in_any_text_stays_text() {
    let sound = sound();
    let attacks = corpus::lines("markup.txt");
    let groups = corpus::groups(&attacks);
    let outcome = |attack: &String| {
        let folder = corpus::filled(attack);
        let outcome = built(folder.path())?;
        located(&outcome)?;
        let found = errors(&outcome);
        let controls = corpus::has_control(attack);
        match found.first() {
            None if controls => Err("a control character is published".to_owned()),
            None => harmless(folder.path(), &sound),
            Some(_) if controls && found.iter().all(|fault| fault.contains("[control-character]")) => Ok(()),
            Some(error) => Err(format!("not built: {error}")),
        }
    };
    let wrong = groups.par_iter().filter_map(|attack| outcome(attack).err().map(|why| format!("{attack}\n{why}")));
    report(attacks.len(), &wrong.collect::<Vec<_>>());
}

/// A topic of its own for each text, beside the small dossier's: which of them have an error, by number.
fn refused(texts: &[String]) -> (Vec<bool>, Built) {
    let folder = corpus::dossier(&topics(texts, |_| true));
    let outcome = built(folder.path()).expect("the machine works");
    located(&outcome).expect("located");
    let examined = &outcome.examined;
    let errors = examined.diagnostics.iter().filter(|fault| fault.severity == Severity::Error);
    let paths: Vec<&str> = errors.filter_map(|fault| Some(examined.files.path(fault.place?.file))).collect();
    assert!(paths.iter().all(|path| path.starts_with("content/topics/attack-")), "{paths:?}");
    ((0..texts.len()).map(|number| paths.contains(&path_of_topic(number).as_str())).collect(), outcome)
}

fn path_of_topic(number: usize) -> String {
    format!("content/topics/attack-{number}/en.md")
}

fn topics(texts: &[String], stands: impl Fn(usize) -> bool) -> Vec<(String, Vec<u8>)> {
    let topic = |(number, text): (usize, &String)| {
        let text = format!("+++\ntitle = \"Attack\"\n+++\n\n{text}\n");
        (path_of_topic(number), text.into_bytes())
    };
    texts.iter().enumerate().filter(|(number, _)| stands(*number)).map(topic).collect()
}

/// Each text is refused where it stands, or the site with all that are not is harmless.
fn refused_or_harmless(texts: &[String]) {
    let sound = sound();
    let (refused, together) = refused(texts);
    assert!(together.emitted.is_none() && refused.contains(&false), "nothing is refused, or everything");
    let folder = corpus::dossier(&topics(texts, |number| !refused[number]));
    let outcome = built(folder.path()).expect("the machine works");
    assert_eq!(errors(&outcome), Vec::<String>::new());
    if let Err(why) = harmless(folder.path(), &sound) {
        panic!("{why}");
    }
}

/// Written as it is and not escaped, markup in Markdown is refused where it stands, or is text after all.
#[test]
fn markup_in_markdown_is_refused_or_stays_text() {
    let places = |attack: String| [attack.clone(), format!("Before {attack} behind"), format!("- {attack}")];
    let texts: Vec<String> = corpus::lines("markup.txt").into_iter().flat_map(places).collect();
    refused_or_harmless(&texts);
}

/// Where an address can stand in prose: what is written round it.
fn places_of_addresses(attack: &str) -> [String; 6] {
    [
        format!("See [x]({attack})."),
        format!("See [x](<{attack}>)."),
        format!("See [x][y]\n\n[y]: <{attack}>\n."),
        format!("See <{attack}>."),
        format!("See ![x]({attack})."),
        format!("See [[{attack}|x]]."),
    ]
}

#[test]
fn an_address_that_runs_or_hides_something_reaches_no_page() {
    let texts: Vec<String> =
        corpus::lines("addresses.txt").iter().flat_map(|attack| places_of_addresses(attack)).collect();
    refused_or_harmless(&texts);
}

#[test]
fn an_address_that_runs_or_hides_something_is_refused_in_every_record() {
    let source = crate::support::at("sites/whole/content/sources/paper-2016/source.toml");
    let source = std::fs::read_to_string(source).expect("a record");
    let entity = "kind = \"organization\"\nname = { ar = \"صحيفة النهر\", en = \"River Paper\" }\n";
    let attacks = corpus::lines("addresses.txt");
    let places = |(number, attack): (usize, &String)| {
        let toml = places::escaped_in_toml(attack);
        [
            (
                format!("content/sources/attack-{number}/source.toml"),
                format!("original = \"{toml}\"\n{source}").into_bytes(),
            ),
            (format!("content/entities/paper-{number}.toml"), format!("{entity}same-as = [\"{toml}\"]\n").into_bytes()),
        ]
    };
    let files: Vec<_> = attacks.iter().enumerate().flat_map(places).collect();
    let folder = corpus::dossier(&files);
    let outcome = built(folder.path()).expect("the machine works");
    located(&outcome).expect("located");
    let examined = &outcome.examined;
    let of_address = |fault: &&malaf::diagnostic::Diagnostic| {
        let slice = fault.place.and_then(|place| examined.files.text(place.file).get(place.range()));
        fault.severity == Severity::Error && slice.is_some_and(|slice| slice.starts_with('"'))
    };
    let found = examined.diagnostics.iter().filter(of_address);
    let named: Vec<&str> = found.filter_map(|fault| Some(examined.files.path(fault.place?.file))).collect();
    let missed: Vec<&String> =
        files.iter().map(|(path, _)| path).filter(|path| !named.contains(&path.as_str())).collect();
    assert_eq!(missed, Vec::<&String>::new());
    assert!(outcome.emitted.is_none());
}

#[test]
fn each_case_is_built_harmless_or_named_where_it_stands() {
    let sound = sound();
    let cases = corpus::cases();
    let outcome = |case: &corpus::Case| {
        let folder = corpus::dossier(&case.files);
        let outcome = built(folder.path())?;
        located(&outcome)?;
        let found: Vec<(&str, Severity)> =
            outcome.examined.diagnostics.iter().map(|fault| (fault.rule, fault.severity)).collect();
        for rule in &case.errors {
            if !found.contains(&(rule.as_str(), Severity::Error)) {
                return Err(format!("no error of {rule}: {found:?}"));
            }
        }
        for rule in &case.warnings {
            if !found.contains(&(rule.as_str(), Severity::Warning)) {
                return Err(format!("no warning of {rule}: {found:?}"));
            }
        }
        match (case.errors.is_empty(), outcome.emitted.is_some()) {
            (true, true) => harmless(folder.path(), &sound),
            (true, false) => Err(format!("not built: {:?}", errors(&outcome).first())),
            (false, true) => Err("built".to_owned()),
            (false, false) => Ok(()),
        }
    };
    let wrong = cases.par_iter().filter_map(|case| outcome(case).err().map(|why| format!("{}\n{why}", case.name)));
    report(cases.len(), &wrong.collect::<Vec<_>>());
}

/// What no text file can hold: links out of the dossier, names that are no text, names that differ in case alone.
#[cfg(unix)]
mod folders {
    use super::*;
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    fn said(outcome: &Built) -> Vec<String> {
        let examined = &outcome.examined;
        examined.diagnostics.iter().map(|fault| human(fault, &examined.files, Colour::Off)).collect()
    }

    #[test]
    fn a_link_is_named_once_and_not_followed() {
        let secret = tempfile::tempdir().expect("a folder");
        let text = secret.path().join("secret.md");
        fs::write(&text, "+++\ntitle = \"Secret\"\n+++\n\nThe password.\n").expect("written");
        let links = [
            ("content/topics/river/en.md", text.clone()),
            ("content/topics/river/fr.md", text.clone()),
            ("content/topics/other", secret.path().to_path_buf()),
            ("content/sources/paper-2016/claims.toml", "/etc/passwd".into()),
            ("content/entities/the-other.toml", "/dev/zero".into()),
            ("content/pages/loop", ".".into()),
            ("content/pages/gone/en.md", "nowhere".into()),
        ];
        for (path, target) in links {
            let folder = crate::support::copy("whole");
            let link = folder.path().join(path);
            fs::create_dir_all(link.parent().expect("a parent")).expect("a folder");
            let _ = fs::remove_file(&link);
            symlink(&target, &link).expect("a link");
            let outcome = built(folder.path()).expect("the machine works");
            let of_it: Vec<String> = said(&outcome).into_iter().filter(|fault| fault.contains(path)).collect();
            assert_eq!(of_it.len(), 1, "{path}: {of_it:?}");
            assert!(of_it[0].starts_with("error[unreadable-file]: this is a symbolic link"), "{}", of_it[0]);
            assert!(outcome.emitted.is_none());
        }
    }

    #[test]
    fn a_record_that_is_a_link_is_not_called_missing_too() {
        let folder = crate::support::copy("whole");
        let path = folder.path().join("content/notes/on-thirty/note.toml");
        fs::remove_file(&path).expect("removed");
        symlink("/etc/passwd", &path).expect("a link");
        let outcome = built(folder.path()).expect("the machine works");
        let rules: Vec<&str> = outcome.examined.diagnostics.iter().map(|fault| fault.rule).collect();
        assert_eq!(rules, ["unreadable-file"]);
    }

    /// The settings, the locks, the folders of the content, of templates and themes.
    #[test]
    fn links_in_the_place_of_malafs_own_files_are_refused() {
        let elsewhere = crate::support::copy("whole");
        fs::create_dir(elsewhere.path().join("templates")).expect("a folder");
        fs::write(elsewhere.path().join("templates/page.html"), "secret").expect("written");
        for name in ["site.toml", "captures.lock", "translations.lock", "content", "templates", "themes"] {
            let folder = crate::support::copy("whole");
            let link = folder.path().join(name);
            let _ = fs::remove_dir_all(&link);
            let _ = fs::remove_file(&link);
            symlink(elsewhere.path().join(name), &link).expect("a link");
            let outcome = built(folder.path()).expect("the machine works");
            let found = errors(&outcome);
            let refused = found.len() == 1 && found[0].contains("symbolic link") && found[0].contains(name);
            assert!(refused, "{name}: {found:?}");
        }
    }

    #[test]
    fn a_name_that_is_no_text_is_refused_where_it_stands() {
        for bytes in [b"caf\xe9.toml".as_slice(), b"\xff\xfe.toml", b"a\x80\x80.toml"] {
            let folder = crate::support::copy("whole");
            let path = folder.path().join("content/entities").join(OsStr::from_bytes(bytes));
            fs::write(path, "kind = \"place\"\nname = { ar = \"م\", en = \"P\" }\n").expect("written");
            let outcome = built(folder.path()).expect("the machine works");
            located(&outcome).expect("located");
            let found = errors(&outcome);
            assert!(found.len() == 1 && found[0].contains("its name is not UTF-8"), "{found:?}");
        }
    }

    #[test]
    fn names_that_differ_in_case_alone_are_refused() {
        let folder = crate::support::copy("whole");
        fs::write(folder.path().join("content/topics/river/EN.md"), "+++\ntitle = \"Other\"\n+++\n").expect("written");
        fs::create_dir(folder.path().join("content/Topics")).expect("a folder");
        fs::write(folder.path().join("content/Topics/x.md"), "x").expect("written");
        let outcome = built(folder.path()).expect("the machine works");
        let found = said(&outcome).join("\n");
        assert!(found.contains("content/topics/river/EN.md") && found.contains("content/Topics/x.md"), "{found}");
    }

    /// A pipe would block whoever opens it; a device has no end.
    #[test]
    fn what_is_neither_file_nor_folder_is_passed_over() {
        let folder = crate::support::copy("whole");
        let pipe = folder.path().join("content/topics/river/fr.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        assert!(built(folder.path()).expect("the machine works").emitted.is_some());
    }

    #[test]
    fn a_page_cannot_take_the_folder_of_another() {
        let folder = crate::support::copy("whole");
        assert!(built(folder.path()).expect("the machine works").emitted.is_some());
        let own = folder.path().join("content/pages");
        let taken: Vec<String> = fs::read_dir(folder.path().join("public/en"))
            .expect("built")
            .map(|entry| entry.expect("entry").path())
            .filter(|path| path.is_dir())
            .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
            .filter(|name| !own.join(name).exists())
            .collect();
        assert!(taken.len() > 5, "{taken:?}");
        for name in taken {
            let page = own.join(&name);
            fs::create_dir(&page).expect("a folder");
            fs::write(page.join("en.md"), "+++\ntitle = \"Mine\"\n+++\n\nWords.\n").expect("written");
            let outcome = built(folder.path()).expect("the machine works");
            let found = errors(&outcome);
            assert!(found.iter().any(|fault| fault.contains("invalid-id")), "{name}: {found:?}");
            fs::remove_dir_all(&page).expect("removed");
        }
    }
}

/// Archives that an editor saves from somebody else's site: bombs, paths that climb, members that lie.
mod archives {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use malaf::ingest::Described;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    const PAGE: &str =
        "<!doctype html><html><body><article><h1>خبر</h1><p>فاض النهر قرب البلدة.</p></article></body></html>";

    fn warc(body: &str) -> Vec<u8> {
        let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n";
        format!("{head}Content-Length: {}\r\n\r\n{response}\r\n\r\n", response.len()).into_bytes()
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("packed");
        encoder.finish().expect("packed")
    }

    fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
            zip.write_all(bytes).expect("a member");
        }
        zip.finish().expect("a zip").into_inner()
    }

    fn refused(name: &str, bytes: &[u8]) -> String {
        Described::new(name, bytes).err().unwrap_or_else(|| panic!("{name} was read"))
    }

    #[test]
    fn a_page_in_an_archive_is_read_and_a_bomb_is_not() {
        assert!(Described::new("x.warc", &warc(PAGE)).is_ok());
        assert!(Described::new("x.wacz", &zipped(&[("archive/data.warc", &warc(PAGE))])).is_ok());
        // 300 MB of nothing in 300 KB, alone and as the record of a WARC.
        let nothing = vec![b'\n'; 300 * 1024 * 1024];
        assert!(!refused("x.warc.gz", &packed(&nothing)).is_empty());
        let mut record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 314572800\r\n\r\n".to_vec();
        record.extend_from_slice(&nothing);
        let bomb = packed(&record);
        drop((nothing, record));
        assert!(bomb.len() < 2_000_000);
        let why = refused("x.warc.gz", &bomb);
        assert!(!why.is_empty());
        assert!(!refused("x.wacz", &zipped(&[("archive/data.warc.gz", &bomb)])).is_empty());
    }

    #[test]
    fn members_that_climb_or_lie_write_nothing_and_are_refused() {
        for name in ["../../archive/x.warc", "/archive/x.warc", "..\\archive\\x.warc", "archive", "archive/x.txt"] {
            assert!(!refused("x.wacz", &zipped(&[(name, &warc(PAGE))])).is_empty());
        }
        let mut cut = zipped(&[("archive/data.warc", &warc(PAGE))]);
        cut.truncate(cut.len() / 2);
        assert!(!refused("x.wacz", &cut).is_empty());
        for lie in ["18446744073709551615", "-1", "99999999999999999999999", "8388608", "x"] {
            let head = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {lie}\r\n\r\nHTTP/1.1 200 OK\r\n");
            assert!(!refused("x.warc", head.as_bytes()).is_empty());
        }
    }

    /// What an XML parser would multiply, an HTML parser takes for words.
    #[test]
    fn entities_that_name_each_other_are_words_and_deep_elements_are_refused() {
        let bomb = "<!DOCTYPE html [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">\
            <!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>&c; &x;</p><p>فاض النهر.</p></body></html>";
        let described = Described::new("x.html", bomb.as_bytes()).expect("read");
        let text: String = described.read.paragraphs.iter().map(|(text, _)| text.as_str()).collect();
        assert!(!text.contains("lollol") && !text.contains("root:"), "{text}");
        let deep = format!("<!doctype html><html><body>{}x", "<div>".repeat(20_000));
        assert!(refused("x.html", deep.as_bytes()).contains("nest more than"));
    }
}
