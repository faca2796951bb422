//! `site.toml`. What an author wrote and what the program uses are two types: [`Config`] is complete and checked.

use super::fields::{Context, Fields, read_table};
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
    /// Who edits it, for "how to cite".
    pub editors: Texts,
    /// The day of this edition, for feeds and the sitemap.
    pub updated: Option<CivilDay>,
    /// What may be published of a source that does not say.
    pub rights: Rights,
    /// How much of everything the dossier may hold.
    pub limits: Limits,
    /// Levels of rules that differ from their own; `None` is off.
    pub checks: BTreeMap<String, Option<Severity>>,
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

    /// The whole address of a path that already carries the base path.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

/// Reads `site.toml`; `None` where no site can be made of it, which was reported.
pub fn read_config(files: &Files, file: FileId, faults: &mut Diagnostics) -> Option<Config> {
    let sink = RefCell::new(Diagnostics::new());
    let text = files.text(file);
    // Texts are keyed by language, so the languages are read first, in a pass that reports; the second pass reports the rest.
    let limits = Limits::default();
    let before = Context { file, text, languages: &[], limits, faults: &sink };
    let quiet = RefCell::new(Diagnostics::new());
    let first = Context { faults: &quiet, ..before };
    let languages = read_table(&first, 0..text.len(), |fields| languages(fields, &sink));
    let limits = read_table(&first, 0..text.len(), limits_of);
    let context = Context { file, text, languages: &languages, limits, faults: &sink };
    let config = read_table(&context, 0..text.len(), |fields| {
        fields.tables("language", |language| {
            for key in ["tag", "name", "locale"] {
                let _ = language.text(key);
            }
        });
        read_settings(fields, file, languages.clone())
    });
    faults.append(sink.into_inner());
    config.filter(|config| !config.languages.is_empty())
}

fn read_settings(fields: &mut Fields<'_>, file: FileId, languages: Vec<Language>) -> Option<Config> {
    let title = fields.required_texts("title");
    let base_url = fields.required_text("base-url");
    let theme = fields.text("theme");
    let editors = fields.texts("editors");
    let updated = fields.day("updated").map(|day| day.value);
    let rights = fields.table("rights", read_rights).unwrap_or_default();
    let checks = read_checks(fields);
    let limits = limits_of(fields);
    let default = Rights { publish: Publish::Digest, quote_words: 25 };
    Some(Config {
        file,
        title,
        languages,
        base_url: read_base_url(fields, &base_url?)?,
        theme: theme.unwrap_or_else(|| Spanned::new("diwan".to_owned(), Place::start_of(file))),
        editors,
        updated,
        rights: default.with(rights),
        limits,
        checks,
    })
}

fn limits_of(fields: &mut Fields<'_>) -> Limits {
    fields.table("limits", read_limits).unwrap_or_default()
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

fn read_checks(fields: &mut Fields<'_>) -> BTreeMap<String, Option<Severity>> {
    let mut checks = BTreeMap::new();
    for (rule, level) in fields.pairs("checks") {
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
    let read = fields.tables("language", |fields| {
        let text = |fields: &mut Fields<'_>, key| {
            let text = fields.text(key);
            if text.is_none() {
                report(Diagnostic::error("missing-key", fields.place(), format!("the key `{key}` is missing")));
            }
            text
        };
        let tag = text(fields, "tag");
        let name = text(fields, "name");
        let locale = fields.text("locale").or_else(|| tag.clone());
        (tag, name, locale)
    });
    let mut languages: Vec<Language> = Vec::new();
    for (tag, name, locale) in read {
        let (Some(tag), Some(name), Some(locale)) = (tag, name, locale) else {
            continue;
        };
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
