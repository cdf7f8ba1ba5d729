import { defineRules, type EnvModule, registerEnv } from "@rwml/core";

/** What a terminal obeys: a colour, a title, an 8-bit sequence, cursor moves, reading directions, half a pair. */
export const noise = "\u001b[31m\u001b]0;title\u0007\u009b2J\r\b\u007f\u202e\u2066\ud83d";

interface Bell {
  readonly rung: Readonly<Record<string, number>>;
}
type Ring = { readonly type: "ring"; readonly text: string };

const rules = defineRules<Bell, Ring, null>({
  id: `demo/${noise}`,
  version: "1",
  actions: {
    schema: { title: noise },
    parse: (text) =>
      text.startsWith("ring")
        ? { type: "action", action: { type: "ring", text } }
        : { type: "rejected", reason: "unknown", observation: `no ${text}${noise}` },
    print: ({ text }) => text,
  },
  start: () => ({ rung: {} }),
  apply(bell, { text }) {
    if (text.includes("hard")) throw new Error(`The bell broke${noise}`);
    bell.rung[`${noise}${text}`] = 1;
  },
  observe: ({ rung }) => `${noise}rung ${Object.keys(rung).length}`,
  judge: () => ({ reward: 0, terminated: false }),
  admissible: () => [`ring${noise}`, "ring hard\nring soft"].map((text) => ({ type: "ring", text })),
});

const tasks = { size: 1, id: () => `task ${noise}`, load: () => null };
const hard = () => ({ act: () => "ring hard" });
const module: EnvModule<Bell, Ring, null> = { rules, tasks, maxSteps: 2, policies: { hard, [noise]: hard } };

registerEnv("demo/noisy", async () => module, { summary: `A bell${noise}\nof two lines` });
registerEnv("demo/noisy-load", () => Promise.reject(new Error(`No bell${noise}`)), { summary: "No bell" });
