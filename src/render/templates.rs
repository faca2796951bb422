//! Page structure: templates by name, a theme's over the built-in ones, a site's over both. The one door to `tera`.
//!
//! A template sees its view and pure functions; nothing it can call reads the site. So a view is its page's whole
//! dependency list.

use super::html::{Islands, text_into};
use super::memory::{Digest, digest};
use super::pages::ReferenceView;
use super::strings::{Argument, Strings, Surface};
use crate::Error;
use crate::diagnostic::{Unplaced, nearest};
use crate::language::Direction;
use crate::load::Assets;
use crate::parse::{Language, Limit, Limits};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};
use tera::value::Key;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// The page that is being rendered.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Shown<'a> {
    /// Its path, for messages.
    pub name: &'a str,
    /// Its language tag.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'a str,
    /// The sources that it cites, by number.
    pub references: &'a [ReferenceView],
}

impl<'a> Shown<'a> {
    /// A page, or a part of one, that lists no sources at its end.
    #[must_use]
    pub fn without_references(name: &'a str, language: &'a Language) -> Self {
        Self { name, lang: language.tag.as_str(), dir: language.direction.as_str(), references: &[] }
    }
}

/// A part of a view that many views have: the template engine is told of it once, when a view first tells of it, and the
/// views point at it.
#[derive(Debug)]
pub struct Shared<T>(Arc<Part<T>>);

#[derive(Debug)]
struct Part<T> {
    view: T,
    told: OnceLock<Value>,
    digest: Digest,
}

impl<T: Hash> Shared<T> {
    /// A part that nobody was told of yet.
    pub fn new(part: T) -> Self {
        let digest = digest(&part);
        Self(Arc::new(Part { view: part, told: OnceLock::new(), digest }))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.view
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.digest.hash(hasher);
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A view that cannot be told has keys that are no text, which no type of ours has.
        let tell = || Value::try_from_serializable(&self.0.view).unwrap_or_else(|_| Value::undefined());
        self.0.told.get_or_init(tell).serialize(serializer)
    }
}

/// All templates of the site.
pub struct Templates {
    tera: Tera,
    /// The file of each, below the root.
    paths: BTreeMap<String, String>,
    page: Limit,
}

/// The file of a template.
#[derive(Debug, Clone)]
pub struct TemplateFile<'a> {
    /// Below the root.
    pub path: String,
    bytes: &'a [u8],
}

impl<'a> TemplateFile<'a> {
    /// The same file with nothing in it.
    pub fn empty(&mut self) {
        self.bytes = &[];
    }

    /// What stands in it.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self) -> Result<&'a str, Unplaced> {
        std::str::from_utf8(self.bytes)
            .map_err(|_| Unplaced::new("template-error", &self.path, "this file is not UTF-8 text"))
    }
}

/// Every template by its name: a theme's over the common ones.
#[must_use]
pub fn named<'a>(assets: &'a Assets, theme: &str) -> BTreeMap<String, TemplateFile<'a>> {
    let folders = ["templates".to_owned(), format!("themes/{theme}/templates")];
    let mut named = BTreeMap::new();
    for folder in &folders {
        for (name, bytes) in assets.below(folder) {
            named.insert(name.to_owned(), TemplateFile { path: format!("{folder}/{name}"), bytes });
        }
    }
    named
}

impl Templates {
    /// Reads every template; `strings` are the messages they may show, by language tag, and `islands` tell the language of
    /// words of another script.
    ///
    /// # Errors
    /// Where a template is not UTF-8 or not Tera: the message names file and line.
    pub fn load(
        assets: &Assets,
        theme: &str,
        strings: &Arc<BTreeMap<String, Strings>>,
        islands: Islands,
        page: Limit,
    ) -> Result<Self, Error> {
        Ok(Self { page, ..Self::read(&named(assets, theme), strings, islands)? })
    }

    /// The templates without words: whether they can be read, and whether each finds what it names.
    ///
    /// # Errors
    /// With the first fault.
    pub fn of(named: &BTreeMap<String, TemplateFile<'_>>) -> Result<Self, Unplaced> {
        Self::read(named, &Arc::default(), Islands::default())
    }

