//! Visits: a cohort's journey to a locus, with notes that agree or disagree with what the locus says.

use super::{
    Emit,
    front_matter::{Value, file, names, plain, text},
    heads::Heads,
    prose,
    random::Random,
};

/// How far another case of the same locus is looked for.
const LOOK_AHEAD: usize = 60;

/// The cases that a visit looked at: all of one locus.
pub fn cases(heads: &Heads, number: usize) -> Vec<usize> {
    let mut random = heads.random("visit", number);
    let first = random.below(heads.cases());
    let locus = heads.case(first).locus;
    let last = (first + LOOK_AHEAD).min(heads.cases());
    (first..last).filter(|other| heads.case(*other).locus == locus).take(3).collect()
}

/// Writes a visit.
pub fn write(heads: &Heads, number: usize, emit: &Emit<'_>) {
    let mut random = heads.random("visit facts", number);
    let cases = cases(heads, number);
    let locus = heads.locus(heads.case(cases[0]).locus);
    let (organizer, organizer_title, _) = heads.institutes()[number % heads.institutes().len()];
    let (year, month) = (heads.visit_year(number), random.between(1, 12));
    let title = format!("{organizer_title} belajar di {}, {year}", locus.title);
    let case_names: Vec<String> = cases.iter().map(|case| heads.case(*case).name).collect();
    let keys = vec![
        ("judul", text(title)),
        (
            "ringkasan",
            text(format!("Angkatan {} mempelajari pelayanan di {}.", number + 1, locus.title)),
        ),
        ("diperbarui", plain("2026-09-01")),
        (
            "kegiatan",
            plain(random.pick(&["benchmarking", "studi-lapangan", "visitasi", "studi-tiru"])),
        ),
        ("penyelenggara", plain(format!("lembaga/{organizer}"))),
        ("mulai", plain(format!("{year}-{month:02}-10"))),
        ("selesai", plain(format!("{year}-{month:02}-12"))),
        ("lokus", names(&[format!("lokus/{}", locus.name)])),
        ("program", plain(random.pick(&["pka", "pkp", "diklatpim-iv", "latsar"]))),
        ("angkatan", text(format!("Angkatan {}", number + 1))),
        ("praktik", names(&case_names)),
        ("jumlah_peserta", plain(random.between(18, 40))),
        ("jumlah_pendamping", plain(random.between(2, 8))),
        ("diterima_oleh", names(&["Sekretaris Daerah"])),
        ("narasumber", speakers(&locus.name)),
        ("metode", names(&random.sample(&["pemaparan", "peninjauan", "wawancara", "diskusi"], 3))),
        ("catatan_peserta", findings(heads, &case_names, &mut random)),
        ("belum_terjawab", Value::List(vec![text("Siapa yang membiayai tahun kedua?")])),
        (
            "sumber",
            Value::List(vec![Value::Map(vec![
                ("id", plain("s1")),
                ("judul", text("Laporan angkatan")),
            ])]),
        ),
    ];
    let body = format!(
        "{}{}\n\n## Alasan pemilihan\n\n{}\n",
        prose::notice(heads),
        prose::paragraph(heads, &mut random),
        prose::sentence(heads, &mut random)
    );
    emit(
        &format!("content/kunjungan/{}.md", heads.visit_name(number)),
        file(&keys, &body).as_bytes(),
    );
}

fn speakers(locus: &str) -> Value {
    Value::List(vec![Value::Map(vec![
        ("id", plain("kepala")),
        ("jabatan", text("Kepala unit pelayanan")),
        ("topik", text("Awal mula dan keadaan sekarang")),
        ("lokus", plain(format!("lokus/{locus}"))),
    ])])
}

fn findings(heads: &Heads, cases: &[String], random: &mut Random) -> Value {
    let findings = cases.iter().enumerate().map(|(at, case)| {
        Value::Map(vec![
            ("id", plain(format!("c{}", at + 1))),
            ("praktik", plain(case)),
            ("isi", text(prose::sentence(heads, random).replace('*', ""))),
            ("sejalan", plain(["ya", "sebagian", "tidak"][at % 3])),
        ])
    });
    Value::List(findings.collect())
}
