import { defineRules, type EnvModule, registerEnv } from "@rwml/core";

console.log("meddling is loaded");
if (process.env.MEDDLE === "timer") setInterval(() => {}, 1000);

interface Count {
  n: number;
}

const rules = defineRules<Count, "go", null>({
  id: "demo/meddling",
  version: "1",
  actions: {
    schema: { const: "go" },
    parse: (text) =>
      text === "go"
        ? { type: "action", action: text }
        : { type: "rejected", reason: "unknown", observation: "no" },
    print: (action) => action,
  },
  start: () => ({ n: 0 }),
  apply(count) {
    count.n++;
    if (process.env.MEDDLE === "exit" && count.n === 2) process.exit(0);
  },
  observe({ n }) {
    process.stdout.write(`looked at ${n}\n`);
    return `It is ${n}.`;
  },
  judge: ({ n }) => ({ reward: 0, terminated: n === 3 }),
  admissible: () => ["go"],
});

const module: EnvModule<Count, "go", null> = {
  rules,
  tasks: { size: 1, id: () => "count", load: () => null },
};

registerEnv("demo/meddling", async () => module, { summary: "It counts, and meddles with the process" });
