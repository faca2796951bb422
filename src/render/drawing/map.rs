//! A map: an outline, points, and labels that do not collide.
//!
//! Equirectangular projection at the middle latitude: at the size of a country the error is below a line's width
//! (Snyder, *Map Projections: A Working Manual*, §12).

use super::boxes::{LabelBox, likely_width};
use super::{Anchor, number};
use serde::Serialize;

/// Where the map is of.
#[derive(Debug, Clone)]
pub struct Ground<'a> {
    /// Rings of latitude and longitude in degrees: the outline of a country.
    pub rings: &'a [Vec<(f64, f64)>],
}

/// A place to draw.
#[derive(Debug, Clone)]
pub struct Spot {
    /// Latitude and longitude in degrees.
    pub at: (f64, f64),
    /// Its name in the page's language.
    pub label: String,
    /// How much of the dossier speaks of it: where room is scarce, the greater has its label first.
    pub weight: usize,
}

/// The drawing, as a template writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct MapDrawing {
    /// Of the view box.
    pub width: String,
    /// Of the view box.
    pub height: String,
    /// The outline as the `d` of a path; empty where there is none.
    pub outline: String,
    /// Points and labels.
    pub points: Vec<PointDrawing>,
}

/// A point with its label.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PointDrawing {
    /// The point.
    pub x: String,
    /// The point.
    pub y: String,
    /// The label; none where no free spot was found, and the list beside the map tells.
    pub label: Option<LabelDrawing>,
}

/// A label with the line that ties it to its point.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LabelDrawing {
    /// The words.
    pub text: String,
    /// The end of theirs that is nearest to the point, or their middle.
    pub x: String,
    /// Their base line.
    pub y: String,
    /// Which of these `x` is.
    pub anchor: Anchor,
    /// Where the line from the point ends; none where the label touches its point.
    pub leader: Option<(String, String)>,
}

/// The view box's width: about that of a phone, which so shows labels at their size. Where there is more room, styles make
/// the letters smaller against the map, never larger, so labels that keep apart here keep apart everywhere.
const WIDTH: f64 = 340.0;
const FONT: f64 = 13.0;
const LINE: f64 = FONT * 1.2;
const POINT: f64 = 3.5;
/// Free space above and below what is drawn.
const MARGIN: f64 = 20.0;
/// Free space beside it: room for half the label of a town on the coast.
const SIDE: f64 = 38.0;

/// Draws spots on a ground; spots outside of the ground's frame are left out, which the caller tells in words.
///
/// Returns the drawing and which spots stand on it. `None` where fewer than two do.
#[must_use]
pub fn draw_map(ground: &Ground<'_>, spots: &[Spot]) -> Option<(MapDrawing, Vec<bool>)> {
    let frame = Frame::of(ground, spots)?;
    let shown: Vec<bool> = spots.iter().map(|spot| frame.shows(spot.at)).collect();
    let visible: Vec<&Spot> = spots.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(spot, _)| spot).collect();
    if visible.len() < 2 {
        return None;
    }
    let rings: Vec<String> = ground.rings.iter().map(|ring| path(&frame, ring)).collect();
    let drawing = MapDrawing {
        width: number(WIDTH),
        height: number(frame.height),
        outline: rings.concat(),
        points: label(&frame, &visible),
    };
    Some((drawing, shown))
}

/// What part of the world is drawn, and at what scale.
struct Frame {
    north: f64,
    west: f64,
    south: f64,
    east: f64,
    /// Units a degree of latitude.
    scale: f64,
    /// How much shorter a degree of longitude is.
    squeeze: f64,
    height: f64,
}

impl Frame {
    /// The outline's bounds; without an outline, the spots' own.
    fn of(ground: &Ground<'_>, spots: &[Spot]) -> Option<Self> {
        let outline = ground.rings.iter().flatten().copied();
        let spots = spots.iter().map(|spot| spot.at);
        let points: Vec<(f64, f64)> =
            if ground.rings.iter().all(Vec::is_empty) { spots.collect() } else { outline.collect() };
        let least = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).reduce(f64::min);
        let most = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).reduce(f64::max);
        let (south, north) = (least(|p| p.0)?, most(|p| p.0)?);
        let (west, east) = (least(|p| p.1)?, most(|p| p.1)?);
        let squeeze = f64::midpoint(south, north).to_radians().cos().max(0.1);
        let across = ((east - west) * squeeze).max(0.01);
        let scale = (WIDTH - 2.0 * SIDE) / across;
        // A row of places is not drawn as a strip.
        let height = ((north - south) * scale + 2.0 * MARGIN).clamp(160.0, 640.0);
        Some(Self { north, west, south, east, scale, squeeze, height })
    }

    fn shows(&self, (latitude, longitude): (f64, f64)) -> bool {
        // A coast town may lie a little outside a simplified outline.
        const SLACK: f64 = 0.25;
        (self.south - SLACK..=self.north + SLACK).contains(&latitude)
            && (self.west - SLACK..=self.east + SLACK).contains(&longitude)
    }

    fn project(&self, (latitude, longitude): (f64, f64)) -> (f64, f64) {
        let x = SIDE + (longitude - self.west) * self.squeeze * self.scale;
        let y = MARGIN + (self.north - latitude) * self.scale;
        (x, y)
    }
}

