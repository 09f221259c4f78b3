// What the reader starred. Some viewers keep nothing for a file: then it lasts as long as the file is open,
// and the reader is told.

const STARS = `teladan-pocket-stars:${document.documentElement.dataset.teladanPocket}`;

/** @type {Set<string>} */
const stars = new Set();

/** Whether this browser keeps what it is told. */
let keepsStars = true;

try {
  const kept = JSON.parse(localStorage.getItem(STARS) || "[]");
  if (Array.isArray(kept)) for (const name of kept) stars.add(String(name));
} catch {
  keepsStars = false;
}

/** @param {string} name of an entry */
function toggleStar(name) {
  if (!stars.delete(name)) stars.add(name);
  try {
    localStorage.setItem(STARS, JSON.stringify([...stars]));
  } catch {
    keepsStars = false;
  }
}
