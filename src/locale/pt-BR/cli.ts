/** Texts of one area, by key. */
export const cli: Readonly<Record<string, string>> = {
  'output.as_of': 'Data-base {asOf}, comparada com {since}',
  'output.blank': '(vazio)',
  'output.hidden':
    '{n} {n#coluna oculta|colunas ocultas}: --wide mostra todas; --columns, as que você escolher',
  'output.no_rows': 'Nenhuma linha.',
  'output.yes': 'sim',
  'output.no': 'não',
  'output.section': 'Seção',
  'output.item': 'Item',
  'output.measure': 'Medida',
  'output.value': 'Valor',
  'output.reason.full': 'disco cheio',
  'output.reason.denied': 'sem permissão',
  'output.reason.folder': 'é uma pasta',
  'output.reason.closed': 'saída fechada',
  'output.reason.read_only': 'disco só de leitura',
  'output.reason.name_too_long': 'nome longo demais',
  'output.reason.other': 'o sistema respondeu {code}',
  'output.stdout': 'a saída padrão',
};
