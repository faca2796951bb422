//! The list of files that malaf wrote, kept in the output folder: the marker that the folder is ours.

use std::collections::BTreeSet;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = "malaf-files.txt";

/// The first line, with the format's version.
const HEADER: &str = "malaf site 1";

/// The paths that malaf wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Paths below the output folder, with `/`.
    pub paths: BTreeSet<String>,
}

impl Manifest {
    /// Reads a manifest; `None` where the text is none of ours or of another version.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(HEADER)?.strip_prefix('\n')?;
        let sound = |path: &&str| !path.is_empty() && !path.starts_with('/') && !path.split('/').any(|p| p == "..");
        Some(Self { paths: rest.lines().filter(sound).map(str::to_owned).collect() })
    }

    /// The text to write: one path a line, sorted.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for path in &self.paths {
            text.push_str(path);
            text.push('\n');
        }
        text
    }
}
