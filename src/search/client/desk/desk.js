// What the pages of the desk call, and every page that asks by names or numbers. Apart from the search,
// because `cari/meja.js` is made of this without it.

// What a theme's scripts offer one another stays.
window.teladan = Object.assign(window.teladan ?? {}, { shard, facts: askFacts, briefs: askBriefs, columns: askColumns, cards: askCards });
