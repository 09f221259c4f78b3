//! The engine's filters that can make a long text of a short one, with a limit. They do what those
//! of the engine do.
#![expect(clippy::needless_pass_by_value, reason = "the engine hands values over")]

use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::budget::{allow, allow_value};

/// Puts them in the place of the engine's own.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
    tera.register_filter("str", text);
}

/// The engine's `str`.
fn text(value: Value, _: Kwargs, _: &State<'_>) -> TeraResult<String> {
    allow_value(&value)?;
    Ok(value.to_string())
}

/// The engine's `replace`.
fn replace(text: StringInput<'_>, arguments: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let from = arguments.must_get::<&str>("from")?;
    let to = arguments.must_get::<StringInput<'_>>("to")?;
    let is_safe = state.autoescaping_enabled() && (text.is_safe() || to.is_safe());
    let (whole, part) = if is_safe {
        (text.rendered(state)?, to.rendered(state)?)
    } else {
        (text.as_str().into(), to.as_str().into())
    };
    let count = if from.is_empty() { whole.len() + 1 } else { whole.matches(from).count() };
    allow(whole.len().saturating_add(count.saturating_mul(part.len())))?;
    let replaced = whole.replace(from, &part);
    Ok(if is_safe { Value::safe_string(&replaced) } else { Value::from(replaced) })
}

/// The engine's `join`.
fn join(values: &[Value], arguments: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let separator = arguments.get::<StringInput<'_>>("sep")?;
    let is_safe = state.autoescaping_enabled()
        && (values.iter().any(|it| it.is_string() && it.is_safe())
            || separator.as_ref().is_some_and(StringInput::is_safe));
    let between = match &separator {
        Some(separator) if is_safe => separator.rendered(state)?,
        Some(separator) => separator.as_str().into(),
        None => "".into(),
    };
    let mut joined = String::new();
    for (at, value) in values.iter().enumerate() {
        let weight = allow_value(value)?;
        allow(joined.len() + between.len() + weight)?;
        if at > 0 {
            joined.push_str(&between);
        }
        match (is_safe, value.is_undefined()) {
            (true, true) => {}
            (true, false) => joined.push_str(&state.escape_if_needed(value)?),
            (false, _) => joined.push_str(&value.to_string()),
        }
    }
    Ok(if is_safe { Value::safe_string(&joined) } else { Value::from(joined) })
}

/// The engine's `indent`.
fn indent(text: StringInput<'_>, arguments: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let width = arguments.get::<usize>("width")?.unwrap_or(4).min(1000);
    let sign = arguments.get::<StringInput<'_>>("indentation")?;
    let first = arguments.get::<bool>("first")?.unwrap_or(false);
    let blank = arguments.get::<bool>("blank")?.unwrap_or(false);
    if sign.as_ref().is_some_and(|sign| sign.as_str().chars().count() != 1) {
        return Err(Error::message("The `indentation` argument must be exactly one character"));
    }
    let is_safe = state.autoescaping_enabled()
        && (text.is_safe() || sign.as_ref().is_some_and(StringInput::is_safe));
    let whole = if is_safe { text.rendered(state)? } else { text.as_str().into() };
    let sign = match &sign {
        Some(sign) if is_safe => sign.rendered(state)?,
        Some(sign) => sign.as_str().into(),
        None => " ".into(),
    };
    let margin = sign.repeat(width);
    allow(whole.len().saturating_add(whole.lines().count().saturating_mul(margin.len())))?;
    let mut indented = String::with_capacity(whole.len() * 2);
    for (at, line) in whole.split_inclusive('\n').enumerate() {
        let is_blank = line.trim_end_matches(['\r', '\n']).is_empty();
        if (at > 0 || first) && (!is_blank || blank) {
            indented.push_str(&margin);
        }
        indented.push_str(line);
    }
    Ok(if is_safe { Value::safe_string(&indented) } else { Value::from(indented) })
}
