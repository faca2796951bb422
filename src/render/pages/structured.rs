//! What programs are told of a page: its records in schema.org's words, as JSON-LD.
//!
//! An article that a source's page speaks of is named as its publisher's and never as ours: our page is *about* it.

use super::builder::Builder;
use super::frame::{Crumb, Face};
use super::parts::Html;
use crate::Error;
use crate::address::PagePath;
use crate::language::{CivilDay, Edtf};
use crate::link::{ClaimNo, DisputeNo, EntityNo, EventNo, LinkedTexts, RecordRef, SourceNo, Speaker, TermNo, TopicNo};
use crate::parse::EntityKind;
use serde_json::{Map, Value, json};

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

impl Builder<'_> {
    /// The JSON-LD of a page, ready to stand in a script element.
    ///
    /// # Errors
    /// Where the theme lacks a word of a date.
    pub fn structured(&self, page: &Described<'_>) -> Result<Html, Error> {
        let mut graph = vec![self.page_node(page), self.site_node()];
        if page.breadcrumbs.len() > 1 {
            graph.push(self.breadcrumb_node(page));
        }
        if let Some(record) = page.face.record.filter(|_| self.is_first_part()) {
            graph.extend(self.record_nodes(record)?);
        }
        let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
        // Nothing in a script element may look like its end.
        Ok(if text.contains('<') { text.replace('<', "\\u003c") } else { text })
    }

    fn absolute(&self, href: &str) -> String {
        self.site.dossier.config.base_url.absolute(href)
    }

    fn address(&self, record: RecordRef) -> String {
        self.absolute(&self.link(record).href)
    }

    /// What a record is called in a graph, in whatever language: its page's address in the first language, with a
    /// fragment that no page has, since the page and what it speaks of are two things.
    fn id(&self, record: RecordRef) -> String {
        let first = self.site.languages().first().unwrap_or(self.language);
        let address = self.absolute(&Builder { language: first, ..*self }.link(record).href);
        match record {
            RecordRef::Claim(_) | RecordRef::Note(_) => address,
            _ => format!("{address}#record"),
        }
    }

    fn by_id(&self, record: RecordRef) -> Value {
        json!({ "@id": self.id(record) })
    }

    fn named(&self, kind: &str, record: RecordRef) -> Value {
        json!({ "@type": kind, "@id": self.id(record), "name": self.plain_name(record), "url": self.address(record) })
    }

    fn plain_name(&self, record: RecordRef) -> String {
        self.link(record).label.text.clone()
    }

    fn site_id(&self) -> String {
        format!("{}#site", self.absolute(&self.site.addresses.href(self.language, &PagePath::home())))
    }

    fn site_node(&self) -> Value {
        let home = self.absolute(&self.site.addresses.href(self.language, &PagePath::home()));
        let editors = self.site.text(self.language, &self.site.dossier.config.editors);
        let mut node = json!({
            "@type": "WebSite",
            "@id": self.site_id(),
            "url": home,
            "name": self.site_title().text,
            "inLanguage": self.language.tag.as_str(),
        });
        put(&mut node, "publisher", editors.map(|name| json!({ "@type": "Organization", "name": name.text })));
        node
    }

    fn page_node(&self, page: &Described<'_>) -> Value {
        let (kind, subject) = page_kind(page.face);
        let mut node = json!({
            "@type": kind,
            "@id": page.canonical,
            "url": page.canonical,
            "name": page.face.title.text,
            "description": page.description,
            "inLanguage": self.language.tag.as_str(),
            "isPartOf": { "@id": self.site_id() },
            "image": self.shared.assets.social,
        });
        put(&mut node, "dateModified", page.updated.map(|day| json!(day.to_string())));
        if let (Some(key), Some(record)) = (subject, page.face.record) {
            put(&mut node, key, Some(self.by_id(record)));
        }
        if let Some(RecordRef::Topic(no)) = page.face.record {
            self.topic_facts(no, &mut node);
        }
        node
    }

    /// A topic is a report of ours: what it rests on, part by part, and whom and what it is about.
    fn topic_facts(&self, no: TopicNo, node: &mut Value) {
        let topic = &self.site.dossier.topics[no];
        let sources = self.part_of(&topic.sources).iter().map(|no| {
            let record = RecordRef::Source(*no);
            json!({ "@type": "NewsArticle", "@id": self.id(record), "name": self.plain_name(record) })
        });
        let entities = topic.entities.iter().map(|no| self.named(self.entity_kind(*no), RecordRef::Entity(*no)));
        let editors = self.site.text(self.language, &self.site.dossier.config.editors);
        put(node, "headline", Some(json!(self.plain_name(RecordRef::Topic(no)))));
        put(node, "author", editors.map(|name| json!({ "@type": "Organization", "name": name.text })));
        put(node, "citation", list(sources));
        put(node, "about", list(entities).filter(|_| self.is_first_part()));
    }

    fn breadcrumb_node(&self, page: &Described<'_>) -> Value {
        let steps = (1..).zip(page.breadcrumbs).map(|(position, crumb)| {
            let href = crumb.href.as_ref().map_or_else(|| page.canonical.clone(), |href| self.absolute(href));
            json!({ "@type": "ListItem", "position": position, "name": crumb.label.text, "item": href })
        });
        json!({ "@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>() })
    }

    fn record_nodes(&self, record: RecordRef) -> Result<Vec<Value>, Error> {
        Ok(match record {
            RecordRef::Source(no) => {
                let claims = self.site.dossier.sources[no].claims.iter().take(CLAIMS);
                let mut nodes = vec![self.article(no)?];
                nodes.extend(claims.map(|claim| self.claim_node(*claim)));
                nodes
            }
            RecordRef::Entity(no) => vec![self.entity_node(no)],
            RecordRef::Event(no) => vec![self.event_node(no)?],
            RecordRef::Dispute(no) => self.dispute_nodes(no),
            RecordRef::Term(no) => vec![self.term_node(no)],
            RecordRef::Topic(_) | RecordRef::Claim(_) | RecordRef::Note(_) | RecordRef::Page(_) => Vec::new(),
        })
    }

    fn machine_date(&self, date: &Edtf) -> Result<Option<Value>, Error> {
        Ok(self.date(date)?.machine.map(Value::from))
    }

    /// The article that a source records, by its publisher.
    fn article(&self, no: SourceNo) -> Result<Value, Error> {
        let source = &self.site.dossier.sources[no];
        let record = RecordRef::Source(no);
        let tag = source.record.language.as_ref().map(|tag| tag.value.as_str());
        let own = self.site.languages().iter().find(|language| Some(language.tag.as_str()) == tag);
        let headline = own.and_then(|own| source.record.headline[own.no].as_ref()).map(|text| text.value.clone());
        let mut node = json!({
            "@type": "NewsArticle",
            "@id": self.id(record),
            "headline": headline.unwrap_or_else(|| self.plain_name(record)),
        });
        put(&mut node, "inLanguage", tag.map(Value::from));
        put(&mut node, "url", source.record.original.as_ref().map(|address| json!(address.value)));
        put(&mut node, "archivedAt", source.record.archived.as_ref().map(|copy| json!(copy.address.value)));
        let publisher = |entity| self.named("Organization", RecordRef::Entity(entity));
        put(&mut node, "publisher", source.publisher.map(publisher));
        let byline = self.site.text(self.language, &source.record.byline);
        // A byline may be a person's name or a desk's: it is told as it stands.
        put(&mut node, "creditText", byline.map(|name| json!(name.text)));
        let date = self.source_date(no)?;
        put(&mut node, "datePublished", date.and_then(|date| date.machine.clone()).map(Value::from));
        Ok(node)
    }

    fn claim_node(&self, no: ClaimNo) -> Value {
        let claim = &self.site.dossier.claims[no];
        let text = self.site.text(self.language, &claim.record.text).map(|name| name.text);
        let mut node = json!({
            "@type": "Claim",
            "@id": self.id(RecordRef::Claim(no)),
            "text": text,
            "appearance": self.by_id(RecordRef::Source(claim.source)),
        });
        let speaker = match &claim.speaker {
            Speaker::Entity(entity) if self.entity_kind(*entity) == "Place" => {
                // A capital speaks for who governs there, and schema.org lets no place be an author.
                let place = RecordRef::Entity(*entity);
                Some(json!({ "@type": "Organization", "name": self.plain_name(place), "location": self.by_id(place) }))
            }
            Speaker::Entity(entity) => Some(self.named(self.entity_kind(*entity), RecordRef::Entity(*entity))),
            Speaker::Unnamed(texts) => {
                self.site.text(self.language, texts).map(|name| json!({ "@type": "Person", "description": name.text }))
            }
            Speaker::Missing => None,
        };
        put(&mut node, "author", speaker);
        node
    }

    fn entity_kind(&self, no: EntityNo) -> &'static str {
        match self.site.dossier.entities[no].record.kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Place",
        }
    }

    fn entity_node(&self, no: EntityNo) -> Value {
        let entity = &self.site.dossier.entities[no];
        let record = RecordRef::Entity(no);
        let own = self.plain_name(record);
        let mut others: Vec<String> = Vec::new();
        for language in self.site.languages() {
            let name = entity.record.name[language.no].iter().map(|name| name.value.clone());
            let aliases = entity.record.aliases[language.no].iter().map(|alias| alias.text.value.clone());
            for name in name.chain(aliases).filter(|name| *name != own) {
                if !others.contains(&name) {
                    others.push(name);
                }
            }
        }
        let mut node = self.named(self.entity_kind(no), record);
        put(&mut node, "description", self.told(&entity.summary));
        put(&mut node, "alternateName", list(others.into_iter().map(Value::from)));
        put(&mut node, "sameAs", list(entity.record.same_as.iter().map(|address| json!(address.value))));
        let coordinates = entity.record.coordinates.as_ref();
        put(
            &mut node,
            "geo",
            coordinates.map(|(latitude, longitude)| {
                json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude })
            }),
        );
        node
    }

    fn event_node(&self, no: EventNo) -> Result<Value, Error> {
        let event = &self.site.dossier.events[no];
        let mut node = self.named("Event", RecordRef::Event(no));
        put(&mut node, "description", self.told(&event.summary));
        put(&mut node, "startDate", self.machine_date(&event.record.date)?);
        put(&mut node, "location", list(event.places.iter().map(|no| self.named("Place", RecordRef::Entity(*no)))));
        Ok(node)
    }

    /// The question with an answer for each position, each answer citing the claims that hold it.
    fn dispute_nodes(&self, no: DisputeNo) -> Vec<Value> {
        let dispute = &self.site.dossier.disputes[no];
        let answers = dispute.positions.iter().map(|position| {
            let text = self.site.text(self.language, &position.label).map(|name| name.text);
            let claims = position.claims.iter().map(|claim| self.by_id(RecordRef::Claim(*claim)));
            json!({ "@type": "Answer", "text": text, "citation": claims.collect::<Vec<_>>() })
        });
        let record = RecordRef::Dispute(no);
        let mut question = json!({
            "@type": "Question",
            "@id": self.id(record),
            "name": self.plain_name(record),
            "suggestedAnswer": answers.collect::<Vec<_>>(),
        });
        put(&mut question, "text", self.told(&dispute.summary));
        let claims = dispute.positions.iter().flat_map(|position| &position.claims).take(CLAIMS);
        std::iter::once(question).chain(claims.map(|claim| self.claim_node(*claim))).collect()
    }

    fn term_node(&self, no: TermNo) -> Value {
        let term = &self.site.dossier.terms[no];
        let names = term.record.names.iter().filter_map(|name| self.site.text(self.language, &name.text));
        let mut node = self.named("DefinedTerm", RecordRef::Term(no));
        put(&mut node, "description", self.told(&term.summary));
        put(&mut node, "alternateName", list(names.map(|name| json!(name.text))));
        node
    }

    fn told(&self, texts: &LinkedTexts) -> Option<Value> {
        self.text_description(texts).map(Value::from)
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

/// Puts what there is; a key without a value is left out.
fn put(node: &mut Value, key: &str, value: Option<Value>) {
    if let (Some(map), Some(value)) = (node.as_object_mut() as Option<&mut Map<String, Value>>, value) {
        map.insert(key.to_owned(), value);
    }
}

/// A list, or nothing where it is empty.
fn list(items: impl Iterator<Item = Value>) -> Option<Value> {
    let items: Vec<Value> = items.collect();
    (!items.is_empty()).then_some(Value::Array(items))
}
