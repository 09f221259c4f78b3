//! The guides of a new knowledge base are true: what they show to copy is sound, the message they
//! quote is what the program says, and the commands they name are there.

use crate::{project::Project, run::run};

const GUIDES: [(&str, &str); 2] = [
    ("id", include_str!("../../src/scaffold/start/id/PANDUAN.md")),
    ("en", include_str!("../../src/scaffold/start/en/GUIDE.md")),
];

/// The first indented block that holds a text, as it would be copied.
fn block(guide: &str, holds: &str) -> String {
    let mut blocks = vec![String::new()];
    for line in guide.lines() {
        match (line.strip_prefix("    "), blocks.last_mut()) {
            (Some(inner), Some(last)) => last.extend([inner, "\n"]),
            _ => blocks.push(String::new()),
        }
    }
    blocks.into_iter().find(|it| it.contains(holds)).unwrap_or_else(|| panic!("no {holds}"))
}

/// A new knowledge base with the case and the locus that the guide speaks of.
fn followed(language: &str) -> Project {
    let project = Project::new();
    run(project.root(), &[], &["init", "baru", "--lang", language]).exit(0);
    let (cases, loci, copies) = match language {
        "id" => ("praktik", "lokus", ["antrean-daring", "puskesmas-melati", "contoh"]),
        _ => ("cases", "loci", ["queue-numbers", "melati-health-centre", "example"]),
    };
    let example = match language {
        "id" => ["contoh-praktik", "contoh-lokus"],
        _ => ["example-case", "example-locus"],
    };
    for (folder, from, to) in [(cases, example[0], copies[0]), (loci, example[1], copies[1])] {
        let text = project.read(&format!("baru/content/{folder}/{from}.md"));
        let text = text.replace("\nkonsep: ya\n", "\n").replace("\ndraft: true\n", "\n");
        let text =
            text.replace(&format!("{loci}/{}", example[1]), &format!("{loci}/{}", copies[1]));
        project.file(&format!("baru/content/{folder}/{to}.md"), text);
    }
    project
}

#[test]
fn what_the_guides_show_to_copy_is_sound() {
    for (language, guide) in GUIDES {
        let project = followed(language);
        let [visit, adoption, colors, translation] = match language {
            "id" => ["kegiatan:", "penerima:", "warna:", "\ntitle: Queue"],
            _ => ["organizer:", "\nby:", "colors:", "\njudul: Nomor"],
        };
        let [visits, adoptions, case, code] = match language {
            "id" => ["kunjungan", "adopsi", "praktik/antrean-daring", "en"],
            _ => ["visits", "adoptions", "cases/queue-numbers", "id"],
        };
        project.file(&format!("baru/content/{visits}/melati.md"), block(guide, visit));
        project.file(&format!("baru/content/{adoptions}/kenanga.md"), block(guide, adoption));
        project.file(&format!("baru/content/{case}.{code}.md"), block(guide, translation));
        let settings = project.read("baru/teladan.yaml");
        let both = format!("[{language}, {code}]");
        let settings = settings.replace(&format!("[{language}]"), &both);
        project.file("baru/teladan.yaml", format!("{settings}\n{}", block(guide, colors)));
        project.bytes("baru/logo.png", &crate::samples::png(0));
        let run = project.run(["check", "--root", "baru"]);
        assert!(run.exit(0).errors().is_empty());
        run.stderr_lacks("warna").stderr_lacks("colors");
        project.run(["build", "--root", "baru"]).exit(0);
    }
}

#[test]
fn the_message_that_the_guides_quote_is_what_the_program_says() {
    for (language, guide) in GUIDES {
        let project = followed(language);
        let (path, right, wrong, quoted) = match language {
            "id" => (
                "praktik/antrean-daring",
                "tahapan: penerapan",
                "tahapan: penerpan",
                "cara: maksud",
            ),
            _ => ("cases/queue-numbers", "stage: applied", "stage: aplied", "how: did you mean"),
        };
        let path = format!("baru/content/{path}.md");
        let text = project.read(&path).replace("judul: \"Contoh praktik: ", "judul: \"");
        project.file(&path, text.replace(right, wrong));
        let run = project.run(["check", "--root", "baru", "--lang", language]);
        // The line number depends on the line that the guide has had deleted.
        for line in block(guide, quoted).lines().filter(|line| !line.contains(['╭', '│'])) {
            run.stderr_has(line.trim());
        }
    }
}

#[test]
fn the_commands_that_the_guides_name_are_there() {
    for (_, guide) in GUIDES {
        for (at, _) in guide.match_indices("teladan ") {
            let words = guide[at..].split(|c: char| !c.is_alphanumeric() && c != '-');
            let command = words.skip(1).find(|word| !word.is_empty()).unwrap_or_default();
            let is_typed = guide[..at].ends_with('`') || guide[..at].ends_with("    ");
            if is_typed {
                run(Project::new().root(), &[], &["help", command]).exit(0);
            }
        }
    }
}

#[test]
fn withdrawing_as_the_guides_tell_it_takes_the_text_away() {
    for (language, guide) in GUIDES {
        let project = followed(language);
        let (path, key, page) = match language {
            "id" => ("praktik/antrean-daring", "ditarik:", "praktik/antrean-daring.html"),
            _ => ("cases/queue-numbers", "withdrawn:", "praktik/queue-numbers.html"),
        };
        let path = format!("baru/content/{path}.md");
        let line = block(guide, key);
        project.file(&path, project.read(&path).replacen("---\n", &format!("---\n{line}"), 1));
        project.run(["build", "--root", "baru"]).exit(0);
        let pages = project.tree("baru/public");
        let text =
            pages.iter().find(|(path, _)| path.ends_with(page.rsplit('/').next().unwrap_or(page)));
        let text = String::from_utf8_lossy(text.expect("the address stays").1).into_owned();
        assert!(text.contains(line.trim().split_once(": ").expect("a key").1), "{text}");
        assert!(!text.contains("<h2 id=\"masalah\"") && !text.contains("id=\"problem\""));
    }
}
