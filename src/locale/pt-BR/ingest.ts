/** Texts of one area, by key. */
export const ingest: Readonly<Record<string, string>> = {
  'ingest.encoding.forced': 'como você pediu',
  'ingest.encoding.bom': 'o arquivo começa com a marca de ordem de bytes do UTF-8',
  'ingest.encoding.ascii': 'só ASCII, que toda codificação escreve igual',
  'ingest.encoding.ascii_so_far': 'só ASCII até onde a amostra vai; um acento mais adiante decide',
  'ingest.encoding.utf8': 'os acentos são UTF-8 válido: {sample}',
  'ingest.encoding.windows1252': 'não é UTF-8 válido; lê-se como windows-1252: {sample}',
  'ingest.delimiter.forced': 'como você pediu',
  'ingest.delimiter.declared': 'a primeira linha diz sep=',
  'ingest.delimiter.found':
    'corta a maioria das linhas em {cells} células, {hits} {hits#é nome de coluna conhecido|são nomes de coluna conhecidos}',
  'ingest.delimiter.one_column': 'nenhum delimitador corta as linhas em colunas',
  'ingest.delimiter.tie': 'vários delimitadores servem igualmente bem',
  'ingest.header.forced': 'como você pediu: {sample}',
  'ingest.header.names': '{hits} de {columns} {columns#nome é conhecido|nomes são conhecidos}: {sample}',
  'ingest.header.shape': 'a primeira linha de nomes distintos acima de linhas da mesma largura: {sample}',
  'ingest.titles': '{n#linha|linhas} acima do cabeçalho: {sample}',
  'ingest.width.padding':
    '{columns} {columns#coluna|colunas} com nome e depois {n} sem nome, {n#que não é usada|que não são usadas}: as linhas terminam em delimitador',
  'ingest.column.mapped': 'como você pediu, coluna {column}: {sample}',
  'ingest.column.name': 'pelo nome, coluna {column}: {sample}',
  'ingest.column.prefix': 'pelo nome sem o prefixo, coluna {column}: {sample}',
  'ingest.column.preferred': 'melhor que {others}, coluna {column}: {sample}',
  'ingest.column.duplicate': 'há duas colunas {header}; a coluna {column} é usada, a coluna {other} não',
  'ingest.column.order_total':
    '{header} se repete em todas as linhas de cada pedido; por isso vale como total do pedido e conta uma vez por pedido; se for o valor de cada linha: --map {example}',
  'ingest.date.forced': 'como você pediu: {header}',
  'ingest.date.proven': '{header} não pode ser lida de outro modo: {sample}',
  'ingest.date.no_date': '{header} não tem data na amostra',
  'ingest.date.no_difference': '{header} dá na mesma com dia ou mês primeiro, até aqui',
  'ingest.date.other_columns': '{header} não esclarece; outra coluna de data tem esta ordem: {sample}',
  'ingest.date.language':
    '{header} não esclarece; arquivos em português e espanhol escrevem o dia primeiro: {sample}',
  'ingest.date.decimal_comma':
    '{header} não esclarece; arquivos com vírgula decimal escrevem o dia primeiro: {sample}',
  'ingest.date.guessed':
    '{header}: {sample} foi lida como {reading}; nenhuma data da coluna exclui {other}. Se estiver errado: --date-format',
  'ingest.number.forced': 'como você pediu: {header}',
  'ingest.number.proven': '{header} não pode ser lida de outro modo: {sample}',
  'ingest.number.no_mark': '{header} não tem casas decimais na amostra',
  'ingest.number.other_columns':
    '{header} não esclarece; outras colunas têm este separador decimal: {sample}',
  'ingest.number.language':
    '{header} não esclarece; o delimitador e o idioma do cabeçalho combinam com este separador decimal: {sample}',
  'ingest.number.product':
    '{header} não esclarece; com este separador decimal, quantidade x preço dá o valor: {sample}',
  'ingest.number.unused': '{header} não esclarece, e nenhum resultado depende dela: {sample}',
  'ingest.number.guessed':
    '{header}: {sample} foi lido como {reading}; nenhum número da coluna exclui {other}. Se estiver errado: --decimal',
  'ingest.binary.utf16': 'texto em UTF-16',
  'ingest.binary.unknown': 'dados binários, não texto',
  'ingest.missing.customer': 'o cliente (customer_id, customer_tax_id ou customer_name)',
  'ingest.missing.date': 'a data (order_date ou invoice_date)',
  'ingest.missing.money': 'o valor (amount, ou order_total, ou quantity e unit_price)',
  'ingest.near': 'o mais parecido é {near}',
  'ingest.near_nothing': 'nenhum é parecido',
  'register.no_customer': 'nenhuma das colunas é o cliente: {list}',
  'register.width': '{found} {found#célula|células} em vez de {expected}',
  'register.date': '{cell} em {header} não pode ser lido como data igual às outras da coluna',
  'register.before_1970': '{cell} em {header} é anterior a 1970',
  'register.ambiguous_date':
    '{header}: {sample} pode ser {reading} ou {other}, e nada exclui uma das leituras; escreva as datas como AAAA-MM-DD',
  'register.quote': 'há aspas que não se fecham, ou algo depois das que fecham',
  'register.date_guessed':
    '{header}: {sample} foi lida como {reading}; nenhuma data da coluna exclui {other}. Se estiver errado, escreva as datas como AAAA-MM-DD',
  'register.duplicate': 'a linha {line} repete o cliente {customer} da linha {first} e não é usada',
  'register.no_key': 'a linha {line} não tem código, CNPJ/CPF nem nome do cliente e não é usada',
  'register.more': 'e mais {n} {n#linha|linhas} desse tipo',
};
