/** Texts of one area, by key. */
export const rules: Readonly<Record<string, string>> = {};
