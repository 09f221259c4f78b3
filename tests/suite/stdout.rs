//! The standard output of a run, with the diagnostics of `--format json` read back: for tests that
//! look at every part of a diagnostic.

use std::process::Command;

use serde_json::Value;

use crate::project::Project;

/// The standard output of a run.
#[derive(Debug)]
pub(crate) struct Stdout {
    /// The exit code.
    pub(crate) code: Option<i32>,
    /// Standard output as it was.
    pub(crate) text: String,
    /// The diagnostics, if the output is JSON.
    pub(crate) diagnostics: Vec<JsonDiagnostic>,
}

/// One diagnostic.
#[derive(Debug)]
pub(crate) struct JsonDiagnostic {
    /// The rule, and its variant behind a dot.
    pub(crate) rule: String,
    /// The level.
    pub(crate) level: String,
    /// The file.
    pub(crate) path: String,
    /// Line and column.
    pub(crate) start: Option<(u64, u64)>,
    /// The marked bytes.
    bytes: Option<(usize, usize)>,
    /// What is wrong.
    pub(crate) title: String,
    /// What to do.
    pub(crate) cure: Option<String>,
    /// What was most likely meant.
    pub(crate) suggestion: Option<String>,
}

impl JsonDiagnostic {
    fn new(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let number = |place: &str, key: &str| value[place][key].as_u64();
        let offset = |place: &str| usize::try_from(number(place, "offset")?).ok();
        let rule = text("rule").expect("a diagnostic has a rule");
        Self {
            rule: text("variant").map_or(rule.clone(), |variant| format!("{rule}.{variant}")),
            level: text("level").expect("a diagnostic has a level"),
            path: text("path").expect("a diagnostic has a path"),
            start: number("start", "line").zip(number("start", "column")),
            bytes: offset("start").zip(offset("end")),
            title: text("title").expect("a diagnostic has a title"),
            cure: text("cure"),
            suggestion: text("suggestion"),
        }
    }

    /// Rule, place and marked text in one line.
    pub(crate) fn to_line(&self, project: &Project) -> String {
        let Some(((line, column), (start, end))) = self.start.zip(self.bytes) else {
            return format!("{} | {}", self.rule, self.path);
        };
        let text = project.read(&self.path);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let marked = text[start..end].replace('\n', "\\n").replace('\t', "\\t");
        format!("{} | {}:{line}:{column} | {marked}", self.rule, self.path)
    }
}

/// Runs the program and reads what it writes to standard output.
pub(crate) fn stdout_of<const N: usize>(project: &Project, arguments: [&str; N]) -> Stdout {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teladan"));
    command.args(arguments).current_dir(project.root()).env("NO_COLOR", "1");
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the program is there");
    let text = String::from_utf8(output.stdout).expect("the program writes UTF-8");
    let json: Value = serde_json::from_str(&text).unwrap_or_default();
    let diagnostics = json["findings"].as_array();
    let diagnostics = diagnostics.into_iter().flatten().map(JsonDiagnostic::new).collect();
    Stdout { code: output.status.code(), text, diagnostics }
}
