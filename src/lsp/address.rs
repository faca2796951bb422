//! Paths of the dossier ⇄ `file:` addresses (RFC 8089) as editors write them.

use lsp_types::Uri;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The path of a `file:` address; `None` for other schemes.
#[must_use]
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // An authority is this machine or nothing.
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let decoded = decoded(rest)?;
    // `/C:/…` on Windows.
    let drive = decoded.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    Some(PathBuf::from(if drive { decoded.trim_start_matches('/') } else { &decoded }))
}

/// The address of a path.
#[must_use]
pub fn uri(path: &Path) -> Option<Uri> {
    let text = path.to_string_lossy().replace('\\', "/");
    let slash = if text.starts_with('/') { "" } else { "/" };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    let encoded = text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") });
    Uri::from_str(&format!("file://{slash}{}", encoded.collect::<String>())).ok()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if let (b'%', Some((code, behind))) = (first, after.split_at_checked(2)) {
            bytes.push(u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()?);
            rest = behind;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_path_of_any_letters_comes_back_as_it_was() {
        for text in ["/home/ملف/site.toml", "/a b/100%/c#d.md"] {
            let uri = uri(Path::new(text));
            assert_eq!(uri.as_ref().and_then(path).as_deref(), Some(Path::new(text)));
        }
        let by_editor = Uri::from_str("file:///a%20b/%D9%85%D9%84%D9%81.md").ok();
        assert_eq!(by_editor.as_ref().and_then(path), Some(PathBuf::from("/a b/ملف.md")));
        assert_eq!(Uri::from_str("untitled:x").ok().as_ref().and_then(path), None);
    }
}
