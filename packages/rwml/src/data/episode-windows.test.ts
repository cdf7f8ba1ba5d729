import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { episodeWindows, promptTokens } from "./episode-windows.js";
import type { TextEpisode } from "./text-episode.js";
import { specialToken } from "./tokens/special-token.js";
import { openTokenizer } from "./tokens/tokenizer.js";
import { trainTokenizer } from "./tokens/train-tokenizer.js";

const tokenizer = openTokenizer(
  trainTokenizer(["go to door 1", "go to door 2", "the door 1 is shut", "the door 2 is shut"]),
);
const { begin, act, obs, eos } = specialToken;
const encode = (text: string) => [...tokenizer.encode(text)];
const episode = (steps: number): TextEpisode => ({
  id: "episode",
  initialObservation: "door 1 door 2",
  steps: Array.from({ length: steps }, (_, step) => ({
    action: `go to door ${1 + (step % 2)}`,
    observation: `the door ${1 + (step % 2)} is shut`,
  })),
});

describe("episodeWindows", () => {
  it("should lay out first observation, action and observation in order", () => {
    const [window, ...others] = episodeWindows(episode(2), tokenizer, 64);
    expect(others).toEqual([]);
    expect([...window!.tokens]).toEqual([
      begin,
      ...encode("door 1 door 2"),
      ...[act, ...encode("go to door 1"), obs, ...encode("the door 1 is shut"), eos],
      ...[act, ...encode("go to door 2"), obs, ...encode("the door 2 is shut"), eos],
    ]);
  });

  it("should mark each observation with its end as a target", () => {
    const [window] = episodeWindows(episode(2), tokenizer, 64);
    expect(window!.targets.map(({ step }) => step)).toEqual([0, 1]);
    for (const { step, start, end, complete } of window!.targets) {
      expect(complete).toBe(true);
      expect(window!.tokens[start - 1]).toBe(obs);
      expect(window!.tokens[end - 1]).toBe(eos);
      expect(tokenizer.decode(window!.tokens.subarray(start, end))).toBe(episode(2).steps[step]!.observation);
    }
  });

  it("should drop the oldest steps but never the first observation", () => {
    const windows = episodeWindows(episode(20), tokenizer, 40);
    expect(windows.length).toBeGreaterThan(2);
    const opening = [begin, ...encode("door 1 door 2")];
    for (const { tokens, targets } of windows) {
      expect([...tokens.subarray(0, opening.length)]).toEqual(opening);
      expect(targets[0]!.step === 0 || targets[0]!.start > opening.length + 8).toBe(true);
    }
  });

  it("should make each step the target of exactly one window and never exceed the limit", () => {
    const text = fc.array(fc.constantFrom("door 1", "go", "the", "unknown", "door 2", "é"), {
      maxLength: 12,
    });
    const sentence = text.map((words) => words.join(" "));
    const step = fc.record({ action: sentence, observation: sentence });
    fc.assert(
      fc.property(
        sentence,
        fc.array(step, { maxLength: 15 }),
        fc.integer({ min: 8, max: 120 }),
        fc.boolean(),
        (initialObservation, steps, limit, filled) => {
          const windows = episodeWindows({ id: "any", initialObservation, steps }, tokenizer, limit, {
            filled,
          });
          expect(windows.flatMap(({ targets }) => targets.map((target) => target.step))).toEqual([
            ...steps.keys(),
          ]);
          for (const { tokens, targets } of windows) {
            expect(tokens.length).toBeLessThanOrEqual(limit);
            for (const target of targets) {
              expect(target.end).toBeGreaterThan(target.start);
              const answer = [...encode(steps[target.step]!.observation), eos];
              const length = target.end - target.start;
              expect([...tokens.subarray(target.start, target.end)]).toEqual(answer.slice(0, length));
              expect(target.complete).toBe(length === answer.length);
            }
          }
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it("should give no window to an episode without steps", () => {
    expect(episodeWindows(episode(0), tokenizer, 64)).toEqual([]);
  });

  it("should refuse windows that hold no step", () => {
    expect(() => episodeWindows(episode(1), tokenizer, 7)).toThrow("at least 8");
  });
});

describe("promptTokens", () => {
  it("should be what the window shows before the observation", () => {
    const whole = episode(3);
    const [window] = episodeWindows(whole, tokenizer, 64);
    const history = { ...whole, steps: whole.steps.slice(0, 2) };
    const prompt = promptTokens(history, whole.steps[2]!.action, tokenizer, {
      maxTokens: 64,
      answerTokens: 16,
    });
    expect(prompt).toEqual(window!.tokens.slice(0, window!.targets[2]!.start));
  });

  it("should keep the newest steps and leave room for the answer", () => {
    const prompt = promptTokens(episode(20), "go to door 1", tokenizer, { maxTokens: 40, answerTokens: 10 });
    expect(prompt.length).toBeLessThanOrEqual(30);
    const text = tokenizer.decode(prompt);
    expect(text.startsWith("door 1 door 2")).toBe(true);
    expect(text.endsWith("the door 2 is shutgo to door 1")).toBe(true);
  });

  it("should refuse to leave no room for the question", () => {
    const limits = { maxTokens: 16, answerTokens: 12 };
    expect(() => promptTokens(episode(1), "go to door 1", tokenizer, limits)).toThrow("at least 18");
  });
});
