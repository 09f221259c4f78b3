// The star and “Compare” on every card and on the pages of cases and loci, and in the head the ways
// to what is chosen. It travels with the store.
/// <reference path="store.js" />
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const { word } = desk;
  /** How many are compared at most. */
  const MOST = 4;
  const NUMBER = new Intl.NumberFormat(document.documentElement.lang);
  /**
   * What shows whether an entry is chosen: where it stands, and what is called with the names that are.
   * @type {[Element, (kept: Set<string>, compared: Set<string>) => void][]}
   */
  let marks = [];

  /** @param {DeskEntry[]} entries */
  const namesOf = (entries) => entries.map((it) => it.name);

  const links = {
    compare: /** @type {HTMLAnchorElement | null} */ (document.querySelector(".desk-link-compare")),
    shortlist: /** @type {HTMLAnchorElement | null} */ (document.querySelector(".desk-link-shortlist")),
  };

  const show = () => {
    const { content } = desk.read();
    const kept = namesOf(desk.currentList(content).entries);
    const compared = namesOf(content.compare);
    const all = new Set(content.lists.flatMap((list) => namesOf(list.entries)));
    for (const [, mark] of marks) mark(all, new Set(compared));
    for (const name of /** @type {const} */ (["compare", "shortlist"])) {
      const link = links[name];
      const names = name === "compare" ? compared : kept;
      if (!link) continue;
      link.hidden = !names.length && !(name === "shortlist" && all.size);
      // The comparison stands in its address; a list only where each page may have a store of its own.
      link.href = desk.address(name, name === "compare" || desk.isFile ? names : []);
      const count = link.querySelector(".desk-count");
      if (count) count.textContent = NUMBER.format(name === "compare" ? names.length : all.size);
    }
  };

  /** @param {DeskTrouble} trouble */
  const complain = (trouble) => {
    desk.say(word(`trouble_${trouble}`), { text: word("see_shortlist"), url: desk.address("shortlist", []) });
  };

  /**
   * @param {string} name
   * @param {string} title
   */
  const star = (name, title) => {
    let said = "";
    const trouble = desk.change((content) => {
      const holding = content.lists.filter((list) => list.entries.some((it) => it.name === name));
      // What a reader wrote goes only where it is read.
      if (content.lists.some((list) => list.entries.some((it) => it.name === name && (it.note || it.fit)))) {
        said = word("said_noted", { title });
        return;
      }
      for (const list of holding) list.entries = list.entries.filter((it) => it.name !== name);
      const list = desk.currentList(content);
      if (!holding.length) list.entries.push({ name, title });
      said = word(holding.length ? "said_removed" : "said_kept", { title, list: (holding[0] ?? list).title });
    });
    if (trouble) return complain(trouble);
    desk.say(said, { text: word("see_shortlist"), url: links.shortlist?.href ?? desk.address("shortlist", []) });
  };

  /**
   * @param {string} name
   * @param {string} title
   */
  const compare = (name, title) => {
    let said = "";
    const trouble = desk.change((content) => {
      const kind = name.split("/")[0];
      const alike = content.compare.filter((it) => it.name.split("/")[0] === kind);
      if (alike.some((it) => it.name === name)) {
        content.compare = content.compare.filter((it) => it.name !== name);
        said = word("said_uncompared", { title });
      } else if (alike.length >= MOST) {
        said = word("said_four");
      } else {
        // Cases stand beside cases and loci beside loci: what was chosen last says which.
        content.compare = [...alike, { name, title }];
        said = word("said_compared", { title, n: content.compare.length });
      }
    });
    if (trouble) return complain(trouble);
    const names = namesOf(desk.read().content.compare);
    desk.say(said, names.length ? { text: word("see_compare"), url: desk.address("compare", names) } : undefined);
  };

  /**
   * @param {"star" | "compare"} icon
   * @param {string} title
   * @param {boolean} isWide with its words in sight
   * @param {() => void} act
   */
  const button = (icon, title, isWide, act) => {
    const [off, on, of] = icon === "star" ? ["keep", "kept", "keep_of"] : ["compare", "comparing", "compare_of"];
    const button = document.createElement("button");
    button.type = "button";
    button.className = `desk-button desk-button-${icon}`;
    if (!isWide) button.setAttribute("aria-label", word(of ?? "", { title }));
    button.innerHTML = `<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false"><use href="#_icon-${icon}"></use></svg>`;
    if (isWide) button.append(word(off ?? ""));
    button.addEventListener("click", act);
    /** @param {boolean} isOn */
    const mark = (isOn) => {
      button.setAttribute("aria-pressed", String(isOn));
      button.title = word((isOn ? on : off) ?? "");
    };
    return { button, mark };
  };

  desk.addButtons = (root) => {
    // Results come and go.
    marks = marks.filter(([place]) => place.isConnected);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-name]"))) {
      const { name = "" } = place.dataset;
      if (!name || place.querySelector(".desk-buttons")) continue;
      const isWide = !place.matches(".card, .hit");
      const title = (place.dataset.title ?? place.querySelector(".card-title, .hit-title")?.textContent ?? name).trim();
      const stars = button("star", title, isWide, () => star(name, title));
      const compares = button("compare", title, isWide, () => compare(name, title));
      marks.push([place, (kept, compared) => {
        stars.mark(kept.has(name));
        compares.mark(compared.has(name));
      }]);
      const buttons = document.createElement("div");
      buttons.className = "desk-buttons";
      buttons.append(stars.button, compares.button);
      place.append(buttons);
    }
    show();
  };

  desk.watch(show);
  desk.addButtons(document);
})();
