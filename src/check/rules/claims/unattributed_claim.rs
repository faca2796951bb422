//! A claim without a speaker.

use crate::check::{Found, Stage};

rule! {
    /// A claim without a speaker.
    ///
    /// A claim is somebody's; without a speaker it becomes ours.
    ///
    /// **Fires**
    ///
    /// ```toml content/sources/paper-2016/claims.toml
    /// [[claim]]
    /// id = "residents-left"
    /// paragraphs = [4, 5]
    /// speaker = { unnamed = { ar = "شاهد", en = "a witness" } }
    /// stance = "reports"
    /// text = { ar = "غادر سكان بيوتهم", en = "Residents left their homes" }
    ///
    /// [[claim]]
    /// id = "council-denies"
    /// paragraph = 6
    /// stance = "denies"
    /// text = { ar = "لم يغادر أحد", en = "Nobody left" }
    /// ```
    ///
    /// **Silent**
    ///
    /// ```toml content/sources/paper-2016/claims.toml
    /// [[claim]]
    /// id = "residents-left"
    /// paragraphs = [4, 5]
    /// speaker = { unnamed = { ar = "شاهد", en = "a witness" } }
    /// stance = "reports"
    /// text = { ar = "غادر سكان بيوتهم", en = "Residents left their homes" }
    ///
    /// [[claim]]
    /// id = "council-denies"
    /// paragraph = 6
    /// speaker = "the-council"
    /// stance = "denies"
    /// text = { ar = "لم يغادر أحد", en = "Nobody left" }
    /// ```
    "unattributed-claim", Error, Found::By(Stage::Parse)
}
