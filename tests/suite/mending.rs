//! Edits of a front matter: what they change is there, and nothing else has changed.

use proptest::prelude::*;
use teladan::{
    mend::{Edit, add_items, apply_edits, insert_key, remove_item, remove_key, set_key},
    source::SourceId,
    yaml::{Limits, Node, NodeValue, parse},
};

fn tree(text: &str) -> Node {
    let parsed = parse(text, SourceId(0), 0, Limits::FRONT_MATTER);
    assert!(parsed.problems.is_empty(), "{text}\n{:?}", parsed.problems);
    parsed.root.unwrap_or_else(|| panic!("`{text}` is empty"))
}

/// The values of a tree, without places and styles.
fn plain(node: &Node) -> serde_json::Value {
    match &node.value {
        NodeValue::Scalar(scalar) => scalar.text.to_string().into(),
        NodeValue::List(items) => items.iter().map(plain).collect(),
        NodeValue::Map(pairs) => {
            let pairs = pairs.iter().map(|pair| (pair.key.to_string(), plain(&pair.value)));
            serde_json::Value::Object(pairs.collect())
        }
    }
}

fn edited(text: &str, edits: &[Edit]) -> String {
    apply_edits(text, edits).expect("the edits fit")
}

/// Adds an item to the list of the key `alamat_lama`.
fn with_item(text: &str, item: &str) -> String {
    let root = tree(text);
    let pair = root.pairs().iter().find(|pair| &*pair.key == "alamat_lama").expect("it is there");
    edited(text, &[add_items(text, pair, &[item]).expect("a list can be made there")])
}

#[test]
fn an_item_is_added_in_the_notation_of_the_list() {
    for (before, after) in [
        ("alamat_lama:\n", "alamat_lama: [praktik/b]\n"),
        ("alamat_lama: # lama\n", "alamat_lama: [praktik/b] # lama\n"),
        ("alamat_lama: a # satu\nx: 1\n", "alamat_lama: [a, praktik/b] # satu\nx: 1\n"),
        ("alamat_lama: \"a: b\"\n", "alamat_lama: [\"a: b\", praktik/b]\n"),
        ("alamat_lama: []\n", "alamat_lama: [praktik/b]\n"),
        ("alamat_lama: [ a , 'c' ] # dua\n", "alamat_lama: [ a , 'c', praktik/b ] # dua\n"),
        ("alamat_lama: [a,]\n", "alamat_lama: [a, praktik/b,]\n"),
        ("alamat_lama: [\n  a,\n  c\n]\n", "alamat_lama: [\n  a,\n  c, praktik/b\n]\n"),
        (
            "alamat_lama:\n- a\n- c # dua\nx: 1\n",
            "alamat_lama:\n- a\n- c # dua\n- praktik/b\nx: 1\n",
        ),
        (
            "alamat_lama:\n  -  a\n\n# lain\nx: 1",
            "alamat_lama:\n  -  a\n  -  praktik/b\n\n# lain\nx: 1",
        ),
        ("alamat_lama:\n  - a", "alamat_lama:\n  - a\n  - praktik/b\n"),
        ("alamat_lama:\r\n  - a\r\nx: 1\r\n", "alamat_lama:\r\n  - a\r\n  - praktik/b\r\nx: 1\r\n"),
    ] {
        assert_eq!(with_item(before, "praktik/b"), after);
    }
}

#[test]
fn an_item_that_needs_quotes_gets_them() {
    assert_eq!(with_item("alamat_lama: [a]\n", "b, c"), "alamat_lama: [a, \"b, c\"]\n");
    assert_eq!(with_item("alamat_lama:\n- a\n", "ya"), "alamat_lama:\n- a\n- \"ya\"\n");
}

#[test]
fn an_item_goes_with_its_line_or_its_comma() {
    for (before, index, after) in [
        ("a: [x, y, z]\n", 0, "a: [y, z]\n"),
        ("a: [x, y, z] # c\n", 2, "a: [x, y] # c\n"),
        ("a:\n  - x # satu\n  - y\n", 0, "a:\n  - y\n"),
        ("a:\n- x\n- y\nb: 1\n", 1, "a:\n- x\nb: 1\n"),
    ] {
        let root = tree(before);
        let list = root.get("a").expect("it is there");
        let edit = remove_item(before, list, index).expect("it can go");
        assert_eq!(edited(before, &[edit]), after);
    }
}

