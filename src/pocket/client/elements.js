// Elements with their texts. Texts are set as texts, never as HTML: what authors write stays words.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * @param {LabelledText[]} pairs
 * @param {string} look
 * @param {Record<string, string>} lang of the words
 */
function makePairs(pairs, look, lang) {
  const rows = pairs.map(([label, text]) => make("div", {}, make("dt", {}, label), make("dd", {}, ...makeText(text))));
  return make("dl", { class: look, ...lang }, ...rows);
}

/**
 * A text in which web addresses are links.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function makeText(text) {
  return text.split(/(https?:\/\/[^\s,;]*[^\s,;.)])/).map((part, at) => {
    return at % 2 ? make("a", { href: part, rel: "noopener noreferrer" }, part) : part;
  });
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {string} [look]
 */
function makeButton(label, act, look = "button") {
  const button = make("button", { type: "button", class: look }, label);
  button.addEventListener("click", act);
  return button;
}

/**
 * A sentence with its `{places}` filled.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
function fillIn(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
