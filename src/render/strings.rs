//! Words of the interface, in Fluent, one file a language. The one door to `fluent-bundle`.
//!
//! Two forms of each message: in an HTML body direction is kept apart by `<bdi>`, so Fluent's own isolation marks
//! (U+2068, U+2069) are off; where markup cannot stand (`<title>`, `aria-label`) they are on.
//!
//! A count chooses its form by ICU4X and not by Fluent's own plural rules, which (`intl_pluralrules` 7.0.2) forget the
//! modulus: 146 took the form of 100 in Arabic. So `{ $n -> … }` is read as a choice by the name of the form.

use crate::Error;
use crate::diagnostic::Unplaced;
use crate::language::Counts;
use crate::load::Assets;
use crate::parse::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::HashMap;

/// Where a message will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// In an HTML body.
    Markup,
    /// In a title, an attribute, a feed.
    PlainText,
}

/// The messages of one language.
pub struct Strings {
    path: String,
    counts: Counts,
    markup: Messages,
    plain: Messages,
}

/// The messages for one surface.
struct Messages {
    bundle: FluentBundle<FluentResource>,
    /// Those that take no value, formatted once: most of what a page says, and the same on every page.
    fixed: HashMap<String, String>,
}

/// A value in a message.
#[derive(Debug, Clone)]
pub enum Argument {
    /// A count, which chooses a plural form.
    Number(i64),
    /// Words.
    Text(String),
}

impl Strings {
    /// The messages of `language` in `theme`.
    ///
    /// # Errors
    /// Where the theme has no strings in the language, or they cannot be read.
    pub fn load(assets: &Assets, theme: &str, language: &Language) -> Result<Self, Error> {
        let tag = language.tag.as_str();
        let path = path(theme, tag);
        let wrong = |why: String| Unplaced::new("string-syntax", path.clone(), why);
        let text = text(assets, theme, tag)?;
        let text = chosen_by_form(text);
        Ok(Self {
            counts: Counts::new(&language.locale).map_err(|error| wrong(error.to_string()))?,
            markup: Messages::read(&text, tag, Surface::Markup).map_err(wrong)?,
            plain: Messages::read(&text, tag, Surface::PlainText).map_err(wrong)?,
            path,
        })
    }

    /// A message with values; a number chooses the plural form.
    ///
    /// # Errors
    /// Where there is no such message, or it lacks a value or a form.
    pub fn format(&self, key: &str, arguments: &[(&str, Argument)], surface: Surface) -> Result<String, Error> {
        let Messages { bundle, fixed } = match surface {
            Surface::Markup => &self.markup,
            Surface::PlainText => &self.plain,
        };
        if let Some(text) = fixed.get(key) {
            return Ok(text.clone());
        }
        let wrong =
            |why: &str| Error::from(Unplaced::new("missing-string", &self.path, format!("the message `{key}` {why}")));
        let message = bundle.get_message(key).ok_or_else(|| wrong("is missing"))?;
        let pattern = message.value().ok_or_else(|| wrong("has no text"))?;
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            match argument {
                Argument::Number(n) => {
                    values.set(*name, FluentValue::from(self.counts.digits(*n)));
                    values.set(form_of(name), FluentValue::from(self.counts.form(*n)));
                }
                Argument::Text(text) => values.set(*name, FluentValue::from(text.as_str())),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(wrong(&format!("cannot be formatted: {error}"))),
        }
    }
}

/// Where a theme has its words in a language.
#[must_use]
pub fn path(theme: &str, tag: &str) -> String {
    format!("themes/{theme}/strings/{tag}.ftl")
}

/// The words of a theme in a language, as they stand in their file.
///
/// # Errors
/// Where the theme has none.
pub fn text<'a>(assets: &'a Assets, theme: &str, tag: &str) -> Result<&'a str, Unplaced> {
    let path = path(theme, tag);
    let bytes = assets.get(&path);
    let bytes =
        bytes.ok_or_else(|| Unplaced::new("missing-string", &path, "the theme has no strings in this language"))?;
    std::str::from_utf8(bytes).map_err(|_| Unplaced::new("string-syntax", &path, "this file is not UTF-8 text"))
}

impl Messages {
    fn read(text: &str, tag: &str, surface: Surface) -> Result<Self, String> {
        let bundle = bundle(text, tag, surface)?;
        let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        let keys = keys.filter_map(|line| Some(line.split_once('=')?.0.trim()));
        let fixed = keys.filter_map(|key| Some((key.to_owned(), without_values(&bundle, key)?))).collect();
        Ok(Self { bundle, fixed })
    }
}

/// A message that takes no value.
fn without_values(bundle: &FluentBundle<FluentResource>, key: &str) -> Option<String> {
    let message = bundle.get_message(key)?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(message.value()?, None, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// The name under which a count's form is handed to Fluent.
fn form_of(name: &str) -> String {
    format!("{name}-form")
}

/// The strings with each choice by a count made a choice by the count's form.
fn chosen_by_form(text: &str) -> String {
    let mut chosen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(after.len());
        // A name may be followed by the arrow's hyphen without a space.
        let (name, tail) = after.split_at(end);
        let name = name.trim_end_matches('-');
        let tail = after.get(name.len()..).unwrap_or(tail);
        let is_choice = tail.trim_start().starts_with("->");
        chosen.push_str(before);
        chosen.push('$');
        chosen.push_str(&if is_choice { form_of(name) } else { name.to_owned() });
        rest = tail;
    }
    chosen.push_str(rest);
    chosen
}

fn bundle(text: &str, tag: &str, surface: Surface) -> Result<FluentBundle<FluentResource>, String> {
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        errors.first().map_or_else(|| "not Fluent".to_owned(), std::string::ToString::to_string)
    })?;
    let locale = tag.parse().map_err(|_| format!("`{tag}` is no language tag"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(surface == Surface::PlainText);
    match bundle.add_resource(resource) {
        Ok(()) => Ok(bundle),
        Err(errors) => Err(errors.first().map_or_else(String::new, ToString::to_string)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_by_a_count_becomes_one_by_its_form() {
        assert_eq!(
            chosen_by_form("a = { $n -> [one] { $n } x *[other] y }"),
            "a = { $n-form -> [one] { $n } x *[other] y }"
        );
        assert_eq!(chosen_by_form("a = { $n->[one] x }"), "a = { $n-form->[one] x }");
        assert_eq!(chosen_by_form("a = { $date } and { $to-day }$"), "a = { $date } and { $to-day }$");
    }

    #[test]
    fn every_arabic_form_is_taken_also_past_a_hundred() {
        let text = "n = { $n ->\n    [zero] z\n    [one] o\n    [two] t\n    [few] { $n } f\n    [many] { $n } m\n   *[other] { $n } h\n}\n";
        let locale = "ar-SY-u-nu-latn".parse().expect("a tag");
        let strings = Strings {
            path: path("diwan", "ar"),
            counts: Counts::new(&locale).expect("data"),
            markup: Messages::read(&chosen_by_form(text), "ar", Surface::Markup).expect("sound"),
            plain: Messages::read(&chosen_by_form(text), "ar", Surface::PlainText).expect("sound"),
        };
        let said = |n: i64| strings.format("n", &[("n", Argument::Number(n))], Surface::Markup).expect("a form");
        let all = [0, 1, 2, 3, 11, 99, 100, 102, 103, 110, 111, 146, 200].map(said);
        assert_eq!(
            all,
            ["z", "o", "t", "3 f", "11 m", "99 m", "100 h", "102 h", "103 f", "110 f", "111 m", "146 m", "200 h"]
        );
    }
}
