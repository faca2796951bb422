//! Small static drawings: geometry in, views of SVG out. Knows points and labels, and neither records nor HTML.
//!
//! Every number is written with one decimal, so that the same dossier gives the same bytes on any machine.

mod boxes;
mod map;
mod network;

use serde::Serialize;

pub use map::{Ground, MapDrawing, Spot, draw_map};
pub use network::{NetworkDrawing, Side, draw_network};

/// Which end of a text stands at its `x`: its true width is the font's, so only that end is known for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// The left one.
    Start,
    /// Neither: its middle.
    Middle,
    /// The right one.
    End,
}

impl Anchor {
    /// Of a text that lies right (above 0), left (below 0) or straight above and below its point.
    fn of(across: f64) -> Self {
        if across > 0.0 {
            Self::Start
        } else if across < 0.0 {
            Self::End
        } else {
            Self::Middle
        }
    }
}

/// A coordinate as SVG has it.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    // Minus zero is zero.
    if text == "-0.0" { "0.0".to_owned() } else { text }
}
