// How long ago a day was, in words. No page depends on the day on which it is read, so a script tells it.

{
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
  const now = new Date();
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".ago[data-day]"))) {
    const [year = NaN, month, day] = (place.dataset.day ?? "").split("-").map(Number);
    const days = Math.floor((now.getTime() - new Date(year, (month ?? 1) - 1, day ?? 1).getTime()) / 86_400_000);
    const months = (now.getFullYear() - year) * 12 + now.getMonth() + 1 - (month ?? 1);
    if (!(days >= 0)) continue;
    /** @type {[number, Intl.RelativeTimeFormatUnit]} */
    let age = [now.getFullYear() - year, "year"];
    if (month && months < 24) age = [months, "month"];
    if (day && days < 62) age = [days, "day"];
    place.textContent = (place.dataset.words ?? "{ago}").replace("{ago}", words.format(-age[0], age[1]));
    place.hidden = false;
  }
}
