//! Inputs from a generator, put into projects, built, and held to what must always be true. Several
//! inputs share a project, because most of the time goes into what a project has around them; of a
//! project that shows a fault each input is tried alone.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    known::{self, Shown},
    library, lost,
    plan::{Plan, Report},
    program,
    project::Project,
    random::Random,
    script,
    worker::{Fault, Worker},
};

/// How many faults of one kind of input are told in full.
const TOLD: usize = 12;

/// One project in so many is built by the real program too.
const PROGRAM: usize = 8;

/// What a generator makes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Input {
    /// Files by their path in the project.
    pub(crate) files: Vec<(OsString, Vec<u8>)>,
    /// Words that a reader must see, or be told of.
    pub(crate) words: Vec<lost::Word>,
    /// Templates of the site's own, which may write what they like.
    pub(crate) is_trusted: bool,
}

impl Input {
    /// Adds a file.
    pub(crate) fn file(&mut self, path: impl Into<OsString>, bytes: impl Into<Vec<u8>>) {
        self.files.push((path.into(), bytes.into()));
    }
}

/// A kind of input.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Generator {
    pub(crate) name: &'static str,
    /// How many every run tries.
    pub(crate) count: usize,
    /// How many share a project.
    pub(crate) group: usize,
    /// Makes one; the number keeps apart what shares a project.
    pub(crate) make: fn(&mut Random, usize) -> Input,
}

/// Tries a kind of input, on all cores.
pub(crate) fn run(plan: Plan, generator: Generator) -> Report {
    let count = plan.count(generator.count);
    let numbers: Vec<usize> = (0..count).collect();
    let groups: Vec<&[usize]> = numbers.chunks(generator.group).collect();
    let (next, report) =
        (AtomicUsize::new(0), Mutex::new(Report { tried: count, ..Report::default() }));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for number in 0..cores {
            let (next, report, groups) = (&next, &report, &groups);
            scope.spawn(move || {
                let mut worker = Worker::new(number);
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(group) = groups.get(at) else { break };
                    let found = of_group(plan, generator, group, at, &mut worker);
                    report.lock().expect("nobody panics here").add(found);
                }
            });
        }
    });
    let mut report = report.into_inner().expect("nobody panics here");
    let more = report.faults.len().saturating_sub(TOLD);
    report.faults.sort();
    report.faults.truncate(TOLD);
    if more > 0 {
        report.faults.push(format!("{}: and {more} more", generator.name));
    }
    report
}

/// Tries the inputs of one project, together and, if there is a fault, each alone.
fn of_group(
    plan: Plan,
    generator: Generator,
    group: &[usize],
    at: usize,
    worker: &mut Worker,
) -> Report {
    let input = |number: usize| {
        let mut random = Random::new(plan.seed, &format!("{} {number}", generator.name));
        (generator.make)(&mut random, number)
    };
    let inputs: Vec<Input> = group.iter().map(|number| input(*number)).collect();
    let with_program = at.is_multiple_of(PROGRAM);
    let together = faults(&inputs, with_program, worker);
    let mut report = Report::default();
    if together.is_empty() {
        return report;
    }
    for (number, input) in group.iter().zip(&inputs) {
        let alone = faults(std::slice::from_ref(input), with_program, worker);
        judge(plan, &format!("{} {number}", generator.name), &[input], alone, &mut report);
    }
    let is_explained = !report.faults.is_empty() || !report.known.is_empty();
    if !is_explained {
        let name = format!("{} {} to {}", generator.name, group[0], group[0] + group.len() - 1);
        judge(plan, &name, &inputs.iter().collect::<Vec<_>>(), together, &mut report);
    }
    report
}

/// Counts faults, and sets apart those that are known.
fn judge(plan: Plan, name: &str, inputs: &[&Input], faults: Vec<Fault>, report: &mut Report) {
    for fault in faults {
        let (shown, said) = match fault {
            Fault::Panic(said) => {
                report.panics += 1;
                (Some(Shown::Panic), format!("panics: {said}"))
            }
            Fault::Hang => {
                report.hangs += 1;
                (None, "hangs".to_owned())
            }
            Fault::Lost { kind, word } => {
                report.lost += 1;
                (Some(Shown::Loss), format!("loses {word} without a word, behind: {kind}"))
            }
            Fault::Script(said) => (Some(Shown::Script), said),
            Fault::Other(said) => (None, said),
        };
        if let Some(item) = shown.and_then(|shown| known::item(shown, &format!("{name} {said}"))) {
            report.known.insert(item.to_owned());
            continue;
        }
        let kept = keep(&format!("{name} of seed {}", plan.seed), inputs);
        report.faults.push(format!("{name} {said}; the input is kept in {}", kept.display()));
    }
}

/// Keeps an input for whoever looks into its fault.
fn keep(name: &str, inputs: &[&Input]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace(' ', "-"));
    for input in inputs {
        write(&folder, input);
    }
    folder
}

/// Writes the files of an input, but for those that this system has no name for.
pub(crate) fn write(root: &Path, input: &Input) {
    for (path, bytes) in &input.files {
        let path = root.join(path);
        if path.starts_with(root) {
            let folder = path.parent().expect("a file lies in a folder");
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes));
        }
    }
}

/// What is wrong with a project of these inputs.
fn faults(inputs: &[Input], with_program: bool, worker: &mut Worker) -> Vec<Fault> {
    let project = Arc::new(Project::new());
    for input in inputs {
        write(project.root(), input);
    }
    let (project_of_build, inputs_of_build) = (Arc::clone(&project), inputs.to_vec());
    let found = worker.run(move || {
        let built = library::build(project_of_build.root());
        let again = library::build(project_of_build.root());
        let mut faults = Vec::new();
        if built.files != again.files || built.report() != again.report() {
            faults.push(Fault::Other("is built otherwise the second time".to_owned()));
        }
        faults.extend(lost::lost(&built, inputs_of_build.iter().flat_map(|input| &input.words)));
        if !inputs_of_build.iter().any(|input| input.is_trusted) {
            // What stands on one page stands on all.
            faults.extend(script::escapes(&built).into_iter().take(3).map(Fault::Script));
        }
        faults
    });
    let mut faults = found.unwrap_or_else(|faults| faults);
    if with_program && !faults.iter().any(|fault| matches!(fault, Fault::Panic(_) | Fault::Hang)) {
        let inputs = inputs.to_vec();
        let found = worker.run(move || program::faults(&inputs));
        faults.extend(found.unwrap_or_else(|faults| faults));
    }
    faults
}
