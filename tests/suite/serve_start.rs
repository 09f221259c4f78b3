//! `teladan serve`, how it begins: which port, which address, and what it says where it cannot.

use std::net::TcpListener;

use crate::{project::Project, run::run, serving::Server};

#[test]
fn a_port_that_is_taken_is_an_error_only_if_it_was_asked_for() {
    let project = Project::pair();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port().to_string();
    let stderr = project.run(["serve", "--port", &port, "--lang", "en"]);
    stderr.exit(2).stderr_has(&format!("port {port}")).stdout_is_empty();
    let stderr = project.run(["serve", "--port", &port]);
    stderr.exit(2).stderr_has(&format!("Pintu masuk {port} sedang dipakai"));
    // Without being asked for, each takes the next one that is free.
    let servers: Vec<Server> = (0..3)
        .map(|_| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_teladan"));
            command.args(["serve", "--lang", "id"]);
            Server::of(command, project.root())
        })
        .collect();
    let mut ports: Vec<u16> = servers.iter().map(|server| server.port).collect();
    assert!(ports.iter().all(|port| (4747..4747 + 100).contains(port)), "{ports:?}");
    ports.sort_unstable();
    ports.dedup();
    assert_eq!(ports.len(), 3);
    for server in &servers {
        server.is_well();
    }
}

#[test]
fn a_host_that_is_not_this_machine_is_an_error() {
    let project = Project::pair();
    let stderr = project.run(["serve", "--host", "192.0.2.7", "--port", "0"]);
    stderr.exit(2).stderr_has("`192.0.2.7` bukan alamat komputer ini");
    project.run(["serve", "--host", "tidak ada", "--port", "0"]).exit(2);
}

#[test]
fn other_devices_are_told_the_way_and_this_one_still_knows_its_own() {
    let project = Project::pair();
    let server = Server::with(&project, &["--host", "0.0.0.0"]);
    server.is_well();
    let stderr = server.stderr();
    // Where the machine is in no network, there is no way to tell.
    if stderr.contains("jaringan yang sama") {
        assert!(stderr.contains("█▀▀▀▀▀█"), "a code for the camera: {stderr}");
        let address = stderr.split("jaringan yang sama: http://").nth(1).expect("an address");
        let address = address.split('/').next().expect("an address").to_owned();
        let head = format!("GET / HTTP/1.1\r\nHost: {address}\r\n\r\n");
        let mut stream = std::net::TcpStream::connect(&address).expect("it listens there");
        std::io::Write::write_all(&mut stream, head.as_bytes()).expect("it listens there");
        assert_eq!(crate::serving::answer(&mut stream, false).status, 200);
        // At the loopback address that name is somebody else's.
        assert_eq!(server.raw(head.as_bytes()).status, 403);
    }
}

#[test]
fn without_a_knowledge_base_it_says_how_to_begin() {
    let folder = tempfile::tempdir().expect("the system has room for a folder");
    for (language, word) in [("id", "Untuk memulai"), ("en", "To begin")] {
        let stderr = run(folder.path(), &[("LANG", language)], &[]);
        stderr.exit(2).stderr_has(word).stderr_has("teladan init").stdout_is_empty();
        run(folder.path(), &[("LANG", language)], &["serve"]).exit(2).stderr_has("teladan.yaml");
    }
}

#[test]
fn the_bare_name_serves_the_nearest_knowledge_base() {
    let project = Project::pair();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_teladan"));
    // Nothing that opens addresses is on this path.
    command.env("PATH", project.root()).env("LANG", "id");
    let server = Server::of(command, &project.path("content/praktik"));
    server.is_well();
    server.hears("Peramban tidak dapat dibuka sendiri");
}

#[test]
fn the_bare_name_speaks_the_language_that_is_asked_for() {
    let project = Project::pair();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_teladan"));
    command.args(["--lang", "en"]).env("PATH", project.root()).env("LANG", "id");
    Server::of(command, project.root()).hears("No browser could be opened");
}

#[test]
#[cfg(unix)]
fn a_browser_is_opened_at_the_address() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::pair();
    project
        .file("bin/xdg-open", "#!/bin/sh\nprintf %s \"$1\" > opened.tmp\nmv opened.tmp opened\n");
    let program = project.path("bin/xdg-open");
    std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_teladan"));
    let path = format!("{}:/usr/bin:/bin", project.path("bin").display());
    command.args(["serve", "--open", "--port", "0", "--lang", "en"]).env("PATH", path);
    let server = Server::of(command, project.root());
    crate::serving::until("it is opened", || project.has("opened").then_some(()));
    assert_eq!(project.read("opened"), format!("http://localhost:{}/", server.port));
}
