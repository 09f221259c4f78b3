//! Same input, same bytes: whatever the number of threads, the folder, the time zone, the day of
//! the files or the mask of the shell.

use std::{collections::BTreeMap, fs, time::SystemTime};

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, VISIT, with},
};

/// Some of every kind, so that threads have something to race for.
fn sample() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    for number in 0..12 {
        let claims = format!("mitra_inovasi: perguruan-tinggi\nsejak: 20{number:02}\n");
        let body = format!("Isi {number}, lihat [[praktik/antrean-0]].\n\n## Masalah\n\nAntre.");
        project.file(&format!("content/praktik/antrean-{number}.md"), with(CASE, &claims, &body));
    }
    project.file("content/praktik/antrean-3.en.md", "---\ntitle: Queue\n---\n\nText.\n");
    project.file("content/praktik/antrean.md", CASE).file("content/lokus/uji.md", LOCUS);
    project
        .file("content/kunjungan/uji.md", with(VISIT, "penyelenggara: lembaga/uji\n", "Isi."))
        .file("content/lembaga/uji.md", INSTITUTE);
    project.file("content/adopsi/uji/index.md", ADOPTION);
    project.file("content/adopsi/uji/laporan.txt", "isi");
    project
}

fn built(project: &Project, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    project.run_with(environment, ["build"]).exit(0);
    project.tree("public")
}

#[test]
fn the_number_of_threads_and_the_folder_change_no_byte() {
    let expected = built(&sample(), &[("RAYON_NUM_THREADS", "1")]);
    for threads in ["1", "2", "4"] {
        let found = built(&sample(), &[("RAYON_NUM_THREADS", threads)]);
        assert!(found == expected, "{threads} threads");
    }
}

#[test]
fn time_zone_and_language_of_the_system_change_no_byte() {
    let expected = built(&sample(), &[("TZ", "UTC")]);
    for environment in [
        [("TZ", "Asia/Jakarta"), ("LANG", "id_ID.UTF-8")],
        [("TZ", "Pacific/Kiritimati"), ("LC_ALL", "en_US.UTF-8")],
        [("TZ", ":salah"), ("LC_ALL", "C")],
    ] {
        assert!(built(&sample(), &environment) == expected, "{environment:?}");
    }
}

#[test]
fn the_age_of_the_files_changes_no_byte() {
    let expected = built(&sample(), &[]);
    let project = sample();
    for path in ["content/praktik/antrean.md", "content/lokus/uji.md", "teladan.yaml"] {
        let file = fs::File::options().write(true).open(project.path(path)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    assert!(built(&project, &[]) == expected);
}

#[test]
#[cfg(unix)]
fn the_mask_of_the_shell_changes_no_byte() {
    let expected = built(&sample(), &[]);
    let project = sample();
    let shell = std::process::Command::new("sh")
        .args(["-c", "umask 077; exec \"$0\" build", env!("CARGO_BIN_EXE_teladan")])
        .current_dir(project.root())
        .output()
        .unwrap();
    assert!(shell.status.success());
    assert!(project.tree("public") == expected);
}

#[test]
fn a_site_grown_by_edits_is_the_site_built_at_once() {
    let grown = Project::pair();
    grown.file("content/praktik/usang.md", CASE).build();
    grown.remove("content/praktik/usang.md").build();
    assert!(built(&grown, &[]) == built(&Project::pair(), &[]));
}
