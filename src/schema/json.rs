//! JSON Schema, draft 7: what Taplo and Visual Studio Code read.

use crate::check::find_rule;
use crate::parse::{Citable, FileKind, Key, Shape, Table};
use serde_json::{Map, Value, json};

const ID: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// The schema of one kind of file, ending in a newline. With the tags of a dossier's languages, texts may be in those
/// only; without, in any language.
#[must_use]
pub fn json_schema(kind: FileKind, tags: &[&str]) -> String {
    let mut schema = Writer { tags }.table(&kind.table());
    let mut whole = Map::new();
    whole.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    whole.insert("title".to_owned(), json!(format!("malaf: {}", kind.as_str())));
    whole.insert("description".to_owned(), json!(format!("`{}` of a dossier.", kind.files())));
    if let Some(rest) = schema.as_object_mut() {
        whole.append(rest);
    }
    format!("{:#}\n", Value::Object(whole))
}

struct Writer<'a> {
    tags: &'a [&'a str],
}

impl Writer<'_> {
    fn table(&self, table: &Table) -> Value {
        let properties: Map<String, Value> =
            table.keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let required: Vec<&str> = table.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        if !table.either.is_empty() {
            let pairs = table.either.iter();
            let either = pairs.map(|(one, other)| json!({ "anyOf": [{ "required": [one] }, { "required": [other] }] }));
            schema["allOf"] = either.collect();
        }
        schema
    }

    fn key(&self, key: &Key) -> Value {
        let mut schema = self.shape(&key.shape);
        if key.required {
            match &key.shape {
                Shape::Text => schema["pattern"] = json!("\\S"),
                Shape::ByLanguage(_) => {
                    schema = self.by_language(&json!({ "type": "string", "pattern": "\\S" }));
                    schema["minProperties"] = json!(1);
                }
                Shape::List(_) => schema["minItems"] = json!(1),
                _ => {}
            }
        }
        schema["description"] = json!(key.about);
        schema
    }

    fn shape(&self, shape: &Shape) -> Value {
        match shape {
            Shape::Text | Shape::Edtf => json!({ "type": "string" }),
            // What else an address may not be, the check says.
            Shape::Address => json!({ "type": "string", "format": "uri" }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Number => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
            Shape::Paragraph => json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX }),
            Shape::Decimal => json!({ "type": "number" }),
            Shape::OwnId | Shape::Id(_) => json!({ "type": "string", "pattern": format!("^{ID}$"), "maxLength": 80 }),
            Shape::Cite(citable) => cite(*citable),
            Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Shape::Choice(words) => json!({ "type": "string", "enum": words }),
            Shape::ByLanguage(inner) => self.by_language(&self.shape(inner)),
            Shape::List(inner) => json!({ "type": "array", "items": self.shape(inner) }),
            Shape::Table(table) => self.table(table),
            Shape::Either(one, other) => json!({ "anyOf": [self.shape(one), self.shape(other)] }),
            Shape::Map(names, words) => map(names, words),
        }
    }

    fn by_language(&self, inner: &Value) -> Value {
        if self.tags.is_empty() {
            // BCP 47: a primary language of two or three letters, then subtags.
            let tag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
            return json!({ "type": "object", "patternProperties": { tag: inner }, "additionalProperties": false });
        }
        let properties: Map<String, Value> = self.tags.iter().map(|tag| ((*tag).to_owned(), inner.clone())).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }
}

fn cite(citable: Citable) -> Value {
    let example = match citable {
        Citable::Source => json!(["source ¶4", "source ¶4–6"]),
        Citable::Noted => json!(["source ¶4", "record"]),
    };
    let paragraphs = "[¶pP]?\\s*[0-9]+(\\s*[–—-]\\s*[¶p]*\\s*[0-9]+)?";
    json!({ "type": "string", "pattern": format!("^\\s*@?{ID}(\\s+{paragraphs})?\\s*$"), "examples": example })
}

fn map(names: &[&str], words: &[&str]) -> Value {
    let property = |name: &&str| {
        let mut schema = json!({ "type": "string", "enum": words });
        if let Some(rule) = find_rule(name) {
            schema["description"] = json!(rule.what());
        }
        ((*name).to_owned(), schema)
    };
    let properties: Map<String, Value> = names.iter().map(property).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
