import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { type AnyEnvModule, type PolicyFactory, registerEnv } from "@rwml/core";
import { houseModule, houseRules } from "@rwml/core/testing";

/** What happens when the door is unlocked; `isMainThread` is where recordings are verified. */
const atTheDoor: Readonly<Record<string, () => void>> = {
  promises: () => void Promise.resolve().then(atTheDoor.promises),
  "a rejected promise": () => void Promise.reject(new TypeError("Nobody waits for the locksmith.")),
  exit: () => process.exit(7),
  loop,
  ticks: () => process.nextTick(atTheDoor.ticks!),
  "a loop in the event loop": () => void setImmediate(loop),
  "a failing immediate": () => {
    setImmediate(() => {
      throw "no locksmith at all";
    });
  },
  memory() {
    for (const grown: object[] = []; ; ) grown.push({ grown });
  },
  /** Others have their turn between any two of these. */
  immediates() {
    if (!isMainThread) setImmediate(atTheDoor.immediates!);
  },
};

/** What goes wrong on the way to the end, each in step 1 or 2 or before the first. */
const troubles = [
  ...["nothing", "promises", "a rejected promise", "exit", "loop", "ticks", "a loop in the event loop"],
  ...["a failing immediate", "promises at the end", "loop in start", "loop in admissible"],
  ...["loop in the policy", "immediates"],
];

/** Does what the solution says. */
const solver: PolicyFactory = ({ solution }) => {
  const left = [...(solution ?? [])];
  return {
    act() {
      const next = left.shift() ?? "look";
      if (next === "hang") loop();
      return next;
    },
  };
};

/** Houses with such a task each, named after what goes wrong in it. */
const houses = (troubles: readonly string[]): AnyEnvModule => ({
  ...houseModule,
  maxSteps: 4,
  defaultPolicy: "solver",
  policies: { solver },
  solution: ({ trouble }: { readonly trouble: string }) => [
    ...["take key", trouble === "loop in the policy" ? "hang" : "unlock door"],
    "put key on shelf",
  ],
  tasks: {
    size: troubles.length,
    id: (index: number) => troubles[index]!,
    load: (trouble: string) => ({ thing: "key", place: "shelf", trouble }),
  },
  rules: {
    ...houseRules,
    start(task, random) {
      if (task.trouble === "loop in start") loop();
      return houseRules.start(task, random);
    },
    apply(draft, action, random) {
      const { trouble } = draft.goal as unknown as { readonly trouble: string };
      if (action.type === "unlock") atTheDoor[trouble]?.();
      if (action.type === "put" && trouble === "promises at the end") atTheDoor.promises!();
      return houseRules.apply(draft, action, random);
    },
    admissible(state) {
      const { trouble } = state.goal as unknown as { readonly trouble: string };
      if (trouble === "loop in admissible" && state.things.key === "hand") loop();
      return houseRules.admissible!(state);
    },
  } as AnyEnvModule["rules"],
});

registerEnv("demo/never-lets-go", async () => houses(troubles), { summary: "Does not let go" });
registerEnv("demo/loops", async () => houses(["loop"]), { summary: "Takes for ever" });
registerEnv("demo/hoards", async () => houses(["memory", "nothing"]), { summary: "Grows without end" });

for (const trouble of ["a rejected promise", "exit"]) {
  registerEnv(
    `demo/loads-with-${trouble.replaceAll(" ", "-")}`,
    async () => {
      if (!isMainThread) atTheDoor[trouble]!();
      return houseModule;
    },
    { summary: "Does not let go even when it is loaded" },
  );
}

/** Tells, in the file that a test waits for, that it has begun. */
function loop(): never {
  const told = process.env.RWML_TEST_LOOPS;
  if (told !== undefined) writeFileSync(told, "");
  for (;;);
}
