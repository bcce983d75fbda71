/** Texts of one area, by key. */
export const errors: Readonly<Record<string, string>> = {
  'error.E_COLUMN_NAME.found': 'there is no column {name} here',
  'error.E_COLUMN_NAME.expected': 'expected one of {known}',
  'error.E_COLUMN_NAME.remedy': '{hint}',
};
