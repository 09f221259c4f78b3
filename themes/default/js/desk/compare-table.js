// Entries side by side as a table: one row for each thing to know, drawn from the facts of the index.
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const { make, button } = /** @type {DeskPage} */ (desk.page);
  const { word } = desk;
  /** @param {EntryFacts} entry @param {string} key */
  const valueOf = (entry, key) => entry.values.find((it) => it.key === key);
  /** @param {EntryFacts} entry @param {string} key */
  const linesOf = (entry, key) => valueOf(entry, key)?.text.split("\n") ?? [];

  /** Which entry has the best value of a row, if values differ and one is better. @param {FactRow} row @param {EntryFacts[]} entries */
  const bestOf = (row, entries) => {
    if (row.better === "neither") return null;
    const numbers = entries.map((it) => valueOf(it, row.key)?.number ?? null);
    const known = numbers.filter((it) => it !== null);
    if (known.length < 2) return null;
    const best = row.better === "more" ? Math.max(...known) : Math.min(...known);
    return known.every((it) => it === best) ? null : { best, word: word(row.form === "date" ? "best_later" : `best_${row.better}`) };
  };

  /** @typedef {{ scales: Map<string, [number, number]>, entries: EntryFacts[] }} Whole */

  /**
   * What an entry has in a row.
   * @param {FactRow} row
   * @param {EntryFacts} entry
   * @param {Whole} whole
   */
  const cell = (row, entry, { entries, scales }) => {
    const cell = make("td");
    cell.setAttribute("role", "cell");
    cell.append(make("p", "compare-name", entry.title));
    const value = valueOf(entry, row.key);
    if (!value) {
      cell.append(row.asked ? make("p", "compare-ask", word("compare_ask")) : make("p", "compare-none", `– ${word("compare_none")}`));
      return cell;
    }
    const others = entries.filter((it) => it !== entry).map((it) => linesOf(it, row.key));
    const lines = linesOf(entry, row.key);
    const list = make("ul", lines.length > 1 ? "compare-lines" : "compare-line");
    lines.forEach((line, at) => {
      const item = make("li", "", line);
      // What all have is no difference; it is told in words, not by its colour alone.
      if (others.length && others.every((it) => it.includes(line))) {
        item.className = "compare-shared";
        item.append(" ", make("span", "compare-same", `(${word("compare_shared")})`));
      }
      const figure = value.figures.find((it) => it.line === at);
      const scale = figure && scales.get(figure.unit ?? "");
      if (figure && scale) {
        item.append(deskBars(figure, scale));
      }
      list.append(item);
    });
    cell.append(list);
    const best = bestOf(row, entries);
    if (best && value.number === best.best) cell.append(make("p", "compare-best", best.word));
    return cell;
  };

  /** @param {EntryFacts[]} entries @param {(entry: EntryFacts) => void} remove */
  const head = (entries, remove) => {
    const head = make("thead");
    const row = make("tr");
    head.setAttribute("role", "rowgroup");
    row.setAttribute("role", "row");
    const corner = make("th", "compare-corner", word("compare_row"));
    corner.scope = "col";
    corner.setAttribute("role", "columnheader");
    row.append(corner, ...entries.map((entry) => {
      const cell = make("th", "compare-entry");
      cell.scope = "col";
      cell.setAttribute("role", "columnheader");
      const link = make("a", "", entry.title);
      link.href = entry.url;
      cell.append(link, button(word("compare_remove", { title: entry.title }), () => remove(entry), "×"));
      return cell;
    }));
    head.append(row);
    return head;
  };

  /** @param {FactRow[]} rows @param {Whole} whole @param {(entry: EntryFacts) => void} remove */
  const table = (rows, whole, remove) => {
    // On a phone its rows stand one below the other, which takes a table's roles away from its elements.
    const table = make("table", `compare-table compare-of-${whole.entries.length}`);
    const body = make("tbody");
    table.setAttribute("role", "table");
    body.setAttribute("role", "rowgroup");
    body.append(...rows.map((row) => {
      const line = make("tr", `compare-row compare-row-${row.key}`);
      const name = make("th", "", row.label);
      name.scope = "row";
      line.setAttribute("role", "row");
      name.setAttribute("role", "rowheader");
      line.append(name, ...whole.entries.map((entry) => cell(row, entry, whole)));
      return line;
    }));
    table.append(head(whole.entries, remove), body);
    return table;
  };

  /** @param {string} title @param {HTMLElement} content */
  const fold = (title, content) => {
    const fold = make("details", "compare-fold");
    fold.append(make("summary", "", title), content);
    return fold;
  };

  /** Rows as names with one value. @param {[string, string][]} pairs */
  const facts = (pairs) => {
    const list = make("dl", "facts");
    for (const [label, text] of pairs) {
      const item = make("div", "fact");
      item.append(make("dt", "", label), ...text.split("\n").map((line) => make("dd", "", line)));
      list.append(item);
    }
    return list;
  };

  /** @type {NonNullable<Desk["table"]>["section"]} */
  const section = (entries, remove) => {
    const rows = entries[0]?.rows ?? [];
    const texts = (/** @type {FactRow} */ row) => entries.map((it) => valueOf(it, row.key)?.text ?? "");
    const untold = rows.filter((row) => texts(row).every((it) => !it));
    const alike = entries.length < 2 ? [] : rows.filter((row) => texts(row)[0] && texts(row).every((it) => it === texts(row)[0]));
    const differing = rows.filter((row) => !untold.includes(row) && !alike.includes(row));
    const asked = untold.filter((row) => row.asked);
    const section = make("section", "compare");
    const kind = entries[0]?.name.split("/")[0] === "locus" ? "loci" : "cases";
    section.append(make("h2", "", word(`compare_${kind}`)), table(differing, { entries, scales: deskScales(entries) }, remove));
    if (alike.length) section.append(fold(word("compare_alike", { n: alike.length }), facts(alike.map((row) => [row.label, texts(row)[0] ?? ""]))));
    if (asked.length) {
      const list = make("ul", "questions");
      list.append(...asked.map((row) => make("li", "", row.label)));
      const content = make("div");
      content.append(make("p", "section-note", word("compare_untold_note")), list);
      section.append(fold(word("compare_untold", { n: asked.length }), content));
    }
    return section;
  };

  /** A field of CSV; a spreadsheet must not take it for a formula. @param {string} text */
  const field = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  /** @type {NonNullable<Desk["table"]>["csv"]} */
  const csv = (entries) => {
    const lines = [...new Set(entries.map((it) => it.name.split("/")[0]))].flatMap((kind) => {
      const own = entries.filter((it) => it.name.split("/")[0] === kind);
      const rows = (own[0]?.rows ?? []).filter((row) => own.some((it) => valueOf(it, row.key)));
      const values = rows.map((row) => [row.label, ...own.map((it) => linesOf(it, row.key).join("; "))]);
      return [[word("compare_row"), ...own.map((it) => it.title)], ...values, ["URL", ...own.map((it) => it.url)]];
    });
    return `\ufeff${lines.map((line) => line.map(field).join(",")).join("\r\n")}\r\n`;
  };

  desk.table = { section, csv };
})();
