//! Lays words into the places of `slots/`. Shared with `fuzz/`.

/// A file of `slots/` with words in each of its places, escaped so that they mean themselves there.
pub fn laid(text: &str, words: &str) -> String {
    let markdown = escaped_in_markdown(words);
    text.replace("@@TOML@@", &escaped_in_toml(words))
        .replace("@@PROSE@@", &escaped_in_toml(&markdown))
        .replace("@@MARKDOWN@@", &markdown)
        .replace("@@RAW@@", &words.replace('`', "'"))
}

/// In a basic string of TOML.
pub fn escaped_in_toml(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Every sign of ASCII may be escaped in Markdown and then means itself.
fn escaped_in_markdown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
