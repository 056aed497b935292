import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mountMailPage } from './mail-page.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { readEml } from './read-eml.ts'
import { startMailSink, type MailSink } from './sink.ts'
import { breakGlassMail, invitationMail } from './templates.ts'

let folder: string
let sink: MailSink
let mailer: Mailer
let app: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mails-'))
  sink = await startMailSink(folder)
  mailer = createMailer({ smtpUrl: sink.url, from: 'ne-pas-repondre@exemple.invalid' })
  app = Fastify()
  mountMailPage(app, folder)
})
afterAll(async () => {
  mailer.close()
  await sink.close()
  await app.close()
  await rm(folder, { recursive: true })
})

const URL_WITH_TOKEN = 'http://localhost:8080/invitation/k3-Jb_7dQ0?x=1&y=2'

test('un courriel passe par un vrai SMTP, devient un fichier et se relit mot pour mot', async () => {
  const content = invitationMail({
    name: 'Ysaline Trouvebois',
    organisation: 'Les Bartavelles d’essai, « accueil & logement »',
    inviter: 'Léandre Passepierre',
    url: URL_WITH_TOKEN,
    days: 7,
  })
  await mailer.send({ to: 'ysaline@exemple.invalid', ...content })

  const [name = ''] = await readdir(folder)
  const mail = readEml(await readFile(join(folder, name), 'utf8'))
  expect(mail.to).toBe('ysaline@exemple.invalid')
  expect(mail.subject).toBe(content.subject)
  expect(mail.text).toContain('Léandre Passepierre vous invite à rejoindre Pérenne')
  expect(mail.text).toContain(URL_WITH_TOKEN)
})

test('la page de la démonstration liste les courriels et en ouvre un', async () => {
  const list = await app.inject('/demonstration/mails')
  const link = /href="(\/demonstration\/mails\/[^"]+)"/.exec(list.body)?.[1] ?? ''
  const mail = await app.inject(link)

  expect(list.body).toContain('« accueil &amp; logement »')
  expect(mail.body).toContain('href="http://localhost:8080/invitation/k3-Jb_7dQ0?x=1&amp;y=2"')
})

test.each(['..%2F..%2Fsecrets.json', 'x.eml', '20260101T000000000Z-ffffff.eml'])(
  'aucun autre fichier ne se lit par cette page : %s',
  async (name) => {
    expect((await app.inject(`/demonstration/mails/${name}`)).statusCode).not.toBe(200)
  },
)

test('l’avis d’accès d’urgence ne dit ni le dossier ni le motif', () => {
  const mail = breakGlassMail({
    reader: 'Zélie Bellebrume',
    organisation: 'Bailleur d’essai',
    at: 'le 2 mars 2026 à 14 h 05',
    url: 'http://localhost:8080/acces-urgence',
  })

  expect(Object.keys(mail)).toEqual(['subject', 'text', 'html'])
  expect(mail.text).toContain('Zélie Bellebrume (Bailleur d’essai)')
})

test('du HTML glissé dans un nom reste du texte', () => {
  const mail = invitationMail({
    name: '<img src=x>',
    organisation: 'A',
    inviter: 'B',
    url: URL_WITH_TOKEN,
    days: 7,
  })

  expect(mail.html).not.toContain('<img')
})
