//! What a stage made, kept beside what it was made of, so that a later pass can tell whether it
//! would make the same.

use std::sync::Arc;

/// What a stage made, and what of.
#[derive(Debug)]
pub(super) struct Stage<I, O> {
    input: I,
    pub(super) output: Arc<O>,
}

impl<I: PartialEq, O> Stage<I, O> {
    /// What was made of the same, or what is made now.
    pub(super) fn of<'a>(
        input: I,
        mut before: impl Iterator<Item = &'a Self>,
        make: impl FnOnce() -> O,
    ) -> Self
    where
        Self: 'a,
    {
        let known = before.find(|stage| stage.input == input);
        let output = known.map_or_else(|| Arc::new(make()), |stage| Arc::clone(&stage.output));
        Self { input, output }
    }
}

/// A value that is compared by being the very same one.
#[derive(Debug)]
pub(super) struct Same<T>(Arc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Same<T> {
    pub(super) fn as_before(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}
