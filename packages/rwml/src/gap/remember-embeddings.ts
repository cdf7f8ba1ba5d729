import type { Embedder } from "./embedder.js";

/**
 * Wraps an embedder that has no `similarity` of its own so that texts which recur are embedded once: a real
 * observation comes back with every prediction of it. Forgets everything when it holds `capacity` texts.
 */
export function rememberEmbeddings(embedder: Embedder, capacity = 50_000): Embedder {
  const known = new Map<string, Float32Array>();
  return {
    id: embedder.id,
    kind: embedder.kind,
    async embed(texts) {
      const found = new Map<string, Float32Array>();
      const missing = new Set<string>();
      for (const text of texts) {
        const vector = known.get(text);
        if (vector === undefined) missing.add(text);
        else found.set(text, vector);
      }
      if (missing.size > 0) {
        const vectors = await embedder.embed([...missing]);
        if (known.size + missing.size > capacity) known.clear();
        for (const [index, text] of [...missing].entries()) {
          found.set(text, vectors[index]!);
          known.set(text, vectors[index]!);
        }
      }
      return texts.map((text) => found.get(text)!);
    },
  };
}
