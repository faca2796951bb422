//! What is new, for programs that follow sites: Atom (RFC 4287) and JSON Feed 1.1, in each language.
//!
//! Dates come from the records and never from a clock, so the same dossier gives the same feed. A dossier without
//! any date has no feeds: Atom demands one.

use crate::Error;
use crate::address::PagePath;
use crate::emit::Output;
use crate::language::CivilDay;
use crate::link::{NoteNo, RecordRef, TopicNo};
use crate::render::html::escape;
use crate::render::pages::Builder;
use crate::render::strings::Surface;
use serde_json::json;
use std::cmp::Reverse;

/// The Atom feed's name in its page's folder.
pub const ATOM: &str = "feed.xml";

/// The JSON feed's name in its page's folder.
pub const JSON: &str = "feed.json";

/// How many entries a feed has at most (somewhat arbitrary; feeds tell what is new, lists tell what there is).
const ENTRIES: usize = 100;

/// A feed: the front page's, or a topic's.
struct Feed {
    title: String,
    /// The page it belongs to.
    page: PagePath,
    entries: Vec<Entry>,
}

struct Entry {
    title: String,
    /// The absolute address, which is also its id: ids of records never change.
    address: String,
    kind: String,
    summary: Option<String>,
    updated: CivilDay,
}

/// Every feed of the builder's language: the dossier's and each topic's.
///
/// # Errors
/// Where the theme lacks a word.
pub fn feeds(builder: &Builder<'_>) -> Result<Vec<Output>, Error> {
    let Some(oldest) = builder.site.newest_day() else {
        return Ok(Vec::new());
    };
    let mut outputs = Vec::new();
    let dossier = builder.site.dossier;
    let topics = dossier.topics.numbers().filter(|no| !dossier.is_omitted(RecordRef::Topic(*no), builder.language.no));
    let topics = topics.map(|no| of_topic(builder, no, oldest));
    for feed in std::iter::once(of_dossier(builder, oldest)).chain(topics) {
        let feed = feed?;
        let folder = format!("{}/{}", builder.language.tag.as_str(), feed.page.as_str());
        outputs.push(Output { path: format!("{folder}{ATOM}"), bytes: atom(builder, &feed).into_bytes() });
        outputs.push(Output { path: format!("{folder}{JSON}"), bytes: json_feed(builder, &feed).into_bytes() });
    }
    Ok(outputs)
}

fn of_dossier(builder: &Builder<'_>, oldest: CivilDay) -> Result<Feed, Error> {
    let dossier = builder.site.dossier;
    let records = (dossier.topics.numbers().map(RecordRef::Topic))
        .chain(dossier.sources.numbers().map(RecordRef::Source))
        .chain(dossier.disputes.numbers().map(RecordRef::Dispute))
        .chain(dossier.notes.numbers().map(RecordRef::Note));
    let entries = entries(builder, records, oldest)?;
    Ok(Feed { title: builder.site_title().plain(), page: PagePath::home(), entries })
}

fn of_topic(builder: &Builder<'_>, no: TopicNo, oldest: CivilDay) -> Result<Feed, Error> {
    let topic = &builder.site.dossier.topics[no];
    let record = RecordRef::Topic(no);
    let records = std::iter::once(record)
        .chain(topic.sources.iter().copied().map(RecordRef::Source))
        .chain(topic.disputes.iter().copied().map(RecordRef::Dispute))
        .chain(topic.notes.iter().copied().map(RecordRef::Note));
    let title = builder.label(builder.site.name(builder.language, record)).plain();
    let page = builder.site.addresses.page_of(record);
    Ok(Feed { title, page, entries: entries(builder, records, oldest)? })
}

fn entries(
    builder: &Builder<'_>,
    records: impl Iterator<Item = RecordRef>,
    oldest: CivilDay,
) -> Result<Vec<Entry>, Error> {
    let entries: Result<Vec<Entry>, Error> = records.map(|record| entry(builder, record, oldest)).collect();
    let mut entries = entries?;
    entries.sort_by(|a, b| (Reverse(a.updated), &a.address).cmp(&(Reverse(b.updated), &b.address)));
    entries.truncate(ENTRIES);
    Ok(entries)
}

