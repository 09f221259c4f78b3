//! As much of JSON Schema as the published schemas use. A word it does not know fails the test, so
//! that no part of a schema goes unchecked. `tests/browser/open-data.test.mjs` holds the files of
//! the sample and of a thousand cases against a whole validator.

use serde_json::{Map, Value};

/// Why a value does not fit; nothing if it does.
pub(crate) fn misfit(schema: &Value, value: &Value, at: &str) -> Option<String> {
    let schema = schema.as_object().expect("a schema is a map");
    schema.iter().find_map(|(word, rule)| {
        check(schema, word, rule, value, at).map(|why| format!("{at}: {why}: {value}"))
    })
}

fn check(
    schema: &Map<String, Value>,
    word: &str,
    rule: &Value,
    value: &Value,
    at: &str,
) -> Option<String> {
    let fits = match word {
        "$schema" | "title" | "description" => true,
        "type" => has_type(rule.as_str().unwrap_or_default(), value),
        "enum" => rule.as_array().is_some_and(|allowed| allowed.contains(value)),
        "pattern" => value.as_str().is_some_and(looks_like_date),
        "minimum" => value.as_f64() >= rule.as_f64(),
        "minItems" => value.as_array().map(Vec::len) >= rule.as_u64().map(|it| it as usize),
        "maxItems" => value.as_array().map(Vec::len) <= rule.as_u64().map(|it| it as usize),
        "required" => rule
            .as_array()
            .into_iter()
            .flatten()
            .all(|key| value.get(key.as_str().unwrap_or_default()).is_some()),
        "anyOf" => {
            let any = rule.as_array().into_iter().flatten();
            any.into_iter().any(|one| misfit(one, value, at).is_none())
        }
        "items" => {
            let items = value.as_array().into_iter().flatten();
            return items.into_iter().find_map(|item| misfit(rule, item, &format!("{at}[]")));
        }
        "properties" => {
            let pairs = value.as_object().into_iter().flatten();
            return pairs
                .into_iter()
                .find_map(|(key, inner)| misfit(rule.get(key)?, inner, &format!("{at}.{key}")));
        }
        "additionalProperties" => {
            let known = schema.get("properties").and_then(Value::as_object);
            let pairs = value.as_object().into_iter().flatten();
            let mut others =
                pairs.filter(|(key, _)| !known.is_some_and(|it| it.contains_key(*key)));
            others
                .all(|(_, inner)| *rule != Value::Bool(false) && misfit(rule, inner, at).is_none())
        }
        unknown => return Some(format!("no test knows `{unknown}`")),
    };
    (!fits).then(|| format!("does not fit `{word}: {rule}`"))
}

fn has_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        _ => false,
    }
}

/// Both patterns of the schemas: a year, with or without month and day.
fn looks_like_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() <= 3
        && parts.iter().enumerate().all(|(at, part)| digits(part, if at == 0 { 4 } else { 2 }))
}
