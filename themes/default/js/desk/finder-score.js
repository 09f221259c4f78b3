// What a place is worth for a cohort's answers: a value from 0 to 1 for each reason, times its
// weight. The page tells every rule of this file to its readers (`finder.reason` among the strings).
// Nothing here knows of the page, of the clock or of chance: the same answers give the same order.
(() => {
  const teladan = (window.teladan ??= {});
  const OUTCOMES = /** @type {Record<string, number>} */ ({ overcome: 1, partly: .6, "": .3, open: .2 });
  /** How much is believed of what only the place itself says, or nobody. */
  const SAID_BY = /** @type {Record<string, number>} */ ({ locus: .9, "": .8 });
  /** What is taken for a help there although it hinders us. */
  const HELPED = .5;
  const EVIDENCE = /** @type {[string, number][]} */ ([["strong", 1], ["moderate", .7], ["early", .4], ["statement", .2]]);
  /** From how many visits in a year on a place is crowded. */
  const CROWDED = 3;

  /** @typedef {Omit<FinderFinding, "reason" | "weight">} Found */
  /** @typedef {{ place: FinderPlace, fitting: FinderCase[], relevant: FinderCase[], answers: FinderAnswers, site: FinderSite, kilometres: number | null }} Question */

  /**
   * @param {number} value
   * @param {string} says
   * @param {FinderFinding["values"]} [values]
   * @param {FinderCase[]} [cases]
   * @returns {Found}
   */
  const reason = (value, says, values = {}, cases = []) => ({ value, says, isDoubt: false, values, cases: cases.map((it) => it.document) });
  /** @type {typeof reason} */
  const doubt = (value, says, values, cases) => ({ ...reason(value, says, values, cases), isDoubt: true });

  /** The first gives half, each further one half of what is left. @param {number} count */
  const halves = (count) => 1 - 2 ** -count;
  /** @param {number} day such as 20190402 */
  const monthOf = (day) => Math.floor(day / 10000) * 12 + (Math.floor(day / 100) % 100 || 1);

  /**
   * Kilometres as the crow flies.
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  const distance = (from, to) => {
    const half = (/** @type {number} */ angle) => Math.sin(angle / 2) ** 2;
    const [a = 0, b = 0, c = 0, d = 0] = [...from, ...to].map((degrees) => degrees * Math.PI / 180);
    return Math.round(12742 * Math.asin(Math.sqrt(half(c - a) + Math.cos(a) * Math.cos(c) * half(d - b))));
  };

  /** @param {FinderPlace} place @param {FinderAnswers} answers @param {FinderSite} site */
  const kilometresTo = (place, answers, site) => {
    const from = site.seats.get(answers.province);
    const to = place.position ?? site.seats.get(place.province);
    return from && to ? distance(from, to) : null;
  };

  /** The rules, by the names of the reasons; nothing if a rule was not asked for. @type {Record<string, (it: Question) => Found | null>} */
  const RULES = {
    sectors({ answers, fitting }) {
      if (!answers.sectors.length) return null;
      const going = fitting.filter((it) => !it.isStopped);
      if (!fitting.length) return doubt(0, "sectors_none");
      return reason(going.length ? halves(going.length) : .25, "sectors", {}, [...going, ...fitting.filter((it) => it.isStopped)]);
    },

    obstacle({ answers, place }) {
      if (!answers.obstacle) return null;
      const met = place.cases.flatMap((it) => it.hindered
        .filter(([factor]) => factor === answers.obstacle)
        .map(([, outcome, by]) => ({ it, says: outcome, by, value: (OUTCOMES[outcome] ?? 0) * (SAID_BY[by] ?? 1) })));
      const helped = place.cases.flatMap((it) => it.helped
        .filter(([factor]) => factor === answers.obstacle)
        .map(([, by]) => ({ it, says: "helped", by, value: HELPED * (SAID_BY[by] ?? 1) })));
      const all = [...met, ...helped].sort((a, b) => b.value - a.value);
      const values = { obstacle: answers.obstacle };
      const [best] = all;
      if (!best) return doubt(0, "obstacle_none", values);
      const alike = all.filter((it) => it.says === best.says);
      const by = [...new Set(alike.map((it) => it.by))];
      const cases = [...new Set(alike.map((it) => it.it))];
      const tell = ["overcome", "partly", "helped"].includes(best.says) ? reason : doubt;
      return tell(best.value, `obstacle_${best.says || "untold"}`, { ...values, by }, cases);
    },

    kind: ({ answers, place }) => answers.kind
      ? (place.kind === answers.kind ? reason(1, "kind", { kind: place.kind }) : reason(0, ""))
      : null,

    size({ answers, place: { population } }) {
      if (!answers.population) return null;
      if (!population) return doubt(0, "size_unknown");
      const doublings = Math.log2(population / answers.population);
      const value = Math.max(0, Math.round((1 - Math.abs(doublings) / 2) * 1000) / 1000);
      if (value >= .5) return reason(value, "size", { population });
      return doubt(value, doublings < 0 ? "size_smaller" : "size_larger", { population });
    },

    distance({ answers, place, kilometres }) {
      if (!answers.province || answers.kilometres === null) return null;
      if (place.province === answers.province) return reason(1, "distance_own");
      if (kilometres === null) return doubt(0, "distance_unknown");
      const value = Math.max(0, 1 - kilometres / (answers.kilometres || 1));
      return reason(value, place.position ? "distance" : "distance_seat", { kilometres });
    },

    awards({ place }) {
      const awarded = place.cases.filter((it) => it.isAwarded);
      const count = awarded.length + Number(place.isAwarded);
      if (!count) return reason(0, "");
      return reason(halves(count), !awarded.length ? "awards_place" : place.isAwarded ? "awards_both" : "awards", {}, awarded);
    },

    evidence({ relevant }) {
      for (const [level, value] of EVIDENCE) {
        const cases = relevant.filter((it) => it.evidence.includes(level));
        const tell = value > .5 ? reason : doubt;
        if (cases.length) return tell(value, value > .5 ? "evidence" : "evidence_weak", { level }, cases);
      }
      return doubt(0, relevant.length ? "evidence_none" : "");
    },

    checked({ place, relevant, site }) {
      const checked = Math.max(place.checked ?? 0, ...relevant.map((it) => it.checked ?? 0));
      if (!checked) return doubt(0, "checked_never");
      const months = monthOf(site.newest) - monthOf(checked);
      const values = { day: checked, newest: site.newest };
      if (months > 24) return doubt(0, "checked_old", values);
      return reason(months > 12 ? .5 : 1, "checked", values);
    },

    hosting({ answers, place: { accepts, noticeDays } }) {
      if (!accepts.length) return doubt(0, "hosting_unknown");
      if (!accepts.includes("visit")) return doubt(0, "hosting_internship");
      const values = { notice: noticeDays ?? 0, days: answers.days ?? 0 };
      if (answers.days === null) return reason(1, noticeDays === null ? "hosting" : "hosting_notice", values);
      if (noticeDays === null) return doubt(.5, "hosting_notice_unknown");
      return noticeDays <= answers.days ? reason(1, "hosting_fits", values) : doubt(0, "hosting_late", values);
    },

    few_visits({ place, site }) {
      const since = monthOf(site.newest) - 12;
      const count = place.visited.filter((it) => monthOf(it) > since).length;
      const tell = count < CROWDED ? reason : doubt;
      return tell(1 / (1 + count), count ? "visits" : "visits_none", { count, newest: site.newest });
    },
  };

  /** What counts nothing and should be known all the same. @param {Question} it @returns {Found[]} */
  const cautions = ({ place, fitting, relevant }) => {
    const stopped = fitting.filter((it) => it.isStopped);
    const factors = [...new Set((fitting.length ? relevant : []).flatMap((it) => it.prerequisites))];
    return [
      ...place.cases.length ? [] : [doubt(0, "cases_none")],
      ...stopped.length ? [doubt(0, "stopped", {}, stopped)] : [],
      ...factors.length ? [doubt(0, "prerequisites", { factors })] : [],
    ];
  };

  /** @type {Finder["rankPlaces"]} */
  const rankPlaces = (places, answers, weights, site) => {
    /** @param {string} name */
    const weightOf = (name) => (weights[name] ?? 0) * (name === answers.favour ? 2 : 1);
    let tooFar = 0;
    const ranked = places.flatMap((place) => {
      const kilometres = kilometresTo(place, answers, site);
      const isOwn = place.province === answers.province;
      if (answers.province && answers.kilometres !== null && !isOwn && (kilometres === null ? answers.kilometres === 0 : kilometres > answers.kilometres)) {
        tooFar += 1;
        return [];
      }
      const fitting = place.cases.filter((it) => it.sectors.some((sector) => answers.sectors.includes(sector)));
      const question = { place, fitting, relevant: fitting.length ? fitting : place.cases, answers, site, kilometres };
      const findings = Object.entries(RULES).flatMap(([name, rule]) => {
        const found = rule(question);
        return found ? [{ ...found, reason: name, weight: weightOf(name) }] : [];
      });
      const whole = findings.reduce((sum, it) => sum + it.weight, 0);
      const worth = whole ? findings.reduce((sum, it) => sum + it.weight * it.value, 0) / whole : 0;
      const cautious = cautions(question).map((it) => ({ ...it, reason: "", weight: 0 }));
      return [{ place, worth: Math.round(worth * 1e6), fitting: fitting.length, findings: [...findings, ...cautious] }];
    });
    ranked.sort((a, b) => b.worth - a.worth || b.fitting - a.fitting || (a.place.name < b.place.name ? -1 : 1));
    return { tooFar, ranked: ranked.map(({ place, worth, findings }) => ({ place, findings, score: Math.round(worth / 1e4) })) };
  };

  teladan.finder = Object.assign(teladan.finder ?? {}, /** @type {Finder} */ ({ rankPlaces }));
})();
