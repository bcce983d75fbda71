/**
 * Names and ids that stand for no customer at all, such as the counter sale of an ERP. They are compared without case, accents
 * and outer blanks.
 */
export const UNIDENTIFIED: readonly string[] = [
  'consumidor',
  'consumidor final',
  'cliente padrao',
  'cliente balcao',
  'cliente diversos',
  'diversos',
  'balcao',
  'venda balcao',
  'venda avulsa',
  'avulso',
  'sem cliente',
  'sem informacao',
  'nao informado',
  'nao identificado',
  'sigiloso',
  'cliente nao cadastrado',
  'cash customer',
  'walk-in customer',
  'unknown',
  'null',
];
