//! What is found in captures: own-written ones everywhere, the dossier's five where they are at hand.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

use malaf::ingest::{Described, Named};
use std::fs;
use std::path::{Path, PathBuf};

fn describe(path: &Path) -> Described {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    Described::new(name, &fs::read(path).expect("readable")).expect("a capture")
}

/// The five real captures, where they stand beside the repository; their text never enters it.
fn real(prefix: &str) -> Option<Described> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captures");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let file = files.into_iter().find(|file| file.to_string_lossy().contains(&format!("/{prefix}_")))?;
    Some(describe(&file))
}

/// Roles as runs: `title body*3`, duplicates with the paragraph that they repeat.
fn roles(described: &Described) -> String {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for judged in described.judged() {
        let role = match judged.role {
            malaf::capture::Role::Duplicate(of) => format!("duplicate({})", of.get()),
            role => role.as_str().to_owned(),
        };
        match runs.last_mut() {
            Some((last, count)) if *last == role => *count += 1,
            _ => runs.push((role, 1)),
        }
    }
    let say = |(role, count): (String, usize)| if count == 1 { role } else { format!("{role}*{count}") };
    runs.into_iter().map(say).collect::<Vec<_>>().join(" ")
}

/// Where a fact stands, and that its words are that whole paragraph.
fn whole_paragraph(described: &Described, named: Option<&Named>) -> Option<u32> {
    let named = named?;
    let n = named.paragraph.expect("a paragraph").get();
    assert_eq!(named.text, described.read.paragraphs[n as usize - 1].0.trim());
    Some(n)
}

fn said(named: Option<&Named>) -> Option<(&str, u32)> {
    named.map(|named| (named.text.as_str(), named.paragraph.expect("a paragraph").get()))
}

fn date(described: &Described) -> Option<(String, &'static str, Vec<u32>)> {
    let date = described.facts().date?;
    Some((date.edtf, date.status.as_str(), date.paragraphs.iter().map(|n| n.get()).collect()))
}

#[test]
fn an_explainer_without_a_date_is_bounded_by_the_last_day_it_tells_of() {
    let Some(capture) = real("000") else { return };
    assert_eq!(roles(&capture), "title caption*2 body heading body*3 heading body*7 heading body*2 source-line");
    let facts = capture.facts();
    assert_eq!(whole_paragraph(&capture, facts.title.as_ref()), Some(1));
    assert_eq!(said(facts.publisher.as_ref()), Some(("الجزيرة", 20)));
    assert_eq!(facts.byline, None);
    assert_eq!(date(&capture), Some(("[2017-08-26..]".to_owned(), "bounded", vec![15])));
}

#[test]
fn a_text_without_title_or_date_still_names_who_was_told() {
    let Some(capture) = real("001") else { return };
    assert_eq!(roles(&capture), "body*8");
    let facts = capture.facts();
    assert_eq!(facts.title, None);
    assert_eq!(said(facts.publisher.as_ref()), Some(("النشرة", 3)));
    assert_eq!(facts.byline, None);
    assert_eq!(date(&capture), None);
}

#[test]
fn an_article_pasted_twice_is_read_once_and_yesterday_is_no_date() {
    let Some(capture) = real("002") else { return };
    let twice = (3..=14).map(|of| format!("duplicate({of})")).collect::<Vec<_>>().join(" ");
    assert_eq!(roles(&capture), format!("title body*13 {twice} source-line boilerplate"));
    let facts = capture.facts();
    assert_eq!(whole_paragraph(&capture, facts.title.as_ref()), Some(1));
    assert_eq!(said(facts.publisher.as_ref()), Some(("الشرق الأوسط", 27)));
    assert_eq!(facts.byline, None);
    assert_eq!(date(&capture), None);
}

#[test]
fn a_date_glued_to_the_byline_is_the_date() {
    let Some(capture) = real("003") else { return };
    assert_eq!(roles(&capture), "title byline caption body*13 boilerplate*2");
    let facts = capture.facts();
    assert_eq!(whole_paragraph(&capture, facts.title.as_ref()), Some(1));
    assert_eq!(said(facts.publisher.as_ref()), Some(("حرية برس Horrya press", 3)));
    assert_eq!(said(facts.byline.as_ref()), Some(("فريق التحرير", 2)));
    assert_eq!(date(&capture), Some(("2017-08-03".to_owned(), "stated", vec![2])));
}

#[test]
fn a_day_of_the_week_and_who_held_office_fix_the_year() {
    let Some(capture) = real("004") else { return };
    assert_eq!(roles(&capture), "title body*39 boilerplate*2");
    let facts = capture.facts();
    assert_eq!(whole_paragraph(&capture, facts.title.as_ref()), Some(1));
    assert_eq!(facts.publisher, None);
    assert_eq!(facts.byline, None);
    assert_eq!(date(&capture), Some(("[2015-12-07..2015-12-10]".to_owned(), "bounded", vec![2, 3, 6, 30])));
}

/// An own-written capture as it would have been saved: those named for an encoding are turned into it.
fn own(path: &Path) -> (String, Vec<u8>) {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
    let bytes = fs::read(path).expect("readable");
    if !name.contains("windows-1256") {
        return (name, bytes);
    }
    let text = String::from_utf8(bytes).expect("own-written captures are UTF-8");
    let (encoded, _, lossy) = encoding_rs::WINDOWS_1256.encode(&text);
    assert!(!lossy, "{name}");
    (name, encoded.into_owned())
}

