/** Texts of one area, by key. */
export const errors: Readonly<Record<string, string>> = {
  'error.E_COLUMN_NAME.found': 'aqui não há coluna {name}',
  'error.E_COLUMN_NAME.expected': 'esperada uma destas: {known}',
  'error.E_COLUMN_NAME.remedy': '{hint}',
};
