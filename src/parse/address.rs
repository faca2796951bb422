//! Addresses outside the site, wherever an author writes one. What a browser would run, load from the machine or read
//! otherwise than a person does is no address here.

use crate::language::is_disguised;

/// What is wrong with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressFault {
    /// The rule it breaks.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

/// Which kinds of address may stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKinds {
    /// `https:` and `http:`.
    Web,
    /// These and `mailto:`.
    WebAndMail,
}

/// The scheme of an address, in lower case; `None` where it is a path.
#[must_use]
pub fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    (!scheme.contains(['/', '#', '?'])).then(|| scheme.to_ascii_lowercase())
}

/// Whether a page may lead to `address`.
///
/// # Errors
/// What is wrong with it, for a diagnostic.
pub fn check_address(address: &str, kinds: AddressKinds) -> Result<(), AddressFault> {
    let scheme = scheme(address).unwrap_or_default();
    let allowed = match kinds {
        AddressKinds::Web => "write the whole address, with https:",
        AddressKinds::WebAndMail => "use https:, http: or mailto:",
    };
    let is_web = matches!(scheme.as_str(), "https" | "http");
    let is_mail = scheme == "mailto" && kinds == AddressKinds::WebAndMail;
    if !is_web && !is_mail {
        let message = if scheme.is_empty() {
            format!("`{}` is no address outside the site", shown(address))
        } else {
            format!("an address of the kind `{}:` is not published", shown(&scheme))
        };
        return Err(AddressFault { rule: "script-address", message, hint: allowed });
    }
    if let Some(c) = address.chars().find(|c| !belongs(*c)) {
        let message = format!("the character U+{:04X} stands in no address", u32::from(c));
        let hint = "write it percent-encoded, or take it out";
        return Err(AddressFault { rule: "disguised-address", message, hint });
    }
    if is_web { check_host(address) } else { Ok(()) }
}

/// Between `//` and the path stands a host, and nothing that only looks like one.
fn check_host(address: &str) -> Result<(), AddressFault> {
    let fault = |message: String, hint| Err(AddressFault { rule: "disguised-address", message, hint });
    let after = address.split_once(':').map_or("", |(_, after)| after);
    let Some(authority) = after.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next()) else {
        return fault(format!("`{address}` has no host"), "write it as https://example.org/");
    };
    if let Some((before, host)) = authority.rsplit_once('@') {
        let message = format!("`{before}@` looks like the host, and the host is `{host}`");
        return fault(message, "leave out what stands before the `@`");
    }
    let host = authority.split_once(':').map_or(authority, |(host, _)| host);
    if host.is_empty() {
        return fault(format!("`{address}` has no host"), "write it as https://example.org/");
    }
    match host.split('.').find(|label| is_disguised(label)) {
        Some(label) => {
            let message = format!("`{label}` in the host has letters that look like those of another script");
            fault(message, "type the address anew, or write the host in its `xn--` form")
        }
        None => Ok(()),
    }
}

/// RFC 3986 and 3987, without what is not seen or steers direction.
fn belongs(c: char) -> bool {
    let unseen = matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202F}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E007F}');
    let delimits = matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}');
    !unseen && !delimits && !c.is_whitespace() && !c.is_control()
}

/// For a message: without what a terminal would obey.
fn shown(text: &str) -> String {
    text.chars().flat_map(|c| if belongs(c) { vec![c] } else { c.escape_unicode().collect() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_are_taken() {
        for address in [
            "https://example.org/",
            "http://example.org:8080/a?b=c:d#e",
            "https://ar.wikipedia.org/wiki/حميميم",
            "https://موقع.example/",
            "https://[::1]/",
            "https://web.archive.org/web/2019*/https://example.org/",
        ] {
            assert_eq!(check_address(address, AddressKinds::Web), Ok(()), "{address}");
        }
        assert_eq!(check_address("mailto:a@example.org", AddressKinds::WebAndMail), Ok(()));
    }

    #[test]
    fn what_runs_or_hides_something_is_not() {
        let rule = |address| check_address(address, AddressKinds::WebAndMail).err().map(|fault| fault.rule);
        for address in ["javascript:x", "JAVAscript:x", "java\tscript:x", "data:,x", "//example.org/", "x.html", ""] {
            assert_eq!(rule(address), Some("script-address"), "{address}");
        }
        let disguised = [
            "https:example.org",
            "https:///example.org",
            "https://example.org@evil.example/",
            "https://exаmple.org/",
            "https://example.org/\u{202e}x",
            "https:\\\\example.org",
            "https://example.org/a b",
        ];
        for address in disguised {
            assert_eq!(rule(address), Some("disguised-address"), "{address}");
        }
    }
}
