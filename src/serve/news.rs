//! What open pages are told after each reading: whether to load themselves again, which styles to wear, what is wrong.

use super::Settings;
use super::shown::Reading;
use crate::diagnostic::json_values;
use crate::pipeline::Examined;
use crate::render::Kit;
use serde_json::{Value, json};
use std::path::Path;

/// The state of the site.
#[derive(Debug, Clone, Default)]
pub struct News {
    /// How often the pages changed; pages that show another number load themselves again.
    count: u64,
    /// The path of the stylesheet.
    style: Option<String>,
    /// What `check` found.
    faults: Vec<Value>,
}

impl News {
    /// As an event's text.
    #[must_use]
    pub fn to_text(&self) -> String {
        json!({ "count": self.count, "style": self.style, "faults": self.faults }).to_string()
    }

    /// What is wrong now.
    pub fn look(&mut self, settings: &Settings, examined: &Examined) {
        let faults = json_values(&examined.diagnostics, &examined.files);
        self.faults = faults.into_iter().map(|fault| shown(&fault, settings)).collect();
    }

    /// Another reading is to be shown than before. Gives how often the pages have changed with it.
    pub fn shows(&mut self, now: &Examined, kit: &Kit, before: Option<&Reading>) -> u64 {
        self.style = Some(kit.stylesheet().to_owned());
        // Every page names its stylesheet, and none need be loaded again for another.
        let is_page = |path: &str| path.rsplit('.').next() != Some("css");
        let changed = before.is_none_or(|before| {
            let before = before.examined();
            now.files.differing(&before.files).into_iter().any(is_page)
                || now.assets.differing(&before.assets).any(is_page)
        });
        self.count += u64::from(changed);
        self.count
    }
}

fn shown(fault: &Value, settings: &Settings) -> Value {
    let place = &fault["place"];
    let href = place["file"].as_str().map(|file| {
        let file = settings.root.join(file);
        let file = std::path::absolute(&file).unwrap_or(file);
        let number = |key: &str| place[key].as_u64().unwrap_or(1).to_string();
        let href = settings.editor.replace("{file}", &encoded(&file));
        href.replace("{line}", &number("line")).replace("{column}", &number("column"))
    });
    json!({
        "rule": fault["rule"],
        "severity": fault["severity"],
        "message": fault["message"],
        "hint": fault["hint"],
        "file": place["file"],
        "line": place["line"],
        "column": place["column"],
        "href": href,
    })
}

/// A path as a part of an address (RFC 3986).
fn encoded(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let letters = path.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    format!("{slash}{}", letters.collect::<String>())
}
