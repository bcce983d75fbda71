import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../src/ingest/bytes/encoding.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Field, Layout, LayoutOptions } from '../../../src/ingest/layout/layout.ts';

/** Field to header text, to compare with what a person reads in the header line. */
function named(layout: Layout): Partial<Record<Field, string>> {
  return Object.fromEntries(
    Object.entries(layout.columns).map(([field, column]) => [field, layout.headers[column]]),
  );
}

function detect(text: string, options: LayoutOptions = {}, encoding: 'utf-8' | 'windows-1252' = 'utf-8') {
  return detectLayout(encodeText(text, encoding)!, options, { file: 'orders.csv', complete: true });
}

describe('real exports, first lines', () => {
  it('Superstore: items with ISO dates; the discount is a share and no money', () => {
    const layout = detect(
      [
        '"Row ID","Order ID","Order Date","Ship Date","Ship Mode","Customer ID","Customer Name","Segment","Country","City","State","Postal Code","Region","Product ID","Category","Sub-Category","Product Name","Sales","Quantity","Discount","Profit"',
        '1,"CA-2016-152156",2016-11-08,2016-11-11,"Second Class","CG-12520","Claire Gute","Consumer","United States","Henderson","Kentucky",42420,"South","FUR-BO-10001798","Furniture","Bookcases","Bush Somerset Collection Bookcase",261.96,2,0,41.9136',
        '2,"CA-2016-152156",2016-11-08,2016-11-11,"Second Class","CG-12520","Claire Gute","Consumer","United States","Henderson","Kentucky",42420,"South","FUR-CH-10000454","Furniture","Chairs","Hon Deluxe Fabric Upholstered Stacking Chairs, Rounded Back",731.94,3,0,219.582',
        '3,"CA-2016-138688",2016-06-12,2016-06-16,"Second Class","DV-13045","Darrin Van Huff","Corporate","United States","Los Angeles","California",90036,"West","OFF-LA-10000240","Office Supplies","Labels","Self-Adhesive Address Labels",14.62,2,0,6.8714',
        '4,"US-2015-108966",2015-10-11,2015-10-18,"Standard Class","SO-20335","Sean O\'Donnell","Consumer","United States","Fort Lauderdale","Florida",33311,"South","FUR-TA-10000577","Furniture","Tables","Bretford CR4500 Series",957.5775,5,0.45,-383.031',
        '',
      ].join('\n'),
    );
    expect(named(layout)).toEqual({
      customer_id: 'Customer ID',
      customer_name: 'Customer Name',
      order_id: 'Order ID',
      order_date: 'Order Date',
      amount: 'Sales',
      quantity: 'Quantity',
      margin: 'Profit',
      segment: 'Segment',
      region: 'Region',
      product: 'Product ID',
      category: 'Category',
    });
    expect(layout.dates.order_date).toEqual({ value: 'yyyy-mm-dd', proven: true });
    expect(layout.decimals.amount).toEqual({ value: '.', proven: true });
    expect(layout.decimals.quantity).toEqual({ value: '.', proven: false, rival: ',' });
  });

  it('Chinook: glued English names, dates with a time, one row an order', () => {
    const layout = detect(
      'InvoiceId,CustomerId,InvoiceDate,BillingAddress,BillingCity,BillingState,BillingCountry,BillingPostalCode,Total\n' +
        '1,2,"2021-01-01 00:00:00","Theodor-Heuss-Straße 34",Stuttgart,,Germany,70174,1.98\n' +
        '2,4,"2021-01-02 00:00:00","Ullevålsveien 14",Oslo,,Norway,0171,3.96\n' +
        '4,14,"2021-01-06 00:00:00","8210 111 ST NW",Edmonton,AB,Canada,"T6G 2C7",8.91\n',
    );
    expect(named(layout)).toEqual({
      invoice_id: 'InvoiceId',
      customer_id: 'CustomerId',
      invoice_date: 'InvoiceDate',
      amount: 'Total',
      region: 'BillingState',
    });
    expect(layout.encoding).toEqual({ value: 'utf-8', proven: true });
  });

  it('UCI Online Retail: no amount, quantity x unit price', () => {
    const layout = detect(
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n' +
        '536367,84879,ASSORTED COLOUR BIRD ORNAMENT,32,2010-12-01 08:34:00,1.69,13047.0,United Kingdom\n' +
        "536367,22745,POPPY'S PLAYHOUSE BEDROOM ,6,2010-12-01 08:34:00,2.1,13047.0,United Kingdom\n",
    );
    expect(named(layout)).toEqual({
      invoice_id: 'InvoiceNo',
      product: 'StockCode',
      quantity: 'Quantity',
      invoice_date: 'InvoiceDate',
      unit_price: 'UnitPrice',
      customer_id: 'CustomerID',
    });
  });

  it('CDNOW: customer_id and not master_id; dollar_value is the amount', () => {
    const layout = detect(
      'master_id,customer_id,date,number_of_cds,dollar_value\n' +
        '00004,0001,1997-01-01,2,29.33\n00004,0001,1997-01-18,2,29.73\n00021,0002,1997-01-01,3,63.34\n',
    );
    expect(named(layout)).toEqual({
      customer_id: 'customer_id',
      order_date: 'date',
      amount: 'dollar_value',
    });
  });

  it('Brazilian Senate: windows-1252, a title of two cells, CRLF, columns named by the user', () => {
    const layout = detect(
      [
        '"ULTIMA ATUALIZACAO";"18/06/2022 02:01"',
        '"ANO";"MES";"SENADOR";"TIPO_DESPESA";"CNPJ_CPF";"FORNECEDOR";"DOCUMENTO";"DATA";"DETALHAMENTO";"VALOR_REEMBOLSADO";"COD_DOCUMENTO"',
        '"2022";"1";"VENDEDOR 01";"Aluguel de imóveis";"000.001.000-01";"PESSOA FISICA 001";"001/22";"03/01/2022";"Xx, xxx";"6000";"2173614"',
        '"2022";"1";"VENDEDOR 01";"Divulgação";"26.320.603/0001-64";"INFORMANAHORA";"310/A";"04/01/2022";"";"1500";"2173615"',
        '"2022";"1";"VENDEDOR 01";"Passagens aéreas";"17.872.428/0001-27";"AMERICA VIAGENS";"ZTRPJB";"24/01/2022";"";"1000,36";"2174218"',
        '',
      ].join('\r\n'),
      {
        map: {
          customer_id: 'CNPJ_CPF',
          customer_name: 'Fornecedor',
          order_id: 'cod documento',
          order_date: 'DATA',
          amount: '#10',
        },
      },
      'windows-1252',
    );
    expect(named(layout)).toEqual({
      customer_id: 'CNPJ_CPF',
      customer_name: 'FORNECEDOR',
      order_id: 'COD_DOCUMENTO',
      order_date: 'DATA',
      amount: 'VALOR_REEMBOLSADO',
      invoice_id: 'DOCUMENTO',
    });
    expect(layout).toMatchObject({
      encoding: { value: 'windows-1252', proven: true },
      delimiter: 0x3b,
      newline: 10,
      titleLines: [1],
      headerLine: 2,
      bodyLine: 3,
      width: 11,
      dates: { order_date: { value: 'dd/mm/yyyy', proven: true } },
      decimals: { amount: { value: ',', proven: true } },
    });
  });

  it('building materials ERP: a customer column of names, dates not proven by the first days of a month', () => {
    const layout = detect(
      [
        'CHAVE;EMPRESA;ANO;MES;DATA;CLIENTE;DOC;PRODUTO;QTD;PRECO;VALOR;DESC;CAIXA;FORMA;TIPO;VENDEDOR;GRUPO;SUBGRUPO',
        ';LOJA 01 - Matriz;2025;4;01/04/2025;MERCADINHO BOM PREÇO;9550;CABO FLEXÍVEL 750V;5;8,281;41,4;0;;BANCO;NFDAV;VENDEDOR 3;ELETRICO/ILUMINACAO;CABO ELETRICO',
        ';LOJA 01 - Matriz;2025;4;01/04/2025;CONSUMIDOR FINAL;9716;PORCELANATO POL 60X60;2;197,5;395;0;;A PRAZO;NFDAV;VENDEDOR 3;PISOS/REVESTIMENTOS;PORCELANATO',
        ';LOJA 01 - Matriz;2025;4;01/04/2025;CONSUMIDOR FINAL;9716;"TINTA ACRÍLICA ""FOSCA"" 18L";-5;215,8690492;-1079,35;0;;CARTAO;DEV;VENDEDOR 2;TINTA/IMPERM/COMPLEM;TINTA',
        ';LOJA 01 - Matriz;2025;4;02/04/2025;CONDOMINIO TRÊS IRMÃ;9878;"VASSOURÃO 40CM; CABO LONGO";10;23,52;235,2;0;;BANCO;NFDAV;VENDEDOR 3;UD/JARD/PRES/DECOR;VASSOURA',
        '',
      ].join('\r\n'),
      {},
      'windows-1252',
    );
    expect(named(layout)).toEqual({
      branch: 'EMPRESA',
      order_date: 'DATA',
      customer_name: 'CLIENTE',
      order_id: 'DOC',
      product: 'PRODUTO',
      quantity: 'QTD',
      unit_price: 'PRECO',
      amount: 'VALOR',
      discount: 'DESC',
      operation: 'TIPO',
      salesperson: 'VENDEDOR',
      category: 'GRUPO',
    });
    // 01/04 and 02/04 may be 4 January and 4 February: the Portuguese header settles it, with a warning.
    expect(layout.dates.order_date).toEqual({ value: 'dd/mm/yyyy', proven: false, rival: 'mm/dd/yyyy' });
    expect(layout.warnings.map(({ key }) => key)).toEqual(['ingest.date.guessed']);
  });
});

