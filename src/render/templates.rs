//! Page structure: templates by name, a theme's over the built-in ones, a site's over both. The one door to `tera`.
//!
//! A template sees its view and pure functions; nothing it can call reads the site. So a view is its page's whole
//! dependency list.

use super::html::text_into;
use super::strings::{Argument, Strings, Surface};
use crate::Error;
use crate::language::Direction;
use crate::load::Assets;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// The page that is being rendered.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Its path, for messages.
    pub name: &'a str,
    /// Its language tag.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'a str,
}

/// All templates of the site.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Reads every template; `strings` are the messages they may show, by language tag.
    ///
    /// # Errors
    /// Where a template is not UTF-8 or not Tera: the message names file and line.
    pub fn load(assets: &Assets, theme: &str, strings: &Arc<BTreeMap<String, Strings>>) -> Result<Self, Error> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        register(&mut tera, "t", strings, Surface::Markup);
        register(&mut tera, "tt", strings, Surface::PlainText);
        tera.register_filter("bidi", Bidi);
        let overrides = format!("themes/{theme}/templates");
        let mut named: BTreeMap<&str, &[u8]> = assets.below("templates").collect();
        named.extend(assets.below(&overrides));
        let mut texts = Vec::with_capacity(named.len());
        for (name, bytes) in named {
            let text =
                std::str::from_utf8(bytes).map_err(|_| Error::Template(format!("templates/{name}: not UTF-8")))?;
            texts.push((name, text));
        }
        tera.add_raw_templates(texts).map_err(|error| Error::Template(describe(&error)))?;
        Ok(Self { tera })
    }

    /// Renders `view` with the template of that name; `page` is named where it fails.
    ///
    /// # Errors
    /// Where there is no such template, or it asks for what the view does not have.
    pub fn render<V: Serialize>(&self, template: &str, view: &V, page: &Shown<'_>) -> Result<String, Error> {
        let wrong =
            |error: &tera::Error| Error::Template(format!("while rendering {}: {}", page.name, describe(error)));
        let mut context = Context::from_serialize(view).map_err(|error| wrong(&error))?;
        // Components that every page shows take these without being handed them.
        context.insert("lang", page.lang);
        context.insert("dir", page.dir);
        self.tera.render(template, &context).map_err(|error| wrong(&error))
    }
}

/// `text | bidi(dir=dir)`: escaped, with what needs it isolated (see [`text_into`]).
struct Bidi;

impl tera::Filter<&str, TeraResult<String>> for Bidi {
    fn call(&self, text: &str, arguments: Kwargs, _: &State<'_>) -> TeraResult<String> {
        let base = match arguments.must_get::<&str>("dir")? {
            "rtl" => Direction::Rtl,
            _ => Direction::Ltr,
        };
        let mut html = String::with_capacity(text.len() + 8);
        text_into(&mut html, text, base);
        Ok(html)
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// Tera says the outermost failure first; the cause below it is what an author needs.
fn describe(error: &tera::Error) -> String {
    let mut text = error.to_string();
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
