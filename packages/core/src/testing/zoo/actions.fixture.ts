import type { Parsed } from "../../rules/action-codec.js";
import { defineRules } from "../../rules/rules.js";
import { houseRules } from "../demo/house-rules.js";
import type { HouseAction } from "../demo/house-state.js";
import type { LawSubject } from "../law.js";
import type { Cage } from "./cage.fixture.js";
import { type DialAction, dial, dialCodec, dialRules } from "./dial.fixture.js";
import { house, houseCodec } from "./house.fixture.js";

const listed = (state: Parameters<NonNullable<typeof houseRules.admissible>>[0]) =>
  houseRules.admissible?.(state) ?? [];

/** Environments whose words and lists are wrong. */
export const actions: readonly Cage[] = [
  {
    kind: "names of the prototype taken for words",
    inhabitants: [
      {
        what: "check asks with `in` whether there is such a thing",
        subject: () =>
          house({
            listing: "partial",
            check(state, action) {
              if (action.type !== "take") return houseRules.check?.(state, action);
              return action.thing in state.things
                ? undefined
                : { type: "rejected", reason: "impossible", observation: "There is no such thing." };
            },
          }),
      },
      { what: "a shell looks its commands up in an object", subject: shell },
    ],
  },
  {
    kind: "an action listed twice",
    inhabitants: [
      {
        what: "looking is offered first and last",
        subject: () =>
          dial({ admissible: (state) => [...(dialRules.admissible?.(state) ?? []), { type: "look" }] }),
      },
      {
        what: "what is in the hand is offered for each hand",
        subject: () =>
          house({
            admissible: (state) =>
              listed(state).flatMap((action): HouseAction[] =>
                action.type === "put" ? [action, { ...action }] : [action],
              ),
          }),
      },
    ],
  },
  {
    kind: "an action left out of the list",
    inhabitants: [
      {
        what: "pressing is accepted and not listed",
        subject: () =>
          dial({
            admissible: (state) =>
              (dialRules.admissible?.(state) ?? []).filter(
                ({ type }) => type !== "press" || state.position > 3,
              ),
          }),
      },
      {
        what: "only the first place to put something is listed",
        subject: () =>
          house({
            admissible(state) {
              const puts = listed(state).filter(({ type }) => type === "put");
              return listed(state).filter(
                (action) => action.type !== "put" || action === puts[0] || puts.indexOf(action) % 2 === 0,
              );
            },
          }),
      },
    ],
  },
  {
    kind: "nothing to do before the end",
    inhabitants: [
      {
        what: "nothing is listed where the dial has stopped",
        subject: () =>
          dial({
            check: ({ position }) =>
              position > 4
                ? { type: "rejected", reason: "impossible", observation: "It is stuck." }
                : undefined,
            admissible: ({ position }) =>
              position > 4
                ? []
                : [{ type: "look" }, { type: "press" }, { type: "turn", by: 1 }, { type: "turn", by: 2 }],
          }),
      },
      {
        what: "nothing is listed while the hands are full",
        subject: () =>
          house({
            admissible: (state) =>
              Object.values(state.things).every((place) => place === "hand") ? [] : listed(state),
          }),
      },
    ],
  },
  {
    kind: "a schema that fits no action",
    inhabitants: [
      {
        what: "an action is called kind in it",
        subject: () =>
          dialCodec({
            schema: { type: "object", required: ["kind"], properties: { kind: { enum: ["turn", "press"] } } },
          }),
      },
      {
        what: "it is written for texts, and one action lacks",
        subject: () =>
          houseCodec({
            schema: {
              oneOf: [
                { type: "object", properties: { type: { const: "look" } }, required: ["type"] },
                {
                  type: "object",
                  properties: {
                    type: { enum: ["go", "unlock", "take"] },
                    room: { type: "string" },
                    thing: { type: "string" },
                  },
                  required: ["type"],
                },
              ],
            },
          }),
      },
    ],
  },
  {
    kind: "an action of two lines",
    inhabitants: [
      {
        what: "a turn is written over two lines",
        subject: () =>
          dialCodec({
            print: (action) => (action.type === "turn" ? `turn\n${action.by}` : action.type),
            parse: (text, state) => dialRules.actions.parse(text.replace("\n", " "), state),
          }),
      },
      {
        what: "every text ends with the end of its line",
        subject: () =>
          houseCodec({
            print: (action, state) =>
              `${houseRules.actions.print(action, state)}${action.type === "unlock" ? "\r\n" : ""}`,
          }),
      },
    ],
  },
  {
    kind: "an action that reads back as another",
    inhabitants: [
      {
        what: "all turns have one text",
        subject: () => dialCodec({ print: ({ type }) => (type === "turn" ? "turn 1" : type) }),
      },
      {
        what: "the place is not read",
        subject: () =>
          houseCodec({
            parse(text, state): Parsed<HouseAction> {
              const parsed = houseRules.actions.parse(text, state);
              if (parsed.type !== "action" || parsed.action.type !== "put") return parsed;
              return { type: "action", action: { ...parsed.action, place: "table" } };
            },
          }),
      },
    ],
  },
  {
    kind: "an offer that is refused",
    inhabitants: [
      {
        what: "turns are offered where the dial goes no further",
        subject: () =>
          dial({
            admissible: () => [
              { type: "look" },
              { type: "press" },
              { type: "turn", by: 1 },
              { type: "turn", by: 2 } satisfies DialAction,
            ],
          }),
      },
      {
        what: "the door is offered without the key",
        subject: () =>
          house({
            admissible: (state) =>
              state.doorUnlocked
                ? listed(state)
                : [...listed(state).filter(({ type }) => type !== "unlock"), { type: "unlock" }],
          }),
      },
    ],
  },
  {
    kind: "a refusal without a word",
    inhabitants: [
      {
        what: "silence at the end of the dial",
        subject: () =>
          dial({
            check(state, action) {
              const rejection = dialRules.check?.(state, action);
              return rejection && { ...rejection, observation: "" };
            },
          }),
      },
      {
        what: "silence at what is not understood",
        subject: () =>
          houseCodec({
            parse: (text, state) =>
              text.length > 3
                ? houseRules.actions.parse(text, state)
                : { type: "rejected", reason: "unknown", observation: "" },
          }),
      },
    ],
  },
];

