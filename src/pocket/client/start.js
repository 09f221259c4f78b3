// Runs before anything is shown, and decides what is seen: the pages of the script, or the list that needs
// none. Apart from them, because a browser that cannot even read them must still show the list.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("teladan-pocket-theme");
    if (theme) root.dataset.theme = theme;
  } catch {
    // Some viewers keep nothing.
  }
  if (!("DecompressionStream" in self)) return;
  root.dataset.pocket = "";
  const showList = () => delete root.dataset.pocket;
  addEventListener("error", showList);
  addEventListener("unhandledrejection", showList);
})();
