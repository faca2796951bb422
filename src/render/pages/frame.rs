//! What every page has around its own content.

use super::around::Around;
use super::builder::{AssetPaths, Builder};
use super::paging::Paging;
use super::parts::{DateView, Html, Label};
use super::print::PRINT;
use super::structured::Described;
use crate::Error;
use crate::address::PagePath;
use crate::link::RecordRef;
use crate::parse::{EntityKind, Language};
use crate::render::beside::{APP, ATOM, JSON};
use crate::render::edition::epub_file;
use crate::render::strings::{Argument, Surface};
use crate::render::templates::Shared;
use serde::Serialize;

/// Head, header and footer of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Frame {
    /// The page's language tag.
    pub lang: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The locale that dates and numbers are written in: `ar-SY-u-nu-latn`.
    pub locale: String,
    /// What kind of page it is: `topic`, `source`; the name of its template.
    pub kind: &'static str,
    /// The dossier's title.
    pub site: Label,
    /// The page's own title.
    pub title: Label,
    /// The page's title with the dossier's, for `<title>`; no markup.
    pub full_title: String,
    /// A sentence for search engines and previews; no markup.
    pub description: String,
    /// The absolute address.
    pub canonical: String,
    /// The same page in each language, and `x-default`.
    pub alternates: Vec<Alternate>,
    /// The switch to the same page in the other languages.
    pub switch: Vec<Switch>,
    /// The way through the parts of a long page.
    pub paging: Option<Paging>,
    /// The way back, from the front page on; the last one is the page itself and has no link.
    pub breadcrumbs: Vec<Crumb>,
    /// What stands around every page of its section.
    pub around: Shared<Around>,
    /// The front page of this language.
    pub home: String,
    /// What the search box needs.
    pub search: SearchBox,
    /// Stylesheet, scripts, icons.
    pub assets: Shared<AssetPaths>,
    /// The path of the web app manifest.
    pub app: String,
    /// Feeds that readers of this page may follow.
    pub feeds: Vec<FeedLink>,
    /// What networks are told of the page.
    pub social: Social,
    /// The page's records as JSON-LD, ready to stand in a script element.
    pub structured: Html,
    /// The day the page last changed, where that is known: `2026-11-23`.
    pub updated: Option<String>,
    /// The day of this edition of the dossier.
    pub edition: Option<Shared<DateView>>,
    /// The path of the whole dossier on one page, where it is made.
    pub print: Option<String>,
    /// The path of the whole dossier as a book, where it is made.
    pub epub: Option<String>,
}

/// Open Graph's words for a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Social {
    /// `website`, `article`, `profile`.
    pub kind: &'static str,
    /// The page's language with its region: `ar_SY`.
    pub locale: String,
    /// The other languages.
    pub others: Vec<String>,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FeedLink {
    /// Its language tag.
    pub lang: String,
    /// Its name; no markup.
    pub title: String,
    /// Its path.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// What the search box needs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SearchBox {
    /// The search page of this language.
    pub page: String,
    /// The site's own folder, below which the index and all paths in it stand.
    pub base: String,
}

/// The same page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Alternate {
    /// Language tag or `x-default`.
    pub hreflang: String,
    /// The absolute address.
    pub href: String,
}

/// A link of the language switch.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Switch {
    /// Language tag.
    pub lang: String,
    /// Direction.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// The path of the same page.
    pub href: String,
}

/// A step of the way back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb {
    /// The page's name.
    pub label: Label,
    /// Its path; none for the page itself.
    pub href: Option<String>,
}

/// The sections of the main navigation, in order: folder, which is also the key.
pub const SECTIONS: [&str; 10] =
    ["topics", "disputes", "timeline", "sources", "people", "organizations", "places", "events", "terms", "about"];

/// What a page says of itself for its frame.
pub struct Face<'a> {
    /// The name of its template.
    pub kind: &'static str,
    /// Where it stands.
    pub path: PagePath,
    /// Its title.
    pub title: Label,
    /// A sentence.
    pub description: Option<String>,
    /// The section it belongs to: a folder of [`SECTIONS`].
    pub section: Option<&'a str>,
    /// The record it is the page of.
    pub record: Option<RecordRef>,
}

