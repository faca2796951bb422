//! The made dossier as malaf reads it, with a lock as `malaf ingest` writes it; the captures themselves are left out,
//! as they are in a clone.

use crate::articles::{Claim, Dispute, Dossier, Entity, Event, Kind, LANGUAGES, PARAGRAPHS, Source};
use crate::files::{quoted, write};
use crate::words::{Pair, TERMS, TOPICS};
use malaf::capture::{CaptureRecord, CapturesLock, FingerprintSet, ParagraphNo, ParagraphRecord, Role};
use malaf::ingest::sha256;
use malaf::link::CaptureNames;
use malaf::pipeline::{Options, examine};
use std::io;
use std::path::Path;

pub fn write_dossier(dossier: &Dossier, folder: &Path) -> io::Result<()> {
    write(folder, "site.toml", SITE)?;
    pages(folder)?;
    for (number, topic) in TOPICS.iter().enumerate() {
        write_topic(folder, dossier, number, *topic)?;
    }
    for entity in &dossier.entities {
        write(folder, &format!("content/entities/{}.toml", entity.id), &entity_toml(entity))?;
    }
    for source in &dossier.sources {
        write_source(folder, dossier, source)?;
    }
    for event in &dossier.events {
        write(folder, &format!("content/events/{}.toml", event.id), &event_toml(dossier, event))?;
    }
    for dispute in &dossier.disputes {
        write(folder, &format!("content/disputes/{}.toml", dispute.id), &dispute_toml(dossier, dispute))?;
    }
    for (number, (concept, names)) in TERMS.iter().enumerate() {
        write(folder, &format!("content/terms/term-{number}.toml"), &term_toml(dossier, number, *concept, names))?;
    }
    for (number, source) in dossier.sources.iter().enumerate().filter(|(number, _)| number % 50 == 0) {
        write_note(folder, number, source)?;
    }
    let captures: Vec<CaptureRecord> = dossier.sources.iter().map(|source| capture(dossier, source)).collect();
    let lock = |captures: &[CaptureRecord]| CapturesLock::new(captures.to_vec()).to_text();
    write(folder, "captures.lock", &lock(&captures))?;
    write(folder, "captures.lock", &lock(&with_mentions(folder, dossier, captures)?))
}

/// What `malaf ingest` adds once a dossier's names are known.
fn with_mentions(folder: &Path, dossier: &Dossier, captures: Vec<CaptureRecord>) -> io::Result<Vec<CaptureRecord>> {
    let read = examine(folder, &Options::default()).map_err(io::Error::other)?.dossier;
    let read = read.ok_or_else(|| io::Error::other("the made dossier cannot be read"))?;
    let names = CaptureNames::of(&read);
    let named = captures.into_iter().zip(&dossier.sources).map(|(capture, source)| {
        let texts = article(dossier, source);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        CaptureRecord { mentions: Some(names.mentions(&capture, &texts)), ..capture }
    });
    Ok(named.collect())
}

const SITE: &str = r#"title    = { ar = "ملف مصنوع للقياس", en = "A dossier made for measuring" }
base-url = "https://speed.example/"
theme    = "diwan"
updated  = "2026-11-23"

[[language]]
tag    = "ar"
name   = "العربية"
locale = "ar-SY-u-nu-latn"

[[language]]
tag    = "en"
name   = "English"
locale = "en-GB"

[rights]
publish     = "digest"
quote-words = 25
"#;

fn document(title: &str, summary: &str, body: &str) -> String {
    format!("+++\ntitle = {}\nsummary = {}\n+++\n\n{body}", quoted(title), quoted(summary))
}

fn pages(folder: &Path) -> io::Result<()> {
    let front = [
        document("ملف مصنوع للقياس", "ألفت هذه المواد لقياس السرعة، وليس فيها خبر عن أحد.", ""),
        document("A dossier made for measuring", "These texts were made to measure speed, and tell of nobody.", ""),
    ];
    let method = [
        document("المنهج", "كيف صنعت هذه المواد.", "كل جملة هنا مركبة من أجزاء.\n"),
        document("Method", "How these texts were made.", "Every sentence here is put together from parts.\n"),
    ];
    for (l, tag) in LANGUAGES.iter().enumerate() {
        write(folder, &format!("content/index/{tag}.md"), &front[l])?;
        write(folder, &format!("content/pages/method/{tag}.md"), &method[l])?;
    }
    Ok(())
}

