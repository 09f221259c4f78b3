// What the address of the search page or of a filtered list says, so that it can be sent on, gone back
// to and reloaded.
(() => {
  const teladan = (window.teladan ??= {});
  const SORTS = /** @type {const} */ (["relevance", "date", "title", "completeness"]);

  teladan.state = {
    read(names) {
      const said = new URLSearchParams(location.search);
      const year = (/** @type {string} */ end) => Number.parseInt(said.get(end) ?? "", 10) || null;
      /** @type {SearchState["filters"]} */
      const filters = {};
      for (const name of names) if (said.has(name)) filters[name] = said.getAll(name);
      return {
        query: said.get("q") ?? "",
        filters,
        from: year("from"),
        to: year("to"),
        sort: SORTS.find((it) => it === said.get("sort")) ?? "relevance",
        page: Math.min(Math.max(Number.parseInt(said.get("page") ?? "", 10) || 1, 1), 50),
        all: said.has("all"),
        like: said.has("like"),
      };
    },

    write(it) {
      const said = new URLSearchParams();
      if (it.query) said.set("q", it.query);
      for (const [name, values] of Object.entries(it.filters)) for (const value of values) said.append(name, value);
      if (it.from) said.set("from", String(it.from));
      if (it.to) said.set("to", String(it.to));
      if (it.sort !== "relevance") said.set("sort", it.sort);
      if (it.page > 1) said.set("page", String(it.page));
      if (it.all) said.set("all", "1");
      if (it.like) said.set("like", "1");
      const text = said.toString();
      return text && `?${text}`;
    },

    isFiltered: (it) => Boolean(it.from || it.to || Object.values(it.filters).some((values) => values.length)),

    filters(it) {
      /** @type {NonNullable<SearchOptions["filters"]>} */
      const filters = {};
      for (const [name, values] of Object.entries(it.filters)) if (values.length) filters[name] = values;
      const [from, to] = it.from && it.to && it.from > it.to ? [it.to, it.from] : [it.from, it.to];
      if (from || to) filters.year = { ...(from && { from }), ...(to && { to }) };
      return filters;
    },
  };
})();
