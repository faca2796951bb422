//! The same articles as a Hugo site: pages for the same sources, entities, topics, events and disputes in both
//! languages, lists of the same length, feeds of the front page and of each topic, and a sitemap.
//!
//! It links no mentions, checks nothing and has no search: what Hugo does not do is left out.

use crate::articles::{Dispute, Dossier, Entity, Event, Kind, LANGUAGES, Source};
use crate::files::{quoted, write};
use crate::words::TOPICS;
use std::io;
use std::path::Path;

pub fn write_site(dossier: &Dossier, folder: &Path) -> io::Result<()> {
    write(folder, "hugo.toml", CONFIG)?;
    for (path, text) in LAYOUTS {
        write(folder, &format!("layouts/{path}"), text)?;
    }
    for (l, tag) in LANGUAGES.iter().enumerate() {
        let content = folder.join("content").join(tag);
        let front = ["ألفت هذه المواد لقياس السرعة.", "These texts were made to measure speed."][l];
        write(
            &content,
            "_index.md",
            &page(&[("title", quoted(["ملف مصنوع للقياس", "A dossier made for measuring"][l]))], front),
        )?;
        for (number, topic) in TOPICS.iter().enumerate() {
            let title = [("title", quoted([topic.0, topic.1][l]))];
            write(&content, &format!("topics/topic-{number}/_index.md"), &page(&title, front))?;
        }
        for entity in &dossier.entities {
            write(&content, &format!("entities/{}/_index.md", entity.id), &entity_page(entity, l))?;
        }
        for source in &dossier.sources {
            write(&content, &format!("sources/{}.md", source.id), &source_page(dossier, source, l))?;
        }
        for event in &dossier.events {
            write(&content, &format!("events/{}.md", event.id), &event_page(dossier, event, l))?;
        }
        for dispute in &dossier.disputes {
            write(&content, &format!("disputes/{}.md", dispute.id), &dispute_page(dossier, dispute, l))?;
        }
    }
    Ok(())
}

fn page(facts: &[(&str, String)], body: &str) -> String {
    let facts: String = facts.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    format!("+++\n{facts}+++\n\n{body}\n")
}

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", ids.map(quoted).collect::<Vec<_>>().join(", "))
}

fn entity_page(entity: &Entity, l: usize) -> String {
    let kind = match entity.kind {
        Kind::Person => "person",
        Kind::Organization => "organization",
        Kind::Place => "place",
    };
    page(&[("title", quoted(&entity.name[l])), ("kind", quoted(kind))], "")
}

fn source_page(dossier: &Dossier, source: &Source, l: usize) -> String {
    let entities = &dossier.entities;
    let topics: Vec<String> = source.topics.iter().map(|topic| format!("topic-{topic}")).collect();
    let claims = source.claims.iter().map(|claim| {
        format!(
            "\n[[params.claims]]\nparagraph = {}\nspeaker = {}\nstance = {}\ntext = {}\n",
            claim.paragraph,
            quoted(&entities[claim.speaker].name[l]),
            quoted(claim.stance),
            quoted(&claim.text[l])
        )
    });
    let facts = [
        ("title", quoted(&source.title[l])),
        ("summary", quoted(&source.summary[l])),
        ("date", source.date.clone()),
        ("publisher", quoted(&entities[source.publisher].name[l])),
        ("topics", ids(topics.iter().map(String::as_str))),
        ("entities", ids(source.names.iter().map(|name| entities[*name].id.as_str()))),
        (
            "original",
            format!("{}\n{}", quoted(&format!("https://paper.example/{}", source.id)), claims.collect::<String>()),
        ),
    ];
    let body: Vec<&str> = source.paragraphs.iter().map(|text| text[l].as_str()).collect();
    page(&facts, &body.join("\n\n"))
}

fn event_page(dossier: &Dossier, event: &Event, l: usize) -> String {
    let facts = [
        ("title", quoted(&event.title[l])),
        ("date", event.date.clone()),
        ("topics", ids(std::iter::once(format!("topic-{}", event.topic).as_str()))),
        ("source", quoted(&dossier.sources[event.source].id)),
    ];
    page(&facts, "")
}

fn dispute_page(dossier: &Dossier, dispute: &Dispute, l: usize) -> String {
    let positions = dispute.claims.iter().map(|(source, claim)| {
        let source = &dossier.sources[*source];
        let claim = &source.claims[*claim];
        format!(
            "\n[[params.positions]]\nspeaker = {}\nsource = {}\ntext = {}\n",
            quoted(&dossier.entities[claim.speaker].name[l]),
            quoted(&source.id),
            quoted(&claim.text[l])
        )
    });
    let positions: String = positions.collect();
    let facts = [
        ("title", quoted(&dispute.question[l])),
        ("topics", format!("{}\n{positions}", ids(std::iter::once(format!("topic-{}", dispute.topic).as_str())))),
    ];
    page(&facts, "")
}

const CONFIG: &str = r#"baseURL = "https://speed.example/"
title = "A dossier made for measuring"
defaultContentLanguage = "ar"
defaultContentLanguageInSubdir = true
disableKinds = []

[languages.ar]
locale = "ar"
direction = "rtl"
weight = 1
contentDir = "content/ar"
title = "ملف مصنوع للقياس"

[languages.en]
locale = "en"
direction = "ltr"
weight = 2
contentDir = "content/en"
title = "A dossier made for measuring"

[taxonomies]
entity = "entities"
topic = "topics"

[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html", "rss"]

[pagination]
pagerSize = 200
path = "page"

[services.rss]
limit = 100
"#;

const LAYOUTS: &[(&str, &str)] = &[
    ("baseof.html", include_str!("hugo/baseof.html")),
    ("single.html", include_str!("hugo/single.html")),
    ("list.html", include_str!("hugo/list.html")),
    ("disputes/single.html", include_str!("hugo/dispute.html")),
];
