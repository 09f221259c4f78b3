//! What other entries need to know of an entry: its name, title and place. Made from its number alone, so that
//! entries can be made in any order.

use super::{
    Plan, Setting,
    random::Random,
    words::{Fields, Words, capital},
};

/// Provinces of the built-in list, the populous ones first.
const PROVINCES: [&str; 16] = [
    "jawa-timur",
    "jawa-barat",
    "jawa-tengah",
    "banten",
    "sumatera-utara",
    "sulawesi-selatan",
    "di-yogyakarta",
    "bali",
    "lampung",
    "sumatera-barat",
    "riau",
    "kalimantan-timur",
    "aceh",
    "maluku",
    "nusa-tenggara-barat",
    "papua",
];

/// Training institutes of the measuring corpus: name in files, title, kind.
const INSTITUTES: [(&str, &str, &str); 8] = [
    ("lan-pusat", "Pusat Pelatihan LAN", "lan"),
    ("bpsdm-lampung", "BPSDM Provinsi Lampung", "bpsdm"),
    ("bpsdm-jawa-tengah", "BPSDM Provinsi Jawa Tengah", "bpsdm"),
    ("pusdiklat-kemnaker", "Pusdiklat Pegawai Kemnaker", "pusdiklat"),
    ("bapelkes-semarang", "Bapelkes Semarang", "bapelkes"),
    ("bkpsdm-banyumas", "BKPSDM Kabupaten Banyumas", "bkpsdm"),
    ("bpsdm-jawa-barat", "BPSDM Provinsi Jawa Barat", "bpsdm"),
    ("pusdiklat-kemenkes", "Pusdiklat Kemenkes", "pusdiklat"),
];

/// Of the invented province.
const INVENTED_INSTITUTES: [(&str, &str, &str); 3] = [
    ("bpsdm-nusa-selaras", "BPSDM Provinsi Nusa Selaras", "bpsdm"),
    ("bapelkes-nusa-selaras", "Bapelkes Nusa Selaras", "bapelkes"),
    ("bkpsdm-sagara", "BKPSDM Kabupaten Sagara", "bkpsdm"),
];

/// The province that does not exist.
pub const INVENTED_PROVINCE: &str = "nusa-selaras";

/// Letters that text processing meets seldom.
const RARE_TITLES: [&str; 8] = [
    "Ka’bah – ibadah",
    "Ngudi Rahayu ꦲꦏ꧀ꦱꦫ",
    "المدرسة",
    "naïveté & coöperasi",
    "Sawah 🌾 lestari",
    "e\u{301}lan",
    "日本の事例",
    "½ jam / ≤ 30 menit",
];

/// Everything that entries know of each other.
#[derive(Debug)]
pub struct Heads {
    /// What is made.
    pub plan: Plan,
    /// The words that texts are made of.
    pub words: Words,
}

/// A case, as others see it.
#[derive(Debug)]
pub struct CaseHead {
    /// Its name in files.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its sector.
    pub sector: &'static str,
    /// The practice that it tells of.
    pub practice: Fields,
    /// The number of its locus.
    pub locus: usize,
    /// Whether nothing but the necessary is known.
    pub is_thin: bool,
    /// Whether it is told in English too.
    pub is_translated: bool,
    /// The year it began.
    pub since: usize,
}

/// A locus, as others see it.
#[derive(Debug)]
pub struct LocusHead {
    /// Its name in files.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The term of its kind.
    pub kind: &'static str,
    /// The regency or city that it is, or lies in.
    pub regency: String,
    /// Its province.
    pub province: &'static str,
    /// The number of the locus that it is part of.
    pub parent: Option<usize>,
}

impl Heads {
    /// The heads of a plan.
    pub fn new(plan: Plan, words: Words) -> Self {
        Self { plan, words }
    }

    /// Whether this is the province for looking at.
    pub fn is_invented(&self) -> bool {
        self.plan.setting == Setting::InventedProvince
    }

    /// The numbers of one thing.
    pub fn random(&self, sort: &str, number: usize) -> Random {
        Random::new(self.plan.seed, sort, number)
    }

    /// How many cases there are.
    pub fn cases(&self) -> usize {
        self.plan.cases
    }

    /// How many loci there are.
    pub fn loci(&self) -> usize {
        if self.is_invented() { 14 } else { (self.plan.cases / 20).max(2) }
    }

    /// How many visits there are.
    pub fn visits(&self) -> usize {
        if self.is_invented() { 10 } else { (self.plan.cases / 50).max(1) }
    }

    /// How many adoptions there are.
    pub fn adoptions(&self) -> usize {
        if self.is_invented() { 12 } else { (self.plan.cases / 40).max(1) }
    }

