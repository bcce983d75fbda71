import type { Field } from '../layout.ts';

/** The dates that a register of customers may give. */
export const REGISTER_DATES = ['first_purchase', 'last_purchase', 'registered_on'] as const;
export type RegisterDate = (typeof REGISTER_DATES)[number];

/**
 * What a header can announce: a field; a stand-in for one (`trade_name` for the customer's name, `state` for the region);
 * the currency of the money beside it; or something that is never used and is known only so that it is not taken for a field:
 * taxes, freight, due dates.
 */
export type Role =
  | Field
  | RegisterDate
  | 'trade_name'
  | 'state'
  | 'line_no'
  | 'unit_of_measure'
  | 'currency'
  | 'other_date'
  | 'other_number'
  | 'other';

/**
 * The spellings of every role as ERPs and shops write them, in Portuguese, English and Spanish, with field codes of Protheus, Winthor,
 * Sankhya, SAP, Business One, Dynamics, NetSuite, Odoo, ERPNext, Shopify and Brazilian marketplaces. Each stands here
 * in normal form, once for all that vocabulary.ts treats alike: `cod cliente` covers `Código do Cliente`. `|` parts tiers,
 * the better right first: net before total before gross. A spelling of two roles is settled by settle.ts.
 */
export const SPELLINGS: Readonly<Record<Exclude<Role, RegisterDate>, string>> = {
  customer_id: `
    cliente, cod cliente, id cliente, n cliente, cliente codigo, cliente id, customer id, customer no,
    customer code, customer key, client id, client code, sell to customer no, cust id, cust no,
    customer internal id, customer external id, clave cliente, a1 cod, c5 cliente, c6 cli, d2 cliente,
    f2 cliente, e1 cliente, ua cliente, cod cli, cli codigo, codcfo, cdcliente, cardcode, customer,
    codigo cliente omie
    |
    id contato, cod parceiro, cod parc, parceiro, cod pessoa, cod sacado, cod destinatario, matricula,
    cli for, codigo, account id, account no, account code, acct, sold to, sold to party,
    bill to customer no, partner id, business partner, bp code, user id, cuenta, kunnr, kunag, kunrg,
    custaccount, customeraccount, invoicecustomeraccountnumber, orderaccount, partner id id, entity,
    customer user`,
  customer_unit: `
    loja, loja cliente, loja cli, lj, lj cliente, filial do cliente, estab cliente, ship to, ship to code,
    customer site, site, sucursal del cliente, establecimiento, a1 loja, c5 lojacli, c6 loja, d2 loja,
    f2 loja, e1 loja, ua loja, kunwe, customer unit`,
  customer_tax_id: `
    cnpj, cpf, cnpj cpf, cpf cnpj, cnpj ou cpf, cpf ou cnpj, cnpj cpf cliente, cpf cnpj cliente,
    cnpj cliente, cpf do cliente, cpf cnpj comprador, cpf cnpj do contato, cliente cnpj cpf,
    cnpj destinatario, cnpj cpf destinatario, cpf cnpj destinatario, cgc, cgc cpf, cnpf, cpf comprador,
    tax id, federal tax id, fein, ein, tin, customer tax id, billing tax id, nif, cif, nif cif, ruc, rut,
    rut cliente, cuit, cuit cuil, nit, rfc, cedula, a1 cgc, cgcent, stcd1, stcd2, lictradnum, taxid0,
    taxid4, nocgccpf
    |
    documento, documento do cliente, n documento cliente, doc cliente, documento cpf cnpj,
    inscricao federal, cnpj raiz, tax number, tax registration no, vat, vat no, vat registration no,
    vat id, documento identidad, partner id vat, cliente documento`,
  customer_name: `
    nome cliente, cliente nome, razao social, razao, cliente razao social, razao social do cliente,
    nome razao social, razao social destinatario, nome parceiro, nome parceiro parceiro, parceiro nome,
    razao social parceiro, customer name, client name, sold to name, sell to customer name, name 1,
    nombre cliente, razon social, a1 nome, e1 nomcli, c5 nomecli, c5 nomcli, f2 nomcli, nomeparc, nomecli,
    nm cliente, dscliente, cardname, partner id name, nomers
    |
    parceiro, cliente, nome, name, nome comprador, nome completo, descricao cliente, desc cliente, customer,
    client, account name, company name, business name, buyer name, billing name, partner, nombre,
    nombre y apellido, salesordername, salesname
    |
    nome do contato, contato, comprador, destinatario, nome destinatario, sacado, nome sacado, tomador,
    nome da pessoa, pessoa, consumidor, nome emitente, account, company, buyer, bill to, bill to name,
    billing company, ship to name, shipping name, sold to party name, organization, recipient, payer,
    empresa cliente, partner id display name, billing first name`,
  order_id: `
    pedido, n pedido, numero da ordem, id pedido, id do pedido ajuste, cod pedido, pedido de venda,
    n pedido de venda, pedido n, numero da venda, venda, codigo da venda, id da venda, numero da operacao,
    orcamento pedido, ov, ordem de venda, documento, doc, n documento, num docto,
    numero do pedido multiloja, numero do pedido no e commerce, numero do pedido loja, nro unico, numero,
    order, order id, order no, order ref, order reference, order name, sales order, sales order no,
    sales order id, so, so number, sales document, sales doc, sd document, document no, doc no,
    transaction id, transaction number, sale id, sale no, reference, ref, po number, orden,
    orden de venta, n orden, nota de venta, folio, referencia del pedido, referencia, c5 num, c6 num,
    d2 pedido, ua num, nunota, numped, nrpedido, numpedrca, numpedven, vbeln, aubel, docentry,
    salesordernumber, salesid, tranid, internalid, name, order key`,
  order_date: `
    data pedido, data da venda, data da compra, emissao pedido, dt neg, dt negociacao, data da ordem,
    order date, date ordered, ordered at, ordered on, sale date, sales date, transaction date, trans date,
    purchase date, date placed, placed on, order placed, fecha orden, fecha venta, c5 emissao, ua emissao,
    datapedido, emissaoped, ordercreationdatetime, trandate, date order
    |
    data de emissao, emissao, data documento, data doc, data de emissao completa, document date, doc date,
    fecha emision, d2 emissao, f2 emissao, e1 emissao, dataemissao, audat, taxdate, demi, dhemi
    |
    data, date
    |
    dt ped, data inclusao, data de criacao, data de cadastro, data digitacao, data lancamento,
    data movimento, dt mov, data ref, data de aprovacao, competencia, created, created at, created on,
    created date, created time, creation date, date created, entry date, posting date, processed at,
    timestamp, fecha creacion, fecha alta, fecha movimiento, dtmovimentacao, erdat, bstdk, createdate`,
  invoice_id: `
    numero, documento, num docto, nota fiscal, nota, nf, nf e, nfc e, nfs e, n nf, nro nota,
    numero da nota fiscal, numero nf e, id nota, nf numero, doc fiscal, documento fiscal, n fatura,
    fatura, cupom, n cupom, numero da nfs e, titulo, no titulo, duplicata, n duplicata, invoice,
    invoice no, invoice id, inv no, billing document, bill doc, voucher, receipt number,
    posted invoice no, factura, n factura, comprobante, nro comprobante, folio factura, boleta, f2 doc,
    d2 doc, c5 nota, c6 nota, e1 num, nrnotafiscal, cdnotafiscal, numtransvenda, codi nota, vbrk vbeln,
    nnf, numeromov`,
  invoice_date: `
    data, emissao, data de emissao, data faturamento, dt fatur, dt faturam, faturamento, data fatura,
    data nf, data da nota, data nota fiscal, data emissao nf, emissao nf, emissaofat, invoice date,
    invoiced on, billing date, bill date, fecha factura, fecha facturacion, dtfat, fkdat, f2 emissao,
    d2 emissao
    |
    data saida, invoice posting date, fecha contable, budat, posting date`,
  amount: `
    valor liquido, receita liquida, venda liquida, liquido, net amount, net value, net sales, net revenue,
    net price total, line net, importe neto, monto neto, valor neto, venta neta, c6 valor, d2 total,
    vlrtotliq, netwr, price subtotal, order lines subtotal
    |
    valor item, valor total item, item valor total, item total, total item, total do produto,
    total mercadoria, preco total, valor total, valor faturado, valor venda, valor mercadoria,
    valor produto, valor dos produtos, faturado, receita por produtos brl, quantia total lancada r$, subtotal item, importe, total,
    amount, line amount, line total, item amount, extended price, ext price, ext amount, extended amount,
    sales, sales amount, total price, total amount, lineitem total, subtotal, amount lcy, sales lcy,
    importe linea, importe total, monto, monto total, total linea, venta, ventas, vlrtot, pvenda,
    valortotal, order lines total, amount items, vprod, dollar value
    |
    valor, valor r$, faturamento, receita, montante, revenue, value, facturado, mercvlr
    |
    valor bruto, vlr fat, valor contabil, receita bruta, venda bruta, bruto, gross amount, d2 valbrut,
    d2 valmerc, kzwi1, price total, base amount, amount including vat, amount incl vat, total incl tax,
    amount gross, total sales, base imponible`,
  order_total: `
    valor total, total pedido, valor pedido, valor total pedido, valor total da venda, total da venda,
    total geral, total da nota, total nf, total da nota fiscal, valor da nota, valor da nota fiscal,
    valor total da nota, valor nf, total faturado, total dos produtos, total mercadorias,
    valor total dos itens do pedido, total brl, valor da fatura, valor do documento, valor atendido,
    order total, order amount, order value, grand total, total amount, document total, doc total,
    invoice total, invoice amount, amount including vat, amount incl vat, total incl tax,
    n revenue formatted, untaxed amount, amount gross, total sales, importe total, total factura,
    total general, base imponible, total documento, monto total, f2 valbrut, f2 valmerc, f2 valfat,
    c5 valor, c5 total, ua valbrut, vlrnota, vlatend, vlrpedido, amount total, base grand total,
    vbak netwr, vnf
    |
    valor, valor liquido, subtotal, liquido, valor total liquido, total liquido, montante total,
    valor operacao, net sales, amount, total, total value, n revenue, net total, total formatted,
    amount untaxed`,
  quantity: `
    quantidade, qde, qtde vendida, quantidade faturada, qtd fat, qtde pedida, qtde pedido,
    item quantidade, quantidade de produtos, qty ordered, ordered qty, order qty, quantity sold,
    lineitem quantity, sales quantity, invoiced quantity, qty invoiced, cant, cantidad facturada,
    c6 qtdven, d2 quant, ub quant, qtdneg, kwmeng, fkimg, salesqty, orderedsalesquantity, product uom qty,
    order lines quantity, qcom
    |
    total de itens, unidades, unidades vendidas, pecas, pcs, units, units sold, items sold, pieces, uds,
    quantity items, num items sold
    |
    volume, volumes, cx, caixas, peso, item count, count`,
  unit_price: `
    preco unitario, preco unit, pr unit, prc unit, valor unitario, vlr unit, v unit, item valor unitario,
    p u, preco unitario de venda do anuncio brl, unit price, price each, price unit, unit net price,
    unit rate, price per unit, unit amount, precio unitario, precio unit, p unitario, c6 prcven,
    d2 prcven, ub vrunit, vlrunit, punit, netpr, order lines unit price, vuncom
    |
    preco un, item valor, preco, preco venda, preco liquido, prc venda, p venda, price, net price,
    sales price, selling price, item price, lineitem price, precio, pvp, precio venta, precio neto
    |
    preco medio, preco com desconto, rate, avg price, rate items`,
  discount: `
    desconto, desc, descto, desconto item, desc item, valor desconto, vlr desc, desconto pedido,
    desconto total, desconto proporcional total, abatimento, discount, discount amount, disc,
    line discount, line discount amount, lineitem discount, inv discount amount, additional discount,
    rebate, coupon amount, net discount amount, descuento, dto, bonificacion, importe descuento,
    c6 descont, c6 valdesc, d2 descon, f2 descont, vlrdesc, discsum, vdesc`,
  discount_percent: `
    desconto %, % desconto, desc %, % desc, perc desconto, percentual de desconto, discount %, % discount, disc %,
    discount percent, discount percentage, line discount %, dto %, % dto, descuento %, % descuento, percdesc, perdesc,
    discprcnt`,
  refund: `
    refund, refund amount, refunded amount, amount refunded, total refunded, cancelamentos e reembolsos brl,
    valor devolvido, valor da devolucao, total devolvido, importe devuelto, d2 valdev
    |
    devolvido, devolucao, devuelto, returned`,
  margin: `
    margem, margem bruta, margem liquida, margem de contribuicao, mc, margem r$, valor margem, lucro,
    lucro bruto, lucro liquido, lucro r$, ganho, margin, gross margin, gm, gross profit, gp, profit,
    profit margin, net profit, contribution, contribution margin, est gross profit, profit lcy, margen,
    margen bruto, utilidad, utilidad bruta, ganancia, beneficio, contribucion, vlrmargem, vllucro,
    grssprofit`,
  cost: `
    custo, custo total, custo unitario, custo unit, custo medio, vlr custo, vlr custos, preco de custo,
    preco de custo com ipi, custo mercadoria, c m v, cpv, custo venda, custo real, custo reposicao,
    custo contabil, custo gerencial, custo liquido, cost, unit cost, cost price, total cost, cogs,
    cost of goods, cost of goods sold, cost amount, avg cost, average cost, standard cost, std cost,
    item cost, unit cost lcy, cost estimate, ext cost, lineitem cost, valuation rate, costo,
    costo unitario, costo total, coste, coste unitario, coste total, precio costo, costo de venta,
    precio de coste, d2 custo1, d2 custo, b1 custd, b2 cm1, vlrcus, vlcustofin, vlcustoreal, wavwr, vprs,
    grossbuypr, stockprice, purchase price, standard price, incoming rate`,
  salesperson: `
    vendedor, nome vendedor, cod vendedor, vendedor 1, vend, vendedor a, vendedor responsavel,
    apelido vendedor, id vendedor, representante, rep, repres, nome representante, cod representante, rca,
    cod rca, consultor, consultor de vendas, executivo, executivo de contas, gerente de conta, atendente,
    responsavel, assessor, promotor, usuario vendedor, carteira, sales person, salesperson code,
    sales rep, salesman, rep name, seller, agent, account manager, account mgr, account executive,
    account owner, owner, sales employee, employee, staff, sold by, user, nombre vendedor, comercial,
    agente, ejecutivo, asesor, asesor comercial, responsable, c5 vend1, f2 vend1, a1 vend, a3 cod,
    a3 nome, a3 nreduz, ua vend, codvend, apelido, codusur, nomeusur, cdvendedor, nmvendedor, vkgrp,
    pernr, slpcode, slpname, salestaker, orderresponsible, user id, sales partner`,
  region: `
    estado, regiao, regiao de venda, regiao vendedor, desc regiao, praca, territorio, zona, rota, setor,
    area, microrregiao, coordenacao, supervisao, regional, region, territory, sales territory, zone,
    district, sales district, route, provincia, a1 regiao, a1 dscreg, c5 regiao, codreg, numregiao,
    codpraca, codrota, bzirk, regio, team id, sales team`,
  segment: `
    categoria, segmento, seg, segmento do cliente, ramo, ramo de atividade, atividade, cnae,
    tipo de cliente, perfil, perfil cliente, classe, classificacao, classificacao cliente, curva abc, abc,
    categoria do cliente, porte, canal cliente, tags do cliente, fisica jurid, tipo de pessoa, segment,
    customer segment, customer type, customer class, customer category, industry, vertical, sector,
    customer posting group, tier, account type, rubro, giro, actividad, a1 sativ1, a1 codseg, a1 tipo,
    codativ, ramoativ, codtipparc, brsch, kukla, industryc, customer group, industry id, category id`,
  branch: `
    filial, cod filial, nome filial, empresa, cod empresa, empresa fantasia, nome fantasia empresa,
    unidade, unidade de negocio, un, estabelecimento, estab, loja, nome da loja, cod loja, centro,
    deposito, minha empresa nome fantasia, coligada, emitente, branch, branch name, store, store name,
    store id, shop, company, company code, subsidiary, location, business unit, plant, site, warehouse,
    legal entity, sales office, responsibility center, sucursal, tienda, compania, local, almacen, sede,
    unidad de negocio, c5 filial, c6 filial, d2 filial, f2 filial, codemp, cdempresa, nroempresa,
    codcoligada, vkorg, vkbur, werks, bukrs, bplid, bplname, dataareaid, company id, warehouse id,
    set warehouse, org id`,
  order_status: `
    situacao, sit, status, status do pedido, situacao do pedido, estado, estado do pedido, etapa,
    etapa do pedido, fase, posicao, situacao nf, situacao da nota, situacao da nf e, status nf,
    status da nota, andamento, status da entrega, post status, situacao venda, status da venda, order status, state,
    document status, doc status, stage, sales status, sales order status, financial status,
    fulfillment status, invoice status, delivery status, payment status, workflow state, order state,
    estatus, situacion, c5 status, c5 liberok, c6 blq, fgsituacao, gbstk, lfstk, fkstk, abgru, cstat,
    status do pagamento, status pagamento, situacao do pagamento, situacao pagamento, estado del pago,
    estado de pago`,
  cancelled_flag: `
    cancelado, cancelada, pedido cancelado, nota cancelada, flag cancelado, data cancelamento, dt cancel,
    dt canc, cancelado em, cancelada em, cancelamento, motivo cancelamento, excluido, deletado, inutilizada, estornado, estorno, cancelled, canceled,
    is cancelled, is canceled, cancelled at, canceled at, cancelled on, cancellation date, cancel date,
    cancelled date, canceled date,
    cancel reason, reason for rejection, voided, void, deleted, reversed, reversal, anulado, anulada,
    fecha anulacion, motivo anulacion, eliminado, d e l e t, c5 xcancel, f2 dtcanc, motcanc, fksto, loekz,
    cancelled flag
    |
    devolvido, devolvida, devolucao, pedido devolvido, nota devolvida, is returned, returned, devuelto`,
  operation: `
    operation, natureza da operacao, natureza, nat operacao, nat op, cfop, cod fiscal, tipo de operacao,
    descricao tipo de operacao, top, cod top, tes, tipo saida, tipo, tipo nf, tipo de nota,
    tipo documento, tipo movimento, tipo mov, tipo de pedido, tipo de venda, entrada saida, e s,
    finalidade, finalidade nf e, operacao, movimento, document type, doc type, transaction type,
    order type, sales doc type, billing type, type, movement type, entry type, tipo comprobante,
    tipo de operacion, tipo movimiento, c5 tipo, f2 tipo, d2 tipo, d1 tipo, d2 cf, d2 tes, f4 texto,
    c5 utpoper, codtipoper, tipmov, condvenda, tpoperacao, dsoperacaointerna, denatoper, auart, fkart,
    vbtyp, pstyv, objtype, move type, finnfe, tpnf`,
  email: `
    e mail, e mail do cliente, email address, customer email, correo, correo electronico, a1 email`,
  phone: `
    telefone, fone, tel, celular, whatsapp, ddd telefone, phone, telephone, mobile, billing phone,
    shipping phone, telefono, movil, a1 tel, phone1`,
  product: `
    produto, cod produto, codigo sku, item codigo, codigo item, id produto, ref, referencia, sku,
    sku da loja, cod artigo, codigo do material, cod barras, ean, gtin, codigo, product id, product code,
    product no, item, item no, item code, item id, material, material number, part no, lineitem sku,
    variant sku, seller sku, article, stock code, upc, code, codigo producto, codigo articulo, articulo,
    c6 produto, d2 cod, b1 cod, ub produto, codprod, cdinsumo, refpro, matnr, itemnumber,
    product id default code, order lines product, item code items, cprod, codpf, item sku, descricao,
    desc produto, descricao do produto, nome do produto, produto descricao, item descricao,
    descricao do item, descricao completa, titulo do anuncio, mercadoria, servico,
    descricao do servico completa, nome do item, description, product, product name, item name,
    item description, product description, product desc, lineitem name, material description, product s,
    product title, title, descripcion, producto, nombre producto, descripcion articulo, concepto, b1 desc,
    c6 descri, descrprod, dsinsumo, despro, arktx, maktx, dscription, name, product id name,
    order lines description, item name items, xprod, item title`,
  category: `
    categoria, categoria do produto, grupo, grupo de produto, sub grupo, familia, linha, linha de produto,
    departamento, secao, depto, classe do produto, tipo produto, colecao, ncm, category, product category,
    item category, item category code, product group, product type, product line, department, family,
    class, item group, collection, material group, rubro producto, linea, subfamilia, b1 grupo, bm desc,
    d2 grupo, d2 tp, codgrupoprod, descrgrupoprod, codepto, codsec, codcategoria, codfamilia,
    dsgrupoinsumo, matkl, prodh, spart, itmsgrpcod, itmsgrpnam, categ id, product id categ id`,
  trade_name: `
    nome fantasia, fantasia, n fantasia, cliente nome fantasia, apelido do cliente, nome reduzido,
    nome red, nome fantasia do cliente, trade name, dba, doing business as, search name, short name,
    display name, nombre comercial, nombre fantasia, a1 nreduz, nomefant, nomef, cardfname, sortl`,
  state: `
    uf, estado, uf cliente, uf do contato, uf destino, uf entrega, sigla uf, est, nome estado, cidade uf,
    state, province, state province, billing province, shipping province, billing state, ship state,
    county, state code, provincia, departamento, comunidad autonoma, a1 est, d2 est, f2 est, ufdest,
    coduf, estent, sg uf, cduf, state1, billtostate, regio, state id, partner id state id`,
  line_no: `
    posicao, item, item do ped, item nf, seq, sequencia, n item, linha, line, line no, item no position,
    position, pos, linea, renglon, posicion, c6 item, d2 item, d2 itempv, posnr, linenumber, idx`,
  unit_of_measure: `
    unidade, un, und, u m, item un, unidade de medida, unid, emb, embalagem, uom, unit, unit of measure,
    unit of measure code, sales unit, unidad, unidad de medida, ud, c6 um, d2 um, b1 um, codvol, vrkme,
    meins, uomcode, unitmsr, product uom, ucom`,
  other_date: `
    data entrega, entrega, previsao de entrega, data prevista, previsao, previsao de faturamento,
    prev entrega, data de envio, data expedicao, delivery date, ship date, shipment date,
    requested delivery date, promised date, fulfilled at, expected date, commitment date, fecha prometida,
    c6 entreg, c5 fecent, dtprevent, vdatu, edatu, vencimento, data vencimento, dt vencto, dt venc, venc,
    vencto, vencto real, vcto, vencimento real, vencimento original, data vecto, data vcto,
    data vencimento boleto, proximo vencimento, due date, payment due date, payment due, net due date,
    maturity date, next payment due at, due, pay by, vencimiento, fecha vencimiento, fecha vto, f vto,
    vto, e1 vencto, e1 vencrea, e5 vencto, zfbdt, faedt, docduedate, invoice date due, date due,
    data pagamento, dt pagto, dt pgto, pagto, data baixa, baixa, data recebimento, recebimento,
    data liquidacao, liquidacao, data credito, data quitacao, pago em, paid at, paid on, paid date,
    date paid, payment date, settlement date, cleared date, clearing date, closed at, closed at date,
    fecha pago, fecha cobro, pagado el, e1 baixa, e1 movimen, dhbaixa, dtpag, databaixa, augdt, closedate`,
  other_number: `
    preco de lista, preco tabela, prc tabela, preco bruto, preco cheio, valor tabela, list price, msrp,
    price list rate, lineitem compare at price, base price, catalog price, precio lista, tarifa,
    c6 prunit, d2 prunit, ptabela, pricebefdi, frete, valor frete, frete pedido, frete no e commerce,
    custo de frete, frete total, frete item, despesas acessorias, despesas, receita por envio brl,
    tarifas de envio brl, shipping, shipping cost, shipping total, shipping amount, freight,
    freight amount, delivery fee, handling, carriage, flete, envio, gastos de envio, portes,
    transporte importe, c5 frete, f2 frete, d2 valfre, vlrfrete, totalexpns, amount delivery, vfrete,
    icms, vlr icms, icms st, valor do icms st, ipi, vlr ipi, pis, cofins, iss, impostos, total impostos,
    base icms, base ipi, aliq icms, difal, ibs, cbs, tax, taxes, vat, vat amount, sales tax, tax amount,
    gst, iva, impuesto, impuestos, iva importe, igv, d2 valicm, d2 valipi, d2 valimp5, d2 valimp6,
    d2 icmsret, f2 valicm, vlricms, vlripi, vlrsubst, mwsbp, vatsum, vatsumsy, amount tax, price tax,
    total taxes and charges, vicms, pagamento, valor pago, valor recebido, vlr baixa, valor baixado,
    recebido, pago, valor quitado, amount paid, paid amount, paid, payments, applied amount, paid to date,
    importe pagado, pagado, cobrado, monto pagado, e1 valliq, vlrbaixa, vpago, total paid amount, saldo,
    saldo devedor, saldo em aberto, em aberto, valor em aberto, valor a receber, a receber,
    pendente valor, saldo titulo, balance, balance due, outstanding, outstanding balance,
    outstanding amount, open amount, amount due, amount remaining, remaining amount, saldo pendiente,
    pendiente, por cobrar, adeudado, e1 saldo, vlrdesdob, vl saldo, amount residual`,
  currency: `
    moeda, cod moeda, moeda do pedido, simbolo moeda, currency, currency code, curr, ccy, document currency,
    presentment currency, moneda, divisa, cod moneda, c5 moeda, f2 moeda, e1 moeda, waerk, waers, doccur,
    doccurrency, currency id`,
  other: `
    grupo, grupo economico, grupo de clientes, grupo cliente, rede, rede de lojas, matriz, cliente matriz,
    administradora, conta mae, parceiro matriz, grupo financeiro, parent customer, parent account, parent,
    customer group, group, chain, head office, casa matriz, cadena, a1 grpven, codparcmatriz, codgrupofin,
    dscgrupofin, codrede, kdgrp, konzs, groupcode, parent id, serie, serie nf, serie da nota, series,
    invoice series, punto de venta, f2 serie, d2 serie, e1 prefixo, dsserie, canal, canal de venda,
    canal de vendas, origem, origem da venda, loja virtual, nome da plataforma, plataforma, marketplace,
    e commerce, tipo de venda, integracao, channel, sales channel, source, platform, store source,
    attribution, distribution channel, canal de venta, origen, vtweg, condvenda, origemped, ua tipo,
    source id, medium id, cidade, municipio, cidade cliente, cidade do contato, cidade entrega,
    localidade, mun, city, town, billing city, shipping city, ship city, bill to city, sell to city,
    ciudad, localidad, poblacion, comuna, a1 mun, a1 mune, municent, nomecid, codcid, demunic, ort01,
    mailcity, partner id city, pais, country, country region, billing country, shipping country, a1 pais,
    land1, country id, marca, fabricante, fornecedor, representada, industria, brand, manufacturer,
    vendor, supplier, make, proveedor, b1 fabric, codmarca, codfornec, firmname, condicao de pagamento,
    cond pagamento, cond pagto, cond pgto, condicao, prazo, prazo medio, forma de pagamento, forma pagto,
    forma de recebimento, meio de pagamento, tipo de negociacao, descricao tipo de negociacao,
    plano de pagamento, parcelas, payment terms, payment terms code, terms, payment method,
    payment method code, gateway, payment terms name, condicion de pago, forma de pago, plazo,
    medio de pago, c5 condpag, f2 cond, e4 descri, codtipvenda, codplpag, codcob, zterm, groupnum,
    pymntgroup, payment term id, payment terms template, observacao,
    observacoes, obs, observacao interna, complemento, mensagem, notes, note, comments, memo, remarks,
    observaciones, notas, comentarios, c5 mennota`,
};
