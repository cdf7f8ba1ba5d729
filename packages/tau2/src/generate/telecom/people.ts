import type { Random } from "@rwml/core";
import { digits } from "../draw.js";

const firstNames = [
  ...["Alma", "Anders", "Bela", "Chidi", "Clara", "Dorian", "Elena", "Emil", "Farah", "Flora"],
  ...["Goran", "Helga", "Ivo", "Jana", "Jonas", "Kamal", "Katya", "Lea", "Luca", "Mabel"],
  ...["Mehmet", "Noor", "Olga", "Pavel", "Priya", "Rafael", "Rita", "Sanna", "Sven", "Tara"],
  ...["Umberto", "Vera", "Wanda", "Xaver", "Yun", "Zeno"],
] as const;

const lastNames = [
  ...["Aalto", "Bauer", "Carneiro", "Castle", "Dvorak", "Eriksen", "Fontaine", "Gupta", "Hale", "Ilves"],
  ...["Jafari", "Kimura", "Lopes", "Maier", "Nkosi", "Oduya", "Petrov", "Quinn", "Ricci", "Sorensen"],
  ...["Tran", "Urban", "Vogel", "Whitfield", "Ximenes", "Yamada", "Zhou", "Ziegler"],
] as const;

const streets = [
  "Birch Lane",
  "Canal Street",
  "Elm Road",
  "Harbour Way",
  "Mill Street",
  "Quarry Hill",
] as const;

const cities = [
  ["Boise", "ID", "837"],
  ["Dayton", "OH", "454"],
  ["Eugene", "OR", "974"],
  ["Lowell", "MA", "018"],
  ["Macon", "GA", "312"],
  ["Pueblo", "CO", "810"],
  ["Tacoma", "WA", "984"],
  ["Waco", "TX", "767"],
] as const;

/** A person's name and the email address that goes with it. */
export function drawPerson(random: Random): { readonly name: string; readonly email: string } {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  return { name: `${first} ${last}`, email: `${first}.${last}@example.com`.toLowerCase() };
}

/** Where somebody lives. */
export function drawAddress(random: Random) {
  const [city, state, area] = random.pick(cities);
  return {
    ...{ street: `${1 + random.int(300)} ${random.pick(streets)}`, city, state },
    zip_code: `${area}${digits(random, 2)}`,
  };
}
