//! What belongs to a person alone is told before it is published; what only looks like it is not.

use crate::{project::Project, stdout::stdout_of};

/// The rules that a body breaks.
fn rules(body: &str) -> Vec<String> {
    let project = Project::page(body);
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let rules = output.diagnostics.into_iter().map(|diagnostic| diagnostic.rule);
    rules.filter(|rule| rule != "orphan-page").collect()
}

#[test]
fn a_number_behind_any_white_space_is_judged_as_behind_a_plain_one() {
    for space in ["\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "\u{85}", "\u{2028}", " ", "\t"] {
        let found = rules(&format!("Telepon:{space}0812 3456 7890"));
        assert_eq!(found, ["private-phone"], "{space:?}");
    }
}

#[test]
fn mobile_numbers_are_told_however_they_are_written() {
    for written in [
        "0812-3456-7890",
        "(0812) 3456 7890",
        "0812.3456.7890",
        "081234567890",
        "+62 812-3456-7890",
        "+6281234567890",
        "6281234567890",
        "62 812 3456 7890",
        "0812 – 3456 – 7890",
        "Budi, hp: 0333 412345",
        "WA 8123456789",
        "HP no. 812 3456 7890",
        "0812-3456-7890/0813-1111-2222",
        "0812-3456-7890 0813-1111-2222",
        "pukul 10.30 0812 3456 7890",
        "https://wa.me/6281234567890",
        "<tel:+6281234567890>",
    ] {
        let found = rules(&format!("Hubungi {written} hari ini."));
        assert!(found.iter().any(|rule| rule == "private-phone"), "{written}: {found:?}");
    }
}

#[test]
fn figures_that_are_nobodys_are_not_told() {
    for written in [
        "Nilainya kira-kira 0.8509181282, lalu -0.8359262137 dan 0,8509181282",
        "koordinat -8.2192325, 114.3692267 dan 108.3692267891",
        "Rp62.812.345.678 atau Rp 0812345678 dan 628.123.456.789",
        "pada 08.12.2024 10.30 dan 08-12-2024 2025",
        "rekening 0812345678901 dan 0812 3456 7890 1234",
        "Nomor 0812345678 Tahun 2020 dan 0812345678/SK/2020",
        "kode 5.02.0.00.0.00.08.0000 dan DIPA 081.01.2.345678/2024",
        "(0333) 412345, 021-3456789 dan 14045",
        "https://contoh.go.id/081234567890 dan aset_081234567890 dan 081234567890123456",
        "| 8123456789012345 | 3510993456789012 | 123456789012345678 |",
        "ISBN 978-602-8123-45-6 dan 6212345678901",
    ] {
        assert_eq!(rules(written), Vec::<String>::new(), "{written}");
    }
}

#[test]
fn numbers_of_cards_and_officials_are_told() {
    assert_eq!(rules("NIK 3510010101800001."), ["identity-number"]);
    assert_eq!(rules("NIK 3510 0141 0180 0001."), ["identity-number"]);
    assert_eq!(rules("NIP 19800101 200501 1 001."), ["official-number"]);
    assert_eq!(rules("198001012005011001"), ["official-number"]);
}

#[test]
fn an_office_is_reached_by_its_own_telephone_and_mail() {
    let of_contact = |contact: &str| {
        let project = Project::new();
        let locus = crate::samples::with(crate::samples::LOCUS, contact, "Isi.");
        project.file(crate::samples::LOCUS_PATH, locus);
        let output = stdout_of(&project, ["check", "--format", "json"]);
        let rules = output.diagnostics.into_iter().map(|diagnostic| diagnostic.rule);
        rules.filter(|rule| rule.starts_with("private")).collect::<Vec<_>>()
    };
    for (contact, expected) in [
        ("kontak: 0812-3456-7890\n", &["private-phone.contact"][..]),
        ("kontak:\n  unit: Humas\n  saluran: [6281234567890]\n", &["private-phone.contact"]),
        ("kontak: puskesmas.melati@gmail.com\n", &["private-email.contact"]),
        ("kontak:\n  saluran: (0333) 412345\n", &[]),
        ("kontak: organisasi@contoh.go.id\n", &[]),
    ] {
        assert_eq!(of_contact(contact), expected, "{contact}");
    }
}

#[test]
fn addresses_of_free_mail_are_told() {
    assert_eq!(rules("Surel: Budi.S@Gmail.com, ani@yahoo.co.id."), ["private-email"; 2]);
    assert_eq!(rules("organisasi@contoh.go.id dan @gmail.com dan a@gmail.com.id"), [""; 0]);
}
