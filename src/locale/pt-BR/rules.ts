/** Texts of one area, by key. */
export const rules: Readonly<Record<string, string>> = {
  'code.status.active': 'ativo',
  'code.status.pre_inactive': 'pré-inativo',
  'code.status.inactivated': 'inativado',
  'code.status.inactive': 'inativo',
  'code.status.prospect': 'prospect',

  'code.movement.new': 'novo',
  'code.movement.first_seen': 'visto pela primeira vez',
  'code.movement.reactivated': 'reativado',
  'code.movement.recovered': 'recuperado',
  'code.movement.cooling': 'esfriando',
  'code.movement.lost': 'perdido',
  'code.movement.none': 'nenhum',

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
    'Última compra em {last}, há {age} {age#dia|dias}: até {active} (limite de ativo); {days} {days#dia|dias} de compra nos últimos {window}, no mínimo {least}. {next}',
  'reason.too_seldom':
    'Última compra em {last}, há {age} {age#dia|dias}: até {active} (limite de ativo), mas só {days} {days#dia|dias} de compra nos últimos {window}, menos de {least}. {next}',
  'reason.pre_inactive':
    'Última compra em {last}, há {age} {age#dia|dias}: mais de {active} (limite de ativo), até {inactive}. {next}',
  'reason.inactivated':
    'Última compra em {last}, há {age} {age#dia|dias}: mais de {inactive} (limite de inativação), até {inactivated}. {next}',
  'reason.inactive':
    'Última compra em {last}, há {age} {age#dia|dias}: mais de {inactivated} (limite de inativado). Continua inativo até a próxima compra.',
  'reason.next': 'Passa a {status} em {on} se nada for comprado.',
  'reason.with_origin': '{cause} {origin}',
  'reason.own_cycle': 'Limites do próprio ciclo: intervalo mediano de {gap} dias.',
  'reason.override': 'Limites de uma exceção da política.',

  'setting.status.mode':
    'De onde vêm os limites: dias fixos (fixed) ou o ciclo de compra de cada cliente com pelo menos 4 dias de compra (cycle)',
  'setting.status.active_days': 'Idade máxima da última compra, em dias, de um cliente ativo',
  'setting.status.inactive_days':
    'Idade máxima da última compra, em dias, de um cliente pré-inativo; acima disso o cliente está perdido',
  'setting.status.inactivated_days':
    'Dias depois disso em que o cliente perdido ainda conta como recém-perdido',
  'setting.status.min_purchase_days':
    'Dias de compra na janela de frequência exigidos de um cliente ativo cuja primeira compra já tem essa idade',
  'setting.status.frequency_window_days': 'Tamanho da janela de frequência, em dias',
  'setting.movement.since_days': 'Tamanho do período de comparação, em dias, quando --since não é informado',
  'setting.abc.value': 'O que ordena os clientes',
  'setting.abc.window': 'Período cujo valor conta, até a data-base',
  'setting.abc.a': 'Participação acumulada no valor em que termina a classe A',
  'setting.abc.b': 'Participação acumulada no valor em que termina a classe B',
  'setting.abc.crosser': 'O cliente que cruza um limite: na classe melhor (above) ou na de baixo (below)',
  'setting.pareto.cut': 'Parte do valor que as contas-chave trazem juntas',
  'setting.trend.window_days': 'Dias comparados com a mesma quantidade de dias antes deles',
  'setting.trend.threshold': 'Variação a partir da qual a receita está em alta ou em queda; 0.30 é 30%',
  'setting.trend.min_purchase_days':
    'Dias de compra nas duas janelas juntas abaixo dos quais não se indica tendência',

  'setting.expected.days': 'um número inteiro de dias de {least} a {most}',
  'setting.expected.count': 'um número inteiro de {least} a {most}',
  'setting.expected.share': 'um decimal acima de 0 e até 1, com ponto, como 0.80',
  'setting.expected.choice': 'um destes: {choices}',
  'setting.expected.window': 'all (tudo), ou meses ou dias, como 12m ou 365d',
  'setting.expected.above': 'mais que {partner}',
  'setting.expected.at_most': 'no máximo {partner}',
  'setting.expected.fitting': 'um valor com o qual {key} seja {expected}',
  'setting.expected.key': 'uma destas chaves: {known}',
  'setting.expected.section': 'uma seção com algumas destas chaves: {known}',
  'setting.expected.list': 'uma lista, um item por linha depois de um traço',
  'setting.expected.match': 'pelo menos uma destas chaves: {known}',
  'setting.expected.text': 'um único texto',

  'policy.found.nothing': 'nada',
  'policy.found.list': 'uma lista',
  'policy.found.section': 'uma seção',
  'policy.hint.near': 'Quis dizer {near}?',
  'policy.hint.none': 'Remova a linha, ou veja o que carteira init escreve.',
  'policy.syntax.duplicate': 'a mesma chave duas vezes',
  'policy.syntax.tab': 'uma tabulação no recuo; YAML só aceita espaços',
  'policy.syntax.indent': 'um recuo que não combina',
  'policy.syntax.documents': 'mais de um documento',
  'policy.syntax.long': 'mais texto do que uma política pode ter',
  'policy.syntax.deep': 'seções aninhadas demais',
  'policy.syntax.alias': 'um alias de YAML, que uma política não pode usar',
  'policy.syntax.key': 'uma chave que não é texto',
  'policy.syntax.other': 'algo que não é YAML',

  'policy.file.head':
    'Política da carteira de clientes: os números que a empresa decide. Cada um está no seu valor padrão; apague o que não quiser definir. Uma opção na linha de comando vale mais que este arquivo.',
  'policy.file.status': 'Situação: ativo, pré-inativo, inativado e inativo, pela idade da última compra.',
  'policy.file.movement': 'Movimento: o que foi do cliente desde o início do período de comparação.',
  'policy.file.abc': 'Curva ABC: quem traz o valor, em três classes.',
  'policy.file.pareto': 'Contas-chave: o menor número de clientes que traz a maior parte do valor.',
  'policy.file.trend':
    'Tendência: a receita dos últimos dias contra a da mesma quantidade de dias antes deles.',
  'policy.file.unidentified':
    'Nomes e códigos que não representam nenhum cliente. Maiúsculas, acentos e espaços nas pontas não fazem diferença; o valor deles aparece em uma linha própria.',
  'policy.file.overrides':
    'Outros números para alguns clientes: vale a primeira exceção que combina. match aceita customer_id, salesperson, region e segment; tudo o que for informado tem de ser igual.',
  'policy.file.example': 'Atacado',
};
