import { castDraft } from "immer";
import { pythonEqual } from "../../../python/equal.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { pythonStr } from "../../../python/repr.js";
import { lookUp } from "../../look-up.js";
import { choiceParameter, orElse, textParameter } from "../../parameters.js";
import { listResult, modelResult } from "../../tool-result.js";
import type { Toolkit } from "../../toolkit.js";
import { type MockDatabase, mockTask } from "./mock-database.js";

/** The agent's tools: lists of tasks of some users. */
export const mockTools: Toolkit<MockDatabase> = {
  className: "MockTools",
  tools: {
    create_task: {
      type: "write",
      about: "Puts a new task on a user's list.",
      parameters: {
        user_id: textParameter("Whose list the task goes on"),
        title: textParameter("What the task is called"),
        description: orElse(textParameter("More about the task"), null),
      },
      run(database, { user_id, title, description }) {
        const user = found(database.users, user_id!, "User");
        const taskId = `task_${Object.keys(database.tasks).length + 1}`;
        const task = mockTask.parse({
          ...{ task_id: taskId, title: title!, description: description! },
          status: "pending",
        });
        database.tasks[taskId] = castDraft(task);
        user.tasks.push(taskId);
        return modelResult(task);
      },
    },
    get_users: {
      type: "read",
      about: "Lists all users.",
      parameters: {},
      run: ({ users }) => listResult(Object.values(users).map(modelResult)),
    },
    update_task_status: {
      type: "write",
      about: "Sets the status of a task.",
      parameters: {
        task_id: textParameter("Which task"),
        status: choiceParameter("Its new status", "pending", "completed"),
      },
      run(database, { task_id, status }) {
        const task = found(database.tasks, task_id!, "Task");
        // An assignment that upstream does not validate: the status is whatever the caller wrote.
        task.status = status as typeof task.status;
        return modelResult(task);
      },
    },
    transfer_to_human_agents: {
      type: "generic",
      about: "Hands the user over to a person.",
      parameters: { summary: textParameter("What the user's problem is") },
      run: () => "Transfer successful",
    },
  },
  functions: {
    assert_number_of_tasks: {
      parameters: { user_id: {}, expected_number: {} },
      run: ({ users }, { user_id, expected_number }) =>
        pythonEqual(found(users, user_id!, "User").tasks.length, expected_number!),
    },
    assert_task_status: {
      parameters: { task_id: {}, expected_status: {} },
      run: ({ tasks }, { task_id, expected_status }) =>
        pythonEqual(found(tasks, task_id!, "Task").status, expected_status!),
    },
  },
};

function found<Value>(table: { readonly [key: string]: Value }, key: PythonValue, kind: string): Value {
  const value = lookUp(table, key);
  if (value === undefined) throw new ToolError(`${kind} ${pythonStr(key)} not found`);
  return value;
}
