//! `site.toml`. What an author wrote and what the program uses are two types: [`Config`] is complete and checked.

use super::fields::{Context, Fields, read_table};
use super::hosting::{Hosting, read_hosting};
use super::language::{Language, LanguageNo, Texts};
use super::limits::{Limits, read_limits};
use super::records::{Publish, RightsRecord, read_rights};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Files, Place, Severity, Spanned};
use crate::language::{CivilDay, LanguageTag};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The dossier's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file it was read from.
    pub file: FileId,
    /// The dossier's title.
    pub title: Texts,
    /// Its languages; never empty.
    pub languages: Vec<Language>,
    /// Where the site will stand.
    pub base_url: BaseUrl,
    /// The theme's name.
    pub theme: Spanned<String>,
    /// Whether readers' devices keep the whole of it.
    pub offline: Offline,
    /// Who edits it, for "how to cite".
    pub editors: Texts,
    /// The day of this edition, for feeds and the sitemap.
    pub updated: Option<CivilDay>,
    /// What may be published of a source that does not say.
    pub rights: Rights,
    /// How much of everything the dossier may hold.
    pub limits: Limits,
    /// What becomes of texts in several languages.
    pub translations: Translations,
    /// What is published as data.
    pub data: DataSettings,
    /// What the host is told.
    pub hosting: Hosting,
    /// Up to how many sources the whole dossier is made as one document.
    pub editions: Editions,
    /// Levels of rules that differ from their own; `None` is off.
    pub checks: BTreeMap<String, Option<Severity>>,
}

/// Whether readers' devices keep the whole dossier, to be read without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Offline {
    /// They keep what a browser keeps anyway.
    #[default]
    No,
    /// A service worker keeps every page.
    Whole,
}

/// What becomes of texts in several languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Translations {
    /// Whether pages show the languages side by side; left out, where the dossier has few enough texts.
    pub parallel: Option<bool>,
    /// Where a language lacks the text of a topic.
    pub topics: Fallback,
    /// Where a language lacks the digest of a source.
    pub sources: Fallback,
    /// Where a language lacks a page of its own.
    pub pages: Fallback,
}

/// What a language shows where it lacks a text that another has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Fallback {
    /// The text in the other language, marked as what it is.
    #[default]
    Original,
    /// The page without the text, with a link to the other language.
    Stub,
    /// No page: links lead to the other language.
    Omit,
    /// An error.
    Error,
}

impl Fallback {
    /// Every policy by its word.
    pub const WORDS: [(&'static str, Self); 4] =
        [("original", Self::Original), ("stub", Self::Stub), ("omit", Self::Omit), ("error", Self::Error)];
}

/// What is published as data, beside the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataSettings {
    /// Whether there are files in `/data/` and a page that tells of them.
    pub files: bool,
    /// Whether each source has files that cite it; left open, where there are not too many.
    pub citations: Option<bool>,
}

/// Up to how many sources the whole dossier is made as one document; 0 leaves it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Editions {
    /// As one page to print.
    pub print: u32,
    /// As an EPUB for each language.
    pub epub: u32,
}

impl Default for Editions {
    /// What a reader can hold, and what costs a build little (somewhat arbitrary).
    fn default() -> Self {
        Self { print: 200, epub: 200 }
    }
}

/// What may be published of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// How much may be shown.
    pub publish: Publish,
    /// How many words a quotation may have, over the whole site.
    pub quote_words: u32,
}

impl Rights {
    /// These rights with what a source says of its own.
    #[must_use]
    pub fn with(self, own: RightsRecord) -> Self {
        Self { publish: own.publish.unwrap_or(self.publish), quote_words: own.quote_words.unwrap_or(self.quote_words) }
    }
}

/// Where the site will stand: scheme and host, and a path that ends in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads `https://host/path`.
    ///
    /// # Errors
    /// Says in a phrase what is wrong with it.
    ///
    /// ```
    /// use malaf::parse::BaseUrl;
    /// let base = BaseUrl::new("https://example.org/dossier").expect("an address");
    /// assert_eq!(base.path(), "/dossier/");
    /// assert_eq!(base.absolute("/dossier/ar/"), "https://example.org/dossier/ar/");
    /// assert!(BaseUrl::new("example.org").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("`{text}` is no base URL: write it as https://example.org/ or https://example.org/dossier/");
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let plain = |part: &str, more: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
        let sound =
            matches!(scheme, "http" | "https") && !host.is_empty() && plain(host, ".-:[]") && plain(path, "-._~/");
        let climbs = path.split('/').any(|part| part == "..");
        if !sound || climbs {
            return Err(wrong());
        }
        let path = path.trim_matches('/');
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Ok(Self { origin: format!("{scheme}://{host}"), path })
    }

    /// The path, from slash to slash.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The host's name, without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host);
        match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        }
    }

    /// The whole address of a path that already carries the base path.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        [self.origin.as_str(), path].concat()
    }
}

