// What a page can do besides being read. Every page is useful without it.

/**
 * The switch between the light and the dark theme.
 * @param {HTMLButtonElement} button
 */
function themeToggle(button) {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(root.dataset.themeKey ?? "teladan:theme", root.dataset.theme);
    } catch {
      // Not remembered, but switched.
    }
    show();
  });
  dark.addEventListener("change", show);
  show();
}

/**
 * Copies the address of the page.
 * @param {HTMLButtonElement} button
 */
function copyLink(button) {
  const label = button.querySelector("span") ?? button;
  const text = label.textContent;
  const clipboard = navigator.clipboard;
  if (!clipboard || location.protocol === "file:") return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await clipboard.writeText(location.href.split("#")[0] ?? location.href);
    label.textContent = button.dataset.done ?? text;
    setTimeout(() => { label.textContent = text; }, 2000);
  });
}

/**
 * Marks in the table of contents the section that is being read.
 * @param {HTMLElement} toc
 */
function follow(toc) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of toc.querySelectorAll("a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const mark = () => {
    let here;
    for (const [target, link] of links) {
      if (target.getBoundingClientRect().top < innerHeight / 3) here = link;
    }
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (here && toc.scrollWidth > toc.clientWidth) {
      toc.scrollLeft = here.offsetLeft - toc.clientWidth / 3;
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

for (const button of document.querySelectorAll("button.theme-toggle")) themeToggle(/** @type {HTMLButtonElement} */ (button));
for (const button of document.querySelectorAll("button.copy-link")) copyLink(/** @type {HTMLButtonElement} */ (button));
for (const toc of document.querySelectorAll("nav.toc")) follow(/** @type {HTMLElement} */ (toc));