fn entry(builder: &Builder<'_>, record: RecordRef, oldest: CivilDay) -> Result<Entry, Error> {
    let site = builder.site;
    let href = site.addresses.record(builder.language, record);
    let note_kind = |no: NoteNo| format!("note-{}", site.dossier.notes[no].record.kind.as_str());
    let (kind, summary) = match record {
        RecordRef::Topic(no) => ("kind-topic".to_owned(), builder.description(&site.dossier.topics[no].documents)),
        RecordRef::Source(no) => ("kind-source".to_owned(), builder.description(&site.dossier.sources[no].documents)),
        RecordRef::Dispute(no) => {
            ("kind-dispute".to_owned(), builder.text_description(&site.dossier.disputes[no].summary))
        }
        RecordRef::Note(no) => (note_kind(no), builder.description(&site.dossier.notes[no].documents)),
        _ => return Err(Error::Internal("a record that feeds do not list".to_owned())),
    };
    Ok(Entry {
        title: builder.label(site.name(builder.language, record)).plain(),
        address: site.dossier.config.base_url.absolute(&href),
        kind: site.say(builder.language, &kind, &[], Surface::PlainText)?,
        summary,
        updated: site.updated(record).unwrap_or(oldest),
    })
}

/// Midnight in UTC: records know days.
fn instant(day: CivilDay) -> String {
    format!("{day}T00:00:00Z")
}

struct Addresses {
    page: String,
    atom: String,
    json: String,
}

fn addresses(builder: &Builder<'_>, feed: &Feed) -> Addresses {
    let href = builder.site.addresses.href(builder.language, &feed.page);
    let page = builder.site.dossier.config.base_url.absolute(&href);
    Addresses { atom: format!("{page}{ATOM}"), json: format!("{page}{JSON}"), page }
}

fn author(builder: &Builder<'_>) -> String {
    let editors = builder.text(&builder.site.dossier.config.editors);
    editors.unwrap_or_else(|| builder.site_title()).plain()
}

fn atom(builder: &Builder<'_>, feed: &Feed) -> String {
    let Addresses { page, atom, json } = addresses(builder, feed);
    let updated = feed.entries.iter().map(|entry| entry.updated).max().map(instant).unwrap_or_default();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <title>{title}</title>\n<id>{atom}</id>\n<updated>{updated}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{atom}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n\
         <link rel=\"alternate\" type=\"application/feed+json\" href=\"{json}\"/>\n\
         <author><name>{author}</name></author>\n",
        lang = builder.language.tag.as_str(),
        title = escape(&feed.title),
        author = escape(&author(builder)),
    );
    for entry in &feed.entries {
        let summary = entry.summary.as_deref().map(|text| format!("<summary>{}</summary>\n", escape(text)));
        out.push_str(&format!(
            "<entry>\n<title>{title}</title>\n<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
             <updated>{updated}</updated>\n<category term=\"{kind}\"/>\n{summary}</entry>\n",
            title = escape(&entry.title),
            address = escape(&entry.address),
            updated = instant(entry.updated),
            kind = escape(&entry.kind),
            summary = summary.unwrap_or_default(),
        ));
    }
    out.push_str("</feed>\n");
    out
}

fn json_feed(builder: &Builder<'_>, feed: &Feed) -> String {
    let Addresses { page, json, .. } = addresses(builder, feed);
    let item = |entry: &Entry| {
        json!({
            "id": entry.address,
            "url": entry.address,
            "title": entry.title,
            "content_text": entry.summary.as_deref().unwrap_or(&entry.title),
            "date_modified": instant(entry.updated),
            "tags": [entry.kind],
        })
    };
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": page,
        "feed_url": json,
        "language": builder.language.tag.as_str(),
        "authors": [{ "name": author(builder) }],
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    format!("{feed}\n")
}
