//! Places → points on maps. Apart because it knows nothing of pages and words: coastlines become
//! outlines, coordinates become points, and points that lie too close to be touched become one.

mod area;
mod coastline;
mod crowd;
mod frame;
mod outline;
mod places;

pub use area::MapArea;
pub(super) use coastline::{INSET_WIDTH, inset_land, land, neighbouring_land};
pub(super) use crowd::{Crowd, gather};
pub(super) use frame::{MapPoint, WIDTH, distance_in_km};
pub(super) use places::{Place, Places};
