//! The dossier as data: what can be downloaded, what is in each file, and what is in none of them.

use super::builder::Builder;
use super::frame::{Face, Frame};
use super::parts::Label;
use crate::Error;
use crate::address::PagePath;
use crate::export::{CitationForm, Format};
use crate::link::SourceNo;
use crate::render::beside::data_path;
use crate::render::strings::Surface;
use serde::Serialize;

/// The page of the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DataPage {
    /// Head, header and footer.
    pub frame: Frame,
    /// The title.
    pub title: Label,
    /// The files, by what they hold.
    pub groups: Vec<DataGroup>,
}

/// Files that hold the same in several forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DataGroup {
    /// The key of its strings: `data-<key>`, `data-<key>-about`.
    pub key: &'static str,
    /// The files.
    pub files: Vec<Download>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Download {
    /// The form, as people call it: `BibTeX`.
    pub form: &'static str,
    /// Its name, without the folder.
    pub file: String,
    /// Its path.
    pub href: String,
}

/// The path of the page below its language's folder.
#[must_use]
pub fn data_page() -> PagePath {
    PagePath::of(&["data"])
}

impl Builder<'_> {
    /// The page of the data.
    ///
    /// # Errors
    /// Where the theme lacks a word.
    pub fn data(&self) -> Result<DataPage, Error> {
        let title = self.own_word("nav-data")?;
        let description = self.site.say(self.language, "data-description", &[], Surface::PlainText)?;
        let frame = self.frame(Face {
            kind: "data",
            path: data_page(),
            title: title.clone(),
            description: Some(description),
            section: None,
            record: None,
        })?;
        Ok(DataPage { frame, title, groups: self.data_groups() })
    }

    fn data_groups(&self) -> Vec<DataGroup> {
        let group = |key, forms: &[Format]| DataGroup {
            key,
            files: forms.iter().map(|form| self.download(form.name(), form.file())).collect(),
        };
        let mut events = group("events", &[Format::EventsCsv, Format::EventsJson]);
        events.files.push(self.download("TimelineJS", &timeline_file(self.language.tag.as_str())));
        vec![
            group("sources", &[Format::Csl, Format::Bibtex, Format::Ris]),
            group("claims", &[Format::ClaimsCsv, Format::ClaimsJson]),
            events,
            group("entities", &[Format::EntitiesCsv, Format::EntitiesJson]),
            group("mentions", &[Format::MentionsCsv, Format::MentionsJson]),
            group("places", &[Format::GeoJson]),
            group("annotations", &[Format::Annotations]),
            group("ftm", &[Format::FollowTheMoney]),
            group("whole", &[Format::Dossier, Format::LinkedData]),
            group("schema", &[Format::Schema]),
        ]
    }

    fn download(&self, form: &'static str, file: &str) -> Download {
        let href = format!("{}{}", self.site.dossier.config.base_url.path(), data_path(file));
        Download { form, file: file.to_owned(), href }
    }

    /// The files that cite a source in other programs; none where the dossier has too many sources for a file each.
    #[must_use]
    pub fn citation_files(&self, no: SourceNo) -> Vec<Download> {
        if !self.site.has_citation_files() {
            return Vec::new();
        }
        let id = self.site.dossier.sources[no].record.id.value.as_str();
        let file = |form: CitationForm| self.download(form.name(), &citation_file(id, form));
        CitationForm::ALL.into_iter().map(file).collect()
    }

    /// The path of the page of the data, where there is one.
    #[must_use]
    pub fn data_href(&self) -> Option<String> {
        self.site.has_data().then(|| self.site.addresses.href(self.language, &data_page()))
    }
}

/// The name of a language's timeline.
#[must_use]
pub fn timeline_file(tag: &str) -> String {
    format!("timeline.{tag}.json")
}

/// The name of a source's citation.
#[must_use]
pub fn citation_file(id: &str, form: CitationForm) -> String {
    format!("sources/{id}.{}", form.extension())
}
