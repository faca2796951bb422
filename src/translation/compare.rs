//! How the blocks of two languages stand to what was accepted.

use super::{BlockHash, Pair};
use std::ops::Range;

/// How a block stands to its counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Neither changed since it was accepted.
    Current,
    /// The counterpart changed: this block is stale.
    Behind,
    /// This block changed: its counterpart is stale.
    Ahead,
    /// Both changed, or both are new: nobody has said yet that they agree.
    Unaccepted,
    /// It had a counterpart, which was taken out.
    Alone,
    /// It is new, and the other language has nothing new beside it.
    Untranslated,
}

/// A block as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block<M> {
    /// Of its text.
    pub hash: BlockHash,
    /// What both languages mark it with, such as the paragraph that it gives: counterparts have the same.
    pub mark: Option<M>,
}

/// Both sides of a document, block by block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// One a block of the language that is listed first.
    pub origin: Vec<Standing>,
    /// One a block of this language.
    pub own: Vec<Standing>,
}

/// Compares both sides with the pairs that were accepted.
///
/// ```
/// use malaf::translation::{Block, BlockHash, Pair, Standing, compare};
/// let [a, b, c] = ["a", "b", "c"].map(|text| Block { hash: BlockHash::of(text), mark: None::<u32> });
/// let accepted = [Pair { origin: a.hash, own: b.hash }];
/// assert_eq!(compare(&accepted, &[c], &[b]).own, [Standing::Behind]);
/// assert_eq!(compare(&accepted, &[a], &[c]).origin, [Standing::Behind]);
/// ```
#[must_use]
pub fn compare<M: Copy + PartialEq>(accepted: &[Pair], origin: &[Block<M>], own: &[Block<M>]) -> Comparison {
    let origins: Vec<BlockHash> = accepted.iter().map(|pair| pair.origin).collect();
    let owns: Vec<BlockHash> = accepted.iter().map(|pair| pair.own).collect();
    let (same_origin, same_own) = (unchanged(&origins, origin), unchanged(&owns, own));
    let of_origin = trace(accepted.len(), &same_origin, origin, &marks(accepted.len(), &same_own, own));
    let of_own = trace(accepted.len(), &same_own, own, &marks(accepted.len(), &same_origin, origin));
    let mut comparison =
        Comparison { origin: vec![Standing::Unaccepted; origin.len()], own: vec![Standing::Unaccepted; own.len()] };
    for (one, other) in of_origin.iter().zip(&of_own) {
        match (one, other) {
            (Some(one), Some(other)) => {
                let (origin, own) = standings(one.changed, other.changed);
                set(&mut comparison.origin, one.now, origin);
                set(&mut comparison.own, other.now, own);
            }
            (Some(one), None) => set(&mut comparison.origin, one.now, Standing::Alone),
            (None, Some(other)) => set(&mut comparison.own, other.now, Standing::Alone),
            (None, None) => {}
        }
    }
    pair_new(&mut comparison, &of_origin, &of_own);
    comparison
}

fn standings(origin_changed: bool, own_changed: bool) -> (Standing, Standing) {
    match (origin_changed, own_changed) {
        (false, false) => (Standing::Current, Standing::Current),
        (true, false) => (Standing::Ahead, Standing::Behind),
        (false, true) => (Standing::Behind, Standing::Ahead),
        (true, true) => (Standing::Unaccepted, Standing::Unaccepted),
    }
}

/// Blocks that nobody accepted: as many of one side as of the other are taken for counterparts, in their order.
fn pair_new(comparison: &mut Comparison, of_origin: &[Option<Trace>], of_own: &[Option<Trace>]) {
    let new = |count: usize, traces: &[Option<Trace>]| -> Vec<usize> {
        (0..count).filter(|at| !traces.iter().flatten().any(|trace| trace.now == *at)).collect()
    };
    let (origin, own) = (new(comparison.origin.len(), of_origin), new(comparison.own.len(), of_own));
    for at in origin.iter().skip(own.len()) {
        set(&mut comparison.origin, *at, Standing::Untranslated);
    }
    for at in own.iter().skip(origin.len()) {
        set(&mut comparison.own, *at, Standing::Untranslated);
    }
}

fn set(standings: &mut [Standing], at: usize, standing: Standing) {
    if let Some(slot) = standings.get_mut(at) {
        *slot = standing;
    }
}

/// Where a block that was accepted stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Trace {
    now: usize,
    changed: bool,
}

