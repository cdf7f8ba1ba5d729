import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { match } from "ts-pattern";
import type { Json, JsonObject } from "../../rules/json.js";
import type { Usage } from "../usage.js";

/** How a chat server answers one request, well or badly. */
export type ChatReply =
  | {
      readonly type: "answer";
      readonly content?: string | null;
      /** The arguments as the model wrote them, well-formed or not; most endpoints send a text. */
      readonly toolCalls?: readonly {
        readonly id?: string;
        readonly name: string;
        readonly arguments?: Json;
        /** Further fields of the call, such as a signature. */
        readonly further?: JsonObject;
      }[];
      /** Further fields of the message, such as `reasoning_content`. */
      readonly further?: JsonObject;
      /** With a cost in dollars, as OpenRouter tells it. */
      readonly usage?: (Usage & { readonly cost?: number }) | null;
      /** Encodes the answer, whether it was asked for or not. */
      readonly encoding?: "gzip" | "br";
    }
  /** An answer that takes some milliseconds before its first byte. */
  | { readonly type: "slow"; readonly after: number; readonly content: string }
  /** An error as OpenAI sends it. */
  | {
      readonly type: "failure";
      readonly status: number;
      readonly message?: string;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Any body, such as broken JSON or a page. */
  | {
      readonly type: "body";
      readonly body: string;
      readonly status?: number;
      readonly contentType?: string;
    }
  /** Another place to ask at. */
  | { readonly type: "redirect"; readonly status: number; readonly location: string }
  /** A body without an end. */
  | { readonly type: "endless" }
  /** Half of an answer, then the connection breaks. */
  | { readonly type: "cut" }
  /** The connection breaks before anything is sent. */
  | { readonly type: "hang-up" }
  /** Nothing comes, ever. */
  | { readonly type: "silence" };

/** A request as the server has read it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: JsonObject;
}

/** A running server. */
export interface ChatServer {
  /** The base URL for clients. */
  readonly url: string;
  /** What was asked so far. */
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible endpoint on this machine, for tests: what it answers is a function of the request and its
 * number, or a list of replies, the last of which is repeated.
 */
export async function startChatServer(
  replies: readonly ChatReply[] | ((request: ReceivedRequest, index: number) => ChatReply),
): Promise<ChatServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await received(incoming);
    const index = requests.push(request) - 1;
    const reply =
      typeof replies === "function" ? replies(request, index) : (replies[index] ?? replies.at(-1)!);
    send(reply, index, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function received(incoming: IncomingMessage): Promise<ReceivedRequest> {
  let text = "";
  for await (const chunk of incoming.setEncoding("utf8")) text += chunk;
  return {
    path: incoming.url ?? "",
    authorization: incoming.headers.authorization ?? null,
    body: JSON.parse(text) as JsonObject,
  };
}

function send(reply: ChatReply, index: number, request: ReceivedRequest, response: ServerResponse): void {
  match(reply)
    .with({ type: "answer" }, (answer) => {
      const { encoding } = answer;
      const whole = completion(answer, index, request);
      if (encoding === undefined) return sendJson(response, 200, whole);
      const headers = { "content-type": "application/json", "content-encoding": encoding };
      const encode = encoding === "gzip" ? gzipSync : brotliCompressSync;
      return void response.writeHead(200, headers).end(encode(JSON.stringify(whole)));
    })
    .with({ type: "slow" }, ({ after, content }) => {
      const whole = completion({ type: "answer", content }, index, request);
      setTimeout(() => sendJson(response, 200, whole), after);
    })
    .with({ type: "failure" }, ({ status, message = "failed", code = null, headers = {} }) => {
      sendJson(response, status, { error: { message, type: "error", param: null, code } }, headers);
    })
    .with({ type: "body" }, ({ body, status = 200, contentType = "application/json" }) => {
      response.writeHead(status, { "content-type": contentType }).end(body);
    })
    .with({ type: "redirect" }, ({ status, location }) => response.writeHead(status, { location }).end())
    .with({ type: "endless" }, () => {
      response.writeHead(200, { "content-type": "application/json" });
      Readable.from(blanks()).pipe(response);
    })
    .with({ type: "cut" }, () => {
      const whole = JSON.stringify(completion({ type: "answer", content: "cut" }, index, request));
      response.writeHead(200, { "content-type": "application/json", "content-length": whole.length });
      response.write(whole.slice(0, whole.length / 2), () => response.destroy());
    })
    .with({ type: "hang-up" }, () => response.destroy())
    .with({ type: "silence" }, () => {})
    .exhaustive();
}

function* blanks(): Generator<string> {
  for (;;) yield " ".repeat(1024 * 1024);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function completion(
  { content = null, toolCalls = [], usage, further }: Extract<ChatReply, { type: "answer" }>,
  index: number,
  { body }: ReceivedRequest,
): JsonObject {
  const calls = toolCalls.map(({ id, name, arguments: given, further }, place) => ({
    ...further,
    ...{ id: id ?? `call_${index}_${place}`, type: "function" },
    function: { name, ...(given === undefined ? {} : { arguments: given }) },
  }));
  const message = {
    ...further,
    role: "assistant",
    content,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  const reason = calls.length > 0 ? "tool_calls" : "stop";
  return {
    ...{ id: `chatcmpl-${index}`, object: "chat.completion", created: 0, model: body.model ?? null },
    choices: [{ index: 0, message, finish_reason: reason }],
    ...(usage === null ? {} : { usage: { ...(usage ?? { prompt_tokens: 10, completion_tokens: 5 }) } }),
  };
}
