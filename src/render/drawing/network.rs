//! Whom an entity appears with: itself in the middle, the others round it, a thicker line for more paragraphs.

use super::boxes::likely_width;
use super::number;
use crate::language::Direction;
use serde::Serialize;

/// The drawing, as a template writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetworkDrawing {
    /// Of the view box.
    pub width: String,
    /// Of the view box.
    pub height: String,
    /// The middle.
    pub x: String,
    /// The middle.
    pub y: String,
    /// The base line of the middle's label.
    pub label_y: String,
    /// The others, in their order.
    pub nodes: Vec<NodeDrawing>,
}

/// One of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeDrawing {
    /// Where it stands.
    pub x: String,
    /// Where it stands.
    pub y: String,
    /// Its label.
    pub label: String,
    /// The middle of its label.
    pub label_x: String,
    /// The base line of its label.
    pub label_y: String,
    /// The line's width, 1 to 5.
    pub weight: usize,
}

/// A side of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

impl Side {
    /// Where a script begins to be read.
    #[must_use]
    pub fn where_begins(direction: Direction) -> Self {
        if direction == Direction::Rtl { Self::Right } else { Self::Left }
    }
}

const WIDTH: f64 = 480.0;
const FONT: f64 = 14.0;
/// The height that each node adds: two columns, so one label never meets the next.
const ROW: f64 = 34.0;
/// A label longer than this would leave the drawing.
const LONGEST: f64 = 168.0;

/// Draws the middle and the others in two columns, the first at the top of the column where reading begins.
///
/// `None` where there are fewer than two others: a line between two names says no more than the list does.
#[must_use]
pub fn draw_network(others: &[(String, usize)], begin: Side) -> Option<NetworkDrawing> {
    if others.len() < 2 {
        return None;
    }
    let most = others.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let rows = others.len().div_ceil(2);
    let height = ROW * small(rows) + ROW;
    let nodes = others.iter().enumerate().map(|(index, (label, count))| {
        let left = (index % 2 == 0) == (begin == Side::Left);
        let y = ROW + ROW * small(index / 2);
        // The columns bow outwards in the middle, so that lines fan and do not cover each other.
        let bow = 1.0 - ((y - height / 2.0) / height).abs();
        let x = if left { 190.0 - 16.0 * bow } else { WIDTH - 190.0 + 16.0 * bow };
        let label = shortened(label);
        let half = likely_width(&label, FONT) / 2.0 + 8.0;
        NodeDrawing {
            label_x: number(if left { x - half } else { x + half }),
            label_y: number(y + FONT * 0.34),
            x: number(x),
            y: number(y),
            weight: 1 + 4 * count.saturating_sub(1) / most,
            label,
        }
    });
    Some(NetworkDrawing {
        width: number(WIDTH),
        height: number(height),
        x: number(WIDTH / 2.0),
        y: number(height / 2.0),
        label_y: number(height / 2.0 - 12.0),
        nodes: nodes.collect(),
    })
}

fn small(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// The drawing is a sketch; the list beside it has the whole name.
fn shortened(label: &str) -> String {
    if likely_width(label, FONT) <= LONGEST {
        return label.to_owned();
    }
    let mut short = String::new();
    for word in label.split_whitespace() {
        let longer = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if likely_width(&longer, FONT) > LONGEST - FONT {
            break;
        }
        short = longer;
    }
    format!("{short} …").trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(count: usize) -> Vec<(String, usize)> {
        (1..=count).map(|n| (format!("إيغور كوناشينكوف {n}"), n)).collect()
    }

    #[test]
    fn reading_begins_on_the_side_of_the_script() {
        let x = |drawing: &NetworkDrawing| drawing.nodes[0].x.parse::<f64>().expect("a number");
        let (left, right) =
            (draw_network(&others(4), Side::Left).expect("some"), draw_network(&others(4), Side::Right).expect("some"));
        assert!(x(&left) < WIDTH / 2.0 && x(&right) > WIDTH / 2.0);
    }

    #[test]
    fn every_node_and_label_stands_within_the_drawing() {
        for count in 2..14 {
            let mut others = others(count);
            others[0].0 = "The Russian Institute for Strategic Studies and its many friends".to_owned();
            let drawing = draw_network(&others, Side::Left).expect("some");
            let height: f64 = drawing.height.parse().expect("a number");
            for node in &drawing.nodes {
                let number = |text: &str| text.parse::<f64>().expect("a number");
                let half = likely_width(&node.label, FONT) / 2.0;
                assert!(number(&node.label_x) - half >= 0.0 && number(&node.label_x) + half <= WIDTH, "{node:?}");
                assert!(number(&node.y) > 0.0 && number(&node.y) < height, "{node:?}");
                assert!((1..=5).contains(&node.weight));
            }
        }
    }

    #[test]
    fn one_other_makes_no_drawing() {
        assert!(draw_network(&others(1), Side::Left).is_none());
    }
}