#[test]
fn a_key_is_set_inserted_and_removed() {
    let text = "judul: \"A\" # nama\nringkasan: |\n  Satu.\n  Dua.\ntanggal: 2026-01-01\n";
    let root = tree(text);
    let set = |key: &str, value: &str| {
        edited(text, &[set_key(text, &root, key, value).expect("it can be set")])
    };
    assert!(set("judul", "B: \"C\"").starts_with("judul: \"B: \\\"C\\\"\" # nama\n"));
    assert!(set("ringkasan", "Tiga.").contains("\nringkasan: Tiga.\ntanggal:"));
    assert!(set("slug", "baru").ends_with("tanggal: 2026-01-01\nslug: baru\n"));
    let summary = &root.pairs()[1];
    let inserted = insert_key(text, &root, Some(summary), "slug", "baru").expect("it fits");
    assert!(edited(text, &[inserted]).contains("  Dua.\nslug: baru\ntanggal:"));
    let removed = remove_key(text, summary).expect("it can go");
    assert_eq!(edited(text, &[removed]), "judul: \"A\" # nama\ntanggal: 2026-01-01\n");
}

#[test]
fn a_value_keeps_its_quotes() {
    let text = "a: 'satu'\nb: \"dua\"\nc: tiga\nd:\n";
    let root = tree(text);
    let keys = ["a", "b", "c", "d"];
    let edits: Vec<Edit> =
        keys.iter().filter_map(|key| set_key(text, &root, key, "Jum'at")).collect();
    let after = "a: 'Jum''at'\nb: \"Jum'at\"\nc: \"Jum'at\"\nd: \"Jum'at\"\n";
    assert_eq!(edited(text, &edits), after);
}

/// A value as somebody may have typed it behind `key:`.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just(" # kosong".to_owned()),
        "[a-z]{1,8}( # [a-z ]{0,8})?".prop_map(|text| format!(" {text}")),
        "[a-z:#é ]{0,8}".prop_map(|text| format!(" \"{text}\"")),
        "[a-z,\\[é]{0,8}".prop_map(|text| format!("  '{text}' # x")),
        prop::collection::vec("[a-z]{1,4}|'[a-z, ]{0,4}'", 0..4)
            .prop_map(|items| format!(" [ {} ]", items.join(" , "))),
        prop::collection::vec("[a-z]{1,4}|\"[a-z: ]{0,4}\"|[a-z] # [a-z]{1,3}", 1..4)
            .prop_map(|items| format!("\n  - {}", items.join("\n  - "))),
        "[a-z]{1,6}".prop_map(|text| format!(" |\n    {text}\n\n    {text}")),
    ]
}

fn front_matter() -> impl Strategy<Value = String> {
    let end = prop_oneof![Just("\n"), Just("\r\n")];
    (prop::collection::vec(value(), 1..6), end, any::<bool>()).prop_map(|(values, end, closed)| {
        let lines: Vec<String> =
            values.iter().enumerate().map(|(at, value)| format!("k{at}:{value}")).collect();
        let text = lines.join("\n# catatan\n") + if closed { "\n" } else { "" };
        text.replace('\n', end)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_key_changes_and_nothing_else(
        text in front_matter(),
        at in 0usize..6,
        new in "[a-zA-Z:#\\[\\],'\" é\\\\/.0-9-]{0,12}",
    ) {
        let root = tree(&text);
        let mut expected = plain(&root);
        let key = format!("k{at}");
        let Some(edit) = set_key(&text, &root, &key, &new) else { return Ok(()) };
        // Where nothing stands, nothing is what an empty text is read as again.
        expected[&key] = new.clone().into();
        let after = edited(&text, std::slice::from_ref(&edit));
        prop_assert_eq!(plain(&tree(&after)), expected, "{:?} → {:?}", text, after);
        prop_assert!(after.starts_with(&text[..edit.range.start]));
        prop_assert!(after.ends_with(&text[edit.range.end..]));
    }

    #[test]
    fn a_list_grows_by_one(text in front_matter(), at in 0usize..6, new in "[a-z:, '\"é/]{1,9}") {
        let root = tree(&text);
        let mut expected = plain(&root);
        let key = format!("k{at}");
        let Some(pair) = root.pairs().iter().find(|pair| *pair.key == *key) else { return Ok(()) };
        let Some(edit) = add_items(&text, pair, &[&new]) else { return Ok(()) };
        let mut items = match &expected[&key] {
            serde_json::Value::Array(items) => items.clone(),
            _ if pair.value.is_empty() => Vec::new(),
            single => vec![single.clone()],
        };
        items.push(new.clone().into());
        expected[&key] = items.into();
        let after = edited(&text, &[edit]);
        prop_assert_eq!(plain(&tree(&after)), expected, "{:?} → {:?}", text, after);
        prop_assert_eq!(edited(&text, &[]), text);
    }
}
