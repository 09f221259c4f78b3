//! Templates that never end, or make a text without end: `build` ends and names the template, and
//! the preview goes on.

use std::time::Duration;

use crate::{
    project::Project,
    run::Run,
    serving::{Server, until},
};

const TEMPLATE: &str = "themes/default/templates/page.html";
const PAGE: &str = "content/halaman/tentang.md";

/// What stands in the template of a page: what it does, and the text.
const BODIES: [(&str, &str); 13] = [
    (
        "empty loops",
        "{% for a in range(end=100000) %}\n{% for b in range(end=100000) %}{% endfor %}{% endfor %}",
    ),
    (
        "loops over a list that was made once",
        "{% set r = range(end=1000) %}\n{% for a in r %}{% for b in r %}{% for c in r %}{% endfor %}{% endfor %}{% endfor %}",
    ),
    (
        "a text joined with itself",
        "{% set s = \"abc\" %}\n{% for a in range(end=99) %}{% set_global s = s ~ s %}{% endfor %}",
    ),
    (
        "texts that go into one another",
        "{% set s = \"abc\" %}\n{% for a in range(end=99) %}{% set_global s %}{{ s }}{{ s }}{% endset %}{% endfor %}",
    ),
    (
        "a list that holds itself twice",
        "{% set s = [\"abc\"] %}\n{% for a in range(end=99) %}{% set_global s = [s, s] %}{% endfor %}{{ s }}",
    ),
    (
        "a filter that makes much of little",
        "{% set s = \"aaaaaaaaaaaaaaaa\" %}\n{% for a in range(end=99) %}{% set_global s = s | replace(from=\"a\", to=s) %}{% endfor %}",
    ),
    (
        "filters one behind the other",
        "{% set s = \"aaaaaaaaaaaaaaaa\" %}\n{{ s | replace(from=\"a\", to=s) | replace(from=\"a\", to=s) | replace(from=\"a\", to=s) | replace(from=\"a\", to=s) | replace(from=\"a\", to=s) | replace(from=\"a\", to=s) | replace(from=\"a\", to=s) }}",
    ),
    (
        "values of loops",
        "{% set s = range(end=2000) | join(sep=\"abcdefgh\") %}\n{% for a in [s ~ s ~ s ~ s ~ s] %}{% for b in [a ~ a ~ a ~ a ~ a] %}{% for c in [b ~ b ~ b ~ b ~ b] %}{% for d in [c ~ c ~ c ~ c ~ c] %}{% for e in [d ~ d ~ d ~ d ~ d] %}{{ e }}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    ),
    (
        "much that is printed",
        "\n{% for a in range(end=100000) %}<p>0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789</p>{% endfor %}",
    ),
    (
        "a component that uses itself",
        "\n{{<uji />}}{% endblock main %}{% component uji() %}{{<uji />}}{{<uji />}}{{<uji />}}{% endcomponent uji %}{% block title %}",
    ),
    (
        "a component that doubles what it gets",
        "\n{{<uji s=\"abc\" />}}{% endblock main %}{% component uji(s: string) %}{{<uji s={s ~ s ~ s} />}}{{ s }}{% endcomponent uji %}{% block title %}",
    ),
    (
        "a wide margin",
        "{% set s = range(end=9000) | join(sep=\"\n\") %}\n{{ s | indent(width=1000) | indent(width=1000) | indent(width=1000) }}",
    ),
    (
        "many separators",
        "{% set s = range(end=50000) | join(sep=\",\") %}\n{{ range(end=50000) | join(sep=s) }}",
    ),
];

fn project() -> Project {
    let project = Project::new();
    project.file(PAGE, "---\njudul: Tentang\nmenu: ya\n---\n\nIsi.\n");
    project
}

fn template(body: &str) -> String {
    format!("{{% extends \"default/page.html\" %}}{{% block main %}}{body}{{% endblock main %}}")
}

#[track_caller]
fn is_told(run: &Run, what: &str) {
    run.exit(1).stderr_has("templat-salah");
    assert!(run.time < Duration::from_secs(15), "{what}: {:?}", run.time);
}

#[test]
fn a_build_ends_whatever_a_template_does() {
    let project = project();
    for (what, body) in BODIES {
        project.file(TEMPLATE, template(body));
        let run = project.run(["build"]);
        is_told(&run, what);
        // An engine's own limit, that of components in one another, has no place.
        if !what.contains("component") {
            run.stderr_has(&format!("{TEMPLATE}:"));
        }
        assert!(!project.has("public/index.html"), "{what}");
    }
    project.file(TEMPLATE, template("{% set s = \"a\" %}{{ s ~ s }}"));
    project.build();
    assert!(project.read("public/tentang.html").contains("aa"));
}

#[test]
fn files_that_include_one_another_twice_are_told() {
    let project = project();
    project.file(TEMPLATE, template("{% include \"a0.html\" %}"));
    for number in 0..30 {
        let next = format!("{{% include \"a{}.html\" %}}", number + 1).repeat(2);
        project.file(&format!("themes/default/templates/a{number}.html"), next);
    }
    project.file("themes/default/templates/a30.html", "x");
    is_told(&project.run(["build"]), "doubling files");
    for number in 0..2000 {
        let next = format!("{{% include \"a{}.html\" %}}", number + 1);
        project.file(&format!("themes/default/templates/a{number}.html"), next);
    }
    project.file("themes/default/templates/a2000.html", "x");
    is_told(&project.run(["build"]), "a long chain");
}

#[test]
fn with_keep_going_a_template_costs_the_pages_that_it_makes() {
    let project = Project::pair();
    for number in 0..8 {
        let page = format!("---\njudul: Halaman {number}\nmenu: ya\n---\n\nIsi.\n");
        project.file(&format!("content/halaman/h{number}.md"), page);
    }
    project.file(TEMPLATE, template(BODIES[2].1));
    let run = project.run(["build", "--keep-going"]);
    is_told(&run, "pages");
    assert!(project.has("public/index.html") && project.has("public/praktik/antrean.html"));
    for number in 0..8 {
        assert!(!project.has(&format!("public/h{number}.html")), "{number}");
    }
}

#[test]
fn a_preview_goes_on_after_an_endless_template() {
    let project = project();
    let server = Server::start(&project);
    for (_, body) in [BODIES[0], BODIES[2]] {
        project.file(TEMPLATE, template(body));
        until("the template is told", || {
            server.state().to_string().contains("template-error").then_some(())
        });
        assert_eq!(server.get("/tentang.html").status, 200);
        project.remove(TEMPLATE);
        until("all is clear", || (server.state()["errors"] == 0).then_some(()));
    }
    project.file(PAGE, "---\njudul: Tentang\nmenu: ya\n---\n\nIsi yang baru.\n");
    until("a later edit is shown", || {
        server.get("/tentang.html").text().contains("Isi yang baru.").then_some(())
    });
}
