import { describe, expect, it } from "vitest";
import { ChatError } from "./chat-error.js";
import { type AnnouncedWait, waitByTimer, withRetries } from "./retry.js";

const failing = (asked: number | null) => () =>
  Promise.reject(new ChatError("chat/unreachable", "no", { retry: { wait: asked } }));

describe("withRetries", () => {
  it("should wait twice as long each time, up to a minute", async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    await expect(withRetries(failing(null), { maxRetries: 8, wait })).rejects.toThrow("no");
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it("should wait as long as it is asked to, beyond a minute, too, and say so before", async () => {
    const events: unknown[] = [];
    const wait = async (milliseconds: number) => void events.push(milliseconds);
    const onWait = ({ milliseconds, failure }: AnnouncedWait) => {
      events.push([milliseconds, failure.message]);
    };
    await expect(withRetries(failing(300_000), { maxRetries: 1, wait, onWait })).rejects.toThrow("no");
    expect(events).toEqual([[300_000, "no"], 300_000]);
  });

  it("should not try again after an error that is none of a model's", async () => {
    let calls = 0;
    const call = () => {
      calls++;
      return Promise.reject(new TypeError("a bug"));
    };
    await expect(withRetries(call, { maxRetries: 3, wait: async () => {} })).rejects.toThrow("a bug");
    expect(calls).toBe(1);
  });

  it("should not call at all once aborted", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const call = () => Promise.reject(new Error("called"));
    await expect(withRetries(call, { maxRetries: 3, wait: waitByTimer, signal })).rejects.toThrow("enough");
  });
});

describe("waitByTimer", () => {
  it("should end a wait when its signal aborts", async () => {
    const controller = new AbortController();
    const waited = waitByTimer(60_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(waited).rejects.toThrow("enough");
    await expect(waitByTimer(60_000, controller.signal)).rejects.toThrow("enough");
    await expect(waitByTimer(1)).resolves.toBeUndefined();
  });
});