/// A topic cites some of its sources in prose and names its share of the entities.
fn write_topic(folder: &Path, dossier: &Dossier, number: usize, name: Pair) -> io::Result<()> {
    let own: Vec<&Source> = dossier.sources.iter().filter(|source| source.topics.contains(&number)).take(24).collect();
    let entities: Vec<String> =
        dossier.entities.iter().skip(number).step_by(TOPICS.len()).map(|entity| quoted(&entity.id)).collect();
    let next = (number + 1) % TOPICS.len();
    let toml =
        format!("order    = {}\nrelated  = [\"topic-{next}\"]\nentities = [{}]\n", number + 1, entities.join(", "));
    write(folder, &format!("content/topics/topic-{number}/topic.toml"), &toml)?;
    let heading = ["أهم ما فيه", "Key points"];
    let summary =
        ["ما تقوله المصادر في هذا الباب، مصدراً مصدراً", "What the sources say on this subject, source by source"];
    for (l, tag) in LANGUAGES.iter().enumerate() {
        let points: String = own
            .iter()
            .map(|source| format!("- {} [@{} ¶3]\n", source.paragraphs[0][l].trim_end_matches('.'), source.id))
            .collect();
        let dispute = dossier.disputes.iter().find(|dispute| dispute.topic == number);
        let placed = dispute.map(|dispute| format!("\n{{dispute: {}}}\n", dispute.id)).unwrap_or_default();
        let body = format!("## {}\n\n{points}{placed}", heading[l]);
        let cited = own.first().map(|source| format!(" [@{} ¶3]", source.id)).unwrap_or_default();
        let summary = format!("{}{cited}.", summary[l]);
        let text = document([name.0, name.1][l], &summary, &body);
        write(folder, &format!("content/topics/topic-{number}/{tag}.md"), &text)?;
    }
    Ok(())
}

fn texts(texts: &[String; 2]) -> String {
    format!("{{ ar = {}, en = {} }}", quoted(&texts[0]), quoted(&texts[1]))
}

fn entity_toml(entity: &Entity) -> String {
    let kind = match entity.kind {
        Kind::Person => "person",
        Kind::Organization => "organization",
        Kind::Place => "place",
    };
    let mut toml = format!("kind = \"{kind}\"\nname = {}\n", texts(&entity.name));
    if let Some([ar, en]) = &entity.alias {
        toml.push_str(&format!("aliases = {{ ar = [{}], en = [{}] }}\n", quoted(ar), quoted(en)));
    }
    toml
}

fn write_source(folder: &Path, dossier: &Dossier, source: &Source) -> io::Result<()> {
    let place = format!("content/sources/{}", source.id);
    write(folder, &format!("{place}/source.toml"), &source_toml(dossier, source))?;
    let claims: Vec<String> = source.claims.iter().map(|claim| claim_toml(dossier, claim)).collect();
    write(folder, &format!("{place}/claims.toml"), &claims.join("\n"))?;
    for (l, tag) in LANGUAGES.iter().enumerate() {
        let blocks = source.paragraphs.iter().enumerate();
        let blocks: Vec<String> = blocks.map(|(n, text)| format!("[¶{}] {}\n", n + 3, text[l])).collect();
        let text = document(&source.title[l], &source.summary[l], &blocks.join("\n"));
        write(folder, &format!("{place}/{tag}.md"), &text)?;
    }
    Ok(())
}

fn source_toml(dossier: &Dossier, source: &Source) -> String {
    let topics: Vec<String> = source.topics.iter().map(|topic| format!("\"topic-{topic}\"")).collect();
    format!(
        "capture   = \"{}.txt\"\nlanguage  = \"{}\"\npublisher = \"{}\"\nheadline  = {}\nheadline-paragraph = 1\n\
         date      = {{ value = \"{}\", status = \"stated\", paragraph = 2 }}\ntopics    = [{}]\n\
         grade     = {{ source = \"C\", information = \"3\" }}\noriginal  = \"https://paper.example/{}\"\n",
        source.id,
        LANGUAGES[source.language],
        dossier.entities[source.publisher].id,
        texts(&source.title),
        source.date,
        topics.join(", "),
        source.id,
    )
}

fn claim_toml(dossier: &Dossier, claim: &Claim) -> String {
    format!(
        "[[claim]]\nid        = \"{}\"\nparagraph = {}\nspeaker   = \"{}\"\nstance    = \"{}\"\nabout     = [\"{}\"]\ntext      = {}\n",
        claim.id,
        claim.paragraph,
        dossier.entities[claim.speaker].id,
        claim.stance,
        dossier.entities[claim.about].id,
        texts(&claim.text),
    )
}

