/**
 * `galley new` lays files out with placeholders, words between single angle quotation marks: `‹Headline›`.
 * Untouched ones are notes, and a story of nothing but placeholders stays out of the edition.
 */
export const placeholder = (words: string): string => `‹${words}›`;

/** Whether a text is a placeholder and nothing else. */
export const isPlaceholder = (text: string): boolean => /^\s*‹[^‹›]*›\s*$/.test(text);
