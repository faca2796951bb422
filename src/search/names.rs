//! The file of names: who and what the dossier is about, in every language and spelling. The client holds it whole, so
//! that Hmeimim, Khmeimim and hmeymim lead to texts that write حميميم, and near names can be offered.

use super::numbers::Numbers;
use super::{NamedPage, Plan};
use crate::language::terms::terms;
use std::collections::{BTreeMap, BTreeSet};

/// The file: for each page its number, its path, and for each language its names.
pub fn names_file(plan: &Plan, numbers: &Numbers) -> String {
    let places: BTreeMap<&str, usize> = plan.pages.iter().map(|(path, _)| path.as_str()).zip(0..).collect();
    let rows: Vec<_> = best_known(&plan.names)
        .into_iter()
        .filter_map(|named| {
            let number = numbers.of_place(*places.get(named.path.as_str())?)?;
            Some((number, named.path.as_str(), &named.names))
        })
        .collect();
    serde_json::to_string(&rows).unwrap_or_default()
}

/// What names consist of, where it is one word: their particles are never taken for letters of theirs.
pub fn words(plan: &Plan) -> BTreeSet<String> {
    let names = plan.names.iter().flat_map(|named| named.names.iter().flatten());
    let single = names.filter_map(|name| match terms(name).as_slice() {
        [term] => Some(term.key.clone()),
        _ => None,
    });
    single.filter(|key| key.chars().nth(2).is_some()).collect()
}

/// A reader loads all of them with the first query (some 60 KB compressed at this bound). The rest are found by the
/// words of their pages.
const MOST: usize = 1500;

/// The most mentioned, by path.
fn best_known(names: &[NamedPage]) -> Vec<&NamedPage> {
    let mut kept: Vec<&NamedPage> = names.iter().collect();
    kept.sort_by(|one, two| two.mentions.cmp(&one.mentions).then_with(|| one.path.cmp(&two.path)));
    kept.truncate(MOST);
    kept.sort_by(|one, two| one.path.cmp(&two.path));
    kept
}