fn path(frame: &Frame, ring: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, point) in ring.iter().enumerate() {
        let (x, y) = frame.project(*point);
        path.push_str(&format!("{}{} {}", if index == 0 { "M" } else { "L" }, number(x), number(y)));
    }
    if !path.is_empty() {
        path.push('Z');
    }
    path
}

/// How often labels are laid out anew where one found no room (somewhat arbitrary; a few rounds do for the places of a
/// country).
const ROUNDS: usize = 16;

/// Points with their labels. Those that found no room go first in the next round, the others change their turns, and the
/// round that leaves out the fewest is drawn: so a label that could stand in one place only is not crowded out by one that could stand anywhere.
fn label(frame: &Frame, spots: &[&Spot]) -> Vec<PointDrawing> {
    let points: Vec<(f64, f64)> = spots.iter().map(|spot| frame.project(spot.at)).collect();
    let mut order = by_weight(spots, &points);
    let mut best = lay_out(frame, spots, &points, &order);
    let mut last = best.clone();
    for round in 0..ROUNDS {
        if best.iter().all(Option::is_some) {
            break;
        }
        order.sort_by_key(|index| (last.get(*index).is_some_and(Option::is_some), turn(*index, round)));
        last = lay_out(frame, spots, &points, &order);
        if left_out(&last) < left_out(&best) {
            best.clone_from(&last);
        }
    }
    let drawn = points.iter().zip(best);
    drawn.map(|((x, y), label)| PointDrawing { x: number(*x), y: number(*y), label }).collect()
}

/// Another order in each round, and the same one every time: multiplicative hashing (Knuth, *The Art of Computer
/// Programming*, §6.4).
fn turn(index: usize, round: usize) -> u32 {
    let key = u32::try_from(index * 2 * ROUNDS + 2 * round + 1).unwrap_or(u32::MAX);
    key.wrapping_mul(2_654_435_769)
}

fn left_out(labels: &[Option<LabelDrawing>]) -> usize {
    labels.iter().filter(|label| label.is_none()).count()
}

/// The numbers of the spots by weight, and then from the top down.
fn by_weight(spots: &[&Spot], points: &[(f64, f64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by(|a, b| {
        let key = |index: &usize| points.get(*index).copied().unwrap_or_default();
        let weight = |index: &usize| spots.get(*index).map_or(0, |spot| spot.weight);
        let ((xa, ya), (xb, yb)) = (key(a), key(b));
        weight(b).cmp(&weight(a)).then(ya.total_cmp(&yb)).then(xa.total_cmp(&xb)).then(a.cmp(b))
    });
    order
}

/// A label for each spot in this order, at the first free place near its point.
fn lay_out(frame: &Frame, spots: &[&Spot], points: &[(f64, f64)], order: &[usize]) -> Vec<Option<LabelDrawing>> {
    let around = |(x, y): &(f64, f64)| LabelBox::around(*x, *y, 2.0 * POINT + 1.0, 2.0 * POINT + 1.0);
    let page = LabelBox { left: 2.0, top: 2.0, right: WIDTH - 2.0, bottom: frame.height - 2.0 };
    let mut taken = Taken { boxes: points.iter().map(around).collect(), leaders: Vec::new(), points };
    let mut labels: Vec<Option<LabelDrawing>> = vec![None; spots.len()];
    for index in order {
        let (Some(spot), Some(point), Some(label)) = (spots.get(*index), points.get(*index), labels.get_mut(*index))
        else {
            continue;
        };
        if let Some(placed) = place(spot, *point, &page, &taken) {
            taken.boxes.push(placed.label);
            taken.leaders.extend(placed.end.into_iter().flat_map(|end| along(*point, end)));
            *label = Some(placed.drawing);
        }
    }
    labels
}

/// What stands on the map already.
struct Taken<'a> {
    /// Points and labels.
    boxes: Vec<LabelBox>,
    /// Short pieces of the lines that tie labels to their points.
    leaders: Vec<LabelBox>,
    points: &'a [(f64, f64)],
}

/// Where a label found room.
struct Placed {
    label: LabelBox,
    /// Where its leader ends, if it needs one.
    end: Option<(f64, f64)>,
    drawing: LabelDrawing,
}

fn place(spot: &Spot, (x, y): (f64, f64), page: &LabelBox, taken: &Taken<'_>) -> Option<Placed> {
    let width = likely_width(&spot.label, FONT);
    for distance in [0.0, 14.0, 28.0, 44.0, 62.0, 84.0] {
        for (across, down) in DIRECTIONS {
            let middle_x = x + across * (POINT + 2.0 + distance + width / 2.0);
            let middle_y = y + down * (POINT + 1.0 + distance + LINE / 2.0);
            let label = LabelBox::around(middle_x, middle_y, width, LINE);
            let end = (distance > 0.0).then(|| end_of_leader(&label, x, y));
            let crosses = |others: &[LabelBox]| others.iter().any(|other| other.overlaps(&label));
            let is_free = page.holds(&label) && !crosses(&taken.boxes) && !crosses(&taken.leaders);
            let is_its_own = keeps_away(&label, (x, y), taken.points, distance_from_others((across, down)));
            if is_free && is_its_own && end.is_none_or(|end| is_clear((x, y), end, taken)) {
                let leader = end.map(|(x, y)| (number(x), number(y)));
                let anchor = Anchor::of(across);
                let end_nearest = match anchor {
                    Anchor::Start => label.left,
                    Anchor::Middle => middle_x,
                    Anchor::End => label.right,
                };
                let drawing = LabelDrawing {
                    text: spot.label.clone(),
                    x: number(end_nearest),
                    anchor,
                    y: number(middle_y + FONT * 0.34),
                    leader,
                };
                return Some(Placed { label, end, drawing });
            }
        }
    }
    None
}

/// Beside first, since a label above or below hides more of the map.
const DIRECTIONS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (-1.0, -1.0),
    (1.0, 1.0),
    (-1.0, 1.0),
    (1.0, -0.5),
    (-1.0, -0.5),
    (1.0, 0.5),
    (-1.0, 0.5),
    (0.5, -1.0),
    (-0.5, -1.0),
    (0.5, 1.0),
    (-0.5, 1.0),
];

