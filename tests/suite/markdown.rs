//! The Markdown that editors write, as readers see it; and nothing that they write as markup.

use crate::{
    html::{Html, is_page},
    project::Project,
    samples::{CASE, with},
};

/// The page of a body.
fn page(body: &str) -> Html {
    let project = Project::page(body);
    project.build();
    project.html("uji.html")
}

#[test]
fn raw_html_is_shown_as_text_and_comments_are_dropped() {
    let page = page(
        "<script>alert(1)</script>\n\n<div onclick=\"x()\">blok</div>\n\nKata <b>tebal</b> & <img \
         src=x onerror=y>.\n\n<!-- rahasia -->\n\nSebelum<!-- rahasia -->sesudah.\n\n<!--\nrahasia\n\nrahasia -->\n",
    );
    page.says("<script>alert(1)</script>").says("<div onclick=\"x()\">blok</div>");
    page.says("Kata <b>tebal</b> & <img src=x onerror=y>.").says("Sebelumsesudah.");
    page.says_not("rahasia");
    assert!(!page.has("main script") && !page.has("main b") && !page.has("main img"));
    assert!(!page.has("[onclick]") && !page.has("[onerror]"));
}

#[test]
fn only_addresses_of_allowed_schemes_become_links() {
    let project = Project::page(
        "[a](https://a.id) [b](mailto:b@a.id) <c@a.id> [d](tel:+62211) <https://e.id>\n\n[^1]\n\n[^1]: [f](HTTP://f.id)",
    );
    project.build();
    let links = project.html("uji.html").links();
    for link in [
        "https://a.id",
        "mailto:b@a.id",
        "mailto:c@a.id",
        "tel:+62211",
        "https://e.id",
        "HTTP://f.id",
    ] {
        assert!(links.iter().any(|found| found == link), "{link} in {links:?}");
    }
    for link in [
        "[a](javascript:alert)",
        "[a](JaVaScRiPt:alert)",
        "[a](<java\u{9}script:alert>)",
        "[a](&#106;avascript:alert)",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a](file:///etc/passwd)",
        "[a](//evil.id/x)",
        "<javascript:alert>",
        "![a](data:image/svg+xml,x)",
        "[a]\n\n[a]: javascript:alert",
        "[[javascript:alert]]",
    ] {
        let project = Project::page(link);
        project.run(["check"]).exit(1);
        project.file("teladan.yaml", "judul: Uji\naturan: {skema-terlarang: mati, tautan-putus: mati, berkas-hilang: mati}\n");
        project.run(["build", "--keep-going"]);
        // A rule that guards cannot be switched off: most of these pages are left out.
        if !project.has("public/uji.html") {
            continue;
        }
        let page = project.html("uji.html");
        let addresses = [page.values("main a", "href"), page.values("main img", "src")].concat();
        let inner = |address: &String| address.starts_with('#') || address == "index.html";
        assert!(addresses.iter().all(inner), "{link}: {addresses:?}");
    }
}

#[test]
fn headings_have_anchors_and_the_title_is_the_only_first_heading() {
    let page = page(
        "# Satu\n\n## Dua kata!\n\n## Dua kata\n\n### Tiga {#khusus .merah onclick=x}\n\n[a](#dua-kata-2) [b](#khusus)",
    );
    assert_eq!(page.texts("h1"), ["Uji"]);
    for (anchor, text) in [
        ("satu", "Satu"),
        ("dua-kata", "Dua kata!"),
        ("dua-kata-2", "Dua kata"),
        ("khusus", "Tiga"),
    ] {
        assert_eq!(page.texts(&format!("[id={anchor}]")), [text]);
    }
    assert!(!page.has(".merah") && !page.has("main [onclick]"));
    page.links_to("#dua-kata-2").links_to("#khusus");
}

#[test]
fn footnotes_are_numbered_as_they_are_called_and_lead_back() {
    let page =
        page("Satu[^b] dua[^a] tiga[^b].\n\n[^a]: Catatan A.\n[^b]: Catatan B.\n\n    - daftar\n");
    assert_eq!(page.texts(".note-call"), ["1", "2", "1"]);
    let notes = page.texts(".notes > ol > li");
    assert!(notes[0].starts_with("Catatan B.") && notes[1].starts_with("Catatan A."), "{notes:?}");
    for link in page.values(".notes a, .note-call a", "href") {
        let target = format!("[id=\"{}\"]", link.trim_start_matches('#'));
        assert_eq!(page.all(&target).len(), 1, "{link}");
    }
}

#[test]
fn alerts_have_names_in_both_languages() {
    let page = page(
        "> [!NOTE]\n> Satu.\n\n> [!CATATAN]\n> Dua.\n\n> [!kiat]\n>\n> Tiga.\n\n> [!AWAS]\n\n> > [!PENTING]\n> > Empat.\n\n> Kutipan [!CATATAN]\n",
    );
    let kinds = page.values("aside.alert", "class");
    assert_eq!(
        kinds,
        [
            "alert alert-note",
            "alert alert-note",
            "alert alert-tip",
            "alert alert-caution",
            "alert alert-important"
        ]
    );
    for (index, text) in ["Satu.", "Dua.", "Tiga."].iter().enumerate() {
        let alert = &page.texts("aside.alert")[index];
        assert!(alert.ends_with(text) && !alert.contains('!'), "{alert}");
    }
    assert_eq!(page.texts("blockquote").len(), 2);
    assert!(page.texts("main p").iter().all(|text| !text.is_empty()), "no paragraph is empty");
}

