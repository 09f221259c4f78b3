//! Bodies: odd Markdown with a word of its own in every place that a reader sees, and sound
//! Markdown that was spoilt.

use crate::{
    attack::{self, Generator, Input},
    lost::Word,
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
};

/// Tries bodies.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "bodies", count: 140, group: 10, make })
}

/// Odd parts by their kind; `@` stands for a word.
const PARTS: [(&str, &str); 65] = [
    ("plain", "Warga @ antre **@** di *@* dan `@`."),
    ("nested", "***@* @** ~~@~~ __@__ ~@~ ^@^"),
    ("list", "- @\n- @\n  - @\n\n    @\n1. @\n1) @"),
    ("tasks", "- [ ] @\n- [x] @\n- [@] @"),
    ("quote", "> @\n>> @\n@"),
    ("alert", "> [!NOTE]\n> @\n\n> [!SALAH] @\n> @\n\n> [!CATATAN] @\n> @"),
    ("table", "| @ | @ |\n|---|---|\n| @ | @ |\n| @ |"),
    ("cells", "| @ | @ |\n|---|---|\n| @ | @ | @ |"),
    ("cells", "| a | b |\n|---|---|\n| [[uji|@]] | @ |"),
    ("cells", "| a | b |\n|---|---|\n| `a|b` @ | @ |"),
    ("table-broken", "| @ | @ |\n|---|\n| @ | @ |"),
    ("heading", "# @\n\n@\n\n## @\n\n### @ ###\n\n@\n===\n\n@\n---"),
    ("heading-slip", "##@\n\n#\u{a0}@\n\n####### @\n\n1.@"),
    ("attributes", "## @ {#@}\n\n## @ {.@}\n\n## @ {@}\n\n## @ {@=@}"),
    ("definition", "[@]: @\n\n@"),
    ("definition", "[a]: https://contoh.go.id \"@\"\n\n[a]: /@\n\n@"),
    ("definition", "[@]: <https://contoh.go.id/@> '@'\n"),
    ("note", "Teks.[^a]\n\n[^a]: @\n\n[^b]: @\n\n@"),
    ("note", "Teks.[^a]\n\n[^a]: @\n[^a]: @"),
    ("note", "Teks[^@] @.\n\n[^c]:\n    @\n\n    @"),
    ("link", "[@](https://contoh.go.id/@ \"@\") <https://contoh.go.id/@> https://contoh.go.id/@"),
    ("link-broken", "[@](@ @) [@](<@) [@][@] [@][] ![@](@) [@]( @\n\n@"),
    ("link-file", "[@](@.pdf) [@](../@.md#@) [@](?@) [@](#@)"),
    ("picture", "![@](foto.png) ![@](foto.png \"@\") ![](@.png) ![@](foto (1).png)"),
    ("wiki", "[[@]] [[@|@]] [[halaman/u1|@]] [[@#@]] [[|@]] [[@|]] ![[@]]"),
    ("wiki-open", "[[@ [[@|@ ]] @"),
    ("code", "```@\n@\n```\n\n    @\n\n~~~\n@\n~~~"),
    ("code-info", "~~~ teks @ @\n@\n~~~"),
    ("code-open", "@\n\n```\n@\n\n@"),
    ("comment", "@ <!-- @ -- @\n\n@"),
    ("comment", "<!-- x -->@\n\n@ <!-- x --> @"),
    ("comment", "<!--\n@\n\n@"),
    ("comment", "<!-->@ <!--->@ <!-- -- -->@"),
    ("html", "<div>\n# @\n</div>\n@"),
    ("html", "<p>@</p>\n## @\n\n@"),
    ("html", "<details><summary>@</summary>\n\n@\n\n</details>"),
    ("html", "a <br> @ <sub>@</sub> <kbd>@</kbd> <x-y @=\"@\">@</x-y>"),
    ("html", "<script>@</script> @\n\n<style>@</style>\n\n@"),
    ("html", "<textarea>@\n\n@"),
    ("html", "<pre>@\n\n@"),
    ("html", "<?php @ ?>@\n\n<!DOCTYPE @>@\n\n<![CDATA[@]]>@"),
    ("html", "<a href=\"@\">@</a> <img src=\"foto.png\" alt=\"@\"> <@> </@>"),
    ("html", "a < @ > b <@ c <a@b.id> <@@contoh.id>"),
    ("html", "<table><tr><td>@</td></tr></table>\n@"),
    ("definitions", "@\n: @\n\n  @\n: @"),
    ("rule", "@\n***\n@\n- - -\n@\n___"),
    ("escape", "\\@ \\*@\\* \\[@\\] \\<@> &@; &amp;@ &#0;@ &#x1F600;@"),
    ("maths", "$@$ $$@$$ \\(@\\) \\[@\\]"),
    ("break", "@  \n@\\\n@"),
    ("figures", "\u{a0}0812345678901 @ hp\u{a0}081234567890 @ +62\u{202f}812 3456 7890 @"),
    ("figures", "@ NIK 3510010101800001 @ 0.8509181282 @ 12345678901234567890 @"),
    ("signs", "@\u{200b}@ \u{ad}@ \u{feff}@ @\u{a0}@ \u{202e}@\u{202c} @\u{301}"),
    ("signs", "@\u{2028}@ @\u{85}@ @\u{b}@ @\u{c}@ \u{1b}[31m@"),
    ("lines", "@\r\n@\r@\n\u{2029}@"),
    ("front", "---\n@: @\n---\n\n@"),
    ("front", "@\n---\njudul: @\n---\n@"),
    ("braces", "{{ @ }} {% @ %} {# @ #} {@} {{< @ >}} {::@ @}"),
    ("other-notations", "==@== ++@++ :@: @{@} %%@%% ((@)) ||@|| [@]{.@} :::@\n@\n:::"),
    ("typography", "**Catatan:**@ **@**teks _@_teks *@ * ** @**"),
    ("indent", "\t@\n\n   @\n\n     @\n\n 1. @\n\n        @"),
    ("deep", "> - > - 1. > @\n\n- - - - @"),
    ("setext", "| @\n---\n\n@\n=\n"),
    ("script", "[@](javascript:@) [@](data:text/html,@) ![@](javascript:@)"),
    ("empty", "[](@) [@]() ![](foto.png) **** __ __ @"),
    ("bullets", "• @\n· @\n– @\n— @\n* @\n+ @\n-@\n*@"),
];

