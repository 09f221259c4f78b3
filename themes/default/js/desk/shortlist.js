// The page of the reader's lists: which list, its name and reason, its entries with notes, in an order
// of the reader's own. What is drawn comes from the store after every change.
/// <reference path="page.js" />
/// <reference path="reasons.js" />
/// <reference path="qr.js" />
/// <reference path="share.js" />
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const page = /** @type {DeskPage} */ (desk.page);
  const { make, button } = page;
  const { word } = desk;
  /** How many are compared at most. */
  const MOST = 4;
  /** @template {HTMLElement} T @param {string} selector */
  const part = (selector) => /** @type {T} */ (document.querySelector(selector));
  const choice = /** @type {HTMLSelectElement} */ (part("#_list"));
  const title = /** @type {HTMLInputElement} */ (part("#_list-name"));
  const reason = /** @type {HTMLTextAreaElement} */ (part("#_list-reason"));
  const comparing = /** @type {HTMLAnchorElement} */ (part(".list-compare"));
  const briefing = /** @type {HTMLAnchorElement} */ (part(".list-brief"));
  const [list, empty, notice] = [part(".choices"), part(".desk-empty"), part(".desk-notice")];
  /** The facts of what was shown, by name. @type {Map<string, EntryFacts>} */
  const facts = new Map();
  /** Names that the site has not any more. @type {Set<string>} */
  const gone = new Set();
  let isFailed = false;

  const current = () => desk.currentList(desk.read().content);

  /** Changes the list that is shown. @param {(list: DeskList) => void} edit */
  const edit = (edit) => {
    const trouble = desk.change((content) => edit(desk.currentList(content)));
    if (trouble) desk.say(word(`trouble_${trouble}`));
  };

  /** @param {string} name @param {number} to */
  const move = (name, to) => {
    edit((list) => {
      const from = list.entries.findIndex((it) => it.name === name);
      const [entry] = from < 0 ? [] : list.entries.splice(from, 1);
      if (!entry) return;
      list.entries.splice(Math.max(0, to), 0, entry);
      const at = list.entries.indexOf(entry) + 1;
      desk.say(word("moved", { title: facts.get(name)?.title ?? entry.title, n: at, all: list.entries.length }));
    });
  };

  /** @param {DeskEntry} entry */
  const remove = (entry) => {
    let at = 0;
    edit((list) => {
      at = list.entries.findIndex((it) => it.name === entry.name);
      list.entries = list.entries.filter((it) => it.name !== entry.name);
    });
    const act = () => {
      edit((list) => {
        if (!list.entries.some((it) => it.name === entry.name)) list.entries.splice(at, 0, entry);
      });
    };
    desk.say(word("removed", { title: entry.title }), { text: word("undo"), act });
    (list.querySelector("button") ?? document.getElementById("_add"))?.focus();
  };

  /**
   * Lets a handle drag its item; the buttons beside it do the same by key or press.
   * @param {HTMLElement} handle
   * @param {HTMLElement} item
   * @param {string} name
   */
  const makeDraggable = (handle, item, name) => {
    handle.addEventListener("pointerdown", (down) => {
      if (down.button) return;
      down.preventDefault();
      handle.setPointerCapture(down.pointerId);
      item.classList.add("choice-dragged");
      let to = [...list.children].indexOf(item);
      // The item itself stays where it is until it is dropped: a browser lets go of what is moved.
      /** @param {PointerEvent} event */
      const drag = (event) => {
        const others = [...list.children].filter((it) => it !== item);
        const after = others.findIndex((it) => event.clientY < it.getBoundingClientRect().top + it.getBoundingClientRect().height / 2);
        to = after < 0 ? others.length : after;
        others.forEach((it, at) => {
          it.classList.toggle("choice-drop-before", at === to);
          it.classList.toggle("choice-drop-after", to === others.length && at === to - 1);
        });
      };
      /** @param {PointerEvent} event */
      const drop = (event) => {
        handle.removeEventListener("pointermove", drag);
        handle.removeEventListener("pointerup", drop);
        handle.removeEventListener("pointercancel", drop);
        drawn = "";
        if (event.type === "pointerup") move(name, to);
        else show();
      };
      handle.addEventListener("pointermove", drag);
      handle.addEventListener("pointerup", drop);
      handle.addEventListener("pointercancel", drop);
    });
  };

  /** What it is, from the facts. @param {EntryFacts | undefined} known */
  const about = (known) => {
    const rows = ["locus", "kind", "province", "status", "accepts"];
    return rows.flatMap((key) => known?.values.find((it) => it.key === key)?.text.split("\n").join(", ") ?? []).join(" · ");
  };

  /** @param {DeskEntry} entry @param {number} at */
  const draw = (entry, at) => {
    const known = facts.get(entry.name);
    const title = known?.title ?? entry.title;
    const item = make("li", "choice");
    item.dataset.choice = entry.name;
    const head = make("div", "choice-head");
    const handle = make("span", "choice-handle", "⠿");
    handle.title = word("move");
    handle.setAttribute("aria-hidden", "true");
    makeDraggable(handle, item, entry.name);
    const text = make("div", "choice-text");
    const name = make("h2", "choice-title");
    if (known) {
      const link = make("a", "", title);
      link.href = known.url;
      name.append(link);
    } else {
      name.textContent = title;
    }
    text.append(name);
    const said = known ? about(known) : gone.has(entry.name) ? word("gone", { names: entry.name }) : "";
    if (said) text.append(make("p", "choice-about", said));
    if (known?.name.startsWith("case/")) {
      const fit = make("a", "", word("fit"));
      fit.href = desk.address("fit", [entry.name]);
      const line = make("p", "choice-fit");
      line.append(fit);
      text.append(line);
    }
    const buttons = make("div", "choice-buttons");
    const up = button(word("up", { title }), () => step(entry.name, at - 1, "up"), "↑");
    const down = button(word("down", { title }), () => step(entry.name, at + 1, "down"), "↓");
    up.dataset.way = "up";
    down.dataset.way = "down";
    buttons.append(up, down, button(word("remove", { title }), () => remove({ ...entry, title }), "×"));
    head.append(handle, text, buttons);
    const label = make("label", "choice-note", word("note"));
    const note = make("textarea", "desk-field");
    note.rows = 2;
    note.value = entry.note ?? "";
    note.setAttribute("aria-label", word("note_of", { title }));
    note.addEventListener("input", () => {
      edit((list) => {
        const own = list.entries.find((it) => it.name === entry.name);
        if (own && note.value) own.note = note.value;
        else if (own) delete own.note;
      });
    });
    label.append(note);
    item.append(head, label);
    return item;
  };

  /** Moves by a button, which keeps the focus. @param {string} name @param {number} to @param {string} way */
  const step = (name, to, way) => {
    if (to < 0 || to >= list.children.length) return;
    move(name, to);
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-choice="${CSS.escape(name)}"] [data-way=${way}]`))?.focus();
  };

  /** @param {DeskState} state */
  const drawNotice = ({ trouble }) => {
    const lines = [trouble ? word(`trouble_${trouble}`) : "", isFailed ? word("failed") : "", desk.isFile && navigator.userAgent.includes("Firefox") ? word("per_page") : ""];
    notice.replaceChildren(...lines.filter(Boolean).map((line) => make("p", "", line)));
    if (trouble && trouble !== "full" && trouble !== "closed") {
      let isAsked = false;
      const replace = button(word("old_replace"), () => {
        if (desk.setAside(isAsked) === "full" && !isAsked) {
          isAsked = true;
          desk.say(word("old_full"));
        }
      });
      notice.append(button(word("old_copy"), () => page.save(`${desk.site}.txt`, "text/plain", desk.raw())), replace);
    }
    notice.hidden = !notice.childElementCount;
  };

  /** What was drawn last, so that a note that is being written is not drawn anew. */
  let drawn = "";

  const show = () => {
    const state = desk.read();
    const { content } = state;
    const own = desk.currentList(content);
    drawNotice(state);
    choice.replaceChildren(...content.lists.map((it) => {
      const option = make("option", "", word("list_count", { title: it.title, n: it.entries.length }));
      option.value = it.id;
      option.selected = it.id === own.id;
      return option;
    }));
    if (document.activeElement !== title) title.value = own.title;
    if (document.activeElement !== reason) reason.value = own.reason ?? "";
    const form = JSON.stringify([own.id, own.entries.map((it) => [it.name, facts.has(it.name), gone.has(it.name)])]);
    if (form !== drawn || !list.contains(document.activeElement)) list.replaceChildren(...own.entries.map(draw));
    drawn = form;
    list.hidden = !own.entries.length;
    empty.hidden = own.entries.length > 0;
    for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".needs-choice"))) tool.hidden = !own.entries.length;
    const kind = own.entries[0]?.name.split("/")[0];
    const alike = own.entries.map((it) => it.name).filter((it) => it.split("/")[0] === kind).slice(0, MOST);
    comparing.hidden = alike.length < 2;
    comparing.href = desk.address("compare", alike);
    briefing.href = desk.address("brief", own.entries.map((it) => it.name));
    load();
  };

  /** Asks for facts that are not known yet, then draws once more. */
  const load = async () => {
    const names = current().entries.map((it) => it.name).filter((it) => !facts.has(it) && !gone.has(it));
    if (!names.length || isFailed) return;
    try {
      const told = await page.facts(names);
      for (const it of told.found) facts.set(it.asked, it);
      for (const name of told.gone) gone.add(name);
      const renamed = told.found.filter((it) => it.asked !== it.name);
      for (const it of renamed) facts.set(it.name, it);
      if (renamed.length) edit((list) => rename(list, renamed));
    } catch {
      isFailed = true;
    }
    show();
  };

  /** What was chosen by a name that it had, or found by its address, gets its name. @param {DeskList} list @param {EntryFacts[]} renamed */
  const rename = (list, renamed) => {
    for (const { asked, name, title } of renamed) {
      const entry = list.entries.find((it) => it.name === asked);
      if (!entry) continue;
      if (list.entries.some((it) => it.name === name)) list.entries.splice(list.entries.indexOf(entry), 1);
      else Object.assign(entry, { name, title });
    }
  };

  page.search((entry) => {
    edit((list) => {
      if (!list.entries.some((it) => it.name === entry.name)) list.entries.push(entry);
    });
    desk.say(word("said_kept", { title: entry.title, list: current().title }));
  });

  choice.addEventListener("change", () => desk.change((content) => { content.current = choice.value; }));
  title.addEventListener("input", () => {
    if (title.value.trim()) edit((list) => { list.title = title.value; });
  });
  title.addEventListener("blur", show);
  reason.addEventListener("input", () => edit((list) => { list.reason = reason.value; }));

  /** @type {Record<string, (button: HTMLButtonElement) => void>} */
  const acts = {
    new: () => {
      desk.change((content) => {
        const id = desk.newId(content);
        content.lists.push({ id, title: word("list_title", { n: content.lists.length + 1 }), entries: [] });
        content.current = id;
      });
      title.focus();
      title.select();
    },
    delete: () => {
      const { content } = desk.read();
      const own = desk.currentList(content);
      const at = content.lists.findIndex((it) => it.id === own.id);
      desk.change((content) => {
        content.lists = content.lists.filter((it) => it.id !== own.id);
        if (!content.lists.length) content.lists.push({ id: desk.newId(content), title: word("first_list"), entries: [] });
        content.current = content.lists[Math.max(0, at - 1)]?.id ?? "";
      });
      const act = () => {
        desk.change((content) => {
          content.lists.splice(at, 0, own);
          content.current = own.id;
        });
      };
      desk.say(word("list_deleted", { title: own.title }), { text: word("undo"), act });
    },
    copy: (button) => { page.copy(desk.reasons?.(current(), facts) ?? "", button); },
  };
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-do]"))) {
    const act = acts[button.dataset.do ?? ""];
    if (act) button.addEventListener("click", () => act(button));
  }
  desk.watch(show);
  desk.share?.();
  show();
})();