// Header lines as the systems write them, with rows in their shape.
const SYSTEMS: readonly (readonly [string, string, Partial<Record<Field, string>>])[] = [
  [
    'Protheus SD2',
    'D2_FILIAL;D2_COD;D2_UM;D2_QUANT;D2_PRCVEN;D2_TOTAL;D2_VALIPI;D2_CF;D2_PEDIDO;D2_ITEMPV;D2_CLIENTE;D2_LOJA;D2_DOC;D2_EMISSAO;D2_SERIE;D2_CUSTO1;D2_EST;\n' +
      '01;PA0001;UN;10;5,50;55,00;0;5102;000123;01;000045;01;000009876;20250114;1;30,00;SP;\n' +
      '01;PA0002;UN;2;7,25;14,50;0;5102;000123;02;000045;01;000009876;20250114;1;9,00;SP;\n',
    {
      branch: 'D2_FILIAL',
      product: 'D2_COD',
      quantity: 'D2_QUANT',
      unit_price: 'D2_PRCVEN',
      amount: 'D2_TOTAL',
      operation: 'D2_CF',
      order_id: 'D2_PEDIDO',
      customer_id: 'D2_CLIENTE',
      customer_unit: 'D2_LOJA',
      invoice_id: 'D2_DOC',
      order_date: 'D2_EMISSAO',
      cost: 'D2_CUSTO1',
      region: 'D2_EST',
    },
  ],
  [
    'Winthor',
    'NUMPED;CODCLI;CODUSUR;DATA;POSICAO;CODFILIAL;CONDVENDA;DTCANCEL;VLTOTAL\n' +
      '9001;120;7;15/03/2025;F;1;1;;1200,50\n9002;121;7;16/03/2025;C;1;1;17/03/2025;80,00\n',
    {
      order_id: 'NUMPED',
      customer_id: 'CODCLI',
      salesperson: 'CODUSUR',
      order_date: 'DATA',
      order_status: 'POSICAO',
      branch: 'CODFILIAL',
      operation: 'CONDVENDA',
      cancelled_flag: 'DTCANCEL',
      order_total: 'VLTOTAL',
    },
  ],
  [
    'Sankhya under two title lines',
    'Portal de Vendas;;;;;\nEmitido em 01/04/2025;;;;;\n' +
      'Nro. Único;Dt. Neg.;Nome Parceiro (Parceiro);Vlr. Nota;Apelido (Vendedor);Nome Fantasia (Empresa)\n' +
      '101;25/03/2025;Padaria Sol;350,00;ANA;Matriz\n102;26/03/2025;Mercado Lua;1.250,00;BIA;Matriz\n',
    {
      order_id: 'Nro. Único',
      order_date: 'Dt. Neg.',
      customer_name: 'Nome Parceiro (Parceiro)',
      order_total: 'Vlr. Nota',
      salesperson: 'Apelido (Vendedor)',
      branch: 'Nome Fantasia (Empresa)',
    },
  ],
  [
    'Omie',
    'Previsão de Faturamento;Cliente (Nome Fantasia);Cliente (Razão Social);Cliente (CNPJ/CPF);Pedido de Venda;Data de Emissão (completa);Vendedor;Etapa;Total da Nota Fiscal\n' +
      '20/01/2025;Sol;Padaria Sol Ltda;11.222.333/0001-81;55;14/01/2025;Ana;Faturado;1.234,56\n',
    {
      customer_name: 'Cliente (Razão Social)',
      customer_tax_id: 'Cliente (CNPJ/CPF)',
      order_id: 'Pedido de Venda',
      order_date: 'Data de Emissão (completa)',
      salesperson: 'Vendedor',
      order_status: 'Etapa',
      order_total: 'Total da Nota Fiscal',
    },
  ],
  [
    'Tiny invoices: Total Faturado of the note is repeated on its items',
    'ID Nota;Numero Nota;Serie;Data emissao;Natureza da operacao;CFOP;Item Codigo;Item Quantidade;Item Valor Unitario;Item Valor Total;Total Faturado;UF;Nome Cliente;CPF/CNPJ Cliente;Fone\n' +
      '1;77;1;14/01/2025;Venda;5102;A1;2;10,00;20,00;50,00;SP;Sol;11.222.333/0001-81;11 5555\n' +
      '1;77;1;14/01/2025;Venda;5102;A2;3;10,00;30,00;50,00;SP;Sol;11.222.333/0001-81;11 5555\n',
    {
      invoice_id: 'Numero Nota',
      order_date: 'Data emissao',
      operation: 'Natureza da operacao',
      product: 'Item Codigo',
      quantity: 'Item Quantidade',
      unit_price: 'Item Valor Unitario',
      amount: 'Item Valor Total',
      order_total: 'Total Faturado',
      region: 'UF',
      customer_name: 'Nome Cliente',
      customer_tax_id: 'CPF/CNPJ Cliente',
      phone: 'Fone',
    },
  ],
  [
    'SAP ECC',
    'VBELN\tPOSNR\tAUDAT\tAUART\tKUNNR\tNETWR\tWAERK\tMATNR\tKWMENG\n' +
      '0000012345\t000010\t14.01.2025\tTA\t0000100045\t155,22\tBRL\tM-1\t2\n' +
      '0000012346\t000010\t15.01.2025\tRE\t0000100046\t155,22-\tBRL\tM-1\t1\n',
    {
      order_id: 'VBELN',
      order_date: 'AUDAT',
      operation: 'AUART',
      customer_id: 'KUNNR',
      amount: 'NETWR',
      product: 'MATNR',
      quantity: 'KWMENG',
    },
  ],
  [
    'SAP Business One',
    'DocEntry,DocNum,CardCode,CardName,DocDate,DocDueDate,DocTotal,SalesPersonCode,DocumentStatus\n' +
      '1,5001,C20000,Norm Thompson,2025-01-14,2025-02-14,120.50,3,bost_Close\n',
    {
      order_id: 'DocNum',
      customer_id: 'CardCode',
      customer_name: 'CardName',
      order_date: 'DocDate',
      order_total: 'DocTotal',
      salesperson: 'SalesPersonCode',
      order_status: 'DocumentStatus',
    },
  ],
  [
    'Odoo with paths in its names',
    'Order Reference,Customer,Order Date,Salesperson,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Subtotal\n' +
      'S00021,Azure Interior,2025-01-14 10:00:00,Mitchell,Sales Order,Desk,2,50.00,100.00\n',
    {
      order_id: 'Order Reference',
      customer_name: 'Customer',
      order_date: 'Order Date',
      salesperson: 'Salesperson',
      order_status: 'Status',
      product: 'Order Lines/Product',
      quantity: 'Order Lines/Quantity',
      unit_price: 'Order Lines/Unit Price',
      amount: 'Order Lines/Subtotal',
    },
  ],
  [
    'Dynamics Business Central',
    'Document Type,No.,Sell-to Customer No.,Sell-to Customer Name,Order Date,Due Date,Salesperson Code,Amount,Status\n' +
      'Order,SO-1001,10000,The Cannon Group,2025-01-14,2025-02-14,JR,1200.10,Open\n',
    {
      operation: 'Document Type',
      order_id: 'No.',
      customer_id: 'Sell-to Customer No.',
      customer_name: 'Sell-to Customer Name',
      order_date: 'Order Date',
      salesperson: 'Salesperson Code',
      amount: 'Amount',
      order_status: 'Status',
    },
  ],
  [
    'prefix grammar',
    'NRNOTAFISCAL;DTMOVIMENTACAO;CDCLIENTE;NMVENDEDOR;VLTOTAL;VLDESCONTO;VLMARGEM;VLCUSTO\n' +
      '10;31/01/2025;00012;ANA;100,50;1,50;20,10;80,40\n',
    {
      invoice_id: 'NRNOTAFISCAL',
      order_date: 'DTMOVIMENTACAO',
      customer_id: 'CDCLIENTE',
      salesperson: 'NMVENDEDOR',
      amount: 'VLTOTAL',
      discount: 'VLDESCONTO',
      margin: 'VLMARGEM',
      cost: 'VLCUSTO',
    },
  ],
  [
    'Spanish',
    'Nº Pedido;Fecha;Código Cliente;Razón Social;Importe;Comercial;Provincia\n' +
      '7;14/01/2025;C1;Sol SA;10,50;Ana;Sevilla\n',
    {
      order_id: 'Nº Pedido',
      order_date: 'Fecha',
      customer_id: 'Código Cliente',
      customer_name: 'Razón Social',
      amount: 'Importe',
      salesperson: 'Comercial',
      region: 'Provincia',
    },
  ],
];

describe('header lines of many systems', () => {
  it.each(SYSTEMS)('%s', (_name, text, expected) => {
    expect(named(detect(text))).toEqual(expected);
  });
});
