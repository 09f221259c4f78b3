//! Loci: regencies and cities, and what lies in them, with numbers of the place, contact and rules for visits.

use super::{
    Emit,
    front_matter::{Value, file, names, plain, text},
    heads::Heads,
    prose,
};

/// Writes a locus.
pub fn write(heads: &Heads, number: usize, emit: &Emit<'_>) {
    let head = heads.locus(number);
    let mut random = heads.random("locus", number);
    let summary = format!("{} dikunjungi karena caranya melayani warga.", head.title);
    let mut keys = vec![
        ("judul", text(&head.title)),
        ("ringkasan", text(summary)),
        ("diperbarui", plain("2026-09-01")),
    ];
    keys.push(("jenis", plain(head.kind)));
    if let Some(parent) = head.parent {
        keys.push(("induk", plain(format!("lokus/{}", heads.locus(parent).name))));
    } else {
        keys.push(("singkatan", text(format!("Pemda {}", head.title))));
    }
    keys.push(("provinsi", plain(head.province)));
    keys.push(("kabupaten_kota", text(&head.regency)));
    let is_full = heads.is_invented() || random.chance(70);
    if is_full {
        keys.push((
            "alamat",
            text(format!("Jalan Contoh {}, {}", random.between(1, 200), head.regency)),
        ));
        // The invented province lies in the sea, where it takes nobody's place.
        let (south, east) = if heads.is_invented() { (-5.6, 112.4) } else { (-8.0, 98.0) };
        let (high, wide) = if heads.is_invented() { (0.9, 1.6) } else { (10.0, 40.0) };
        let (lat, lon) = (south + high * random.share(), east + wide * random.share());
        keys.push(("koordinat", plain(format!("[{lat:.3}, {lon:.3}]"))));
        let people = if head.parent.is_none() { (90_000, 2_400_000) } else { (1_500, 60_000) };
        keys.push(("penduduk", plain(random.between(people.0, people.1))));
        let area = if head.parent.is_none() { (180, 5_700) } else { (3, 90) };
        keys.push(("luas_km2", plain(random.between(area.0, area.1))));
        let traits = ["pesisir", "pegunungan", "kepulauan", "perkotaan", "perdesaan"];
        let count = random.between(1, 2);
        keys.push(("karakteristik_wilayah", names(&random.sample(&traits, count))));
        keys.push(("kontak", contact(&head.name)));
        keys.push(("penerimaan_kunjungan", hosting(&mut random, &head.title)));
    }
    if random.chance(25) {
        keys.push((
            "penghargaan",
            Value::List(vec![Value::Map(vec![
                ("id", plain("g1")),
                ("nama", text("Kabupaten Layak Belajar")),
                ("tahun", plain(random.between(2015, 2025))),
            ])]),
        ));
    }
    keys.push((
        "sumber",
        Value::List(vec![Value::Map(vec![
            ("id", plain("s1")),
            ("judul", text("Catatan tim penyusun")),
        ])]),
    ));
    let body = format!("{}{}\n", prose::notice(heads), prose::paragraph(heads, &mut random));
    emit(&format!("content/lokus/{}.md", head.name), file(&keys, &body).as_bytes());
    if heads.is_invented() && number.is_multiple_of(3) {
        let keys = vec![
            ("title", text(&head.title)),
            ("summary", text("A place that other officials come to learn from.")),
            ("of", plain("2026-09-01")),
        ];
        let body =
            format!("{}Visitors are received on working days.\n", prose::english_notice(heads));
        emit(&format!("content/lokus/{}.en.md", head.name), file(&keys, &body).as_bytes());
    }
}

fn contact(name: &str) -> Value {
    Value::Map(vec![
        ("unit", text("Bagian Organisasi")),
        ("saluran", Value::List(vec![text(format!("https://{name}.example/kunjungan"))])),
    ])
}

fn hosting(random: &mut super::random::Random, title: &str) -> Value {
    let accepts: &[&str] =
        if random.chance(40) { &["kunjungan", "magang"] } else { &["kunjungan"] };
    Value::Map(vec![
        ("menerima", names(accepts)),
        ("batas_hari_kerja", plain(random.between(5, 20))),
        ("hari_kunjungan", names(&random.sample(&["Selasa", "Rabu", "Kamis"], 2))),
        ("kapasitas", plain(random.between(15, 60))),
        ("surat_kepada", text(format!("Kepala Bagian Organisasi {title}"))),
        ("dicek_pada", plain(format!("2026-{:02}-10", random.between(1, 9)))),
    ])
}
