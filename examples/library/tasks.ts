const lending = (book_id: string) => ({
  action_id: "lend",
  name: "lend_book",
  arguments: { member_id: "M-101", book_id },
});

/** Tasks as `tasks.json` of τ²-bench holds them. */
export const tasks = [
  {
    id: "lend",
    user_scenario: { instructions: 'You are Ada Stone, card M-101. You would like "The Old Lighthouse".' },
    ticket: 'Ada Stone, card M-101, would like "The Old Lighthouse".',
    evaluation_criteria: { actions: [lending("B-1")], reward_basis: ["DB"] },
  },
  {
    id: "pay-and-lend",
    user_scenario: {
      instructions:
        'You are Ada Stone, card M-101. You would like "Bees in Winter". You pay what you are asked to pay.',
    },
    ticket: 'Ada Stone, card M-101, would like "Bees in Winter", and agrees to pay what is due.',
    initial_state: {
      initialization_actions: [
        { env_type: "assistant", func_name: "set_fine", arguments: { member_id: "M-101", fine: 8 } },
      ],
    },
    evaluation_criteria: {
      actions: [
        { action_id: "pay", requestor: "user", name: "pay_fine", arguments: { amount: 8 } },
        lending("B-2"),
      ],
      env_assertions: [
        {
          env_type: "assistant",
          func_name: "assert_has_book",
          arguments: { member_id: "M-101", book_id: "B-2" },
        },
      ],
      reward_basis: ["ENV_ASSERTION"],
    },
  },
  {
    id: "due-back",
    user_scenario: { instructions: 'You are Ada Stone, card M-101. You would like "A Map of Rivers".' },
    ticket: 'Ada Stone, card M-101, would like "A Map of Rivers".',
    evaluation_criteria: {
      actions: [{ action_id: "look", name: "search_books", arguments: { title: "A Map of Rivers" } }],
      communicate_info: ["2026-03-09"],
      reward_basis: ["DB", "COMMUNICATE"],
    },
  },
];
