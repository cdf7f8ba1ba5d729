import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sizeText } from "@rwml/core/pull";
import { downloadFailure, networkProblem } from "./pull-failure.js";

/** How much of a download is here. */
export interface DownloadProgress {
  readonly received: number;
  /** Null where the server does not say. */
  readonly total: number | null;
}

/** Options of `download`. */
export interface DownloadOptions {
  /** Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
  /** The most bytes that are taken. Default: any number. */
  readonly limit?: number;
}

/**
 * Streams a URL, of the web or of a file, into a file. Throws `tau2/cannot-download`, what the system throws when the
 * file cannot be written, and the signal's reason.
 */
export async function download(
  url: string,
  path: string,
  { fetch = globalThis.fetch, onProgress, signal, limit = Number.POSITIVE_INFINITY }: DownloadOptions = {},
): Promise<void> {
  const { chunks, total } = await source(url, fetch, signal);
  const file = await open(path, "w");
  try {
    let received = 0;
    for await (const chunk of failingWell(chunks, url, signal)) {
      received += chunk.length;
      if (received > limit) throw downloadFailure(url, `it is larger than ${sizeText(limit)}`);
      await file.writeFile(chunk);
      onProgress?.({ received, total });
    }
    if (total !== null && received < total) {
      throw downloadFailure(url, `it ended after ${received} of ${total} bytes`);
    }
  } finally {
    await file.close();
  }
}

interface Source {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly total: number | null;
}

async function source(
  url: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<Source> {
  if (url.startsWith("file:")) return { chunks: await fileChunks(url), total: null };
  let response: Response;
  try {
    response = await fetch(url, signal === undefined ? {} : { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw downloadFailure(url, networkProblem(cause), cause);
  }
  if (!response.ok || response.body === null) {
    throw downloadFailure(url, `the server answers ${response.status} ${response.statusText}`.trim());
  }
  // The length is that of the encoded body; fetch decodes it.
  const length = response.headers.has("content-encoding") ? null : response.headers.get("content-length");
  return { chunks: response.body, total: length === null ? null : Number(length) };
}

/** Looks at the file first: a stream that fails before anybody reads it fails for nobody, and a pipe may never end. */
async function fileChunks(url: string): Promise<AsyncIterable<Uint8Array>> {
  const path = pathOf(url);
  const found = await stat(path).catch((cause: unknown) => {
    throw downloadFailure(url, networkProblem(cause), cause);
  });
  if (!found.isFile()) throw downloadFailure(url, "it is no file");
  return createReadStream(path);
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw downloadFailure(url, networkProblem(cause), cause);
  }
}

/** Failures of the source are told from those of the disk. */
async function* failingWell(
  chunks: AsyncIterable<Uint8Array>,
  url: string,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      yield chunk;
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw downloadFailure(url, networkProblem(cause), cause);
  }
}
