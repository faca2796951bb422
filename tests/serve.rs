//! `malaf serve` towards those who are not its reader: other names, other origins, paths out of the folder, slow and large
//! requests, many at once, and its end.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]
#![cfg(unix)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::{Bounded, copy, files_below};

/// Whoever waits longer for a server waits for ever.
const LONGEST: Duration = Duration::from_mins(1);

struct Server {
    child: Child,
    address: String,
    folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn served() -> Server {
    served_with(|_| {})
}

fn served_with(prepare: impl Fn(&std::path::Path)) -> Server {
    let folder = copy("whole");
    prepare(folder.path());
    let mut command = Command::new(env!("CARGO_BIN_EXE_malaf"));
    command.args(["serve", "--port", "0"]).current_dir(folder.path()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("malaf starts");
    let said = BufReader::new(child.stderr.take().expect("a pipe"));
    let (tell, told) = std::sync::mpsc::channel();
    // Whoever does not read on must not stop it.
    std::thread::spawn(move || {
        for line in said.lines().map_while(Result::ok) {
            let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
            address.map(|address| tell.send(address.to_owned()));
        }
    });
    let Ok(address) = told.recv_timeout(LONGEST) else {
        let _ = child.kill();
        panic!("malaf does not serve");
    };
    Server { child, address, folder }
}

impl Server {
    /// Sends bytes and reads to the end; empty where the connection was closed without an answer.
    fn sent(&self, bytes: &[u8]) -> String {
        String::from_utf8_lossy(&self.sent_bytes(bytes)).into_owned()
    }

    fn sent_bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        // The server may refuse before it has read all.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    fn asked(&self, path: &str, headers: &[(&str, &str)]) -> String {
        let mut head = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            head.push_str(&format!("Host: {}\r\n", self.address));
        }
        headers.iter().for_each(|(name, value)| head.push_str(&format!("{name}: {value}\r\n")));
        self.sent(format!("{head}\r\n").as_bytes())
    }

