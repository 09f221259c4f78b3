//! The form of the Innovative Government Award: the profile of a regional innovation and the twenty
//! indicators of the ministry's index. Where the headings are from: `docs/decisions/forms.md`.

use super::definition::{
    AnswerPart::{Body, LabelledRow, List, Row, Since, Text},
    FormDefinition, FormSection, LengthLimit,
};

/// A heading without a limit.
const fn ask(
    heading: &'static str,
    parts: &'static [super::definition::AnswerPart],
    question: [&'static str; 2],
) -> FormSection {
    FormSection { heading, parts, limit: None, question }
}

pub(super) const IGA: FormDefinition = FormDefinition {
    title: "Profil dan Indikator Inovasi Daerah (Innovative Government Award)",
    language: "id",
    sections: &[
        ask(
            "Nama Inovasi Daerah",
            &[Text("title")],
            ["Apa nama inovasinya?", "What is the innovation called?"],
        ),
        ask(
            "Dibuat oleh",
            &[Row("locus"), LabelledRow("implementer")],
            ["Perangkat daerah mana yang mengajukan?", "Which office submits it?"],
        ),
        ask(
            "Tahapan Inovasi",
            &[Row("stage")],
            ["Inisiatif, uji coba, atau penerapan?", "Initiative, trial or applied?"],
        ),
        ask(
            "Inisiator Inovasi Daerah",
            &[Row("initiator")],
            [
                "Kepala daerah, anggota DPRD, perangkat daerah, ASN, atau masyarakat?",
                "The head of the region, the council, an office, an official or the community?",
            ],
        ),
        ask(
            "Jenis Inovasi",
            &[LabelledRow("digital")],
            ["Digital atau nondigital?", "Digital or not?"],
        ),
        ask(
            "Bentuk Inovasi Daerah",
            &[Row("form")],
            [
                "Tata kelola, pelayanan publik, atau bentuk lainnya?",
                "Governance, public service or another form?",
            ],
        ),
        ask(
            "Urusan Inovasi Daerah",
            &[Row("sectors")],
            ["Urusan pemerintahan mana yang dilayani?", "Which field of government does it serve?"],
        ),
        FormSection {
            heading: "Rancang Bangun dan Pokok Perubahan yang Dilakukan",
            parts: &[
                Text("problem"),
                Text("origin"),
                Text("how"),
                List("process"),
                LabelledRow("change"),
                LabelledRow("novelty"),
                Body,
            ],
            limit: Some(LengthLimit::WordsAtLeast(300)),
            question: [
                "Bagaimana keadaan sebelumnya, apa yang dibarui, dan bagaimana cara kerjanya?",
                "How was it before, what was renewed, and how does it work?",
            ],
        },
        ask(
            "Tujuan Inovasi Daerah",
            &[Text("goal")],
            ["Apa yang hendak dicapai?", "What was to be achieved?"],
        ),
        ask(
            "Manfaat yang Diperoleh",
            &[Text("beneficiaries")],
            ["Siapa yang mendapat manfaat, dan manfaat apa?", "Who benefits, and how?"],
        ),
        ask(
            "Hasil Inovasi",
            &[List("results")],
            [
                "Apa hasilnya, dengan angka sebelum dan sesudah?",
                "What came of it, with figures before and after?",
            ],
        ),
        ask(
            "Waktu Uji Coba Inovasi Daerah",
            &[Since("trial")],
            ["Tanggal berapa uji coba dimulai?", "On which day did the trial begin?"],
        ),
        ask(
            "Waktu Implementasi",
            &[Since("applied")],
            ["Tanggal berapa penerapan dimulai?", "On which day was it put to use?"],
        ),
        ask(
            "Anggaran",
            &[Row("budget")],
            ["Berapa anggarannya, dan tahun berapa?", "How much money, and in which year?"],
        ),
        ask(
            "Indikator: Regulasi Inovasi Daerah",
            &[List("regulation")],
            [
                "Peraturan atau keputusan apa yang menetapkannya?",
                "Which regulation or decree names it?",
            ],
        ),
        ask(
            "Indikator: Ketersediaan SDM terhadap Inovasi Daerah",
            &[Row("staff")],
            ["Berapa orang pelaksananya?", "How many people run it?"],
        ),
        ask(
            "Indikator: Dukungan Anggaran",
            &[Row("budget")],
            [
                "Pada tahap mana anggaran tersedia dalam APBD?",
                "At which stage did the regional budget pay for it?",
            ],
        ),
        ask(
            "Indikator: Alat Kerja",
            &[Row("tools")],
            ["Apakah alat kerjanya manual atau elektronik?", "Are its tools manual or electronic?"],
        ),
        ask(
            "Indikator: Bimtek Inovasi",
            &[],
            [
                "Berapa kali bimbingan teknis diadakan dua tahun terakhir?",
                "How many trainings were held in the last two years?",
            ],
        ),
        ask(
            "Indikator: Integrasi Program dan Kegiatan Inovasi dalam RKPD",
            &[],
            [
                "Dalam RKPD tahun berapa inovasi ini dimuat?",
                "In the plan of which years does it stand?",
            ],
        ),
        ask(
            "Indikator: Keterlibatan Aktor Inovasi",
            &[List("partners"), List("stakeholders")],
            [
                "Unsur mana yang terlibat: pemerintah, perguruan tinggi, usaha, masyarakat, media?",
                "Who takes part: government, universities, business, community, media?",
            ],
        ),
        ask(
            "Indikator: Pelaksana Inovasi Daerah",
            &[Row("implementer")],
            [
                "Siapa pelaksananya, dan keputusan apa yang menetapkan mereka?",
                "Who runs it, and by which decree?",
            ],
        ),
        ask(
            "Indikator: Jejaring Inovasi",
            &[],
            ["Perangkat daerah mana saja yang terlibat?", "Which offices take part?"],
        ),
        ask(
            "Indikator: Sosialisasi Inovasi Daerah",
            &[],
            ["Melalui media apa inovasi ini dikenalkan?", "By which media was it made known?"],
        ),
        ask(
            "Indikator: Pedoman Teknis",
            &[],
            ["Apakah ada pedoman pemakaiannya?", "Is there a guide to its use?"],
        ),
        ask(
            "Indikator: Kemudahan Informasi Layanan",
            &[],
            [
                "Bagaimana warga mendapat informasi layanan?",
                "How do citizens get to know about the service?",
            ],
        ),
        ask(
            "Indikator: Kemudahan Proses Inovasi yang Dihasilkan",
            &[],
            [
                "Berapa lama warga menunggu hasilnya?",
                "How long do citizens wait for what they asked for?",
            ],
        ),
        ask(
            "Indikator: Penyelesaian Layanan Pengaduan",
            &[],
            [
                "Berapa pengaduan masuk, dan berapa yang selesai?",
                "How many complaints came in, and how many were settled?",
            ],
        ),
        ask(
            "Indikator: Layanan Terintegrasi",
            &[],
            [
                "Apakah layanan ini tersambung dengan layanan lain?",
                "Is the service joined with others?",
            ],
        ),
        ask(
            "Indikator: Replikasi",
            &[LabelledRow("adoptions")],
            [
                "Daerah mana saja yang telah mereplikasi, dan apa buktinya?",
                "Which regions have copied it, and what shows it?",
            ],
        ),
        ask(
            "Indikator: Kecepatan Penciptaan Inovasi",
            &[LabelledRow("months")],
            [
                "Berapa bulan sejak gagasan sampai berjalan?",
                "How many months from the idea until it ran?",
            ],
        ),
        ask(
            "Indikator: Kemanfaatan Inovasi",
            &[Text("beneficiaries")],
            ["Berapa jumlah penerima manfaatnya?", "How many people benefit?"],
        ),
        ask(
            "Indikator: Monitoring dan Evaluasi Inovasi Daerah",
            &[
                Row("evaluation_phase"),
                LabelledRow("evaluation_by"),
                LabelledRow("evaluation_purposes"),
            ],
            [
                "Siapa yang mengevaluasi, dan apa laporannya?",
                "Who evaluated it, and where is the report?",
            ],
        ),
        ask(
            "Indikator: Kualitas Inovasi Daerah",
            &[],
            [
                "Apakah ada video yang menerangkan inovasi ini?",
                "Is there a video that explains it?",
            ],
        ),
    ],
};
