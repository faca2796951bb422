//! How the blocks of two languages stand to what was accepted.

use super::{BlockHash, Pair};

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
    /// It has no counterpart.
    Alone,
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
/// use malaf::translation::{BlockHash, Pair, Standing, compare};
/// let [a, b, c] = ["a", "b", "c"].map(BlockHash::of);
/// let accepted = [Pair { origin: a, own: b }];
/// assert_eq!(compare(&accepted, &[c], &[b]).own, [Standing::Behind]);
/// assert_eq!(compare(&accepted, &[a], &[c]).origin, [Standing::Behind]);
/// ```
#[must_use]
pub fn compare(accepted: &[Pair], origin: &[BlockHash], own: &[BlockHash]) -> Comparison {
    let origins: Vec<BlockHash> = accepted.iter().map(|pair| pair.origin).collect();
    let owns: Vec<BlockHash> = accepted.iter().map(|pair| pair.own).collect();
    let (of_origin, of_own) = (trace(&origins, origin), trace(&owns, own));
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
        set(&mut comparison.origin, *at, Standing::Alone);
    }
    for at in own.iter().skip(origin.len()) {
        set(&mut comparison.own, *at, Standing::Alone);
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

/// Follows each accepted block into the present text: equal blocks by their longest common subsequence, and between
/// those, blocks in their order as changed ones.
fn trace(before: &[BlockHash], now: &[BlockHash]) -> Vec<Option<Trace>> {
    let mut traces = vec![None; before.len()];
    let mut fixed = common(before, now);
    fixed.push((before.len(), now.len()));
    let (mut from, mut to) = (0, 0);
    for (b, n) in fixed {
        for (slot, at) in traces.get_mut(from..b).into_iter().flatten().zip(to..n) {
            *slot = Some(Trace { now: at, changed: true });
        }
        if let Some(slot) = traces.get_mut(b) {
            *slot = Some(Trace { now: n, changed: false });
        }
        (from, to) = (b + 1, n + 1);
    }
    traces
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
    use super::Standing::{Ahead, Alone, Behind, Current, Unaccepted};
    use super::*;
    use proptest::prelude::*;

    fn hashes(words: &str) -> Vec<BlockHash> {
        words.split_whitespace().map(BlockHash::of).collect()
    }

    fn accepted(origin: &str, own: &str) -> Vec<Pair> {
        hashes(origin).into_iter().zip(hashes(own)).map(|(origin, own)| Pair { origin, own }).collect()
    }

    #[test]
    fn each_change_shows_on_the_side_that_is_left_behind() {
        let accepted = accepted("a b c", "A B C");
        let compare = |origin: &str, own: &str| compare(&accepted, &hashes(origin), &hashes(own));
        assert_eq!(compare("a b c", "A B C").own, [Current, Current, Current]);
        assert_eq!(compare("a x c", "A B C").own, [Current, Behind, Current]);
        assert_eq!(compare("a x c", "A B C").origin, [Current, Ahead, Current]);
        assert_eq!(compare("a b c", "A X C").origin, [Current, Behind, Current]);
        assert_eq!(compare("a x c", "A X C").own, [Current, Unaccepted, Current]);
    }

    #[test]
    fn an_inserted_block_makes_no_other_stale() {
        let accepted = accepted("a b c", "A B C");
        let inserted = compare(&accepted, &hashes("a new b c"), &hashes("A B C"));
        assert_eq!(inserted.own, [Current, Current, Current]);
        assert_eq!(inserted.origin, [Current, Alone, Current, Current]);
        let both = compare(&accepted, &hashes("a new b c"), &hashes("A NEW B C"));
        assert_eq!(both.own, [Current, Unaccepted, Current, Current]);
    }

    #[test]
    fn a_block_whose_counterpart_was_taken_out_stands_alone() {
        let accepted = accepted("a b c", "A B C");
        assert_eq!(compare(&accepted, &hashes("a c"), &hashes("A B C")).own, [Current, Alone, Current]);
        assert_eq!(compare(&accepted, &hashes("a b c"), &hashes("A C")).origin, [Current, Alone, Current]);
    }

    #[test]
    fn what_was_never_accepted_is_unaccepted() {
        assert_eq!(compare(&[], &hashes("a b"), &hashes("A B")).own, [Unaccepted, Unaccepted]);
        assert_eq!(compare(&[], &hashes("a"), &hashes("A B")).own, [Unaccepted, Alone]);
    }

    proptest! {
        #[test]
        fn an_accepted_document_is_current(blocks in proptest::collection::vec("[a-d]", 0..12)) {
            let origin: Vec<BlockHash> = blocks.iter().map(|block| BlockHash::of(block)).collect();
            let own: Vec<BlockHash> = blocks.iter().map(|block| BlockHash::of(&block.to_uppercase())).collect();
            let accepted: Vec<Pair> = origin.iter().zip(&own).map(|(o, w)| Pair { origin: *o, own: *w }).collect();
            let comparison = compare(&accepted, &origin, &own);
            prop_assert!(comparison.origin.iter().chain(&comparison.own).all(|standing| *standing == Current));
        }
    }
}
