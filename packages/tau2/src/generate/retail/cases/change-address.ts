import type { Fact } from "../../../conversation/user/customer-script.js";
import { sameJsonText } from "../../../python/equal.js";
import type { UserAddress } from "../../../world/domains/retail/retail-database.js";
import { drawAddress } from "../draw-address.js";
import { nameOrder } from "../name-order.js";
import { type CustomerCase, type OrderCase, profileSubject } from "../plan.js";
import { spokenAddress } from "../spoken.js";
import { topics } from "../topics.js";
import { inBothVoices } from "../voices.js";

/** An order that shall go somewhere else. */
export const orderAddress: OrderCase = {
  ...{ type: "order", name: "order-address" },
  suits: ({ status }) => status === "pending",
  plan(scene) {
    const { order_id } = scene.order;
    const address = drawAddress(scene.random);
    const { text, fact, lookUp } = nameOrder(scene);
    return {
      ...inBothVoices(`{I} want ${text} to go to another address: ${spokenAddress(address)}.`),
      facts: [fact, addressFact(address)],
      lookUps: [lookUp],
      actions: [{ name: "modify_pending_order_address", arguments: { order_id, ...address } }],
      told: [],
      subjects: [order_id],
    };
  },
};

/** An order that went astray: it shall go where the customer lives. */
export const orderToProfileAddress: OrderCase = {
  ...{ type: "order", name: "order-to-profile-address" },
  suits: ({ status, address }, user) => status === "pending" && !sameJsonText(address, user.address),
  plan(scene) {
    const { order_id } = scene.order;
    const { text, fact, lookUp } = nameOrder(scene);
    return {
      ...inBothVoices(
        `{I} gave a wrong address for ${text}. It has to go to the address that is in {my} profile.`,
      ),
      facts: [fact, { phrases: topics.address, answer: "Please take the one in my profile." }],
      lookUps: [lookUp],
      actions: [{ name: "modify_pending_order_address", arguments: { order_id, ...scene.user.address } }],
      told: [],
      subjects: [order_id, profileSubject],
    };
  },
};

/** A customer who has moved: the profile and an order shall know. */
export const moved: OrderCase = {
  ...{ type: "order", name: "moved" },
  suits: ({ status }) => status === "pending",
  plan(scene) {
    const { order_id, user_id } = scene.order;
    const address = drawAddress(scene.random);
    const { text, fact, lookUp } = nameOrder(scene);
    return {
      ...inBothVoices(
        `{I} have moved to ${spokenAddress(address)}. {I} want that address in {my} profile, and ${text} has to go there, too.`,
      ),
      facts: [fact, addressFact(address)],
      lookUps: [lookUp],
      actions: [
        { name: "modify_user_address", arguments: { user_id, ...address } },
        { name: "modify_pending_order_address", arguments: { order_id, ...address } },
      ],
      told: [],
      subjects: [order_id, profileSubject],
    };
  },
};

/** Another address in the profile. */
export const profileAddress: CustomerCase = {
  ...{ type: "customer", name: "profile-address" },
  plan({ random, user: { user_id } }) {
    const address = drawAddress(random);
    return {
      ...inBothVoices(
        `{I} want another address in {my} profile: ${spokenAddress(address)}. {my} orders stay as they are.`,
      ),
      facts: [addressFact(address)],
      lookUps: [],
      actions: [{ name: "modify_user_address", arguments: { user_id, ...address } }],
      told: [],
      subjects: [profileSubject],
    };
  },
};

function addressFact(address: UserAddress): Fact {
  return { phrases: topics.address, answer: `The new address is ${spokenAddress(address)}.` };
}
