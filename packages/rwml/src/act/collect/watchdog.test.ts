import { setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { Heartbeat, heartbeatMemory, readBeat } from "./heartbeat.js";
import { Watchdog } from "./watchdog.js";

const forever = Number.POSITIVE_INFINITY;
const unlimited = { step: forever, load: forever, stop: forever, growth: forever };

function watched(
  limits: Partial<ConstructorParameters<typeof Watchdog>[1]>,
  stop = new AbortController().signal,
  resident?: () => number,
) {
  const memory = heartbeatMemory();
  const watchdog = new Watchdog(memory, { ...unlimited, ...limits }, stop, resident);
  const { end } = watchdog;
  const ended = new Promise((resolve) => end.addEventListener("abort", () => resolve(end.reason)));
  return { heart: new Heartbeat(memory), ended, watchdog, memory };
}

describe("Heartbeat", () => {
  it("should tell in shared memory what is waited for, whatever the action's text", () => {
    const memory = heartbeatMemory();
    const heart = new Heartbeat(memory);
    expect(readBeat(memory)).toMatchObject({ phase: "load", isResting: false, episode: -1, action: null });
    heart.begin("step", 7, 3, 'say "ö" to 人');
    expect(readBeat(memory)).toEqual({
      ...{ count: 1, phase: "step", isResting: false, episode: 7, step: 3 },
      action: 'say "ö" to 人',
    });
    heart.begin("step", 7, 4, "人".repeat(5000));
    expect(readBeat(memory).action).toBe("人".repeat(2730));
    heart.begin("choose", 7, 5, null);
    expect(readBeat(memory)).toMatchObject({ phase: "choose", action: null });
    heart.rest();
    expect(readBeat(memory)).toMatchObject({ count: 4, phase: "choose", isResting: true });
  });
});

describe("Watchdog", () => {
  it("should end what takes too long, and name it", async () => {
    const { heart, ended } = watched({ step: 0.05 });
    heart.begin("step", 2, 9, "go on");
    expect(await ended).toEqual({
      type: "step-timeout",
      seconds: 0.05,
      beat: expect.objectContaining({ phase: "step", episode: 2, step: 9, action: "go on" }),
    });
  });

  it("should end what takes too much memory while it is waited for, and nothing that was there before", async () => {
    let resident = 2000;
    const { heart, ended } = watched({ growth: 100 }, undefined, () => {
      resident += 60;
      return resident;
    });
    heart.begin("step", 2, 9, "go on");
    expect(await ended).toMatchObject({ type: "out-of-memory", beat: { phase: "step", step: 9 } });
  });

  it("should not take for its memory what others may have taken, who load or got stuck later", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      let resident = 0;
      const one = () => watched({ growth: 100 }, undefined, () => resident);
      const [first, second, loading] = [one(), one(), one()] as const;
      first.heart.begin("step", 0, 0, null);
      vi.advanceTimersByTime(300);
      second.heart.begin("step", 1, 0, null);
      vi.advanceTimersByTime(300);
      resident = 150;
      vi.advanceTimersByTime(300);
      const ended = () => [first, second, loading].map(({ watchdog }) => watchdog.end.aborted);
      expect(ended()).toEqual([false, false, false]);
      resident = 250;
      vi.advanceTimersByTime(300);
      expect(ended()).toEqual([false, true, false]);
      expect(second.watchdog.end.reason).toMatchObject({ type: "out-of-memory", beat: { episode: 1 } });
      for (const { watchdog } of [first, loading]) watchdog.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it("should end a thread that does not come to load its environment", async () => {
    expect(await watched({ load: 0.05, step: 0.01 }).ended).toEqual({ type: "load-timeout", seconds: 0.05 });
  });

  it("should end a thread that does not stop, even where steps may take for ever", async () => {
    const stop = new AbortController();
    const { heart, ended } = watched({ stop: 0.05 }, stop.signal);
    heart.begin("choose", 0, 0, null);
    stop.abort();
    expect(await ended).toEqual({ type: "stopped" });
  });

  it("should leave a thread alone that rests, or goes on", async () => {
    const resting = watched({ step: 0.02, load: 0.02, stop: 0.02 }, AbortSignal.abort());
    resting.heart.rest();
    const going = watched({ step: 0.5 });
    for (let beat = 0; beat < 20; beat++) {
      going.heart.begin("step", 0, beat, "go on");
      await setTimeout(10);
    }
    for (const { watchdog } of [resting, going]) {
      expect(watchdog.end.aborted).toBe(false);
      watchdog.close();
    }
  });
});
