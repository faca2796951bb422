//! CSL-JSON, as Zotero and its like export it (citationstyles.org, schema csl-data): what it says of articles.

use crate::language::Edtf;
use serde_json::Value;

/// What a bibliography says of one article. What it leaves out, or says in no readable way, is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BibliographyItem {
    /// Its own id there, and the citation key.
    pub keys: Vec<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors, joined.
    pub byline: Option<String>,
    /// Where it appeared: the newspaper or site, else the publisher.
    pub publisher: Option<String>,
    /// When, as an EDTF value.
    pub issued: Option<String>,
    /// The address.
    pub address: Option<String>,
    /// The language tag.
    pub language: Option<String>,
}

/// Reads a bibliography: an array of items, or an object that holds one in `items`.
///
/// # Errors
/// Why it is none, in words for the editor.
pub fn read_bibliography(bytes: &[u8]) -> Result<Vec<BibliographyItem>, String> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| format!("it is no JSON: {error}"))?;
    let items = value.as_array().or_else(|| value.get("items")?.as_array());
    let items = items.ok_or("it is no CSL-JSON: an array of items is wanted")?;
    Ok(items.iter().filter(|item| item.is_object()).map(item).collect())
}

fn item(value: &Value) -> BibliographyItem {
    let text = |key: &str| {
        let text = value.get(key)?;
        let text = text.as_str().map(str::to_owned).or_else(|| text.as_i64().map(|number| number.to_string()))?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    BibliographyItem {
        keys: ["id", "citation-key"].into_iter().filter_map(text).collect(),
        title: text("title"),
        byline: authors(value),
        publisher: text("container-title").or_else(|| text("publisher")),
        issued: value.get("issued").and_then(issued),
        address: text("URL"),
        language: text("language"),
    }
}

fn authors(value: &Value) -> Option<String> {
    let names: Vec<String> = value.get("author")?.as_array()?.iter().filter_map(author).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn author(value: &Value) -> Option<String> {
    let part = |key: &str| value.get(key).and_then(Value::as_str).map(str::trim).filter(|part| !part.is_empty());
    if let Some(literal) = part("literal") {
        return Some(literal.to_owned());
    }
    let parts: Vec<&str> =
        ["given", "non-dropping-particle", "family", "suffix"].into_iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `{"date-parts": [[2017, 8, 3]]}`, of numbers or of texts; two are an interval. Else an EDTF value as it stands.
fn issued(value: &Value) -> Option<String> {
    let as_written = || value.get("raw").or_else(|| value.get("literal")).and_then(Value::as_str).map(str::to_owned);
    let dates = value.get("date-parts").and_then(Value::as_array);
    let dates: Option<Vec<String>> =
        dates.filter(|dates| !dates.is_empty()).map(|dates| dates.iter().filter_map(date).collect());
    let text = dates.map(|dates| dates.join("/")).or_else(as_written)?;
    let about = value.get("circa").is_some_and(|circa| circa != &Value::Bool(false) && !circa.is_null());
    let text = if about && !text.contains('/') { format!("{text}~") } else { text };
    text.parse::<Edtf>().ok().map(|date| date.to_string())
}

fn date(parts: &Value) -> Option<String> {
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let numbers: Vec<i64> = parts.as_array()?.iter().map_while(number).collect();
    match numbers.as_slice() {
        [year] => Some(format!("{year:04}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year, month, day] => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// Why a date that a bibliography gives is thought right, in a language; in the first of these where there is no other.
pub fn why_by_bibliography(language: &str) -> &'static str {
    const WORDS: &[(&str, &str)] = &[
        ("en", "As the bibliography gives it; the capture itself was not asked."),
        ("ar", "كما ورد في قائمة المراجع، لا في النص الملتقط نفسه."),
    ];
    let found = WORDS.iter().find(|(tag, _)| *tag == language).or(WORDS.first());
    found.map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(json: &str) -> BibliographyItem {
        read_bibliography(format!("[{json}]").as_bytes()).expect("sound").remove(0)
    }

    #[test]
    fn an_item_is_read_as_zotero_writes_it() {
        let item =
            one(r#"{"id":"http://zotero.org/users/1/items/AB","citation-key":"paper-2016","type":"article-newspaper",
            "title":"The  river\nstory","container-title":"The River Paper","URL":"https://paper.example/river",
            "language":"ar","author":[{"family":"Olive","given":"Sam"},{"literal":"Editorial desk"}],
            "issued":{"date-parts":[["2016",2,23]]}}"#);
        assert_eq!(item.keys, ["http://zotero.org/users/1/items/AB", "paper-2016"]);
        assert_eq!(item.title.as_deref(), Some("The river story"));
        assert_eq!(item.byline.as_deref(), Some("Sam Olive; Editorial desk"));
        assert_eq!(item.issued.as_deref(), Some("2016-02-23"));
    }

    #[test]
    fn dates_are_edtf_or_left_out() {
        let issued = |json: &str| one(&format!(r#"{{"issued":{json}}}"#)).issued;
        assert_eq!(issued(r#"{"date-parts":[[2016,2]]}"#).as_deref(), Some("2016-02"));
        assert_eq!(issued(r#"{"date-parts":[[2016,2,1],[2016,2,3]]}"#).as_deref(), Some("2016-02-01/2016-02-03"));
        assert_eq!(issued(r#"{"date-parts":[[2016]],"circa":true}"#).as_deref(), Some("2016~"));
        assert_eq!(issued(r#"{"raw":"2016-02"}"#).as_deref(), Some("2016-02"));
        for none in [r#"{"raw":"last spring"}"#, r#"{"date-parts":[[2016,13]]}"#, r#"{"date-parts":[["x"]]}"#, "7"] {
            assert_eq!(issued(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_no_bibliography_says_so() {
        assert!(read_bibliography(b"{").expect_err("broken").contains("no JSON"));
        assert!(read_bibliography(b"{\"a\":1}").expect_err("no array").contains("no CSL-JSON"));
    }
}
