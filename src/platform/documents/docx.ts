import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IRunOptions,
} from 'docx'
import type { Block, DocumentTree } from './tree.ts'

const NUMBERED = 'numbered'
const NOTE_COLOR = '4B5752'

/** The same document for Word, since those who send letters finish them there. */
export async function toDocx(tree: DocumentTree): Promise<Buffer> {
  const document = new Document({
    title: tree.title,
    creator: tree.author,
    lastModifiedBy: tree.author,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 22, language: { value: 'fr-FR' } },
          paragraph: { spacing: { after: 120, line: 300 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: NUMBERED,
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }],
        },
      ],
    },
    sections: [
      {
        footers: { default: footer(tree) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: tree.title }),
          ...(tree.watermark ? [note(tree.watermark)] : []),
          ...tree.blocks.flatMap(blockParts),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function footer({ author, reference }: DocumentTree): Footer {
  const children = [
    `${author}, ${reference}, page `,
    PageNumber.CURRENT,
    ' sur ',
    PageNumber.TOTAL_PAGES,
  ]
  return new Footer({
    children: [new Paragraph({ children: [new TextRun({ children, size: 18 })] })],
  })
}

function note(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: 20, color: NOTE_COLOR })] })
}

function strong(text: string): Paragraph {
  const run: IRunOptions = { text, bold: true }
  return new Paragraph({ children: [new TextRun(run)] })
}

function blockParts(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          text: block.text,
        }),
      ]
    case 'paragraph':
      if (block.tone === 'strong') return [strong(block.text)]
      return [block.tone === 'note' ? note(block.text) : new Paragraph(block.text)]
    case 'lines':
      return [linesParagraph(block.lines, block.align)]
    case 'list':
      return block.items.map(
        (text) =>
          new Paragraph({
            text,
            ...(block.ordered
              ? { numbering: { reference: NUMBERED, level: 0 } }
              : { bullet: { level: 0 } }),
          }),
      )
    case 'table':
      return [strong(block.caption), tableOf([block.head, ...block.rows], 1), new Paragraph('')]
    case 'definitions':
      return [
        tableOf(
          block.rows.map((row) => [row.term, row.text]),
          0,
        ),
        new Paragraph(''),
      ]
    case 'signatures':
      return block.parties.flatMap((party) => [
        strong(party.name),
        new Paragraph(party.role),
        note(party.signed ?? 'Date et signature :'),
        new Paragraph(''),
      ])
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true })]
  }
}

function linesParagraph(lines: readonly string[], align: 'right' | undefined): Paragraph {
  return new Paragraph({
    ...(align && { alignment: AlignmentType.RIGHT }),
    children: lines.map((text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) })),
  })
}

function tableOf(rows: readonly (readonly string[])[], headings: number): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index < headings,
          cantSplit: true,
          children: cells.map(
            (text, column) =>
              new TableCell({
                children: [
                  index < headings || (headings === 0 && column === 0)
                    ? strong(text)
                    : new Paragraph(text),
                ],
              }),
          ),
        }),
    ),
  })
}