/// Reads `site.toml`; `None` where no site can be made of it, which was reported.
pub fn read_config(files: &Files, file: FileId, faults: &mut Diagnostics) -> Option<Config> {
    let sink = RefCell::new(Diagnostics::new());
    let text = files.text(file);
    // Texts are keyed by language, so the languages are read first, in a pass that reports; the second pass reports the rest.
    let limits = Limits::default();
    let before = Context { file, text, languages: &[], limits, faults: &sink, written: None };
    let quiet = RefCell::new(Diagnostics::new());
    let first = Context { faults: &quiet, ..before };
    let languages = read_table(&first, 0..text.len(), |fields| languages(fields, &sink));
    let limits = read_table(&first, 0..text.len(), limits_of);
    let context = Context { file, text, languages: &languages, limits, faults: &sink, written: None };
    let config = read_table(&context, 0..text.len(), read_settings);
    faults.append(sink.into_inner());
    config.filter(|_| !languages.is_empty()).map(|config| Config { languages, ..config })
}

/// Reads all settings; the languages were read before, and are read again for what is wrong with them.
pub(super) fn read_settings(fields: &mut Fields<'_>) -> Option<Config> {
    let title = fields.says("The dossier's title, in each language.").required_texts("title");
    let about = "Where the site will stand: https://example.org/, or https://example.org/dossier/.";
    let base_url = fields.says(about).required_text("base-url");
    let theme = fields.says("The theme: diwan, or a folder below themes/.").text("theme");
    let editors = fields.says("Who edits it, in each language, for “how to cite”.").texts("editors");
    let about = "Whether a service worker keeps the whole dossier readable without a network.";
    let offline = if fields.says(about).flag("offline") { Offline::Whole } else { Offline::No };
    let about = "The day of this edition, 2026-11-23, for feeds and the sitemap.";
    let updated = fields.says(about).day("updated").map(|day| day.value);
    let about = "The languages in the order of the switch; the others fall back to the first.";
    fields.says(about).tables("language", read_language);
    fields.expect("language");
    let about = "What may be published of a source that does not say otherwise.";
    let rights = fields.says(about).table("rights", read_rights).unwrap_or_default();
    let about = "What becomes of texts in several languages, and what stands in where one lacks a text.";
    let translations = fields.says(about).table("translations", read_translations).unwrap_or_default();
    let about = "What is published as data, below /data/.";
    let data = fields.says(about).table("data", read_data).unwrap_or(DataSettings { files: true, citations: None });
    let about = "What the host is told beyond the pages; all of it is off unless asked for.";
    let hosting = fields.says(about).table("hosting", read_hosting).unwrap_or_default();
    let about = "Up to how many sources the whole dossier is made as one document; 0 leaves it out.";
    let editions = fields.says(about).table("editions", read_editions).unwrap_or_default();
    let checks = read_checks(fields);
    let limits = limits_of(fields);
    let default = Rights { publish: Publish::Digest, quote_words: 25 };
    Some(Config {
        file: fields.context().file,
        title,
        languages: Vec::new(),
        base_url: read_base_url(fields, &base_url?)?,
        theme: theme.unwrap_or_else(|| Spanned::new("diwan".to_owned(), Place::start_of(fields.context().file))),
        offline,
        editors,
        updated,
        rights: default.with(rights),
        limits,
        translations,
        data,
        hosting,
        editions,
        checks,
    })
}

fn limits_of(fields: &mut Fields<'_>) -> Limits {
    let about = "How much of everything the dossier may hold; each limit has a default that no editor meets.";
    fields.says(about).table("limits", read_limits).unwrap_or_default()
}

fn read_data(fields: &mut Fields<'_>) -> DataSettings {
    let about = "Whether there are files in /data/ and a page that tells of them.";
    let files = fields.says(about).maybe_flag("files").unwrap_or(true);
    let about = "Whether each source has files that cite it; left out, where there are not too many.";
    DataSettings { files, citations: fields.says(about).maybe_flag("citations") }
}

fn read_editions(fields: &mut Fields<'_>) -> Editions {
    let default = Editions::default();
    Editions {
        print: fields.says("As one page to print.").number("print").map_or(default.print, |n| n.value),
        epub: fields.says("As an EPUB for each language.").number("epub").map_or(default.epub, |n| n.value),
    }
}

