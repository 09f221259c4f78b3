//! HTML among Markdown: the few elements that are written anew, all others as text, and Markdown
//! within and below them as Markdown.

use crate::{html::Html, project::Project, stdout::stdout_of};

fn page(body: &str) -> Html {
    let project = Project::page(body);
    project.build();
    project.html("uji.html")
}

/// The tags that are told, with the wording chosen.
fn told(body: &str) -> Vec<String> {
    let project = Project::page(body);
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let rules = output.diagnostics.into_iter().map(|diagnostic| diagnostic.rule);
    rules.filter_map(|rule| rule.strip_prefix("html-tag").map(str::to_owned)).collect()
}

#[test]
fn a_heading_below_html_is_a_heading_and_text_within_is_markdown() {
    for before in [
        "<p style=\"page-break-after: always;\"></p>\n",
        "<div>\n",
        "<!-- catatan -->\n",
        "<?php x ?>\n",
        "</div>\n",
        "<!DOCTYPE html>\n",
        "<style>\n",
    ] {
        let page = page(&format!("Awal.\n\n{before}## Bacaan lanjutan\n\nIsi **tebal**.\n"));
        assert_eq!(page.texts(".prose h2"), ["Bacaan lanjutan"], "{before}");
        assert_eq!(page.texts(".prose strong"), ["tebal"], "{before}");
    }
    let page = page("<div align=\"center\">\n*miring* dan [satu](https://a.id)\n</div>");
    assert_eq!(page.texts(".prose em"), ["miring"]);
    page.says("<div align=\"center\">").says("</div>").links_to("https://a.id");
}

#[test]
fn a_few_elements_without_attributes_are_written_anew() {
    let page = page(
        "H<sub>2</sub>O, m<sup>2</sup>, <kbd>Enter</kbd>, <mark>**tebal**</mark>, <u>garis</u>.\n\n\
         | a |\n|---|\n| satu<br>dua<br/>tiga |\n\n## H<SUB>2</SUB>\n",
    );
    assert_eq!(page.texts(".prose sub"), ["2", "2"]);
    assert_eq!(page.texts(".prose sup"), ["2"]);
    assert_eq!(page.texts(".prose kbd"), ["Enter"]);
    assert_eq!(page.texts(".prose mark strong"), ["tebal"]);
    assert_eq!(page.texts(".prose u"), ["garis"]);
    assert_eq!(page.all("td br").len(), 2);
    assert!(told("a<br>b <sub>c</sub> <br />").is_empty());
}

#[test]
fn a_block_that_unfolds_has_its_summary_and_holds_markdown() {
    for body in [
        "<details>\n<summary>Selengkapnya</summary>\n\n- satu\n- dua\n\n### Rinci\n\nIsi.\n\n</details>\n\nSesudah.",
        "<details><summary>Selengkapnya</summary>\nIsi.\n\n- satu\n- dua\n\n</details>\n\nSesudah.",
        "<details>\n\n<summary>Selengkapnya</summary>\n\n- satu\n- dua\n\nIsi.</details>\nSesudah.",
    ] {
        let page = page(body);
        assert_eq!(page.texts(".prose details > summary"), ["Selengkapnya"], "{body}");
        assert_eq!(page.texts(".prose details li"), ["satu", "dua"], "{body}");
        assert_eq!(page.texts(".prose details ~ p"), ["Sesudah."], "{body}");
        let empty = page.texts(".prose p").into_iter().filter(|text| text.trim().is_empty());
        assert_eq!(empty.count(), 0, "{body}");
        assert!(told(body).is_empty(), "{body}");
    }
}

#[test]
fn a_tag_without_its_partner_or_with_attributes_is_text() {
    for (body, variant) in [
        ("H<sub>2 O", ".unpaired"),
        ("H<sub>2\n\nO</sub>", ".unpaired"),
        ("*H<sub>2*</sub>", ".unpaired"),
        ("<details>\n\nIsi.\n\n</details>", ".unpaired"),
        ("<details><summary>a</summary>\n\n## Isi\n\nb\n\n</details>", ".unpaired"),
        ("<summary>a</summary>", ".unpaired"),
        ("<sub class=\"x\">a</sub>", ".attributes"),
        ("<details open><summary>a</summary></details>", ".attributes"),
    ] {
        let found = told(body);
        assert_eq!(found.first().map(String::as_str), Some(variant), "{body}: {found:?}");
        let page = page(body);
        assert!(!page.has(".prose sub") && !page.has(".prose details"), "{body}");
        page.says(body.split('>').next().unwrap_or(body).trim_start_matches(['H', '*']));
    }
}

#[test]
fn every_other_tag_is_told_once_with_its_way_in_markdown() {
    let body = "<b>satu</b> <b>dua</b> <a href=\"x_y_z\">tiga</a>\n\n<img src=\"a.png\">\n\n<h2>Empat</h2>\n\n<ul><li>lima</li></ul>\n\n<x-y>enam</x-y>";
    assert_eq!(told(body), [".bold", ".link", ".picture", ".heading", ".list", ".list", ""]);
    page(body).says("<b>satu</b>").says("<a href=\"x_y_z\">tiga</a>").says("<x-y>enam</x-y>");
}

#[test]
fn no_body_writes_a_tag_of_its_own() {
    let page = page(
        "<sub onclick=x>a</sub> <SuP\nid=x>b</sup> <script>c</script> <svg/onload=alert(1)> <kbd/ onclick=x>d</kbd>\n\n\
         <details ontoggle=x><summary>e</summary></details>\n\n<br onclick=x> <!--><script>f</script>-->\n\n`<sub>` \\<sub>g\\</sub>",
    );
    for selector in [
        ".prose script",
        ".prose svg",
        ".prose sub",
        ".prose sup",
        ".prose kbd",
        ".prose details",
        ".prose br",
    ] {
        assert!(!page.has(selector), "{selector}");
    }
    for attribute in ["[onclick]", "[onload]", "[ontoggle]"] {
        assert!(!page.has(attribute), "{attribute}");
    }
}

#[test]
fn a_bar_in_a_link_within_a_table_separates_no_cells() {
    for row in ["| [[lokus/uji|Uji]] | 97 | baik |", "| [[lokus/uji\\|Uji]] | 97 | baik |"] {
        let project = Project::page(&format!("| a | b | c |\n|---|---|---|\n{row}\n"));
        project.file("content/lokus/uji.md", crate::samples::LOCUS).build();
        let page = project.html("uji.html");
        assert_eq!(page.texts(".prose td"), ["Uji", "97", "baik"], "{row}");
        assert_eq!(page.values(".prose td a", "href"), ["lokus/uji.html"], "{row}");
    }
}

#[test]
fn bare_addresses_are_links() {
    let page = page(
        "Lihat https://a.go.id/x_y_(z)?b=c&d=e, (www.b.go.id) dan **https://c.id**.\n\n`https://d.id` [e](https://e.id)",
    );
    let links = page.values(".prose p a", "href");
    assert_eq!(
        links,
        ["https://a.go.id/x_y_(z)?b=c&d=e", "http://www.b.go.id", "https://c.id", "https://e.id"]
    );
}
