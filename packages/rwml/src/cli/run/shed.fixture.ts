import { registerDomain, type Toolkit, textParameter } from "@rwml/tau2";

interface Shed {
  readonly tools: Readonly<Record<string, { readonly broken: boolean }>>;
}

const agentTools: Toolkit<Shed> = {
  className: "ShedTools",
  tools: {
    break_tool: {
      type: "write",
      about: "Breaks a tool, and fails where there is none.",
      parameters: { tool_id: textParameter("Which one") },
      run({ tools }, { tool_id }) {
        tools[tool_id as string]!.broken = true;
        return "It is broken";
      },
    },
  },
  functions: {
    fill_shelf: {
      parameters: {},
      run() {
        throw new Error("no shelf");
      },
    },
  },
};

const breaking = (id: string, tool_id: string) => ({
  ...{ id, user_scenario: { instructions: `Have the ${tool_id} broken.` } },
  evaluation_criteria: {
    actions: [{ action_id: "break", name: "break_tool", arguments: { tool_id } }],
    reward_basis: ["DB"],
  },
});

registerDomain({
  name: "shed",
  about: "a shed whose tools have bugs",
  agentTools,
  databases: { agent: { tools: { rake: { broken: false } } } },
  policy: "Break what you are told to break.",
  tasks: [
    breaking("break", "saw"),
    breaking("well", "rake"),
    {
      ...breaking("fill", "rake"),
      initial_state: {
        initialization_actions: [{ env_type: "assistant", func_name: "fill_shelf", arguments: {} }],
      },
    },
  ],
});
