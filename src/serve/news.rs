//! What open pages are told after each build: whether to load themselves again, which styles to wear, what is wrong.

use super::Settings;
use crate::diagnostic::json_values;
use crate::emit::{MANIFEST, Manifest};
use crate::pipeline::Examined;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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

    /// After a build that changed files because of `edited` ones.
    pub fn pages_changed(&mut self, edited: &BTreeSet<PathBuf>) {
        // Every page names its stylesheet, and none need be loaded again for another.
        let are_styles = !edited.is_empty() && edited.iter().all(|path| path.extension().is_some_and(|e| e == "css"));
        if !are_styles {
            self.count += 1;
        }
    }

    /// What is there now.
    pub fn look(&mut self, settings: &Settings, base: &str, examined: &Examined) {
        let manifest = std::fs::read_to_string(settings.out.join(MANIFEST)).unwrap_or_default();
        let manifest = Manifest::parse(&manifest).unwrap_or_default();
        let is_style = |path: &&String| path.starts_with("assets/style.") && path.rsplit('.').next() == Some("css");
        self.style = manifest.paths.iter().find(is_style).map(|path| format!("{base}{path}"));
        let faults = json_values(&examined.diagnostics, &examined.files);
        self.faults = faults.into_iter().map(|fault| shown(&fault, settings)).collect();
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
