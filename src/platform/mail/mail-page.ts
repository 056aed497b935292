import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { AppError } from '#kernel/app-error.ts'
import { escapeHtml } from './compose.ts'
import { readEml, type ReadMail } from './read-eml.ts'

const NAME = /^[0-9TZ]+-[0-9a-f]{6}\.eml$/
const SHOWN = 50
const TITLE = 'Courriels de la démonstration'

/** Lists what the local mail server received. To be mounted in a demonstration only: it shows every mail. */
export function mountMailPage(app: FastifyInstance, folder: string): void {
  app.get('/demonstration/mails', { schema: { hide: true } }, async (_request, reply) => {
    const mails = await Promise.all((await newestNames(folder)).map((name) => open(folder, name)))
    return reply.type('text/html; charset=utf-8').send(page(TITLE, listOf(mails)))
  })
  app.get<{ Params: { name: string } }>(
    '/demonstration/mails/:name',
    { schema: { hide: true } },
    async (request, reply) => {
      const { name } = request.params
      if (!NAME.test(name)) throw new AppError('not-found')
      const mail = await open(folder, name).catch(() => null)
      if (!mail) throw new AppError('not-found')
      return reply.type('text/html; charset=utf-8').send(page(mail.subject, oneMail(mail)))
    },
  )
}

async function newestNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .slice(0, SHOWN)
}

type Opened = ReadMail & { readonly name: string }

async function open(folder: string, name: string): Promise<Opened> {
  return { name, ...readEml(await readFile(join(folder, name), 'utf8')) }
}

function listOf(mails: readonly Opened[]): string {
  if (mails.length === 0) return '<p>Aucun courriel n’a encore été envoyé.</p>'
  const rows = mails.map(
    (mail) =>
      `<tr><td><a href="/demonstration/mails/${mail.name}">${escapeHtml(mail.subject)}</a></td><td>${escapeHtml(mail.to)}</td><td>${escapeHtml(mail.date)}</td></tr>`,
  )
  return `<p>Rien ne sort de cette machine : les courriels s’arrêtent ici.</p><table><caption>Les ${String(mails.length)} plus récents</caption><thead><tr><th scope="col">Objet</th><th scope="col">Destinataire</th><th scope="col">Date</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function oneMail(mail: Opened): string {
  const text = escapeHtml(mail.text).replace(/https?:\/\/[^\s<]+/g, '<a href="$&">$&</a>')
  return `<p>À ${escapeHtml(mail.to)}, ${escapeHtml(mail.date)}</p><pre>${text}</pre><p><a href="/demonstration/mails">Tous les courriels</a></p>`
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 sans-serif;max-width:56em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5em 0}th,td{text-align:left;padding:.5em;border-bottom:1px solid #8886}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}</style>
</head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}
