import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountsApp, enrolled, PASSWORD, type AccountsApp, type Enrolled } from '#test/accounts.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { totpNow } from '#test/totp.ts'

let base: TestDatabase
let desk: AccountsApp
let landlord: people.TestOrganisation
let association: people.TestOrganisation
let scheme: people.TestScheme
let manager: Enrolled
let administrator: Enrolled
let programmeLead: Enrolled

beforeAll(async () => {
  base = await freshDatabase()
  desk = await accountsApp(base)
  landlord = await people.organisation(base.oracle, 'landlord')
  association = await people.organisation(base.oracle, 'association', 'Les Mésanges d’essai')
  scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, association.id)
  manager = await enrolled(desk, association.id, { isManager: true })
  administrator = await enrolled(desk, landlord.id, { role: 'ADM' })
  programmeLead = await enrolled(desk, landlord.id, { role: 'PRG', isManager: true })
})
afterAll(async () => {
  await desk.close()
  await base.close()
})

type Invited = { email: string; id: string }
type Asked = { role: string | null; isManager?: boolean; organisationId?: string; email?: string }

async function invite(by: Enrolled, asked: Asked) {
  const id = randomUUID()
  const email = asked.email ?? `${id}@exemple.invalid`
  const reply = await by.browser.post('/api/organisation/invitations', {
    name: 'Nour Doucelune',
    isManager: false,
    ...asked,
    id,
    email,
  })
  return { reply, id, email }
}

/** The token of the last link sent to an address. */
async function linkOf({ email }: Invited): Promise<string> {
  await expect.poll(() => desk.mails.some((mail) => mail.to === email)).toBe(true)
  const text = desk.mails.findLast((mail) => mail.to === email)?.text ?? ''
  return /invitation\/([\w-]+)/.exec(text)?.[1] ?? ''
}

const newcomer = { name: 'Nour Doucelune', password: 'la neige tombe sur le lac' }

async function invited(by: Enrolled, asked: Asked) {
  const invitation = await invite(by, asked)
  expect(invitation.reply.json()).toEqual({ done: true })
  const token = await linkOf(invitation)
  const browser = desk.browser(`198.51.100.${String((drawn += 1))}`)
  return { ...invitation, token, browser, url: `/api/invitations/${token}` }
}
let drawn = 0

type Roles = { id: string; role: string; state: string }[]
async function accountNamed(by: Enrolled, email: string) {
  const view = (await by.browser.get('/api/organisation/accounts')).json<{
    accounts: { accountId: string; email: string; roles: Roles }[]
  }>()
  return view.accounts.find((account) => account.email === email)
}

