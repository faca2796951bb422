//! Mentions in captures.lock that were found with other names than the dossier has.

use crate::check::Found;
use crate::diagnostic::Diagnostics;
use crate::link::{Dossier, names_hash};

rule! {
    /// A capture whose mentions in captures.lock were found with other names than the dossier has now.
    ///
    /// Pages show where an article names somebody by what the lock says. Since then a name, an alias or a flag came,
    /// went or changed, so a list may lack a paragraph or have one too many.
    ///
    /// **Fires**
    ///
    /// ```text captures.lock
    /// malaf captures 1
    ///
    /// capture a.txt
    /// sha256 361984166878d9b943f47e2c0f27af859364d9d3942827c78204c5bf8a6aee51
    /// encoding UTF-8
    /// ¶1 title 4 VlA
    /// ¶2 byline 5 I9vkib
    /// ¶3 body 10 B_sFSjGAqHtfo9rsw1zsU
    /// ¶4 body 8 0ae5JudATe0MxSn
    /// ¶5 body 7 3dZ7U7iqPxAo
    /// ¶6 body 8 7LxCJ9Hv6f7xpIC
    /// ¶7 duplicate 3 10
    /// ¶8 boilerplate 2
    /// names 0000000000000000
    /// mention the-town ¶5 = Bridge
    /// ```
    /// ```toml content/sources/paper-2016/source.toml
    /// capture = "a.txt"
    /// language = "ar"
    /// publisher = "the-paper"
    /// label = { ar = "الصحيفة", en = "The Paper" }
    /// date = { value = "2016-02-23", status = "stated", paragraphs = [2] }
    /// topics = ["river"]
    /// ```
    ///
    /// **Silent**
    ///
    /// ```text captures.lock
    /// malaf captures 1
    ///
    /// capture a.txt
    /// sha256 361984166878d9b943f47e2c0f27af859364d9d3942827c78204c5bf8a6aee51
    /// encoding UTF-8
    /// ¶1 title 4 VlA
    /// ¶2 byline 5 I9vkib
    /// ¶3 body 10 B_sFSjGAqHtfo9rsw1zsU
    /// ¶4 body 8 0ae5JudATe0MxSn
    /// ¶5 body 7 3dZ7U7iqPxAo
    /// ¶6 body 8 7LxCJ9Hv6f7xpIC
    /// ¶7 duplicate 3 10
    /// ¶8 boilerplate 2
    /// ```
    "stale-mentions", Warning, Found::In(check)
}

fn check(dossier: &Dossier, faults: &mut Diagnostics) {
    let locked =
        dossier.sources.iter().filter_map(|(_, source)| Some((source, source.capture.as_ref()?.mentions.as_ref()?)));
    let locked: Vec<_> = locked.collect();
    if locked.is_empty() {
        return;
    }
    let now = names_hash(dossier);
    let stale: Vec<_> = locked.into_iter().filter(|(_, mentions)| mentions.names != now).collect();
    let Some((first, _)) = stale.first() else { return };
    let message = match stale.len() {
        1 => "the names in one capture were found before names of the dossier changed".to_owned(),
        n => format!("the names in {n} captures were found before names of the dossier changed"),
    };
    let fault = RULE.fault(first.record.capture.place, message);
    faults.push(fault.hint("run `malaf ingest --mentions` where the captures are at hand, and commit captures.lock"));
}
