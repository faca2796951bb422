//! What the made dossier tells of, before it is written down in any generator's form.

use crate::random::Random;
use crate::words::{
    CLAIMS, CLOSINGS, DETAILS, EVENTS, FAMILY, GIVEN, OPENINGS, ORGANIZATIONS, PLACE_FIRST, PLACE_SECOND, Pair,
    QUARTER_OF, QUESTIONS, SUMMARIES, TITLES, TOPICS,
};

pub const LANGUAGES: [&str; 2] = ["ar", "en"];

/// Paragraphs of each article's body; ¶1 is its headline and ¶2 its byline.
pub const PARAGRAPHS: usize = 8;

const STANCES: [&str; 6] = ["asserts", "denies", "accuses", "reports", "doubts", "plans"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Person,
    Organization,
    Place,
}

pub struct Entity {
    pub id: String,
    pub kind: Kind,
    pub name: [String; 2],
    /// Another name that no other entity has.
    pub alias: Option<[String; 2]>,
}

pub struct Source {
    pub id: String,
    /// The language of the article itself.
    pub language: usize,
    pub publisher: usize,
    pub topics: Vec<usize>,
    pub date: String,
    pub title: [String; 2],
    pub summary: [String; 2],
    pub paragraphs: Vec<[String; 2]>,
    pub claims: Vec<Claim>,
    /// The entities that it names, sorted.
    pub names: Vec<usize>,
}

pub struct Claim {
    pub id: String,
    pub paragraph: usize,
    pub speaker: usize,
    pub stance: &'static str,
    pub about: usize,
    pub text: [String; 2],
}

pub struct Event {
    pub id: String,
    pub source: usize,
    pub date: String,
    pub place: usize,
    pub organization: usize,
    pub topic: usize,
    pub title: [String; 2],
}

pub struct Dispute {
    pub id: String,
    pub topic: usize,
    pub question: [String; 2],
    /// Source and claim.
    pub claims: [(usize, usize); 2],
}

pub struct Dossier {
    pub entities: Vec<Entity>,
    pub sources: Vec<Source>,
    pub events: Vec<Event>,
    pub disputes: Vec<Dispute>,
}

impl Dossier {
    /// `count` sources; the same for the same seed.
    pub fn new(count: usize, seed: u64) -> Self {
        let entities = entities((count / 50).clamp(24, 1920));
        let sources: Vec<Source> = (0..count).map(|number| source(number, seed, &entities)).collect();
        let events = (0..count.div_ceil(20)).map(|number| event(number, seed, &entities, &sources)).collect();
        let disputes = (0..count / 100).filter_map(|number| dispute(number, &entities, &sources)).collect();
        Self { entities, sources, events, disputes }
    }
}

/// People, organisations and places by turns, so that each kind has often and seldom named ones.
fn entities(count: usize) -> Vec<Entity> {
    (0..count).map(|number| entity([Kind::Place, Kind::Person, Kind::Organization][number % 3], number / 3)).collect()
}

fn entity(kind: Kind, number: usize) -> Entity {
    match kind {
        Kind::Place => named(kind, "place", number, place(number), None),
        Kind::Person => {
            let (given, family) = (GIVEN[(number * 7 + number / 40) % GIVEN.len()], FAMILY[number % FAMILY.len()]);
            let name = both(|l| format!("{} {}", of(given, l), of(family, l)));
            let alone = number < FAMILY.len();
            named(kind, "person", number, name, alone.then(|| both(|l| of(family, l).to_owned())))
        }
        Kind::Organization => {
            let form = ORGANIZATIONS[number % ORGANIZATIONS.len()];
            let place = place(number / ORGANIZATIONS.len() + 5);
            let name = both(|l| of(form, l).replace("{l}", &place[l]).trim_start_matches("the ").to_owned());
            named(kind, "organization", number, name, None)
        }
    }
}

fn named(kind: Kind, id: &str, number: usize, name: [String; 2], alias: Option<[String; 2]>) -> Entity {
    Entity { id: format!("{id}-{number}"), kind, name, alias }
}

fn place(number: usize) -> [String; 2] {
    let (first, second) = (
        PLACE_FIRST[(number + number / PLACE_SECOND.len()) % PLACE_FIRST.len()],
        PLACE_SECOND[number % PLACE_SECOND.len()],
    );
    // Two words name so many; after that, quarters of these places.
    let is_quarter = number >= PLACE_FIRST.len() * PLACE_SECOND.len();
    both(|l| {
        let quarter = if is_quarter { of(QUARTER_OF, l) } else { "" };
        format!("{quarter}{} {}", of(first, l), of(second, l))
    })
}

