//! Templates and themes: those that came with malaf, with a site's own over them by name.
//!
//! The one door to `rust-embed`. The binary carries all of `templates/` and `themes/`, so a site needs neither.

use crate::Error;
use crate::folder::{self, EntryKind};
use std::collections::BTreeMap;
use std::path::Path;

#[derive(rust_embed::Embed)]
#[folder = "templates/"]
struct Templates;

#[derive(rust_embed::Embed)]
#[folder = "themes/"]
struct Themes;

#[derive(rust_embed::Embed)]
#[folder = "starter/"]
struct StarterFiles;

/// A dossier to begin with, in every language there is one in.
#[derive(Debug, Clone)]
pub struct Starter {
    files: BTreeMap<String, String>,
}

impl Starter {
    /// What came with malaf.
    #[must_use]
    pub fn embedded() -> Self {
        let text = |name: &str| String::from_utf8(StarterFiles::get(name)?.data.into_owned()).ok();
        Self { files: StarterFiles::iter().filter_map(|name| Some((name.to_string(), text(&name)?))).collect() }
    }

    /// The tags of its languages.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        let tag = |path: &String| path.strip_prefix("site/")?.strip_suffix(".toml").map(str::to_owned);
        self.files.keys().filter_map(tag).collect()
    }

    /// A language's part of `site.toml`.
    #[must_use]
    pub fn settings(&self, tag: &str) -> &str {
        self.file(&format!("site/{tag}.toml"))
    }

    /// The dossier's title in a language, unless somebody has a better one.
    #[must_use]
    pub fn title(&self, tag: &str) -> String {
        let page = self.file(&format!("dossier/content/index/{tag}.md"));
        let title = page.lines().find_map(|line| line.strip_prefix("title")?.split('"').nth(1));
        title.unwrap_or(tag).to_owned()
    }

    /// Its files with their paths, in these languages only; the example's article is in the first of them.
    #[must_use]
    pub fn dossier(&self, languages: &[&str]) -> Vec<(String, String)> {
        let first = languages.first().copied().unwrap_or_default();
        let others: Vec<String> =
            self.languages().into_iter().filter(|tag| !languages.contains(&tag.as_str())).collect();
        let written = |(path, text): (&String, &String)| {
            let path = path.strip_prefix("dossier/")?;
            let name = path.rsplit('/').next().unwrap_or_default();
            if others.iter().any(|tag| name == format!("{tag}.md")) {
                return None;
            }
            let path = if path == "gitignore" { ".gitignore" } else { path };
            let of_other = |line: &&str| {
                let key = line.split_once('=').map(|(key, _)| key.trim());
                path.rsplit('.').next() == Some("toml") && others.iter().any(|tag| key == Some(tag.as_str()))
            };
            let kept: String = text.split_inclusive('\n').filter(|line| !of_other(line)).collect();
            Some((path.to_owned(), kept.replace("{language}", first)))
        };
        let mut files: Vec<(String, String)> = self.files.iter().filter_map(written).collect();
        files.push(("captures/library.txt".to_owned(), self.file(&format!("captures/{first}.txt")).to_owned()));
        files
    }

    fn file(&self, path: &str) -> &str {
        self.files.get(path).map(String::as_str).unwrap_or_default()
    }
}

/// One file of a template folder or a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path below the root: `templates/topic.html`, `themes/diwan/styles/main.css`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All templates and themes, by path.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    own: bool,
}

fn is_picture(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "svg")
}

/// The theme that has all words and pictures.
const COMPLETE: &str = "themes/diwan";

impl Assets {
    /// The embedded files, with those of the site in `root` over them.
    ///
    /// # Errors
    /// Where a folder of the site cannot be listed or a file cannot be read.
    pub fn load(root: &Path) -> Result<Self, Error> {
        let mut assets = Self::embedded();
        for folder in ["templates", "themes"] {
            assets.overlay(folder, &root.join(folder))?;
        }
        assets.complete();
        Ok(assets)
    }

    /// What a theme lacks of words and pictures it takes from the one that came first, file by file; its styles, scripts
    /// and templates are its own alone.
    fn complete(&mut self) {
        let themes: Vec<String> = self.themes().into_iter().map(str::to_owned).collect();
        let shared = self.below(COMPLETE).filter(|(path, _)| path.starts_with("strings/") || is_picture(path));
        let shared: Vec<(String, Vec<u8>)> = shared.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect();
        for theme in themes {
            for (path, bytes) in &shared {
                self.files.entry(format!("themes/{theme}/{path}")).or_insert_with(|| bytes.clone());
            }
        }
    }

    /// What came with malaf alone.
    #[must_use]
    pub fn embedded() -> Self {
        let templates = Templates::iter()
            .filter_map(|name| Some((format!("templates/{name}"), Templates::get(&name)?.data.into_owned())));
        let themes =
            Themes::iter().filter_map(|name| Some((format!("themes/{name}"), Themes::get(&name)?.data.into_owned())));
        Self { files: templates.chain(themes).collect(), own: false }
    }

    fn overlay(&mut self, name: &str, folder: &Path) -> Result<(), Error> {
        for entry in folder::entries(folder)? {
            if entry.kind == EntryKind::File {
                let bytes = std::fs::read(&entry.path).map_err(Error::file("read", &entry.path))?;
                let path = format!("{name}/{}", entry.below);
                self.own |= self.files.get(&path) != Some(&bytes);
                self.files.insert(path, bytes);
            }
        }
        Ok(())
    }

    /// Every file below a folder, by its path below that folder.
    pub fn below<'a, 'f>(&'a self, folder: &'f str) -> impl Iterator<Item = (&'a str, &'a [u8])> + use<'a, 'f> {
        let files = self.files.iter();
        files.filter_map(move |(path, bytes)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, bytes.as_slice())))
    }

    /// The paths of what is not the same in another set.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        let changed = self.files.iter().filter(|(path, bytes)| other.files.get(*path) != Some(*bytes));
        let gone = other.files.keys().filter(|path| !self.files.contains_key(*path));
        changed.map(|(path, _)| path).chain(gone).map(String::as_str)
    }

    /// One file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Whether the site has a file of its own over those that came with malaf.
    #[must_use]
    pub fn has_own(&self) -> bool {
        self.own
    }

    /// The names of the themes there are.
    #[must_use]
    pub fn themes(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix("themes/")?.split_once('/').map(|(name, _)| name))
            .collect();
        names.dedup();
        names
    }
}
