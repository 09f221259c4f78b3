//! An id says which one is meant: the position of an entry among those of its kind, or of a part
//! among the parts of its entry. An id of a case cannot be taken for one of a locus, and only lists
//! of what belongs to cases can be asked by it.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    ops::{Index, IndexMut},
};

/// Which `T`. Entries stand in the order of their names, and their ids hold for one graph only.
/// Parts of an entry, such as lessons, stand in the order of their file.
pub struct Id<T> {
    position: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id of what stands at a position.
    pub fn at(position: usize) -> Self {
        Self { position, of: PhantomData }
    }

    /// The position.
    pub fn position(self) -> usize {
        self.position
    }

    /// The number that readers see: they count from one.
    pub fn number(self) -> usize {
        self.position + 1
    }

    /// The id of the part with a number that counts from one, if there are so many parts.
    pub fn from_number(number: usize, parts: &[T]) -> Option<Self> {
        number.checked_sub(1).filter(|position| *position < parts.len()).map(Self::at)
    }

    /// The part of a list, if the list is so long.
    pub fn get(self, parts: &[T]) -> Option<&T> {
        parts.get(self.position)
    }

    /// Every part of a list with its id.
    pub fn enumerate(parts: &[T]) -> impl Iterator<Item = (Self, &T)> {
        parts.iter().enumerate().map(|(position, part)| (Self::at(position), part))
    }
}

// Derived ones would want the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.position.cmp(&other.position)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.position.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.position)
    }
}

/// A value for each entry of a kind, found by the entry's id.
#[derive(Debug, Clone)]
pub struct IdMap<T, V> {
    values: Vec<V>,
    of: PhantomData<fn() -> T>,
}

impl<T, V> IdMap<T, V> {
    /// Adds the value of the next id.
    pub fn push(&mut self, value: V) {
        self.values.push(value);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Every value with its id.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &V)> {
        self.values.iter().enumerate().map(|(position, value)| (Id::at(position), value))
    }

    /// Every value, in the order of ids.
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// Another map for the same entries, with the same value for each.
    pub fn with_each<W: Clone>(&self, value: &W) -> IdMap<T, W> {
        IdMap::from(vec![value.clone(); self.values.len()])
    }
}

impl<T, V> From<Vec<V>> for IdMap<T, V> {
    fn from(values: Vec<V>) -> Self {
        Self { values, of: PhantomData }
    }
}

impl<T, V> Default for IdMap<T, V> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T, V: Hash> Hash for IdMap<T, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.values.hash(state);
    }
}

impl<T, V> Index<Id<T>> for IdMap<T, V> {
    type Output = V;

    fn index(&self, id: Id<T>) -> &V {
        &self.values[id.position]
    }
}

impl<T, V> IndexMut<Id<T>> for IdMap<T, V> {
    fn index_mut(&mut self, id: Id<T>) -> &mut V {
        &mut self.values[id.position]
    }
}
