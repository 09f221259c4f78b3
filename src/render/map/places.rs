//! Where the loci lie: by their own coordinates, or else at the centre of their province.

use std::collections::BTreeMap;

use super::area::MapArea;
use crate::{
    graph::Graph,
    model::{Coordinates, LocusId, Term, VocabularyId, locus::Locus},
};

/// The country whose provinces are known.
const INDONESIA: &str = "ID";

/// A locus on a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::render) struct Place {
    /// The locus.
    pub(in crate::render) locus: LocusId,
    /// Where it stands.
    pub(in crate::render) at: Coordinates,
    /// Whether that is the centre of its province, because its own place is not known.
    pub(in crate::render) is_centre: bool,
}

/// All loci by the map that they stand on, in the order of their names. Withdrawn ones are on none.
#[derive(Debug, Default)]
pub(in crate::render) struct Places {
    by_area: BTreeMap<MapArea, Vec<Place>>,
    without_place: Vec<LocusId>,
}

impl Places {
    /// Finds the place of every locus.
    pub(in crate::render) fn new(graph: &Graph) -> Self {
        let mut places = Self::default();
        for (id, entry) in graph.entries.loci.iter() {
            if entry.main().common.withdrawn.is_some() {
                continue;
            }
            match find_place(graph, &entry.main().data) {
                Some((area, at, is_centre)) => {
                    let place = Place { locus: id, at, is_centre };
                    places.by_area.entry(area).or_default().push(place);
                }
                None => places.without_place.push(id),
            }
        }
        places
    }

    /// The loci of a group of islands, or those abroad.
    pub(in crate::render) fn of_area(&self, area: MapArea) -> &[Place] {
        self.by_area.get(&area).map_or(&[], Vec::as_slice)
    }

    /// The groups of islands that have loci, from west to east.
    pub(in crate::render) fn island_groups(&self) -> impl Iterator<Item = MapArea> {
        self.by_area.keys().copied().filter(|area| area.is_island_group())
    }

    /// The maps that the site has: Indonesia, its groups of islands, the world.
    pub(in crate::render) fn maps(&self) -> impl Iterator<Item = MapArea> {
        let has = |area: &MapArea| match area {
            MapArea::Indonesia => self.has_maps(),
            area => self.by_area.contains_key(area),
        };
        MapArea::ALL.into_iter().filter(has)
    }

    /// Loci that have neither coordinates nor a province.
    pub(in crate::render) fn without_place(&self) -> &[LocusId] {
        &self.without_place
    }

    /// Whether there is any map: a locus with a place.
    pub(in crate::render) fn has_maps(&self) -> bool {
        !self.by_area.is_empty()
    }

    /// Where a locus stands, and on which map.
    pub(in crate::render) fn find(&self, locus: LocusId) -> Option<(MapArea, Place)> {
        self.by_area.iter().find_map(|(area, places)| {
            let at = places.binary_search_by_key(&locus, |place| place.locus).ok()?;
            Some((*area, places[at]))
        })
    }
}

/// The map of a locus, its coordinates there, and whether they are those of its province.
fn find_place(graph: &Graph, locus: &Locus) -> Option<(MapArea, Coordinates, bool)> {
    if locus.country != INDONESIA {
        let at = locus.coordinates.filter(|at| MapArea::World.frame().contains(*at))?;
        return Some((MapArea::World, at, false));
    }
    let provinces = graph.vocabularies.get(VocabularyId::Provinces);
    let province = locus.province.as_ref().and_then(|id| provinces.get(id));
    let area = province.and_then(area_of).or_else(|| area_around(locus.coordinates?))?;
    // Coordinates that lie nowhere near the province are those of something else.
    let own = locus.coordinates.filter(|at| area.frame().contains(*at)).map(|at| (at, false));
    let (at, is_centre) = own.or_else(|| Some((province?.coordinates?, true)))?;
    Some((area, at, is_centre))
}

/// The group of islands of a province: by its official code, or else by where it lies.
fn area_of(province: &Term) -> Option<MapArea> {
    let by_code = province.code.as_deref().and_then(MapArea::of_province_code);
    by_code.or_else(|| area_around(province.coordinates?))
}

fn area_around(at: Coordinates) -> Option<MapArea> {
    let mut groups = MapArea::ALL.into_iter().filter(|area| area.is_island_group());
    groups.find(|area| area.frame().contains(at))
}