fn source(number: usize, seed: u64, entities: &[Entity]) -> Source {
    let mut random = Random::new(seed, "source", number);
    let mut names = Vec::new();
    let title = both_filled(*random.one(TITLES), &mut random, entities, &mut names);
    let summary = both_filled(*random.one(SUMMARIES), &mut random, entities, &mut names);
    let paragraph = |random: &mut Random, names: &mut Vec<usize>| {
        let parts = [*random.one(OPENINGS), *random.one(DETAILS), *random.one(CLOSINGS)];
        let parts = parts.map(|part| both_filled(part, random, entities, names));
        both(|l| parts.iter().map(|part| part[l].as_str()).collect::<Vec<_>>().join(" "))
    };
    let paragraphs = (0..PARAGRAPHS).map(|_| paragraph(&mut random, &mut names)).collect();
    let id = format!("source-{number:06}");
    let claims = (0..=random.below(3)).map(|n| claim(&id, n, &mut random, entities)).collect();
    let mut topics = vec![random.below(TOPICS.len()), random.below(TOPICS.len())];
    topics.sort_unstable();
    topics.dedup();
    names.sort_unstable();
    names.dedup();
    // The fourth kind of organisation is a newspaper.
    let papers: Vec<usize> = entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.name[1].ends_with("Gazette"))
        .map(|(index, _)| index)
        .collect();
    Source {
        id,
        language: number % 2,
        publisher: *random.one(&papers),
        topics,
        date: day(&mut random),
        title,
        summary,
        paragraphs,
        claims,
        names,
    }
}

fn claim(source: &str, number: usize, random: &mut Random, entities: &[Entity]) -> Claim {
    let mut names = Vec::new();
    let text = both_filled(*random.one(CLAIMS), random, entities, &mut names);
    Claim {
        id: format!("{source}-claim-{number}"),
        paragraph: 3 + random.below(PARAGRAPHS),
        speaker: pick(random, entities, Kind::Person),
        stance: STANCES[random.below(STANCES.len())],
        about: names.first().copied().unwrap_or(0),
        text,
    }
}

fn event(number: usize, seed: u64, entities: &[Entity], sources: &[Source]) -> Event {
    let mut random = Random::new(seed, "event", number);
    let source = random.below(sources.len());
    let (place, organization) =
        (pick(&mut random, entities, Kind::Place), pick(&mut random, entities, Kind::Organization));
    let form = *random.one(EVENTS);
    let title = both(|l| {
        of(form, l).replace("{l}", &entities[place].name[l]).replace("{o}", &spoken(&entities[organization], l))
    });
    Event {
        id: format!("event-{number}"),
        source,
        date: sources[source].date.clone(),
        place,
        organization,
        topic: *sources[source].topics.first().unwrap_or(&0),
        title,
    }
}

/// Two claims from different speakers; none where the next two have one speaker.
fn dispute(number: usize, entities: &[Entity], sources: &[Source]) -> Option<Dispute> {
    let (one, other) = (number * 100 % sources.len(), (number * 100 + 1) % sources.len());
    let (first, second) = (sources[one].claims.first()?, sources[other].claims.first()?);
    let form = QUESTIONS[number % QUESTIONS.len()];
    let about = first.about;
    let place = &entities[about - about % 3];
    let question = both(|l| of(form, l).replace("{l}", &place.name[l]).replace("{o}", &spoken(&entities[2], l)));
    (first.speaker != second.speaker).then(|| Dispute {
        id: format!("dispute-{number}"),
        topic: *sources[one].topics.first().unwrap_or(&0),
        question,
        claims: [(one, 0), (other, 0)],
    })
}

fn day(random: &mut Random) -> String {
    format!("{}-{:02}-{:02}", 2012 + random.below(10), 1 + random.below(12), 1 + random.below(28))
}

fn both(part: impl Fn(usize) -> String) -> [String; 2] {
    [part(0), part(1)]
}

pub fn of(pair: Pair, language: usize) -> &'static str {
    if language == 0 { pair.0 } else { pair.1 }
}

/// As it stands in a sentence.
fn spoken(entity: &Entity, language: usize) -> String {
    let article = if language == 1 && entity.kind == Kind::Organization { "the " } else { "" };
    format!("{article}{}", entity.name[language])
}

/// The same entities and numbers in both languages.
fn both_filled(pair: Pair, random: &mut Random, entities: &[Entity], names: &mut Vec<usize>) -> [String; 2] {
    let mut texts = both(|l| of(pair, l).to_owned());
    for (slot, kind) in [("{p}", Kind::Person), ("{o}", Kind::Organization), ("{l}", Kind::Place)] {
        if texts[0].contains(slot) {
            let entity = pick(random, entities, kind);
            names.push(entity);
            texts = both(|l| texts[l].replace(slot, &spoken(&entities[entity], l)));
        }
    }
    for slot in ["{n}", "{m}"] {
        let number = (11 + random.below(880)).to_string();
        texts = both(|l| texts[l].replace(slot, &number));
    }
    let capital = |text: &str| {
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    both(|l| capital(&texts[l]))
}

fn pick(random: &mut Random, entities: &[Entity], kind: Kind) -> usize {
    let first = match kind {
        Kind::Place => 0,
        Kind::Person => 1,
        Kind::Organization => 2,
    };
    first + 3 * random.skewed(entities.len() / 3)
}
