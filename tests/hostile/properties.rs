//! What must be true of any bytes for the parts that read them first: pictures, bodies, front
//! matter, numbers, dates, addresses. What fails is shrunk to the least that still does.

use proptest::{
    collection::vec,
    prelude::{Strategy, any},
    prop_assert, prop_assert_eq,
    sample::select,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};

use crate::{
    known::{self, Shown},
    library, pictures,
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    worker::take_panics,
};

/// How many cases of each property every run tries.
const CASES: usize = 200;

type Property = fn(&mut TestRunner) -> Result<(), String>;

const PROPERTIES: [(&str, Property); 6] = [
    ("a picture that was cleaned stays clean", picture),
    ("a file is taken apart at letters", document),
    ("a number is finite", number),
    ("a date is read from its own form", date),
    ("a slug is one", slug),
    ("a path stays below the root and a link leads back to it", path),
];

/// Tries all properties.
pub(crate) fn attack(plan: Plan) -> Report {
    let thread = std::thread::Builder::new().name("hostile-properties".to_owned());
    let thread = thread.spawn(move || {
        let mut report = Report::default();
        for (name, property) in PROPERTIES {
            let cases = plan.count(CASES);
            report.tried += cases;
            let failed = property(&mut runner(plan, cases)).err();
            let panics = take_panics("hostile-properties");
            report.panics += usize::from(!panics.is_empty());
            let Some(said) = failed else { continue };
            let panic = panics.last().cloned().unwrap_or_default();
            let item = known::item(Shown::Panic, &panic).or(known::item(Shown::Property, name));
            match item {
                Some(item) => drop(report.known.insert(item.to_owned())),
                None => report.faults.push(format!("{name}: no: {said} {panic}")),
            }
        }
        report
    });
    thread.expect("the system has a thread left").join().expect("properties are caught")
}

fn runner(plan: Plan, cases: usize) -> TestRunner {
    let mut random = Random::new(plan.seed, "properties");
    let seed: Vec<u8> = (0..32).map(|_| random.next() as u8).collect();
    let config = Config { cases: cases as u32, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

/// Any text, mostly of pieces that broke something somewhere.
fn text() -> impl Strategy<Value = String> {
    let pieces: Vec<&'static str> =
        [PIECES, PAYLOADS, &["\n", "\n\n", "---\n", "a: b\n", "a", "0"]].concat();
    let part = proptest::prop_oneof![
        3 => select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => vec(proptest::char::range(' ', '~'), 0..12).prop_map(String::from_iter),
    ];
    vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn picture(runner: &mut TestRunner) -> Result<(), String> {
    let spoilt = any::<u64>().prop_map(|seed| pictures::picture(&mut Random::new(seed, "")));
    let bytes = proptest::prop_oneof![4 => spoilt, 1 => vec(any::<u8>(), 0..300)];
    let names = select(vec!["a.jpg", "a.png", "a.webp", "a.svg", "a.pdf", ""]);
    let tried = runner.run(&(bytes, names), |(bytes, name)| {
        if let Some(clean) = library::clean_picture(name, bytes) {
            // A drawing may be written shorter once more where something was taken out of it.
            let again = library::clean_picture(name, clean);
            prop_assert!(again.is_some(), "refused the second time");
            let third = library::clean_picture(name, again.clone().unwrap_or_default());
            prop_assert_eq!(third, again);
        }
        Ok(())
    });
    tried.map_err(|error| error.to_string())
}

fn document(runner: &mut TestRunner) -> Result<(), String> {
    let tried = runner.run(&text(), |text| {
        for range in library::take_apart(&text) {
            prop_assert!(text.get(range.clone()).is_some(), "{:?}", range);
        }
        let with_front = format!("---\n{text}\n---\n{text}");
        for range in library::take_apart(&with_front) {
            prop_assert!(with_front.get(range.clone()).is_some(), "{:?}", range);
        }
        Ok(())
    });
    tried.map_err(|error| error.to_string())
}

/// Digits and what stands between them.
fn figures() -> impl Strategy<Value = String> {
    let pieces = vec![
        "0", "1", "9", "12", "000", ".", ",", "-", " ", "\u{a0}", "Rp", "juta", "miliar",
        "triliun", "e", "+", "/", "%", "2024", "31", "02", "Desember", "mei", "９", "\u{200b}",
    ];
    let short = vec(select(pieces), 0..9).prop_map(|parts| parts.concat());
    proptest::prop_oneof![4 => short, 1 => text(), 1 => (1_usize..500).prop_map(|n| "9".repeat(n))]
}

fn number(runner: &mut TestRunner) -> Result<(), String> {
    let tried = runner.run(&figures(), |text| {
        let value = library::number(&text);
        prop_assert!(value.is_none_or(f64::is_finite), "{:?}", value);
        Ok(())
    });
    tried.map_err(|error| error.to_string())
}

fn date(runner: &mut TestRunner) -> Result<(), String> {
    let tried = runner.run(&figures(), |text| {
        if let Some(date) = library::date(&text) {
            prop_assert_eq!(library::date(&date), Some(date));
        }
        Ok(())
    });
    tried.map_err(|error| error.to_string())
}

fn slug(runner: &mut TestRunner) -> Result<(), String> {
    let tried = runner.run(&text(), |text| {
        let (slug, is_one) = library::slug(&text);
        prop_assert!(is_one || slug.is_empty(), "{}", slug);
        prop_assert_eq!(library::slug(&slug).0, slug);
        Ok(())
    });
    tried.map_err(|error| error.to_string())
}

fn path(runner: &mut TestRunner) -> Result<(), String> {
    let part = proptest::prop_oneof![
        3 => select(vec!["a", "b", "praktik", "a.html", "/", "/", "..", ".", "é", " ", "%", "#", "?"])
            .prop_map(str::to_owned),
        1 => select(PIECES.to_vec()).prop_map(str::to_owned),
    ];
    let path = vec(part, 0..8).prop_map(|parts| parts.concat()).boxed();
    let tried = runner.run(&(path.clone(), path), |(from, to)| {
        let (Some(from), Some(to)) = (library::output_path(&from), library::output_path(&to))
        else {
            return Ok(());
        };
        prop_assert!(
            !to.starts_with('/') && to.split('/').all(|part| !["", ".", ".."].contains(&part))
        );
        let link = library::link(&from, &to).unwrap_or_default();
        prop_assert_eq!(follow(&from, &link)?, to);
        Ok(())
    });
    tried.map_err(|error| error.to_string())
}

/// Where a link leads from a page, as a browser goes.
fn follow(from: &str, link: &str) -> Result<String, TestCaseError> {
    prop_assert!(!link.contains(['#', '?', ' ', '\\']), "{}", link);
    let first = link.split('/').next().unwrap_or_default();
    prop_assert!(!first.contains(':'), "{} names a scheme", link);
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(decoded(part)?);
        }
    }
    Ok(parts.join("/"))
}

fn decoded(part: &str) -> Result<String, TestCaseError> {
    let (mut bytes, mut rest) = (Vec::new(), part.as_bytes());
    while let Some((byte, after)) = rest.split_first() {
        let two = rest.get(1..3).filter(|_| *byte == b'%');
        let two = two.and_then(|two| std::str::from_utf8(two).ok());
        let value = two.and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(value.unwrap_or(*byte));
        rest = if value.is_some() { &rest[3..] } else { after };
    }
    String::from_utf8(bytes).map_err(|error| TestCaseError::fail(error.to_string()))
}
