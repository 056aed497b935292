import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toPdf } from './pdf.ts'
import { definitions, heading, list, paragraph, type DocumentTree } from './tree.ts'

const TREE: DocumentTree = {
  title: 'Procès-verbal de la commission',
  author: 'Bailleur d’essai',
  reference: 'séance du 26 novembre 2026',
  dated: '2026-11-26',
  blocks: [
    heading('Séance'),
    paragraph('L’œuvre d’Élise Șerban, « première étape », coûte 398 €.'),
    definitions([{ term: 'Lieu', text: 'Annecy, salle du conseil' }]),
    list(['Premier point', 'Second point']),
    {
      kind: 'table',
      caption: 'Décisions',
      head: ['Candidat', 'Décision'],
      rows: Array.from({ length: 60 }, (_, index) => [`n° ${String(index + 1)}`, 'attribution']),
    },
    { kind: 'lines', lines: ['Annecy', 'le 26 novembre 2026'], align: 'right' },
    heading('Signature', 3),
    {
      kind: 'signatures',
      parties: [{ name: 'Odile Framery', role: 'présidente', signed: 'Signé le 27 novembre 2026' }],
    },
    { kind: 'page-break' },
    paragraph('Dernière page, lettre grecque ω remplacée.', 'note'),
  ],
}

async function readPdf(bytes: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)),
  )
  const words = await Promise.all(
    pages.map(async (page) =>
      (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''),
    ),
  )
  const trees = await Promise.all(pages.map((page) => page.getStructTree()))
  const marks = (await pdf.getMarkInfo()) as { Marked: boolean } | null
  const { info } = await pdf.getMetadata()
  return { pages: words, roles: trees.map(rolesIn), marks, info: info as Record<string, unknown> }
}

function rolesIn(node: unknown): readonly string[] {
  const { role, children } = node as { role?: string; children?: readonly unknown[] }
  return [...(role ? [role] : []), ...(children ?? []).flatMap(rolesIn)]
}

test('le PDF est balisé, en français, titré, et un lecteur y retrouve le texte', async () => {
  const read = await readPdf(await toPdf(TREE))
  expect(read.marks?.Marked).toBe(true)
  expect(read.info).toMatchObject({ Language: 'fr-FR', Title: TREE.title })
  expect(read.pages[0]).toContain('L’œuvre d’Élise Șerban, « première étape », coûte 398 €.')
  expect(read.pages[0]).toContain(`${TREE.author}, ${TREE.reference}, page 1 sur`)
  expect(read.pages.join('')).toContain('n° 60')
  expect(new Set(read.roles.flat())).toEqual(
    new Set('Root Document H1 H2 H3 P L LI Lbl LBody Table Caption TR TH TD'.split(' ')),
  )
})

test('un tableau plus long qu’une page reprend ses titres', async () => {
  const { pages } = await readPdf(await toPdf(TREE))
  expect(pages.filter((page) => page.includes('Candidat')).length).toBeGreaterThan(1)
})

test('une lettre que la police n’a pas ne laisse pas de trou', async () => {
  const { pages } = await readPdf(await toPdf(TREE))
  expect(pages.at(-1)).toContain('lettre grecque ? remplacée')
})

test('les mêmes données donnent les mêmes octets', async () => {
  const hash = async (tree: DocumentTree) =>
    createHash('sha256')
      .update(await toPdf(tree))
      .digest('hex')
  expect(await hash(TREE)).toBe(await hash(structuredClone(TREE)))
  expect(await hash(TREE)).not.toBe(await hash({ ...TREE, dated: '2026-11-27' }))
})

test('un filigrane nomme le lecteur sur chaque page, hors du texte lu', async () => {
  const read = await readPdf(await toPdf({ ...TREE, watermark: 'Copie de Guy Pessat' }))
  expect(read.pages.every((page) => page.includes('Copie de Guy Pessat'))).toBe(true)
  const html = toHtml({ ...TREE, watermark: 'Copie de Guy Pessat' })
  expect(html).toContain('<div class="copy" aria-hidden="true">Copie de Guy Pessat</div>')
})

test('la page dit la même chose et n’exécute rien', () => {
  const html = toHtml({
    ...TREE,
    blocks: [paragraph('<img src=x onerror=alert(1)>'), ...TREE.blocks],
  })
  expect(html).toContain('<html lang="fr">')
  expect(html).toContain('<caption>Décisions</caption>')
  expect(html).toContain('&lt;img src=x')
  expect(html).not.toContain('<img')
})

test('le fichier Word dit la même chose, en français', async () => {
  const parts = unzip(await toDocx(TREE))
  const words = parts['word/document.xml']?.replace(/<[^>]+>/g, '')
  expect(words).toContain('L’œuvre d’Élise Șerban')
  expect(words).toContain('n° 60')
  expect(parts['word/styles.xml']).toContain('fr-FR')
})

/** Enough of a ZIP reader for a file that we wrote: the central directory, then each entry. */
function unzip(file: Buffer): Record<string, string> {
  const parts: Record<string, string> = {}
  let at = file.readUInt32LE(file.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (file.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [packed, name, extra, comment, start] = [
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
      file.readUInt32LE(at + 42),
    ]
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    const bytes = file.subarray(data, data + packed)
    const text = file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)
    parts[file.toString('utf8', at + 46, at + 46 + name)] = text.toString('utf8')
    at += 46 + name + extra + comment
  }
  return parts
}
