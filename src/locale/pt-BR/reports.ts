/** What reports say: help, titles and notes. */
export const reports: Readonly<Record<string, string>> = {
  'report.classify.summary':
    'uma linha por cliente: situação, dias sem comprar, frequência, receita, classe ABC, movimento',
  'report.classify.description':
    'Classifica cada cliente dos arquivos de pedidos, e os que só existem no cadastro, na data-base. As linhas vêm na ordem da curva ABC; um arquivo ou pipe recebe todas as colunas, o terminal as mais úteis (--wide para todas).',

  'report.summary.summary': 'a carteira em uma tela: situações, quem mudou, indicadores, contas em risco',
  'report.summary.description':
    'Quantos clientes há em cada situação e classe e o que trazem, quem mudou desde o início do período de comparação, quão concentrado é o valor, os indicadores desse período ao lado dos anteriores, o que ter em mente ao ler os números, e os dez clientes pré-inativos ou inativados com mais em risco. Em risco é o que um cliente costumava trazer por mês até a última compra. Arquivos e pipes recebem mais colunas; --columns e --sort moldam a lista de contas.',
  'report.summary.statuses': 'A carteira',
  'report.summary.movements': 'Quem mudou desde {since}',
  'report.summary.accounts': 'Mais em risco: clientes pré-inativos e inativados',
  'report.summary.caveats': 'Para ter em mente',
  'report.summary.note.before':
    'Antes: clientes em {since}. Em risco: o que quem não está ativo costumava trazer por mês até a última compra.',
  'report.summary.note.only_returns':
    '{customers} {customers#cliente inativo só tem|clientes inativos só têm} devoluções: fora dos indicadores abaixo.',
  'report.summary.note.too_little_past':
    'Os dados não alcançam o passado o bastante para dizer quem estava perdido antes de {reliable}, nem quem é novo.',
  'report.summary.note.more_accounts':
    '{named} de {customers}; carteira inactive --status pre_inactive,inactivated --sort -at_stake lista todos.',
  'report.summary.caveat.unidentified':
    '{money} em {records} {records#registro|registros} sem cliente: não {records#entra|entram} nos números de ninguém.',
  'report.summary.caveat.rejected':
    '{records} {records#registro rejeitado|registros rejeitados} por defeito, {money} até onde deu para ler: fora de todos os números. carteira inspect mostra por quê.',
  'report.summary.caveat.stale':
    'Os pedidos terminam em {day}, há mais de uma semana: uma exportação mais nova mudaria a recência de todos os clientes.',
  'report.summary.caveat.cut_names':
    '{names} {names#nome parece cortado|nomes parecem cortados}, com {money} de receita: quem parece perdido pode seguir comprando com o nome completo. carteira inspect mostra a lista.',
  'report.summary.caveat.behind':
    'Os pedidos terminam em {day}, {days} dias antes de {asOf}: quem comprou depois disso parece pior do que está.',
  'report.summary.caveat.too_early': 'Não há venda até {asOf}: nada se pode dizer desse dia.',
  'report.summary.caveat.stray':
    'A última venda é de {day}, {gap} dias depois da anterior: se for erro de digitação, todos parecem piores do que estão.',
  'report.summary.caveat.left_truncation':
    'Os pedidos começam em {start}: o que se diz de 12 meses, as classes inclusive, vale para menos do que isso.',
  'report.summary.caveat.fully_returned':
    '{customers} {customers#cliente conta como ativo|clientes contam como ativos} embora tudo o que {customers#comprou|compraram} nos últimos {days} dias, {money}, tenha sido devolvido.',

  'code.caveat.unidentified': 'clientes não identificados',
  'code.caveat.rejected': 'registros rejeitados',
  'code.caveat.cut_names': 'nomes cortados',
  'code.caveat.stale': 'pedidos antigos',
  'code.caveat.stray_date': 'último dia isolado',
  'code.caveat.left_truncation': 'menos de um ano de pedidos',
  'code.caveat.fully_returned': 'tudo devolvido',

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
  'option.matrix.value':
    'o que a tabela cruzada mostra, normalmente clientes (customers) e receita (revenue); at-stake: quanto os clientes costumavam trazer por mês até a última compra',

  'report.pareto.summary': 'contas-chave e concentração, com a curva',
  'report.pareto.description':
    'O menor número de clientes que traz a parte do valor definida por --cut (80%), a curva de clientes contra valor, o coeficiente de Gini (0 = todos iguais) e o HHI (0 a 10.000). Só contam clientes com valor acima de 0. Com --by, no lugar da curva, um resumo por vendedor, região ou segmento: o menor número de clientes seus que traz essa parte do valor dele e quantas contas-chave da carteira inteira ele tem. --columns, --sort e --limit ajustam a lista de contas-chave.',
  'report.pareto.statement': 'Concentração',
  'report.pareto.curve': 'O que os primeiros clientes trazem',
  'report.pareto.key_accounts': 'Contas-chave',
  'report.pareto.note.statement':
    '{accounts} {accounts#conta-chave|contas-chave}, {part} {customers#do|dos} {customers} {customers#cliente|clientes} com valor, {accounts#traz|trazem} {brought} dele.',
  'report.pareto.note.thumb':
    '80/20, medido: os primeiros 20% dos clientes ({customers}) trazem {brought} do valor.',
  'report.pareto.note.fewest':
    'Mín. clientes: quantos dos clientes com valor bastam para trazer {cut} do que todos eles trazem. As contas-chave são as da carteira inteira.',
  'option.pareto.cut':
    'parte do valor que as contas-chave trazem juntas, como 0.7: forma curta de --pareto-cut',
  'option.pareto.by': 'um resumo por vendedor (salesperson), região (region) ou segmento (segment)',
  'report.pareto.note.nobody_in_view':
    'Nenhum dos clientes à vista tem valor acima de 0 na janela da curva ABC.',
  'report.pareto.note.nobody': 'Nenhum cliente tem valor acima de 0 na janela ABC: não há o que ordenar.',

  'report.inactive.summary': 'clientes em risco ou perdidos, quanto valem por mês, para quem ligar primeiro',
  'report.inactive.description':
    'Clientes pré-inativos, inativados e inativos, da maior prioridade para a menor: ticket médio x pedidos esperados nos próximos 90 dias, conforme o que fizeram nesta carteira os clientes que compravam com a mesma frequência e ficaram o mesmo tempo sem comprar. Em risco está o que o cliente costumava trazer por mês: a receita líquida dos 12 meses até a última compra dividida pelos meses em que esteve ativo neles.',
  'report.inactive.note.status':
    '{status}: {customers} {customers#cliente|clientes}, {stake} por mês em risco.',
  'report.inactive.note.no_priority':
    'Sem prioridade: há menos de {least} intervalos sem compra com {days} dias depois deles. A ordem é a do valor em risco.',
  'report.inactive.groups': 'Em risco ou perdidos',
  'report.inactive.customers': 'Para quem ligar primeiro',
  'option.inactive.status': 'só estas situações',
  'option.inactive.top': 'só os primeiros clientes de cada vendedor, ou de cada valor de --by',
  'option.inactive.by':
    'somas por vendedor (salesperson), região (region) ou segmento (segment) acima da lista',
  'option.inactive.movement': 'só estes movimentos desde o início do período de comparação',

  'report.kpis.summary':
    'indicadores de um período ao lado do período anterior e do mesmo período um ano antes',
  'report.kpis.description':
    'Como a carteira foi cuidada em um período: taxa de ativos, inativação, reativação, giro da carteira, positivação, frequência de compra, ticket médio, receita por cliente, retenção. Sem --period, é o período de comparação, que --since e --as-of definem. Com --by, uma vez por vendedor, região ou segmento, como são na data-base. Arquivos e pipes recebem uma linha por período e uma coluna por indicador; --columns, --sort e --limit mostram essa lista também no terminal.',
  'report.kpis.title.days':
    'Indicadores de {days} {days#dia|dias} até a data-base, ao lado dos {days} anteriores e dos {days} até a mesma data um ano antes',
  'report.kpis.title.month':
    'Indicadores do último mês completo, ao lado do mês anterior e do mesmo mês um ano antes',
  'report.kpis.title.quarter':
    'Indicadores do último trimestre completo, ao lado do trimestre anterior e do mesmo trimestre um ano antes',
  'report.kpis.title.year': 'Indicadores do último ano completo, ao lado do ano anterior',
  'report.kpis.title.month_to_date':
    'Indicadores do mês até a data-base, ao lado da mesma quantidade de dias do mês anterior e do mesmo mês um ano antes',
  'report.kpis.title.quarter_to_date':
    'Indicadores do trimestre até a data-base, ao lado da mesma quantidade de dias do trimestre anterior e do mesmo trimestre um ano antes',
  'report.kpis.title.year_to_date':
    'Indicadores do ano até a data-base, ao lado da mesma quantidade de dias do ano anterior',
  'report.kpis.note.running':
    'Em {asOf} o período em curso ({unit}) não terminou e fica de fora: --period {period} mostra como está até aqui, --as-of {end} o conta como completo.',
  'report.kpis.note.too_little_past':
    'Os períodos marcados com passado insuficiente começam antes de {reliable}: os dados não alcançam o bastante para trás para saber quem já estava perdido.',
  'option.kpis.period':
    'o último mês (month), trimestre (quarter) ou ano (year) completo; o que está em curso, até a data-base (month-to-date, quarter-to-date, year-to-date); ou um número de dias (90d)',
  'option.kpis.by': 'uma tabela por vendedor (salesperson), região (region) ou segmento (segment)',

  'report.history.summary': 'situações e indicadores no fim de cada mês; quem mudou entre duas datas',
  'report.history.description':
    'Quantos clientes estavam em cada situação no fim de cada mês, a receita da carteira ativa e os indicadores do mês, tudo recalculado a partir dos pedidos como se sabia naquele dia. A semana termina no domingo. Arquivos e pipes recebem uma linha por data; --columns, --sort e --limit mostram essa lista também no terminal. Com --transitions, quem passou de qual situação para qual entre o início do período de comparação e a data-base (--since, --as-of); --every e --last não valem nesse caso.',
  'report.history.title': 'A carteira no fim de cada {unit}',
  'report.history.title.transitions':
    'Quem mudou: da situação em {since} (linhas) para a situação em {asOf} (colunas)',
  'report.history.note.running':
    'Em {asOf} o período em curso ({unit}) não terminou e fica de fora: --as-of {end} o conta como completo.',
  'report.history.note.too_little_past':
    'As datas antes de {reliable} têm passado insuficiente: os dados não alcançam o bastante para trás para saber quem já estava perdido.',
  'report.history.note.too_little_before':
    'A data inicial é anterior a {reliable} e tem passado insuficiente: os dados não alcançam o bastante para trás para saber quem já estava perdido.',
  'option.history.every': 'fim de que período: semana (week), mês (month) ou trimestre (quarter)',
  'option.history.last': 'quantas datas, as mais recentes (padrão 12)',
  'option.history.transitions': 'quem passou de qual situação para qual, em clientes e receita',

  'report.note.two_years':
    'NRR, GRR e receita recorrente exigem dois anos de dados, e estes começam em {start}.',
  'report.plan.summary': 'lista de contatos: quem fala com quem, como e até quando',
  'report.plan.description':
    'Os contatos que o plano de ação da política pede, do mais urgente ao menos urgente: a primeira ação que se aplica a um cliente diz quem faz o contato, como, sobre o quê e até quando. carteira init grava um plano para começar. Clientes a quem nenhuma ação se aplica ficam de fora.',
  'option.plan.capacity':
    'máximo de contatos de um responsável por semana; os demais passam à próxima semana com vaga',
  'option.plan.days': 'só contatos que vencem dentro de tantos dias',
  'report.plan.note.moved':
    '{moved} {moved#contato passou|contatos passaram} a uma semana seguinte: no máximo {capacity} por responsável e semana.',
  'report.plan.note.ownerless':
    '{contacts} {contacts#contato está|contatos estão} sem responsável: o plano {contacts#o|os} deixa com o vendedor, e o cliente não tem vendedor.',
  'report.plan.note.unplanned': 'Nenhuma ação do plano se aplica a {customers} {customers#cliente|clientes}.',
  'plan.and': '{first}, {second}',
  'plan.is.word': '{word}',
  'plan.is.abc': 'classe {word}',
  'plan.is.trend': 'tendência {word}',
  'plan.is.key_account': 'conta-chave',
  'plan.is.no_key_account': 'não é conta-chave',
  'plan.is.where': '{where}',
  'plan.is.anybody': 'qualquer outro cliente',
  'plan.why': '{matched}: {due}',
  'plan.moved': '{why}; adiado de {from} porque a semana estava cheia',
  'plan.due.change': 'último dia antes de mudar de situação',
  'plan.due.expected': 'dia previsto da próxima compra',
  'plan.due.cadence': 'a cada {days} dias',
  'plan.due.within': 'em até {days} {days#dia|dias}',
  'code.plan.director': 'diretor',
  'code.plan.in_person': 'visita',
  'code.plan.phone': 'telefone',
  'code.plan.email': 'e-mail',
  'code.plan.keep': 'reter',
  'code.plan.win_back': 'reconquistar',
  'code.plan.less_than_before': 'compra menos',
  'code.plan.next_order': 'próximo pedido',
  'code.plan.care': 'relacionamento',
  'code.plan.first_order': 'primeiro pedido',
  'code.plan.offer': 'oferta',

  'report.note.ties':
    '{customers} {customers#cliente|clientes} fora da classe A {customers#tem|têm} exatamente o valor do último dela: só a ordem dos códigos decide.',
  'report.column.nearest': 'Você quis dizer {column}?',
  'report.column.none': 'Copie o nome como está nessa lista.',

  'code.period.current': 'este período',
  'code.period.previous': 'período anterior',
  'code.period.year_before': 'um ano antes',
  'code.basis.days': 'dias',
  'code.basis.month': 'mês completo',
  'code.basis.quarter': 'trimestre completo',
  'code.basis.year': 'ano completo',
  'code.basis.month_to_date': 'mês até a data-base',
  'code.basis.quarter_to_date': 'trimestre até a data-base',
  'code.basis.year_to_date': 'ano até a data-base',
  'code.unit.week': 'semana',
  'code.unit.month': 'mês',
  'code.unit.quarter': 'trimestre',
  'code.unit.year': 'ano',
  'code.abc.none': 'sem classe',
  'code.abc.total': 'total',
  'code.status.total': 'total',
  'code.status.unknown': 'não era cliente',

  'report.thresholds.summary':
    'o que outros limites significariam: quem voltou mesmo assim; limites que servem',
  'report.thresholds.description':
    'Para limites de 30 a 180 dias: os clientes que estariam inativos e a receita deles, e o teste com estes pedidos: dos silêncios que chegaram ao limite, quantos terminaram em compra nos 30, 60, 90 e 180 dias seguintes. Cada um deles teria sido um alarme falso. Depois, quanto tempo os clientes levam entre uma compra e outra e os limites que combinam com isso, com o motivo; --by propõe limites por segmento, região ou vendedor; --write grava os limites no arquivo de política.',
  'report.thresholds.limits': 'O que cada limite significaria',
  'report.thresholds.back_test': 'Quem voltou mesmo assim',
  'report.thresholds.intervals': 'Dias entre uma compra e outra',
  'report.thresholds.proposal': 'Limites que servem',
  'report.thresholds.proposals': 'Limites que servem a cada grupo',
  'report.thresholds.note.limits':
    'Clientes: hoje sem comprar há mais dias que o limite. % que voltou: dos silêncios que um dia chegaram ao limite, os que terminaram em compra nos {days} dias seguintes; de e até: onde esse percentual ficaria em 95 de 100 outros grupos de clientes como estes.',
  'report.thresholds.note.back_test':
    'Linhas: há quanto tempo durava o silêncio. Colunas: em quantos dias a mais ele terminou. Só contam silêncios com todos esses dias nos dados.',
  'report.thresholds.note.intervals': '{intervals} {intervals#intervalo|intervalos} entre dias de compra.',
  'report.thresholds.note.few':
    'Sem limites onde menos de {least} clientes compraram em pelo menos dois dias diferentes.',
  'report.thresholds.note.today': 'Hoje a política tem {active} e {inactive} dias.',
  'report.thresholds.note.cycle_mode':
    'A política segue o ciclo de cada cliente (modo cycle): limites fixos só valem para quem não tem ciclo.',
  'report.thresholds.reason.cycle':
    'Metade {customers#do|dos} {customers} {customers#cliente|clientes} que compraram mais de uma vez compra a cada {days} dias ou menos. Ativo até {active} dias: cerca de dois desses intervalos. Inativo depois de {inactive}: pelo menos três.',
  'report.thresholds.reason.raised':
    'Só três intervalos dariam {from} dias, mas mais da metade dos silêncios que chegaram lá terminou em até {horizon} dias.',
  'report.thresholds.reason.tested':
    '{silences#De|Dos} {silences} {silences#silêncio que chegou|silêncios que chegaram} a {inactive} dias, {share} {silences#terminou|terminaram} em compra nos {horizon} dias seguintes.',
  'report.thresholds.reason.untested':
    'Nenhum silêncio chegou a {inactive} dias com {horizon} dias seguintes nos dados: os limites vêm só dos intervalos.',
  'option.thresholds.by': 'limites também por vendedor (salesperson), região (region) ou segmento (segment)',
  'option.thresholds.write':
    'grava os limites neste arquivo de política, criado se não existir; os comentários ficam',
};
