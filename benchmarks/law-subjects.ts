import { fileURLToPath } from "node:url";
import { registerAlfworld } from "@rwml/alfworld";
import { type AnyEnvModule, GymError, listEnvs, loadEnv, type TaskSource } from "@rwml/core";
import type { LawSubject } from "@rwml/core/testing";
import { type Problem, type RecordedTask, sourceNamed, type Task } from "@rwml/tau2";
import { registerTau2 } from "@rwml/tau2/register";
import { tau2Data } from "./tau2-data.js";
import { conversationSuggestions, conversationTexts } from "./tau2-suggestions.js";

const sharedGames = fileURLToPath(new URL("../../shared/data/alfworld/games", import.meta.url));

/** The ids of all environments of the repository. */
export function lawSubjectIds(): readonly string[] {
  registerAlfworld();
  registerTau2();
  return listEnvs().map(({ id }) => id);
}

/**
 * An environment with what walks through it may try; null where its data is missing. Recorded ones, which have no tasks
 * of their own, get those of the domain, and a user who says three sentences.
 */
export async function lawSubject(id: string): Promise<LawSubject | null> {
  try {
    return id.startsWith("tau2/") ? await conversation(id) : await world(id);
  } catch (error) {
    if (error instanceof GymError && error.code.endsWith("/no-data")) return null;
    throw error;
  }
}

async function world(id: string): Promise<LawSubject> {
  const texts = ["look", "inventory", "go to nowhere 1"];
  try {
    return { ...(await loadEnv(id)), texts };
  } catch (error) {
    if (!(error instanceof GymError && error.code === "alfworld/no-data")) throw error;
    return { ...(await loadEnv(id, { data: sharedGames })), texts };
  }
}

async function conversation(id: string): Promise<LawSubject> {
  const data = tau2Data();
  const load = (from: string) => loadEnv(from, data === null || !takesData(from) ? {} : { data });
  const name = id.slice("tau2/".length);
  const solo = name.endsWith("-solo");
  const domain = name.replace(/-solo$/, "").replace(/-(recorded|train|test)$/, "");
  const source = sourceNamed(domain, { ...(data === null ? {} : { data }), solo });
  const loaded = await load(id);
  const tasks = /-recorded(-solo)?$/.test(name)
    ? recordedTasks(await load(id.replace("-recorded", "")))
    : loaded.tasks;
  return { ...loaded, tasks, texts: conversationTexts, suggest: conversationSuggestions(source) };
}

function takesData(id: string): boolean {
  return listEnvs().find((entry) => entry.id === id)?.takesData ?? true;
}

function recordedTasks({ tasks }: AnyEnvModule): TaskSource<RecordedTask> {
  const replies = ["Hello.", "Please do.", "Thank you."].map((text) => ({ type: "say", text }) as const);
  return {
    size: tasks.size,
    id: (index) => tasks.id(index),
    load(id) {
      const loaded = tasks.load(id) as Task | Problem;
      return { task: "task" in loaded ? loaded.task : loaded, replies };
    },
  };
}