impl Builder<'_> {
    /// The frame of a page.
    ///
    /// # Errors
    /// Where the theme lacks a message.
    pub fn frame(&self, face: Face<'_>) -> Result<Frame, Error> {
        let language = self.language;
        let (feeds, paging) = (self.feeds(&face), self.paging(&face.path));
        let face = Face { path: face.path.part(self.part), ..face };
        let base = &self.site.dossier.config.base_url;
        let addresses = self.site.addresses;
        let absolute = |language| base.absolute(&addresses.href(language, &face.path));
        let written = self.written(&face);
        let mut alternates: Vec<Alternate> = written
            .iter()
            .map(|other| Alternate { hreflang: other.tag.as_str().to_owned(), href: absolute(other) })
            .collect();
        // Who speaks none of the languages gets the first. The choice at `/` is no page of its own for search engines.
        let default = written.first().copied().map(absolute);
        alternates.extend(default.map(|href| Alternate { hreflang: "x-default".to_owned(), href }));
        let switch = self.site.languages().iter().filter(|other| other.no != language.no).map(|other| Switch {
            lang: other.tag.as_str().to_owned(),
            dir: other.direction.as_str(),
            name: other.name.clone(),
            href: self.counterpart(&face, other),
        });
        // Where the page shows another language's text, that language's page is the one to know.
        let own = written.iter().find(|other| other.no == language.no).or(written.first());
        let canonical = absolute(own.copied().unwrap_or(language));
        let site = self.site_title();
        let description = face.description.clone().unwrap_or_else(|| face.title.text.clone());
        let description = shortened(&description);
        let breadcrumbs = self.breadcrumbs(&face)?;
        let updated = self.site.page_updated(face.record);
        let structured = self.structured(&Described {
            face: &face,
            canonical: canonical.clone(),
            description: &description,
            breadcrumbs: &breadcrumbs,
            updated,
        })?;
        Ok(Frame {
            lang: language.tag.as_str().to_owned(),
            dir: language.direction.as_str(),
            locale: language.locale.as_str().to_owned(),
            kind: face.kind,
            full_title: self.full_title(&face, &site)?,
            description,
            canonical,
            alternates,
            switch: switch.collect(),
            breadcrumbs,
            paging,
            around: self.around(face.section)?,
            home: addresses.href(language, &PagePath::home()),
            search: self.search_box(),
            assets: self.shared.assets.clone(),
            app: format!("{}{APP}", addresses.href(language, &PagePath::home())),
            feeds,
            social: self.social(&face),
            structured,
            updated: updated.map(|day| day.to_string()),
            edition: self.edition(),
            print: self.print_path(),
            epub: self.epub_path(),
            title: face.title,
            site,
        })
    }

    /// What the search box needs.
    #[must_use]
    pub fn search_box(&self) -> SearchBox {
        let base = self.site.dossier.config.base_url.path();
        SearchBox { page: self.site.addresses.index(self.language, "search"), base: base.to_owned() }
    }

    /// The path of the whole dossier on one page, where it is made.
    #[must_use]
    pub fn print_path(&self) -> Option<String> {
        self.site.has_print().then(|| self.site.addresses.index(self.language, PRINT))
    }

    fn epub_path(&self) -> Option<String> {
        let base = self.site.dossier.config.base_url.path();
        self.site.has_epub().then(|| format!("{base}{}", epub_file(self.language)))
    }

    /// The page's title, the dossier's, and between them the section of records that often share a topic's name.
    fn full_title(&self, face: &Face<'_>, site: &Label) -> Result<String, Error> {
        if face.path == PagePath::home() {
            return Ok(site.plain());
        }
        let mut parts = vec![face.title.plain()];
        if let (Some(RecordRef::Entity(_) | RecordRef::Event(_) | RecordRef::Term(_)), Some(section)) =
            (face.record, face.section)
        {
            parts.push(self.site.say(self.language, &format!("nav-{section}"), &[], Surface::PlainText)?);
        }
        if !self.is_first_part() {
            let number = |n: usize| Argument::Number(i64::try_from(n).unwrap_or(i64::MAX));
            let at = [("n", number(self.part)), ("all", number(self.parts))];
            parts.push(self.site.say(self.language, "paging-at", &at, Surface::PlainText)?);
        }
        parts.push(site.plain());
        Ok(parts.join(" · "))
    }

    /// The dossier's feeds, and a topic's own.
    fn feeds(&self, face: &Face<'_>) -> Vec<FeedLink> {
        if self.site.newest_day().is_none() {
            return Vec::new();
        }
        let mut pages = vec![(PagePath::home(), self.site_title().plain())];
        if matches!(face.record, Some(RecordRef::Topic(_))) {
            pages.push((face.path.clone(), face.title.plain()));
        }
        let of_page = |(path, title): (PagePath, String)| {
            let folder = self.site.addresses.href(self.language, &path);
            [(ATOM, "application/atom+xml"), (JSON, "application/feed+json")].map(|(name, media_type)| FeedLink {
                lang: self.language.tag.as_str().to_owned(),
                title: title.clone(),
                href: format!("{folder}{name}"),
                media_type,
            })
        };
        pages.into_iter().flat_map(of_page).collect()
    }

    /// The languages that have the page's text.
    fn written(&self, face: &Face<'_>) -> Vec<&Language> {
        let dossier = self.site.dossier;
        let written = face.record.map(|record| dossier.written_in(record));
        let written = written.unwrap_or_else(|| self.site.languages().iter().map(|language| language.no).collect());
        written.into_iter().map(|no| self.site.language(no)).collect()
    }

    /// The same page in another language; where that has none, the list it would stand in, or the front page.
    fn counterpart(&self, face: &Face<'_>, other: &Language) -> String {
        match face.record.filter(|record| self.site.dossier.is_omitted(*record, other.no)) {
            None => self.site.addresses.href(other, &face.path),
            Some(_) => {
                let list = face.section.map(|section| PagePath::of(&[section])).filter(|list| *list != face.path);
                let list = list.unwrap_or_else(PagePath::home);
                self.site.addresses.href(other, &list)
            }
        }
    }

    fn social(&self, face: &Face<'_>) -> Social {
        let locale = |language: &Language| language.locale.without_extensions().replace('-', "_");
        let others = self.site.languages().iter().filter(|other| other.no != self.language.no);
        Social {
            kind: match face.record {
                Some(RecordRef::Entity(no)) if self.site.dossier.entities[no].record.kind == EntityKind::Person => {
                    "profile"
                }
                Some(RecordRef::Entity(_)) | None => "website",
                Some(_) => "article",
            },
            locale: locale(self.language),
            others: others.map(locale).collect(),
        }
    }

    /// The dossier's title in the page's language.
    #[must_use]
    pub fn site_title(&self) -> Label {
        let title = self.site.text(self.language, &self.site.dossier.config.title);
        title.map_or_else(Label::empty, |name| self.label(name))
    }

    fn breadcrumbs(&self, face: &Face<'_>) -> Result<Vec<Crumb>, Error> {
        if face.path == PagePath::home() {
            return Ok(Vec::new());
        }
        let home_href = self.site.addresses.href(self.language, &PagePath::home());
        let mut crumbs = vec![Crumb { label: self.own_word("nav-home")?, href: Some(home_href) }];
        if let Some(section) = face.section {
            let path = PagePath::of(&[section]);
            if path != face.path {
                let label = self.own_word(&format!("nav-{section}"))?;
                let href = self.site.addresses.href(self.language, &path);
                crumbs.push(Crumb { label, href: Some(href) });
            }
        }
        crumbs.push(Crumb { label: face.title.clone(), href: None });
        Ok(crumbs)
    }
}

/// Search engines show about this many letters of a description (somewhat arbitrary).
const DESCRIPTION: usize = 200;

/// Cut at a word.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= DESCRIPTION {
        return text;
    }
    let head: String = text.chars().take(DESCRIPTION).collect();
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches(|c: char| c.is_ascii_punctuation() || is_pause(c)))
}

/// The comma and the semicolon of Arabic script (U+060C, U+061B).
fn is_pause(c: char) -> bool {
    matches!(c, '\u{60c}' | '\u{61b}')
}
