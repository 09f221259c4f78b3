//! A stage that has run: its input beside its output. A later pass with the same input takes the
//! output instead of running the stage again.

use std::sync::Arc;

/// The input and the output of a stage.
#[derive(Debug)]
pub(super) struct Stage<I, O> {
    input: I,
    pub(super) output: Arc<O>,
}

impl<I: PartialEq, O> Stage<I, O> {
    /// Takes the output of an earlier run with an equal input, or runs the stage.
    pub(super) fn reuse_or_run<'a>(
        input: I,
        mut before: impl Iterator<Item = &'a Self>,
        run: impl FnOnce() -> O,
    ) -> Self
    where
        Self: 'a,
    {
        let known = before.find(|stage| stage.input == input);
        let output = known.map_or_else(|| Arc::new(run()), |stage| Arc::clone(&stage.output));
        Self { input, output }
    }
}

/// A shared value as part of an input: equal only to the very same one, so that comparing is cheap.
#[derive(Debug)]
pub(super) struct ByIdentity<T>(Arc<T>);

impl<T> PartialEq for ByIdentity<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> ByIdentity<T> {
    /// A value of which another pass may hold the very same one.
    pub(super) fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}
