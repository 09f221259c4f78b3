//! Edit after edit, the site is the one that is made from nothing; and of what an edit does not touch,
//! nothing is made again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use teladan::{
    cache::CacheKey,
    export::kinds_in_file,
    names::Kind,
    pipeline::{Options, PageKeys, compile},
};

use crate::{
    cache::differences,
    corpus::generated,
    generated::Plan,
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with},
    scripts::Chance,
};

/// Edits after each of which the site is compared; as many as the environment says, or these.
const ROUNDS: usize = 12;

/// The line of a key, up to its value.
fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(": ")?;
    let is_key = key.trim_start_matches([' ', '-']).chars().all(|c| c.is_lowercase() || c == '_');
    (is_key && !value.is_empty()).then_some(key)
}

/// Gives a line of one text the value that its key has in another.
fn mix(text: &str, other: &str, chance: &mut Chance) -> String {
    let pairs: Vec<(&str, &str)> = text
        .lines()
        .filter(|line| key_of(line).is_some())
        .filter_map(|line| {
            let key = key_of(line);
            Some((line, other.lines().find(|it| key_of(it) == key && *it != line)?))
        })
        .collect();
    if pairs.is_empty() {
        return text.to_owned();
    }
    let (line, with) = chance.of(&pairs);
    text.replacen(line, with, 1)
}

/// One of the edits that people make, and a word for it.
fn edit_by_chance(project: &Project, chance: &mut Chance, round: usize) -> String {
    let entries: Vec<String> =
        project.tree("content").into_keys().filter(|path| path.ends_with(".md")).collect();
    let path = chance.of(&entries);
    let folder = path.split('/').next().expect("entries lie in folders");
    let alike: Vec<&String> = entries.iter().filter(|it| it.starts_with(folder)).collect();
    let other = project.read(&format!("content/{}", chance.of(&alike)));
    let at = format!("content/{path}");
    let text = project.read(&at);
    let write = |text: String| {
        project.file(&at, text);
    };
    match chance.below(14) {
        0 | 1 => write(format!("{text}\nKalimat {round}, lihat [[lokus/kota-lembayung]].\n")),
        2 => write(format!("{text}\n## Masalah\n\nMasalah {round}.\n")),
        3 | 4 => {
            let title = text.lines().find(|line| line.starts_with("judul: ")).unwrap_or_default();
            let first = chance.of(&["Antrean", "Zakat", "Peta", "Air"]);
            write(text.replacen(title, &format!("judul: {first} {round}"), 1));
        }
        5..8 => write(mix(&text, &other, chance)),
        8 => fs::remove_file(project.path(&at)).expect("it is there"),
        9 => project.rename(&at, &at.replace(".md", "-baru.md")),
        10 => {
            project.file(&at.replace(".md", &format!("-{round}.md")), &text);
        }
        11 => {
            let settings = project.read("teladan.yaml");
            let line = ["alamat_situs: https://contoh.id\n", "lisensi: CC0 1.0\n"][chance.below(2)];
            let next = settings.replace(line, "");
            project.file("teladan.yaml", if next == settings { next + line } else { next });
        }
        12 => {
            project.file("themes/default/i18n/id.yaml", format!("home: Depan {round}\n"));
        }
        _ => {
            let foot = format!("<footer>Kaki {round}</footer>");
            project.file("themes/default/templates/partials/footer.html", foot);
        }
    }
    at
}

#[test]
fn after_any_edit_the_site_is_the_one_made_without_the_cache() {
    let project = generated(Plan::for_looking());
    let rounds = std::env::var("TELADAN_ROUNDS").ok().and_then(|it| it.parse().ok());
    let seed = std::env::var("TELADAN_SEED").ok().and_then(|it| it.parse().ok());
    let mut chance = Chance::new(seed.unwrap_or(20_261_127));
    // Whatever has an error is left out.
    let build = || project.run(["build", "--keep-going", "--allow-removal"]);
    build();
    for round in 0..rounds.unwrap_or(ROUNDS) {
        let edited = edit_by_chance(&project, &mut chance, round);
        build();
        let _ = fs::remove_dir_all(project.path("anew"));
        project.run(["build", "--keep-going", "--no-cache", "--out", "anew"]);
        let (kept, anew) = (project.tree("public"), project.tree("anew"));
        assert!(anew.len() > 50, "the site is there");
        assert_eq!(differences(&kept, &anew), [""; 0], "after edit {round}, of {edited}");
    }
}

/// The keys of all pages, each with what the page shows of other entries.
fn page_keys(project: &Project) -> BTreeMap<String, CacheKey> {
    let compilation = compile(project.root(), Options::default());
    let (site, config) = (compilation.site.expect("a site"), compilation.config.expect("settings"));
    let keys = PageKeys::new(&site, &config);
    let pages = site.pages.iter().map(|page| {
        let (_, reads) = site.render_noting(page, &config).expect("it is made");
        let key = keys.complete(keys.begin_page(page), &reads.to_bytes());
        (page.path.as_str().to_owned(), key)
    });
    pages.collect()
}

