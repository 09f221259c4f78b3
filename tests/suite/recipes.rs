//! The recipes of README for sending a site to its host.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, SystemTime},
};

use crate::{
    project::{Project, tree},
    samples::{CASE, CASE_PATH, with},
};

/// The lines of README that send a site by rsync.
fn recipe() -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("it is there");
    let (_, rest) = readme.split_once("```bash\nsite=").expect("the recipe");
    let (block, _) = rest.split_once("```").expect("its end");
    format!("site={block}")
}

/// Sets the time of each file below `folder` an hour back: rsync looks at sizes and seconds, and a
/// site is not built twice within one second except in a test.
fn age(folder: &Path) {
    let earlier = SystemTime::now() - Duration::from_secs(3600);
    for path in tree(folder).keys() {
        let file = fs::File::options().write(true).open(folder.join(path));
        file.and_then(|file| file.set_modified(earlier)).expect("times can be set");
    }
}

#[test]
fn the_lines_of_rsync_send_what_changed_and_tell_what_is_gone() {
    if Command::new("rsync").arg("--version").output().is_err() {
        return;
    }
    let project = Project::pair();
    project.build();
    age(&project.path("public"));
    let host = project.path("host");
    fs::create_dir(&host).expect("folders can be made");
    let script = recipe().replace("user@host:/srv/www/kb/", &format!("{}/", host.display()));
    assert_ne!(script, recipe());
    let send = || {
        let output = Command::new("sh")
            .args(["-e", "-c", &script])
            .current_dir(project.root())
            .output()
            .expect("a shell");
        assert!(output.status.success(), "{output:?}");
        let mut site = project.tree("public");
        site.retain(|path, _| !path.starts_with(".teladan/"));
        assert_eq!(tree(&host), site);
        String::from_utf8(output.stdout).expect("text")
    };
    send();
    project.file(CASE_PATH, with(CASE, "slug: nama-baru\n", "Isi baru."));
    project.run(["build", "--allow-removal"]).exit(0);
    let told = send();
    assert!(told.contains("deleting"), "{told}");
}
