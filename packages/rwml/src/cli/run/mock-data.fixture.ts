import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a small copy of the mock domain's data, in our own words: one list, and so many tasks about it. */
export function writeMockData(folder: string, tasks: number): void {
  const domain = join(folder, "tau2", "domains", "mock");
  mkdirSync(domain, { recursive: true });
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(domain, name), typeof value === "string" ? value : JSON.stringify(value));
  const items = Array.from({ length: tasks }, (_, index) => `task_${index}`);
  const item = (task_id: string) => ({ task_id, title: `Number ${task_id}`, status: "pending" });
  write("db.json", {
    tasks: Object.fromEntries(items.map((id) => [id, item(id)])),
    users: { ada: { user_id: "ada", name: "Ada", tasks: items } },
  });
  write("user_db.json", { notifications: {} });
  write("policy.md", "Keep the lists.");
  write("policy_solo.md", "Keep the lists alone.");
  write(
    "tasks.json",
    items.map((task_id) => ({
      id: task_id,
      user_scenario: { instructions: `Have ${task_id} marked as completed.` },
      evaluation_criteria: {
        actions: [
          {
            action_id: "mark",
            name: "update_task_status",
            arguments: { task_id, status: "completed" },
          },
        ],
      },
    })),
  );
}
