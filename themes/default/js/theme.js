// Runs before the page is drawn, so that nobody sees a flash of the other theme. What to do with
// clicks stands in main.js.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  // The search page and lists draw themselves for the question that their address asks.
  if (/[?&]\w+=./.test(location.search)) root.dataset.asked = "";
  const site = root.dataset.root || "./";
  const key = `teladan:${new URL(site, location.href).pathname}:theme`;
  root.dataset.themeKey = key;
  try {
    const theme = localStorage.getItem(key);
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // Storage is closed to this page: the system's choice holds.
  }
})();
