const word = /[\p{L}\p{N}]+/gu;

/** A 32-bit signed hash for each word, pair and triple of neighbouring words of a text. Case and punctuation do not count. */
export function hashNgrams(text: string): number[] {
  const words = (text.toLowerCase().match(word) ?? []).map(hashWord);
  const hashes: number[] = [];
  for (let start = 0; start < words.length; start++) {
    let hash = 0;
    for (let end = start; end < Math.min(words.length, start + 3); end++) {
      hash = mix(hash + words[end]! + 1);
      hashes.push(hash);
    }
  }
  return hashes;
}

/** FNV-1a. */
function hashWord(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the result depends on every bit before. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