    fn port(&self) -> &str {
        self.address.rsplit_once(':').expect("a port").1
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("nothing")
}

#[test]
fn only_its_own_names_and_its_own_pages_are_answered() {
    let server = served();
    let page = "/en/topics/river/";
    assert_eq!(status(&server.asked(page, &[])), "200");
    for host in [format!("localhost:{}", server.port()), format!("LOCALHOST:{}", server.port())] {
        assert_eq!(status(&server.asked(page, &[("Host", &host)])), "200", "{host}");
    }
    let foreign =
        ["evil.example", "evil.example:80", "localhost", "localhost:1", "127.0.0.1.evil.example", "10.0.0.1", ""];
    for host in foreign.map(str::to_owned).into_iter().chain([
        format!("evil.example:{}", server.port()),
        format!("localhost.evil.example:{}", server.port()),
        format!("10.0.0.1:{}", server.port()),
        format!("localhost:{}@evil.example", server.port()),
    ]) {
        assert_eq!(status(&server.asked(page, &[("Host", &host)])), "403", "{host}");
    }
    let own = format!("http://{}", server.address);
    for (headers, wanted) in [
        (vec![("Origin", own.as_str())], "200"),
        (vec![("Origin", "https://evil.example")], "403"),
        (vec![("Origin", "null")], "403"),
        (vec![("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")], "403"),
        (vec![("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")], "403"),
        (vec![("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")], "403"),
        (vec![("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")], "200"),
        (vec![("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")], "200"),
    ] {
        assert_eq!(status(&server.asked(page, &headers)), wanted, "{headers:?}");
        assert_eq!(status(&server.asked("/malaf-reload.js", &headers)), wanted, "{headers:?}");
    }
    let answer = server.asked(page, &[]).to_lowercase();
    for guard in
        ["x-frame-options: deny", "x-content-type-options: nosniff", "cross-origin-resource-policy: same-origin"]
    {
        assert!(answer.contains(guard), "{guard}");
    }
}

#[test]
fn no_path_leads_out_of_the_site_and_no_folder_is_listed() {
    let server = served();
    fs::create_dir_all(server.folder.path().join("public")).expect("a folder");
    fs::write(server.folder.path().join("public/secret.txt"), "the password").expect("written");
    fs::write(server.folder.path().join("secret.txt"), "the password").expect("written");
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/en/../../secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "//secret.txt",
        "/secret.txt",
        "/secret.txt%00.html",
        "/%00",
        "/%",
        "/%zz",
        "/%c0%ae%c0%ae/secret.txt",
        "/%252e%252e/secret.txt",
        "/malaf-files.txt",
        "/.public.lock",
        "/../../../../../../etc/passwd",
        "/file:///etc/passwd",
        "/assets/",
        "/assets",
        "/en/../../../site.toml",
        "/site.toml",
    ] {
        let answer = server.asked(path, &[]);
        assert!(matches!(status(&answer), "404" | "400" | "307"), "{path}: {}", status(&answer));
        assert!(!answer.contains("the password") && !answer.contains("root:"), "{path}");
    }
    let absolute =
        format!("GET http://evil.example/secret.txt HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address);
    assert!(!server.sent(absolute.as_bytes()).contains("the password"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
        let request = format!(
            "{method} /en/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            server.address
        );
        let answer = server.sent(request.as_bytes());
        assert!(matches!(status(&answer), "405" | "400"), "{method}: {}", status(&answer));
    }
}

#[test]
fn a_link_back_leads_to_no_other_host() {
    let server = served();
    for path in ["//evil.example/..", "//evil.example", "/\\evil.example", "//evil.example/en"] {
        let answer = server.asked(path, &[]).to_lowercase();
        let location = answer.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or("/").to_owned();
        assert!(
            location.starts_with('/') && !location.starts_with("//") && !location.contains('\\'),
            "{path}: {location}"
        );
    }
}

#[test]
fn slow_and_large_requests_are_sent_away() {
    let server = served();
    let large = |what: String| status(&server.sent(what.as_bytes())).to_owned();
    let host = &server.address;
    for (what, request) in [
        ("a long path", format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "a".repeat(1_000_000))),
        ("a long header", format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "a".repeat(1_000_000))),
        ("many headers", format!("GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X: a\r\n".repeat(100_000))),
        ("no request", "\u{0}".repeat(100_000)),
        ("no end", "a".repeat(1_000_000)),
    ] {
        let status = large(request);
        assert!(matches!(status.as_str(), "400" | "414" | "431" | "nothing"), "{what}: {status}");
    }
    // A body that never ends is not waited for.
    let body = format!("POST / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 99999999999\r\n\r\nx");
    assert_eq!(status(&server.sent(body.as_bytes())), "405");
    // Whoever sends half a head is sent away in some seconds, and others are answered meanwhile.
    let mut slow: Vec<TcpStream> = (0..100).map(|_| TcpStream::connect(host).expect("a connection")).collect();
    slow.iter_mut().for_each(|stream| stream.write_all(b"GET / HTTP/1.1\r\nHo").expect("written"));
    assert_eq!(status(&server.asked("/en/", &[])), "200");
    let begun = Instant::now();
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(40))).expect("a limit");
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).expect("closed by the server");
    }
    assert!(begun.elapsed() < Duration::from_secs(40));
}

#[test]
fn five_hundred_readers_at_once_are_answered() {
    let server = served();
    let request = format!("GET /en/topics/river/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address);
    let mut streams: Vec<TcpStream> =
        (0..500).map(|_| TcpStream::connect(&server.address).expect("a connection")).collect();
    streams.iter_mut().for_each(|stream| stream.write_all(request.as_bytes()).expect("written"));
    for mut stream in streams {
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.trim_end().ends_with("</html>"));
    }
}

