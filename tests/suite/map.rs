//! Maps of the loci: each stands on one map, at its own place or at the centre of its province; dots,
//! list, province pages and open data tell the same numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    corpus::generated,
    generated::Plan,
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, with},
};

/// A locus with further lines, or others instead of its province.
fn locus(title: &str, place: &str) -> String {
    let named = LOCUS.replace("Kabupaten Uji", title);
    named.replace("provinsi: jawa-timur\n", place)
}

/// Loci of every kind of place.
fn places() -> Project {
    let project = Project::pair();
    let loci = [
        ("banyuwangi", "provinsi: jawa-timur\nkoordinat: [-8.2, 114.4]\n"),
        ("malang", "provinsi: jawa-timur\nkoordinat: [-8.0, 112.6]\n"),
        ("jauh", "provinsi: jawa-timur\nkoordinat: [51.5, -0.1]\n"),
        ("ambon", "provinsi: maluku\n"),
        ("seoul", "negara: KR\nkoordinat: [37.6, 127.0]\n"),
        ("tokyo", "negara: JP\n"),
    ];
    for (name, place) in loci {
        project.file(&format!("content/lokus/{name}.md"), locus(name, place));
    }
    project
}

#[test]
fn every_locus_stands_on_one_map_at_its_own_place_or_at_the_centre_of_its_province() {
    let project = places();
    project.build();
    let java = project.html("peta/jawa.html");
    assert_eq!(java.texts("#_jawa-timur .map-items a").len(), 4);
    let centred = java.texts(".map-items li:has(small) a");
    let centred: BTreeSet<&str> = centred.iter().map(String::as_str).collect();
    // Coordinates of another continent are those of something else.
    assert_eq!(centred, BTreeSet::from(["Kabupaten Uji", "jauh"]));
    java.says("di pusat provinsi").links_to("../lokus/banyuwangi.html");
    assert_eq!(project.html("peta/maluku.html").texts(".map-items a"), ["ambon"]);
    let world = project.html("peta/dunia.html");
    assert_eq!(world.texts(".map-items a"), ["seoul"]);
    world.says("Korea Selatan");
    let overview = project.html("peta/index.html");
    overview.says("Tanpa tempat di peta").links_to("../lokus/tokyo.html").links_to("maluku.html");
    assert_eq!(overview.texts(".map-items a"), ["Jawa Timur", "Maluku"]);
    assert!(!project.has("public/peta/papua.html"), "an island without loci has no map");
    assert!(project.has("public/peta/jawa.html"));
}

#[test]
fn the_maps_stand_in_each_language() {
    let project = places();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n").build();
    project.html("en/map/jawa.html").says("Map of Java").says("1 case");
    assert!(project.has("public/en/map/index.html"));
}

#[test]
fn a_site_without_loci_has_no_map_and_no_way_to_one() {
    let project = Project::page("Isi.");
    project.build();
    assert!(!project.has("public/peta/index.html"));
    project.html("index.html").links_not_to("peta/index.html");
}

#[test]
fn every_page_about_places_leads_to_the_map() {
    let project = places();
    project.file("teladan.yaml", "judul: Uji\nmenu: [peta, praktik]\n").build();
    project.html("index.html").links_to("peta/index.html");
    project.html("lokus/index.html").links_to("../peta/index.html");
    project.html("wilayah/index.html").links_to("../peta/index.html");
    project.html("wilayah/jawa-timur.html").links_to("../peta/jawa.html#_jawa-timur");
    project.html("lokus/malang.html").links_to("../peta/jawa.html#_jawa-timur");
    assert_eq!(project.html("index.html").texts(".menu a")[0], "Peta");
}

#[test]
fn a_locus_has_a_small_map_with_the_nearest_of_which_the_place_is_known() {
    let project = places();
    project.build();
    let page = project.html("lokus/malang.html");
    assert_eq!(page.texts(".inset-places a"), ["banyuwangi"]);
    assert_eq!(page.texts(".inset-places span"), ["199 km"]);
    assert!(page.has(".inset-spot") && !page.has(".inset-centre"));
    let centred = project.html("lokus/uji.html");
    assert!(centred.has(".inset-centre") && !centred.has(".inset-places"));
    centred.says("titik menunjukkan pusat provinsi");
    assert!(!project.html("lokus/tokyo.html").has(".inset"));
}

