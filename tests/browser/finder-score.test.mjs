// How places are ranked, without a browser: made-up columns are read, and the reckoning is held to
// what the page tells its readers of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const context = vm.createContext({ window: {} });
for (const name of ["finder-places", "finder-score"]) {
  vm.runInContext(readFileSync(new URL(`../../themes/default/js/desk/${name}.js`, import.meta.url), "utf8"), context);
}
const { finder } = context.window.teladan;
const plain = (value) => JSON.parse(JSON.stringify(value));

/** A column of terms, from the terms of each document. */
function terms(values) {
  const ids = [...new Set(values.flat())];
  return { ids, labels: ids.map((id) => `Label ${id}`), of: values.map((own) => own.map((id) => ids.indexOf(id))) };
}
const numbers = (values) => ({ ids: [], labels: [], of: [], numbers: Uint32Array.from(values, (it) => (it === undefined ? 0 : it + 1)) });
const NUMBERS = ["latitude", "longitude", "population", "notice_days", "checked"];

/** The places of these documents, each told by the columns that it has a value in. */
function places(documents) {
  const all = documents.map((it) => ({ shown: ["id"], ...it }));
  const columns = finder.columns.map((name) => {
    const values = all.map((it) => it[name]);
    if (!values.some((it) => it !== undefined)) return null;
    return NUMBERS.includes(name) ? numbers(values) : terms(values.map((it) => [it ?? []].flat()));
  });
  return finder.readPlaces(columns, "id");
}

const ANSWERS = { sectors: [], obstacle: "", kind: "", population: null, province: "", favour: "", days: null, kilometres: null };
const SEATS = new Map([["jawa-timur", [-7.3, 112.7]], ["bali", [-8.7, 115.2]], ["papua", [-2.5, 140.7]]]);
const rank = (all, answers, weights) =>
  plain(finder.rankPlaces(all, { ...ANSWERS, ...answers }, weights, { seats: SEATS, newest: finder.newestOf(all) }));
const found = ({ findings }, reason) => findings.find((it) => it.reason === reason);
const locus = (name, more = {}) => ({ kind: "locus", locus: name, locus_kind: "desa", province: "bali", ...more });
const practice = (of, more = {}) => ({ kind: "case", locus: of, sector: ["kesehatan"], ...more });

test("a place has its cases, each entry once, in the reader's language", () => {
  const all = places([
    locus("a", { latitude: 81_300, longitude: 295_200, visited: ["2019-04", "2019-04"], population: 12 }),
    practice("a", { hindered_by: ["anggaran/overcome/cohort", "data//"], helped_by: ["pimpinan/"] }),
    practice("a", { shown: ["en"] }),
    practice("elsewhere"),
  ]);
  assert.equal(all.length, 1);
  assert.equal(all[0].cases.length, 1);
  assert.deepEqual(plain(all[0].cases[0].hindered), [["anggaran", "overcome", "cohort"], ["data", "", ""]]);
  assert.deepEqual(plain([all[0].title, all[0].visited, all[0].population]), ["Label a", [20190400, 20190400], 12]);
  assert.ok(Math.abs(all[0].position[0] + 8.7) < 1e-9 && Math.abs(all[0].position[1] - 115.2) < 1e-9);
});

test("more cases in our sectors are worth more, by halves; those that stopped are a doubt", () => {
  const all = places([
    locus("one"), practice("one"),
    locus("two"), practice("two"), practice("two"), practice("two", { sector: ["sosial"] }),
    locus("ended"), practice("ended", { status: "stopped" }),
    locus("none"), practice("none", { sector: ["sosial"] }),
  ]);
  const { ranked } = rank(all, { sectors: ["kesehatan"] }, { sectors: 5 });
  assert.deepEqual(ranked.map(({ place, score }) => [place.name, score]), [["two", 75], ["one", 50], ["ended", 25], ["none", 0]]);
  assert.equal(found(ranked[3], "sectors").says, "sectors_none");
  assert.ok(ranked[2].findings.some(({ says, isDoubt }) => says === "stopped" && isDoubt));
});

test("an obstacle overcome is worth most, less where only the place itself says so or nobody does", () => {
  const met = (name, said) => [locus(name), practice(name, { hindered_by: said })];
  const all = places([
    ...met("cohort", ["anggaran/overcome/cohort"]), ...met("itself", ["anggaran/overcome/locus"]), ...met("nobody", ["anggaran/overcome/"]),
    ...met("partly", ["anggaran/partly/document"]), ...met("open", ["anggaran/open/cohort"]), ...met("other", ["data/overcome/cohort"]),
    locus("helped"), practice("helped", { helped_by: ["anggaran/cohort"] }),
  ]);
  const { ranked } = rank(all, { obstacle: "anggaran" }, { obstacle: 1 });
  assert.deepEqual(ranked.map(({ place, score }) => [place.name, score]),
    [["cohort", 100], ["itself", 90], ["nobody", 80], ["partly", 60], ["helped", 50], ["open", 20], ["other", 0]]);
  const [best] = ranked;
  assert.deepEqual(found(best, "obstacle").values, { obstacle: "anggaran", by: ["cohort"] });
  assert.equal(found(best, "obstacle").cases.length, 1);
  assert.deepEqual(ranked.map((it) => found(it, "obstacle").isDoubt), [false, false, false, false, false, true, true]);
});

