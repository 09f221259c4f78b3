// Narrows the ways round an obstacle by field, kind of place and outcome. All of them are on the
// page; without this script they stand there unfiltered.
(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.way-filters"));
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const ways = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".ways > .way")]);
  const status = form.querySelector("[role=status]");

  const narrow = () => {
    let shown = 0;
    for (const way of ways) {
      const fits = selects.every(({ name, value }) => !value || (way.dataset[name] ?? "").split(" ").includes(value));
      way.hidden = !fits;
      if (fits) shown += 1;
    }
    const words = form.dataset.shown ?? "";
    if (status) status.textContent = words.replace("{n}", String(shown)).replace("{all}", String(ways.length));
  };

  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  // A browser that goes back has kept the choices.
  if (selects.some((select) => select.value)) narrow();
})();
