import { readFileSync } from "node:fs";
import { alfworldRules, loadGame } from "@rwml/alfworld";
import { openEnv } from "@rwml/core";
import type { Benchmark } from "./benchmark.js";
import { median, ratios, sideBySide, timed } from "./side-by-side.js";

/** From a game file on disk to the first observation. */
export const alfworldLoad: Benchmark = {
  name: "alfworld-load",
  about: "loading a game file and starting its first episode",

  async run({ games: { about, paths }, rounds }) {
    const env = openEnv(alfworldRules);
    const medianOver = (load: (path: string) => void) => median(paths.map((path) => timed(() => load(path))));
    const values = await sideBySide(rounds, {
      load: () => medianOver((path) => env.reset({ task: loadGame(path) })),
      json: () => medianOver((path) => JSON.parse(readFileSync(path, "utf8"))),
    });
    return {
      subject: `${about}; each value is the median over all of them`,
      figures: [
        { name: "load and reset", unit: "ms", values: values.load, target: { type: "below", value: 15 } },
        {
          name: "load and reset / reading the file as JSON",
          unit: "×",
          values: ratios(values.load, values.json),
        },
      ],
      notes: ["Published for the original stack: 2,800 ms (another machine)."],
    };
  },
};
