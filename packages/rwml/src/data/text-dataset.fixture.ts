import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineRules, type EnvModule } from "@rwml/core";
import { collectEpisodes } from "@rwml/core/dataset";
import type { TextEpisode } from "./text-episode.js";

type Script = Omit<TextEpisode, "id">;

/** Rules under which everything is shown that a script says, whatever is done. */
const rules = defineRules<{ observation: string; step: number; script: string[] }, { text: string }, Script>({
  id: "test/script",
  version: "1",
  actions: {
    schema: {},
    parse: (text) => ({ type: "action", action: { text } }),
    print: ({ text }) => text,
  },
  start: ({ initialObservation, steps }) => ({
    observation: initialObservation,
    step: 0,
    script: steps.map(({ observation }) => observation),
  }),
  apply(draft) {
    draft.observation = draft.script[draft.step]!;
    draft.step += 1;
  },
  observe: ({ observation }) => observation,
  judge: ({ step, script }) => ({ reward: 0, terminated: step === script.length }),
});

/** Records a dataset in which just these episodes happen. @returns its folder */
export async function textDataset(episodes: readonly Script[]): Promise<string> {
  const envModule: EnvModule<
    { observation: string; step: number; script: string[] },
    { text: string },
    Script
  > = {
    rules,
    tasks: { size: episodes.length, id: String, load: (id) => episodes[Number(id)]! },
  };
  const dir = join(mkdtempSync(join(tmpdir(), "rwml-script-")), "data");
  let episode = 0;
  await collectEpisodes({
    ...{ dir, env: "test/script", envModule, episodes: episodes.length, seed: 0, maxSteps: 1000 },
    tasks: "in-order",
    policy: {
      name: "script",
      open: () => {
        const { steps } = episodes[episode++]!;
        let step = 0;
        return { act: () => steps[step++]!.action };
      },
    },
  });
  return dir;
}
