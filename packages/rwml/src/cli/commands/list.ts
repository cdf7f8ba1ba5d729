import { listEnvs } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { textTable } from "../../evaluate/report/text-table.js";
import { print, printJson } from "../cli-context.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { modules } from "../module-option.js";
import { flag } from "../option.js";

/** `rwml list`. */
export const list = defineCommand({
  name: "list",
  summary: "list the environments that can be played",
  arguments: {},
  options: {
    import: modules,
    json: flag("print JSON: an array of { id, summary }"),
  },
  examples: ["rwml list"],
  async run(input, context) {
    await registerEnvironments(input.import);
    const environments = listEnvs().filter(({ recordingsOf }) => recordingsOf === undefined);
    const rows = environments.map(({ id, summary }) => [id, summary]);
    if (input.json) printJson(context, environments);
    else print(context, textTable(rows, "left"));
    return exitCode.ok;
  },
});
