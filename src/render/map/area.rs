//! The parts of the world that have a map of their own.

use super::frame::Frame;

/// A part of the world with a map of its own: Indonesia, its groups of islands, the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapArea {
    /// All of Indonesia.
    Indonesia,
    /// Sumatra with Riau and Bangka Belitung.
    Sumatra,
    /// Java with Madura.
    Java,
    /// Bali, Lombok, Sumbawa, Flores, Sumba and Timor.
    BaliNusaTenggara,
    /// The Indonesian part of Borneo.
    Kalimantan,
    /// Sulawesi with its islands.
    Sulawesi,
    /// The Moluccas.
    Maluku,
    /// The Indonesian part of New Guinea.
    Papua,
    /// All countries.
    World,
}

impl MapArea {
    /// Every area: the whole of Indonesia, its groups of islands from west to east, the world.
    pub const ALL: [Self; 9] = [
        Self::Indonesia,
        Self::Sumatra,
        Self::Java,
        Self::BaliNusaTenggara,
        Self::Kalimantan,
        Self::Sulawesi,
        Self::Maluku,
        Self::Papua,
        Self::World,
    ];

    /// Its name in addresses, the same in all languages, as those of provinces are.
    pub fn id(self) -> &'static str {
        match self {
            Self::Indonesia => "indonesia",
            Self::Sumatra => "sumatera",
            Self::Java => "jawa",
            Self::BaliNusaTenggara => "bali-nusa-tenggara",
            Self::Kalimantan => "kalimantan",
            Self::Sulawesi => "sulawesi",
            Self::Maluku => "maluku",
            Self::Papua => "papua",
            Self::World => "dunia",
        }
    }

    /// Whether it is one of the groups of islands.
    pub fn is_island_group(self) -> bool {
        !matches!(self, Self::Indonesia | Self::World)
    }

    /// The group of islands of a province, by the first digit of its official code.
    pub(super) fn of_province_code(code: &str) -> Option<Self> {
        match code.chars().next()? {
            '1' | '2' => Some(Self::Sumatra),
            '3' => Some(Self::Java),
            '5' => Some(Self::BaliNusaTenggara),
            '6' => Some(Self::Kalimantan),
            '7' => Some(Self::Sulawesi),
            '8' => Some(Self::Maluku),
            '9' => Some(Self::Papua),
            _ => None,
        }
    }

    /// What its map shows: all that belongs to it, with some sea around.
    pub(in crate::render) fn frame(self) -> Frame {
        let [west, east, south, north] = match self {
            Self::Indonesia => [94.3, 141.7, -11.6, 6.6],
            Self::Sumatra => [94.5, 109.7, -6.5, 6.4],
            Self::Java => [104.8, 116.7, -9.6, -4.0],
            Self::BaliNusaTenggara => [114.2, 125.5, -11.6, -6.6],
            Self::Kalimantan => [108.2, 119.7, -5.3, 4.7],
            Self::Sulawesi => [116.4, 128.6, -7.9, 5.9],
            Self::Maluku => [123.4, 135.5, -9.0, 3.2],
            Self::Papua => [128.6, 141.5, -9.6, 1.6],
            Self::World => [-180.0, 180.0, -56.0, 78.0],
        };
        Frame { west, east, south, north }
    }
}
