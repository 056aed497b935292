import type { Block, DocumentTree, Party } from './tree.ts'

const STYLE = `
:root{color-scheme:light}
body{font:12pt/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif;color:#1c2421;background:#fff;max-width:44em;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.7em;line-height:1.2}h2{font-size:1.25em;margin-top:1.6em}h3{font-size:1.05em}
h1,h2,h3{break-after:avoid}p,li,dd{orphans:3;widows:3}
.note{color:#4b5752}.right{text-align:right}.lines{white-space:pre-line}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:700;padding:.4em 0}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b9c2bd;padding:.35em .6em .35em 0}tr{break-inside:avoid}
dl{display:grid;grid-template-columns:minmax(9em,1fr) 2fr;gap:.3em 1em}dt{font-weight:700}dd{margin:0}
.signatures{display:grid;grid-template-columns:repeat(auto-fit,minmax(14em,1fr));gap:1em;margin-top:2em;break-inside:avoid}
.signatures div{border:1px solid #7d8a84;border-radius:6px;min-height:7em;padding:.7em}.signatures p{margin:0}
footer{margin-top:3em;border-top:1px solid #b9c2bd;color:#4b5752;font-size:.85em}
.copy{position:fixed;inset:40% 0 auto;text-align:center;font-size:2.2em;opacity:.1;transform:rotate(-30deg);pointer-events:none}
hr{border:0;border-top:1px dashed #b9c2bd}
@page{size:A4;margin:18mm}
@media print{body{margin:0;max-width:none;padding:0}hr{break-after:page;border:0}.wide{overflow:visible}}
`

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A page to read on a screen and to print as it is. */
export function toHtml(tree: DocumentTree): string {
  const copy = tree.watermark
    ? `<div class="copy" aria-hidden="true">${escapeHtml(tree.watermark)}</div>`
    : ''
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(tree.title)}</title><style>${STYLE}</style></head>
<body>${copy}<main><h1>${escapeHtml(tree.title)}</h1>
${tree.blocks.map(blockHtml).join('\n')}
</main><footer><p>${escapeHtml(tree.author)}, ${escapeHtml(tree.reference)}</p></footer></body></html>
`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${String(block.level)}`
      return `<${tag}>${escapeHtml(block.text)}</${tag}>`
    }
    case 'paragraph':
      return paragraphHtml(block.text, block.tone)
    case 'lines':
      return `<p class="lines${block.align === 'right' ? ' right' : ''}">${block.lines.map(escapeHtml).join('\n')}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return tableHtml(block)
    case 'definitions':
      return `<dl>${block.rows.map((row) => `<dt>${escapeHtml(row.term)}</dt><dd>${escapeHtml(row.text)}</dd>`).join('')}</dl>`
    case 'signatures':
      return `<div class="signatures">${block.parties.map(partyHtml).join('')}</div>`
    case 'page-break':
      return '<hr>'
  }
}

function paragraphHtml(text: string, tone: 'strong' | 'note' | undefined): string {
  if (tone === 'strong') return `<p><strong>${escapeHtml(text)}</strong></p>`
  return `<p${tone === 'note' ? ' class="note"' : ''}>${escapeHtml(text)}</p>`
}

/** A wide table scrolls in its own box, which the keyboard reaches. */
function tableHtml(block: Extract<Block, { kind: 'table' }>): string {
  const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')
  const rows = block.rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  const name = escapeHtml(block.caption)
  return `<div class="wide" role="group" tabindex="0" aria-label="${name}"><table><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function partyHtml(party: Party): string {
  const signed = party.signed ? `<p class="note">${escapeHtml(party.signed)}</p>` : ''
  return `<div><p><strong>${escapeHtml(party.name)}</strong></p><p>${escapeHtml(party.role)}</p>${signed}</div>`
}
