/** Texts of one area, by key. */
export const errors: Readonly<Record<string, string>> = {
  'error.E_COLUMN_NAME.found': 'aqui não há coluna {name}',
  'error.E_COLUMN_NAME.expected': 'esperada uma destas: {known}',
  'error.E_COLUMN_NAME.remedy': '{hint}',
  'error.E_OPTION_VALUE.found': '{option} não pode ser {found}',
  'error.E_OPTION_VALUE.expected': 'esperado: {expected}',
  'error.E_OPTION_VALUE.remedy': 'Corrija o valor de {option}.',
  'error.E_POLICY_SYNTAX.found': 'a política tem {fault}',
  'error.E_POLICY_SYNTAX.expected': 'esperado um arquivo YAML como o que carteira init escreve',
  'error.E_POLICY_SYNTAX.remedy': 'Corrija a linha, ou recomece com carteira init.',
  'error.E_POLICY_KEY.found': 'a política não tem a chave {key}',
  'error.E_POLICY_KEY.expected': 'esperado: {expected}',
  'error.E_POLICY_KEY.remedy': '{hint}',
  'error.E_POLICY_VALUE.found': '{key} não pode ser {found}',
  'error.E_POLICY_VALUE.expected': 'esperado: {expected}',
  'error.E_POLICY_VALUE.remedy': 'Corrija o valor, ou remova a linha para ficar com o padrão.',
  'error.E_NO_MARGIN.found': 'nenhum registro tem margem',
  'error.E_NO_MARGIN.expected':
    'esperada uma coluna de margem ou de custo, porque o valor da curva ABC é a margem',
  'error.E_NO_MARGIN.remedy': 'Indique a coluna com --map margin=Cabeçalho, ou use --abc-value revenue.',
};