/// Accepted blocks that stand in the present text as they were, with where.
fn unchanged<M>(before: &[BlockHash], now: &[Block<M>]) -> Vec<(usize, usize)> {
    let now: Vec<BlockHash> = now.iter().map(|block| block.hash).collect();
    common(before, &now)
}

/// The marks of the blocks that did not change, by the number of their pair.
fn marks<M: Copy>(pairs: usize, unchanged: &[(usize, usize)], now: &[Block<M>]) -> Vec<Option<M>> {
    let mut marks = vec![None; pairs];
    for (pair, at) in unchanged {
        if let (Some(slot), Some(block)) = (marks.get_mut(*pair), now.get(*at)) {
            *slot = block.mark;
        }
    }
    marks
}

/// Follows each accepted block into the present text. Between those that did not change, a changed one is known by the
/// mark of its counterpart (`wanted`), and what no mark tells apart by its order.
fn trace<M: Copy + PartialEq>(
    pairs: usize,
    unchanged: &[(usize, usize)],
    now: &[Block<M>],
    wanted: &[Option<M>],
) -> Vec<Option<Trace>> {
    let mut traces = vec![None; pairs];
    let mut put = |pair: usize, trace| {
        if let Some(slot) = traces.get_mut(pair) {
            *slot = Some(trace);
        }
    };
    for Stretch { one, other, fixed } in stretches(unchanged, (pairs, now.len())) {
        let wanted: Vec<Wanted<M>> =
            wanted.get(one.clone()).unwrap_or_default().iter().map(|mark| Wanted(*mark)).collect();
        let found: Vec<Wanted<M>> =
            now.get(other.clone()).unwrap_or_default().iter().map(|block| Wanted(block.mark)).collect();
        for (slot, block) in in_order(&wanted, &found) {
            put(one.start + slot, Trace { now: other.start + block, changed: true });
        }
        if let Some((pair, at)) = fixed {
            put(pair, Trace { now: at, changed: false });
        }
    }
    traces
}

/// A mark, which equals the same mark, and no mark equals none.
struct Wanted<M>(Option<M>);

impl<M: PartialEq> PartialEq for Wanted<M> {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_some() && self.0 == other.0
    }
}

/// Pairs of positions: those with the same mark, and between them what is left in its order.
fn in_order<M: PartialEq>(wanted: &[Wanted<M>], found: &[Wanted<M>]) -> Vec<(usize, usize)> {
    let stretches = stretches(&common(wanted, found), (wanted.len(), found.len())).into_iter();
    stretches.flat_map(|Stretch { one, other, fixed }| one.zip(other).chain(fixed)).collect()
}

/// What two lists have between positions that belong together, and the two that end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Of the first list.
    pub one: Range<usize>,
    /// Of the other.
    pub other: Range<usize>,
    /// Behind them; none at the end of the lists.
    pub fixed: Option<(usize, usize)>,
}

/// Two lists of these lengths, cut at pairs of positions that ascend in both.
#[must_use]
pub fn stretches(fixed: &[(usize, usize)], (one, other): (usize, usize)) -> Vec<Stretch> {
    let (mut from, mut to) = (0, 0);
    let mut stretches = Vec::with_capacity(fixed.len() + 1);
    for pair in fixed {
        stretches.push(Stretch { one: from..pair.0, other: to..pair.1, fixed: Some(*pair) });
        (from, to) = (pair.0 + 1, pair.1 + 1);
    }
    stretches.push(Stretch { one: from..one, other: to..other, fixed: None });
    stretches
}

