// What the reader starred. Some viewers keep nothing for a file: then it lasts as long as the file is open,
// and the reader is told. What is kept is read anew before each change and after one in another window, so
// that two windows do not undo each other.

const STARS = `teladan-pocket-stars:${document.documentElement.dataset.teladanPocket}`;

/** Whether this browser keeps what it is told. */
let keepsStars = true;

/** The names of entries. @type {Set<string>} */
let stars = new Set();
readStars();
addEventListener("storage", readStars);

/** Reads what the browser keeps; where it keeps nothing, the stars of this window hold. */
function readStars() {
  if (!keepsStars) return;
  try {
    const kept = JSON.parse(localStorage.getItem(STARS) || "[]");
    if (Array.isArray(kept)) stars = new Set(kept.map(String));
  } catch {
    keepsStars = false;
  }
}

/**
 * @param {string} name of an entry
 * @param {boolean} isStarred from now on
 */
function setStar(name, isStarred) {
  readStars();
  if (isStarred) stars.add(name);
  else stars.delete(name);
  try {
    localStorage.setItem(STARS, JSON.stringify([...stars]));
  } catch {
    keepsStars = false;
  }
}
