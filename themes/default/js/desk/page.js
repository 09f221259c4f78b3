// What the pages of the desk share: the search for an entry to add, the facts of what is chosen, and
// handing out files and texts. It travels with the script of each page.
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const { word } = desk;
  const LANG = document.documentElement.lang;

  /** @type {DeskPage["make"]} */
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };

  /** @type {DeskPage["button"]} */
  const button = (text, act, icon) => {
    const button = make("button", icon ? "desk-icon" : "desk-tool", icon ? "" : text);
    button.type = "button";
    if (icon) {
      button.setAttribute("aria-label", text);
      button.title = text;
      button.textContent = icon;
    }
    button.addEventListener("click", act);
    return button;
  };

  /**
   * The name of a result: its kind and the last part of its address, by which facts are found too.
   * @param {SearchResult} result
   */
  const nameOf = ({ kind, url }) => {
    const last = new URL(url).pathname.split("/").pop() ?? "";
    return `${kind}/${decodeURIComponent(last.replace(/\.html$/, ""))}`;
  };

  /** @type {Promise<void> | undefined} */
  let engine;

  /** Loads the search, which a reader needs only to add something. */
  const wakeSearch = () => engine ??= new Promise((resolve, reject) => {
    if (window.teladan?.search) return resolve();
    const script = make("script");
    script.src = `${document.documentElement.dataset.root ?? ""}cari/akar.js`;
    script.onload = () => resolve();
    script.onerror = () => {
      engine = undefined;
      reject(new Error("no engine"));
    };
    document.head.append(script);
  });

  /** @type {DeskPage["search"]} */
  const search = (add) => {
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById("_add"));
    const note = document.getElementById("_add-note");
    const list = document.getElementById("_add-found");
    if (!field || !note || !list) return;
    let turn = 0;

    /** @param {SearchResult} result */
    const choice = (result) => {
      const item = make("li");
      const button = make("button", "desk-add-choice");
      button.type = "button";
      const title = make("span", "desk-add-title", result.title);
      if (result.lang !== LANG) title.lang = result.lang;
      button.append(make("span", "visually-hidden", `${word("add_button")} `), title, make("span", "desk-add-place", result.place));
      button.addEventListener("click", () => {
        add({ name: nameOf(result), title: result.title });
        field.value = "";
        find();
        field.focus();
      });
      item.append(button);
      return item;
    };

    const find = async () => {
      const mine = ++turn;
      const query = field.value.trim();
      /** @type {SearchResult[]} */
      let results = [];
      let said = "";
      if (query) {
        try {
          await wakeSearch();
          const answer = await window.teladan?.search?.(query, { filters: { kind: ["case", "locus"] }, lang: LANG, limit: 6 });
          results = answer?.results ?? [];
          said = results.length ? word("add_found", { n: results.length }) : word("add_none", { q: query });
        } catch {
          said = word("failed");
        }
      }
      if (mine !== turn) return;
      note.textContent = said;
      list.replaceChildren(...results.map(choice));
      list.hidden = !results.length;
    };

    let waiting = 0;
    field.addEventListener("focus", () => wakeSearch().catch(() => {}));
    field.addEventListener("input", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(find);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value) {
        event.preventDefault();
        field.value = "";
        find();
      } else if (event.key === "ArrowDown" || event.key === "Enter") {
        event.preventDefault();
        list.querySelector("button")?.focus();
      }
    });
    list.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll("button")];
      const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step) return;
      event.preventDefault();
      (buttons[at + step] ?? (step < 0 ? field : buttons[at]))?.focus();
    });
  };

  /** @type {DeskPage["facts"]} */
  const facts = async (names) => {
    const found = names.length ? await window.teladan?.facts?.(names, LANG) : [];
    if (!found) throw new Error("no engine");
    const known = new Set(found.map((it) => it.asked));
    return { found, gone: names.filter((name) => !known.has(name)) };
  };

  /** @type {DeskPage["save"]} */
  const save = (name, type, text) => {
    const link = make("a");
    link.download = name;
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /** @type {DeskPage["copy"]} */
  const copy = async (text, button) => {
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where the browser does not let scripts ask for it, its oldest way still works.
      const field = make("textarea", "visually-hidden");
      field.value = text;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.textContent = button.dataset.done ?? said;
    setTimeout(() => { button.textContent = said; }, 2000);
  };

  /** @type {DeskPage["fullAddress"]} */
  const fullAddress = (names) => {
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
    const here = canonical?.href ?? location.href.split(/[?#]/)[0];
    return here + desk.address("", names);
  };

  desk.page = { make, button, search, facts, save, copy, fullAddress };
})();
