import type { PersonaLevel } from "./combination.js";

const people = [
  ...[
    [24, "baker"],
    [29, "paramedic"],
    [33, "carpenter"],
    [38, "tax adviser"],
    [43, "bus driver"],
    [47, "florist"],
  ],
  ...[
    [52, "geography teacher"],
    [57, "hotel manager"],
    [61, "choir leader"],
    [66, "retired sailor"],
    [71, "retired judge"],
    [78, "grandmother of nine"],
  ],
] as const;

/** A caller's character in our words; null where it is left open. */
export function personaOf(level: PersonaLevel, index: number): string | null {
  const [age, occupation] = people[index % people.length]!;
  const who = `You are ${age} years old, ${/^[aeiou]/.test(occupation) ? "an" : "a"} ${occupation}.`;
  switch (level) {
    case "None":
      return null;
    case "Easy":
      return `${who} You use your phone every day and find most of its settings when you are told where to look. You are patient and friendly, follow one step after another, and report exactly what you see.`;
    case "Hard":
      return `${who} Phones worry you: you know none of the technical words, fear to lose your pictures with every tap, and ask whether it is safe before you do anything unusual. You say only what you are asked for.`;
  }
}
