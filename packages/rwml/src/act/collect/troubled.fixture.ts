import { type AnyEnvModule, registerEnv } from "@rwml/core";
import { houseModule, houseRules } from "@rwml/core/testing";

/** Houses with something wrong: what fails. What does not let go stands in never-lets-go.fixture.ts. */
const troubles = {
  "demo/fails": house({
    apply(draft, action, random) {
      if (action.type === "unlock") throw new TypeError("The door falls apart.");
      return houseRules.apply(draft, action, random);
    },
  }),
  "demo/leaves-a-timer": house({
    apply(draft, action, random) {
      if (action.type === "unlock") {
        setTimeout(() => {
          throw new Error("Nobody waits for the locksmith.");
        });
      }
      return houseRules.apply(draft, action, random);
    },
  }),
  "demo/always-fails": house({
    observe: () => undefined as unknown as string,
  }),
} as const;

for (const [id, envModule] of Object.entries(troubles)) {
  registerEnv(id, async () => envModule, { summary: "Is in trouble" });
}

/** One that is mended by the environment variable. */
registerEnv(
  "demo/mended",
  async () => (process.env.RWML_TEST_MENDED === "1" ? house({}) : troubles["demo/fails"]),
  { summary: "Can be mended" },
);

function house(change: Partial<typeof houseRules>): AnyEnvModule {
  return { ...houseModule, rules: { ...houseRules, ...change } as AnyEnvModule["rules"] };
}
