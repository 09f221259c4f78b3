// Taking lists elsewhere and back: by a link and its QR code, which hold names alone, and by a file,
// which holds everything. Nothing that comes takes the place of what is here.
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const page = /** @type {DeskPage} */ (desk.page);
  const { make, button } = page;
  const { word } = desk;
  /** No file of choices is longer, in bytes. */
  const LONGEST = 4_000_000;

  /** @param {DeskList} list */
  const namesOf = (list) => list.entries.map((it) => it.name);

  /** What a link brought: kept where the reader says. */
  const offer = () => {
    const place = /** @type {HTMLElement} */ (document.querySelector(".desk-shared"));
    const { names, wrong } = desk.chosen();
    const { content } = desk.read();
    const own = namesOf(desk.currentList(content));
    const isHere = content.lists.some((list) => String(namesOf(list)) === String(names)) || names.every((it) => own.includes(it));
    if ((!names.length || isHere) && !wrong.length) return;
    /** @type {HTMLElement[]} */
    const parts = wrong.length ? [make("p", "", word("wrong", { names: wrong.join(", ") }))] : [];
    /** @type {HTMLElement[]} */
    const titles = [];
    const done = () => {
      history.replaceState(null, "", location.pathname);
      place.hidden = true;
      const list = desk.currentList(desk.read().content);
      desk.say(word("kept_all", { n: names.length, list: list.title }));
    };
    /** @param {boolean} isNew */
    const keep = (isNew) => {
      const trouble = desk.change((content) => {
        if (isNew) {
          const id = desk.newId(content);
          content.lists.push({ id, title: word("shared_list"), entries: [] });
          content.current = id;
        }
        const list = desk.currentList(content);
        const known = namesOf(list);
        names.forEach((name, at) => {
          if (!known.includes(name)) list.entries.push({ name, title: titles[at]?.textContent ?? name });
        });
      });
      if (trouble && trouble !== "full" && trouble !== "closed") desk.say(word(`trouble_${trouble}`));
      else done();
    };
    if (names.length && !isHere) {
      const list = make("ul", "shared-names");
      for (const name of names) titles.push(make("li", "", name));
      list.append(...titles);
      const buttons = make("div", "desk-tools");
      const add = word("shared_add", { list: desk.currentList(content).title });
      buttons.append(button(word("shared_new"), () => keep(true)));
      if (own.length) buttons.append(button(add, () => keep(false)));
      parts.push(make("p", "", word("shared", { n: names.length })), list, buttons);
      page.facts(names).then(({ found, gone }) => {
        for (const it of found) {
          const at = names.indexOf(it.asked);
          if (titles[at]) titles[at].textContent = it.title;
        }
        if (gone.length) place.append(make("p", "", word("gone", { names: gone.join(", ") })));
      }, () => {});
    }
    place.replaceChildren(...parts);
    place.hidden = false;
  };

  /** Link and QR code of the list that is shown. */
  const drawShare = () => {
    const list = desk.currentList(desk.read().content);
    const address = page.fullAddress(namesOf(list));
    const isLocal = address.startsWith("file:");
    const field = /** @type {HTMLInputElement} */ (document.getElementById("_share-link"));
    field.value = address;
    /** @type {HTMLElement} */ (document.querySelector(".share-file")).hidden = !isLocal;
    const place = /** @type {HTMLElement} */ (document.querySelector(".share-qr"));
    const svg = isLocal ? null : desk.qr?.(address);
    if (svg) svg.setAttribute("aria-label", word("qr", { n: list.entries.length }));
    place.replaceChildren(...svg ? [svg] : isLocal ? [] : [make("p", "", word("qr_long"))]);
  };

  /** @param {string} text */
  const takeFile = (text) => {
    const { content, trouble } = desk.parse(text);
    const brought = content.lists.filter((list) => list.entries.length || list.reason);
    if (trouble === "foreign") return word("import_foreign");
    if (!brought.length && trouble) return word("import_lost");
    let n = 0;
    const failed = desk.change((mine) => {
      for (const list of brought) {
        const form = (/** @type {DeskList} */ it) => JSON.stringify([it.title, it.reason ?? "", it.entries.map(({ name, note }) => [name, note ?? ""])]);
        if (mine.lists.some((it) => form(it) === form(list))) continue;
        const id = desk.newId(mine);
        mine.lists.push({ ...list, id });
        mine.current = id;
        n += 1;
      }
    });
    if (failed) return word(`trouble_${failed}`);
    if (trouble) return word(`import_${trouble}`, { n });
    return n ? word("imported", { n }) : word("imported_none");
  };

  desk.share = () => {
    const panel = /** @type {HTMLElement} */ (document.getElementById("_share"));
    /** @type {Record<string, (button: HTMLButtonElement) => void>} */
    const acts = {
      share: (button) => {
        panel.hidden = !panel.hidden;
        button.setAttribute("aria-expanded", String(!panel.hidden));
        drawShare();
      },
      link: (button) => { page.copy(page.fullAddress(namesOf(desk.currentList(desk.read().content))), button); },
      export: () => page.save(`${desk.site}-${word("file")}.json`, "application/json", desk.write(desk.read().content)),
    };
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-do]"))) {
      const act = acts[button.dataset.do ?? ""];
      if (act) button.addEventListener("click", () => act(button));
    }
    const file = /** @type {HTMLInputElement} */ (document.getElementById("_import"));
    file.addEventListener("change", async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      const said = chosen.size > LONGEST ? word("import_lost") : takeFile(await chosen.text().catch(() => ""));
      file.value = "";
      desk.say(said);
    });
    desk.watch(() => {
      if (!panel.hidden) drawShare();
    });
    addEventListener("hashchange", offer);
    offer();
  };
})();
