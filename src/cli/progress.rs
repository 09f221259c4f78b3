//! How far a long command is: one line at the terminal, after the first second, and with `--timings`
//! how long each step took. In a pipe or a file there is no such line.
#![expect(clippy::disallowed_methods, reason = "only the command line looks at clock and terminal")]

use std::{
    fmt::Write as _,
    io::IsTerminal as _,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::terminal;
use crate::{
    diagnostic::wording::{phrase, word},
    pipeline::{BuildStep, Progress},
    text::{language::Language, number},
};

/// What is done sooner needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn.
const TICK: Duration = Duration::from_millis(100);

/// Where standard error leads, and whether a line that changes can be shown there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Display {
    Line,
    Nothing,
}

impl Display {
    fn of(is_terminal: bool, kind: Option<&str>) -> Self {
        if is_terminal && kind != Some("dumb") { Self::Line } else { Self::Nothing }
    }
}

/// One step, as far as it is.
#[derive(Debug, Clone, Copy)]
struct StepState {
    step: BuildStep,
    total: Option<usize>,
    done: usize,
    begun: Instant,
    taken: Option<Duration>,
}

/// How far a command is.
#[derive(Debug)]
pub(super) struct TerminalProgress {
    language: Language,
    display: Display,
    started: Instant,
    steps: Arc<Mutex<Vec<StepState>>>,
    line: OnceLock<ProgressBar>,
}

impl TerminalProgress {
    /// A command that begins now. The site's own language is not known yet.
    pub(super) fn new(language: Language) -> Arc<Self> {
        let kind = std::env::var("TERM").ok();
        let display = Display::of(std::io::stderr().is_terminal(), kind.as_deref());
        let (steps, line) = (Arc::default(), OnceLock::new());
        Arc::new(Self { language, display, started: Instant::now(), steps, line })
    }

    /// Runs what prints, without the line in its way.
    pub(super) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        match self.line.get() {
            Some(line) => line.suspend(print),
            None => print(),
        }
    }

    /// Takes the line away: the rest is for messages.
    pub(super) fn finish(&self) {
        if let Some(line) = self.line.get() {
            line.finish_and_clear();
        }
    }

    /// How long each step took, one a line.
    pub(super) fn timings(&self, language: Language) -> String {
        let mut lines = String::new();
        for state in self.steps().iter() {
            let seconds = state.taken.unwrap_or_default().as_secs_f64();
            let seconds = number::write(number::Number { value: seconds, decimals: 2 }, language);
            let count = number::write_count(state.done, language);
            let key = if state.done > 0 { "cli.timing.counted" } else { "cli.timing" };
            let name = word(language, &format!("cli.step.{}", state.step.id()));
            let line =
                phrase(language, key, &[("step", name), ("seconds", &seconds), ("n", &count)]);
            let _ = writeln!(lines, "  {line}");
        }
        lines
    }

    fn steps(&self) -> std::sync::MutexGuard<'_, Vec<StepState>> {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, step: BuildStep, change: impl FnOnce(&mut StepState)) {
        if let Some(state) = self.steps().iter_mut().find(|state| state.step == step) {
            change(state);
        }
        if self.display == Display::Line
            && self.line.get().is_none()
            && self.started.elapsed() > PATIENCE
        {
            self.line.get_or_init(|| self.draw());
        }
    }

    fn draw(&self) -> ProgressBar {
        let (steps, language) = (Arc::clone(&self.steps), self.language);
        let describe = move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
            let steps = steps.lock().unwrap_or_else(PoisonError::into_inner);
            // If this fails there is nobody to report it to.
            let _ = out.write_str(&describe_steps(&steps, language));
        };
        let style = ProgressStyle::with_template("{spinner} {wide_steps}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        line.set_style(style.with_key("wide_steps", describe));
        line.enable_steady_tick(TICK);
        line
    }
}

impl Progress for TerminalProgress {
    fn begin(&self, step: BuildStep, total: Option<usize>) {
        let state = StepState { step, total, done: 0, begun: Instant::now(), taken: None };
        self.steps().push(state);
        self.change(step, |_| {});
    }

    fn advance(&self, step: BuildStep) {
        self.change(step, |state| state.done += 1);
    }

    fn end(&self, step: BuildStep) {
        self.change(step, |state| state.taken = Some(state.begun.elapsed()));
    }
}

impl Drop for TerminalProgress {
    fn drop(&mut self) {
        self.finish();
    }
}

/// The steps that are under way: `Making pages 120/4,000 · Making the search index 35`.
fn describe_steps(steps: &[StepState], language: Language) -> String {
    let under_way = steps.iter().filter(|state| state.taken.is_none());
    let texts = under_way.map(|state| {
        let name = word(language, &format!("cli.step.{}", state.step.id()));
        let done = number::write_count(state.done, language);
        match state.total {
            Some(total) => format!("{name} {done}/{}", number::write_count(total, language)),
            None if state.done > 0 => format!("{name} {done}"),
            None => name.to_owned(),
        }
    });
    texts.collect::<Vec<_>>().join(" · ")
}

/// Prints how long each step took, if that was asked for.
pub(super) fn print_timings(progress: &TerminalProgress, is_wanted: bool, language: Language) {
    if is_wanted {
        terminal::print_text(&progress.timings(language));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_changes_is_for_terminals() {
        assert_eq!(Display::of(true, Some("xterm")), Display::Line);
        assert_eq!(Display::of(true, None), Display::Line);
        assert_eq!(Display::of(true, Some("dumb")), Display::Nothing);
        assert_eq!(Display::of(false, Some("xterm")), Display::Nothing);
    }

    #[test]
    fn a_step_is_told_with_its_counts_until_it_ends() {
        let progress = TerminalProgress {
            language: Language::En,
            display: Display::Nothing,
            started: Instant::now(),
            steps: Arc::default(),
            line: OnceLock::new(),
        };
        progress.begin(BuildStep::Pages, Some(4000));
        progress.begin(BuildStep::Index, None);
        progress.advance(BuildStep::Pages);
        let told = |language| describe_steps(&progress.steps(), language);
        assert_eq!(told(Language::En), "Making pages 1/4,000 · Making the search index");
        assert!(
            told(Language::Id).starts_with("Membuat halaman 1/4.000"),
            "{}",
            told(Language::Id)
        );
        progress.end(BuildStep::Pages);
        assert_eq!(told(Language::En), "Making the search index");
    }

    #[test]
    fn every_step_has_a_name_in_both_languages() {
        for language in Language::ALL {
            for step in BuildStep::ALL {
                assert!(!word(language, &format!("cli.step.{}", step.id())).is_empty());
            }
        }
    }
}
