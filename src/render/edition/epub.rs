//! The whole dossier as an EPUB 3 (W3C EPUB 3.3): one document a chapter, read in the direction of its language.
//!
//! Made with `zip` alone: a package is five small files beside the chapters, and crates that write EPUB take the clock
//! and random numbers for their ids, and say nothing of direction in the contents.

use super::write::{Form, Rewrite, Writer};
use super::{Chapter, Edition, Part, Place, tree};
use crate::Error;
use crate::render::html::escape;
use crate::render::site::{Name, Site};
use crate::render::strings::Surface;
use crate::zipped::{Entry, Packing, pack};
use rayon::prelude::*;

/// The day that a book carries where nothing in the dossier has a date; a package must name one.
const NO_DAY: &str = "1980-01-01T00:00:00Z";

/// The book.
///
/// # Errors
/// Where the theme lacks a word.
pub fn epub(edition: &Edition<'_>, stylesheet: &str) -> Result<Vec<u8>, Error> {
    let book = Book { edition, site: edition.site };
    let text = |path: &str, text: String| Entry {
        path: path.to_owned(),
        bytes: text.into_bytes(),
        packing: Packing::Deflated,
    };
    // The first file says what the zip is, and is not compressed (EPUB OCF 3.3, §4.3.2).
    let mimetype =
        Entry { path: "mimetype".to_owned(), bytes: b"application/epub+zip".to_vec(), packing: Packing::Stored };
    let mut entries = vec![mimetype, text("META-INF/container.xml", CONTAINER.to_owned())];
    entries.push(text("EPUB/package.opf", book.package()?));
    entries.push(text("EPUB/nav.xhtml", book.contents()?));
    entries.push(text("EPUB/style.css", stylesheet.to_owned()));
    let chapters = edition.chapters.par_iter().enumerate();
    let chapters = chapters.map(|(no, chapter)| text(&format!("EPUB/{}", file(chapter)), book.chapter(no, chapter)));
    entries.par_extend(chapters);
    pack(entries)
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n\
</container>\n";

fn file(chapter: &Chapter) -> String {
    format!("{}.xhtml", chapter.name)
}

struct Book<'e, 'a> {
    edition: &'e Edition<'a>,
    site: &'a Site<'a>,
}

impl Book<'_, '_> {
    fn say(&self, key: &str) -> Result<String, Error> {
        Ok(escape(&self.site.say(self.edition.language, key, &[], Surface::Markup)?))
    }

    /// `lang` and `dir` of a document in the book's language.
    fn language(&self) -> String {
        let language = self.edition.language;
        let (tag, dir) = (language.tag.as_str(), language.direction.as_str());
        format!("lang=\"{tag}\" xml:lang=\"{tag}\" dir=\"{dir}\"")
    }

    fn document(&self, title: &str, body: &str) -> String {
        let language = self.language();
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" {language}>\n\
             <head><title>{title}</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n\
             <body>\n{body}\n</body>\n</html>\n"
        )
    }

    fn chapter(&self, no: usize, chapter: &Chapter) -> String {
        let rewrite = OfFile { edition: self.edition, chapter: no };
        let body = Writer { form: Form::Xhtml, lower: 0, rewrite: &rewrite }.write(&chapter.nodes);
        self.document(&escape(&chapter.title.text), &body)
    }

    /// A title in its own language and direction.
    fn title(&self, title: &Name) -> String {
        let (lang, dir) = title.marked(self.site, self.edition.language);
        let text = escape(&title.text);
        if lang.is_none() && dir.is_none() {
            return text;
        }
        let lang = lang.map(|lang| format!(" lang=\"{lang}\" xml:lang=\"{lang}\"")).unwrap_or_default();
        let dir = dir.map(|dir| format!(" dir=\"{dir}\"")).unwrap_or_default();
        format!("<bdi{lang}{dir}>{text}</bdi>")
    }

    fn contents(&self) -> Result<String, Error> {
        let parts: String = self.edition.parts.iter().map(|part| self.part(part)).collect();
        let contents = self.say("print-contents")?;
        let start = self.edition.chapters.first().map(file).unwrap_or_default();
        let home = self.say("nav-home")?;
        let body = format!(
            "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\"><h1>{contents}</h1>\n<ol>\n{parts}</ol></nav>\n\
             <nav epub:type=\"landmarks\" hidden=\"hidden\"><ol>\
             <li><a epub:type=\"bodymatter\" href=\"{start}\">{home}</a></li></ol></nav>"
        );
        Ok(self.document(&contents, &body))
    }

    fn part(&self, part: &Part) -> String {
        let chapters = self.edition.of_part(part);
        let item = |(_, chapter): (usize, &Chapter)| {
            format!("<li><a href=\"{}\">{}</a></li>\n", file(chapter), self.title(&chapter.title))
        };
        let items: String = chapters.map(item).collect();
        if part.folder.is_empty() {
            return items;
        }
        format!("<li><span>{}</span>\n<ol>\n{items}</ol></li>\n", escape(&part.title))
    }

    fn package(&self) -> Result<String, Error> {
        let language = self.edition.language;
        let tag = language.tag.as_str();
        let dossier = self.site.dossier;
        let title = self.site.text(language, &dossier.config.title).map(|name| name.text).unwrap_or_default();
        let creator = self.site.text(language, &dossier.config.editors).map(|name| escape(&name.text));
        let creator = creator.map(|name| format!("<dc:creator>{name}</dc:creator>\n")).unwrap_or_default();
        let home = self.site.addresses.href(language, &crate::address::PagePath::home());
        let address = escape(&dossier.config.base_url.absolute(&home));
        let modified = self.modified();
        let mut manifest = String::new();
        let mut spine = String::new();
        for (no, chapter) in self.edition.chapters.iter().enumerate() {
            let svg = if tree::has_element(&chapter.nodes, "svg") { " properties=\"svg\"" } else { "" };
            let file = file(chapter);
            manifest
                .push_str(&format!("<item id=\"c{no}\" href=\"{file}\" media-type=\"application/xhtml+xml\"{svg}/>\n"));
            spine.push_str(&format!("<itemref idref=\"c{no}\"/>\n"));
        }
        Ok(format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{tag}\" dir=\"{dir}\">\n\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
             <dc:identifier id=\"id\">{address}</dc:identifier>\n\
             <dc:title>{title}</dc:title>\n<dc:language>{tag}</dc:language>\n{creator}\
             <dc:source>{address}</dc:source>\n<meta property=\"dcterms:modified\">{modified}</meta>\n{access}\
             </metadata>\n\
             <manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
             <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{manifest}</manifest>\n\
             <spine page-progression-direction=\"{dir}\">\n{spine}</spine>\n</package>\n",
            dir = language.direction.as_str(),
            title = escape(&title),
            access = self.accessibility()?,
        ))
    }

    /// What a reader's device can rely on (EPUB Accessibility 1.1, in schema.org's words).
    fn accessibility(&self) -> Result<String, Error> {
        let summary = self.say("epub-accessibility")?;
        let said = [
            ("accessMode", "textual"),
            ("accessMode", "visual"),
            ("accessModeSufficient", "textual"),
            ("accessibilityFeature", "alternativeText"),
            ("accessibilityFeature", "readingOrder"),
            ("accessibilityFeature", "structuralNavigation"),
            ("accessibilityFeature", "tableOfContents"),
            ("accessibilityHazard", "none"),
            ("accessibilitySummary", &summary),
        ];
        Ok(said.map(|(key, value)| format!("<meta property=\"schema:{key}\">{value}</meta>\n")).concat())
    }

    /// The dossier's newest day: no page and no book depends on a clock.
    fn modified(&self) -> String {
        self.site.newest_day().map_or_else(|| NO_DAY.to_owned(), |day| format!("{day}T00:00:00Z"))
    }
}

/// A chapter as a file: ids stay as they are.
struct OfFile<'e, 'a> {
    edition: &'e Edition<'a>,
    chapter: usize,
}

impl Rewrite for OfFile<'_, '_> {
    fn id(&self, id: &str) -> String {
        id.to_owned()
    }

    fn href(&self, href: &str) -> String {
        match self.edition.place(self.chapter, href) {
            Place::Chapter(no, Some(id)) if no == self.chapter => format!("#{id}"),
            Place::Chapter(no, id) => {
                let file = self.edition.chapters.get(no).map(file).unwrap_or_default();
                id.map_or_else(|| file.clone(), |id| format!("{file}#{id}"))
            }
            Place::Outside(address) => address,
        }
    }

    fn number(&self, _: &str) -> Option<String> {
        None
    }
}
