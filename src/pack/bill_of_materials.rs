//! The packages of the program as a bill of materials that security officers read into their tools:
//! `CycloneDX` 1.5 (JSON), made from `THIRD-PARTY.md`, which a test holds against `Cargo.lock`.

use serde_json::{Value, json};

/// The table of packages, their versions and licences.
const PACKAGES: &str = include_str!("../../THIRD-PARTY.md");

/// The bill.
pub(super) fn write_bill() -> String {
    let components: Vec<Value> = PACKAGES.lines().filter_map(read_component).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "license": { "id": "MIT" } }],
        } },
        "components": components,
    });
    let mut text = serde_json::to_string_pretty(&bill).unwrap_or_default();
    text.push('\n');
    text
}

/// A row of the table: `| name in backticks | version | licence |`.
fn read_component(line: &str) -> Option<Value> {
    let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').collect();
    let [name, version, licence] = cells.as_slice() else { return None };
    let name = name.trim().strip_prefix('`')?.strip_suffix('`')?;
    let (version, licence) = (version.trim(), licence.trim());
    // The older way to write a choice of licences.
    let licence = licence.replace('/', " OR ");
    Some(json!({
        "type": "library",
        "name": name,
        "version": version,
        "purl": format!("pkg:cargo/{name}@{version}"),
        "licenses": [{ "expression": licence }],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_is_in_the_bill() {
        let bill: Value = serde_json::from_str(&write_bill()).expect("JSON");
        let components = bill["components"].as_array().expect("a list");
        assert_eq!(components.len(), PACKAGES.matches("\n| `").count());
        let serde = components.iter().find(|it| it["name"] == "serde").expect("it is used");
        assert_eq!(serde["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }
}
