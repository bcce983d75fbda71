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
  'output.reason.full': 'o disco está cheio',
  'output.reason.denied': 'não há permissão',
  'output.reason.folder': 'é uma pasta',
  'output.reason.closed': 'ela está fechada',
  'output.reason.read_only': 'o disco é só de leitura',
  'output.reason.name_too_long': 'o nome é longo demais',
  'output.reason.other': 'o sistema respondeu {code}',
};
