//! The dossier's places as GeoJSON (RFC 7946), for map programs: points, and outlines of countries.

use super::words::Export;
use super::{Out, json_file};
use crate::link::{Dossier, EntityNo, RecordRef};
use crate::object::{list, object};
use serde_json::{Map, Value, json};
use std::io;

/// A feature for each place that has coordinates or an outline.
pub fn geojson(dossier: &Dossier, out: &mut Out<'_>) -> io::Result<()> {
    let export = Export::new(dossier);
    let features = list(|| dossier.entities.numbers().filter_map(|no| feature(&export, no)));
    json_file(&object!({ "type": "FeatureCollection", "features": features }), out)
}

fn feature(export: &Export<'_>, no: EntityNo) -> Option<Value> {
    let entity = &export.dossier.entities[no];
    let record = &entity.record;
    let geometry = outline(&record.outline).or_else(|| {
        // RFC 7946 §3.1.1: longitude comes first.
        record.coordinates.map(|(latitude, longitude)| json!({ "type": "Point", "coordinates": [longitude, latitude] }))
    })?;
    let mut properties = Map::new();
    for (tag, name) in export.names(RecordRef::Entity(no)) {
        properties.insert(format!("name-{tag}"), json!(name));
    }
    for language in export.languages() {
        let url = export.url(language, RecordRef::Entity(no));
        properties.insert(format!("url-{}", language.tag.as_str()), json!(url));
    }
    properties.insert("sources".to_owned(), json!(entity.mentions.len()));
    properties.insert("events".to_owned(), json!(export.ids(entity.events.iter().copied().map(RecordRef::Event))));
    Some(json!({
        "type": "Feature",
        "id": export.id(RecordRef::Entity(no)),
        "geometry": geometry,
        "properties": properties,
    }))
}

/// A closed ring that runs anticlockwise, as RFC 7946 §3.1.6 wants it.
fn outline(points: &[(f64, f64)]) -> Option<Value> {
    let mut ring: Vec<[f64; 2]> = points.iter().map(|(latitude, longitude)| [*longitude, *latitude]).collect();
    if ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        return None;
    }
    let next = ring.iter().cycle().skip(1);
    let area: f64 = ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    if area < 0.0 {
        ring.reverse();
    }
    let first = *ring.first()?;
    ring.push(first);
    Some(json!({ "type": "Polygon", "coordinates": [ring] }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_closed_and_runs_anticlockwise_whichever_way_it_was_written() {
        let square = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)];
        let forward = outline(&square).unwrap_or_default();
        assert_eq!(forward["coordinates"][0], json!([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]));
        let mut backward = square;
        backward.reverse();
        let ring = outline(&backward).unwrap_or_default()["coordinates"][0].clone();
        assert_eq!((ring[0].clone(), ring[1].clone()), (json!([0.0, 0.0]), json!([1.0, 0.0])));
        assert_eq!(outline(&[(0.0, 0.0), (0.0, 1.0)]), None);
    }
}
