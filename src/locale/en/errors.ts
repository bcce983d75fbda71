/** Texts of one area, by key. */
export const errors: Readonly<Record<string, string>> = {};
