//! What was made of what, kept in memory from one reading of a dossier to the next.
//!
//! An entry is found by all that it was made from: values that are compared, or texts that are the very same in memory
//! ([`Same`]), which the entry keeps alive. So no entry can be stale. What a reading does not ask for is forgotten.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was made of each `K`.
#[derive(Debug)]
pub struct Memo<K, V> {
    before: HashMap<K, V>,
    now: Mutex<HashMap<K, V>>,
    keeping: Keeping,
}

/// Whether anything is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Nothing: there is one reading only.
    #[default]
    Nothing,
    /// What the last reading made or asked for.
    TheLast,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self::new(Keeping::Nothing)
    }
}

impl<K, V> Memo<K, V> {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(keeping: Keeping) -> Self {
        Self { before: HashMap::new(), now: Mutex::new(HashMap::new()), keeping }
    }

    /// A new reading begins: it knows what the last one made or asked for.
    pub fn turn(&mut self) {
        self.before = std::mem::take(&mut *locked(&self.now));
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.before.clear();
        locked(&self.now).clear();
    }
}

impl<K: Hash + Eq, V: Clone> Memo<K, V> {
    /// What was made of `key`, else what `make` makes of it; safe to call from many threads.
    pub fn get_or(&self, key: K, make: impl FnOnce() -> V) -> V {
        if self.keeping == Keeping::Nothing {
            return make();
        }
        let value = self.before.get(&key).cloned().unwrap_or_else(make);
        locked(&self.now).insert(key, value.clone());
        value
    }
}

impl<K: Hash + Eq + Clone, V: Clone> Memo<K, V> {
    /// Has this reading ask for what was made of `key`, without making anything: it is known to the next one too.
    pub fn keep(&self, key: &K) {
        if let Some(value) = self.before.get(key) {
            locked(&self.now).insert(key.clone(), value.clone());
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something by where it stands in memory: equal to itself alone.
#[derive(Debug)]
pub struct Same<T: ?Sized>(Arc<T>);

impl<T: ?Sized> Same<T> {
    /// What stands there.
    #[must_use]
    pub fn new(of: &Arc<T>) -> Self {
        Self(Arc::clone(of))
    }

    fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

impl<T: ?Sized> Eq for Same<T> {}

impl<T: ?Sized> Hash for Same<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.address().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_again_is_made_once_and_what_is_not_is_forgotten() {
        let mut memo: Memo<Same<str>, usize> = Memo::new(Keeping::TheLast);
        let (one, other): (Arc<str>, Arc<str>) = ("a".into(), "a".into());
        let made = std::cell::Cell::new(0);
        let ask = |memo: &Memo<Same<str>, usize>, text: &Arc<str>| {
            memo.get_or(Same::new(text), || {
                made.set(made.get() + 1);
                made.get()
            })
        };
        assert_eq!((ask(&memo, &one), ask(&memo, &other)), (1, 2), "equal texts are not the same");
        memo.turn();
        assert_eq!(ask(&memo, &one), 1);
        memo.turn();
        assert_eq!((ask(&memo, &one), ask(&memo, &other)), (1, 3));
        memo.turn();
        memo.keep(&Same::new(&one));
        memo.turn();
        assert_eq!((ask(&memo, &one), ask(&memo, &other)), (1, 4));
        memo.clear();
        assert_eq!(ask(&memo, &one), 5);
    }

    #[test]
    fn one_reading_keeps_nothing() {
        let mut memo: Memo<u8, u8> = Memo::default();
        assert_eq!(memo.get_or(1, || 5), 5);
        memo.turn();
        assert_eq!(memo.get_or(1, || 6), 6);
    }
}
