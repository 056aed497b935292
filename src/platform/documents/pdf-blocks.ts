import {
  branch,
  decorate,
  FAINT_INK,
  heightOf,
  keepTogether,
  LINE,
  say,
  type Element,
  type Hand,
  type Sheet,
} from './pdf-sheet.ts'
import { drawTable } from './pdf-table.ts'
import type { Block, Definition, Party } from './tree.ts'

const BODY: Hand = { size: 11 }
export const GAP = 8
const INDENT = 16
const TERM_SHARE = 0.32
const BOX = { height: 92, padding: 9, gap: 12 }

/** Draws one block under the element that holds the document. */
export function drawBlock(sheet: Sheet, root: Element, block: Block): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(sheet, root, block)
      return
    case 'list':
      drawList(sheet, root, block)
      return
    case 'table':
      drawTable(sheet, root, block)
      return
    case 'definitions':
      drawDefinitions(sheet, root, block.rows)
      return
    case 'signatures':
      drawSignatures(sheet, root, block.parties)
      return
    case 'page-break':
      sheet.pen.addPage()
      return
    case 'paragraph':
    case 'lines':
      drawText(sheet, root, block)
  }
}

function drawHeading(sheet: Sheet, root: Element, block: Extract<Block, { kind: 'heading' }>) {
  const { pen } = sheet
  const hand: Hand = { size: block.level === 2 ? 14 : 12, weight: '700' }
  pen.y += GAP
  // A heading never stays alone at the foot of a page.
  keepTogether(sheet, heightOf(sheet, block.text, hand) + 3 * BODY.size)
  say({ sheet, parent: root }, `H${String(block.level)}`, block.text, hand)
  pen.y += GAP / 2
}

function drawText(
  sheet: Sheet,
  parent: Element,
  block: Extract<Block, { kind: 'paragraph' | 'lines' }>,
): void {
  if (block.kind === 'lines') {
    const hand: Hand = { ...BODY, align: block.align ?? 'left' }
    say({ sheet, parent }, 'P', block.lines.join('\n'), hand)
  } else {
    const note: Hand = { size: 10, color: FAINT_INK }
    const strong: Hand = { ...BODY, weight: '700' }
    const hand = block.tone === 'note' ? note : block.tone === 'strong' ? strong : BODY
    say({ sheet, parent }, 'P', block.text, hand)
  }
  sheet.pen.y += GAP
}

function drawList(sheet: Sheet, root: Element, block: Extract<Block, { kind: 'list' }>): void {
  const { pen, left, width } = sheet
  const list = branch(sheet, root, 'L')
  block.items.forEach((text, index) => {
    keepTogether(sheet, BODY.size * 2)
    const top = pen.y
    const parent = branch(sheet, list, 'LI')
    say({ sheet, parent }, 'Lbl', block.ordered ? `${String(index + 1)}.` : '•', BODY)
    pen.y = top
    const body: Hand = { ...BODY, x: left + INDENT, width: width - INDENT }
    say({ sheet, parent }, 'LBody', text, body)
    parent.end()
    pen.y += GAP / 4
  })
  list.end()
  pen.y += GAP
}

function drawDefinitions(sheet: Sheet, root: Element, rows: readonly Definition[]): void {
  const { pen, left, width } = sheet
  const list = branch(sheet, root, 'L')
  const term: Hand = { ...BODY, weight: '700', width: width * TERM_SHARE - GAP }
  const text: Hand = { ...BODY, x: left + width * TERM_SHARE, width: width * (1 - TERM_SHARE) }
  for (const row of rows) {
    const termHeight = heightOf(sheet, row.term, term)
    keepTogether(sheet, Math.max(termHeight, heightOf(sheet, row.text, text)))
    const top = pen.y
    const parent = branch(sheet, list, 'LI')
    say({ sheet, parent }, 'Lbl', row.term, term)
    pen.y = top
    say({ sheet, parent }, 'LBody', row.text, text)
    parent.end()
    // A text that went on over a page ends above where it started.
    pen.y = (pen.y < top ? pen.y : Math.max(pen.y, top + termHeight)) + GAP / 4
  }
  list.end()
  pen.y += GAP
}

function drawSignatures(sheet: Sheet, parent: Element, parties: readonly Party[]): void {
  const { pen, left } = sheet
  const width = (sheet.width - BOX.gap) / 2
  for (let index = 0; index < parties.length; index += 2) {
    keepTogether(sheet, BOX.height + BOX.gap)
    const top = pen.y
    parties.slice(index, index + 2).forEach((party, column) => {
      const x = left + column * (width + BOX.gap)
      decorate(sheet, () => {
        pen.lineWidth(0.7).roundedRect(x, top, width, BOX.height, 5).stroke(LINE)
      })
      pen.y = top + BOX.padding
      const place = { x: x + BOX.padding, width: width - 2 * BOX.padding }
      say({ sheet, parent }, 'P', party.name, { ...BODY, ...place, weight: '700' })
      say({ sheet, parent }, 'P', party.role, { ...place, size: 10 })
      if (party.signed)
        say({ sheet, parent }, 'P', party.signed, { ...place, size: 10, color: FAINT_INK })
    })
    pen.y = top + BOX.height + BOX.gap
  }
}
