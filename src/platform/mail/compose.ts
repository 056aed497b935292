export type MailContent = { readonly subject: string; readonly text: string; readonly html: string }

type Words = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The one thing to do, if there is one. */
  readonly action?: { readonly label: string; readonly url: string }
  /** Said after the action: until when it serves, what to do when it was not asked for. */
  readonly after?: readonly string[]
}

const FOOTER =
  'Pérenne, plateforme du logement accompagné. Ce message est automatique : n’y répondez pas.'

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** One mail in two forms, plain words first: readable with images, styles and HTML refused. */
export function compose(words: Words): MailContent {
  const { subject, paragraphs, action, after = [] } = words
  const text = [
    ...paragraphs,
    ...(action ? [`${action.label} :\n${action.url}`] : []),
    ...after,
    `-- \n${FOOTER}`,
  ].join('\n\n')
  const html = [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="font:16px/1.5 sans-serif;color:#1c2421;max-width:36em;margin:2em auto;padding:0 1em">',
    ...paragraphs.map(paragraph),
    ...(action ? [button(action)] : []),
    ...after.map(paragraph),
    `<p style="color:#55605b;font-size:14px;border-top:1px solid #d5dbd7;padding-top:1em">${FOOTER}</p>`,
    '</body></html>',
  ].join('\n')
  return { subject, text, html }
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`
}

function button(action: { readonly label: string; readonly url: string }): string {
  const url = escapeHtml(action.url)
  const style =
    'display:inline-block;background:#14532d;color:#fff;padding:.7em 1.2em;border-radius:6px;text-decoration:none'
  return `<p><a href="${url}" style="${style}">${escapeHtml(action.label)}</a></p><p style="word-break:break-all;font-size:14px">${url}</p>`
}
