import { GymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { runInThread } from "./run-in-thread.js";

function run(
  task: unknown,
  signal = new AbortController().signal,
  onEvent: (event: string) => void = () => {},
) {
  return runInThread<string, string>({ module: "act/threads/thread-ends.fixture", task, signal, onEvent });
}

describe("runInThread", () => {
  it("should hand over the task, events and the result", async () => {
    const events: string[] = [];
    expect(await run("finish", undefined, (event) => events.push(event))).toBe("finish");
    expect(events).toEqual(["begun"]);
  });

  it("should let the thread end in its own time when asked to stop, before or while it runs", async () => {
    expect(await run("wait", AbortSignal.abort())).toBe("stopped");
    const stop = new AbortController();
    expect(await run("wait", stop.signal, () => stop.abort())).toBe("stopped");
  });

  it("should reject with the thread's own failure", async () => {
    const refusal = await run("refuse").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(GymError);
    expect(refusal).toMatchObject({ code: "test/refused", message: "The thread refuses." });
    await expect(run("break")).rejects.toThrow("The thread is broken.");
  });

  it("should say that the thread ended early, and what to do", async () => {
    await expect(run("vanish")).rejects.toMatchObject({
      code: "thread/ended",
      message: expect.stringMatching(/same command again/),
    });
  });

  it("should end the thread and reject when the listener throws", async () => {
    const failure = new Error("no room on the screen");
    const listen = () => {
      throw failure;
    };
    await expect(run("wait", undefined, listen)).rejects.toBe(failure);
  });
});