/// What stands around a part.
const AROUND: [&str; 6] = ["", "", "", "> ", "- ", "   "];

fn make(random: &mut Random, number: usize) -> Input {
    let name = format!("u{number}");
    let source = format!("content/halaman/{name}.md");
    let mut input = Input::default();
    let mut body = String::new();
    if random.once_in(4) {
        let parts: Vec<&str> = (0..3).map(|_| PARTS[random.below(PARTS.len())].1).collect();
        let pieces = [PIECES, PAYLOADS].concat();
        body = random.spoil_text(&parts.join("\n\n").replace('@', "kata"), &pieces);
        body.push_str("\n\n");
        body.push_str(random.pick(PAYLOADS));
    } else {
        let mut kinds = Vec::new();
        let mut words = Vec::new();
        // Every part comes up in every run; what else is there is chance.
        let second = random.below(3).saturating_sub(1);
        let firsts = [number % PARTS.len()].into_iter();
        for at in firsts.chain((0..second).map(|_| random.below(PARTS.len())).collect::<Vec<_>>()) {
            let (kind, part) = PARTS[at];
            kinds.push(kind);
            let around = random.pick(&AROUND);
            let part = filled(part, random, &mut words);
            for line in part.split('\n') {
                body.push_str(&format!("{around}{line}\n"));
            }
            body.push_str(&filled("\n@ penutup.\n\n", random, &mut words));
        }
        let kind = kinds.join(" + ");
        let page = format!("{name}.html");
        input.words = words
            .into_iter()
            .map(|word| Word {
                text: word,
                kind: kind.clone(),
                source: source.clone(),
                page: page.clone(),
            })
            .collect();
    }
    input.file(source, format!("---\njudul: Uji {number}\n---\n\n{body}\n"));
    input
}

/// The part with a word of its own in each place.
fn filled(part: &str, random: &mut Random, words: &mut Vec<String>) -> String {
    let mut out = String::new();
    for (at, piece) in part.split('@').enumerate() {
        if at > 0 {
            let word = random.word();
            out.push_str(&word);
            words.push(word);
        }
        out.push_str(piece);
    }
    out
}
