// The comparison: what stands in the address is asked of the index and set side by side. What is alike
// is folded away, what only one has is marked, and what nobody told is a question.
/// <reference path="page.js" />
/// <reference path="drawings.js" />
/// <reference path="compare-table.js" />
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const page = /** @type {DeskPage} */ (desk.page);
  const draw = /** @type {NonNullable<Desk["table"]>} */ (desk.table);
  const { word } = desk;
  /** How many of a kind stand side by side at most. */
  const MOST = 4;
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const [tables, tools, notice] = [part(".compare-tables"), part(".desk-tools"), part(".desk-notice")];
  const [empty, one] = [part(".desk-empty"), part(".desk-one")];

  const { chosen } = desk;
  const linked = chosen();
  /** What is compared, in its order. @type {DeskEntry[]} */
  let entries = linked.names.length || linked.wrong.length
    ? linked.names.map((name) => ({ name, title: name }))
    : desk.read().content.compare;
  /** @type {EntryFacts[]} */
  let found = [];
  let turn = 0;

  const names = () => entries.map((it) => it.name);
  const writeAddress = () => history.replaceState(null, "", location.pathname + desk.address("", names()));

  /** What a reader changes here is what “Compare” on cards goes on with. */
  const keep = () => {
    const kind = entries.at(-1)?.name.split("/")[0];
    desk.change((content) => { content.compare = entries.filter((it) => it.name.split("/")[0] === kind); });
  };

  /** @param {string} name */
  const kindOf = (name) => name.split("/")[0] ?? "";
  const kinds = () => [...new Set(found.map((it) => kindOf(it.name)))];

  /** @param {EntryFacts} entry */
  const remove = (entry) => {
    entries = entries.filter((it) => it.name !== entry.name);
    keep();
    show();
    desk.say(word("compare_removed", { title: entry.title }));
    document.getElementById("_add")?.focus();
  };

  /** Tells what of the link or the store does not stand here, and keeps the rest. @param {string[]} lines */
  const tell = (lines) => {
    notice.textContent = lines.filter(Boolean).join(" ");
    notice.hidden = !notice.textContent;
  };

  const show = async () => {
    const mine = ++turn;
    let [gone, isFailed] = [/** @type {string[]} */ ([]), false];
    try {
      const told = await page.facts(names());
      if (mine !== turn) return;
      found = [...new Map(told.found.map((it) => [it.name, it])).values()];
      gone = told.gone;
      entries = found.map(({ name, title }) => ({ name, title }));
    } catch {
      if (mine !== turn) return;
      isFailed = true;
    }
    const over = kinds().flatMap((kind) => found.filter((it) => kindOf(it.name) === kind).slice(MOST));
    found = found.filter((it) => !over.includes(it));
    entries = isFailed ? entries : found.map(({ name, title }) => ({ name, title }));
    const { trouble } = desk.read();
    tell([
      trouble ? word(`trouble_${trouble}`) : "",
      isFailed ? word("failed") : "",
      gone.length ? word("gone", { names: gone.join(", ") }) : "",
      linked.wrong.length ? word("wrong", { names: linked.wrong.join(", ") }) : "",
      over.length ? word("compare_four", { names: over.map((it) => it.title).join(", ") }) : "",
    ]);
    if (!isFailed) writeAddress();
    empty.hidden = isFailed || found.length > 0;
    one.hidden = found.length !== 1;
    tools.hidden = !found.length;
    tables.replaceChildren(...kinds().map((kind) => draw.section(found.filter((it) => kindOf(it.name) === kind), remove)));
  };

  page.search(({ name, title }) => {
    if (names().includes(name)) return;
    const alike = entries.filter((it) => kindOf(it.name) === kindOf(name));
    if (alike.length >= MOST) return desk.say(word("said_four"));
    entries = [...entries, { name, title }];
    keep();
    desk.say(word("said_compared", { title, n: alike.length + 1 }));
    show();
  });

  /** @type {Record<string, (button: HTMLButtonElement) => void>} */
  const acts = {
    csv: () => page.save(`${document.title.split(" · ")[0] ?? "compare"}.csv`.toLowerCase(), "text/csv", draw.csv(found)),
    print: () => window.print(),
    link: (button) => { page.copy(page.fullAddress(names()), button); },
    keep: () => {
      let list = "";
      const trouble = desk.change((content) => {
        const current = desk.currentList(content);
        list = current.title;
        current.entries.push(...entries.filter((it) => !current.entries.some((own) => own.name === it.name)));
      });
      const url = desk.address("shortlist", desk.isFile ? names() : []);
      desk.say(trouble ? word(`trouble_${trouble}`) : word("kept_all", { n: entries.length, list }), { text: word("see_shortlist"), url });
    },
  };
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (tools.querySelectorAll("[data-do]"))) {
    button.addEventListener("click", () => acts[button.dataset.do ?? ""]?.(button));
  }
  show();
})();
