/** Texts of one area, by key. */
export const reports: Readonly<Record<string, string>> = {};
