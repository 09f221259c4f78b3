//! Cases: one in six is thin, the others tell what helped, what stood in the way, what came of it and what can
//! be learnt, with figures; some have a drawing, some an English version.

use std::fmt::Write as _;

use super::{
    Emit,
    drawing::drawing,
    front_matter::{Value, file, names, plain, text},
    heads::{CaseHead, Heads},
    prose,
    random::Random,
    visit,
};

/// The keys of a case, in their order.
type Keys = Vec<(&'static str, Value)>;

/// Who says so.
const SAID_BY: [&str; 4] = ["lokus", "peserta", "dokumen", "pihak-ketiga"];

/// Writes a case with what belongs to it.
pub fn write(heads: &Heads, number: usize, emit: &Emit<'_>) {
    let head = heads.case(number);
    let (path, source) = main_file(heads, number);
    emit(&path, source.as_bytes());
    if head.is_translated {
        let path = path.trim_end_matches(".md");
        emit(&format!("{path}.en.md"), translation(heads, &head, number).as_bytes());
    }
    if has_photo(heads, number) {
        let svg = drawing(&mut heads.random("drawing", number));
        emit(&path.replace("index.md", "gambar.svg"), svg.as_bytes());
    }
}

/// The main file of a case: its path and its text.
pub fn main_file(heads: &Heads, number: usize) -> (String, String) {
    let head = heads.case(number);
    let mut random = heads.random("case", number);
    let mut keys: Keys =
        vec![("judul", text(&head.title)), ("ringkasan", text(summary(heads, &head, number)))];
    keys.push(("diperbarui", plain(updated(heads, number))));
    keys.push(("lokus", plain(format!("lokus/{}", heads.locus(head.locus).name))));
    keys.push(("bidang", sectors(heads, &head, &mut random)));
    if heads.is_invented() {
        origin(&mut keys, heads, number);
    }
    let body = if head.is_thin {
        thin(&mut keys);
        format!("{}{}\n", prose::notice(heads), prose::paragraph(heads, &mut random))
    } else {
        facts(&mut keys, heads, &head, &mut random);
        claims(&mut keys, heads, &head, number, &mut random);
        prose::case_body(heads, &mut random)
    };
    if has_photo(heads, number) {
        keys.push(("foto", photo(heads, &head)));
    }
    keys.push(("sumber", sources(heads, &mut random)));
    let name = if has_photo(heads, number) {
        format!("{}/index.md", head.name)
    } else {
        format!("{}.md", head.name)
    };
    (format!("content/praktik/{name}"), file(&keys, &body))
}

fn has_photo(heads: &Heads, number: usize) -> bool {
    heads.random("has photo", number).chance(if heads.is_invented() { 45 } else { 6 })
}

fn updated(heads: &Heads, number: usize) -> String {
    let mut random = heads.random("updated", number);
    format!("2026-{:02}-{:02}", random.between(1, 10), random.between(1, 28))
}

fn summary(heads: &Heads, head: &CaseHead, number: usize) -> String {
    if heads.is_invented() || number.is_multiple_of(2) {
        return format!("{} {}", head.practice[3], head.practice[4]);
    }
    heads.words.sentence(&mut heads.random("summary", number), 12, 20).replace('*', "")
}

fn sectors(heads: &Heads, head: &CaseHead, random: &mut Random) -> Value {
    let other = random.pick(&heads.words.practices)[0];
    if random.chance(30) && other != head.sector {
        return names(&[head.sector, other]);
    }
    plain(head.sector)
}

/// From which practices it was taken, and which institute wrote it when. Where much is measured nothing
/// was taken, so that measurements of different days can be compared.
fn origin(keys: &mut Keys, heads: &Heads, number: usize) {
    let mut random = heads.random("origin", number);
    if random.chance(65) {
        let institutes = heads.institutes();
        keys.push(("lembaga", plain(institutes[random.below(institutes.len())].0)));
        keys.push(("tanggal", plain(format!("{}-05-20", random.between(2016, 2025)))));
    }
    if number == 0 || !random.chance(35) {
        return;
    }
    let mut givers = vec![format!("praktik/{}", heads.case(random.below(number)).name)];
    if random.chance(30) {
        givers.push("Pasar pelayanan di Kota Lama (rekaan)".to_owned());
    }
    keys.push(("inspirasi", names(&givers)));
}

/// The first visit that looked at a case, in the invented province.
fn learnt_at(heads: &Heads, number: usize) -> Option<usize> {
    let mut visits = 0..if heads.is_invented() { heads.visits() } else { 0 };
    visits.find(|visit| visit::cases(heads, *visit).contains(&number))
}

fn thin(keys: &mut Keys) {
    for key in ["faktor_keberhasilan", "hambatan", "hasil", "pembelajaran"] {
        keys.push((key, plain("belum-diketahui")));
    }
}

fn facts(keys: &mut Keys, heads: &Heads, head: &CaseHead, random: &mut Random) {
    keys.push(("masalah", text(head.practice[3])));
    keys.push(("cara_kerja", text(head.practice[4])));
    if random.chance(60) {
        keys.push(("tujuan", text(prose::sentence(heads, random))));
        keys.push(("asal_gagasan", text(prose::sentence(heads, random))));
    }
    keys.push(("bentuk", plain(random.pick(&["tata-kelola", "pelayanan-publik", "lainnya"]))));
    keys.push(("digital", plain(random.pick(&["ya", "tidak"]))));
    keys.push((
        "jenis_perubahan",
        names(&random.sample(&["produk", "layanan", "proses", "komunikasi"], 2)),
    ));
    keys.push((
        "kebaruan",
        plain(random.pick(&["pertama", "disesuaikan", "meniru", "belum-diketahui"])),
    ));
    keys.push((
        "tahapan",
        plain(random.pick(&["inisiatif", "uji-coba", "penerapan", "penerapan"])),
    ));
    keys.push(("sejak", plain(format!("{}-{:02}", head.since, random.between(1, 12)))));
    if random.chance(12) {
        keys.push(("berhenti", plain(head.since + 2)));
        keys.push(("status", plain("berhenti")));
    } else {
        keys.push(("status", plain("berlanjut")));
    }
    keys.push(("dicek_pada", plain(format!("2026-{:02}-15", random.between(1, 10)))));
    keys.push((
        "inisiator",
        plain(random.pick(&["pimpinan", "perangkat-daerah", "pegawai", "masyarakat"])),
    ));
    if random.chance(50) {
        keys.push((
            "mitra_inovasi",
            names(&random.sample(&["perguruan-tinggi", "swasta", "warga", "media"], 2)),
        ));
        keys.push(("tpb", names(&random.sample(&["1", "2", "3", "4", "6", "8", "11", "16"], 2))));
        let money = Value::Map(vec![
            ("jumlah", plain(random.between(20, 900) * 1_000_000)),
            ("mata_uang", plain("IDR")),
            ("tahun", plain(head.since)),
        ]);
        keys.push((
            "sumber_daya",
            Value::Map(vec![
                ("pegawai", plain(random.between(2, 40))),
                ("anggaran", money),
                ("lama_bulan", plain(random.between(2, 24))),
            ]),
        ));
    }
}

fn claims(keys: &mut Keys, heads: &Heads, head: &CaseHead, number: usize, random: &mut Random) {
    let words = &heads.words;
    let count = random.between(2, 5);
    let factors =
        random.sample(&words.factors, count).into_iter().enumerate().map(|(at, fields)| {
            let mut keys =
                vec![("id", plain(format!("f{}", at + 1))), ("faktor", plain(fields[0]))];
            keys.push(("uraian", text(note(heads, fields[1], random_of(heads, number, at)))));
            keys.push(("menurut", plain(SAID_BY[(number + at) % 4])));
            if at == 0 {
                keys.push(("wajib_ada", plain("ya")));
            }
            keys.push(("sumber", plain("s1")));
            Value::Map(keys)
        });
    keys.push(("faktor_keberhasilan", Value::List(factors.collect())));
    let count = random.between(1, 4);
    let obstacles =
        random.sample(&words.obstacles, count).into_iter().enumerate().map(|(at, fields)| {
            let mut keys =
                vec![("id", plain(format!("h{}", at + 1))), ("faktor", plain(fields[0]))];
            keys.push(("uraian", text(note(heads, fields[1], random_of(heads, number, 10 + at)))));
            keys.push(("cara_mengatasi", text(fields[2])));
            keys.push((
                "keadaan_akhir",
                plain(["teratasi", "teratasi-sebagian", "belum-teratasi"][(number + at) % 3]),
            ));
            keys.push(("menurut", plain(SAID_BY[(number + at + 1) % 4])));
            Value::Map(keys)
        });
    keys.push(("hambatan", Value::List(obstacles.collect())));
    keys.push(("hasil", results(heads, head, random)));
    let count = random.between(1, 3);
    let learnt_at = learnt_at(heads, number);
    let lessons =
        random.sample(&words.lessons, count).into_iter().enumerate().map(|(at, fields)| {
            let mut keys = vec![("id", plain(format!("p{}", at + 1)))];
            keys.push(("isi", text(note(heads, fields[1], random_of(heads, number, 20 + at)))));
            keys.push(("sikap", plain(fields[0])));
            keys.push(("syarat", text(fields[2])));
            if let Some(visit) = learnt_at.filter(|_| at == 0) {
                keys.push(("kunjungan", plain(heads.visit_name(visit))));
            }
            Value::Map(keys)
        });
    keys.push(("pembelajaran", Value::List(lessons.collect())));
    process(keys, heads, head, random);
}

fn random_of(heads: &Heads, number: usize, part: usize) -> Random {
    heads.random("note", number * 32 + part)
}

/// A note: as it is, or with a sentence of the large vocabulary where much is measured.
fn note(heads: &Heads, sensible: &str, mut random: Random) -> String {
    if heads.is_invented() {
        return sensible.to_owned();
    }
    format!("{sensible} {}", heads.words.sentence(&mut random, 6, 14).replace('*', ""))
}

fn results(heads: &Heads, head: &CaseHead, random: &mut Random) -> Value {
    let figure: Vec<&str> = head.practice[5].split(';').map(str::trim).collect();
    let evidence = ["kuat", "sedang", "awal", "pernyataan"];
    let mut results = vec![Value::Map(vec![
        ("id", plain("r1")),
        ("indikator", text(figure[0])),
        ("sebelum", plain(figure[1].replace('.', ","))),
        ("sesudah", plain(figure[2].replace('.', ","))),
        ("satuan", text(figure[3])),
        ("periode", text(format!("{} sampai {}", head.since, head.since + 1))),
        ("kekuatan_bukti", plain(random.pick(&evidence))),
        ("sumber", plain("s1")),
    ])];
    if random.chance(60) {
        let before = random.between(30, 60);
        results.push(Value::Map(vec![
            ("id", plain("r2")),
            ("indikator", text("Warga yang puas")),
            ("sebelum", plain(before)),
            ("sesudah", plain(before + random.between(5, 35))),
            ("satuan", text("persen")),
            ("kekuatan_bukti", plain(random.pick(&evidence))),
        ]));
    }
    if random.chance(25) {
        results.push(Value::Map(vec![
            ("id", plain("r3")),
            ("indikator", text("Sikap petugas")),
            ("sebelum", text("menunggu perintah")),
            (
                "sesudah",
                text(if heads.is_invented() {
                    "mengusulkan sendiri"
                } else {
                    "hampir semua mengusulkan"
                }),
            ),
            ("kekuatan_bukti", plain("pernyataan")),
        ]));
    }
    Value::List(results)
}

fn process(keys: &mut Keys, heads: &Heads, head: &CaseHead, random: &mut Random) {
    if random.chance(60) {
        let steps =
            ["Masalah dibahas bersama", "Percobaan di satu tempat", "Diperluas ke semua tempat"];
        let steps = steps.iter().enumerate().map(|(at, step)| {
            Value::Map(vec![
                ("id", plain(format!("l{}", at + 1))),
                ("waktu", plain(head.since + at)),
                ("langkah", text(*step)),
                ("oleh", text("Kepala unit")),
            ])
        });
        keys.push(("proses_perubahan", Value::List(steps.collect())));
        let who = [
            ("Kepala unit", "Memutuskan dan memeriksa"),
            ("Petugas", "Menjalankan"),
            ("Warga", "Menilai"),
        ];
        let who = who.iter().enumerate().map(|(at, (who, part))| {
            Value::Map(vec![
                ("id", plain(format!("o{}", at + 1))),
                ("siapa", text(*who)),
                ("peran", text(*part)),
            ])
        });
        keys.push(("pelaku", Value::List(who.collect())));
    }
    if random.chance(25) {
        keys.push((
            "penghargaan",
            Value::List(vec![Value::Map(vec![
                ("id", plain("g1")),
                ("nama", text("Penghargaan Inovasi Daerah")),
                (
                    "pemberi",
                    text(if heads.is_invented() { "Gubernur Nusa Selaras" } else { "Gubernur" }),
                ),
                ("tahun", plain(head.since + 1)),
                ("peringkat", plain(random.pick(&["juara-1", "finalis", "inovatif", "pemenang"]))),
            ])]),
        ));
    }
    let other = heads.case(random.below(heads.cases()));
    if random.chance(40) && other.name != head.name {
        let related =
            Value::Map(vec![("praktik", plain(other.name)), ("hubungan", plain("serupa"))]);
        keys.push(("terkait", Value::List(vec![related])));
    }
}

fn photo(heads: &Heads, head: &CaseHead) -> Value {
    let place = heads.locus(head.locus).title;
    Value::List(vec![Value::Map(vec![
        ("id", plain("gambar")),
        ("berkas", plain("gambar.svg")),
        ("alt", text(format!("Gambar rekaan: rumah, perbukitan, dan warga di {place}"))),
        ("keterangan", text(format!("Gambar, bukan foto: suasana di {place}"))),
        ("kredit", text("Digambar oleh pembuat contoh Teladan")),
    ])])
}

fn sources(heads: &Heads, random: &mut Random) -> Value {
    let title = if heads.is_invented() {
        "Catatan rekaan untuk contoh"
    } else {
        "Laporan kunjungan lapangan"
    };
    Value::List(vec![Value::Map(vec![
        ("id", plain("s1")),
        ("judul", text(title)),
        ("penerbit", text("Tim penyusun")),
        ("tanggal", plain(random.between(2018, 2026))),
    ])])
}

fn translation(heads: &Heads, head: &CaseHead, number: usize) -> String {
    let title = if heads.is_invented() {
        head.practice[2].to_owned()
    } else {
        format!("{} in {}", head.practice[2], heads.locus(head.locus).regency)
    };
    let figure: Vec<&str> = head.practice[5].split(';').map(str::trim).collect();
    let keys = vec![
        ("title", text(&title)),
        ("summary", text(format!("{}, told by those who run it.", head.practice[2]))),
        ("of", plain(updated(heads, number))),
    ];
    let mut body = prose::english_notice(heads).to_owned();
    let _ = write!(
        body,
        "The practice began in {}. Its main figure went from {} to {}.\n\n## What a visitor should ask\n\n\
         1. Who keeps it going when the head of the unit leaves?\n2. What did it cost in the second year?\n",
        head.since, figure[1], figure[2],
    );
    file(&keys, &body)
}