/** Looks correct: every word is looked up, and what is not found is refused. */
function shell(): LawSubject {
  interface Shell {
    readonly folder: string;
    readonly files: Readonly<Record<string, string>>;
  }
  type Command = { readonly type: string; readonly file: string };
  const commands: Readonly<Record<string, string>> = {
    list: "lists files",
    show: "shows a file",
    remove: "removes a file",
    leave: "ends",
  };
  const rules = defineRules<Shell, Command, null>({
    id: "zoo/shell",
    version: "1",
    actions: {
      schema: { type: "object", required: ["type", "file"] },
      parse(text) {
        const [type = "", file = ""] = text.trim().split(/\s+/);
        return commands[type] === undefined
          ? { type: "rejected", reason: "unknown", observation: `${type}: command not found` }
          : { type: "action", action: { type, file } };
      },
      print: ({ type, file }) => `${type} ${file}`.trim(),
    },
    start: () => ({ folder: "home", files: { notes: "Buy milk.", letter: "Dear all," } }),
    check: ({ files }, { type, file }) =>
      ["show", "remove"].includes(type) && !Object.hasOwn(files, file)
        ? { type: "rejected", reason: "impossible", observation: `${file}: no such file` }
        : undefined,
    apply(draft, { type, file }) {
      if (type === "remove") delete draft.files[file];
      if (type === "leave") draft.folder = "";
    },
    observe: ({ files }, last) =>
      last?.action.type === "show" ? files[last.action.file]! : Object.keys(files).join(" ") || "nothing",
    judge: ({ folder }) => ({ reward: 0, terminated: folder === "" }),
  });
  return {
    rules,
    tasks: { size: 1, id: () => "home", load: () => null },
    maxSteps: 20,
    texts: ["list", "show notes", "remove letter", "leave", "show nothing"],
  };
}
