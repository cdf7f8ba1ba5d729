import { afterEach, expect, it, vi } from "vitest";
import { endpointFetch } from "./endpoint-fetch.js";
import { httpFetch } from "./http-fetch.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("should be Node's own HTTP in Node", async () => {
  expect(await endpointFetch()).toBe(httpFetch);
});

it("should be the browser's elsewhere, and go nowhere that nobody has named", async () => {
  const asked: unknown[] = [];
  vi.stubGlobal("fetch", async (...given: unknown[]) => {
    asked.push(given);
    return new Response("{}");
  });
  const send = await endpointFetch(false);
  await send("https://models.test/v1", { method: "POST", body: "{}" });
  expect(asked).toEqual([["https://models.test/v1", { method: "POST", body: "{}", redirect: "error" }]]);
});