#[test]
fn tables_lists_and_terms_are_what_they_look_like() {
    let page = page(
        "| Tahun | Orang |\n|:--|--:|\n| 2018 | 40 |\n\nKata\n: Artinya\n: Lainnya\n\n- [x] selesai\n- [ ] belum\n\n3. tiga\n4. empat\n\n~~salah~~ `kode <b>`\n\n```rust\nlet a = \"<b>\";\n```",
    );
    assert_eq!(page.texts("table th"), ["Tahun", "Orang"]);
    assert_eq!(page.texts("table td.right"), ["40"]);
    assert_eq!(
        (page.texts("dt"), page.texts("dl dd")),
        (vec!["Kata".to_owned()], vec!["Artinya".to_owned(), "Lainnya".to_owned()])
    );
    assert_eq!(page.values(".task", "aria-label").len(), 2);
    assert_eq!(page.values("main ol[start]", "start"), ["3"]);
    assert_eq!(
        (page.texts("del"), page.texts("p code")),
        (vec!["salah".to_owned()], vec!["kode <b>".to_owned()])
    );
    assert_eq!(page.texts("pre code.language-rust"), ["let a = \"<b>\";"]);
    assert!(!page.has("main input"), "a task is a mark, not a field");
}

#[test]
fn links_between_entries_are_written_in_many_ways() {
    let project = Project::pair();
    let body = "[[lokus/uji]] · [[loci/uji|tempat itu]] · [[antrean]] · [satu](../lokus/uji.md) · [dua](../praktik/antrean.md#isi) · [tiga](/lokus/uji.md)";
    project.file("content/halaman/uji.md", format!("---\njudul: Uji\n---\n\n{body}\n"));
    project.file("content/praktik/antrean.md", CASE.to_owned() + "\n## Isi\n");
    project.build();
    let page = project.html("uji.html");
    let read: Vec<String> = page.texts(".prose p a");
    assert_eq!(read, ["Kabupaten Uji", "tempat itu", "Antrean daring", "satu", "dua", "tiga"]);
    let links = page.values(".prose p a", "href");
    let (locus, case) = ("lokus/uji.html", "praktik/antrean.html");
    assert_eq!(links, [locus, locus, case, locus, "praktik/antrean.html#isi", locus]);
}

#[test]
fn content_is_never_evaluated() {
    let written = "{{ 7 + 7 }} {% raw %} {# a #} ${7} {{ page.title }}";
    let project = Project::page(&format!("{written}\n\n{{{{<symbols />}}}}"));
    let front = "judul: '{{ 7 + 7 }}'\nringkasan: '{% include \"base.html\" %}'\n";
    project.file("content/halaman/dua.md", format!("---\n{front}---\n")).build();
    project.html("uji.html").says(written).says("{{<symbols />}}");
    let page = project.html("dua.html");
    assert_eq!(page.texts("h1"), ["{{ 7 + 7 }}"]);
    page.says("{% include \"base.html\" %}").says_not("14");
}

#[test]
fn markup_in_any_value_is_text() {
    let evil = "<img src=x onerror=alert(1)>\\\"'&";
    let project = Project::new();
    project.file("teladan.yaml", format!("judul: \"{evil}\"\npenerbit: {{nama: \"{evil}\"}}\n"));
    let lines = |keys: &[&str]| {
        let lines: Vec<String> = keys.iter().map(|key| format!("{key}: \"{evil}\"\n")).collect();
        lines.concat()
    };
    let shown = ["judul", "lokus", "disusun_oleh", "sumber", "pelaku", "masalah", "inspirasi"];
    let extra = format!("tambahan: {{\"{evil}\": \"{evil}\"}}\n");
    let case = with(CASE, &(lines(&shown) + &extra), "Isi.");
    project.file("content/praktik/tampil.md", &case);
    project.file("content/praktik/ditarik.md", with(&case, &lines(&["ditarik"]), "Isi."));
    project.run(["build"]).exit(0);
    for (path, bytes) in project.tree("public") {
        if is_page(&path) {
            let page = Html::new(&String::from_utf8(bytes).unwrap());
            assert!(!page.has("[onerror]") && !page.has("img"), "{path}");
        }
    }
}

#[test]
fn the_items_of_a_list_keep_the_numbers_that_their_writer_gave() {
    let project = Project::page(
        "Pasal 1. 3. 7.:\n\n1. Satu\n3. Tiga\n   1. Dalam\n   2. Lagi\n7. Tujuh\n8. Delapan\n\nTeks\n\n1. Sama\n1. Sama\n\nTeks\n\n4) Empat\n5) Lima\n\n> 2. Dua\n> 4. Empat\n",
    );
    project.build();
    let html = project.read("public/uji.html").replace('\n', "");
    for list in [
        "<ol><li>Satu</li><li value=\"3\">Tiga<ol><li>Dalam</li><li>Lagi</li></ol></li><li value=\"7\">Tujuh</li><li>Delapan</li></ol>",
        "<ol><li>Sama</li><li>Sama</li></ol>",
        "<ol start=\"4\"><li>Empat</li><li>Lima</li></ol>",
        "<ol start=\"2\"><li>Dua</li><li value=\"4\">Empat</li></ol>",
    ] {
        assert!(html.contains(list), "{list}\n{html}");
    }
}
