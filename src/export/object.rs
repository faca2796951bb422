//! A large JSON object, written item by item: a whole dossier as one value would take many times its size in memory.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// An object whose lists are made as they are written.
#[derive(Default)]
pub struct Object<'a>(Vec<(&'static str, Part<'a>)>);

enum Part<'a> {
    One(Value),
    Each(Each<'a>),
}

struct Each<'a>(Box<dyn Fn() -> Box<dyn Iterator<Item = Value> + 'a> + 'a>);

impl<'a> Object<'a> {
    /// With one more value.
    pub fn one(mut self, key: &'static str, value: Value) -> Self {
        self.0.push((key, Part::One(value)));
        self
    }

    /// With one more list.
    pub fn each<I: Iterator<Item = Value> + 'a>(mut self, key: &'static str, items: impl Fn() -> I + 'a) -> Self {
        self.0.push((key, Part::Each(Each(Box::new(move || Box::new(items()))))));
        self
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, part) in &self.0 {
            match part {
                Part::One(value) => map.serialize_entry(key, value)?,
                Part::Each(items) => map.serialize_entry(key, items)?,
            }
        }
        map.end()
    }
}

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
