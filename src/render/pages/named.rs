//! Where sources name records: the most frequent lines of a large dossier, and so HTML from here and not from a template.

use super::builder::Builder;
use super::parts::{Html, Link};
use super::shared::made;
use crate::Error;
use crate::address::to_paragraph_into;
use crate::link::{Named, NamedPlace};
use crate::render::html::{escape, escape_into, paragraphs_into};
use crate::render::site::Name;
use crate::render::strings::{Argument, Surface};
use std::borrow::Cow;

impl Builder<'_> {
    /// A line of a list of mentions: a link to what is named or to what names it, how often an article does, and a link to
    /// each paragraph that does, and to those where only our digest does; `page` is where these stand, and empty on the page
    /// itself.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn mention(&self, link: &Link, named: &Named, page: &str) -> Result<Html, Error> {
        let (article, digest): (Vec<&NamedPlace>, Vec<&NamedPlace>) =
            named.places.iter().partition(|place| place.times > 0);
        let mut html = Html::with_capacity(link.html.len() + 96 * (named.places.len() + 1));
        html.push_str(&link.html);
        html.push(' ');
        let times: u32 = article.iter().map(|place| place.times).sum();
        if times > 0 {
            self.count_into(&mut html, times)?;
            html.push(' ');
        }
        if !article.is_empty() {
            html.push_str("<span class=\"marks\">");
            marks_into(&mut html, &article, page);
        }
        if !digest.is_empty() {
            html.push_str("<span class=\"marks marks-digest\"><span class=\"marks-label\">");
            escape_into(&mut html, &self.site.say(self.language, "in-digest-only", &[], Surface::Markup)?);
            html.push_str("</span> ");
            marks_into(&mut html, &digest, page);
        }
        Ok(html)
    }

    /// Appends the names that an article uses, each with how often.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn names_into(&self, html: &mut Html, named: &Named) -> Result<(), Error> {
        if named.names.is_empty() {
            return Ok(());
        }
        html.push_str("\n<ul class=\"variants\">");
        for name in &named.names {
            html.push_str("<li>");
            html.push_str(&self.label(Name { text: name.name.to_string(), language: None }).html);
            html.push(' ');
            self.count_into(html, name.times)?;
            html.push_str("</li>");
        }
        html.push_str("</ul>");
        Ok(())
    }

    fn count_into(&self, html: &mut Html, times: u32) -> Result<(), Error> {
        html.push_str("<span class=\"count\">");
        html.push_str(&self.times(times)?);
        html.push_str("</span>");
        Ok(())
    }

    /// `3 times`, as HTML.
    fn times(&self, times: u32) -> Result<Cow<'_, str>, Error> {
        let say = || {
            let n = [("n", Argument::Number(i64::from(times)))];
            self.site.say(self.language, "n-times", &n, Surface::Markup).map(|said| escape(&said))
        };
        match usize::try_from(times).ok().and_then(|n| self.common().times.get(n)) {
            Some(known) => made(known, say).map(|said| Cow::Borrowed(said.as_str())),
            None => say().map(Cow::Owned),
        }
    }
}

fn marks_into(html: &mut Html, places: &[&NamedPlace], page: &str) {
    for place in places {
        html.push_str("<a class=\"mark-link\" href=\"");
        escape_into(html, page);
        to_paragraph_into(html, place.paragraphs);
        html.push_str("\">");
        paragraphs_into(html, place.paragraphs);
        html.push_str("</a> ");
    }
    html.push_str("</span>");
}
