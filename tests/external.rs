//! `malaf check --external` asks hosts politely, keeps what they answer, and tells where a reader meets a dead end.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use support::{Bounded, code, copy, said};

/// A host on this machine: what it was asked, when, and how many askers it had at once.
#[derive(Default)]
struct Host {
    asked: Mutex<Vec<(String, Instant)>>,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Host {
    fn start() -> (Arc<Self>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let host = Arc::new(Self::default());
        let answering = Arc::clone(&host);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let host = Arc::clone(&answering);
                thread::spawn(move || host.answer(stream));
            }
        });
        (host, origin)
    }

    fn answer(&self, mut stream: TcpStream) {
        let started = Instant::now();
        self.most.fetch_max(self.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
        let asked = lines.next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
        lines.take_while(|line| !line.is_empty()).for_each(drop);
        let (head, path) = asked.split_once(' ').unwrap_or_default();
        let answer = match path {
            "/moved" => "301 Moved Permanently\r\nLocation: /there",
            "/ring" => "302 Found\r\nLocation: /ring",
            "/gone" => "404 Not Found",
            "/closed" => "403 Forbidden",
            "/no-head" if head == "HEAD" => "405 Method Not Allowed",
            _ => "200 OK",
        };
        self.asked.lock().expect("sound").push((asked, started));
        self.now.fetch_sub(1, Ordering::SeqCst);
        let answer = format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let _ = stream.write_all(answer.as_bytes());
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("sound").iter().map(|(asked, _)| asked.clone()).collect()
    }
}

fn check(root: &std::path::Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_malaf"))
        .args(["check", "--format", "concise"])
        .args(more)
        .current_dir(root)
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1")
        .finished()
}

/// The paths that are said to lead nowhere.
fn dead(output: &Output, origin: &str) -> Vec<String> {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = said.lines().filter(|line| line.contains("unreachable-address"));
    let path = |line: &str| line.split(origin).nth(1).and_then(|rest| rest.split('`').next()).map(str::to_owned);
    lines.filter_map(path).collect()
}

#[test]
fn each_address_is_asked_for_once_one_after_the_other_and_answers_are_kept() {
    let (host, origin) = Host::start();
    let site = copy("whole");
    let topic = site.path().join("content/topics/links");
    fs::create_dir_all(&topic).expect("a folder");
    let links = ["there", "there#part", "no-head", "moved", "ring", "gone", "closed"];
    let text: String = links.iter().map(|path| format!("[{path}]({origin}/{path}) [@paper-2016 ¶3].\n\n")).collect();
    for (language, title) in [("ar", "روابط"), ("en", "Links")] {
        fs::write(topic.join(format!("{language}.md")), format!("+++\ntitle = \"{title}\"\n+++\n\n{text}"))
            .expect("written");
    }
    let unasked = check(site.path(), &[]);
    assert_eq!((dead(&unasked, &origin), host.asked()), (Vec::new(), Vec::new()), "{}", said(&unasked));

    let output = check(site.path(), &["--external"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert_eq!(dead(&output, &origin), ["/ring", "/gone", "/ring", "/gone"], "{}", said(&output));
    let asked = host.asked();
    let count = |what: &str| asked.iter().filter(|asked| *asked == what).count();
    // `/moved` leads to `/there` once more; what is there is not read.
    assert_eq!((count("HEAD /there"), count("GET /there")), (2, 0), "{asked:?}");
    for (path, times) in [("no-head", 1), ("gone", 1), ("closed", 1)] {
        let both = (count(&format!("HEAD /{path}")), count(&format!("GET /{path}")));
        assert_eq!(both, (times, times), "{path}: {asked:?}");
    }
    assert_eq!(host.most.load(Ordering::SeqCst), 1, "a host is asked by one at a time");
    let times: Vec<Instant> = host.asked.lock().expect("sound").iter().map(|(_, when)| *when).collect();
    let all = times.last().zip(times.first()).map(|(last, first)| last.duration_since(*first));
    assert!(all.is_some_and(|all| all >= Duration::from_secs(5)), "six addresses have five pauses: {all:?}");

    let again = check(site.path(), &["--external"]);
    assert_eq!(dead(&again, &origin).len(), 4, "{}", said(&again));
    assert_eq!(host.asked().len(), asked.len(), "a host was asked for what it had answered");
}

#[test]
fn a_dead_original_leads_to_its_archived_copy_and_an_excuse_is_heard() {
    let (_, origin) = Host::start();
    let site = copy("whole");
    let source = site.path().join("content/sources/paper-2016/source.toml");
    let before = fs::read_to_string(&source).expect("readable");
    let archived = format!("archived = {{ address = \"{origin}/copy\", date = \"2016-05-08\" }}");
    let top = |excuse: &str| format!("{excuse}original = \"{origin}/gone\"\n{archived}\n{before}");
    fs::write(&source, top("")).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_malaf"))
        .args(["check", "--external"])
        .current_dir(site.path())
        .env("NO_PROXY", "127.0.0.1")
        .finished();
    let text = said(&output);
    assert!(text.contains("is not there any more"), "{text}");
    assert!(text.contains(&format!("its archived copy of 2016-05-08: {origin}/copy")), "{text}");

    let excuse = "# malaf: allow unreachable-address: it was taken down in 2019\n";
    fs::write(&source, top(excuse)).expect("written");
    let heard = check(site.path(), &["--external"]);
    assert_eq!(dead(&heard, &origin), Vec::<String>::new(), "{}", said(&heard));
    let idle = check(site.path(), &[]);
    assert!(!said(&idle).contains("idle-excuse"), "{}", said(&idle));
}

#[test]
fn a_source_with_an_archived_copy_has_robust_links() {
    let site = copy("whole");
    let source = site.path().join("content/sources/paper-2016/source.toml");
    let before = fs::read_to_string(&source).expect("readable");
    let keys = "original = \"https://paper.example/1\"\n\
                archived = { address = \"https://archive.example/2016/1\", date = \"2016-05-08\" }\n";
    fs::write(&source, format!("{keys}{before}")).expect("written");
    let built =
        Command::new(env!("CARGO_BIN_EXE_malaf")).args(["build", "--out", "site"]).current_dir(site.path()).finished();
    assert_eq!(code(&built), 0, "{}", said(&built));
    for language in ["ar", "en"] {
        let page = site.path().join(format!("site/{language}/sources/paper-2016/index.html"));
        let html = fs::read_to_string(page).expect("the page");
        let robust = "data-originalurl=\"https://paper.example/1\" data-versionurl=\"https://archive.example/2016/1\" \
                      data-versiondate=\"2016-05-08\"";
        assert_eq!(html.matches(robust).count(), 2, "the original and its copy: {html}");
        assert!(html.contains("\"archivedAt\":\"https://archive.example/2016/1\""), "{html}");
    }
    let graph = fs::read_to_string(site.path().join("site/data/dossier.jsonld")).expect("the graph");
    assert!(graph.contains("https://archive.example/2016/1"), "{graph}");
}

#[test]
fn without_curl_it_says_what_to_install() {
    let site = copy("whole");
    let topic = site.path().join("content/topics/river/en.md");
    let before = fs::read_to_string(&topic).expect("readable");
    fs::write(&topic, format!("{before}\n[a](https://paper.example/) [@paper-2016 ¶3]\n")).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_malaf"))
        .args(["check", "--external"])
        .current_dir(site.path())
        .env("CURL", "/nowhere/curl")
        .finished();
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("apt install"), "{}", said(&output));
}