#[test]
fn it_stops_at_once_when_told_to_also_while_pages_wait_for_changes() {
    let mut server = served();
    let mut waiting = TcpStream::connect(&server.address).expect("a connection");
    write!(waiting, "GET /malaf-changes HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).expect("written");
    waiting.set_read_timeout(Some(LONGEST)).expect("a limit");
    let mut first = [0; 12];
    waiting.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200");
    let id = server.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
    let begun = Instant::now();
    let ended = loop {
        match server.child.try_wait().expect("a process") {
            Some(status) => break status,
            None if begun.elapsed() > Duration::from_secs(10) => panic!("it did not stop"),
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    assert!(ended.success(), "{ended:?}");
}

/// What open pages are told, as it comes.
struct Told(BufReader<TcpStream>);

impl Told {
    fn by(server: &Server) -> Self {
        let mut stream = TcpStream::connect(&server.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
        let head = format!("GET /malaf-changes HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
        stream.write_all(head.as_bytes()).expect("sent");
        Self(BufReader::new(stream))
    }

    /// The stream itself never ends, and says now and then that it lives.
    fn next(&mut self) -> serde_json::Value {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("text") > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
        panic!("nothing was told");
    }

    /// The next that differs from `before`: an editor's one save may be two events of the disk.
    fn other_than(&mut self, before: &serde_json::Value) -> serde_json::Value {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            let next = self.next();
            if next != *before {
                return next;
            }
        }
        panic!("nothing else was told");
    }
}

/// The bytes of an answer's body.
fn body(answer: &[u8]) -> &[u8] {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    &answer[end + 4..]
}

#[test]
fn each_file_is_the_one_that_a_build_writes_and_the_disk_is_left_alone() {
    let server = served();
    assert!(!server.folder.path().join("public").exists() && !server.folder.path().join(".malaf").exists());
    let built = tempfile::tempdir().expect("a folder");
    let out = built.path().join("site");
    let build = ["build", "--out", out.to_str().expect("text")];
    let done = Command::new(env!("CARGO_BIN_EXE_malaf")).args(build).current_dir(server.folder.path()).finished();
    assert!(done.status.success());
    let files = files_below(&out);
    let ending = |name: &str| name.rsplit('.').next().map(str::to_owned);
    let is = |name: &str, wanted: &str| ending(name).as_deref() == Some(wanted);
    let copies = |name: &str| is(name, "br") || is(name, "gz") || name == "malaf-files.txt";
    let mut seen = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| !copies(name)) {
        let request = format!("GET /{name} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address);
        let answer = server.sent_bytes(request.as_bytes());
        let script = "<script type=\"module\" src=\"/malaf-reload.js?count=1\"></script>";
        let wanted = if is(name, "html") {
            let page = String::from_utf8(bytes.clone()).expect("text");
            let end = page.rfind("</body>").unwrap_or(page.len());
            format!("{}{script}{}", &page[..end], &page[end..]).into_bytes()
        } else {
            bytes.clone()
        };
        assert!(body(&answer) == wanted, "{name}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_dossier_that_begins_with_errors_is_shown_once_they_are_mended() {
    let broken = "broken";
    let server = served_with(|folder| {
        let page = folder.join("content/topics/river/en.md");
        fs::rename(&page, folder.join("kept.md")).expect("renamed");
        fs::write(&page, broken).expect("written");
    });
    let answer = server.asked("/en/", &[]);
    assert!(status(&answer) == "503" && answer.contains("/malaf-reload.js"), "{answer}");
    let mut told = Told::by(&server);
    let first = told.next();
    assert!(first["faults"].as_array().is_some_and(|faults| !faults.is_empty()));
    let at = |path: &str| server.folder.path().join(path);
    fs::rename(at("kept.md"), at("content/topics/river/en.md")).expect("renamed");
    let mended = told.other_than(&first);
    assert!(mended["count"].as_u64() > first["count"].as_u64());
    assert_eq!(status(&server.asked("/en/", &[])), "200");
}

#[test]
fn open_pages_are_told_what_changed_and_what_is_wrong() {
    let server = served();
    let at = |path: &str| server.folder.path().join(path);
    let mut told = Told::by(&server);
    let first = told.next();
    let errors = |news: &serde_json::Value| {
        let faults = news["faults"].as_array().expect("a list").clone();
        faults.into_iter().filter(|fault| fault["severity"] == "error").collect::<Vec<_>>()
    };
    assert!(
        errors(&first).is_empty() && first["style"].as_str().is_some_and(|path| path.starts_with("/assets/style."))
    );

    // With errors the pages are as they were, and say where to mend what.
    let page = at("content/topics/river/en.md");
    let sound = fs::read_to_string(&page).expect("readable");
    fs::write(&page, format!("{sound}\nMore [@nobody ¶1].\n")).expect("written");
    let faulty = told.other_than(&first);
    assert_eq!(faulty["count"], first["count"]);
    let fault = errors(&faulty).into_iter().next().expect("an error");
    let href = fault["href"].as_str().expect("an address");
    assert!(href.starts_with("vscode://file/") && href.contains("content/topics/river/en.md:"), "{href}");
    assert_eq!(status(&server.asked("/en/topics/river/", &[])), "200");

    // Mended, and changed: every page loads itself again.
    fs::write(&page, format!("{sound}\nMore [@paper-2016 ¶4].\n")).expect("written");
    let mended = told.other_than(&faulty);
    assert!(errors(&mended).is_empty() && mended["count"].as_u64() > first["count"].as_u64());
    // A page tells of which reading it was made: who made it of the one before is told of another count.
    let own = format!("/malaf-reload.js?count={}\"", mended["count"]);
    assert!(server.asked("/en/topics/river/", &[]).contains(&own), "{own}");

    let reload = server.asked("/malaf-reload.js", &[]);
    assert!(status(&reload) == "200" && reload.contains("EventSource"));
    assert_eq!(status(&server.asked("/malaf-faults.css", &[])), "200");
}

#[test]
fn records_that_come_go_and_are_renamed_are_seen() {
    let server = served();
    let at = |path: &str| server.folder.path().join(path);
    let mut told = Told::by(&server);
    let mut last = told.next();
    let mut wait_for = |what: &str, path: &str, wanted: &str| {
        // A folder that fills up before it is watched is seen at the latest after a quiet second.
        let begun = Instant::now();
        while status(&server.asked(path, &[])) != wanted {
            assert!(begun.elapsed() < Duration::from_mins(1), "{what}");
            last = told.other_than(&last);
        }
    };
    fs::write(at("content/entities/a-hill.toml"), "kind = \"place\"\nname = { ar = \"تل\", en = \"Hill\" }\n")
        .expect("written");
    wait_for("a new file", "/en/places/a-hill/", "200");
    fs::create_dir_all(at("content/pages/more")).expect("a folder");
    fs::write(at("content/pages/more/en.md"), "+++\ntitle = \"More\"\n+++\n\nWords.\n").expect("written");
    fs::write(at("content/pages/more/ar.md"), "+++\ntitle = \"المزيد\"\n+++\n\nكلمات.\n").expect("written");
    wait_for("a new folder", "/ar/more/", "200");
    fs::rename(at("content/pages/more"), at("content/pages/other")).expect("renamed");
    wait_for("a renamed folder", "/ar/other/", "200");
    wait_for("its old name", "/ar/more/", "404");
    // As many editors save: a new file in the place of the old.
    fs::write(at("content/pages/other/.en.md.swp"), "+++\ntitle = \"Better\"\n+++\n\nOther words.\n").expect("written");
    fs::rename(at("content/pages/other/.en.md.swp"), at("content/pages/other/en.md")).expect("renamed");
    let begun = Instant::now();
    while !server.asked("/en/other/", &[]).contains("Other words.") {
        assert!(begun.elapsed() < Duration::from_mins(1));
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::remove_file(at("content/entities/a-hill.toml")).expect("removed");
    while status(&server.asked("/en/places/a-hill/", &[])) != "404" {
        assert!(begun.elapsed() < Duration::from_mins(1));
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn styles_change_without_loading_pages_again() {
    let server = served_with(|folder| {
        let styles = folder.join("themes/diwan/styles");
        fs::create_dir_all(&styles).expect("a folder");
        let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/diwan/styles/frame.css");
        fs::copy(own, styles.join("frame.css")).expect("copied");
    });
    let mut told = Told::by(&server);
    let first = told.next();
    let style = server.folder.path().join("themes/diwan/styles/frame.css");
    let text = fs::read_to_string(&style).expect("readable");
    fs::write(&style, format!("{text}\n.menu {{ outline: 1px solid red; }}\n")).expect("written");
    let restyled = told.other_than(&first);
    assert_eq!(restyled["count"], first["count"]);
    assert_ne!(restyled["style"], first["style"]);
    let path = restyled["style"].as_str().expect("a path");
    assert_eq!(status(&server.asked(path, &[])), "200");
}
