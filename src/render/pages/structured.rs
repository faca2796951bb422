//! What programs are told of a page: its records in schema.org's words, as JSON-LD.
//!
//! An article that a source's page speaks of is named as its publisher's and never as ours: our page is *about* it.

use super::builder::Builder;
use super::frame::{Crumb, Face};
use super::parts::Html;
use crate::Error;
use crate::address::PagePath;
use crate::language::CivilDay;
use crate::link::{
    Claim, ClaimNo, DisputeNo, EntityNo, EventNo, LinkedTexts, RecordRef, SourceNo, Speaker, TermNo, TopicNo,
};
use crate::object::{Fields, Object, list, object};
use crate::parse::EntityKind;
use serde::Serialize;

/// A page, for those who describe it.
pub struct Described<'a> {
    /// What it says of itself.
    pub face: &'a Face<'a>,
    /// Its absolute address.
    pub canonical: String,
    /// A sentence.
    pub description: &'a str,
    /// The way back.
    pub breadcrumbs: &'a [Crumb],
    /// When it last changed.
    pub updated: Option<CivilDay>,
}

/// How many claims a page describes: enough for any article, and a bound on a page's weight (somewhat arbitrary).
const CLAIMS: usize = 60;

/// A graph being written, a node after the other.
struct Graph(Vec<u8>);

impl Graph {
    fn begin() -> Self {
        let mut bytes = Vec::with_capacity(GRAPH);
        bytes.extend_from_slice(BEFORE.as_bytes());
        Self(bytes)
    }

    fn put(&mut self, node: &impl Serialize) -> Result<(), Error> {
        if !self.0.ends_with(b"[") {
            self.0.push(b',');
        }
        serde_json::to_writer(&mut self.0, node).map_err(|error| Error::Internal(error.to_string()))
    }

    /// Ready to stand in a script element: nothing there may look like its end.
    fn end(mut self) -> Result<Html, Error> {
        self.0.extend_from_slice(AFTER.as_bytes());
        let text = String::from_utf8(self.0).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(if text.contains('<') { text.replace('<', "\\u003c") } else { text })
    }
}

const BEFORE: &str = r#"{"@context":"https://schema.org","@graph":["#;
const AFTER: &str = "]}";

/// Room for most graphs (somewhat arbitrary).
const GRAPH: usize = 4 * 1024;

