/** The most brackets that Python's tokenizer takes inside each other. */
export const mostNested = 200;

/** The most decimal digits of an int that Python reads and writes. */
export const mostDigits = 4_300;