fn event_toml(dossier: &Dossier, event: &Event) -> String {
    format!(
        "date     = \"{}\"\ntitle    = {}\nplaces   = [\"{}\"]\ninvolved = [\"{}\"]\ntopics   = [\"topic-{}\"]\n\
         cites    = [\"{} ¶4\"]\nstatus   = \"happened\"\n",
        event.date,
        texts(&event.title),
        dossier.entities[event.place].id,
        dossier.entities[event.organization].id,
        event.topic,
        dossier.sources[event.source].id,
    )
}

fn dispute_toml(dossier: &Dossier, dispute: &Dispute) -> String {
    let position = |(source, claim): (usize, usize)| {
        let claim = &dossier.sources[source].claims[claim];
        format!("\n[[position]]\nlabel  = {}\nclaims = [\"{}\"]\n", texts(&claim.text), claim.id)
    };
    let [one, other] = dispute.claims;
    format!(
        "question = {}\ntopics   = [\"topic-{}\"]\n{}{}",
        texts(&dispute.question),
        dispute.topic,
        position(one),
        position(other)
    )
}

fn term_toml(dossier: &Dossier, number: usize, concept: Pair, names: &[Pair]) -> String {
    let own = |(ar, en): Pair| texts(&[ar.to_owned(), en.to_owned()]);
    let source = &dossier.sources[number % dossier.sources.len()].id;
    let name = |name: &Pair| {
        format!("\n[[name]]\ntext    = {}\nframing = \"neutral\"\nused-in = [\"{source} ¶5\"]\n", own(*name))
    };
    let names: String = names.iter().map(name).collect();
    format!("concept = {}\ntopics  = [\"topic-{}\"]\n{names}", own(concept), number % TOPICS.len())
}

fn write_note(folder: &Path, number: usize, source: &Source) -> io::Result<()> {
    let place = format!("content/notes/note-{number:06}");
    let toml = format!("kind = \"caveat\"\non   = \"{} ¶4\"\ndate = \"2026-11-{:02}\"\n", source.id, 1 + number % 20);
    write(folder, &format!("{place}/note.toml"), &toml)?;
    let title = ["رقم بلا مصدر", "A figure without a source"];
    let text = ["لا يذكر النص من أين جاء الرقم.", "The text does not say where the figure comes from."];
    for (l, tag) in LANGUAGES.iter().enumerate() {
        let body = format!("{} [@{} ¶4]\n", text[l].trim_end_matches('.'), source.id);
        write(folder, &format!("{place}/{tag}.md"), &document(title[l], text[l], &body))?;
    }
    Ok(())
}

/// The article's lines: its headline, its byline and its body. The digest may not repeat its article: the article says
/// the same words in another order, and then whom it named.
fn article(dossier: &Dossier, source: &Source) -> Vec<String> {
    let l = source.language;
    let body = source.paragraphs.iter().map(|paragraph| {
        let turned: Vec<&str> = paragraph[l].split_whitespace().rev().collect();
        let names = source.names.iter().map(|entity| dossier.entities[*entity].name[l].as_str());
        let mut named = names.filter(|name| paragraph[l].contains(name));
        // Between words that no digest has in this order.
        let parts = turned.chunks(4).flat_map(|words| words.iter().copied().chain(named.next()));
        parts.collect::<Vec<_>>().join(" ")
    });
    [source.title[l].clone(), source.date.clone()].into_iter().chain(body).collect()
}

/// What a lock would keep of the article.
fn capture(dossier: &Dossier, source: &Source) -> CaptureRecord {
    let texts = article(dossier, source);
    let sha256 = sha256(texts.join("\n").as_bytes());
    let paragraph = |(index, text): (usize, &String)| {
        Some(ParagraphRecord {
            n: ParagraphNo::new(u32::try_from(index + 1).ok()?)?,
            role: [Role::Title, Role::Byline].get(index).copied().unwrap_or(Role::Body),
            words: u32::try_from(text.split_whitespace().count()).ok()?,
            fingerprints: FingerprintSet::of(&sha256, text),
        })
    };
    let paragraphs: Vec<ParagraphRecord> = texts.iter().enumerate().filter_map(paragraph).collect();
    debug_assert_eq!(paragraphs.len(), PARAGRAPHS + 2);
    CaptureRecord {
        file: format!("{}.txt", source.id),
        sha256,
        encoding: "UTF-8".to_owned(),
        paragraphs,
        mentions: None,
    }
}
