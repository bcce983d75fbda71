/** Texts of one area, by key. */
export const ingest: Readonly<Record<string, string>> = {};
