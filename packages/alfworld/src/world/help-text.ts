const commands = [
  ["look:", "look around your current location"],
  ["inventory:", "check your current inventory"],
  ["go to (receptacle):", "move to a receptacle"],
  ["open (receptacle):", "open a receptacle"],
  ["close (receptacle):", "close a receptacle"],
  ["take (object) from (receptacle):", "take an object from a receptacle"],
  // Two columns short, as upstream prints it.
  ["move (object) to (receptacle):", "place an object in or on a receptacle", 32],
  ["examine (something):", "examine a receptacle or an object"],
  ["use (object):", "use an object"],
  ["heat (object) with (receptacle):", "heat an object using a receptacle"],
  ["clean (object) with (receptacle):", "clean an object using a receptacle"],
  ["cool (object) with (receptacle):", "cool an object using a receptacle"],
  ["slice (object) with (object):", "slice an object using a sharp object"],
] as const;

/** What `help` answers: every command and what it does. */
export const helpText = [
  "Available commands:",
  ...commands.map(([command, description, width = 34]) => `  ${command.padEnd(width)}${description}`),
  "",
].join("\n");
