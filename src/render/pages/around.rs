//! What stands around every page of a section, rendered once: the head's beginning, the reader's controls, the search
//! box, the main navigation, the footer.

use super::builder::{AssetPaths, Builder};
use super::frame::{SECTIONS, SearchBox};
use super::parts::{DateView, Html, Label};
use super::shared::made;
use crate::Error;
use crate::address::PagePath;
use crate::language::alternatives::Alternative;
use crate::link::RecordRef;
use crate::render::beside::ATOM;
use crate::render::templates::{Shared, Shown};
use serde::Serialize;

/// What stands around every page of a section.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Around {
    /// The head's beginning.
    pub head: Html,
    /// The search box; empty in a theme without one.
    pub search: Html,
    /// How a reader wants to see the site.
    pub controls: Html,
    /// The main navigation.
    pub sections: Html,
    /// The footer.
    pub footer: Html,
}

/// What the templates below `around/` see.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AroundView {
    /// Stylesheet, scripts, icons.
    pub assets: Shared<AssetPaths>,
    /// Digits that a reader may choose; the dossier's own first, none where there is no choice.
    pub digits: Vec<WayView>,
    /// Names of months that a reader may choose, likewise.
    pub months: Vec<WayView>,
    /// The main sections.
    pub nav: Vec<NavItem>,
    /// What the search box needs.
    pub search: SearchBox,
    /// The front page of this language.
    pub home: String,
    /// The dossier's title.
    pub site: Label,
    /// The day of this edition of the dossier.
    pub edition: Option<Shared<DateView>>,
    /// The path of the dossier's feed, where it has one.
    pub feed: Option<String>,
    /// The path of the page of the data, where there is one.
    pub data: Option<String>,
    /// The path of the whole dossier on one page, where it is made.
    pub print: Option<String>,
}

/// A way of writing dates or numbers that a reader may choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct WayView {
    /// What a browser's `Intl` calls it; empty for the dossier's own.
    pub value: String,
    /// What it looks like: `١٢٣`.
    pub sample: String,
}

impl From<&Alternative> for WayView {
    fn from(way: &Alternative) -> Self {
        Self { value: way.value.clone(), sample: way.sample.clone() }
    }
}

/// A section of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NavItem {
    /// The key of its name: `nav-<key>`.
    pub key: &'static str,
    /// Its path.
    pub href: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

impl Builder<'_> {
    /// What stands around the pages of a section, or around those of none.
    ///
    /// # Errors
    /// Where one of its templates fails.
    pub fn around(&self, section: Option<&str>) -> Result<Shared<Around>, Error> {
        let make = || self.around_with(section, &self.shared.assets).map(Shared::new);
        made(self.common().around(section), make).cloned()
    }

    /// The like, for a page that has files of its own beside it.
    ///
    /// # Errors
    /// As [`Self::around`].
    pub fn around_with(&self, section: Option<&str>, assets: &Shared<AssetPaths>) -> Result<Around, Error> {
        let view = self.around_view(section, assets);
        // The first page that it stands around.
        let page = format!("{}/", self.language.tag.as_str());
        let part = |name: &str| {
            let shown = Shown::without_references(&page, self.language);
            let mut html = self.templates.render_part(&format!("around/{name}.html"), &view, &shown)?;
            html.truncate(html.trim_end().len());
            Ok::<_, Error>(html)
        };
        Ok(Around {
            head: part("head")?,
            search: part("search")?,
            controls: part("controls")?,
            sections: part("sections")?,
            footer: part("footer")?,
        })
    }

    fn around_view(&self, section: Option<&str>, assets: &Shared<AssetPaths>) -> AroundView {
        let ways = self.site.ways(self.language);
        let home = self.site.addresses.href(self.language, &PagePath::home());
        AroundView {
            assets: assets.clone(),
            digits: ways.digits.iter().map(WayView::from).collect(),
            months: ways.months.iter().map(WayView::from).collect(),
            nav: self.nav(section),
            search: self.search_box(),
            site: self.site_title(),
            edition: self.edition(),
            feed: self.site.newest_day().map(|_| format!("{home}{ATOM}")),
            data: self.data_href(),
            print: self.print_path(),
            home,
        }
    }

    fn nav(&self, current: Option<&str>) -> Vec<NavItem> {
        let there = SECTIONS.into_iter().filter(|section| self.has_section(section));
        let item = |section| NavItem {
            key: section,
            href: self.site.addresses.index(self.language, section),
            current: current == Some(section),
        };
        there.map(item).collect()
    }

    /// The about page is the author's, and may lack in a language; every other section is made.
    fn has_section(&self, section: &str) -> bool {
        let dossier = self.site.dossier;
        let is_there = |no| !dossier.is_omitted(RecordRef::Page(no), self.language.no);
        section != "about" || dossier.pages.iter().any(|(no, page)| page.record.id.as_str() == section && is_there(no))
    }
}
