// One result on the search page, in the markup that the page's template gives: what it is, where its
// best section begins, and why it was found.
(() => {
  const teladan = window.teladan;
  const reader = teladan?.reader;
  if (!teladan || !reader) return;
  const { word, make, write, highlight, lead } = reader;
  const LANG = document.documentElement.lang;

  /** About how many characters of an obstacle stand before what was done about it. */
  const NOTE = 110;

  /** What is still to be loaded for results further down. @type {Map<Element, () => void>} */
  const later = new Map();
  const sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      sight.unobserve(target);
      later.get(target)?.();
      later.delete(target);
    }
  });
  let hasScrolled = false;
  // Who does not scroll reads the first ones, and loads no more than these.
  addEventListener("scroll", () => {
    hasScrolled = true;
    for (const item of later.keys()) sight.observe(item);
  }, { once: true, passive: true });

  /**
   * An excerpt that is about an obstacle, with what was done about it.
   * @param {SearchExcerpt} found
   * @param {SearchSection[]} sections
   * @returns {SearchExcerpt}
   */
  const withResponse = (found, sections) => {
    const lines = sections.find(({ url }) => url === found.url)?.text.split("\n") ?? [];
    const label = `${word("page_response")}: `;
    const sought = [...new Set(found.marks.map(([start, end]) => found.text.slice(start, end)))];
    const at = lines.findIndex((line) => !line.startsWith(label) && sought.some((it) => line.includes(it)));
    const [note = "", response = ""] = lines.slice(at);
    if (at < 0 || !response.startsWith(label)) return found;
    const short = note.length > NOTE ? `${note.slice(0, note.lastIndexOf(" ", NOTE))}…` : note;
    const text = `${short} ${response}`;
    /** @type {Marks} */
    const marks = sought.flatMap((it) => [...text.matchAll(new RegExp(`\\b${it.replace(/\W/gu, "\\$&")}\\b`, "gu"))]
      .map(({ index }) => /** @type {[number, number]} */ ([index, index + it.length])));
    return { ...found, text, marks: marks.sort(([a], [b]) => a - b) };
  };

  /** The ways round an obstacle that its page tells first. @param {SearchSection[]} sections */
  const listResponses = (sections) => {
    const list = make("ul", "hit-responses");
    for (const { url, heading, text } of sections) {
      const item = make("li");
      const link = make("a", "", heading);
      link.href = url;
      item.append(link, make("p", "hit-response", text));
      list.append(item);
    }
    return [make("p", "hit-section", word("page_responses")), list];
  };

  /** @type {SearchHit} */
  teladan.hit = (result, query, { isFirst, responses, alike }) => {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("_hit"));
    const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    const inside = (/** @type {string} */ name) => /** @type {HTMLElement} */ (item.querySelector(name));
    const link = /** @type {HTMLAnchorElement} */ (inside(".hit-title a"));
    const about = inside(".hit-about");
    inside(".hit-kind").textContent = word(result.kind);
    const notes = [...result.place.split(" · "), reader.date(result.date)].filter(Boolean);
    about.append(...notes.map((text) => make("span", "", text)));
    if (result.lang !== LANG) {
      const name = new Intl.DisplayNames([LANG], { type: "language" }).of(result.lang) ?? result.lang;
      about.append(make("span", "badge", name));
      inside(".hit-title").lang = inside(".hit-text").lang = result.lang;
    }
    link.href = result.url;
    write(link, result.title, result.titleMarks);
    /** @param {SearchResult["excerpt"]} excerpt */
    const say = ({ text, marks, heading }) => {
      write(inside(".hit-excerpt"), text, marks);
      inside(".hit-section").textContent = heading ? `${word("page_section", { heading })} ` : "";
    };
    say(result.excerpt);
    highlight(inside(".card-highlight"), result.highlight);
    if (/^(case|locus)$/.test(result.kind)) item.dataset.name = result.name;
    /** @type {[string, Marks][]} */
    const texts = [[result.title, result.titleMarks], [result.excerpt.text, result.excerpt.marks]];
    lead(link, query, texts);
    if (/^(factor|sector|province)$/.test(result.kind)) {
      item.classList.add("hit-term");
      say({ ...result.excerpt, heading: null });
      link.href = result.url;
      if (responses.length) inside("article").append(...listResponses(responses));
      return item;
    }
    if (result.kind === "case") {
      const button = make("button", "text-button hit-alike", word("page_alike"));
      button.type = "button";
      button.setAttribute("aria-label", `${word("page_alike")}: ${result.title}`);
      button.addEventListener("click", () => alike(result));
      about.append(button);
    }
    if (!query) return item;
    const deepen = () => result.more().then(async (best) => {
      if (!best) return;
      const found = best.heading === word("page_obstacles") ? withResponse(best, await result.sections()) : best;
      link.href = found.url;
      texts.push([found.text, found.marks]);
      say(found);
    }, () => {});
    // Its room is kept, so that nothing moves when it comes.
    item.classList.add("hit-deep");
    if (isFirst) requestAnimationFrame(deepen);
    else {
      later.set(item, deepen);
      if (hasScrolled) sight.observe(item);
    }
    return item;
  };
})();
