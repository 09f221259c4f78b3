//! What the templates of one page may spend: steps, bytes and time. A template is a program, and one
//! that never ends, or makes a text that doubles with every round, must not take the build or the
//! preview with it. The engine has no limits of its own; `meter` makes a site's templates count.
#![expect(clippy::disallowed_methods, reason = "a limit of time needs a clock")]

use std::{
    cell::Cell,
    io,
    time::{Duration, Instant},
};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::meter;

/// Rounds of loops, and uses of blocks, components and included files. The largest page of the
/// built-in theme takes some thousands.
const MOST_STEPS: u32 = 1_000_000;
/// Bytes that a page may have together with what its templates print on the way to it: most of a page
/// is counted twice, once as a value and once as a part of the page.
const MOST_BYTES: usize = 32 << 20;
/// Bytes of one value of a template.
const LARGEST_VALUE: usize = 4 << 20;
/// What a value weighs beside its text.
const VALUE_WEIGHT: usize = 16;
/// How long the templates of one page may take: many times what the slowest computer needs.
const LONGEST: Duration = Duration::from_secs(10);
/// How many times something is counted between two looks at the clock: a look takes as long as ten
/// counts.
const COUNTS_PER_LOOK: u32 = 64;
/// How many bytes of a page are written between two counts of them.
const BYTES_PER_COUNT: usize = 4 << 10;
/// Room for a page as most are, so that it need not move while it grows.
const USUAL_PAGE: usize = 48 << 10;

/// Why the templates of a page were stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    Steps,
    Bytes,
    Value,
    Time,
}

impl Excess {
    const ALL: [Self; 4] = [Self::Steps, Self::Bytes, Self::Value, Self::Time];

    /// The variant of the diagnostic.
    pub(super) fn variant(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Bytes => "bytes",
            Self::Value => "value",
            Self::Time => "time",
        }
    }

    /// As the engine carries it: it knows only texts.
    fn message(self) -> String {
        format!("teladan: too much: {}", self.variant())
    }

    /// The excess that an error of the engine is about.
    pub(super) fn of(message: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|excess| message.contains(&excess.message()))
    }

    fn error(self) -> Error {
        Error::message(self.message())
    }
}

/// What is spent on the page that this thread makes.
#[derive(Debug, Clone, Copy)]
struct BudgetUse {
    steps: u32,
    bytes: usize,
    counts: u32,
    deadline: Option<Instant>,
}

thread_local! {
    /// A function of a template gets no more than its arguments, and within a component not even
    /// the data of the page. A page is made on one thread from beginning to end.
    static SPENT: Cell<BudgetUse> =
        const { Cell::new(BudgetUse { steps: 0, bytes: 0, counts: 0, deadline: None }) };
}

/// Begins a page.
pub(super) fn begin() {
    let deadline = Some(Instant::now() + LONGEST);
    SPENT.set(BudgetUse { steps: 0, bytes: 0, counts: 0, deadline });
}

fn spend(steps: u32, bytes: usize) -> Result<(), Excess> {
    let mut spent = SPENT.get();
    spent.steps = spent.steps.saturating_add(steps);
    spent.bytes = spent.bytes.saturating_add(bytes);
    spent.counts = spent.counts.wrapping_add(1);
    SPENT.set(spent);
    if spent.steps > MOST_STEPS {
        Err(Excess::Steps)
    } else if spent.bytes > MOST_BYTES {
        Err(Excess::Bytes)
    } else if spent.counts.is_multiple_of(COUNTS_PER_LOOK)
        && spent.deadline.is_some_and(|deadline| deadline < Instant::now())
    {
        Err(Excess::Time)
    } else {
        Ok(())
    }
}

/// The page as it is written.
#[derive(Debug)]
pub(super) struct PageWriter {
    pub(super) bytes: Vec<u8>,
    /// How many of them have been counted: they come a few at a time.
    counted: usize,
    /// Why it was stopped: the engine does not hand on what an error of a writer says.
    pub(super) excess: Option<Excess>,
}

impl PageWriter {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::with_capacity(USUAL_PAGE), counted: 0, excess: None }
    }
}

impl io::Write for PageWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        let uncounted = self.bytes.len() - self.counted;
        if uncounted >= BYTES_PER_COUNT {
            self.counted = self.bytes.len();
            // A step that comes after too many bytes says where it is. Here nothing does, so that a
            // loop gets the chance to be told first.
            match spend(0, uncounted) {
                Err(Excess::Time) => self.excess = Some(Excess::Time),
                _ if self.bytes.len() > MOST_BYTES * 2 => self.excess = Some(Excess::Bytes),
                _ => {}
            }
        }
        if self.excess.is_some() { Err(io::Error::other("too much")) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Teaches the engine to count.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function(meter::STEP, |values: Kwargs, _: &State<'_>| {
        spend(1, 0).and_then(|()| weigh_all(&values)).map(|_| String::new()).map_err(Excess::error)
    });
    tera.register_function(meter::PRINTED, |values: Kwargs, _: &State<'_>| {
        let weight = weigh_all(&values).and_then(|weight| spend(0, weight));
        weight.map(|()| String::new()).map_err(Excess::error)
    });
    tera.register_filter(meter::PRINTS, |value: Value, _: Kwargs, _: &State<'_>| {
        weigh(&value, LARGEST_VALUE).and_then(|weight| spend(0, weight)).map_err(Excess::error)?;
        Ok::<Value, Error>(value)
    });
}

fn weigh_all(values: &Kwargs) -> Result<usize, Excess> {
    values.iter().try_fold(0, |sum, (_, value)| Ok(sum + weigh(value, LARGEST_VALUE)?))
}

/// How large a value is when it is written out: a list that holds another one twice counts it twice.
fn weigh(value: &Value, most: usize) -> Result<usize, Excess> {
    let mut weight = VALUE_WEIGHT + value.as_str().map_or(0, str::len);
    let too_much = |weight: usize| weight > most;
    if too_much(weight) {
        return Err(Excess::Value);
    }
    for inner in value.as_array().into_iter().flatten() {
        weight += weigh(inner, most - weight)?;
        if too_much(weight) {
            return Err(Excess::Value);
        }
    }
    for (_, inner) in value.as_map().into_iter().flatten() {
        weight += weigh(inner, most - weight)?;
        if too_much(weight) {
            return Err(Excess::Value);
        }
    }
    Ok(weight)
}

/// Whether a text of so many bytes may be made.
pub(super) fn allow(bytes: usize) -> TeraResult<()> {
    if bytes > LARGEST_VALUE { Err(Excess::Value.error()) } else { Ok(()) }
}

/// The weight of a value, if it is not too large to be written out.
pub(super) fn allow_value(value: &Value) -> TeraResult<usize> {
    weigh(value, LARGEST_VALUE).map_err(Excess::error)
}