    fn read(
        named: &BTreeMap<String, TemplateFile<'_>>,
        strings: &Arc<BTreeMap<String, Strings>>,
        islands: Islands,
    ) -> Result<Self, Unplaced> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        register(&mut tera, "t", strings, Surface::Markup);
        register(&mut tera, "tt", strings, Surface::PlainText);
        tera.register_filter("bidi", Bidi(islands));
        let mut texts = Vec::with_capacity(named.len());
        for (name, file) in named {
            texts.push((name.as_str(), file.text()?));
        }
        let paths: BTreeMap<String, String> =
            named.iter().map(|(name, file)| (name.clone(), file.path.clone())).collect();
        let text = |name: &str| named.get(name).and_then(|file| file.text().ok());
        let components = || texts.iter().flat_map(|(_, text)| components_in(text)).collect();
        tera.add_raw_templates(texts.iter().copied())
            .map_err(|error| put_in_text(located(&error, None, &paths), &error, text, components))?;
        Ok(Self { tera, paths, page: Limits::default().page })
    }

    /// Renders `view` with the template of that name; `page` is named where it fails.
    ///
    /// # Errors
    /// Where there is no such template, or it asks for what the view does not have.
    pub fn render<V: Serialize>(&self, template: &str, view: &V, page: &Shown<'_>) -> Result<Vec<u8>, Error> {
        let context = self.tell(view, page)?;
        let mut bounded = Bounded { bytes: Vec::with_capacity(PAGE), limit: self.page, is_full: false };
        let rendered = self.tera.render_to(template, &context, &mut bounded);
        if bounded.is_full {
            let path = self.paths.get(template).cloned().unwrap_or_default();
            let message = self.page.message(&format!("the page {}", page.name));
            return Err(Unplaced::new("over-limit", path, message).maybe_hint(Some(self.page.hint())).into());
        }
        rendered.map_err(|error| Error::from(located(&error, Some(page), &self.paths)))?;
        Ok(bounded.bytes)
    }

    /// As [`Self::render`], a part of a page.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn render_part<V: Serialize>(&self, template: &str, view: &V, page: &Shown<'_>) -> Result<String, Error> {
        String::from_utf8(self.render(template, view, page)?).map_err(|error| Error::Internal(error.to_string()))
    }

    fn tell<V: Serialize>(&self, view: &V, page: &Shown<'_>) -> Result<Context, Error> {
        let wrong = |error: &tera::Error| Error::from(located(error, Some(page), &self.paths));
        let view = Value::try_from_serializable(view).map_err(|error| wrong(&error))?;
        let mut context = Context::new();
        for (key, value) in view.into_map().unwrap_or_default() {
            let key = if let Key::Str(key) = key { Cow::Borrowed(key) } else { Cow::Owned(key.to_string()) };
            context.insert_value(key, value);
        }
        // Components that every page shows take these without being handed them.
        for (key, text) in [("lang", page.lang), ("dir", page.dir)] {
            context.insert_value(key, Value::normal_string(text));
        }
        let references = Value::try_from_serializable(page.references).map_err(|error| wrong(&error))?;
        context.insert_value("references", references);
        Ok(context)
    }
}

/// Room for most pages (somewhat arbitrary).
const PAGE: usize = 32 * 1024;

/// A page being written, up to the dossier's limit: a template may loop, and memory is not for one page.
struct Bounded {
    bytes: Vec<u8>,
    limit: Limit,
    is_full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.limit.is_over_in_bytes(self.bytes.len() + bytes.len()) {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `text | bidi(dir=dir)`: escaped, with what needs it isolated (see [`text_into`]).
struct Bidi(Islands);

impl tera::Filter<&str, TeraResult<String>> for Bidi {
    fn call(&self, text: &str, arguments: Kwargs, _: &State<'_>) -> TeraResult<String> {
        let base = match arguments.must_get::<&str>("dir")? {
            "rtl" => Direction::Rtl,
            _ => Direction::Ltr,
        };
        let mut html = String::with_capacity(text.len() + 8);
        text_into(&mut html, text, base, &self.0);
        Ok(html)
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// What Tera says, with the file it speaks of and the page that was being rendered.
fn located(error: &tera::Error, page: Option<&Shown<'_>>, paths: &BTreeMap<String, String>) -> Unplaced {
    // A report without a name speaks of a call from our own code.
    let path = |name: &str| paths.get(name).cloned().unwrap_or_else(|| format!("templates/{name}"));
    let missing = |current: &str, wanted: &str| {
        let hint = nearest(wanted, paths.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        let message = format!("there is no template `{wanted}`");
        Unplaced::new("template-not-found", path(current), message).maybe_hint(hint)
    };
    let fault = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Unplaced::new("template-error", path(report.filename()), describe(report.message(), error))
                .at(report.span().range.clone())
        }
        ErrorKind::MissingParent { current, parent } => missing(current, parent),
        ErrorKind::TemplateNotFound(name) => missing(name, name),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Unplaced::new("template-error", path(tpl), "this template needs itself, through those that it names")
        }
        other => from_report(&other.to_string(), error, paths, &missing),
    };
    match page {
        Some(page) => Unplaced { message: format!("{}, while rendering {}", fault.message, page.name), ..fault },
        None => fault,
    }
}

/// Some of Tera's errors are a report in words, `error: …` and then ` --> name:line:column`.
fn from_report(
    report: &str,
    error: &tera::Error,
    paths: &BTreeMap<String, String>,
    missing: &impl Fn(&str, &str) -> Unplaced,
) -> Unplaced {
    let message = message_of(report);
    let Some(name) = Locus::of(report).map(|locus| locus.name).filter(|name| paths.contains_key(*name)) else {
        return Unplaced::new("template-error", "templates", describe(report, error));
    };
    match unknown("template", message) {
        Some(wanted) => missing(name, wanted),
        None => {
            let path = paths.get(name).cloned().unwrap_or_default();
            Unplaced::new("template-error", path, describe(message, error))
        }
    }
}

/// What a report says, in one line.
fn message_of(report: &str) -> &str {
    report.lines().next().unwrap_or_default().trim_start_matches("error: ")
}

/// The name that a report calls unknown, if it is that of such a thing.
fn unknown<'m>(what: &str, message: &'m str) -> Option<&'m str> {
    message.strip_prefix("Unknown ")?.strip_prefix(what)?.strip_prefix(" `")?.strip_suffix('`')
}

