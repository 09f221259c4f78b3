// Finds terms on the page of all terms: only lists and terms that hold what was typed are shown.
// Without this script the lists stand there folded.
(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.terms-find"));
  const field = form?.querySelector("input");
  if (!form || !field) return;
  const status = form.querySelector("[role=status]");
  const lists = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".glossary-list")]);
  const terms = lists.map((list) => {
    const elements = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".glossary-term")]);
    return elements.map((element) => ({ element, text: (element.textContent ?? "").toLowerCase() }));
  });

  const find = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    lists.forEach((list, at) => {
      let here = 0;
      for (const { element, text } of terms[at] ?? []) {
        const fits = words.every((word) => text.includes(word));
        element.hidden = !fits;
        if (fits) here += 1;
      }
      list.hidden = here === 0;
      list.open = words.length > 0 && here > 0;
      found += here;
    });
    if (status) status.textContent = words.length ? (form.dataset.found ?? "").replace("{n}", String(found)) : "";
  };

  field.addEventListener("input", find);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  if (field.value) find();
})();
