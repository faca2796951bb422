//! Coordinates off the globe.

use crate::check::{Found, Stage};

rule! {
    /// Coordinates that are not on the globe, or not a latitude and a longitude.
    ///
    /// The place would stand in the wrong spot of the map.
    ///
    /// **Fires**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// coordinates = [135.1, 36.2]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/entities/the-bridge.toml
    /// kind = "place"
    /// name = { ar = "الجسر القديم", en = "Old Bridge" }
    /// coordinates = [35.1, 36.2]
    /// ```
    "invalid-coordinates", Error, Found::By(Stage::Parse)
}
