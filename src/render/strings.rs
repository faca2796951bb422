//! Words of the interface, in Fluent, one file a language. The one door to `fluent-bundle`.
//!
//! Two forms of each message: in an HTML body direction is kept apart by `<bdi>`, so Fluent's own isolation marks
//! (U+2068, U+2069) are off; where markup cannot stand (`<title>`, `aria-label`) they are on.

use crate::Error;
use crate::load::Assets;
use crate::parse::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

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
    tag: String,
    markup: FluentBundle<FluentResource>,
    plain: FluentBundle<FluentResource>,
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
        let path = format!("themes/{theme}/strings/{tag}.ftl");
        let wrong = |why: String| Error::Template(format!("{path}: {why}"));
        let bytes = assets.get(&path).ok_or_else(|| wrong("the theme has no strings in this language".to_owned()))?;
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("not UTF-8".to_owned()))?;
        Ok(Self {
            tag: tag.to_owned(),
            markup: bundle(text, tag, Surface::Markup).map_err(wrong)?,
            plain: bundle(text, tag, Surface::PlainText).map_err(wrong)?,
        })
    }

    /// A message with values; a number chooses the plural form.
    ///
    /// # Errors
    /// Where there is no such message, or it lacks a value or a form.
    pub fn format(&self, key: &str, arguments: &[(&str, Argument)], surface: Surface) -> Result<String, Error> {
        let bundle = match surface {
            Surface::Markup => &self.markup,
            Surface::PlainText => &self.plain,
        };
        let wrong = |why: &str| Error::Template(format!("strings `{}`: the message `{key}` {why}", self.tag));
        let message = bundle.get_message(key).ok_or_else(|| wrong("is missing"))?;
        let pattern = message.value().ok_or_else(|| wrong("has no text"))?;
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            values.set(*name, value(argument));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(wrong(&format!("cannot be formatted: {error}"))),
        }
    }
}

fn value(argument: &Argument) -> FluentValue<'_> {
    match argument {
        Argument::Number(n) => FluentValue::from(*n),
        Argument::Text(text) => FluentValue::from(text.as_str()),
    }
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
