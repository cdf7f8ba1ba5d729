import { registerEnv } from "@rwml/core";
import { houseModule, houseRules } from "@rwml/core/testing";

registerEnv("demo/house", async () => houseModule, { summary: "A mug, a key and a locked door" });

const finished = { ...houseRules, id: "demo/finished", judge: () => ({ reward: 0, terminated: true }) };
registerEnv("demo/finished", async () => ({ ...houseModule, rules: finished }), {
  summary: "Ends before it begins",
});

const { actions } = houseRules;
const unparsed = { ...houseRules, id: "unparsed", actions: { ...actions, print: () => "mumble" } };
registerEnv("unparsed", async () => ({ ...houseModule, rules: unparsed }), {
  summary: "Prints actions that it cannot parse",
});
