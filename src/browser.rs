//! An installed Chromium: a page on this disk → a PDF.

use crate::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// The names that Chromium and its kin are installed under, the freest first.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
    "brave-browser",
    "headless_shell",
];

/// Where macOS keeps them, which is on no path.
const BUNDLES: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// A page of five hundred sheets takes a minute on a small machine.
const LONGEST: Duration = Duration::from_mins(15);

/// The browser that `CHROMIUM` names, else the first that is installed under a usual name.
///
/// # Errors
/// Where there is none: the message says what to install.
pub fn find() -> Result<PathBuf, Error> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        return found(&named).ok_or_else(|| {
            Error::Program(format!("CHROMIUM names `{}`, which is not there", PathBuf::from(&named).display()))
        });
    }
    let usual = NAMES.iter().chain(&BUNDLES).find_map(|name| found(&OsString::from(name)));
    usual.ok_or_else(|| {
        Error::Program(
            "a PDF is made by Chromium, and none is installed: install it (Debian and Ubuntu: apt install chromium; \
             Fedora: dnf install chromium; macOS: brew install --cask chromium) or say where it is with CHROMIUM=/path"
                .to_owned(),
        )
    })
}

/// A program by its path, or by its name in one of the folders of `PATH`.
fn found(name: &OsString) -> Option<PathBuf> {
    let path = PathBuf::from(name);
    if path.components().count() > 1 {
        return path.is_file().then_some(path);
    }
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(&path)).find(|candidate| candidate.is_file())
}

/// Prints the page at `page` into `pdf`: tagged, with an outline of its headings. `scratch` is for the browser's own files.
///
/// # Errors
/// Where the browser cannot be started, takes too long, or makes no PDF.
pub fn print(browser: &Path, page: &Path, pdf: &Path, scratch: &Path) -> Result<(), Error> {
    let guarded = attempt(browser, page, pdf, scratch, &[]);
    // In a container or as root a browser has no means to guard itself. The page is our own and runs no script.
    guarded.or_else(|_| attempt(browser, page, pdf, scratch, &["--no-sandbox", "--disable-dev-shm-usage"]))
}

fn attempt(browser: &Path, page: &Path, pdf: &Path, scratch: &Path, more: &[&str]) -> Result<(), Error> {
    let argument = |name: &str, path: &Path| {
        let mut argument = OsString::from(name);
        argument.push(path);
        argument
    };
    let child = Command::new(browser)
        .args(["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"])
        .args(["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"])
        .args(more)
        .arg(argument("--user-data-dir=", &scratch.join("profile")))
        .arg(argument("--print-to-pdf=", pdf))
        .arg(argument("file://", page))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(Error::file("start", browser))?;
    wait(child, browser)?;
    let length = fs::metadata(pdf).map_or(0, |pdf| pdf.len());
    if length == 0 {
        return Err(Error::Program(format!("`{}` made no PDF", browser.display())));
    }
    Ok(())
}

fn wait(mut child: Child, browser: &Path) -> Result<(), Error> {
    let started = Instant::now();
    while child.try_wait().map_err(Error::file("wait for", browser))?.is_none() {
        if started.elapsed() > LONGEST {
            let _ = child.kill();
            let _ = child.wait();
            return Err(Error::Program(format!(
                "`{}` took longer than {} minutes",
                browser.display(),
                LONGEST.as_secs() / 60
            )));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Writes `day` (`20261125`) where the browser wrote when it printed. The bytes keep their places.
pub fn dated(pdf: &mut [u8], day: &str) {
    for key in [b"/CreationDate (D:".as_slice(), b"/ModDate (D:".as_slice()] {
        let Some(at) = pdf.windows(key.len()).rposition(|window| window == key) else { continue };
        let stamp = format!("{day}000000");
        if let Some(place) = pdf.get_mut(at + key.len()..at + key.len() + stamp.len())
            && place.iter().all(u8::is_ascii_digit)
        {
            place.copy_from_slice(stamp.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_where_the_clock_stood() {
        let mut pdf = b"<</CreationDate (D:20261125170346+00'00')\n/ModDate (D:20261125170346+00'00')>>".to_vec();
        dated(&mut pdf, "20170803");
        assert_eq!(pdf, b"<</CreationDate (D:20170803000000+00'00')\n/ModDate (D:20170803000000+00'00')>>");
    }

    #[test]
    fn a_program_is_found_by_its_path_only_where_it_is() {
        assert_eq!(found(&OsString::from("/no/such/browser")), None);
    }
}
