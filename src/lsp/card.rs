//! What an editor is told of a record: its titles in every language, its summary, and of a passage what the digest says.

use crate::link::{Dossier, LinkedDocuments, LinkedTexts, RecordRef, Source, Speaker};
use crate::parse::{Block, Paragraphs, Texts};
use std::fmt::Write;

/// A text in one of the dossier's languages.
pub type Told = (String, String);

/// The titles of a record, in the order of the languages.
#[must_use]
pub fn titles(dossier: &Dossier, record: RecordRef) -> Vec<Told> {
    match record {
        RecordRef::Topic(no) => of_documents(dossier, &dossier.topics[no].documents),
        RecordRef::Source(no) => {
            let source = &dossier.sources[no];
            let titles = of_documents(dossier, &source.documents);
            if titles.is_empty() { of_texts(dossier, &source.record.headline) } else { titles }
        }
        RecordRef::Entity(no) => of_texts(dossier, &dossier.entities[no].record.name),
        RecordRef::Event(no) => of_texts(dossier, &dossier.events[no].record.title),
        RecordRef::Claim(no) => of_texts(dossier, &dossier.claims[no].record.text),
        RecordRef::Dispute(no) => of_texts(dossier, &dossier.disputes[no].record.question),
        RecordRef::Term(no) => of_texts(dossier, &dossier.terms[no].record.concept),
        RecordRef::Note(no) => of_documents(dossier, &dossier.notes[no].documents),
        RecordRef::Page(no) => of_documents(dossier, &dossier.pages[no].documents),
    }
}

/// All titles on one line.
#[must_use]
pub fn title_line(dossier: &Dossier, record: RecordRef) -> String {
    titles(dossier, record).into_iter().map(|(_, title)| title).collect::<Vec<_>>().join(" · ")
}

/// Other names by which an editor may look for a record.
#[must_use]
pub fn aliases(dossier: &Dossier, record: RecordRef) -> Vec<&str> {
    let RecordRef::Entity(no) = record else { return Vec::new() };
    let lists = dossier.entities[no].record.aliases.iter();
    lists.flat_map(|(_, list)| list).map(|alias| alias.text.value.as_str()).collect()
}

/// All that is told of a record, in Markdown.
#[must_use]
pub fn card(dossier: &Dossier, record: RecordRef) -> String {
    let mut text = format!("`{}`: {}\n", dossier.id(record), kind(dossier, record));
    for (tag, title) in titles(dossier, record) {
        let _ = write!(text, "\n**{title}** ({tag})\n");
    }
    for (_, summary) in summaries(dossier, record) {
        let _ = write!(text, "\n{summary}\n");
    }
    if let RecordRef::Claim(no) = record {
        text.push_str(&claim_facts(dossier, no));
    }
    text
}

fn kind(dossier: &Dossier, record: RecordRef) -> String {
    match record {
        RecordRef::Entity(no) => dossier.entities[no].record.kind.as_str().to_owned(),
        RecordRef::Source(no) => {
            let source = &dossier.sources[no].record;
            let date = source.date.as_ref().map(|date| format!(", {}", date.value.value));
            let draft = if source.draft { ", a draft" } else { "" };
            format!("source{}{draft}", date.unwrap_or_default())
        }
        RecordRef::Event(no) => format!("event, {}", dossier.events[no].record.date.value),
        _ => record.kind().as_str().to_owned(),
    }
}

fn claim_facts(dossier: &Dossier, no: crate::link::ClaimNo) -> String {
    let claim = &dossier.claims[no];
    let speaker = match &claim.speaker {
        Speaker::Entity(entity) => title_line(dossier, RecordRef::Entity(*entity)),
        Speaker::Unnamed(texts) => {
            of_texts(dossier, texts).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" · ")
        }
        Speaker::Missing => String::new(),
    };
    let source = dossier.id(RecordRef::Source(claim.source));
    let paragraph = claim.paragraph().map(|paragraph| format!(" {paragraph}")).unwrap_or_default();
    format!("\n{speaker} {}: `{source}`{paragraph}\n", claim.record.stance.as_str())
}

fn summaries(dossier: &Dossier, record: RecordRef) -> Vec<Told> {
    match record {
        RecordRef::Topic(no) => of_summaries(dossier, &dossier.topics[no].documents),
        RecordRef::Source(no) => of_summaries(dossier, &dossier.sources[no].documents),
        RecordRef::Note(no) => of_summaries(dossier, &dossier.notes[no].documents),
        RecordRef::Page(no) => of_summaries(dossier, &dossier.pages[no].documents),
        RecordRef::Entity(no) => of_prose(dossier, &dossier.entities[no].summary),
        RecordRef::Event(no) => of_prose(dossier, &dossier.events[no].summary),
        RecordRef::Dispute(no) => of_prose(dossier, &dossier.disputes[no].summary),
        RecordRef::Term(no) => of_prose(dossier, &dossier.terms[no].summary),
        RecordRef::Claim(_) => Vec::new(),
    }
}

/// What the digest says of a passage, in every language that says it.
#[must_use]
pub fn passage(dossier: &Dossier, source: &Source, paragraphs: Paragraphs) -> Vec<Told> {
    let told = source.documents.iter().filter_map(|(no, document)| {
        let blocks = document.as_ref()?.body.prose.blocks.iter();
        let touches = |mark: Paragraphs| mark.first <= paragraphs.last && paragraphs.first <= mark.last;
        let texts: Vec<String> =
            blocks.filter(|block| block.mark.is_some_and(touches)).map(Block::plain_text).collect();
        (!texts.is_empty()).then(|| (tag(dossier, no), texts.join("\n\n")))
    });
    told.collect()
}

/// The first words of a text, for a list.
#[must_use]
pub fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(8).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("{}{more}", head.join(" "))
}

fn tag(dossier: &Dossier, no: crate::parse::LanguageNo) -> String {
    let language = dossier.config.languages.iter().find(|language| language.no == no);
    language.map(|language| language.tag.as_str().to_owned()).unwrap_or_default()
}

fn of_texts(dossier: &Dossier, texts: &Texts) -> Vec<Told> {
    texts.iter().filter_map(|(no, text)| Some((tag(dossier, no), text.as_ref()?.value.clone()))).collect()
}

fn of_documents(dossier: &Dossier, documents: &LinkedDocuments) -> Vec<Told> {
    documents
        .iter()
        .filter_map(|(no, document)| Some((tag(dossier, no), document.as_ref()?.title.value.clone())))
        .collect()
}

fn of_summaries(dossier: &Dossier, documents: &LinkedDocuments) -> Vec<Told> {
    let summary = |(no, document): (_, &Option<crate::link::LinkedDocument>)| {
        let summary = document.as_ref()?.summary.as_ref()?;
        Some((tag(dossier, no), summary.prose.plain_text()))
    };
    documents.iter().filter_map(summary).collect()
}

fn of_prose(dossier: &Dossier, texts: &LinkedTexts) -> Vec<Told> {
    texts.iter().filter_map(|(no, prose)| Some((tag(dossier, no), prose.as_ref()?.prose.plain_text()))).collect()
}
