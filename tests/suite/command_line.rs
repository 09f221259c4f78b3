//! The words of the command line: one language at a time, also where the parser of arguments or the
//! system would speak, and `--lang` anywhere in the line.

use crate::{project::Project, tidy::files};

/// What the parser of arguments, or the system, would say in English.
const ENGLISH: [&str; 14] = [
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "possible values",
    "default:",
    "unexpected",
    "unrecognized",
    "invalid value",
    "required",
    "tip:",
    "For more information",
    "Print help",
    "os error",
];

/// Lines that cannot be understood, and what is said about them in both languages.
const WRONG: [(&[&str], [&str; 2]); 9] = [
    (&["chek"], ["tidak ada perintah `chek`", "there is no command `chek`"]),
    (&["help", "chek"], ["maksudnya `check`?", "did you mean `check`?"]),
    (&["build", "--outt", "x"], ["maksudnya `--out`?", "did you mean `--out`?"]),
    (&["check", "berlebih"], ["`berlebih` berlebih di sini", "`berlebih` is one word too many"]),
    (&["check", "--format", "xml"], ["pilihannya: human, json, github", "the choices are: human"]),
    (&["build", "--out"], ["memerlukan isian", "needs a value"]),
    (&["serve", "--port", "banyak"], ["`banyak` bukan isian", "`banyak` is no value"]),
    (&["check", "--watch=ya"], ["berdiri sendiri", "stands alone"]),
    (&["new"], ["masih kurang: <JENIS>", "still missing: <KIND>"]),
];

#[test]
fn a_line_that_is_wrong_is_told_in_the_language_of_the_reader() {
    let project = Project::new();
    for (arguments, said) in WRONG {
        for (language, said) in ["id", "en"].into_iter().zip(said) {
            let line: Vec<&str> = ["--lang", language].iter().chain(arguments).copied().collect();
            let run = crate::run::run(project.root(), &[], &line);
            run.exit(2).stderr_has(said).stdout_is_empty();
            if language == "id" {
                for word in ENGLISH {
                    run.stderr_lacks(word);
                }
            }
        }
    }
}

#[test]
fn help_is_in_one_language_for_every_command() {
    let project = Project::new();
    for command in ["init", "new", "check", "build", "serve", "explain", "help"] {
        let by_option = project.run(["--lang", "id", command, "--help"]);
        let asked = project.run(["help", command, "--lang", "id"]);
        by_option.exit(0).stdout_has("Cara pakai: teladan ").stdout_has("Pilihan:");
        asked.exit(0).stdout_has("Cara pakai: teladan ").stdout_has("Pilihan:");
        for word in ENGLISH {
            asked.stdout_lacks(word);
            by_option.stdout_lacks(word);
        }
    }
    let all = project.run(["help", "--lang", "en"]);
    all.exit(0).stdout_has("Usage: teladan [COMMAND] [OPTIONS]").stdout_has("Commands:");
    project.run(["--help"]).exit(0).stdout_has("Perintah:");
    project.run(["--version", "--lang", "en"]).exit(0).stdout_has("teladan ");
}

#[test]
fn the_language_may_be_chosen_anywhere_in_the_line() {
    let project = Project::pair();
    project.run(["--lang", "en", "check"]).exit(0).stderr_has("All clear.");
    project.run(["check", "--lang=en"]).exit(0).stderr_has("All clear.");
    project.run(["check", "--lang", "en"]).exit(0).stderr_has("All clear.");
    project.run(["--lang", "id", "check", "--lang", "en"]).exit(0).stderr_has("All clear.");
    project.run(["--lang", "en", "explain", "unknown-key"]).exit(0).stdout_has("# unknown-key");
    project.run(["--lang", "fr", "check"]).exit(2).stderr_has("`fr` bukan isian untuk `--lang");
}

#[test]
fn the_system_speaks_the_language_of_the_reader() {
    let project = Project::pair();
    project.file("berkas", "bukan folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port().to_string();
    project.run(["serve", "--port", &port]).exit(2).stderr_lacks("os error");
    let host = project.run(["serve", "--host", "192.0.2.1"]);
    host.exit(2).stderr_has("komputer ini tidak mempunyai alamat itu").stderr_lacks("os error");
    let host = project.run(["serve", "--host", "192.0.2.1", "--lang", "en"]);
    host.exit(2).stderr_has("this computer does not have that address");
    let init = project.run(["init", "berkas/baru", "--lang", "id"]);
    init.exit(2).stderr_has("yang disebut folder itu sebuah berkas").stderr_lacks("os error");
    let init = project.run(["init", "berkas/baru", "--lang", "en"]);
    init.exit(2).stderr_has("what should be a folder is a file").stderr_lacks("os error");
}

#[test]
fn sizes_have_the_decimal_mark_of_the_language() {
    let project = Project::pair();
    project.file(
        "content/halaman/album/index.md",
        "---\njudul: Album\n---\n\n![Loket pelayanan](loket.jpg)\n",
    );
    project.bytes("content/halaman/album/loket.jpg", &vec![0; 1_500_000]);
    project.run(["check", "--lang", "id"]).stderr_has("1,5 MB");
    project.run(["check", "--lang", "en"]).stderr_has("1.5 MB");
}

#[test]
fn no_message_is_filled_with_the_words_of_the_system() {
    for file in files(&["src"]) {
        for (line, text) in file.code() {
            let filled = text.contains("\"error\", &error.to_string()")
                || text.contains("\"error\", error.to_string()");
            assert!(!filled, "{}:{line}: use diagnostic::system_error", file.path);
        }
    }
}

#[test]
fn each_step_of_a_build_is_timed_where_that_is_asked_for() {
    let project = Project::pair();
    let steps = ["Reading files", "Checking entries", "Making pages", "Publishing the site"];
    let silent = project.run(["build", "--lang", "en"]);
    for step in steps {
        silent.exit(0).stderr_lacks(step);
    }
    let timed = project.run(["build", "--lang", "en", "--timings"]);
    for step in steps {
        timed.exit(0).stderr_has(&format!("{step}: 0."));
    }
    project.run(["check", "--timings"]).exit(0).stderr_has("Memeriksa halaman: 0,");
}
