// Reads a QR code from its modules (ISO/IEC 18004), error correction M, versions 1 to 10, after the tables of
// the standard. Apart from the script that draws codes, so that the one is held against the other.

/** By version: codewords of correction in a block, and blocks, each by how many codewords of data. */
const BLOCKS = [
  [10, [16]], [16, [28]], [26, [44]], [18, [32, 32]], [24, [43, 43]], [16, [27, 27, 27, 27]], [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]], [22, [36, 36, 36, 37, 37]], [26, [43, 43, 43, 43, 44]],
];
/** By version: where the middles of alignment patterns are. */
const ALIGNMENT = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
const MASKS = [
  (i, j) => (i + j) % 2, (i) => i % 2, (i, j) => j % 3, (i, j) => (i + j) % 3,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2, (i, j) => (i * j) % 2 + (i * j) % 3,
  (i, j) => ((i * j) % 2 + (i * j) % 3) % 2, (i, j) => ((i + j) % 2 + (i * j) % 3) % 2,
];

/** The modules of a drawn code: `dark[row][column]`, without its margin. */
export function modulesOf(viewBox, path) {
  const size = Number(viewBox.split(" ")[2]) - 8;
  const dark = Array.from({ length: size }, () => new Array(size).fill(false));
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) dark[y - 4][x - 4] = true;
  return dark;
}

/** Whether a module belongs to a pattern and holds no data. */
function isPattern(version, row, column) {
  const size = 17 + 4 * version;
  if (row === 6 || column === 6) return true;
  if ((row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9)) return true;
  if (version > 6 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) return true;
  const places = ALIGNMENT[version - 1];
  const last = places.at(-1);
  return places.some((a) => places.some((b) => !((a === 6 && b === 6) || (a === 6 && b === last) || (a === last && b === 6))
    && Math.abs(row - a) < 3 && Math.abs(column - b) < 3));
}

/** Whether a block with its correction is free of errors: it is nought at every root of the generator. */
function isSound(block, correction) {
  const powers = [1];
  while (powers.length < 255) powers.push((powers.at(-1) << 1) ^ (powers.at(-1) > 127 ? 0x11d : 0));
  const times = (a, b) => (a && b ? powers[(powers.indexOf(a) + powers.indexOf(b)) % 255] : 0);
  return Array.from({ length: correction }, (_, at) => block.reduce((sum, word) => times(sum, powers[at]) ^ word, 0)).every((it) => it === 0);
}

/** The text of a code. */
export function readCode(dark) {
  const size = dark.length;
  const version = (size - 17) / 4;
  const bits = [];
  for (let at = 0; at < 15; at += 1) {
    const [row, column] = at < 6 ? [at, 8] : at < 8 ? [at + 1, 8] : at < 9 ? [8, 7] : [8, 14 - at];
    bits.unshift(dark[row][column] ? 1 : 0);
  }
  const format = Number.parseInt(bits.join(""), 2) ^ 0x5412;
  if (format >> 13 !== 0) throw new Error(`level ${format >> 13}`);
  const mask = MASKS[(format >> 10) & 7];
  let stream = "";
  let up = true;
  for (let right = size - 1; right > 0; right -= 2, up = !up) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isPattern(version, row, column)) stream += dark[row][column] !== (mask(row, column) === 0) ? "1" : "0";
      }
    }
  }
  const words = (stream.match(/.{8}/g) ?? []).map((it) => Number.parseInt(it, 2));
  const [correction, lengths] = BLOCKS[version - 1];
  const blocks = lengths.map(() => []);
  let next = 0;
  for (let at = 0; at < Math.max(...lengths); at += 1) blocks.forEach((block, of) => { if (at < lengths[of]) block.push(words[next++]); });
  const data = blocks.flatMap((block) => [...block]);
  for (let at = 0; at < correction; at += 1) for (const block of blocks) block.push(words[next++]);
  if (!blocks.every((block) => isSound(block, correction))) throw new Error("its correction does not fit");
  const text = data.map((word) => word.toString(2).padStart(8, "0")).join("");
  if (text.slice(0, 4) !== "0100") throw new Error("no bytes");
  const lengthBits = version < 10 ? 8 : 16;
  const length = Number.parseInt(text.slice(4, 4 + lengthBits), 2);
  const bytes = Array.from({ length }, (_, at) => Number.parseInt(text.slice(4 + lengthBits + 8 * at, 12 + lengthBits + 8 * at), 2));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
