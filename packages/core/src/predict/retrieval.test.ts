import { describe, expect, it } from "vitest";
import { leadingWord, type ObservedEpisode, retrieval } from "./retrieval.js";

/** Pairs of an action and what it showed. */
function episode(
  initialObservation: string,
  ...steps: readonly (readonly [string, string])[]
): ObservedEpisode {
  return { initialObservation, steps: steps.map(([action, observation]) => ({ action, observation })) };
}

function begun(episodes: readonly ObservedEpisode[], observation: string) {
  const predictor = retrieval(episodes)();
  predictor.start(observation);
  return predictor;
}

describe("retrieval", () => {
  const read = [
    episode("a kitchen", ["go to shelf 1", "a shelf with a pan"], ["look", "a shelf"]),
    episode("a bathroom", ["go to shelf 1", "a shelf with soap"], ["look", "a shelf with soap"]),
    episode("a hall", ["go to shelf 1", "a shelf with soap"], ["go to desk 2", "a desk"]),
  ];

  it("should answer with what followed the action behind the last observation", () => {
    expect(begun(read, "a kitchen").predict("go to shelf 1").observation).toBe("a shelf with a pan");
  });

  it("should answer with what followed the action most often where the observation is new", () => {
    expect(begun(read, "a cellar").predict("go to shelf 1").observation).toBe("a shelf with soap");
  });

  it("should answer with what followed the kind of action most often where the action is new", () => {
    expect(begun(read, "a cellar").predict("go to sofa 1").observation).toBe("a shelf with soap");
  });

  it("should repeat the last observation where even the kind is new", () => {
    const predictor = begun(read, "a cellar");
    expect(predictor.predict("sing").observation).toBe("a cellar");
    predictor.update("sing", "a song");
    expect(predictor.predict("sing").observation).toBe("a song");
  });

  it("should follow what really happened", () => {
    const predictor = begun(read, "a kitchen");
    predictor.update("go to shelf 1", "a shelf with soap");
    expect(predictor.predict("look").observation).toBe("a shelf with soap");
  });

  it("should compare actions without regard to case and blanks", () => {
    expect(begun(read, "a kitchen").predict("  Go to\tshelf  1 ").observation).toBe("a shelf with a pan");
  });

  it("should take the first of equally frequent answers", () => {
    const tied = [episode("", ["look", "first"]), episode("", ["look", "second"])];
    expect(begun(tied, "elsewhere").predict("look").observation).toBe("first");
  });

  it("should take an empty observation for an answer", () => {
    expect(begun([episode("here", ["wait", ""])], "there").predict("wait").observation).toBe("");
  });

  it("should compare kinds as it is told", () => {
    const predictor = retrieval(read, { kindOf: (action) => action.slice(-1) })();
    predictor.start("a cellar");
    expect(predictor.predict("open desk 2").observation).toBe("a desk");
  });

  it("should keep episodes apart", () => {
    const open = retrieval(read);
    const [one, other] = [open(), open()];
    one.start("a kitchen");
    other.start("a bathroom");
    expect(one.predict("go to shelf 1").observation).toBe("a shelf with a pan");
    expect(other.predict("go to shelf 1").observation).toBe("a shelf with soap");
  });

  it("should repeat the last observation where it has read nothing", () => {
    expect(begun([], "a cellar").predict("constructor").observation).toBe("a cellar");
  });
});

describe("leadingWord", () => {
  it.each([
    ["go to shelf 1", "go"],
    ['get_user(user_id="ada")', "get_user"],
    ["  Look", "look"],
    ["…what?", "…"],
    ["", ""],
  ])("should take %j for %j", (action, word) => {
    expect(leadingWord(action)).toBe(word);
  });
});
