/** Texts of one area, by key. */
export const rules: Readonly<Record<string, string>> = {
  'code.status.active': 'ativo',
  'code.status.pre_inactive': 'pré-inativo',
  'code.status.inactivated': 'inativado',
  'code.status.inactive': 'inativo',
  'code.status.prospect': 'prospect',

  'code.movement.new': 'novo',
  'code.movement.first_seen': 'primeira compra nos dados',
  'code.movement.reactivated': 'reativado',
  'code.movement.recovered': 'recuperado',
  'code.movement.cooling': 'esfriando',
  'code.movement.lost': 'perdido',
  'code.movement.none': 'sem mudança',

  'code.trend.rising': 'em alta',
  'code.trend.steady': 'estável',
  'code.trend.falling': 'em queda',
  'code.trend.started': 'começou',
  'code.trend.stopped': 'parou',
  'code.trend.none': 'sem vendas',

  'code.abc.A': 'A',
  'code.abc.B': 'B',
  'code.abc.C': 'C',

  'reason.prospect': 'No cadastro de clientes, sem compra conhecida.',
  'reason.prospect_with_returns':
    'No cadastro de clientes, sem compra conhecida: só há devoluções nos dados.',
  'reason.only_returns': 'Só há devoluções nos dados, nenhuma compra: inativo até a primeira compra.',
  'reason.active': 'Última compra em {last}, há {age} {age#dia|dias}: até {active} (limite de ativo). {next}',
  'reason.often_enough':
    'Última compra em {last}, há {age} {age#dia|dias}: até {active} (limite de ativo); {days} {days#dia|dias} com compra nos últimos {window}, no mínimo {least}. {next}',
  'reason.too_seldom':
    'Última compra em {last}, há {age} {age#dia|dias}: até {active} (limite de ativo), mas só {days} {days#dia|dias} com compra nos últimos {window}, menos de {least}. {next}',
  'reason.pre_inactive':
    'Última compra em {last}, há {age} {age#dia|dias}: mais de {active} (limite de ativo), até {inactive}. {next}',
  'reason.inactivated':
    'Última compra em {last}, há {age} {age#dia|dias}: mais de {inactive} (limite de pré-inativo), até {inactivated}. {next}',
  'reason.inactive':
    'Última compra em {last}, há {age} {age#dia|dias}: mais de {inactivated} (limite de inativado). Continua inativo até a próxima compra.',
  'reason.next': 'Passa a {status} em {on} se não comprar até lá.',
  'reason.with_origin': '{cause} {origin}',
  'reason.own_cycle': 'Limites do próprio ciclo: intervalo mediano de {gap} dias.',
  'reason.override': 'Limites de uma exceção da política.',

  'setting.status.mode':
    'De onde vêm os limites: dias fixos (fixed) ou o ciclo de compra de cada cliente com pelo menos 4 dias com compra (cycle)',
  'setting.status.active_days': 'Até quantos dias após a última compra o cliente é ativo',
  'setting.status.inactive_days':
    'Até quantos dias após a última compra o cliente é pré-inativo; depois disso, está perdido',
  'setting.status.inactivated_days':
    'Por quantos dias depois disso ele é inativado (recém-perdido); em seguida, inativo',
  'setting.status.min_purchase_days':
    'Mínimo de dias com compra na janela para ser ativo (só vale se a primeira compra é mais antiga que a janela)',
  'setting.status.frequency_window_days': 'Quantos dias tem essa janela, que termina na data-base',
  'setting.movement.since_days': 'Quantos dias tem o período de comparação quando --since não é informado',
  'setting.abc.value': 'Por qual valor os clientes são ordenados',
  'setting.abc.window': 'De que período vem esse valor, até a data-base',
  'setting.abc.a': 'Até que parte acumulada do valor vai a classe A',
  'setting.abc.b': 'Até que parte acumulada do valor vai a classe B',
  'setting.abc.crosser':
    'Em que classe fica o cliente que cruza um limite: na melhor (above) ou na de baixo (below)',
  'setting.pareto.cut': 'Que parte do valor as contas-chave trazem juntas',
  'setting.trend.window_days': 'Quantos dias são comparados com a mesma quantidade de dias antes deles',
  'setting.trend.threshold': 'A partir de que variação a receita está em alta ou em queda; 0.30 é 30%',
  'setting.trend.min_purchase_days':
    'Mínimo de dias com compra nas duas janelas juntas para indicar uma tendência',

  'setting.expected.days': 'um número inteiro de dias de {least} a {most}',
  'setting.expected.count': 'um número inteiro de {least} a {most}',
  'setting.expected.share': 'um decimal maior que 0 e até 1, com ponto, como 0.80',
  'setting.expected.choice': 'um destes: {choices}',
  'setting.expected.window': 'all (tudo), ou meses ou dias, como 12m ou 365d',
  'setting.expected.above': 'maior que o valor de {partner}',
  'setting.expected.at_most': 'no máximo o valor de {partner}',
  'setting.expected.below': 'menor que o valor de {partner}',
  'setting.expected.at_least': 'no mínimo o valor de {partner}',
  'setting.partner.flag': '{key} ({option}, hoje {value})',
  'setting.partner.override': '{key} na exceção (override) de {match} ({value})',
  'setting.expected.fitting': 'um valor com o qual {key} seja {expected}',
  'setting.expected.key': 'uma destas: {known}',
  'setting.expected.section': 'uma seção com algumas destas chaves: {known}',
  'setting.expected.list': 'uma lista, um item por linha depois de um hífen',
  'setting.expected.match': 'pelo menos uma destas chaves: {known}',
  'setting.expected.text': 'um texto só',
  'setting.expected.words': 'uma destas palavras, ou uma lista delas: {words}',
  'setting.expected.within': 'um número inteiro de dias de {least} a {most} aqui, ou então cadence_days',
  'setting.expected.owner': 'o responsável pelo contato: salesperson (o vendedor do cliente) ou outro nome',
  'setting.expected.channel': 'o canal do contato: in_person, phone, email ou outro nome',

  'policy.found.nothing': 'vazio',
  'policy.found.list': 'uma lista',
  'policy.found.section': 'uma seção',
  'policy.hint.near': 'Você quis dizer {near}?',
  'policy.hint.none': 'Apague a linha, ou veja o que carteira init grava.',
  'policy.syntax.duplicate': 'a mesma chave aparece duas vezes',
  'policy.syntax.tab': 'o recuo tem uma tabulação e o YAML só aceita espaços',
  'policy.syntax.indent': 'o recuo desta linha não combina com o das outras',
  'policy.syntax.documents': 'há mais de um documento YAML',
  'policy.syntax.long': 'há mais texto do que cabe em uma política',
  'policy.syntax.deep': 'há seções aninhadas demais',
  'policy.syntax.alias': 'há um alias de YAML, que uma política não pode usar',
  'policy.syntax.key': 'há uma chave que não é texto',
  'policy.syntax.other': 'esta linha não é YAML válido',

  'policy.file.head':
    'Política da carteira de clientes: os números que a empresa decide. Todos estão no valor padrão; apague o que não quiser definir. Uma opção na linha de comando vale mais que este arquivo, mas não mais que as exceções (overrides).',
  'policy.file.status':
    'Situação: ativo, pré-inativo, inativado e inativo, pelos dias desde a última compra.',
  'policy.file.movement': 'Movimento: o que mudou no cliente desde o início do período de comparação.',
  'policy.file.abc': 'Curva ABC: quem traz o valor, em três classes.',
  'policy.file.pareto': 'Contas-chave: o menor número de clientes que traz a maior parte do valor.',
  'policy.file.trend':
    'Tendência: a receita dos últimos dias comparada com a da mesma quantidade de dias antes deles.',
  'policy.file.unidentified':
    'Nomes e códigos que não representam nenhum cliente. Maiúsculas, acentos e espaços nas pontas não fazem diferença; o valor deles aparece em uma linha própria.',
  'policy.file.overrides':
    'Outros números para alguns clientes: vale a primeira exceção que se aplica. match aceita customer_id, salesperson, region e segment; tudo o que for informado tem de ser igual. Para os clientes a que se aplica, a exceção vale também mais que as opções da linha de comando.',
  'policy.file.example': 'Atacado',
  'policy.file.plan':
    'Plano de ação: quem faz contato com quais clientes, como e em quanto tempo. Vale a primeira ação que se aplica ao cliente. match aceita abc, status, movement, trend e key_account, com uma palavra ou uma lista como [A, B]; tudo o que for informado tem de se aplicar. where aceita uma expressão, como --where. owner: salesperson é o vendedor de cada cliente; outras palavras são outro responsável. channel (como) e topic (assunto): palavras suas, ou as que estão abaixo, que aparecem traduzidas: in_person é visita. O prazo é a primeira destas datas: within_days a partir da data-base; cadence_days (e seus múltiplos) a partir da última compra; o dia em que se espera a próxima compra; o último dia antes de mudar de situação.',
  'policy.plan.a_cooling': 'Cliente A prestes a ficar inativo: o diretor, em pessoa.',
  'policy.plan.a_lost': 'Cliente A recém-perdido: o diretor, para reconquistá-lo.',
  'policy.plan.b_cooling': 'Cliente B prestes a ficar inativo ou recém-perdido.',
  'policy.plan.fading': 'Ainda ativo, mas compra bem menos que nos meses anteriores.',
  'policy.plan.new': 'Primeiro pedido, ou o primeiro depois da volta: cuidar do próximo.',
  'policy.plan.a_active': 'Clientes A ativos: visita regular.',
  'policy.plan.b_active': 'Clientes B ativos: telefonema regular.',
  'policy.plan.long_lost': 'Bons clientes perdidos há mais tempo: nova tentativa a cada trimestre.',
  'policy.plan.prospect': 'No cadastro, mas nunca comprou.',
  'policy.plan.c': 'Clientes C: e-mail.',
};
