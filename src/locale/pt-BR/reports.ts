/** What reports say: help, titles and notes. */
export const reports: Readonly<Record<string, string>> = {
  'report.classify.summary':
    'uma linha por cliente: situação, dias sem comprar, frequência, receita, classe ABC, movimento',
  'report.classify.description':
    'Classifica cada cliente dos arquivos de pedidos, e os que só existem no cadastro, na data-base. As linhas vêm na ordem da curva ABC; um arquivo ou pipe recebe todas as colunas, o terminal as mais úteis (--wide para todas).',

  'report.matrix.summary': 'ABC x situação: clientes, receita e participação',
  'report.matrix.description':
    'Cruza a classe ABC com a situação: quantos clientes, sua receita líquida até a data-base e sua participação no valor ABC. Com --by, um cruzamento por vendedor, região ou segmento; a participação continua sendo a da carteira inteira. --columns, --sort e --limit transformam a tabela cruzada em lista.',
  'report.matrix.title': 'ABC x situação',
  'report.matrix.note.value':
    '{customers} {customers#cliente|clientes} na classe C sem valor acima de 0: {customers#não entra|não entram} na participação.',
  'report.matrix.note.prospects':
    '{customers} {customers#prospect|prospects} do cadastro sem nenhuma compra: ainda sem classe.',
  'report.matrix.note.blank': '{customers} {customers#cliente|clientes} sem valor em {attribute}.',
  'option.matrix.by': 'um cruzamento por vendedor (salesperson), região (region) ou segmento (segment)',

  'report.pareto.summary': 'contas-chave e concentração, com a curva',
  'report.pareto.description':
    'O menor número de clientes que traz a parte do valor definida por --pareto-cut (80%), a curva de clientes contra valor, o coeficiente de Gini (0 = todos iguais) e o HHI (0 a 10.000). Só contam clientes com valor acima de 0. --columns, --sort e --limit ajustam a lista de contas-chave.',
  'report.pareto.statement': 'Concentração',
  'report.pareto.curve': 'O que os primeiros clientes trazem',
  'report.pareto.key_accounts': 'Contas-chave',
  'report.pareto.note.statement':
    '{accounts} {accounts#conta-chave|contas-chave}, {part} {customers#do|dos} {customers} {customers#cliente|clientes} com valor, {accounts#traz|trazem} {brought} dele.',
  'report.pareto.note.thumb':
    '80/20, medido: os primeiros 20% dos clientes ({customers}) trazem {brought} do valor.',
  'report.pareto.note.nobody': 'Nenhum cliente tem valor acima de 0 na janela ABC: não há o que ordenar.',

  'report.inactive.summary': 'clientes em risco ou perdidos, quanto valem por mês, para quem ligar primeiro',
  'report.inactive.description':
    'Clientes pré-inativos, inativados e inativos, do maior valor em risco para o menor. Em risco está o que o cliente costumava trazer por mês: a receita líquida dos 12 meses até a última compra dividida pelos meses em que esteve ativo neles.',
  'report.inactive.note.status':
    '{status}: {customers} {customers#cliente|clientes}, {stake} por mês em risco.',
  'option.inactive.status': 'só estas situações',
  'option.inactive.movement': 'só estes movimentos desde o início do período de comparação',

  'report.note.ties':
    '{customers} {customers#cliente|clientes} fora da classe A {customers#tem|têm} exatamente o valor do último dela: só a ordem dos códigos decide.',
  'report.column.nearest': 'Você quis dizer {column}?',
  'report.column.none': 'Copie o nome como está nessa lista.',

  'code.abc.none': 'sem classe',
  'code.abc.total': 'total',
  'code.status.total': 'total',
};
