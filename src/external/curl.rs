//! An installed curl: an address → what its host answers.

use crate::Error;
use std::env;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

/// What a host answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A status of HTTP, after redirects.
    Status(u16),
    /// Nothing; why, as one of curl's exit codes.
    Nothing(i32),
}

/// What says that a program may not read, and nothing of whether a reader may: 401, 403, 405, 407, 429, 451, 503.
const KEPT_OUT: [u16; 7] = [401, 403, 405, 407, 429, 451, 503];
/// What a refused connection is worth when the same host answered before is not told apart: the words of curl's manual.
const WHYS: [(i32, &str); 10] = [
    (3, "is not an address that can be asked for"),
    (6, "names a host that is not there"),
    (7, "has a host that takes no connection"),
    (28, "has a host that does not answer in time"),
    (35, "has a host that makes no secure connection"),
    (47, "leads in a ring"),
    (51, "has a host whose certificate is not its own"),
    (52, "gets an empty answer"),
    (56, "gets an answer that breaks off"),
    (60, "has a host whose certificate is not trusted"),
];

impl Answer {
    /// Whether something is there.
    pub fn is_there(&self) -> bool {
        matches!(self, Self::Status(200..=399))
    }

    /// What is wrong, as the end of a sentence about the address; nothing where a reader may well see it.
    pub fn fault(&self) -> Option<String> {
        match self {
            Self::Status(status) if self.is_there() || KEPT_OUT.contains(status) => None,
            Self::Status(404 | 410) => Some("is not there any more".to_owned()),
            Self::Status(status) => Some(format!("is answered with an error ({status})")),
            Self::Nothing(code) => {
                let known = WHYS.iter().find(|(known, _)| known == code).map(|(_, why)| (*why).to_owned());
                Some(known.unwrap_or_else(|| format!("cannot be asked for (curl says {code})")))
            }
        }
    }
}

/// The program.
pub struct Curl {
    program: OsString,
}

/// Seconds until a connection stands, and until all is over.
const CONNECT: &str = "10";
const WHOLE: &str = "30";

/// What is read of a page is thrown away.
const NOWHERE: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

impl Curl {
    /// The curl that `CURL` names, else the installed one.
    ///
    /// # Errors
    /// Where there is none.
    pub fn find() -> Result<Self, Error> {
        let named = env::var_os("CURL").filter(|named| !named.is_empty());
        let program = named.unwrap_or_else(|| OsString::from("curl"));
        let ran = Command::new(&program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        match ran {
            Ok(status) if status.success() => Ok(Self { program }),
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::Program(format!("curl: {error}"))),
            _ => Err(Error::Program(
                "addresses are asked for by curl, and none is installed: install it (Debian and Ubuntu: apt install \
                 curl) or say where it is with CURL=/path"
                    .to_owned(),
            )),
        }
    }

    /// Asks for the head alone, and where that is refused for the page: many hosts know no HEAD.
    ///
    /// # Errors
    /// Where curl cannot be run.
    pub fn ask(&self, address: &str) -> Result<Answer, Error> {
        let head = self.run(address, &["--head"])?;
        if head.is_there() { Ok(head) } else { self.run(address, &[]) }
    }

    fn run(&self, address: &str, more: &[&str]) -> Result<Answer, Error> {
        let agent = concat!("malaf/", env!("CARGO_PKG_VERSION"), " (checks links)");
        let output = Command::new(&self.program)
            // First: no settings of the user's. An address may hold brackets, and be followed to the web only.
            .args(["--disable", "--silent", "--globoff", "--location", "--max-redirs", "5"])
            .args(["--proto", "=http,https", "--proto-redir", "=http,https", "--user-agent", agent])
            .args(["--connect-timeout", CONNECT, "--max-time", WHOLE, "--max-filesize", "10000000"])
            .args(["--output", NOWHERE, "--write-out", "%{http_code}"])
            .args(more)
            .args(["--url", &encoded(address)])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .map_err(|error| Error::Program(format!("curl: {error}")))?;
        let status = String::from_utf8_lossy(&output.stdout).trim().parse().ok().filter(|status| *status > 0);
        let code = output.status.code().unwrap_or(-1);
        // A page too long to be read whole, or too slow, is there all the same; a ring of redirects is not.
        Ok(match status {
            Some(status) if code != 47 => Answer::Status(status),
            _ => Answer::Nothing(code),
        })
    }
}

/// An address as HTTP has it: letters beyond ASCII percent-encoded (RFC 3987, §3.1), but for the host's, which curl knows.
fn encoded(address: &str) -> String {
    let scheme = address.find("://").map_or(0, |at| at + 3);
    let path = address[scheme..].find(['/', '?']).map_or(address.len(), |at| at + scheme);
    let (host, path) = address.split_at(path);
    let mut out = host.to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_graphic() { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_paths_are_encoded_and_escapes_stay() {
        assert_eq!(encoded("https://host.example/نهر?a=%20"), "https://host.example/%D9%86%D9%87%D8%B1?a=%20");
        assert_eq!(encoded("https://مثال.example"), "https://مثال.example");
    }

    #[test]
    fn who_keeps_programs_out_says_nothing_of_the_page() {
        for status in [200, 301, 403, 429, 503] {
            assert_eq!(Answer::Status(status).fault(), None, "{status}");
        }
        for answer in [Answer::Status(404), Answer::Status(500), Answer::Nothing(6), Answer::Nothing(99)] {
            assert!(answer.fault().is_some(), "{answer:?}");
        }
    }
}
