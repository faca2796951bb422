//! Whom an entity appears with: itself in the middle, the others round it, a thicker line for more paragraphs.

use super::boxes::likely_width;
use super::{Anchor, number};
use crate::language::Direction;
use serde::Serialize;

/// The drawing, as a template writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct NodeDrawing {
    /// Where it stands.
    pub x: String,
    /// Where it stands.
    pub y: String,
    /// The lines of its label.
    pub label: Vec<LineDrawing>,
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

/// A line of a label.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct LineDrawing {
    /// The words.
    pub text: String,
    /// The end of theirs that is nearest to the node.
    pub x: String,
    /// Their base line.
    pub y: String,
    /// Which end that is.
    pub anchor: Anchor,
}

const WIDTH: f64 = 340.0;
const FONT: f64 = 13.0;
/// The height that each node adds: room for two lines of a label and the space between labels.
const ROW: f64 = 46.0;
/// Between the base lines of a label.
const LINE: f64 = 17.0;
/// How far a column of nodes stands from its edge, to leave the labels room.
const COLUMN: f64 = 136.0;
/// A label longer than this would leave the drawing.
const LONGEST: f64 = 112.0;

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
        let x = if left { COLUMN - 12.0 * bow } else { WIDTH - COLUMN + 12.0 * bow };
        NodeDrawing {
            label: lines(label, x, y, if left { -1.0 } else { 1.0 }),
            x: number(x),
            y: number(y),
            weight: 1 + 4 * count.saturating_sub(1) / most,
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

/// A label in one line or two, beside its node: `side` is -1 on the left and 1 on the right. The drawing is a sketch: what
/// does not fit in two lines ends in an ellipsis, and the list below it has the whole name.
fn lines(label: &str, x: f64, y: f64, side: f64) -> Vec<LineDrawing> {
    let (first, rest) = filled(label);
    let second = if rest.is_empty() { None } else { Some(filled(&rest)) };
    let second = second.map(|(line, left)| if left.is_empty() { line } else { format!("{line} …") });
    let texts: Vec<String> = std::iter::once(first).chain(second).collect();
    let top = y + FONT * 0.34 - LINE * (small(texts.len()) - 1.0) / 2.0;
    let line = |(index, text): (usize, String)| LineDrawing {
        x: number(x + side * 8.0),
        anchor: Anchor::of(side),
        y: number(top + LINE * small(index)),
        text,
    };
    texts.into_iter().enumerate().map(line).collect()
}

/// As many words as a line holds, one at least, and the rest.
fn filled(label: &str) -> (String, String) {
    let mut line = String::new();
    let mut words = label.split_whitespace().peekable();
    while let Some(word) = words.peek() {
        let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
        if !line.is_empty() && likely_width(&longer, FONT) > LONGEST - FONT {
            break;
        }
        line = longer;
        words.next();
    }
    (line, words.collect::<Vec<_>>().join(" "))
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
                for line in &node.label {
                    let width = likely_width(&line.text, FONT);
                    let fits = match line.anchor {
                        Anchor::Start => number(&line.x) + width <= WIDTH,
                        Anchor::Middle | Anchor::End => number(&line.x) - width >= 0.0,
                    };
                    assert!(fits, "{node:?}");
                }
                assert!((1..=2).contains(&node.label.len()), "{node:?}");
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
