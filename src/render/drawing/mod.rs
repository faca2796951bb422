//! Small static drawings: geometry in, views of SVG out. Knows points and labels, and neither records nor HTML.
//!
//! Every number is written with one decimal, so that the same dossier gives the same bytes on any machine.

mod boxes;
mod map;
mod network;

pub use map::{Ground, MapDrawing, Spot, draw_map};
pub use network::{NetworkDrawing, Side, draw_network};

/// A coordinate as SVG has it.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    // Minus zero is zero.
    if text == "-0.0" { "0.0".to_owned() } else { text }
}
