//! Numbers of records: a resolved reference is a number that only the linker hands out.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A number of one kind of record.
pub trait Number: Copy {
    /// The number at `index`.
    fn at(index: usize) -> Self;
    /// As an index.
    fn index(self) -> usize;
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);

        impl Number for $name {
            fn at(index: usize) -> Self {
                // A dossier of four thousand million records does not fit in memory, so this never narrows.
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

numbers! {
    /// A topic.
    TopicNo;
    /// A source.
    SourceNo;
    /// An entity.
    EntityNo;
    /// An event.
    EventNo;
    /// A claim.
    ClaimNo;
    /// A dispute.
    DisputeNo;
    /// A term.
    TermNo;
    /// A note.
    NoteNo;
    /// A page of its own.
    PageNo;
}

/// All records of one kind, found by number.
#[derive(Debug, Clone)]
pub struct Table<N, T> {
    items: Vec<T>,
    numbers: PhantomData<N>,
}

impl<N, T> Default for Table<N, T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<N, T> Table<N, T> {
    /// Numbers the items in their order.
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        Self { items, numbers: PhantomData }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<N: Number, T> Table<N, T> {
    /// Each with its number.
    pub fn iter(&self) -> impl Iterator<Item = (N, &T)> {
        self.items.iter().enumerate().map(|(index, item)| (N::at(index), item))
    }

    /// Every number.
    pub fn numbers(&self) -> impl Iterator<Item = N> + use<N, T> {
        (0..self.items.len()).map(N::at)
    }

    /// Each to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (N, &mut T)> {
        self.items.iter_mut().enumerate().map(|(index, item)| (N::at(index), item))
    }
}

/// A number is handed out for a table's own items only, so indexing always finds.
impl<N: Number, T> Index<N> for Table<N, T> {
    type Output = T;

    fn index(&self, number: N) -> &T {
        &self.items[number.index()]
    }
}

impl<N: Number, T> IndexMut<N> for Table<N, T> {
    fn index_mut(&mut self, number: N) -> &mut T {
        &mut self.items[number.index()]
    }
}