/// The longest common subsequence as pairs of positions.
pub fn common<T: PartialEq>(before: &[T], now: &[T]) -> Vec<(usize, usize)> {
    let width = now.len() + 1;
    let mut lengths = vec![0_u32; (before.len() + 1) * width];
    let at = |b: usize, n: usize| b * width + n;
    let get = |lengths: &[u32], index: usize| lengths.get(index).copied().unwrap_or(0);
    for (b, one) in before.iter().enumerate().rev() {
        for (n, other) in now.iter().enumerate().rev() {
            let length = if one == other {
                get(&lengths, at(b + 1, n + 1)) + 1
            } else {
                get(&lengths, at(b + 1, n)).max(get(&lengths, at(b, n + 1)))
            };
            if let Some(slot) = lengths.get_mut(at(b, n)) {
                *slot = length;
            }
        }
    }
    let (mut b, mut n) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(one), Some(other)) = (before.get(b), now.get(n)) {
        if one == other {
            pairs.push((b, n));
            (b, n) = (b + 1, n + 1);
        } else if get(&lengths, at(b + 1, n)) >= get(&lengths, at(b, n + 1)) {
            b += 1;
        } else {
            n += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::Standing::{Ahead, Alone, Behind, Current, Unaccepted, Untranslated};
    use super::*;
    use proptest::prelude::*;

    fn hashes(words: &str) -> Vec<BlockHash> {
        words.split_whitespace().map(BlockHash::of).collect()
    }

    /// Blocks of one word each; `4:a` is `a` marked with 4.
    fn blocks(words: &str) -> Vec<Block<u32>> {
        let block = |word: &str| match word.split_once(':') {
            Some((mark, word)) => Block { hash: BlockHash::of(word), mark: mark.parse().ok() },
            None => Block { hash: BlockHash::of(word), mark: None },
        };
        words.split_whitespace().map(block).collect()
    }

    fn accepted(origin: &str, own: &str) -> Vec<Pair> {
        hashes(origin).into_iter().zip(hashes(own)).map(|(origin, own)| Pair { origin, own }).collect()
    }

    #[test]
    fn each_change_shows_on_the_side_that_is_left_behind() {
        let accepted = accepted("a b c", "A B C");
        let compare = |origin: &str, own: &str| compare(&accepted, &blocks(origin), &blocks(own));
        assert_eq!(compare("a b c", "A B C").own, [Current, Current, Current]);
        assert_eq!(compare("a x c", "A B C").own, [Current, Behind, Current]);
        assert_eq!(compare("a x c", "A B C").origin, [Current, Ahead, Current]);
        assert_eq!(compare("a b c", "A X C").origin, [Current, Behind, Current]);
        assert_eq!(compare("a x c", "A X C").own, [Current, Unaccepted, Current]);
    }

    #[test]
    fn an_inserted_block_makes_no_other_stale() {
        let accepted = accepted("a b c", "A B C");
        let inserted = compare(&accepted, &blocks("a new b c"), &blocks("A B C"));
        assert_eq!(inserted.own, [Current, Current, Current]);
        assert_eq!(inserted.origin, [Current, Untranslated, Current, Current]);
        let both = compare(&accepted, &blocks("a new b c"), &blocks("A NEW B C"));
        assert_eq!(both.own, [Current, Unaccepted, Current, Current]);
    }

    #[test]
    fn a_block_whose_counterpart_was_taken_out_stands_alone() {
        let accepted = accepted("a b c", "A B C");
        assert_eq!(compare(&accepted, &blocks("a c"), &blocks("A B C")).own, [Current, Alone, Current]);
        assert_eq!(compare(&accepted, &blocks("a b c"), &blocks("A C")).origin, [Current, Alone, Current]);
    }

    #[test]
    fn marks_tell_which_of_two_changed_blocks_was_taken_out() {
        let accepted = accepted("a b c", "A B C");
        let changed = compare(&accepted, &blocks("3:a 4:b 5:c"), &blocks("3:A 5:X"));
        assert_eq!(changed.origin, [Current, Alone, Behind]);
        assert_eq!(changed.own, [Current, Ahead]);
    }

    #[test]
    fn what_was_never_accepted_is_unaccepted() {
        assert_eq!(compare(&[], &blocks("a b"), &blocks("A B")).own, [Unaccepted, Unaccepted]);
        assert_eq!(compare(&[], &blocks("a"), &blocks("A B")).own, [Unaccepted, Untranslated]);
    }

    proptest! {
        #[test]
        fn an_accepted_document_is_current(blocks in proptest::collection::vec("[a-d]", 0..12)) {
            let block = |text: &str| Block { hash: BlockHash::of(text), mark: None::<u32> };
            let origin: Vec<Block<u32>> = blocks.iter().map(|text| block(text)).collect();
            let own: Vec<Block<u32>> = blocks.iter().map(|text| block(&text.to_uppercase())).collect();
            let accepted: Vec<Pair> =
                origin.iter().zip(&own).map(|(o, w)| Pair { origin: o.hash, own: w.hash }).collect();
            let comparison = compare(&accepted, &origin, &own);
            prop_assert!(comparison.origin.iter().chain(&comparison.own).all(|standing| *standing == Current));
        }
    }
}