test("places of like size are worth more, and an unknown size is a doubt", () => {
  const all = places([locus("same", { population: 1000 }), locus("double", { population: 2000 }), locus("large", { population: 9000 }), locus("untold")]);
  const { ranked } = rank(all, { population: 1000 }, { size: 2 });
  assert.deepEqual(ranked.map(({ place, score }) => [place.name, score]), [["same", 100], ["double", 50], ["large", 0], ["untold", 0]]);
  assert.deepEqual(ranked.map((it) => found(it, "size").says), ["size", "size", "size_larger", "size_unknown"]);
});

test("what is too far is left out and counted; a place without a position is measured by its province", () => {
  const all = places([
    locus("near", { province: "jawa-timur" }), locus("seat"), locus("here", { latitude: 81_800, longitude: 294_400 }),
    locus("papua", { province: "papua" }), locus("abroad", { province: [] }),
  ]);
  const { ranked, tooFar } = rank(all, { province: "jawa-timur", kilometres: 500 }, { distance: 1 });
  assert.equal(tooFar, 1);
  assert.deepEqual(ranked.map(({ place }) => place.name), ["near", "here", "seat", "abroad"]);
  assert.deepEqual(ranked.map((it) => found(it, "distance").says), ["distance_own", "distance", "distance_seat", "distance_unknown"]);
  assert.equal(found(ranked[2], "distance").values.kilometres, 316);
  assert.deepEqual(rank(all, { province: "bali", kilometres: 0 }, {}).ranked.map(({ place }) => place.name), ["here", "seat"]);
  assert.equal(found(rank(all, { kilometres: 500 }, {}).ranked[0], "distance"), undefined, "not reckoned without our province");
});

test("notice, checks and visits of the year before the newest facts are reasons or doubts", () => {
  const all = places([
    locus("ready", { accepts: ["visit"], notice_days: 5, checked: 20240601, visited: ["2022-05"] }),
    locus("late", { accepts: ["visit"], notice_days: 15, checked: 20230601 }),
    locus("busy", { checked: 20210101, visited: ["2023-09", "2024-01", "2024-02", "2024"] }),
    locus("trainees", { accepts: ["internship"] }),
  ]);
  const { ranked } = rank(all, { days: 10 }, { hosting: 3, checked: 2, few_visits: 1 });
  const says = Object.fromEntries(ranked.map((it) => [it.place.name, ["hosting", "checked", "few_visits"].map((name) => found(it, name).says)]));
  assert.deepEqual(says, {
    ready: ["hosting_fits", "checked", "visits_none"],
    late: ["hosting_late", "checked", "visits_none"],
    busy: ["hosting_unknown", "checked_old", "visits"],
    trainees: ["hosting_internship", "checked_never", "visits_none"],
  });
  const busy = ranked.find(({ place }) => place.name === "busy");
  assert.deepEqual([found(busy, "few_visits").values.count, found(busy, "few_visits").value, found(busy, "few_visits").isDoubt], [4, .2, true]);
  assert.equal(ranked[0].place.name, "ready");
});

test("weights move the order, what matters more counts double, and the sum of the points is the fit", () => {
  const all = places([
    locus("awarded"), practice("awarded", { awarded: "yes", evidence: "early" }),
    locus("proven"), practice("proven", { evidence: "strong" }),
  ]);
  const first = (favour, weights) => rank(all, { favour }, weights).ranked[0].place.name;
  assert.equal(first("", { awards: 2, evidence: 2 }), "proven");
  assert.equal(first("awards", { awards: 3, evidence: 2 }), "awarded");
  assert.equal(first("evidence", { awards: 3, evidence: 2 }), "proven");
  const { ranked } = rank(all, { favour: "awards" }, { awards: 3, evidence: 2 });
  assert.deepEqual(ranked[0].findings.filter(({ weight }) => weight).map(({ reason, weight }) => [reason, weight]), [["awards", 6], ["evidence", 2]]);
  assert.equal(ranked[0].score, Math.round(100 * (6 * .5 + 2 * .4) / 8));
});

test("prerequisites are told, and equal places stand by their cases and names, whatever the order of documents", () => {
  const documents = [locus("b"), practice("b", { prerequisite: ["pimpinan"] }), locus("a"), practice("a"), locus("c"), locus("d"), practice("c"), practice("c")];
  const ask = (documents) => rank(places(documents), { sectors: ["kesehatan"] }, { kind: 1 }).ranked;
  const ranked = ask(documents);
  assert.deepEqual(ranked.map(({ place }) => place.name), ["c", "a", "b", "d"]);
  assert.deepEqual(ask([...documents].reverse()).map(({ place }) => place.name), ["c", "a", "b", "d"]);
  assert.deepEqual(ranked[2].findings.find(({ says }) => says === "prerequisites").values, { factors: ["pimpinan"] });
  assert.ok(ranked[3].findings.some(({ says }) => says === "cases_none"));
});
