import { type AnyEnvModule, type PolicyFactory, randomPolicy, registerEnv } from "@rwml/core";
import { houseModule, houseRules } from "@rwml/core/testing";

/** Houses with something wrong; a house is told by what does not come to its end, or by what fails. */
const troubles = {
  "demo/hangs-in-apply": house({
    apply(draft, action, random) {
      if (action.type === "unlock") loop();
      return houseRules.apply(draft, action, random);
    },
  }),
  "demo/hangs-in-start": house({
    start: () => loop(),
  }),
  "demo/hangs-in-admissible": house({
    admissible(state) {
      if (state.doorUnlocked) loop();
      return houseRules.admissible?.(state) ?? [];
    },
  }),
  "demo/fails": house({
    apply(draft, action, random) {
      if (action.type === "unlock") throw new TypeError("The door falls apart.");
      return houseRules.apply(draft, action, random);
    },
  }),
  "demo/leaves-a-promise": house({
    apply(draft, action, random) {
      if (action.type === "unlock") void Promise.reject(new Error("Nobody waits for the locksmith."));
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
  "demo/ends-the-process": house({
    apply(draft, action, random) {
      if (action.type === "unlock") process.exit(0);
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
  const hanging: PolicyFactory = (opening) => {
    const policy = randomPolicy(opening);
    let actions = 0;
    return {
      act(input) {
        actions++;
        if (actions === 4) loop();
        return policy.act(input);
      },
    };
  };
  return {
    ...houseModule,
    policies: { ...houseModule.policies, hanging },
    rules: { ...houseRules, ...change } as AnyEnvModule["rules"],
  };
}

function loop(): never {
  for (;;);
}
