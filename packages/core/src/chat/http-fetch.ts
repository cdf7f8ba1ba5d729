import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createUnzip } from "node:zlib";
import { ChatError } from "./chat-error.js";

/** The most that an answer may hold, in bytes. */
const mostBytes = 16 * 1024 * 1024;

/** How often an endpoint may send a request on within itself. */
const mostRedirects = 5;

/**
 * A fetch over Node's own HTTP, for posts of a text: unlike the platform's it has no time limits of its own, which are
 * five minutes there. It ends with a ChatError where an answer holds more than 16 MB, and where it leads elsewhere: the request
 * goes nowhere that nobody has named.
 */
export const httpFetch: typeof fetch = async (input, init = {}) => {
  let url = new URL(input instanceof Request ? input.url : input);
  for (let redirects = 0; ; redirects++) {
    const { status, headers, body } = await exchange(url, init);
    const location = headers.get("location");
    if (status < 300 || status > 399 || status === 304 || location === null) {
      const hasNone = status === 204 || status === 304;
      return new Response(hasNone ? null : body, { status, headers });
    }
    const target = URL.canParse(location, url.href) ? new URL(location, url) : null;
    const staysHome = target?.origin === url.origin && (status === 307 || status === 308);
    if (target === null || !staysHome || redirects >= mostRedirects) throw redirected(url, target, status);
    target.username = url.username;
    target.password = url.password;
    url = target;
  }
};

function redirected(from: URL, to: URL | null, status: number): ChatError {
  const address = to === null ? "nowhere" : `${to.origin}${to.pathname}`;
  return new ChatError(
    "chat/redirected",
    `The endpoint ${from.origin}${from.pathname} redirects to ${address} (${status}), where nothing was sent. If that is the right place, give its address as the endpoint's.`,
  );
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

function exchange(url: URL, { method = "GET", headers, body, signal }: RequestInit): Promise<Answer> {
  const text = typeof body === "string" ? body : "";
  const sent = { ...Object.fromEntries(new Headers(headers)), "content-length": Buffer.byteLength(text) };
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const options = { method, headers: sent, ...(signal == null ? {} : { signal }) };
    const request = send(url, options, (response) => {
      const { statusCode: status = 0, headers: raw } = response;
      wholeText(decoded(response, raw["content-encoding"])).then(
        (answer) => resolve({ status, headers: headersOf(raw), body: answer }),
        (failure) => {
          request.destroy();
          reject(failure);
        },
      );
    });
    request.on("error", reject);
    request.end(text);
  });
}

/** What is encoded although nobody asked for it is decoded, too. */
function decoded(response: Readable, encoding: string | undefined): Readable {
  if (encoding === undefined || encoding === "identity") return response;
  const decoder = encoding === "br" ? createBrotliDecompress() : createUnzip();
  response.on("error", (failure) => decoder.destroy(failure));
  return response.pipe(decoder);
}

async function wholeText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooMuch();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooMuch(): ChatError {
  return new ChatError(
    "chat/bad-answer",
    `The endpoint's answer holds more than ${mostBytes / 1024 / 1024} MB, and was cut off. Check that the address is that of an OpenAI-compatible API, and limit the length of answers, such as by {"max_tokens": 4000}.`,
  );
}

function headersOf(raw: NodeJS.Dict<string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    // They speak of the body as it was sent.
    if (name === "content-encoding" || name === "content-length" || value === undefined) continue;
    for (const one of [value].flat()) headers.append(name, one);
  }
  return headers;
}
