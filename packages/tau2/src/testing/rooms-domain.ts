import type { DomainSpec } from "../benchmark/sources/domain-spec.js";
import { ToolError } from "../python/python-error.js";
import type { PythonValue } from "../python/python-value.js";
import { textParameter } from "../world/parameters.js";
import { modelResult } from "../world/tool-result.js";
import type { Toolkit } from "../world/toolkit.js";

interface Rooms {
  readonly rooms: Readonly<Record<string, { readonly room_id: string; readonly guest: string | null }>>;
}

const tools: Toolkit<Rooms> = {
  className: "RoomTools",
  tools: {
    /** Has the bug that nobody looked whether the room is there. */
    get_room: {
      type: "read",
      about: "Shows a room.",
      parameters: { room_id: textParameter("Which one") },
      run: ({ rooms }, { room_id }) => `${rooms[room_id as string]!.room_id} is free`,
    },
    book_room: {
      type: "write",
      about: "Gives a guest a room.",
      parameters: { room_id: textParameter("Which one"), guest: textParameter("Who sleeps there") },
      run({ rooms }, { room_id, guest }) {
        const room = rooms[room_id as string];
        if (room === undefined) throw new ToolError(`No room ${room_id}`);
        room.guest = guest as string;
        // Changes first, fails then.
        if (guest === "Nemo") throw new TypeError("nobody has no name");
        return modelResult(room);
      },
    },
    burn_down: {
      type: "write",
      about: "Answers with what is no result.",
      parameters: {},
      run: () => ({ rooms: 0 }) as never,
    },
  },
  functions: {
    lock_room: {
      parameters: { room_id: {} },
      run({ rooms }, { room_id }) {
        rooms[room_id as string]!.guest = "the keeper";
        return null;
      },
    },
    assert_booked: {
      parameters: { room_id: {} },
      run: ({ rooms }, { room_id }) => rooms[room_id as string]!.guest !== null,
    },
  },
};

/** A domain of somebody's own, for tests: two rooms, and tools with bugs. */
export function rooms(): DomainSpec {
  const task = (id: string, room_id: string, more: Readonly<Record<string, PythonValue>> = {}) => ({
    ...{ id, user_scenario: { instructions: `Ask for room ${room_id}.` } },
    evaluation_criteria: {
      actions: [{ action_id: "b", name: "book_room", arguments: { room_id, guest: "Ann" } }],
      reward_basis: ["DB"],
    },
    ...more,
  });
  return {
    name: "rooms",
    about: "rooms and guests",
    agentTools: tools,
    databases: {
      agent: { rooms: { r1: { room_id: "r1", guest: null }, r2: { room_id: "r2", guest: null } } },
    },
    policy: "Give guests their rooms.",
    tasks: [task("book", "r1"), task("look", "r2")],
    splits: { base: ["book"], train: ["book"] },
    scripts: {
      book: {
        opening: "A room, please.",
        known: [],
        unknown: [],
        goals: [{ request: "Room r1, please.", known: [], settledBy: ["book_room"] }],
      },
    },
  };
}
