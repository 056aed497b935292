import PDFDocument from 'pdfkit'
import { FACES, faceBytes, runsOf, type Draws, type Face, type Weight } from './fonts.ts'
import type { DocumentTree } from './tree.ts'

export type Pen = PDFKit.PDFDocument
export type Element = PDFKit.PDFStructureElement

/** An open PDF and what is needed to write on it. */
export type Sheet = {
  readonly pen: Pen
  readonly draws: Draws
  readonly left: number
  readonly width: number
  readonly bottom: number
}

export type Hand = {
  readonly size: number
  readonly weight?: Weight
  readonly color?: string
  readonly x?: number
  readonly width?: number
  readonly align?: 'left' | 'right' | 'center'
}

const INK = '#1c2421'
export const FAINT_INK = '#4b5752'
export const LINE = '#b9c2bd'
const MARGIN = 51

/** No clock, no compression (whose bytes change with the processor): the same tree gives the same bytes. */
export function openSheet(tree: DocumentTree): Sheet {
  const pen = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, right: MARGIN, bottom: MARGIN + 14, left: MARGIN },
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: {
      Title: plain(tree.title),
      Author: plain(tree.author),
      Creator: 'Pérenne',
      Producer: 'Pérenne',
      CreationDate: new Date(`${tree.dated}T00:00:00Z`),
    },
  })
  return {
    pen,
    draws: withTypeface(pen),
    left: MARGIN,
    width: pen.page.width - 2 * MARGIN,
    bottom: pen.page.height - MARGIN - 14,
  }
}

/** The library copies these into XML as they are. */
function plain(text: string): string {
  return text.replaceAll('&', 'et').replace(/[<>]/g, ' ')
}

type Coverage = { hasGlyphForCodePoint(point: number): boolean }

function withTypeface(pen: Pen): Draws {
  const known = new Map<Face, Coverage>()
  for (const face of FACES) {
    pen.registerFont(face, faceBytes(face))
    pen.font(face)
    // Which letters a font has is not in the published types of the library.
    known.set(face, (pen as unknown as { _font: { font: Coverage } })._font.font)
  }
  return (face, point) => known.get(face)?.hasGlyphForCodePoint(point) ?? false
}

/** Writes a text where the pen is, or at `x`, over as many lines and pages as needed. */
export function write({ pen, draws, left, width }: Sheet, text: string, hand: Hand): void {
  const { size, weight = '400', color = INK, x = left, align = 'left' } = hand
  const runs = runsOf(text === '' ? ' ' : text, weight, draws)
  pen.fontSize(size).fillColor(color)
  runs.forEach((run, index) => {
    pen.font(run.face)
    const options = {
      width: hand.width ?? width,
      align,
      lineGap: size * 0.28,
      continued: index < runs.length - 1,
    }
    if (index === 0) pen.text(run.text, x, pen.y, options)
    else pen.text(run.text, options)
  })
  pen.x = left
}

export function heightOf({ pen, width }: Sheet, text: string, hand: Hand): number {
  pen.font(`latin-${hand.weight ?? '400'}`).fontSize(hand.size)
  return pen.heightOfString(text === '' ? ' ' : text, {
    width: hand.width ?? width,
    lineGap: hand.size * 0.28,
  })
}

/** Starts a page when what follows would be cut, unless it is longer than a page. */
export function keepTogether(sheet: Sheet, height: number): void {
  const { pen, bottom } = sheet
  if (pen.y + height > bottom && height < bottom - MARGIN) pen.addPage()
}

/** Lines and boxes say nothing: they are outside what a screen reader reads. */
export function decorate({ pen }: Sheet, draw: () => void): void {
  pen.markContent('Artifact', { type: 'Layout' })
  pen.save()
  draw()
  pen.restore()
  pen.endMarkedContent()
}

/** Adds an open element to the structure: what is added to it then is drawn at once. */
export function branch({ pen }: Sheet, parent: Element, tag: string): Element {
  const element = pen.struct(tag)
  parent.add(element)
  return element
}

/** Where a text goes: on which sheet, under which element of its structure. */
export type Spot = { readonly sheet: Sheet; readonly parent: Element }

/** Writes a text as one element: a paragraph, a heading, a cell. */
export function say({ sheet, parent }: Spot, tag: string, text: string, hand: Hand): void {
  // The scope of a heading of a column is not in the published types of the library.
  const options = (tag === 'TH' ? { scope: 'Column' } : {}) as object
  const draw = (): void => {
    write(sheet, text, hand)
  }
  parent.add(sheet.pen.struct(tag, options, draw))
}
