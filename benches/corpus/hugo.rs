//! The same cases for Hugo, the peer that builds are compared with: a page for each case with its facts and its
//! body, taxonomies for sectors, provinces and factors, paged lists. Without a search: that is Pagefind's.

use std::fmt::Write as _;

use serde_json::json;

use super::{Emit, case, heads::Heads};

const TAXONOMIES: [&str; 5] = ["bidang", "wilayah", "lokus", "faktor", "hambatan"];

const HEAD: &str = "<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>{{ .Title }}</title></head>\
    <body><header><a href=\"/\">Basis pengetahuan</a></header><main>";

const FOOT: &str = "</main><footer>Basis pengetahuan</footer></body></html>\n";

/// Writes settings and templates.
pub fn write_site(emit: &Emit<'_>) {
    let mut settings = String::from(
        "baseURL = \"https://contoh.example/\"\nlanguageCode = \"id\"\ntitle = \"Basis pengetahuan\"\n\
         [pagination]\npagerSize = 50\n[outputs]\nhome = [\"html\"]\nsection = [\"html\"]\n\
         taxonomy = [\"html\"]\nterm = [\"html\"]\n[taxonomies]\n",
    );
    let mut terms = String::new();
    for taxonomy in TAXONOMIES {
        let _ = writeln!(settings, "{taxonomy} = \"{taxonomy}\"");
        let _ = write!(
            terms,
            "<dt>{taxonomy}</dt>{{{{ range .GetTerms \"{taxonomy}\" }}}}<dd><a data-pagefind-filter=\"{taxonomy}\" \
             href=\"{{{{ .RelPermalink }}}}\">{{{{ .LinkTitle }}}}</a></dd>{{{{ end }}}}"
        );
    }
    let single = format!(
        "{HEAD}<article data-pagefind-body><h1>{{{{ .Title }}}}</h1><p>{{{{ .Params.ringkasan }}}}</p>\
         <dl>{terms}</dl><nav>{{{{ .TableOfContents }}}}</nav>{{{{ .Content }}}}</article>{FOOT}"
    );
    let list = format!(
        "{HEAD}<h1>{{{{ .Title }}}}</h1><ul>{{{{ range .Paginator.Pages }}}}<li><a href=\"{{{{ .RelPermalink }}}}\">\
         {{{{ .LinkTitle }}}}</a><p>{{{{ .Params.ringkasan }}}}</p></li>{{{{ end }}}}</ul>\
         {{{{ range .Paginator.Pagers }}}}<a href=\"{{{{ .URL }}}}\">{{{{ .PageNumber }}}}</a> {{{{ end }}}}{FOOT}"
    );
    let taxonomy = format!(
        "{HEAD}<h1>{{{{ .Title }}}}</h1><ul>{{{{ range .Data.Terms.Alphabetical }}}}<li><a \
         href=\"{{{{ .Page.RelPermalink }}}}\">{{{{ .Page.LinkTitle }}}}</a> {{{{ .Count }}}}</li>{{{{ end }}}}</ul>{FOOT}"
    );
    emit("hugo.toml", settings.as_bytes());
    emit("layouts/single.html", single.as_bytes());
    for name in ["home", "section", "list", "term"] {
        emit(&format!("layouts/{name}.html"), list.as_bytes());
    }
    emit("layouts/taxonomy.html", taxonomy.as_bytes());
}

/// Writes a case: its texts as Markdown, what lists are made of as front matter.
pub fn write_case(heads: &Heads, number: usize, emit: &Emit<'_>) {
    let head = heads.case(number);
    let locus = heads.locus(head.locus);
    let (_, source) = case::main_file(heads, number);
    let (front, body) =
        source.trim_start_matches("---\n").split_once("\n---\n").unwrap_or_default();
    let (mut factors, mut obstacles, mut in_obstacles) = (Vec::new(), Vec::new(), false);
    let mut notes = String::new();
    for line in front.lines() {
        if !line.starts_with(' ') {
            in_obstacles = line.starts_with("hambatan");
        }
        let Some((key, value)) = line.trim_start_matches([' ', '-']).split_once(": ") else {
            continue;
        };
        let value = value.trim_matches('"');
        match key {
            "faktor" if in_obstacles => obstacles.push(value),
            "faktor" => factors.push(value),
            "ringkasan" | "judul" => {}
            _ => {
                let _ = writeln!(notes, "- **{key}**: {value}");
            }
        }
    }
    let summary =
        front.lines().find_map(|line| line.strip_prefix("ringkasan: ")).unwrap_or_default();
    let body =
        body.replace("[[praktik/", "[[").replace("[[", "[kasus](/praktik/").replace("]]", "/)");
    let page = format!(
        "---\ntitle: {}\nringkasan: {}\nbidang: {}\nwilayah: {}\nlokus: {}\nfaktor: {}\nhambatan: {}\n---\n\n\
         ## Fakta\n\n{notes}\n{}\n",
        json!(head.title),
        json!(summary.trim_matches('"')),
        json!([head.sector]),
        json!([locus.province]),
        json!([locus.title]),
        json!(factors),
        json!(obstacles),
        body.trim()
    );
    emit(&format!("content/praktik/{}.md", head.name), page.as_bytes());
}
