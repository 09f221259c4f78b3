//! The recipes of README for sending a site to its host: each is run as it stands there.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, SystemTime},
};

use teladan::{
    source::SourceId,
    yaml::{self, Limits, Node, Pair},
};

use crate::{
    project::{Project, tree},
    samples::{CASE, CASE_PATH, with},
};

/// The block of README that begins so, without its fences.
fn recipe(start: &str) -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("it is there");
    let (_, rest) = readme.split_once(&format!("```{start}")).expect("the recipe");
    let (block, _) = rest.split_once("```").expect("its end");
    block.to_owned()
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

/// Runs lines of a recipe in a folder, with programs of a folder `bin` in it before all others.
fn run_lines(folder: &Path, script: &str) -> String {
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", folder.join("bin").display()))
        .output()
        .expect("a shell");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// Sends a site, an entry of it under another address, and then what `script` tells of it.
fn send_twice(project: &Project, script: &str) -> String {
    project.build();
    age(&project.path("public"));
    let host = project.path("host");
    fs::create_dir(&host).expect("folders can be made");
    let send = || {
        let told = run_lines(project.root(), script);
        let mut site = project.tree("public");
        site.retain(|path, _| !path.starts_with(".teladan/"));
        assert_eq!(tree(&host), site);
        told
    };
    send();
    project.file(CASE_PATH, with(CASE, "slug: nama-baru\n", "Isi baru."));
    project.run(["build", "--allow-removal"]).exit(0);
    send()
}

/// Whether a program is installed.
fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// A program of a folder `bin`, as a script of the shell.
fn write_program(project: &Project, name: &str, script: &str) {
    project.file(&format!("bin/{name}"), format!("#!/bin/sh\nset -e\n{script}\n"));
    run_lines(project.root(), &format!("chmod +x bin/{name}"));
}

#[test]
fn the_lines_of_rsync_send_what_changed_and_tell_what_is_gone() {
    if !has("rsync") {
        return;
    }
    let project = Project::pair();
    let recipe = recipe("bash\nsite=user@host");
    let lines = recipe.replacen(":/srv/www/kb/", "site=host/", 1);
    assert_ne!(lines, recipe);
    let told = send_twice(&project, &lines);
    assert!(told.contains("deleting"), "{told}");
}

/// `aws s3 sync FROM s3://NAME` as far as the recipe uses it, to a folder of that name; it writes down
/// how many pages were there after each.
const AWS: &str = r#"
[ "$1 $2 $3" = "s3 sync public" ]
to=${4#s3://}; shift 4
rsync -rtv "$@" public/ "$to"
find "$to" -name '*.html' | wc -l >> pages.txt
"#;

#[test]
fn the_lines_for_object_stores_send_pages_last_and_then_delete() {
    if !has("rsync") {
        return;
    }
    let project = Project::pair();
    write_program(&project, "aws", AWS);
    let told =
        send_twice(&project, &recipe("bash\nsite=s3:").replacen("//NAME", "site=s3://host", 1));
    assert!(told.contains("deleting"), "{told}");
    let pages = project.read("pages.txt");
    let pages: Vec<u32> =
        pages.lines().map(|line| line.trim().parse().expect("a number")).collect();
    let [first, second, third, fourth, ..] = pages[..] else { panic!("{pages:?}") };
    assert!(first == 0 && second > 0 && third == second && fourth == third, "{pages:?}");
}

/// Every line of a workflow that a shell runs, in its order.
fn shell_lines(node: &Node) -> Vec<String> {
    let of_pair = |pair: &Pair| match &*pair.key {
        "run" => vec![pair.value.text().expect("a line").to_owned()],
        "script" => pair.value.items().iter().filter_map(Node::text).map(str::to_owned).collect(),
        _ => shell_lines(&pair.value),
    };
    let items = node.items().iter().flat_map(shell_lines);
    items.chain(node.pairs().iter().flat_map(of_pair)).collect()
}

/// Packs the program as a release does, and says where the archive lies. What is packed calls the
/// program, which is large before it is optimised.
#[cfg(unix)]
fn pack_program(project: &Project) -> String {
    let call = format!("exec '{}' \"$@\"", env!("CARGO_BIN_EXE_teladan"));
    write_program(project, "teladan", &call);
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/pack-release");
    let packed = format!("'{}' \"$PWD/bin/teladan\" uji 1 \"$PWD/packed\"", pack.display());
    run_lines(project.root(), &packed).trim().to_owned()
}

#[test]
#[cfg(unix)]
fn the_lines_of_both_workflows_build_a_site_with_the_packed_program() {
    for (file, variable) in [
        (".github/workflows/pages.yml", "${{ steps.pages.outputs.base_url }}"),
        (".gitlab-ci.yml", "$CI_PAGES_URL"),
    ] {
        let text = recipe(&format!("yaml title={file}\n"));
        let parsed = yaml::parse(&text, SourceId(0), 0, Limits::DATA);
        assert!(parsed.problems.is_empty(), "{file}: {:?}", parsed.problems);
        let lines = shell_lines(&parsed.root.expect("a workflow"));
        assert_eq!(lines.len(), 4, "{file}: {lines:?}");
        let project = Project::new();
        for (path, text) in [
            ("kb/teladan.yaml", "judul: Uji\n"),
            ("kb/content/halaman/a.md", "---\njudul: A\n---\n\nIsi.\n"),
        ] {
            project.file(path, text);
        }
        let archive = pack_program(&project);
        // What the workflow would fetch lies there.
        write_program(&project, "curl", r#"cp "$2" "$4""#);
        let sum = project.read("packed/teladan-1-uji.tar.gz.sha256");
        let sum = sum.split(' ').next().expect("a sum");
        let address = "https://contoh.go.id/kb";
        let set = format!("TELADAN={archive} TELADAN_SUM={sum} CI_PAGES_URL={address}\n");
        let script = lines.join("\n").replace(variable, address);
        run_lines(&project.root().join("kb"), &format!("PATH=../bin:$PATH\n{set}{script}"));
        let page = project.read("kb/public/404.html");
        assert!(page.contains("href=\"/kb/index.html\""), "{file}");
    }
}
