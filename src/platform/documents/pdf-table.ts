import {
  branch,
  decorate,
  FAINT_INK,
  heightOf,
  LINE,
  say,
  write,
  type Element,
  type Hand,
  type Sheet,
} from './pdf-sheet.ts'
import type { Block } from './tree.ts'

type Column = { readonly x: number; readonly width: number }
type Row = { readonly cells: readonly string[]; readonly tag: 'TH' | 'TD' }

const SIZE = 10
const GAP = 8
const PADDING = 4

type TableBlock = Extract<Block, { kind: 'table' }>

/** A table with its caption and headings in the structure; the headings are drawn again on each page. */
export function drawTable(sheet: Sheet, parent: Element, block: TableBlock): void {
  const { pen } = sheet
  const columns = columnsOf(sheet, block)
  const head: Row = { cells: block.head, tag: 'TH' }
  const table = branch(sheet, parent, 'Table')
  say({ sheet, parent: table }, 'Caption', block.caption, { size: 11, weight: '700' })
  pen.y += PADDING
  drawRow({ sheet, parent: table }, columns, head)
  for (const cells of block.rows) {
    const row: Row = { cells, tag: 'TD' }
    if (pen.y + rowHeight(sheet, columns, row) > sheet.bottom) {
      pen.addPage()
      repeatHead(sheet, columns, head)
    }
    drawRow({ sheet, parent: table }, columns, row)
  }
  table.end()
  pen.y += GAP
}

function columnsOf({ left, width }: Sheet, { head, widths }: TableBlock): readonly Column[] {
  const shares = head.map((_, index) => widths?.[index] ?? 1)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  let x = left
  return shares.map((share) => {
    const column = { x, width: (width * share) / whole - GAP }
    x += column.width + GAP
    return column
  })
}

function handOf(column: Column, tag: Row['tag']): Hand {
  const place = { size: SIZE, x: column.x, width: column.width }
  return tag === 'TH' ? { ...place, weight: '700', color: FAINT_INK } : place
}

function rowHeight(sheet: Sheet, columns: readonly Column[], { cells, tag }: Row): number {
  const heights = columns.map((column, index) =>
    heightOf(sheet, cells[index] ?? '', handOf(column, tag)),
  )
  return Math.max(...heights) + 2 * PADDING
}

function drawRow(spot: { sheet: Sheet; parent: Element }, columns: readonly Column[], row: Row) {
  const { sheet } = spot
  const { pen, left, width } = sheet
  const top = pen.y
  const height = rowHeight(sheet, columns, row)
  const element = branch(sheet, spot.parent, 'TR')
  columns.forEach((column, index) => {
    pen.y = top + PADDING
    say({ sheet, parent: element }, row.tag, row.cells[index] ?? '', handOf(column, row.tag))
  })
  element.end()
  const foot = top + height
  decorate(sheet, () => {
    pen
      .moveTo(left, foot)
      .lineTo(left + width, foot)
      .lineWidth(0.5)
      .stroke(LINE)
  })
  pen.y = foot
}

function repeatHead(sheet: Sheet, columns: readonly Column[], head: Row): void {
  const top = sheet.pen.y
  decorate(sheet, () => {
    columns.forEach((column, index) => {
      sheet.pen.y = top
      write(sheet, head.cells[index] ?? '', handOf(column, head.tag))
    })
  })
  sheet.pen.y = top + rowHeight(sheet, columns, head)
}
