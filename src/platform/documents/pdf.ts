import { drawBlock, GAP } from './pdf-blocks.ts'
import { decorate, FAINT_INK, openSheet, say, write, type Sheet } from './pdf-sheet.ts'
import type { DocumentTree } from './tree.ts'

/** A tagged PDF (structure, language, title) that a screen reader can follow; same tree, same bytes. */
export async function toPdf(tree: DocumentTree): Promise<Buffer> {
  const sheet = openSheet(tree)
  const { pen } = sheet
  const root = pen.struct('Document')
  pen.addStructure(root)
  say({ sheet, parent: root }, 'H1', tree.title, { size: 20, weight: '700' })
  pen.y += GAP
  for (const block of tree.blocks) drawBlock(sheet, root, block)
  root.end()
  finishPages(sheet, tree)
  const chunks: Buffer[] = []
  pen.end()
  for await (const chunk of pen) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Page numbers and the name of the reader, once the number of pages is known. */
function finishPages(sheet: Sheet, tree: DocumentTree): void {
  const { pen, bottom } = sheet
  const { start, count } = pen.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pen.switchToPage(page)
    pen.page.margins.bottom = 0
    decorate(sheet, () => {
      pen.y = bottom + 14
      const foot = `${tree.author}, ${tree.reference}, page ${String(page + 1)} sur ${String(count)}`
      write(sheet, foot, { size: 9, color: FAINT_INK })
      if (tree.watermark) drawWatermark(sheet, tree.watermark)
    })
  }
}

function drawWatermark(sheet: Sheet, words: string): void {
  const { pen, left, width } = sheet
  const middle = pen.page.height / 2
  pen.opacity(0.12).rotate(-35, { origin: [pen.page.width / 2, middle] })
  for (const shift of [-260, 0, 260]) {
    pen.y = middle + shift
    write(sheet, words, { size: 26, weight: '700', x: left, width, align: 'center' })
  }
}