/// The pages that are made again after an edit.
fn made_again(project: &Project, edit: impl FnOnce(&Project)) -> BTreeSet<String> {
    let before = page_keys(project);
    edit(project);
    let after = page_keys(project).into_iter();
    after.filter(|(path, key)| before.get(path) != Some(key)).map(|(path, _)| path).collect()
}

/// Two places with a case each, which have nothing in common.
fn apart() -> Project {
    let project = Project::new();
    project.file(CASE_PATH, CASE).file(LOCUS_PATH, LOCUS);
    let case = with(CASE, "judul: Angkutan\nlokus: lokus/lain\nbidang: perhubungan\n", "Isi.");
    project.file("content/praktik/angkutan.md", case);
    let locus = with(LOCUS, "judul: Desa Lain\njenis: desa\nprovinsi: bali\n", "Isi.");
    project.file("content/lokus/lain.md", locus);
    project
}

#[test]
fn a_title_is_told_on_the_pages_that_show_it_and_no_others_are_made_again() {
    let again = made_again(&apart(), |project| {
        project.file(CASE_PATH, CASE.replace("Antrean daring", "Antrean di rumah"));
    });
    for path in ["praktik/antrean.html", "lokus/uji.html", "praktik/index.html", "a-z/a.html"] {
        assert!(again.contains(path), "{path} is not made again");
    }
    for path in ["praktik/angkutan.html", "lokus/lain.html", "a-z/d.html", "istilah.html"] {
        assert!(!again.contains(path), "{path} is made again");
    }
}

#[test]
fn a_body_is_told_on_its_own_page_alone() {
    let again = made_again(&apart(), |project| {
        project.file(CASE_PATH, format!("{CASE}\nLagi.\n"));
    });
    assert_eq!(again, BTreeSet::from(["praktik/antrean.html".to_owned()]));
}

#[test]
fn what_hangs_together_otherwise_makes_all_pages_again() {
    let project = apart();
    let again = made_again(&project, |project| {
        project.file(CASE_PATH, CASE.replace("lokus/uji", "lokus/lain"));
    });
    assert_eq!(again.len(), page_keys(&project).len());
}

/// The keys of all portions of records, by their kind.
fn portion_keys(project: &Project) -> Vec<(Kind, CacheKey)> {
    let compilation = compile(project.root(), Options::default());
    let (site, config) = (compilation.site.expect("a site"), compilation.config.expect("settings"));
    let keys = PageKeys::new(&site, &config);
    let files = site.data_files(&config);
    let files: Vec<_> = files.iter().filter(|file| !kinds_in_file(file).is_empty()).collect();
    let portions = site.record_portions().into_iter().map(|portion| {
        let written = site.write_portion(&config, "id", &files, &portion).expect("it is made");
        let key = keys.complete(keys.begin_records("id", &portion), &written.reads);
        (portion.kind, key)
    });
    portions.collect()
}

#[test]
fn of_records_only_those_are_made_again_that_tell_something_else() {
    let project = apart();
    let file = LOCUS_PATH.replace("uji", "ketiga");
    project.file(&file, LOCUS.replace("Uji", "Ketiga"));
    let changed = |edit: &dyn Fn(&Project)| -> Vec<Kind> {
        let before = portion_keys(&project);
        edit(&project);
        let pairs = before.into_iter().zip(portion_keys(&project));
        pairs.filter(|(before, after)| before != after).map(|(before, _)| before.0).collect()
    };
    let body = changed(&|project| {
        project.file(CASE_PATH, format!("{CASE}\nLagi.\n"));
    });
    assert_eq!(body, []);
    let title = changed(&|project| {
        project.file(CASE_PATH, CASE.replace("Antrean daring", "Antrean di rumah"));
    });
    assert_eq!(title, [Kind::Case]);
    let locus = changed(&|project| {
        project.file(LOCUS_PATH, LOCUS.replace("Uji", "Baru"));
    });
    assert_eq!(locus, [Kind::Case, Kind::Locus], "cases name their place");
}

#[test]
fn a_file_of_records_that_somebody_has_changed_gives_no_pieces() {
    let project = generated(Plan::for_looking());
    project.run(["build"]);
    let cases = project.tree("content/praktik").into_keys();
    let case = cases.map(|path| format!("content/praktik/{path}")).find(|it| it.ends_with(".md"));
    let case = case.expect("there is one");
    let edit = |title: &str| {
        let text = project.read(&case);
        let line = text.lines().find(|line| line.starts_with("judul: ")).expect("it has a title");
        project.file(&case, text.replacen(line, title, 1));
    };
    for (round, path) in ["praktik.json", "hambatan.csv"].into_iter().enumerate() {
        let path = format!("public/data/{path}");
        let text = project.read(&path);
        project.file(&path, text.replace('a', "b"));
        edit(&format!("judul: Judul {round}"));
        project.run(["build"]);
        let _ = fs::remove_dir_all(project.path("anew"));
        project.run(["build", "--no-cache", "--out", "anew"]);
        assert_eq!(differences(&project.tree("public"), &project.tree("anew")), [""; 0]);
    }
}