describe('une invitation', () => {
  test('part par courriel, dit qui invite et pour quelle organisation', async () => {
    const { browser, url, email } = await invited(manager, { role: 'PRE' })
    const mail = desk.mails.findLast((sent) => sent.to === email)

    expect(mail?.subject).toBe('Les Mésanges d’essai vous invite sur Pérenne')
    expect((await browser.get(url)).json()).toMatchObject({
      email,
      organisationName: 'Les Mésanges d’essai',
      roleLabel: 'Prescripteur',
      isKnown: false,
    })
  })

  test('A14 · acceptée, elle ouvre un compte au rôle confirmé, puis demande un second facteur', async () => {
    const { browser, url, email } = await invited(manager, { role: 'PRE' })
    const answer = await browser.post(url, newcomer)

    expect(answer.json()).toEqual({ next: 'enrol-second-factor' })
    const enrolment = await browser.post('/api/account/second-factor', {
      password: newcomer.password,
    })
    const { key, qr } = enrolment.json<{ key: string; qr: { size: number } }>()
    expect(qr.size).toBeGreaterThan(20)
    await browser.post('/api/account/second-factor/confirm', { code: totpNow(key) })
    expect((await browser.get('/api/session')).json()).toMatchObject({
      current: { role: 'PRE', organisationName: 'Les Mésanges d’essai' },
    })
    expect((await accountNamed(manager, email))?.roles).toMatchObject([
      { role: 'PRE', state: 'live' },
    ])
  })

  test('ne sert qu’une fois', async () => {
    const { browser, url } = await invited(manager, { role: 'PRE' })
    await browser.post(url, newcomer)

    expect((await desk.browser().post(url, newcomer)).json()).toMatchObject({
      rule: 'invitation-used',
    })
  })

  test('acceptée deux fois au même instant, elle n’ouvre qu’un compte', async () => {
    const { url, email } = await invited(manager, { role: 'PRE' })
    const both = await Promise.all([1, 2].map(() => desk.browser('192.0.2.80').post(url, newcomer)))

    expect(both.filter((reply) => reply.statusCode === 200)).toHaveLength(1)
    const { rowCount } = await base.oracle.query('SELECT FROM auth."user" WHERE email = $1', [
      email,
    ])
    expect(rowCount).toBe(1)
  })

  test('expire au bout de sept jours', async () => {
    const { browser, url, id } = await invited(manager, { role: 'PRE' })
    await base.oracle.query('UPDATE auth.invitation SET expires_at = now() WHERE id = $1', [id])

    expect((await browser.get(url)).json()).toMatchObject({ rule: 'invitation-expired' })
    expect((await browser.post(url, newcomer)).json()).toMatchObject({ rule: 'invitation-expired' })
  })

  test('retirée, elle n’existe plus', async () => {
    const { browser, url, id } = await invited(manager, { role: 'PRE' })
    await manager.browser.delete(`/api/organisation/invitations/${id}`)

    expect((await browser.get(url)).json()).toMatchObject({ code: 'not-found' })
  })

  test('renvoyée à la même adresse, elle remplace la précédente', async () => {
    const first = await invited(manager, { role: 'PRE' })
    await invited(manager, { role: 'PRE', email: first.email })

    expect((await first.browser.get(first.url)).json()).toMatchObject({ code: 'not-found' })
  })

  test('refuse un mot de passe qui porte le nom de la personne', async () => {
    const { browser, url } = await invited(manager, { role: 'PRE' })
    const reply = await browser.post(url, { ...newcomer, password: 'doucelune-2026' })

    expect(reply.json()).toMatchObject({ fields: { password: 'password-holds-your-name' } })
  })

  test('sa page se rouvre autant qu’il faut avant de choisir un mot de passe', async () => {
    const { browser, url } = await invited(manager, { role: 'PRE' })
    for (let index = 0; index < 12; index += 1) {
      expect((await browser.get(url)).statusCode).toBe(200)
    }
    expect((await browser.post(url, newcomer)).statusCode).toBe(200)
  })

  test('un lien inventé n’ouvre rien', async () => {
    expect((await desk.browser().get('/api/invitations/AAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(404)
  })

  test('adressée à quelqu’un de connu, elle demande sa connexion et ajoute l’organisation', async () => {
    const department = await people.organisation(base.oracle, 'department')
    await people.partner(base.oracle, scheme.id, department.id)
    const elsewhere = await enrolled(desk, department.id, { role: 'PMS' })
    const { url, browser } = await invited(manager, { role: 'PRE', email: elsewhere.email })

    expect((await browser.post(url, newcomer)).json()).toMatchObject({
      rule: 'invitation-needs-sign-in',
    })
    expect((await elsewhere.browser.get(url)).json()).toMatchObject({
      isKnown: true,
      isSignedIn: true,
    })
    expect((await elsewhere.browser.post(`${url}/join`)).json()).toEqual({ joined: true })
    const session = (await elsewhere.browser.get('/api/session')).json<{
      memberships: { role: string }[]
    }>()
    expect(session.memberships.map((membership) => membership.role).sort()).toEqual(['PMS', 'PRE'])
  })
})

describe('qui peut inviter et confirmer', () => {
  test('un collègue sans responsabilité n’invite pas et ne voit pas les comptes', async () => {
    const colleague = await enrolled(desk, association.id)

    expect((await invite(colleague, { role: 'PRE' })).reply.json()).toMatchObject({
      rule: 'may-not-invite',
    })
    expect((await colleague.browser.get('/api/organisation/accounts')).json()).toMatchObject({
      accounts: [],
      abilities: [],
    })
  })

  test('un responsable n’invite que dans son organisation, dans un rôle qu’elle peut donner', async () => {
    const elsewhere = { role: 'PRE', organisationId: landlord.id, isManager: true }
    expect((await invite(manager, elsewhere)).reply.json()).toMatchObject({
      rule: 'may-not-invite',
    })
    expect((await invite(manager, { role: 'ALL' })).reply.json()).toMatchObject({
      rule: 'role-not-for-this-organisation',
    })
  })

  test('l’administration technique ouvre un compte sans rôle ; l’organisation le donne', async () => {
    const withRole = await invite(administrator, { role: 'PRE', organisationId: association.id })
    expect(withRole.reply.json()).toMatchObject({ rule: 'administration-gives-no-role' })

    const { browser, url, email } = await invited(administrator, {
      role: null,
      organisationId: association.id,
    })
    await browser.post(url, newcomer)
    expect((await browser.get('/api/session')).json()).toMatchObject({ memberships: [] })
    const waiting = await accountNamed(manager, email)
    expect(waiting?.roles).toEqual([])
    const given = { id: randomUUID(), accountId: waiting?.accountId, role: 'PRE', isManager: false }
    const reply = await manager.browser.post('/api/organisation/account-roles', given)
    expect(reply.json()).toEqual({ done: true })
    expect((await browser.get('/api/session')).json()).toMatchObject({
      memberships: [{ role: 'PRE' }],
    })
  })

  test('l’administration technique ne confirme ni ne donne aucun rôle', async () => {
    const given = {
      id: randomUUID(),
      accountId: administrator.accountId,
      role: 'ALL',
      isManager: false,
    }
    const reply = await administrator.browser.post('/api/organisation/account-roles', given)

    expect(reply.json()).toMatchObject({ rule: 'may-not-confirm' })
  })

  test('administration technique et rôle de dossier ne se rencontrent jamais sur un compte', async () => {
    const given = {
      id: randomUUID(),
      accountId: administrator.accountId,
      role: 'ALL',
      isManager: false,
    }
    const reply = await programmeLead.browser.post('/api/organisation/account-roles', given)

    expect(reply.json()).toMatchObject({ rule: 'administration-apart' })
    await expect(
      base.oracle.query(
        `INSERT INTO account_role (id, account_id, organisation_id, role, starts_on, confirmed_at)
         VALUES ($1, $2, $3, 'REF', current_date, now())`,
        [randomUUID(), administrator.accountId, landlord.id],
      ),
    ).rejects.toThrow('administration-apart')
  })

  test('la responsable du dispositif ouvre la voie au premier responsable d’un partenaire, à lui seul', async () => {
    const partner = await people.organisation(base.oracle, 'association', 'Les Pinsons d’essai')
    await people.partner(base.oracle, scheme.id, partner.id)
    const first = { role: 'PRE', organisationId: partner.id }

    expect((await invite(programmeLead, first)).reply.json()).toMatchObject({
      rule: 'first-account-manages',
    })
    const { browser, url } = await invited(programmeLead, { ...first, isManager: true })
    await browser.post(url, newcomer)
    expect((await browser.get('/api/session')).json()).toMatchObject({
      memberships: [{ role: 'PRE' }],
    })
    expect((await invite(programmeLead, { ...first, isManager: true })).reply.json()).toMatchObject(
      {
        rule: 'may-not-invite',
      },
    )
  })

  test('personne ne se donne un rôle', async () => {
    const given = { id: randomUUID(), accountId: manager.accountId, role: 'DPO', isManager: false }
    const reply = await manager.browser.post('/api/organisation/account-roles', given)

    expect(reply.json()).toMatchObject({ rule: 'own-role' })
  })

  test('un rôle demandé attend la confirmation d’un responsable de la même organisation', async () => {
    const { accountId, accountRoleId } = await people.actor(base.oracle, association.id, 'PRE')
    await base.oracle.query('UPDATE account_role SET confirmed_at = NULL WHERE id = $1', [
      accountRoleId,
    ])
    const url = `/api/organisation/account-roles/${accountRoleId}/confirm`

    expect((await programmeLead.browser.post(url)).json()).toMatchObject({
      rule: 'may-not-confirm',
    })
    expect((await administrator.browser.post(url)).json()).toMatchObject({
      rule: 'may-not-confirm',
    })
    expect((await accountNamed(manager, `${accountId}@exemple.invalid`))?.roles).toMatchObject([
      { state: 'waiting' },
    ])
    expect((await manager.browser.post(url)).json()).toEqual({ done: true })
  })
})

describe('mettre fin à un rôle', () => {
  test('ferme la porte et la connexion tout de suite', async () => {
    const leaver = await enrolled(desk, association.id)
    const [role] = (await accountNamed(manager, leaver.email))?.roles ?? []
    const reply = await manager.browser.post(
      `/api/organisation/account-roles/${role?.id ?? ''}/end`,
    )

    expect(reply.json()).toEqual({ done: true })
    expect((await leaver.browser.get('/api/session')).json()).toMatchObject({ signedIn: false })
    const again = desk.browser('192.0.2.90')
    await again.post('/api/sign-in', { email: leaver.email, password: PASSWORD })
    await again.post('/api/sign-in/second-factor', {
      code: totpNow(leaver.key, Date.now() + 30_000),
    })
    expect((await again.get('/api/session')).json()).toMatchObject({
      memberships: [],
      current: null,
    })
  })

  test('un rôle donné le matin peut être retiré le soir', async () => {
    const leaver = await enrolled(desk, association.id)
    const given = { id: randomUUID(), accountId: leaver.accountId, role: 'DPO', isManager: false }
    await manager.browser.post('/api/organisation/account-roles', given)
    await manager.browser.post(`/api/organisation/account-roles/${given.id}/end`)

    const roles = (await accountNamed(manager, leaver.email))?.roles
    expect(roles?.find((role) => role.id === given.id)).toMatchObject({ state: 'ended' })
  })

  test('le dernier responsable reste', async () => {
    const [own] = (await accountNamed(manager, manager.email))?.roles ?? []
    const reply = await manager.browser.post(`/api/organisation/account-roles/${own?.id ?? ''}/end`)

    expect(reply.json()).toMatchObject({ rule: 'last-manager' })
  })
})
