/** What every JavaScript object has by nature: words that a look-up in an object, or `in`, finds there. */
export const prototypeNames = ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty"] as const;

/** A word that nothing is called. */
export const nobodysName = "qxzvyk";
