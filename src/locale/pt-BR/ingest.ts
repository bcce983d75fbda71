/** Texts of one area, by key. */
export const ingest: Readonly<Record<string, string>> = {
  'ingest.encoding.forced': 'como você pediu',
  'ingest.encoding.bom': 'o arquivo começa com a marca de ordem de bytes',
  'ingest.encoding.zeros': 'um byte em cada dois é zero, como no UTF-16 sem marca de ordem de bytes',
  'ingest.encoding.ascii': 'só ASCII, igual em todas as codificações',
  'ingest.encoding.ascii_so_far': 'só ASCII até o fim da amostra; um acento mais adiante decide',
  'ingest.encoding.utf8': 'os acentos são UTF-8 válido: {sample}',
  'ingest.encoding.windows1252': 'não é UTF-8 válido; em windows-1252, os acentos formam palavras: {sample}',
  'ingest.encoding.cp850':
    'não é UTF-8 válido; na página de código 850 (DOS), os acentos formam palavras: {sample}',
  'ingest.encoding.single_byte':
    'não é UTF-8 válido; lido como windows-1252, a mais comum, enquanto nenhum acento indicar a página de código 850: {sample}',
  'ingest.lines.wrapped': 'cada linha está inteira entre aspas e é lida sem elas',
  'ingest.delimiter.forced': 'como você pediu',
  'ingest.delimiter.declared': 'a primeira linha diz sep=',
  'ingest.delimiter.found':
    'divide a maioria das linhas em {cells} células, {hits} {hits#é nome de coluna conhecido|são nomes de coluna conhecidos}',
  'ingest.delimiter.cuts':
    'divide a maioria das linhas em {cells} células, e cada coluna tem um só tipo de valor',
  'ingest.delimiter.one_column': 'nenhum delimitador divide as linhas em colunas',
  'ingest.delimiter.tie': 'vários delimitadores serviriam igualmente',
  'ingest.header.forced': 'como você pediu: {sample}',
  'ingest.header.names': '{hits} de {columns} {columns#nome é conhecido|nomes são conhecidos}: {sample}',
  'ingest.header.joined':
    'duas linhas juntas, {hits} de {columns} {columns#nome é conhecido|nomes são conhecidos}: {sample}',
  'ingest.header.none': 'não há: a linha {line} já traz dados, como as seguintes: {sample}',
  'ingest.header.none_forced': 'não há, como você disse; os dados começam na linha {line}: {sample}',
  'ingest.header.shape':
    'a primeira linha de nomes distintos, com a mesma largura das linhas seguintes: {sample}',
  'ingest.titles': '{n#linha|linhas} acima do cabeçalho: {sample}',
  'ingest.width.padding':
    '{columns} {columns#coluna|colunas} com nome e depois {n} sem nome, {n#que não é usada|que não são usadas}: as linhas terminam em delimitador',
  'ingest.shape.carried':
    'uma linha por item; as colunas do pedido só estão na primeira linha dele e valem para as linhas abaixo: {columns}',
  'ingest.shape.main_lines':
    'as linhas marcadas com {mark} em {column} trazem a soma das linhas abaixo delas: ficam de fora, contam os itens',
  'ingest.shape.items': 'uma linha por item: linhas com o mesmo número são um só pedido',
  'ingest.shape.orders': 'uma linha por pedido',
  'ingest.shape.days': 'sem número de pedido: as linhas de um cliente no mesmo dia são um só pedido',
  'ingest.column.mapped': 'como você pediu',
  'ingest.system': 'pelos cabeçalhos, como {sample}',
  'ingest.system.sales_only':
    'pelos cabeçalhos, como {sample}; ele guarda as devoluções em outro lugar, e por isso elas não estão neste arquivo',
  'ingest.column.discount':
    '{header} só tem números até 1, como {sample}, que podem ser percentuais, e não foi descontado de quantidade x preço; se forem valores: --map discount={typed}',
  'ingest.column.main_lines': 'as linhas principais dos pedidos trazem nela a soma dos itens',
  'ingest.column.system': 'nome usado no {system}',
  'ingest.column.name': 'pelo nome',
  'ingest.column.prefix': 'pelo nome sem o prefixo',
  'ingest.column.preferred': 'melhor que {others}',
  'ingest.column.other_status':
    '{header} diz {word} em {n} {n#linha|linhas} (a primeira é a {line}) que {used}, a coluna de situação usada, não dá como {n#cancelada|canceladas}: {n#conta|contam} como venda. --map order_status={typed} usa {header} no lugar',
  'ingest.column.blank_customers':
    '{header} está em branco em {n} das primeiras {rows} linhas (a primeira é a {line}), sempre abaixo de uma linha com cliente: elas não contam para ninguém. Se o cliente só está na primeira linha de cada grupo, preencha a coluna para baixo e rode de novo',
  'ingest.column.duplicate': 'há duas colunas {header}; a coluna {column} é usada, a coluna {other} não',
  'ingest.column.nameless':
    '{n#a coluna|as colunas} {list} não {n#tem nome e não é usada|têm nome e não são usadas}; se {n#ela for necessária|alguma for necessária}: --map CAMPO=#N',
  'ingest.column.order_total':
    '{header} se repete em todas as linhas de cada pedido; por isso vale como total do pedido e conta uma vez só; se for o valor de cada linha: --map {example}',
  'ingest.total.pasted': '\nSe linhas iguais foram coladas duas vezes: --dedupe',
  'ingest.total.different': '',
  'ingest.date.forced': 'como você pediu: {header}',
  'ingest.date.proven': 'a coluna {header} só pode ser lida assim: {sample}',
  'ingest.date.no_date': '{header} não tem data na amostra',
  'ingest.date.no_difference': 'até aqui, {header} dá no mesmo com o dia ou o mês primeiro',
  'ingest.date.other_columns':
    '{header} não basta para decidir; outra coluna de data tem esta ordem: {sample}',
  'ingest.date.language':
    '{header} não basta para decidir; em arquivos em português e espanhol, o dia vem primeiro: {sample}',
  'ingest.date.decimal_comma':
    '{header} não basta para decidir; em arquivos com vírgula decimal, o dia vem primeiro: {sample}',
  'ingest.date.guessed':
    '{header}: {sample} foi lida como {reading}, mas nenhuma data da coluna descarta {other}. Se estiver errado: --date-format {style}',
  'ingest.date.serial': '{header} traz dias contados como nas planilhas: {sample}',
  'ingest.date.serial_guessed':
    '{header}: {sample} foi lida como {reading}, como as planilhas contam os dias; uma pasta de trabalho de um Mac antigo conta a partir de 1904, e seria {other}. Se for o caso: --date-format excel-serial-1904',
  'ingest.date.month':
    '{header} traz meses sem o dia: {sample} foi lido como {reading}, o último dia. Para um mês que ainda não terminou, informe o último dia dele: --as-of',
  'ingest.number.forced': 'como você pediu: {header}',
  'ingest.number.proven': 'a coluna {header} só pode ser lida assim: {sample}',
  'ingest.number.no_mark': '{header} não tem casas decimais na amostra',
  'ingest.number.other_columns':
    '{header} não basta para decidir; outras colunas têm este separador decimal: {sample}',
  'ingest.number.language':
    '{header} não basta para decidir; o delimitador e o idioma do cabeçalho combinam com este separador decimal: {sample}',
  'ingest.number.product':
    '{header} não basta para decidir; com este separador decimal, quantidade x preço dá o valor: {sample}',
  'ingest.number.unused': '{header} não basta para decidir, e nenhum resultado depende dela: {sample}',
  'ingest.number.guessed':
    '{header}: {sample} foi lido como {reading}, mas nenhum número da coluna descarta {other}. Se estiver errado: --decimal {mark}',
  'ingest.number.one_side': '{header}: todos os valores têm {side} depois do número e contam como estão',
  'ingest.number.sides':
    '{header}: os valores com {side}, como {sample}, contam como negativos; as operações dessas linhas são devoluções',
  'ingest.number.quantity_sign':
    '{header}: {n} de {rows} {rows#linha examinada|linhas examinadas}, como a linha {line}, {n#tem|têm} quantidade negativa ({quantity}) e valor positivo ({sample}) e {n#conta|contam} como compra; uma devolução precisa de valor negativo ou de uma coluna que a indique',
  'ingest.tax_id.valid': '{valid} dos {n} primeiros valores distintos têm os dígitos verificadores certos',
  'ingest.tax_id.padded':
    '{header}: faltam zeros à esquerda, e os números são lidos com eles, {sample} como {reading}; os dígitos verificadores comprovam',
  'ingest.binary.utf16': 'texto em UTF-16',
  'ingest.binary.cut': 'texto em UTF-16 que termina no meio de um caractere: foi cortado',
  'ingest.binary.markup': 'uma página web (HTML ou XML), que o Excel abre, mas que não é CSV',
  'ingest.binary.unknown': 'dados binários, não texto',
  'ingest.value.only_date': 'a única coluna de datas',
  'ingest.value.product': 'quantidade x preço dá o valor',
  'ingest.value.only_money': 'a única coluna de valores',
  'ingest.value.tax_id': 'a única coluna de CNPJ ou CPF',
  'ingest.value.name_of_tax_id': 'um nome para cada CNPJ ou CPF',
  'ingest.value.only_names': 'os únicos nomes dos quais depende tudo o que não é do pedido',
  'ingest.value.code_of_customer': 'um código para cada cliente',
  'ingest.value.order': 'um dia e um cliente para cada código',
  'ingest.value.words': 'palavras com que os pedidos dizem o que foi feito deles',
  'ingest.value.states': 'estados do Brasil',
  'ingest.headerless.found':
    'nenhuma linha dá nome às colunas; os conteúdos indicam {list}. Se não for isso, indique-as pelo número, como em --map amount=#5',
  'ingest.headerless.several': 'os conteúdos não bastam para dizer qual destas é {what}: {columns}',
  'ingest.headerless.none': 'os conteúdos não bastam para dizer qual é {what}',
  'ingest.headerless.customer': 'o cliente',
  'ingest.headerless.date': 'a data do pedido',
  'ingest.headerless.money': 'o valor',
  'ingest.headerless.order': 'o número do pedido',
  'ingest.headerless.order_status': 'a situação do pedido',
  'ingest.headerless.operation': 'a operação',
  'ingest.headerless.few': 'cada coluna: há linhas de menos',
  'ingest.headerless.column': '#{column}  {sample}',
  'ingest.headerless.columns': '{column}\n{rest}',
  'ingest.missing.customer': 'o cliente (customer_id, customer_tax_id ou customer_name)',
  'ingest.missing.date': 'a data (order_date ou invoice_date)',
  'ingest.missing.money': 'o valor (amount, ou order_total, ou quantity e unit_price)',
  'ingest.near': 'a mais parecida é {near}',
  'ingest.near_nothing': 'nenhuma é parecida',
  'register.no_customer': 'nenhuma coluna traz o cliente ({list})',
  'register.no_tax_id': 'não tem uma coluna com o CNPJ, necessária para --group-by, só estas: {list}',
  'register.width': '{found} {found#célula|células} em vez de {expected}',
  'register.date': '{cell}, em {header}, não é uma data no formato das outras da coluna',
  'register.before_1970': '{cell}, em {header}, é anterior a 1970',
  'register.ambiguous_date':
    '{header}: {sample} pode ser {reading} ou {other}, e nada resolve a dúvida; escreva as datas como AAAA-MM-DD',
  'register.month': '{header} traz meses sem o dia: {sample} foi lido como {reading}, o último dia',
  'register.serial':
    '{header}: {sample} foi lida como {reading}, como as planilhas contam os dias; se for {other}, escreva as datas como AAAA-MM-DD',
  'register.quote': 'há aspas que não são fechadas, ou texto depois das que fecham',
  'register.date_guessed':
    '{header}: {sample} foi lida como {reading}, mas nenhuma data da coluna descarta {other}. Se estiver errado, escreva as datas como AAAA-MM-DD',
  'register.duplicate': 'a linha {line} repete o cliente {customer} da linha {first} e não é usada',
  'register.no_key': 'a linha {line} não tem código, CNPJ/CPF nem nome do cliente e não é usada',
  'register.rounded':
    'a linha {line} tem {customer} como código, um número que uma planilha arredondou, e não é usada',
  'register.more': 'e mais {n} {n#linha|linhas} assim',
};
