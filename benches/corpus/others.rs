//! Settings, terms, institutes, adoptions and pages.

use super::{
    Emit,
    front_matter::{Value, data, file, plain, text},
    heads::{Heads, INVENTED_PROVINCE},
    prose,
    random::Random,
    visit,
};

/// Writes all of them.
pub fn write(heads: &Heads, emit: &Emit<'_>) {
    emit("teladan.yaml", settings(heads).as_bytes());
    if heads.is_invented() {
        emit("content/istilah/provinsi.yaml", INVENTED_TERM.as_bytes());
    }
    for (name, title, kind) in heads.institutes() {
        let keys = vec![
            ("judul", text(*title)),
            ("ringkasan", text(format!("{title} menyelenggarakan pelatihan kepemimpinan."))),
            ("jenis", plain(kind)),
            ("sumber", source()),
        ];
        let body = format!(
            "{}{}",
            prose::notice(heads),
            prose::paragraph(heads, &mut heads.random(name, 0))
        );
        emit(&format!("content/lembaga/{name}.md"), file(&keys, &body).as_bytes());
    }
    for number in 0..heads.adoptions() {
        adoption(heads, number, emit);
    }
    pages(heads, emit);
}

/// The term of the province that does not exist.
const INVENTED_TERM: &str = "vocabulary: provinces
terms:
  - id: nusa-selaras
    label: {id: Nusa Selaras (rekaan), en: Nusa Selaras (invented)}
    coordinates: [-5.2, 113.2]
    synonyms: [Provinsi Nusa Selaras]
";

fn settings(heads: &Heads) -> String {
    let both = |id: &str, en: &str| Value::Map(vec![("id", text(id)), ("en", text(en))]);
    let (title, description, publisher) = if heads.is_invented() {
        (
            both("Contoh rekaan: Provinsi Nusa Selaras", "Invented example: Nusa Selaras Province"),
            both(
                "Provinsi ini tidak ada. Semua isinya rekaan.",
                "There is no such province. All of it is invented.",
            ),
            "Isi rekaan / invented content",
        )
    } else {
        (
            both("Basis pengetahuan terukur", "Measured knowledge base"),
            both("Isi buatan untuk pengukuran.", "Generated content for measuring."),
            "Teladan",
        )
    };
    data(&[
        ("judul", title),
        ("bahasa", plain(if heads.plan.is_bilingual { "[id, en]" } else { "[id]" })),
        ("deskripsi", description),
        ("penerbit", Value::Map(vec![("nama", text(publisher))])),
        ("lisensi", text("CC0 1.0")),
    ])
}

fn source() -> Value {
    Value::List(vec![Value::Map(vec![
        ("id", plain("s1")),
        ("judul", text("Catatan tim penyusun")),
    ])])
}

fn adoption(heads: &Heads, number: usize, emit: &Emit<'_>) {
    let mut random = heads.random("adoption", number);
    let case = full_case(heads, &mut random);
    let office = heads.locus(random.below(heads.loci()));
    let mut keys = vec![
        ("judul", text(format!("{} di {}", case.title.replace('*', ""), office.title))),
        (
            "ringkasan",
            text(format!("{} mencoba apa yang dipelajari di tempat lain.", office.title)),
        ),
        ("diperbarui", plain("2026-09-01")),
        ("penerima", plain(format!("lokus/{}", office.name))),
    ];
    let status =
        *random.pick(&["disusun", "direncanakan", "berjalan", "berjalan", "selesai", "berhenti"]);
    keys.push(("status", plain(status)));
    keys.push(("praktik", plain(&case.name)));
    keys.push(("pembelajaran", plain("p1")));
    let visit = random.below(heads.visits());
    if visit::cases(heads, visit).iter().any(|at| heads.case(*at).name == case.name) {
        keys.push(("kunjungan", plain(heads.visit_name(visit))));
    }
    keys.push(("cara_replikasi", plain(random.pick(&["meniru", "menyesuaikan", "terinspirasi"]))));
    keys.push((
        "tahap_replikasi",
        plain(random.pick(&["cek", "uji", "sesuaikan", "terapkan", "petik-hasil"])),
    ));
    keys.push(("yang_diubah", text("Jadwalnya mengikuti hari pasar setempat.")));
    keys.push(("mulai", plain(random.between(2019, 2025))));
    if heads.is_invented() && ["berjalan", "selesai"].contains(&status) && number.is_multiple_of(2)
    {
        keys.push(("hasil", text("Waktu menunggu turun dari dua jam menjadi empat puluh menit.")));
    }
    if status == "berhenti" {
        keys.push(("alasan_berhenti", text("Pimpinan unit berganti sebelum percobaan selesai.")));
    }
    keys.push(("sumber", source()));
    let body = format!("{}{}", prose::notice(heads), prose::paragraph(heads, &mut random));
    emit(&format!("content/adopsi/adopsi-{:04}.md", number + 1), file(&keys, &body).as_bytes());
}

/// A case with lessons.
fn full_case(heads: &Heads, random: &mut Random) -> super::heads::CaseHead {
    loop {
        let case = heads.case(random.below(heads.cases()));
        if !case.is_thin {
            return case;
        }
    }
}

fn pages(heads: &Heads, emit: &Emit<'_>) {
    let about = if heads.is_invented() {
        format!(
            "{}Tidak ada provinsi bernama Nusa Selaras (`{INVENTED_PROVINCE}`). Basis pengetahuan ini dibuat oleh program \
             agar fitur situs dapat dilihat: angka, gambar, kontak, aturan kunjungan, dan catatan peserta.\n",
            prose::notice(heads)
        )
    } else {
        "Isi situs ini dibuat oleh program untuk pengukuran.\n".to_owned()
    };
    let keys = vec![
        ("judul", text("Tentang")),
        ("ringkasan", text("Tentang isi situs ini.")),
        ("menu", plain("ya")),
        ("diperbarui", plain("2026-09-01")),
    ];
    emit("content/halaman/tentang.md", file(&keys, &about).as_bytes());
    if !heads.plan.is_bilingual {
        return;
    }
    let keys = vec![
        ("title", text("About")),
        ("summary", text("About the content of this site.")),
        ("of", plain("2026-09-01")),
    ];
    let about =
        format!("{}The content of this site was generated.\n", prose::english_notice(heads));
    emit("content/halaman/tentang.en.md", file(&keys, &about).as_bytes());
}