impl Builder<'_> {
    /// The JSON-LD of a page, ready to stand in a script element.
    ///
    /// # Errors
    /// Where the theme lacks a word of a date.
    pub fn structured(&self, page: &Described<'_>) -> Result<Html, Error> {
        let mut graph = Graph::begin();
        self.put_page(page, &mut graph)?;
        self.put_site(&mut graph)?;
        if page.breadcrumbs.len() > 1 {
            self.put_breadcrumbs(page, &mut graph)?;
        }
        match page.face.record.filter(|_| self.is_first_part()) {
            Some(RecordRef::Source(no)) => {
                self.put_article(no, &mut graph)?;
                self.put_claims(&self.site.dossier.sources[no].claims, &mut graph)?;
            }
            Some(RecordRef::Entity(no)) => self.put_entity(no, &mut graph)?,
            Some(RecordRef::Event(no)) => self.put_event(no, &mut graph)?,
            Some(RecordRef::Dispute(no)) => self.put_dispute(no, &mut graph)?,
            Some(RecordRef::Term(no)) => self.put_term(no, &mut graph)?,
            Some(RecordRef::Topic(_) | RecordRef::Claim(_) | RecordRef::Note(_) | RecordRef::Page(_)) | None => {}
        }
        graph.end()
    }

    fn absolute(&self, href: &str) -> String {
        self.site.dossier.config.base_url.absolute(href)
    }

    /// What a record is called in a graph, in whatever language: its page's address in the first language, with a
    /// fragment that no page has, since the page and what it speaks of are two things.
    fn id(&self, record: RecordRef) -> String {
        let first = self.site.languages().first().unwrap_or(self.language);
        let mut address = self.absolute(&Builder { language: first, ..*self }.known_link(record).href);
        if !matches!(record, RecordRef::Claim(_) | RecordRef::Note(_)) {
            address.push_str("#record");
        }
        address
    }

    fn by_id(&self, record: RecordRef) -> Object<impl Fields + use<>> {
        object!({ "@id": self.id(record) })
    }

    fn named<'k>(&self, kind: &'k str, record: RecordRef) -> Object<impl Fields + use<'_, 'k>> {
        self.named_with(kind, record, Object(()))
    }

    /// A record by its name and its page, and what else is to be told of it.
    fn named_with<'k, R: Fields>(
        &self,
        kind: &'k str,
        record: RecordRef,
        Object(rest): Object<R>,
    ) -> Object<impl Fields + use<'_, 'k, R>> {
        let link = self.known_link(record);
        let rest = ("name", link.label.text.as_str(), ("url", self.absolute(&link.href), rest));
        Object(("@type", kind, ("@id", self.id(record), rest)))
    }

    fn plain_name(&self, record: RecordRef) -> &str {
        &self.known_link(record).label.text
    }

    fn site_id(&self) -> String {
        let mut home = self.absolute(&self.site.addresses.href(self.language, &PagePath::home()));
        home.push_str("#site");
        home
    }

    fn editors(&self) -> Option<Object<impl Fields + use<>>> {
        let name = self.site.text(self.language, &self.site.dossier.config.editors)?;
        Some(object!({ "@type": "Organization", "name": name.text }))
    }

    fn put_site(&self, graph: &mut Graph) -> Result<(), Error> {
        graph.put(&object!({
            "@type": "WebSite",
            "@id": self.site_id(),
            "url": self.absolute(&self.site.addresses.href(self.language, &PagePath::home())),
            "name": self.site_title().text,
            "inLanguage": self.language.tag.as_str(),
            "publisher"?: self.editors(),
        }))
    }

    fn put_page(&self, page: &Described<'_>, graph: &mut Graph) -> Result<(), Error> {
        let face = page.face;
        let (kind, subject) = page_kind(face);
        let joined = |key| face.record.filter(|_| subject == Some(key)).map(|record| self.by_id(record));
        // A topic is a report of ours: what it rests on, part by part, and whom and what it is about; so it is about no
        // record, and has one `about`.
        let topic = match face.record {
            Some(RecordRef::Topic(no)) => Some(no),
            _ => None,
        };
        graph.put(&object!({
            "@type": kind,
            "@id": &page.canonical,
            "url": &page.canonical,
            "name": &face.title.text,
            "description": page.description,
            "inLanguage": self.language.tag.as_str(),
            "isPartOf": object!({ "@id": self.site_id() }),
            "image": &self.shared.assets.social,
            "dateModified"?: page.updated.map(|day| day.to_string()),
            "about"?: joined("about"),
            "mainEntity"?: joined("mainEntity"),
            "headline"?: topic.map(|no| self.plain_name(RecordRef::Topic(no))),
            "author"?: topic.and_then(|_| self.editors()),
            "citation"?: topic.and_then(|no| self.cited_by_topic(no)),
            "about"?: topic.filter(|_| self.is_first_part()).and_then(|no| self.named_by_topic(no)),
        }))
    }

    fn cited_by_topic(&self, no: TopicNo) -> Option<impl Serialize + use<'_>> {
        let source = |no: &SourceNo| {
            let record = RecordRef::Source(*no);
            object!({ "@type": "NewsArticle", "@id": self.id(record), "name": self.plain_name(record) })
        };
        some_of(self.part_of(&self.site.dossier.topics[no].sources), source)
    }

    fn named_by_topic(&self, no: TopicNo) -> Option<impl Serialize + use<'_>> {
        let entity = |no: &EntityNo| self.named(self.entity_kind(*no), RecordRef::Entity(*no));
        some_of(&self.site.dossier.topics[no].entities, entity)
    }

    fn put_breadcrumbs(&self, page: &Described<'_>, graph: &mut Graph) -> Result<(), Error> {
        let step = |(position, crumb): (u32, &Crumb)| {
            let href = crumb.href.as_ref().map_or_else(|| page.canonical.clone(), |href| self.absolute(href));
            object!({ "@type": "ListItem", "position": position, "name": crumb.label.text.clone(), "item": href })
        };
        let steps = list(|| (1..).zip(page.breadcrumbs).map(step));
        graph.put(&object!({ "@type": "BreadcrumbList", "itemListElement": steps }))
    }

    /// The article that a source records, by its publisher.
    fn put_article(&self, no: SourceNo, graph: &mut Graph) -> Result<(), Error> {
        let source = &self.site.dossier.sources[no];
        let record = RecordRef::Source(no);
        let tag = source.record.language.as_ref().map(|tag| tag.value.as_str());
        let own = self.site.languages().iter().find(|language| Some(language.tag.as_str()) == tag);
        let headline = own.and_then(|own| source.record.headline[own.no].as_ref()).map(|text| text.value.as_str());
        let date = self.source_date(no)?;
        graph.put(&object!({
            "@type": "NewsArticle",
            "@id": self.id(record),
            "headline": headline.unwrap_or_else(|| self.plain_name(record)),
            "inLanguage"?: tag,
            "url"?: source.record.original.as_ref().map(|address| &address.value),
            "archivedAt"?: source.record.archived.as_ref().map(|copy| &copy.address.value),
            "publisher"?: source.publisher.map(|no| self.named("Organization", RecordRef::Entity(no))),
            // A byline may be a person's name or a desk's: it is told as it stands.
            "creditText"?: self.site.text(self.language, &source.record.byline).map(|name| name.text),
            "datePublished"?: date.as_ref().and_then(|date| date.machine.as_deref()),
        }))
    }

    fn put_claims<'c>(&self, claims: impl IntoIterator<Item = &'c ClaimNo>, graph: &mut Graph) -> Result<(), Error> {
        let mut claims = claims.into_iter().take(CLAIMS);
        claims.try_for_each(|no| {
            let claim = &self.site.dossier.claims[*no];
            graph.put(&object!({
                "@type": "Claim",
                "@id": self.id(RecordRef::Claim(*no)),
                "text": self.site.text(self.language, &claim.record.text).map(|name| name.text),
                "appearance": self.by_id(RecordRef::Source(claim.source)),
                "author"?: self.author(claim),
            }))
        })
    }

    fn author(&self, claim: &Claim) -> Option<Object<impl Fields + use<'_>>> {
        let mut kind = "Person";
        let (mut own, mut place, mut unnamed) = (None, None, None);
        match &claim.speaker {
            // A capital speaks for who governs there, and schema.org lets no place be an author.
            Speaker::Entity(no) if self.entity_kind(*no) == "Place" => {
                kind = "Organization";
                place = Some(RecordRef::Entity(*no));
            }
            Speaker::Entity(no) => {
                kind = self.entity_kind(*no);
                own = Some(RecordRef::Entity(*no));
            }
            Speaker::Unnamed(texts) => unnamed = Some(self.site.text(self.language, texts)?.text),
            Speaker::Missing => return None,
        }
        Some(object!({
            "@type": kind,
            "@id"?: own.map(|record| self.id(record)),
            "name"?: own.or(place).map(|record| self.plain_name(record)),
            "url"?: own.map(|record| self.absolute(&self.known_link(record).href)),
            "location"?: place.map(|record| self.by_id(record)),
            "description"?: unnamed,
        }))
    }

    fn entity_kind(&self, no: EntityNo) -> &'static str {
        match self.site.dossier.entities[no].record.kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Place",
        }
    }

    fn put_entity(&self, no: EntityNo, graph: &mut Graph) -> Result<(), Error> {
        let entity = &self.site.dossier.entities[no];
        let record = RecordRef::Entity(no);
        let own = self.plain_name(record);
        let mut others: Vec<&str> = Vec::new();
        for language in self.site.languages() {
            let name = entity.record.name[language.no].iter().map(|name| name.value.as_str());
            let aliases = entity.record.aliases[language.no].iter().map(|alias| alias.text.value.as_str());
            for name in name.chain(aliases).filter(|name| *name != own) {
                if !others.contains(&name) {
                    others.push(name);
                }
            }
        }
        let place = entity.record.coordinates.map(|(latitude, longitude)| {
            object!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude })
        });
        let facts = object!({
            "description"?: self.told(&entity.summary),
            "alternateName"?: Some(others).filter(|others| !others.is_empty()),
            "sameAs"?: some_of(&entity.record.same_as, |address| &address.value),
            "geo"?: place,
        });
        graph.put(&self.named_with(self.entity_kind(no), record, facts))
    }

    fn put_event(&self, no: EventNo, graph: &mut Graph) -> Result<(), Error> {
        let event = &self.site.dossier.events[no];
        let facts = object!({
            "description"?: self.told(&event.summary),
            "startDate"?: self.date(&event.record.date)?.machine,
            "location"?: some_of(&event.places, |no| self.named("Place", RecordRef::Entity(*no))),
        });
        graph.put(&self.named_with("Event", RecordRef::Event(no), facts))
    }

    /// The question with an answer for each position, each answer citing the claims that hold it.
    fn put_dispute(&self, no: DisputeNo, graph: &mut Graph) -> Result<(), Error> {
        let dispute = &self.site.dossier.disputes[no];
        let answers = list(|| {
            dispute.positions.iter().map(|position| {
                object!({
                    "@type": "Answer",
                    "text": self.site.text(self.language, &position.label).map(|name| name.text),
                    "citation": list(|| position.claims.iter().map(|claim| self.by_id(RecordRef::Claim(*claim)))),
                })
            })
        });
        let record = RecordRef::Dispute(no);
        graph.put(&object!({
            "@type": "Question",
            "@id": self.id(record),
            "name": self.plain_name(record),
            "suggestedAnswer": answers,
            "text"?: self.told(&dispute.summary),
        }))?;
        self.put_claims(dispute.positions.iter().flat_map(|position| &position.claims), graph)
    }

    fn put_term(&self, no: TermNo, graph: &mut Graph) -> Result<(), Error> {
        let term = &self.site.dossier.terms[no];
        let names = term.record.names.iter().filter_map(|name| self.site.text(self.language, &name.text));
        let names: Vec<String> = names.map(|name| name.text).collect();
        let facts = object!({
            "description"?: self.told(&term.summary),
            "alternateName"?: Some(names).filter(|names| !names.is_empty()),
        });
        graph.put(&self.named_with("DefinedTerm", RecordRef::Term(no), facts))
    }

    fn told(&self, texts: &LinkedTexts) -> Option<String> {
        self.text_description(texts)
    }
}

/// The type of a page, and what joins it to its record.
fn page_kind(face: &Face<'_>) -> (&'static str, Option<&'static str>) {
    match face.record {
        Some(RecordRef::Topic(_)) => ("Report", None),
        Some(RecordRef::Page(_)) => ("WebPage", None),
        Some(RecordRef::Source(_)) => ("WebPage", Some("about")),
        Some(_) => ("WebPage", Some("mainEntity")),
        None => ("CollectionPage", None),
    }
}

/// A list, or nothing where it is empty.
fn some_of<'i, T, V: Serialize>(items: &'i [T], item: impl Fn(&'i T) -> V + Copy) -> Option<impl Serialize> {
    (!items.is_empty()).then(|| list(move || items.iter().map(item)))
}
