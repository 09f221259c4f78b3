// The reasons for the choice of loci as a text for a letter or a chat: what speaks for each, what the
// reader noted, and where it stands.
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const { word } = desk;
  /** What speaks for a case or a locus, in this order. */
  const ROWS = ["locus", "summary", "results", "obstacles", "awards", "kind", "province", "cases", "adoptions", "accepts", "notice_days"];

  /** @type {NonNullable<Desk["reasons"]>} */
  desk.reasons = (list, facts) => {
    const lines = [word("text_title", { list: list.title })];
    if (list.reason?.trim()) lines.push(list.reason.trim());
    list.entries.forEach((entry, at) => {
      const known = facts.get(entry.name);
      lines.push("", `${at + 1}. ${known?.title ?? entry.title}`);
      for (const key of ROWS) {
        const value = known?.values.find((it) => it.key === key);
        if (value) lines.push(`   ${value.label}: ${value.text.replaceAll("\n", "; ")}`);
      }
      if (entry.note?.trim()) lines.push(`   ${word("note")}: ${entry.note.trim()}`);
      const checked = known?.values.find((it) => it.key === "checked" || it.key === "hosting_checked")?.text;
      const source = [word("site"), known?.url, checked && word("text_checked", { date: checked })];
      lines.push(`   ${word("text_source")}: ${source.filter(Boolean).join(", ")}`);
    });
    return `${lines.join("\n")}\n`;
  };
})();