fn read_base_url(fields: &Fields<'_>, text: &Spanned<String>) -> Option<BaseUrl> {
    match BaseUrl::new(text) {
        Ok(base) => Some(base),
        Err(message) => {
            fields.context().report(Diagnostic::error("invalid-address", text.place, message));
            None
        }
    }
}

fn read_translations(fields: &mut Fields<'_>) -> Translations {
    let policy = |fields: &mut Fields<'_>, key| {
        fields.choice(key, &Fallback::WORDS).map_or_else(Fallback::default, |policy| policy.value)
    };
    let about = "Whether each text has a page of its languages side by side; left out: while there are at most 1,000.";
    let parallel = fields.says(about).maybe_flag("parallel");
    let about = "What a language shows where it lacks a topic's text: original, stub, omit or error.";
    let topics = policy(fields.says(about), "topics");
    let sources = policy(fields.says("The same for the digest of a source."), "sources");
    let pages = policy(fields.says("The same for an editors' page."), "pages");
    Translations { parallel, topics, sources, pages }
}

fn read_checks(fields: &mut Fields<'_>) -> BTreeMap<String, Option<Severity>> {
    let mut checks = BTreeMap::new();
    let rules = crate::check::RULES.iter().map(|rule| rule.name);
    let about = "Levels of rules that differ from their own: uncited-paragraph = \"error\".";
    for (rule, level) in fields.says(about).pairs("checks", rules, &["error", "warn", "off"]) {
        let severity = match level.as_str() {
            "error" => Some(Severity::Error),
            "warn" => Some(Severity::Warning),
            "off" => None,
            other => {
                let message = format!("`{other}` is no level");
                let fault = Diagnostic::error("unknown-word", level.place, message);
                fields.context().report(fault.hint("one of: error, warn, off"));
                continue;
            }
        };
        if crate::check::is_rule(&rule) {
            checks.insert(rule.value, severity);
        } else {
            let hint = crate::check::nearest_rule(&rule).map(|near| format!("did you mean `{near}`?"));
            let message = format!("there is no rule `{}`", rule.value);
            fields.context().report(Diagnostic::error("unknown-key", rule.place, message).maybe_hint(hint));
        }
    }
    checks
}

fn languages(fields: &mut Fields<'_>, faults: &RefCell<Diagnostics>) -> Vec<Language> {
    let report = |fault: Diagnostic| faults.borrow_mut().push(fault);
    let read = fields.tables("language", read_language);
    let mut languages: Vec<Language> = Vec::new();
    for (tag, name, locale) in read {
        let (Some(tag), Some(name)) = (tag, name) else {
            continue;
        };
        let locale = locale.unwrap_or_else(|| tag.clone());
        let (Some(parsed), Some(locale)) = (language_tag(&tag, &report), language_tag(&locale, &report)) else {
            continue;
        };
        if languages.iter().any(|l| l.tag == parsed) {
            report(Diagnostic::error("duplicate-id", tag.place, format!("the language `{parsed}` is listed twice")));
            continue;
        }
        let direction = parsed.direction();
        let no = LanguageNo(u8::try_from(languages.len()).unwrap_or(u8::MAX));
        languages.push(Language { no, tag: parsed, place: tag.place, locale, name: name.value, direction });
    }
    if languages.is_empty() {
        let hint = "add: [[language]] with tag = \"ar\", name = \"…\", locale = \"…\"";
        report(Diagnostic::error("missing-key", fields.place(), "the dossier has no language").hint(hint));
    }
    languages
}

type Written = Option<Spanned<String>>;

/// Tag, name and locale as they were written.
fn read_language(fields: &mut Fields<'_>) -> (Written, Written, Written) {
    let about = "The BCP 47 tag: the name of the language's files and the folder of its pages.";
    let tag = fields.says(about).required_text("tag");
    let name = fields.says("The language's name in itself, for the switch.").required_text("name");
    let about = "The tag with region and extensions, for month names, digits and sorting; left out, the tag.";
    let locale = fields.says(about).text("locale");
    (tag, name, locale)
}

fn language_tag(text: &Spanned<String>, report: &impl Fn(Diagnostic)) -> Option<LanguageTag> {
    match text.value.parse() {
        Ok(tag) => Some(tag),
        Err(error) => {
            let error: crate::language::LanguageTagError = error;
            report(Diagnostic::error("unknown-language", text.place, error.to_string()));
            None
        }
    }
}