#[test]
fn maps_outside_are_linked_only_where_the_site_says_so() {
    let project = places();
    project.build();
    let geo = |page: &str| project.html(page).values("a[href^='geo:']", "href");
    assert!(geo("lokus/malang.html").is_empty());
    project.file("teladan.yaml", "judul: Uji\npeta_luar: ya\n").build();
    assert_eq!(geo("lokus/malang.html"), ["geo:-8,112.6"]);
    assert!(project.html("lokus/malang.html").has("a[href^='https://www.openstreetmap.org/']"));
    assert!(geo("lokus/uji.html").is_empty(), "the centre of a province is no place to go to");
}

#[test]
fn what_is_withdrawn_stands_on_no_map() {
    let project = places();
    let gone = with(&locus("malang", "provinsi: jawa-timur\n"), "ditarik: Keliru\n", "Isi.");
    project.file("content/lokus/malang.md", gone).build();
    project.html("peta/jawa.html").says_not("malang");
    project.html("lokus/banyuwangi.html").says_not("malang");
}

/// The records of a kind of open data.
fn records(project: &Project, kind: &str) -> Vec<Value> {
    let text = project.read(&format!("public/data/{kind}.json"));
    serde_json::from_str(&text).expect("open data is JSON")
}

/// The number at the beginning of "1.234 praktik".
fn number(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
}

#[test]
fn dots_and_list_tell_what_a_recount_from_the_open_data_tells_and_lead_on() {
    let project = generated(Plan::for_measuring(30));
    project.build();
    let mut cases: BTreeMap<String, usize> = BTreeMap::new();
    for case in records(&project, "praktik").iter().filter(|it| it["language"] == "id") {
        let locus = case["locus"]["entry"].as_str().unwrap_or_default();
        *cases.entry(locus.replace("locus/", "")).or_default() += 1;
    }
    let mut listed = BTreeMap::new();
    for path in project.tree("public/peta").keys() {
        let page = project.html(&format!("peta/{path}"));
        let sizes: Vec<usize> =
            page.values("[data-cases]", "data-cases").iter().map(|it| number(it)).collect();
        let positions = page.values("[data-position]", "data-position");
        let by_position: BTreeMap<&str, usize> =
            positions.iter().map(String::as_str).zip(sizes.iter().copied()).collect();
        for level in ["narrow", "wide"] {
            let dots = format!(".map-level-{level} .map-dot");
            let members = page.values(&dots, "data-members");
            let told: Vec<usize> = page
                .values(&dots, "aria-label")
                .iter()
                .map(|it| number(it.rsplit(": ").next().unwrap_or_default()))
                .collect();
            let mut seen: Vec<&str> = members.iter().flat_map(|it| it.split(' ')).collect();
            for (members, told) in members.iter().zip(&told) {
                assert_eq!(members.split(' ').map(|it| by_position[it]).sum::<usize>(), *told);
            }
            seen.sort_unstable();
            let mut all: Vec<&str> = by_position.keys().copied().collect();
            all.sort_unstable();
            assert_eq!(seen, all, "{path}: each is in one dot");
        }
        if path == "index.html" {
            for (province, count) in page.values("[data-key]", "data-key").iter().zip(sizes) {
                let own = project.html(&format!("wilayah/{province}.html"));
                assert_eq!(
                    number(&own.texts(".page-count a[href$='#_case']").pop().unwrap_or_default()),
                    count
                );
            }
        } else {
            listed.extend(page.values("[data-key]", "data-key").into_iter().zip(sizes));
        }
    }
    follow_dots(&project);
    listed.retain(|_, count| *count > 0);
    assert_eq!(listed, cases);
}

/// Every dot leads to a page, or to a part of its list.
fn follow_dots(project: &Project) {
    for path in project.tree("public/peta").keys() {
        for url in project.html(&format!("peta/{path}")).values(".map-dot", "href") {
            let (file, anchor) = url.split_once('#').unwrap_or((&url, ""));
            let file = if file.is_empty() {
                format!("peta/{path}")
            } else {
                format!("peta/{file}").replace("peta/../", "")
            };
            assert!(project.has(&format!("public/{file}")), "{path}: {url}");
            assert!(
                anchor.is_empty() || project.html(&file).has(&format!("#{anchor}")),
                "{path}: {url}"
            );
        }
    }
}

#[test]
fn a_case_of_a_locus_is_counted_where_its_province_counts_it() {
    let project = places();
    project.file(CASE_PATH, CASE.replace("lokus/uji", "lokus/malang")).build();
    let java = project.html("peta/jawa.html");
    assert_eq!(java.texts("#_jawa-timur .map-group-counts"), ["4 lokus · 1 praktik"]);
    project.html("wilayah/jawa-timur.html").says("4 lokus").says("1 praktik");
    assert_eq!(java.texts(".map-items a")[0], "malang", "those with most cases come first");
}
