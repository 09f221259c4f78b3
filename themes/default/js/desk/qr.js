// A text as a QR code (ISO/IEC 18004): bytes, error correction M, versions 1 to 20. Ours, because a
// theme has no dependency, and links of the shortlist are made in the browser.
(() => {
  /** @typedef {{ size: number, dark: boolean[][], fixed: boolean[][] }} Grid */
  /** Codewords of error correction in a block, by version. */
  const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  /** Blocks, by version. */
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
  /** The formulas of the eight masks. @type {((x: number, y: number) => number)[]} */
  const MASKS = [
    (x, y) => (x + y) % 2, (_, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => x * y % 2 + x * y % 3,
    (x, y) => (x * y % 2 + x * y % 3) % 2, (x, y) => ((x + y) % 2 + x * y % 3) % 2,
  ];
  /** @param {number} value @param {number} at */
  const bit = (value, at) => (value >>> at & 1) !== 0;

  /** All codewords of a version. @param {number} version */
  const codewords = (version) => {
    const lines = Math.floor(version / 7) + 2;
    let modules = (16 * version + 128) * version + 64;
    if (version > 1) modules -= (25 * lines - 10) * lines - 55;
    if (version > 6) modules -= 36;
    return modules >> 3;
  };

  /** @param {number} version */
  const room = (version) => codewords(version) - (CORRECTION[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);

  /** The product in the field of 256 elements. @param {number} x @param {number} y */
  const multiply = (x, y) => {
    let product = 0;
    for (let at = 7; at >= 0; at--) product = product << 1 ^ (product >>> 7) * 0x11d ^ (y >>> at & 1) * x;
    return product;
  };

  /** @param {number} degree */
  const generator = (degree) => {
    const result = [...new Array(degree - 1).fill(0), 1];
    for (let at = 0, root = 1; at < degree; at++, root = multiply(root, 2)) {
      for (let place = 0; place < degree; place++) result[place] = multiply(result[place], root) ^ (result[place + 1] ?? 0);
    }
    return result;
  };

  /** The bytes with their length, filled up. @param {Uint8Array} bytes @param {number} version */
  const data = (bytes, version) => {
    const bits = "0100" + bytes.length.toString(2).padStart(version < 10 ? 8 : 16, "0") + [...bytes].map((it) => it.toString(2).padStart(8, "0")).join("");
    const whole = bits.padEnd(Math.min(bits.length + 4, room(version) * 8), "0");
    const words = (whole.match(/.{1,8}/g) ?? []).map((it) => Number.parseInt(it.padEnd(8, "0"), 2));
    for (let pad = 0xec; words.length < room(version); pad ^= 0xec ^ 0x11) words.push(pad);
    return words;
  };

  /** The data in blocks, each with its correction, taken in turn. @param {number[]} words @param {number} version */
  const interleave = (words, version) => {
    const [count = 1, correction = 0] = [BLOCKS[version - 1], CORRECTION[version - 1]];
    const short = Math.floor(codewords(version) / count) - correction;
    const shorts = count - codewords(version) % count;
    const divisor = generator(correction);
    /** @type {number[][]} */
    const blocks = [];
    /** @type {number[][]} */
    const checks = [];
    for (let at = 0, from = 0; at < count; at++) {
      const block = words.slice(from, from += short + (at < shorts ? 0 : 1));
      const rest = new Array(correction).fill(0);
      for (const word of block) {
        const factor = word ^ rest.shift();
        rest.push(0);
        divisor.forEach((it, place) => { rest[place] ^= multiply(it, factor); });
      }
      blocks.push(block);
      checks.push(rest);
    }
    /** @param {number[][]} lists @param {number} length */
    const inTurn = (lists, length) => Array.from({ length }, (_, at) => lists.flatMap((it) => it[at] ?? [])).flat();
    return [...inTurn(blocks, short + 1), ...inTurn(checks, correction)];
  };

  /** @param {Grid} grid @param {number} x @param {number} y @param {boolean} isDark */
  const fix = ({ dark, fixed, size }, x, y, isDark) => {
    const [row, marks] = [dark[y], fixed[y]];
    if (!row || !marks || x < 0 || x >= size) return;
    row[x] = isDark;
    marks[x] = true;
  };

  /** What tells the correction and the mask. @param {Grid} grid @param {number} mask */
  const drawFormat = (grid, mask) => {
    let rest = mask;
    for (let at = 0; at < 10; at++) rest = rest << 1 ^ (rest >>> 9) * 0x537;
    const bits = (mask << 10 | rest) ^ 0x5412;
    const { size } = grid;
    for (let at = 0; at < 15; at++) {
      const line = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
      fix(grid, 8, line, bit(bits, at));
      const place = at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at;
      fix(grid, place, 8, bit(bits, at));
    }
    fix(grid, 8, size - 8, true);
  };

  /** @param {number} version @returns {Grid} */
  const drawFixed = (version) => {
    const size = version * 4 + 17;
    const rows = () => Array.from({ length: size }, () => /** @type {boolean[]} */ (new Array(size).fill(false)));
    const grid = { size, dark: rows(), fixed: rows() };
    for (let at = 0; at < size; at++) {
      fix(grid, 6, at, at % 2 === 0);
      fix(grid, at, 6, at % 2 === 0);
    }
    /** @param {number} cx @param {number} cy @param {number} reach @param {number[]} light */
    const square = (cx, cy, reach, light) => {
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) fix(grid, cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    };
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x ?? 0, y ?? 0, 4, [2, 4]);
    const lines = Math.floor(version / 7) + 2;
    const step = Math.floor((version * 8 + lines * 3 + 5) / (lines * 4 - 4)) * 2;
    const places = version === 1 ? [] : [6, ...Array.from({ length: lines - 1 }, (_, at) => size - 7 - at * step).reverse()];
    const last = places.length - 1;
    places.forEach((x, i) => places.forEach((y, j) => {
      if (!(i === 0 && (j === 0 || j === last) || i === last && j === 0)) square(x, y, 2, [1]);
    }));
    drawFormat(grid, 0);
    if (version < 7) return grid;
    let rest = version;
    for (let at = 0; at < 12; at++) rest = rest << 1 ^ (rest >>> 11) * 0x1f25;
    for (let at = 0; at < 18; at++) {
      const [a, b] = [size - 11 + at % 3, Math.floor(at / 3)];
      fix(grid, a, b, bit(version << 12 | rest, at));
      fix(grid, b, a, bit(version << 12 | rest, at));
    }
    return grid;
  };

  /** Two columns at a time, up and down in turn. @param {Grid} grid @param {number[]} words @param {number} mask */
  const drawData = ({ size, dark, fixed }, words, mask) => {
    let at = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        const y = (right + 1 & 2) === 0 ? size - 1 - step : step;
        for (const x of [right, right - 1]) {
          const row = dark[y];
          if (!row || fixed[y]?.[x]) continue;
          const isDark = bit(words[at >>> 3] ?? 0, 7 - (at & 7));
          row[x] = isDark !== (MASKS[mask]?.(x, y) === 0);
          at += 1;
        }
      }
    }
  };

  /** How hard a code is to read: runs, blocks, what looks like a corner, and more dark than light. @param {Grid} grid */
  const penalty = ({ size, dark }) => {
    const rows = dark.map((row) => row.map(Number).join(""));
    const columns = rows.map((_, x) => rows.map((row) => row[x]).join(""));
    let sum = 0;
    for (const line of [...rows, ...columns]) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      for (const _ of line.matchAll(/(?=10111010000|00001011101)/g)) sum += 40;
    }
    for (let y = 1; y < size; y++) {
      for (let x = 1; x < size; x++) {
        const at = rows[y]?.[x];
        if (at === rows[y]?.[x - 1] && at === rows[y - 1]?.[x] && at === rows[y - 1]?.[x - 1]) sum += 3;
      }
    }
    const share = (rows.join("").match(/1/g) ?? []).length / (size * size);
    return sum + 10 * Math.floor(Math.abs(share * 20 - 10));
  };

  /** The modules of a code, row by row; nothing if the text is too long. @param {string} text */
  const modules = (text) => {
    const bytes = new TextEncoder().encode(text);
    const version = BLOCKS.findIndex((_, at) => bytes.length + (at < 9 ? 2 : 3) <= room(at + 1)) + 1;
    if (!version) return null;
    const words = interleave(data(bytes, version), version);
    const grids = MASKS.map((_, mask) => {
      const grid = drawFixed(version);
      drawFormat(grid, mask);
      drawData(grid, words, mask);
      return { grid, cost: penalty(grid) };
    });
    return grids.reduce((best, it) => it.cost < best.cost ? it : best).grid.dark;
  };

  /** @type {NonNullable<Desk["qr"]>} */
  const qr = (text) => {
    const rows = modules(text);
    if (!rows) return null;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const size = rows.length + 8;
    const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => isDark ? `M${x + 4} ${y + 4}h1v1h-1z` : [])).join("");
    for (const [key, value] of Object.entries({ class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img" })) svg.setAttribute(key, value);
    for (const [name, attributes] of /** @type {[string, Record<string, string | number>][]} */ ([["rect", { class: "qr-light", width: size, height: size }], ["path", { class: "qr-dark", d: path }]])) {
      const part = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
      svg.append(part);
    }
    return svg;
  };

  /** @type {Desk} */ (window.teladanDesk).qr = qr;
})();
