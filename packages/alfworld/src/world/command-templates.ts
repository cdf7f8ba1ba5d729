import type { Wording } from "../game/game.js";

/** Upstream's `infos.command_templates`, sorted; some belong to actions that its domain has switched off. */
export function commandTemplates(wording: Wording): readonly string[] {
  const templates = [
    "clean {o} with {r}",
    "close {r}",
    "cool {o} with {r}",
    "examine {o}",
    "examine {r}",
    "go to [{r.name | receptacleatlocation(r:receptacle, lend:location)}]",
    "heat {o} with {r}",
    "inventory",
    "look",
    "open {r}",
    "put {o} into {outero}",
    "put {outero} in {r}",
    "slice {co} with {ko}",
    "take {outerr} from {r}",
    "take {o} from {r}",
    "use {o}",
  ];
  return [
    ...templates,
    ...(wording === "current" ? ["help", "move {o} to {r}"] : ["put {o} in/on {r}"]),
  ].sort();
}
