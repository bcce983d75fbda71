/** Texts of one area, by key. */
export const cli: Readonly<Record<string, string>> = {};
