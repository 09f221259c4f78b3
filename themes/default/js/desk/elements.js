// How the pages of the desk draw: an element with its class and what is in it.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string | null | undefined | false)} children what is empty is passed over
 * @returns {HTMLElementTagNameMap[T]}
 */
function deskElement(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * A link, or the text alone where there is no address.
 * @param {string} text
 * @param {string | undefined} url
 */
function deskLink(text, url) {
  const link = deskElement("a", "", text);
  if (url) link.href = url;
  return link;
}

/**
 * A list of names and what is said of each; what nobody says is left out.
 * @param {string} className
 * @param {[string, string | Node | null | undefined][]} pairs
 */
function deskFacts(className, pairs) {
  const told = pairs.filter(([, value]) => value);
  return told.length > 0 && deskElement("dl", className, ...told.map(([name, value]) =>
    deskElement("div", "fact", deskElement("dt", "", name), deskElement("dd", "", value))));
}
