//! Numbers of pages, from the hashes of their paths: adding a page moves few others.
//!
//! Each kind has a region of numbers, a power of two wide and at most three quarters full; a page takes the first free
//! number at or after its hash. So a number tells its page's kind, and numbers of one kind lie close together.

use super::Plan;
use serde::{Serialize, Serializer};

/// Which page has which number.
pub struct Numbers {
    /// The region of each kind.
    pub regions: Vec<Region>,
    of_place: Vec<u32>,
}

/// The numbers of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first.
    pub start: u32,
    /// How many there are.
    pub width: u32,
    /// How many are taken.
    pub pages: u32,
}

impl Serialize for Region {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.width, self.pages).serialize(serializer)
    }
}

impl Numbers {
    /// Numbers the pages of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut of_place = vec![0; plan.pages.len()];
        let mut regions = Vec::with_capacity(plan.kinds.len());
        let mut start = 0;
        for kind in 0..plan.kinds.len() {
            let mut places: Vec<usize> = (0..plan.pages.len()).filter(|place| plan.pages[*place].1 == kind).collect();
            places.sort_by_key(|place| &plan.pages[*place].0);
            let region = Region::wide_enough(start, places.len());
            let mut taken = vec![false; region.width as usize];
            for place in places {
                let slot = free_slot(&taken, hash(&plan.pages[place].0));
                taken[slot] = true;
                of_place[place] = start + u32::try_from(slot).unwrap_or(u32::MAX);
            }
            regions.push(region);
            start += region.width;
        }
        Self { regions, of_place }
    }

    /// The number of a page by its place in the plan.
    pub fn of_place(&self, place: usize) -> Option<u32> {
        self.of_place.get(place).copied()
    }

    /// Each page's number and place in the plan, by number.
    pub fn in_order(&self) -> Vec<(u32, usize)> {
        let mut pairs: Vec<(u32, usize)> = self.of_place.iter().copied().zip(0..).collect();
        pairs.sort_unstable();
        pairs
    }
}

impl Region {
    fn wide_enough(start: u32, pages: usize) -> Self {
        let pages = u32::try_from(pages).unwrap_or(u32::MAX / 4);
        Self { start, width: (pages + pages / 3).max(1).next_power_of_two(), pages }
    }
}

/// The first free slot at or after a hash's own, round the end.
fn free_slot(taken: &[bool], hash: u64) -> usize {
    let first = usize::try_from(hash % taken.len() as u64).unwrap_or(0);
    let round = (first..taken.len()).chain(0..first);
    round.into_iter().find(|slot| !taken[*slot]).unwrap_or(first)
}

/// FNV-1a, 64 bits, with a last mix of its high bits into the low ones: the same on every machine, for ever.
pub fn hash(text: &str) -> u64 {
    let fnv = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    fnv ^ (fnv >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(count: usize, leaving_out: Option<usize>) -> Plan {
        let pages = (0..count).filter(|n| Some(*n) != leaving_out).map(|n| (format!("sources/s-{n}/"), 0)).collect();
        Plan { kinds: vec!["source"], pages, ..Plan::default() }
    }

    #[test]
    fn each_page_has_a_number_of_its_own() {
        let numbers = Numbers::of(&plan(1000, None)).in_order();
        assert!(numbers.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_page_more_moves_few_others() {
        let (with, without) = (plan(700, None), plan(700, Some(350)));
        let (numbers, before) = (Numbers::of(&with), Numbers::of(&without));
        let moved = without.pages.iter().enumerate().filter(|(place, page)| {
            let now = with.pages.iter().position(|other| other == *page).expect("it is still there");
            numbers.of_place(now) != before.of_place(*place)
        });
        assert!(moved.count() <= 5);
    }
}
