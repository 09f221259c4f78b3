// The simple things that files hold: numbers, hashes, strings, lists. Apart, because every reader of
// a file is made of them, and because here alone it is seen that a file ends too early or too late.

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a binary payload, of which the version comes first. */
class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** One byte. */
  byte() {
    must(this.at < this.bytes.length);
    return this.bytes[this.at++];
  }

  /** A varint. */
  number() {
    let byte = this.byte();
    let number = byte;
    // The bit that says that more follows is taken back with what follows.
    for (let unit = 128; byte > 127; unit *= 128) {
      byte = this.byte();
      number += (byte - 1) * unit;
    }
    must(number < 2 ** 32);
    return number;
  }

  /**
   * So many bytes as they are.
   * @param {number} length
   */
  slice(length) {
    must(length <= this.bytes.length - this.at);
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** The name of a file without a number. */
  name() {
    return hex(this.slice(5));
  }

  /** A string. */
  text() {
    return utf8.decode(this.slice(this.number()));
  }

  /**
   * As many things as the number before them says.
   * @template T
   * @param {(place: number) => T} read
   */
  list(read) {
    const things = [];
    const count = this.number();
    while (things.length < count) things.push(read(things.length));
    return things;
  }

  /** Nothing may be left. */
  end() {
    must(this.at === this.bytes.length);
  }
}

/**
 * A whole binary payload.
 * @template T
 * @param {Uint8Array} payload
 * @param {(bytes: Bytes) => T} read
 * @returns {T}
 */
function readBinary(payload, read) {
  const bytes = new Bytes(payload);
  checkVersion(bytes.number());
  const result = read(bytes);
  bytes.end();
  return result;
}

/**
 * A hash of 32 bits: FNV-1a.
 * @param {string} text
 */
function fnv(text) {
  return new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), -2128831035) >>> 0;
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} bytes */
function parseJson(bytes) {
  return JSON.parse(utf8.decode(bytes));
}

/**
 * Strings and nothing else.
 * @param {string[]} list
 */
function mustBeTexts(list) {
  must(Array.isArray(list) && list.every((item) => typeof item === "string"));
}

/**
 * A list cut into lists of equal length.
 * @template T
 * @param {ArrayLike<T>} list
 * @param {number} size
 * @returns {T[][]}
 */
function chunks(list, size) {
  must(list.length % size === 0);
  const all = Array.from(list);
  return Array.from({ length: all.length / size }, (_, at) => all.slice(at * size, (at + 1) * size));
}
