// Marks on a page the words that a reader searched to find it. main.js loads this file only where
// there are such words. Browsers without the highlight interface show the page as it is.
(() => {
  /** @type {string[]} */
  const sought = history.state?.searched ?? [];
  const main = document.querySelector("main");
  if (!main || !sought.length || !("highlights" in CSS)) return;

  /**
   * Without case and accents, as long as before; or as it was, where that cannot be.
   * @param {string} text
   */
  const fold = (text) => {
    const folded = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return folded.length === text.length ? folded : text;
  };
  const forms = sought.map((it) => fold(it).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  // The longest first, or the shorter of two forms would hide the other.
  forms.sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "giu");

  /** @type {Range[]} */
  const ranges = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < 1000; node = walker.nextNode()) {
    for (const found of fold(node.nodeValue ?? "").matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      ranges.push(range);
    }
  }
  if (!ranges.length) return;
  CSS.highlights.set("searched", new Highlight(...ranges));

  /** @type {HTMLTemplateElement | null} */
  const words = document.querySelector("template.search-words");
  const button = document.createElement("button");
  button.className = "unmark";
  button.type = "button";
  button.textContent = words?.content.querySelector("[data-word=unmark]")?.textContent ?? "";
  button.setAttribute("aria-keyshortcuts", "Escape");
  // A theme without the box has no word for it: Esc does it all the same.
  if (button.textContent) main.append(button);

  const remove = () => {
    CSS.highlights.delete("searched");
    history.replaceState(null, "");
    removeEventListener("keydown", onKey);
    button.remove();
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    // An open menu or list of suggestions takes Esc first.
    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector(":popover-open")) remove();
  };
  button.addEventListener("click", remove);
  addEventListener("keydown", onKey);
})();
