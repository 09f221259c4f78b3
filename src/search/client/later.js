// The second part of the client, `later/`: what most questions do not need before their first results.
// Apart, because the first part knows here alone that there is another.

/**
 * What the second part offers, loaded when it is first needed.
 * @param {Root} root
 * @returns {Promise<typeof LATER>}
 */
function loadLater({ later }) {
  return load(`k/${later}`, (part) => /** @type {any} */ (part)(SHARED));
}

/**
 * A function of the second part, for pages.
 * @template {keyof typeof LATER} Name
 * @param {Name} name
 * @returns {any}
 */
function askLater(name) {
  return async (/** @type {any[]} */ ...given) => {
    const part = /** @type {any} */ (await loadLater(await load(ROOT, readRoot)));
    return part[name](...given);
  };
}