/// Everything that was found, a line a fact.
fn found(described: &Described) -> String {
    let facts = described.facts();
    let named = |named: Option<&Named>| match named {
        Some(Named { text, paragraph: Some(n) }) => format!("{text} ({n})"),
        Some(Named { text, paragraph: None }) => format!("{text} (metadata)"),
        None => "none".to_owned(),
    };
    let date = facts.date.as_ref().map_or("none".to_owned(), |date| {
        let paragraphs: Vec<String> = date.paragraphs.iter().map(ToString::to_string).collect();
        format!("{} {} [{}] {}", date.edtf, date.status.as_str(), paragraphs.join(" "), date.why)
    });
    format!(
        "encoding {}\ntitle {}\npublisher {}\nbyline {}\ndate {date}\nroles {}\n",
        described.read.encoding,
        named(facts.title.as_ref()),
        named(facts.publisher.as_ref()),
        named(facts.byline.as_ref()),
        roles(described)
    )
}

#[test]
fn own_written_captures_come_out_as_a_careful_reader_finds_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).expect("listable").map(|e| e.expect("entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end != "expect"));
    files.sort();
    assert!(files.len() >= 20, "the captures are gone");
    let mut wrong = Vec::new();
    for file in files {
        let (name, bytes) = own(&file);
        let described = Described::new(&name, &bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        let expected = folder.join(format!("{name}.expect"));
        let found = found(&described);
        if std::env::var_os("MALAF_ACCEPT").is_some() {
            fs::write(&expected, found).expect("written");
            continue;
        }
        let text = fs::read_to_string(&expected).unwrap_or_default();
        if text != found {
            wrong.push(format!("--- {name} expected\n{text}--- found\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn refused(name: &str, bytes: &[u8]) -> String {
    Described::new(name, bytes).expect_err(name)
}

#[test]
fn what_is_no_article_is_refused_and_says_why() {
    let page = |body: &str| format!("<!doctype html><html><body>{body}</body></html>").into_bytes();
    let cut = &"نص يُقطع في وسط حرف من حروفه فلا يُقرأ آخره".as_bytes()[..31];
    let cases: [(&str, Vec<u8>, &str); 11] = [
        ("empty.txt", Vec::new(), "it is empty"),
        ("blank.txt", b"\n \n\t\n".to_vec(), "no text"),
        ("nul.txt", b"a text\0with a NUL".to_vec(), "NUL"),
        ("binary.bin", (0..=255).cycle().take(4096).collect(), "NUL"),
        ("controls.bin", [1_u8, 2, 3, 0x98, 0xFE].repeat(500), "control characters"),
        ("cut.txt", cut.to_vec(), "cut off or damaged"),
        ("paper.pdf", b"%PDF-1.7 \xE2\xE3".to_vec(), "a PDF"),
        ("deep.html", page(&"<div>".repeat(5000)), "nest more than"),
        ("large.html", page(&"<p>words</p>".repeat(1_000_000)), "larger than 8 MB"),
        ("cut.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200".to_vec(), "cut off"),
        ("broken.wacz", b"PK\x03\x04 no zip at all".to_vec(), "damaged zip"),
    ];
    for (name, bytes, why) in cases {
        let said = refused(name, &bytes);
        assert!(said.contains(why), "{name}: {said}");
    }
}

#[test]
fn a_line_of_ten_megabytes_is_read_within_reason() {
    let line = "كلمة بعد كلمة في سطر واحد طويل جدا 12 ".repeat(170_000);
    assert!(line.len() > 10_000_000);
    let described = Described::new("long.txt", line.as_bytes()).expect("a capture");
    assert_eq!(roles(&described), "body");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(bytes).expect("written");
    writer.finish().expect("written")
}

fn wacz(warc: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    zip.start_file("datapackage.json", plain).expect("an entry");
    zip.write_all(b"{}").expect("written");
    zip.start_file("archive/data.warc.gz", plain).expect("an entry");
    zip.write_all(&gzip(warc)).expect("written");
    zip.finish().expect("written").into_inner()
}

#[test]
fn packed_archives_give_the_page_that_the_plain_one_gives() {
    let warc = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/captures/25-page.warc")).expect("readable");
    let plain = Described::new("page.warc", &warc).expect("a capture");
    for (name, bytes) in [("page.warc.gz", gzip(&warc)), ("page.wacz", wacz(&warc))] {
        let packed = Described::new(name, &bytes).expect("a capture");
        assert_eq!(packed.read, plain.read, "{name}");
    }
    assert_eq!(plain.read.metadata.address.as_deref(), Some("https://paper.example/floods"));
}

#[test]
fn a_bomb_in_an_archive_is_not_unpacked_whole() {
    let mut warc = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 900000000\r\n\r\n".to_vec();
    warc.resize(270 * 1024 * 1024, b'0');
    let bomb = wacz(&warc);
    drop(warc);
    assert!(bomb.len() < 4 * 1024 * 1024, "{}", bomb.len());
    assert!(refused("bomb.wacz", &bomb).contains("in its first 256 MB, unpacked"));
    assert!(refused("no.wacz", &wacz(b"")).contains("no response with a page"));
}
