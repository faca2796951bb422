//! JSON that is written as it is told. A whole dossier as values in memory would take many times its size, and making and
//! hashing them most of the time.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// `object!({ "id": id, "name": name, "date"?: date })`: an object as [`serde_json::json!`] has it, of values that are only
/// written. A key with `?` takes an option, and is left out where there is nothing.
macro_rules! object {
    ({ $($entries:tt)+ }) => { $crate::object::Object($crate::object::object!(@ $($entries)+)) };
    (@) => { () };
    (@ $key:literal ?: $value:expr $(, $($rest:tt)*)?) => {
        ($key, $crate::object::Maybe($value), $crate::object::object!(@ $($($rest)*)?))
    };
    (@ $key:literal : $value:expr $(, $($rest:tt)*)?) => { ($key, $value, $crate::object::object!(@ $($($rest)*)?)) };
}
pub(crate) use object;

/// An object: its first key, that key's value, and the rest.
pub struct Object<F>(pub F);

/// The entries of an object.
pub trait Fields {
    /// Writes them in order.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

impl Fields for () {
    fn write<M: SerializeMap>(&self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

impl<V: Serialize, R: Fields> Fields for (&'static str, V, R) {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (key, value, rest) = self;
        map.serialize_entry(key, value)?;
        rest.write(map)
    }
}

/// A value that may be none: then its key is left out.
pub struct Maybe<V>(pub Option<V>);

impl<V: Serialize, R: Fields> Fields for (&'static str, Maybe<V>, R) {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (key, Maybe(value), rest) = self;
        value.iter().try_for_each(|value| map.serialize_entry(key, value))?;
        rest.write(map)
    }
}

impl<F: Fields> Serialize for Object<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.write(&mut map)?;
        map.end()
    }
}

/// A list whose items are made as they are written.
pub struct List<F>(F);

/// The list of what `items` gives.
pub fn list<I: IntoIterator, F: Fn() -> I>(items: F) -> List<F> {
    List(items)
}

impl<I: IntoIterator<Item: Serialize>, F: Fn() -> I> Serialize for List<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// An object whose keys the dossier decides, like the tags of its languages.
pub struct Keyed<K, V>(pub Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Keyed<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