fn end_of_leader(label: &LabelBox, x: f64, y: f64) -> (f64, f64) {
    (x.clamp(label.left, label.right), y.clamp(label.top, label.bottom))
}

/// How far every other point stays from a label (somewhat arbitrary): a reader takes the nearest for what the label names,
/// and one that meets its own point with a corner only is tied to it more weakly.
fn distance_from_others((across, down): (f64, f64)) -> f64 {
    if across == 0.0 || down == 0.0 { 5.0 } else { 14.0 }
}

/// Whether every point that does not lie at the label's own stays so far from the label.
fn keeps_away(label: &LabelBox, own: (f64, f64), points: &[(f64, f64)], from_others: f64) -> bool {
    let distance = |(x, y): (f64, f64)| {
        let (near_x, near_y) = end_of_leader(label, x, y);
        (near_x - x).hypot(near_y - y)
    };
    let is_same_spot = |(x, y): (f64, f64)| (x - own.0).hypot(y - own.1) < POINT;
    points.iter().all(|point| is_same_spot(*point) || distance(*point) >= from_others)
}

/// Whether a leader crosses no other point, label or leader: one that does seems to tie the label to the wrong place.
fn is_clear(from: (f64, f64), end: (f64, f64), taken: &Taken<'_>) -> bool {
    let own = LabelBox::around(from.0, from.1, 1.0, 1.0);
    let others = taken.boxes.iter().filter(|other| !other.holds(&own));
    let others: Vec<&LabelBox> = others.chain(&taken.leaders).collect();
    along(from, end).all(|piece| !others.iter().any(|other| other.overlaps(&piece)))
}

