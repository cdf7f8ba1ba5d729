import { describe, expect, it } from "vitest";
import { selectTriplets } from "./select-triplets.js";
import type { TextEpisode } from "./text-episode.js";
import { episodeTriplets } from "./triplet.js";

const episode: TextEpisode = {
  id: "first",
  initialObservation: "A room.",
  steps: [
    { action: "look", observation: "A room." },
    { action: "jump", observation: "Nothing happens.", rejected: true },
    { action: "look", observation: "A room.", determined: true },
  ],
};
const again = { ...episode, id: "second" };
const triplets = [episode, again].flatMap((each) => episodeTriplets(each));

describe("episodeTriplets", () => {
  it("should hold the history before each step", () => {
    expect(episodeTriplets(episode)[2]).toEqual({
      episode: "first",
      step: 2,
      initialObservation: "A room.",
      history: [
        { action: "look", observation: "A room." },
        { action: "jump", observation: "Nothing happens." },
      ],
      action: "look",
      nextObservation: "A room.",
      rejected: false,
      determined: true,
    });
  });

  it("should cut the history to its newest steps", () => {
    expect(episodeTriplets(episode, 1).map(({ history }) => history.map(({ action }) => action))).toEqual([
      [],
      ["look"],
      ["jump"],
    ]);
    expect(episodeTriplets(episode, 0)[2]!.history).toEqual([]);
  });
});

describe("selectTriplets", () => {
  it("should keep everything it is not told to drop, and count all the same", () => {
    const { selected, counts } = selectTriplets(triplets, { dropRejected: false, dropDuplicates: false });
    expect(selected).toEqual(triplets);
    expect(counts).toEqual({ total: 6, rejected: 2, duplicates: 3, selected: 6 });
  });

  it("should drop repetitions across episodes", () => {
    const { selected, counts } = selectTriplets(triplets, { dropRejected: false, dropDuplicates: true });
    expect(selected.map(({ episode: id, step }) => [id, step])).toEqual([
      ["first", 0],
      ["first", 1],
      ["first", 2],
    ]);
    expect(counts).toEqual({ total: 6, rejected: 2, duplicates: 3, selected: 3 });
  });

  it("should drop actions that the world did not take", () => {
    const { selected, counts } = selectTriplets(triplets, { dropRejected: true, dropDuplicates: false });
    expect(selected.every(({ rejected }) => !rejected)).toBe(true);
    expect(counts).toEqual({ total: 6, rejected: 2, duplicates: 2, selected: 4 });
  });

  it("should tell apart what differs in history, action or outcome", () => {
    const [first] = episodeTriplets(episode);
    const different = [
      first!,
      { ...first!, action: "wait" },
      { ...first!, nextObservation: "A hall." },
      { ...first!, initialObservation: "A hall." },
      { ...first!, history: [{ action: "look", observation: "A room." }] },
    ];
    const { counts } = selectTriplets(different, { dropRejected: true, dropDuplicates: true });
    expect(counts).toMatchObject({ duplicates: 0, selected: 5 });
  });

  it("should see the same step in different places once the history is cut", () => {
    const { counts } = selectTriplets(episodeTriplets(episode, 0), {
      dropRejected: false,
      dropDuplicates: true,
    });
    expect(counts).toMatchObject({ total: 3, duplicates: 1, selected: 2 });
  });
});