    /// The institutes.
    pub fn institutes(&self) -> &'static [(&'static str, &'static str, &'static str)] {
        if self.is_invented() { &INVENTED_INSTITUTES } else { &INSTITUTES }
    }

    /// The head of a case.
    pub fn case(&self, number: usize) -> CaseHead {
        let mut random = self.random("case head", number);
        let practices = &self.words.practices;
        let practice = if self.is_invented() {
            practices[number % practices.len()].clone()
        } else {
            random.pick(practices).clone()
        };
        // Few loci have many cases: those with a small number.
        let most = random.below(self.loci());
        let locus = if self.is_invented() { number % self.loci() } else { random.below(most + 1) };
        let title = self.case_title(&mut random, &practice, locus, number);
        let name = if self.is_invented() {
            let again = number / practices.len();
            if again == 0 { slug(&title) } else { format!("{}-{}", slug(&title), again + 1) }
        } else {
            let start: Vec<&str> = practice[1].split(' ').take(3).collect();
            format!("{}-{number:05}", slug(&start.join(" ")))
        };
        CaseHead {
            name,
            title,
            sector: practice[0],
            practice,
            locus,
            is_thin: random.chance(18) && !(self.is_invented() && number < 6),
            is_translated: self.plan.is_bilingual
                && random.chance(if self.is_invented() { 35 } else { 8 }),
            since: self.random("since", number).between(2012, 2024),
        }
    }

    fn case_title(
        &self,
        random: &mut Random,
        practice: &Fields,
        locus: usize,
        number: usize,
    ) -> String {
        if self.is_invented() {
            return practice[1].to_owned();
        }
        let place = self.locus(locus).regency;
        if random.chance(40) {
            return format!("{} di {place}", practice[1]);
        }
        let sentence = self.words.sentence(random, 4, 8);
        let sentence = sentence.trim_end_matches('.').replace('*', "");
        if number % 25 == 24 {
            let rare = RARE_TITLES[number / 25 % RARE_TITLES.len()];
            return format!("{sentence} {rare} di {place}");
        }
        format!("{sentence} di {place}")
    }

    /// The head of a locus.
    pub fn locus(&self, number: usize) -> LocusHead {
        let mut random = self.random("locus head", number);
        // Every third is a regency or city, the others lie in one.
        let is_government = number.is_multiple_of(3);
        let parent = (!is_government).then(|| number - number % 3);
        let place = self.place(parent.unwrap_or(number));
        let is_city = parent.unwrap_or(number) % 4 == 3;
        let regency = format!("{} {place}", if is_city { "Kota" } else { "Kabupaten" });
        let province = if self.is_invented() {
            INVENTED_PROVINCE
        } else {
            let government = parent.unwrap_or(number);
            let mut random = self.random("province", government);
            let most = random.below(PROVINCES.len());
            PROVINCES[random.below(most + 1)]
        };
        let own = self.place(number);
        let (kind, title) = if is_government {
            let kind = if is_city { "pemerintah-kota" } else { "pemerintah-kabupaten" };
            (kind, regency.clone())
        } else {
            let (kind, prefix) = *random.pick(&[
                ("desa", "Desa"),
                ("kelurahan", "Kelurahan"),
                ("puskesmas", "Puskesmas"),
                ("rumah-sakit", "RSUD"),
                ("perangkat-daerah", "Dinas Pelayanan"),
                ("kecamatan", "Kecamatan"),
                ("sekolah", "SMP Negeri"),
                ("mal-pelayanan-publik", "Mal Pelayanan Publik"),
            ]);
            (kind, format!("{prefix} {own}"))
        };
        let name =
            if self.is_invented() { slug(&title) } else { format!("{}-{number:04}", slug(&title)) };
        LocusHead { name, title, kind, regency, province, parent }
    }

    fn place(&self, number: usize) -> String {
        let places = &self.words.places;
        if number < places.len() {
            return places[number].clone();
        }
        let mut random = self.random("place", number);
        let word = loop {
            let word = self.words.word(&mut random);
            if word.len() > 4 && word.is_ascii() {
                break word;
            }
        };
        capital(word)
    }

    /// The name of a visit in files.
    pub fn visit_name(&self, number: usize) -> String {
        let year = self.visit_year(number);
        let organizer = self.institutes()[number % self.institutes().len()].0;
        format!("{organizer}-{year}-{:04}", number + 1)
    }

    /// The year of a visit.
    pub fn visit_year(&self, number: usize) -> usize {
        self.random("visit year", number).between(2016, 2025)
    }
}

/// A text as it may stand in an address.
pub fn slug(text: &str) -> String {
    let letters = text.to_lowercase();
    let parts = letters.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