/// A line as short pieces.
fn along((x, y): (f64, f64), (end_x, end_y): (f64, f64)) -> impl Iterator<Item = LabelBox> {
    const STEPS: u8 = 24;
    (1..STEPS).map(move |step| {
        let part = f64::from(step) / f64::from(STEPS);
        let (across, down) = ((end_x - x).abs() / f64::from(STEPS), (end_y - y).abs() / f64::from(STEPS));
        LabelBox::around(x + (end_x - x) * part, y + (end_y - y) * part, across.max(1.0), down.max(1.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spot(latitude: f64, longitude: f64, label: &str) -> Spot {
        Spot { at: (latitude, longitude), label: label.to_owned(), weight: 0 }
    }

    fn square() -> Vec<Vec<(f64, f64)>> {
        vec![vec![(32.0, 35.0), (37.0, 35.0), (37.0, 42.0), (32.0, 42.0)]]
    }

    #[test]
    fn north_is_up_and_east_is_right_in_every_language() {
        let rings = square();
        let spots = [spot(36.0, 36.0, "شمال غرب"), spot(33.0, 41.0, "جنوب شرق")];
        let (drawing, shown) = draw_map(&Ground { rings: &rings }, &spots).expect("two places");
        assert_eq!(shown, [true, true]);
        let at = |index: usize| -> (f64, f64) {
            let point = &drawing.points[index];
            (point.x.parse().expect("a number"), point.y.parse().expect("a number"))
        };
        assert!(at(0).0 < at(1).0 && at(0).1 < at(1).1);
        assert!(drawing.outline.starts_with('M') && drawing.outline.ends_with('Z'));
    }

    #[test]
    fn a_place_abroad_is_left_to_the_list() {
        let rings = square();
        let spots = [spot(36.0, 36.0, "a"), spot(33.0, 41.0, "b"), spot(46.2, 6.1, "Geneva")];
        let (drawing, shown) = draw_map(&Ground { rings: &rings }, &spots).expect("two places");
        assert_eq!((drawing.points.len(), shown), (2, vec![true, true, false]));
    }

    #[test]
    fn one_place_makes_no_map() {
        assert!(draw_map(&Ground { rings: &square() }, &[spot(36.0, 36.0, "a")]).is_none());
        assert!(draw_map(&Ground { rings: &[] }, &[]).is_none());
    }

    #[test]
    fn a_label_with_one_place_to_stand_is_not_crowded_out() {
        // The towns of a coast, as they lie: one inland has the sea's labels on its left and its neighbours' around it.
        let rings = square();
        let coast = [
            (36.2, 37.16, "حلب", "Aleppo"),
            (35.93, 36.63, "إدلب", "Idlib"),
            (35.52, 35.78, "اللاذقية", "Latakia"),
            (35.4, 35.95, "قاعدة حميميم الجوية", "Hmeimim air base"),
            (35.13, 36.75, "حماة", "Hama"),
            (34.89, 35.89, "طرطوس", "Tartus"),
            (34.73, 36.71, "حمص", "Homs"),
            (34.74, 36.67, "حي الوعر", "al-Waer"),
        ];
        let in_arabic = coast.map(|(lat, lon, label, _)| spot(lat, lon, label));
        let in_english = coast.map(|(lat, lon, _, label)| spot(lat, lon, label));
        for spots in [in_arabic, in_english] {
            let (drawing, _) = draw_map(&Ground { rings: &rings }, &spots).expect("places");
            let drawn = spots.iter().zip(&drawing.points);
            let missing: Vec<&str> = drawn.filter(|(_, p)| p.label.is_none()).map(|(s, _)| s.label.as_str()).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }

    /// Where a drawn label stands.
    fn box_of(label: &LabelDrawing) -> LabelBox {
        let (edge, y): (f64, f64) = (label.x.parse().expect("x"), label.y.parse().expect("y"));
        let half = likely_width(&label.text, FONT) / 2.0;
        let x = match label.anchor {
            Anchor::Start => edge + half,
            Anchor::Middle => edge,
            Anchor::End => edge - half,
        };
        LabelBox::around(x, y - FONT * 0.34, likely_width(&label.text, FONT) - 0.2, LINE - 0.2)
    }

    proptest! {
        #[test]
        fn no_two_labels_overlap(places in proptest::collection::vec((32.0f64..37.0, 35.0f64..42.0, "[a-z]{3,12}"), 2..40)) {
            let rings = square();
            let spots: Vec<Spot> = places.iter().map(|(lat, lon, label)| spot(*lat, *lon, label)).collect();
            let (drawing, _) = draw_map(&Ground { rings: &rings }, &spots).expect("two places");
            let labels: Vec<(&PointDrawing, &LabelDrawing)> =
                drawing.points.iter().filter_map(|point| Some((point, point.label.as_ref()?))).collect();
            let boxes: Vec<LabelBox> = labels.iter().map(|(_, label)| box_of(label)).collect();
            for (index, (point, label)) in labels.iter().enumerate() {
                if let Some((x, y)) = &label.leader {
                    let number = |text: &String| text.parse::<f64>().expect("a number");
                    let pieces: Vec<LabelBox> =
                        along((number(&point.x), number(&point.y)), (number(x), number(y))).collect();
                    let others = boxes.iter().enumerate().filter(|(other, _)| *other != index);
                    let is_crossed = others.map(|(_, other)| other).any(|other| pieces.iter().any(|piece| other.holds(piece)));
                    prop_assert!(!is_crossed, "{} has a line through another label", label.text);
                }
            }
            for (index, one) in boxes.iter().enumerate() {
                prop_assert!(boxes.iter().skip(index + 1).all(|other| !one.overlaps(other)));
            }
        }
    }
}
