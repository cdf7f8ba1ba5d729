import type { AnyEnv } from "../env/env.js";
import type { StepWatch } from "./step-watch.js";

/** An env whose resets and steps are watched, for one episode. Forks are not. */
export function watchEnv(env: AnyEnv, episode: number, watch: StepWatch): AnyEnv {
  let step = 0;
  const watched = <Result>(run: () => Result): Result => {
    try {
      return run();
    } finally {
      watch.rest();
    }
  };
  return {
    rules: env.rules,
    maxSteps: env.maxSteps,
    get state() {
      return env.state;
    },
    reset(options) {
      watch.begin("start", episode, 0, null);
      return watched(() => env.reset(options));
    },
    step(action) {
      watch.begin("step", episode, step, String(action));
      step++;
      return watched(() => env.step(action));
    },
    admissible: () => env.admissible(),
    snapshot: () => env.snapshot(),
    restore: (snapshot) => env.restore(snapshot),
    fork: () => env.fork(),
  };
}
