//! What several test files need: copies of the small sites, and the command as people run it.

#![expect(clippy::expect_used, reason = "a test that meets the unexpected stops at once")]
#![allow(dead_code, reason = "each test file compiles this for itself and uses its own part of it")]

use malaf::diagnostic::{Colour, human};
use malaf::pipeline::Examined;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, io, thread};

/// A file or folder below `tests/`.
pub fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// A copy of a small site that a test may change.
pub fn copy(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy_into(&at("sites").join(name), folder.path());
    folder
}

/// All that was found wrong, as a person reads it.
pub fn shown(examined: &Examined) -> String {
    examined.diagnostics.iter().map(|fault| human(fault, &examined.files, Colour::Off)).collect()
}

/// Without what malaf remembers of a build made there.
pub fn copy_into(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    let entries = fs::read_dir(from).expect("listable").map(|entry| entry.expect("entry").path());
    for path in entries.filter(|path| !path.ends_with(".malaf")) {
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy_into(&path, &target) } else { fs::copy(&path, &target).map(drop).expect("copied") }
    }
}

pub fn malaf(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_malaf")).args(arguments).current_dir(folder).finished()
}

/// No command of a test takes so long, on the slowest machine. What does hangs, and must not hang the tests.
const LONGEST: Duration = Duration::from_mins(5);

/// The end of a command, or the end of the test.
pub trait Bounded {
    type End;

    /// Waits for it; what does not end is killed, and the test fails.
    fn finished(self) -> Self::End;
}

impl Bounded for &mut Command {
    type End = Output;

    fn finished(self) -> Output {
        let child = self.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        bounded(child, Child::wait_with_output)
    }
}

impl Bounded for Child {
    type End = ExitStatus;

    fn finished(self) -> ExitStatus {
        bounded(self, |mut child| child.wait())
    }
}

fn bounded<T: Send + 'static>(child: Child, wait: impl FnOnce(Child) -> io::Result<T> + Send + 'static) -> T {
    let id = child.id();
    let (ended, waiting) = mpsc::channel();
    thread::spawn(move || ended.send(wait(child)));
    let Ok(end) = waiting.recv_timeout(LONGEST) else {
        let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
        panic!("process {id} did not end");
    };
    end.expect("it ended")
}

/// What it said to its user.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

/// Every file below a folder with its bytes, by its path.
pub fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("listable") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.push((name, fs::read(&path).expect("readable")));
            }
        }
    }
    found.sort();
    found
}

/// The same to look names up in; nothing where there is no such folder.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    if folder.is_dir() { tree(folder).into_iter().collect() } else { BTreeMap::new() }
}
