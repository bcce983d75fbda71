/** Texts of one area, by key. */
export const columns: Readonly<Record<string, string>> = {};
