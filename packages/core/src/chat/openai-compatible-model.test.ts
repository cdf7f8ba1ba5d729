import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ChatRequest } from "./chat-model.js";
import { type OpenAiCompatibleOptions, openAiCompatibleModel } from "./openai-compatible-model.js";
import { type ChatReply, type ChatServer, startChatServer } from "./testing/chat-server.js";

let server: ChatServer | null = null;

afterEach(async () => {
  vi.unstubAllGlobals();
  await server?.close();
  server = null;
});

const question: ChatRequest = {
  messages: [{ role: "user", content: "Hello?" }],
  tools: null,
  toolChoice: null,
};

/** Asks a server that answers so; waits between tries are only written down. */
async function ask(
  replies: readonly ChatReply[],
  {
    request = question,
    ...options
  }: Partial<OpenAiCompatibleOptions> & { readonly request?: ChatRequest } = {},
) {
  server = await startChatServer(replies);
  const waits: number[] = [];
  const model = await openAiCompatibleModel({
    ...{ baseUrl: server.url, model: "small", maxRetries: 2, ...options },
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  const outcome = await model.complete(request).then(
    (answer) => ({ answer, error: null }),
    (error: Error & { readonly code?: string }) => ({ answer: null, error }),
  );
  return { ...outcome, waits, requests: server.requests };
}

const answered: ChatReply = { type: "answer", content: "Hi." };

describe("openAiCompatibleModel", () => {
  it("should ask for a chat completion, with key, seed and temperature", async () => {
    const { requests } = await ask([answered], { apiKey: "secret", seed: 7, parameters: { max_tokens: 9 } });
    expect(requests).toEqual([
      {
        path: "/v1/chat/completions",
        authorization: "Bearer secret",
        body: { model: "small", temperature: 0, seed: 7, messages: question.messages, max_tokens: 9 },
      },
    ]);
  });

  it("should send tools and the choice of tools as they are", async () => {
    const parameters = {
      properties: { size: { default: null, title: "Size" } },
      title: "parameters",
      type: "object",
    };
    const tools = [
      { type: "function", function: { name: "fit", description: "Fits.", parameters } },
    ] as const;
    const { requests } = await ask([answered], { request: { ...question, tools, toolChoice: "required" } });
    expect(requests[0]!.body).toMatchObject({ tools, tool_choice: "required" });
    expect(JSON.stringify(requests[0]!.body.tools)).toBe(JSON.stringify(tools));
  });

  it("should send earlier calls with the arguments' text as it was", async () => {
    const call = {
      ...{ id: "call_1", type: "function" as const },
      function: { name: "pay", arguments: '{"amount": 25.0}' },
    };
    const messages = [
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", content: "paid", tool_call_id: "call_1" },
      { role: "assistant", content: "Done.", tool_calls: null },
    ] as const;
    const { requests } = await ask([answered], { request: { ...question, messages } });
    expect(requests[0]!.body.messages).toEqual([
      messages[0],
      messages[1],
      { role: "assistant", content: "Done." },
    ]);
  });

  it("should give the answer with its usage, cost and the choice as it came", async () => {
    const { answer } = await ask([answered], { price: { prompt: 2, completion: 8 } });
    expect(answer).toEqual({
      content: "Hi.",
      toolCalls: [],
      usage: { prompt_tokens: 10, completion_tokens: 5 },
      cost: 0.00006,
      raw: { index: 0, message: { role: "assistant", content: "Hi." }, finish_reason: "stop" },
    });
  });

  it("should know no cost without a price, and none without usage", async () => {
    expect((await ask([answered])).answer?.cost).toBeNull();
    await server?.close();
    const unmeasured: ChatReply = { type: "answer", content: "Hi.", usage: null };
    const { answer } = await ask([unmeasured], { price: { prompt: 2, completion: 8 } });
    expect(answer).toMatchObject({ cost: null, usage: null });
  });

  it("should take the cost that the endpoint says, unless a price is given", async () => {
    const priced: ChatReply = {
      ...{ type: "answer", content: "Hi." },
      usage: { prompt_tokens: 10, completion_tokens: 5, cost: 0.0125 },
    };
    expect((await ask([priced])).answer?.cost).toBe(0.0125);
    await server?.close();
    expect((await ask([priced], { price: { prompt: 2, completion: 8 } })).answer?.cost).toBe(0.00006);
  });

  it("should keep the text of arguments, well-formed or not, and the ids of calls", async () => {
    const toolCalls = ['{"amount": 25.0}', "{", "[1]", "None"].map((text, index) => ({
      ...{ id: `a-${index}`, name: "pay", arguments: text },
    }));
    const { answer, requests } = await ask([{ type: "answer", toolCalls }]);
    expect(answer).toMatchObject({ content: null, toolCalls });
    expect(requests).toHaveLength(1);
  });

  it("should take arguments that are an object, null or missing for their text, and keep the choice as it came", async () => {
    const toolCalls = [
      { name: "pay", arguments: { amount: 25, to: ["a"] } },
      { name: "look", arguments: null },
      { name: "look" },
    ];
    const { answer, requests } = await ask([{ type: "answer", toolCalls }]);
    expect(requests).toHaveLength(1);
    expect(answer?.toolCalls.map((call) => call.arguments)).toEqual(['{"amount":25,"to":["a"]}', "", ""]);
    expect(answer?.raw).toMatchObject({
      message: {
        tool_calls: [{ function: { arguments: { amount: 25 } } }, {}, { function: { name: "look" } }],
      },
    });
  });

  it("should take several calls beside a text", async () => {
    const toolCalls = [
      { name: "look", arguments: "" },
      { name: "look", arguments: "{}" },
    ];
    const { answer } = await ask([{ type: "answer", content: "A moment.", toolCalls }]);
    expect(answer).toMatchObject({
      content: "A moment.",
      toolCalls: [
        { id: "call_0_0", arguments: "" },
        { id: "call_0_1", arguments: "{}" },
      ],
    });
  });

  it.each<[string, ChatReply]>([
    ["a failure of the server", { type: "failure", status: 500 }],
    ["a gateway without a backend", { type: "body", status: 502, body: "<html>", contentType: "text/html" }],
    ["an overload", { type: "failure", status: 429 }],
    ["a timeout of the server", { type: "failure", status: 408 }],
    ["broken JSON", { type: "body", body: '{"choices": [' }],
    ["a page instead of JSON", { type: "body", body: "<html></html>", contentType: "text/html" }],
    ["JSON that is no completion", { type: "body", body: '{"answer": 42}' }],
    ["a completion without choices", { type: "body", body: '{"choices": []}' }],
    ["an empty body", { type: "body", body: "" }],
    ["a cut answer", { type: "cut" }],
    ["a broken connection", { type: "hang-up" }],
  ])("should try again after %s", async (_name, reply) => {
    const { answer, waits, requests } = await ask([reply, reply, answered]);
    expect(answer?.content).toBe("Hi.");
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([1_000, 2_000]);
  });

  it.each<[string, ChatReply, string]>([
    ["chat/unreachable", { type: "failure", status: 503, message: "no worker" }, "no worker"],
    ["chat/unreachable", { type: "hang-up" }, "cannot be reached"],
    ["chat/unreachable", { type: "cut" }, "http://127.0.0.1"],
    ["chat/rate-limited", { type: "failure", status: 429 }, "fewer conversations"],
    ["chat/timed-out", { type: "failure", status: 408 }, "408"],
    ["chat/bad-answer", { type: "body", body: "<html>", contentType: "text/html" }, "<html>"],
    ["chat/bad-answer", { type: "body", body: '{"choices": []}' }, "choices"],
  ])("should give up with %s when tries are used up", async (code, reply, words) => {
    const { error, requests } = await ask([reply]);
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(words);
    expect(requests).toHaveLength(3);
  });

  it.each<[string, ChatReply]>([
    ["chat/refused-key", { type: "failure", status: 401 }],
    ["chat/refused-key", { type: "failure", status: 403 }],
    ["chat/refused-request", { type: "failure", status: 404, message: "no such model" }],
    ["chat/refused-request", { type: "failure", status: 400 }],
    ["chat/rate-limited", { type: "failure", status: 429, code: "insufficient_quota" }],
  ])("should end with %s at once where another try cannot help", async (code, reply) => {
    const { error, requests } = await ask([reply]);
    expect(error?.code).toBe(code);
    expect(requests).toHaveLength(1);
  });

  it.each<[string, ChatReply]>([
    ["OpenAI", { type: "failure", status: 400, message: "too long", code: "context_length_exceeded" }],
    [
      "vLLM",
      { type: "failure", status: 400, message: "This model's maximum context length is 4096 tokens." },
    ],
    [
      "llama.cpp",
      { type: "failure", status: 400, message: "the request exceeds the available context size. try more" },
    ],
    ["Anthropic", { type: "failure", status: 400, message: "prompt is too long: 210000 tokens > 200000" }],
    [
      "Google",
      {
        type: "failure",
        status: 400,
        message: "The input token count (9) exceeds the maximum number of tokens",
      },
    ],
    [
      "DeepInfra",
      {
        type: "failure",
        status: 500,
        message: "Requested input length 99009 exceeds maximum input length 8192",
      },
    ],
    ["a broken server", { type: "failure", status: 500, message: "input exceeds the context window" }],
    [
      "a router",
      { type: "body", body: '{"error": {"message": "maximum context length is 9 tokens", "code": 400}}' },
    ],
  ])("should recognise how %s says that the conversation is too long", async (_name, reply) => {
    const { error, requests } = await ask([reply]);
    expect(error?.code).toBe("chat/context-too-long");
    expect(requests).toHaveLength(1);
  });

  it("should wait as long as the endpoint asks, in seconds, milliseconds, or until a date of its clock", async () => {
    const asking = (headers: Record<string, string>): ChatReply => ({
      ...{ type: "failure", status: 429, headers },
    });
    const date = "Wed, 21 Oct 2015 07:28:00 GMT";
    const told: number[] = [];
    const { waits } = await ask(
      [
        asking({ "retry-after": "7" }),
        asking({ "retry-after": "9000" }),
        asking({ "retry-after-ms": "30" }),
        asking({ date, "retry-after": "Wed, 21 Oct 2015 07:30:00 GMT" }),
        asking({ date, "retry-after": "Wed, 21 Oct 2015 07:20:00 GMT" }),
        asking({ "retry-after": "soon" }),
      ],
      { maxRetries: 6, onWait: ({ milliseconds }) => told.push(milliseconds) },
    );
    expect(waits).toEqual([7_000, 9_000_000, 30, 120_000, 0, 32_000]);
    expect(told).toEqual(waits);
  });

  it("should not be bound to the limits of the platform's fetch, which gives up after five minutes", async () => {
    const late = Object.assign(new Error("Headers Timeout Error"), { code: "UND_ERR_HEADERS_TIMEOUT" });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed", { cause: late })));
    const { answer, requests } = await ask([{ type: "slow", after: 50, content: "Hi." }]);
    expect(answer?.content).toBe("Hi.");
    expect(requests).toHaveLength(1);
  });

  it.each(["gzip", "br"] as const)(
    "should read an answer that is encoded with %s unasked",
    async (encoding) => {
      const { answer } = await ask([{ type: "answer", content: "Schön.", encoding }]);
      expect(answer?.content).toBe("Schön.");
    },
  );

  it("should give up on an endpoint that keeps silent", async () => {
    const { error, requests } = await ask([{ type: "silence" }], { timeout: 1, maxRetries: 1 });
    expect(error).toMatchObject({ code: "chat/timed-out" });
    expect(requests).toHaveLength(2);
  });

  it("should name an address where nothing listens", async () => {
    const { error } = await ask([answered], { baseUrl: "http://127.0.0.1:1/v1" });
    expect(error).toMatchObject({ code: "chat/unreachable" });
    expect(error?.message).toContain("http://127.0.0.1:1/v1");
  });

  it("should end with the reason of an abort, while asking and while waiting", async () => {
    server = await startChatServer([{ type: "silence" }]);
    const whileAsking = new AbortController();
    const model = await openAiCompatibleModel({ baseUrl: server.url, model: "small" });
    const asked = model.complete({ ...question, signal: whileAsking.signal });
    whileAsking.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
    await server.close();

    server = await startChatServer([{ type: "failure", status: 500 }]);
    const whileWaiting = new AbortController();
    const patient = await openAiCompatibleModel({
      ...{ baseUrl: server.url, model: "small" },
      wait: async (_milliseconds, signal) => {
        whileWaiting.abort(new Error("enough"));
        signal?.throwIfAborted();
      },
    });
    await expect(patient.complete({ ...question, signal: whileWaiting.signal })).rejects.toThrow("enough");
    expect(server.requests).toHaveLength(1);
  });

  it("should never show a key or password that an endpoint echoes, in errors and in answers", async () => {
    const apiKey = 'sk-"secret"/key';
    const echo = (status: number): ChatReply => ({
      ...{ type: "body", status },
      body: JSON.stringify({
        error: { message: `No such key: ${apiKey}, nor pass-word` },
        ...(status === 200
          ? { choices: [{ message: { role: "assistant", content: `It is ${apiKey}.` } }] }
          : {}),
      }),
    });
    for (const status of [200, 401, 500]) {
      server = await startChatServer([echo(status)]);
      const model = await openAiCompatibleModel({
        ...{ baseUrl: server.url.replace("http://", "http://ada:pass-word@"), apiKey, model: "small" },
        ...{ maxRetries: 0 },
      });
      const outcome = await model.complete(question).catch((error: Error) => error);
      const shown = inspect(outcome, { depth: 20, showHidden: true });
      expect(shown).toContain("[redacted]");
      for (const secret of [apiKey, "secret", "pass-word"]) expect(shown).not.toContain(secret);
      await server.close();
    }
  });

  it("should send a name and password of the address, where there is no key, and its query", async () => {
    server = await startChatServer([answered]);
    const baseUrl = `${server.url.replace("http://", "http://ada:pass%3Aword@")}?version=3`;
    const model = await openAiCompatibleModel({ baseUrl, model: "small" });
    await model.complete(question);
    expect(server.requests[0]).toMatchObject({
      path: "/v1/chat/completions?version=3",
      authorization: `Basic ${Buffer.from("ada:pass:word").toString("base64")}`,
    });
  });

  it("should refuse what is no address before anything is asked", async () => {
    await expect(openAiCompatibleModel({ baseUrl: "not a url", model: "small" })).rejects.toMatchObject({
      code: "chat/bad-address",
    });
  });

  it.each([302, 307, 308])("should send nothing to where an endpoint redirects with %i", async (status) => {
    const other = await startChatServer([answered]);
    const { error, requests } = await ask([{ type: "redirect", status, location: `${other.url}/elsewhere` }]);
    expect(error).toMatchObject({ code: "chat/redirected", retry: "never" });
    expect(error?.message).toContain(`${other.url}/elsewhere`);
    expect(requests).toHaveLength(1);
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  it("should follow an endpoint within itself, and not for ever", async () => {
    const there: ChatReply = { type: "redirect", status: 307, location: "/v1/chat/completions/" };
    const { answer, requests } = await ask([there, answered]);
    expect(answer?.content).toBe("Hi.");
    expect(requests[1]).toEqual({ ...requests[0], path: "/v1/chat/completions/" });
    await server?.close();
    const circle = await ask([there]);
    expect(circle.error?.code).toBe("chat/redirected");
    expect(circle.requests).toHaveLength(6);
  });

  it("should cut off an answer without an end, at once", async () => {
    const { error, requests } = await ask([{ type: "endless" }]);
    expect(error).toMatchObject({ code: "chat/bad-answer", retry: "never" });
    expect(error?.message).toContain("more than 16 MB");
    expect(requests).toHaveLength(1);
  });
});
