//! Words that are another word with particles before it join that word's list: وحميميم is found by حميميم.
//!
//! Only where the rest is a name or a more frequent word of the texts; else بشار would be found by شار.

use super::entry::Lists;
use crate::language::terms::readings;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Merges such lists; what was merged away stands no longer in `terms`. A client that finds no list for a word looks
/// for those of its other readings.
pub fn merge_readings(terms: &mut Lists, names: &BTreeSet<String>) {
    let mut joined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let targets: Vec<Option<usize>> =
        terms.par_iter().map(|(word, list)| better_reading(terms, names, word, list.pages)).collect();
    for (place, target) in targets.iter().enumerate() {
        if let Some(target) = target {
            joined.entry(end_of(&targets, *target)).or_default().push(place);
        }
    }
    for (target, places) in joined {
        for place in places {
            let list = std::mem::take(&mut terms[place].1);
            terms[target].1 = terms[target].1.merged(&list);
        }
    }
    terms.retain(|(_, list)| list.pages > 0);
}

fn better_reading(terms: &Lists, names: &BTreeSet<String>, word: &str, pages: u32) -> Option<usize> {
    if word.is_ascii() || names.contains(word) {
        return None;
    }
    let place = |reading: &String| terms.binary_search_by(|(other, _)| other.as_ref().cmp(reading)).ok();
    let known = readings(word).into_iter().filter_map(|reading| place(&reading).map(|place| (reading, place)));
    let good = known.filter(|(reading, place)| {
        let rest = terms[*place].1.pages;
        rest > pages || names.contains(reading)
    });
    good.max_by_key(|(_, place)| (terms[*place].1.pages, usize::MAX - place)).map(|(_, place)| place)
}

/// Where a chain of readings ends. Each step leads to a shorter word, so it does.
fn end_of(targets: &[Option<usize>], from: usize) -> usize {
    let mut place = from;
    while let Some(next) = targets.get(place).copied().flatten() {
        place = next;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::counted::Occurrences;
    use crate::search::entry::List;

    fn terms(words: &[(&str, u32)]) -> Lists {
        let list = |pages: u32| {
            let mut list = List::default();
            let word = Occurrences { languages: 1, count: 1, named: 0, positions: vec![1] };
            (0..pages).for_each(|page| list.push(page, &word));
            list
        };
        let mut terms: Lists = words.iter().map(|(word, pages)| ((*word).into(), list(*pages))).collect();
        terms.sort_by(|one, two| one.0.cmp(&two.0));
        terms
    }

    fn left(words: &[(&str, u32)], names: &[&str]) -> Vec<String> {
        let mut terms = terms(words);
        merge_readings(&mut terms, &names.iter().map(|name| (*name).to_owned()).collect());
        terms.into_iter().map(|(word, _)| word.into()).collect()
    }

    #[test]
    fn a_word_joins_the_more_frequent_one_behind_its_particles() {
        assert_eq!(left(&[("حميميم", 3), ("وحميميم", 1), ("وبحميميم", 1), ("بحميميم", 2)], &[]), ["حميميم"]);
    }

    #[test]
    fn a_word_stays_where_the_rest_is_no_word_or_a_rarer_one() {
        assert_eq!(left(&[("بشار", 5), ("لبنان", 5), ("بنان", 1)], &[]), ["بشار", "بنان", "لبنان"]);
    }

    #[test]
    fn a_name_takes_its_forms_even_where_it_is_rarer() {
        assert_eq!(left(&[("لدمشق", 5), ("دمشق", 1)], &["دمشق"]), ["دمشق"]);
        assert_eq!(left(&[("لبنان", 2), ("بنان", 3)], &["لبنان"]), ["بنان", "لبنان"]);
    }
}
