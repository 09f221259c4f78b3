// Ten questions to a database that has loaded a site, each with the same counted from the site's own
// open data: counts by value, some of entries that several facets narrow.

/** Values counted, as the database gives them: `{ kesehatan: 12 }`. */
function tally(values) {
  const counts = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const distinct = (values) => [...new Set(values)];
const some = (list, test) => (list ?? []).some(test);
const leads = (it) => some(it.success_factors, (item) => item.factor === 'pimpinan');

/** Entries of a kind that have all these values of facets. */
const having = (kind, ...facets) =>
  facets.map(([facet, value], at) => `JOIN teladan.facet AS f${at} ON f${at}.entry = entry.entry AND f${at}.kind = '${kind}' AND f${at}.facet = '${facet}' AND f${at}.value = '${value}'`).join(' ');

/** How entries divide by a facet, of those that `narrowed` leaves. */
const divided = (kind, facet, narrowed = '') =>
  `SELECT by.value, count(*) FROM teladan.entry ${narrowed} JOIN teladan.facet AS by ON by.entry = entry.entry AND by.kind = '${kind}' AND by.facet = '${facet}' WHERE entry.language = 'id' AND entry.kind = '${kind}' GROUP BY 1`;

export const questions = [
  {
    asks: 'cases by sector',
    sql: "SELECT value, entries FROM teladan.facet_count WHERE language = 'id' AND kind = 'case' AND facet = 'sectors'",
    count: ({ cases }) => tally(cases.flatMap((it) => it.sectors ?? [])),
  },
  {
    asks: 'cases by province of their locus',
    sql: "SELECT locus_province, count(*) FROM teladan.cases WHERE language = 'id' AND locus_province IS NOT NULL GROUP BY 1",
    count: ({ cases }) => tally(cases.flatMap((it) => it.locus_province ?? [])),
  },
  {
    asks: 'cases of health by stage',
    sql: divided('case', 'stage', having('case', ['sectors', 'kesehatan'])),
    count: ({ cases }) => tally(cases.filter((it) => it.sectors?.includes('kesehatan')).flatMap((it) => it.stage ?? [])),
  },
  {
    asks: 'applied cases that their head made succeed, by status',
    sql: divided('case', 'status', having('case', ['stage', 'applied'], ['success_factors.factor', 'pimpinan'])),
    count: ({ cases }) => tally(cases.filter((it) => it.stage === 'applied' && leads(it)).flatMap((it) => it.status ?? [])),
  },
  {
    asks: 'cases by the outcomes of their obstacles',
    sql: divided('case', 'obstacles.outcome'),
    count: ({ cases }) => tally(cases.flatMap((it) => distinct((it.obstacles ?? []).flatMap((item) => item.outcome ?? [])))),
  },
  {
    asks: 'obstacles that were overcome, by factor',
    sql: "SELECT item->>'factor', count(*) FROM teladan.cases, jsonb_array_elements(obstacles) AS item WHERE language = 'id' AND item->>'outcome' = 'overcome' GROUP BY 1",
    count: ({ cases }) => tally(cases.flatMap((it) => it.obstacles ?? []).filter((item) => item.outcome === 'overcome').map((item) => item.factor)),
  },
  {
    asks: 'cases with strong evidence, by sector',
    sql: divided('case', 'sectors', having('case', ['results.evidence', 'strong'])),
    count: ({ cases }) => tally(cases.filter((it) => some(it.results, (item) => item.evidence === 'strong')).flatMap((it) => it.sectors ?? [])),
  },
  {
    asks: 'visits by year',
    sql: "SELECT left(start, 4), count(*) FROM teladan.visits WHERE language = 'id' GROUP BY 1",
    count: ({ visits }) => tally(visits.map((it) => it.start.slice(0, 4))),
  },
  {
    asks: 'adoptions that copied, by status',
    sql: divided('adoption', 'status', having('adoption', ['mode', 'copy'])),
    count: ({ adoptions }) => tally(adoptions.filter((it) => it.mode === 'copy').map((it) => it.status)),
  },
  {
    asks: 'loci that take visitors, by kind',
    sql: "SELECT kind, count(*) FROM teladan.loci WHERE language = 'id' AND hosting->'accepts' ? 'visit' GROUP BY 1",
    count: ({ loci }) => tally(loci.filter((it) => it.hosting?.accepts?.includes('visit')).map((it) => it.kind)),
  },
];