/// A fault of which only a report tells where it stands, with its place, and of a component with the nearest of those that
/// there are.
fn put_in_text<'t>(
    fault: Unplaced,
    error: &tera::Error,
    text: impl Fn(&str) -> Option<&'t str>,
    components: impl Fn() -> Vec<&'t str>,
) -> Unplaced {
    if fault.range.is_some() {
        return fault;
    }
    let report = error.kind().to_string();
    let range = Locus::of(&report).and_then(|locus| locus.range(text(locus.name)?));
    let wanted = unknown("component", message_of(&report));
    let near = wanted.and_then(|wanted| nearest(wanted, components()));
    let hint = near.map(|near| format!("did you mean `{near}`?"));
    Unplaced { range, hint: fault.hint.or(hint), ..fault }
}

/// The names of the components that a template defines.
fn components_in(text: &str) -> impl Iterator<Item = &str> {
    let opened = text.split("{%").map(|tag| tag.trim_start_matches('-').trim_start());
    opened.filter_map(|tag| tag.strip_prefix("component ")?.split(['(', ' ']).next())
}

/// Where a report says that something stands: ` --> name:line:column`, then an empty line, the line itself, and `^` below
/// each letter of it.
#[derive(Debug, PartialEq, Eq)]
struct Locus<'r> {
    name: &'r str,
    line: usize,
    column: usize,
    letters: usize,
}

impl<'r> Locus<'r> {
    fn of(report: &'r str) -> Option<Self> {
        let mut lines = report.lines();
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
        let (rest, column) = place.rsplit_once(':')?;
        let (name, line) = rest.rsplit_once(':')?;
        let letters = lines.nth(2).map_or(1, |below| below.matches('^').count().max(1));
        Some(Self { name, line: line.parse().ok()?, column: column.parse().ok()?, letters })
    }

    /// Its bytes in the template's text.
    fn range(&self, text: &str) -> Option<Range<usize>> {
        let begin: usize = text.split_inclusive('\n').take(self.line.checked_sub(1)?).map(str::len).sum();
        let mut letters = text.get(begin..)?.char_indices().map(|(at, _)| begin + at).skip(self.column.checked_sub(1)?);
        let start = letters.next()?;
        Some(start..letters.nth(self.letters.checked_sub(1)?).unwrap_or(text.len()))
    }
}

/// Tera says the outermost failure first; the cause below it is what an author needs.
fn describe(message: &str, error: &tera::Error) -> String {
    let mut letters = message.chars();
    let mut text: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}

/// `t(key="…", lang=frame.lang, n=3)`: a message of the theme.
fn register(tera: &mut Tera, name: &'static str, strings: &Arc<BTreeMap<String, Strings>>, surface: Surface) {
    let strings = Arc::clone(strings);
    tera.register_function(name, move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let key: &str = arguments.must_get("key")?;
        let lang: &str = arguments.must_get("lang")?;
        let missing = || tera::Error::message(format!("no strings for the language `{lang}`"));
        let strings = strings.get(lang).ok_or_else(missing)?;
        let mut values = Vec::new();
        for (name, value) in arguments.iter() {
            let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "lang")) else {
                continue;
            };
            let number = value.as_i128().and_then(|n| i64::try_from(n).ok());
            let text = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            values.push((name, number.map_or_else(|| Argument::Text(text()), Argument::Number)));
        }
        strings.format(key, &values, surface).map_err(|error| tera::Error::message(error.to_string()))
    });
}
