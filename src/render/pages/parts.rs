//! Parts that many pages show. Views: plain data, every word already in the page's language.

use super::filters::Tag;
use crate::render::templates::Shared;
use serde::Serialize;

/// HTML that is ready to be shown; a template prints it with `safe`.
pub type Html = String;

/// Words that may be in another language than the page's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Label {
    /// The words.
    pub text: String,
    /// The same, with language and direction marked.
    pub html: Html,
    /// Their language tag, where it is not the page's.
    pub lang: Option<String>,
    /// Their direction, where it is not the page's.
    pub dir: Option<String>,
}

/// A link by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// The name.
    pub label: Label,
    /// The path, from the base path on.
    pub href: String,
    /// The link itself, of the class `record`.
    pub html: Html,
}

/// A date in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// In words.
    pub text: String,
    /// The same, each day, month or year of it in a `<time>`.
    pub html: Html,
    /// For `<time datetime>`; none for ranges.
    pub machine: Option<String>,
}

/// Records that speak of the page's record in one way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct UsedOn {
    /// `cites`, `names`, `shows`, `lists`, `belongs`, `links`.
    pub relation: &'static str,
    /// The records by kind.
    pub kinds: Vec<OfKind>,
}

/// Records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OfKind {
    /// The key of the kind's name: `nav-topics`.
    pub key: &'static str,
    /// The records.
    pub links: Vec<Shared<Link>>,
}

/// A claim, as every page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ClaimView {
    /// Its fragment on its source's page.
    pub anchor: String,
    /// The editors' paraphrase.
    pub text: Label,
    /// Who speaks, where it is an entity.
    pub speaker: Option<Shared<Link>>,
    /// Who speaks, described as the source does, where nobody is named.
    pub unnamed: Option<Label>,
    /// Who relays it.
    pub via: Vec<Shared<Link>>,
    /// The word for the stance, as a key: `asserts`, `denies`, `accuses`, `reports`, `doubts`, `plans`.
    pub stance: &'static str,
    /// Where it is made.
    pub citation: Html,
    /// When it was said, if the source tells, else the source's date.
    pub date: Option<Shared<DateView>>,
    /// The disputes it belongs to.
    pub disputes: Vec<Shared<Link>>,
    /// The claims that it contradicts or that contradict it; within a dispute, those that do not stand there too.
    pub contradicts: Vec<Opposed>,
    /// The topics it is about; not on the page of one.
    pub topics: Vec<Shared<Link>>,
    /// Notes on it, on its source's page.
    pub notes: Vec<NoteView>,
    /// The same elsewhere, as links to them.
    pub noted: Vec<Noted>,
}

/// A claim that stands against another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Opposed {
    /// Who makes it.
    pub speaker: Option<Label>,
    /// What it says, as a link to it on its source's page.
    pub link: Shared<Link>,
}

/// A note that stands on another page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Noted {
    /// `context`, `correction`, `caveat`, `verification`, `translation`.
    pub kind: &'static str,
    /// Its title, as a link to it.
    pub link: Shared<Link>,
}

/// A claim in a list: who says what, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ClaimItem {
    /// What, as a link to the claim on its source's page.
    pub link: Shared<Link>,
    /// Who.
    pub speaker: Option<Label>,
    /// The word for the stance, as a key: `asserts`, `denies`, `accuses`, `reports`, `doubts`, `plans`.
    pub stance: &'static str,
    /// Where it is made.
    pub citation: Html,
}

/// Why several sources count as one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OneVoiceView {
    /// The sources.
    pub sources: Vec<Shared<Link>>,
    /// What joins them, and whose voice it is.
    pub joined: Vec<JoinedBy>,
}

/// What joins sources to one voice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct JoinedBy {
    /// As a key: `outlet`, `report`, `rewrites`, `relayed`, `statement`.
    pub by: &'static str,
    /// Whose voice it is.
    pub whose: Shared<Link>,
}

/// A note, as every page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NoteView {
    /// Its fragment.
    pub anchor: String,
    /// `context`, `correction`, `caveat`, `verification`, `translation`.
    pub kind: &'static str,
    /// Its title.
    pub title: Label,
    /// Its text.
    pub body: Html,
    /// The language of its text, where it is not the page's.
    pub lang: Option<String>,
    /// The direction of its text, where it is not the page's.
    pub dir: Option<String>,
    /// When it was written.
    pub date: Option<DateView>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The paragraphs it speaks of: `¶4`.
    pub paragraphs: Option<String>,
    /// Whether it is short enough to stand open in a margin.
    pub brief: bool,
}

/// An event in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EventItem {
    /// Its page.
    pub link: Shared<Link>,
    /// When.
    pub date: DateView,
    /// How the date is drawn: `day`, `range`, `about`.
    pub drawn: &'static str,
    /// `happened`, `planned`, `disputed`.
    pub status: &'static str,
    /// `stated`, `inferred`, `bounded`.
    pub evidence: &'static str,
    /// What, in a sentence.
    pub summary: Option<Html>,
    /// Where.
    pub places: Vec<Shared<Link>>,
}

/// What a reader should know of the text's language before reading it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TextNotice {
    /// How many of its blocks are older than their counterparts in another language.
    pub stale: usize,
    /// The language it is in, where the page's own is missing.
    pub only_in: Option<Label>,
    /// That language's tag.
    pub lang: Option<String>,
    /// Its direction, where it differs from the page's.
    pub dir: Option<String>,
    /// The page in that language, where the text is not shown here.
    pub elsewhere: Option<String>,
    /// The languages side by side.
    pub parallel: Option<String>,
}

/// A source in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SourceItem {
    /// Its page.
    pub link: Shared<Link>,
    /// Who published it.
    pub publisher: Option<Shared<Link>>,
    /// When.
    pub date: Option<Shared<DateView>>,
    /// `stated`, `inferred`, `bounded`.
    pub evidence: Option<&'static str>,
    /// What, in a sentence.
    pub summary: Option<Html>,
    /// Admiralty grades: `C3`.
    pub grade: Option<String>,
    /// Whose voice it is, where it is a rewrite.
    pub derived_from: Vec<Shared<Link>>,
    /// How many claims it makes.
    pub claims: usize,
    /// What it may be found by; only in the list of all.
    pub tags: Vec<Tag>,
}

/// A dispute in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DisputeItem {
    /// Its page, named by its question.
    pub link: Shared<Link>,
    /// The positions in a few words.
    pub positions: Vec<PositionItem>,
}

/// A position in a list of disputes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PositionItem {
    /// The answer.
    pub label: Label,
    /// Who holds it.
    pub speakers: Vec<Label>,
    /// How many independent sources stand behind it.
    pub independent: usize,
}

/// A term in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TermItem {
    /// Its page.
    pub link: Shared<Link>,
    /// Its names.
    pub names: Vec<Label>,
    /// What it may be found by; only in the list of all.
    pub tags: Vec<Tag>,
}

/// An entity in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntityItem {
    /// Its page.
    pub link: Shared<Link>,
    /// One line.
    pub summary: Option<Html>,
    /// In how many sources it is named.
    pub sources: usize,
}
