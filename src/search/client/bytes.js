// The simple things that files hold: numbers, hashes, strings, JSON. Apart, because every reader of
// a file is made of them, and because here alone it is seen that a file ends too early or too late.

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a binary payload from its beginning to its end. */
class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** One byte. */
  byte() {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Failure("damaged", "");
    return byte;
  }

  /** A varint of at most 32 bits. */
  number() {
    let number = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      number += (byte & 127) * 2 ** shift;
      if (byte < 128) {
        must(number < 2 ** 32);
        return number;
      }
    }
    throw new Failure("damaged", "");
  }

  /**
   * So many bytes as they are.
   * @param {number} length
   */
  slice(length) {
    const from = this.at;
    this.at += length;
    must(this.at <= this.bytes.length);
    return this.bytes.subarray(from, this.at);
  }

  /** Six hexadecimal digits. */
  hash() {
    return hex(this.slice(3));
  }

  /** A string. */
  text() {
    return utf8.decode(this.slice(this.number()));
  }

  /** Passes over so many varints. @param {number} count */
  skip(count) {
    for (; count > 0; count--) {
      while (this.byte() > 127);
    }
  }

  /** Nothing may be left. */
  end() {
    must(this.at === this.bytes.length);
  }
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The names' hashes that a base64 string holds, three bytes each.
 * @param {string} packed
 */
function hashes(packed) {
  const digits = hex(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)));
  return digits.match(/.{6}/g) ?? [];
}

/** @param {Uint8Array} bytes */
function parseJson(bytes) {
  return JSON.parse(utf8.decode(bytes));
}

/**
 * A list of strings and nothing else.
 * @param {unknown} list
 * @returns {string[]}
 */
function texts(list) {
  must(Array.isArray(list) && list.every((item) => typeof item === "string"));
  return /** @type {string[]} */ (list);
}
