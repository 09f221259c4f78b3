// The beginning of an entry for Teladan, as a Markdown file: front matter with the keys of the site's
// editors, from the words of the page.

/**
 * @typedef {[string, string | string[] | undefined]} DraftField its English name and its value: a text,
 *   a list of texts, or a fixed word such as `=visit.kind.benchmarking`; what is empty is left out
 */

/**
 * @param {DraftField[]} fields
 * @param {string} body
 */
function writeDraft(fields, body) {
  const { word } = /** @type {Desk} */ (window.teladanDesk);
  /** A text in double quotes, which YAML reads as JSON does. @param {string} text */
  const quote = (text) => JSON.stringify(text.trim());
  /** @param {string} value */
  const write = (value) => {
    if (value.startsWith("=")) return word(`draft_${value.slice(1)}`);
    return /^\d{4}(-\d\d){0,2}$|^[a-z0-9]+([-/][a-z0-9]+)*$/.test(value) ? value : quote(value);
  };
  const lines = fields.flatMap(([key, value]) => {
    const name = word(`draft_${key}`);
    if (Array.isArray(value)) return value.length ? [`${name}:`, ...value.map((it) => `  - ${write(it)}`)] : [];
    return value?.trim() ? [`${name}: ${write(value)}`] : [];
  });
  return `---\n${lines.join("\n")}\n---\n\n${body.trim()}\n`;
}

/**
 * A name for a file: small letters and hyphens.
 * @param {string} text
 */
function draftFileName(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "") || "draft"}.md`;
}

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {string} text
 */
function saveFile(name, text) {
  const link = deskElement("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
