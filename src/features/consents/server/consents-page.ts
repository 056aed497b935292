import type { Actor, Tx } from '#platform/db/door.ts'
import type { Consent, ConsentsRead, Opened } from '../contract.ts'
import { openedTo } from '../domain/consent-effect.ts'
import * as read from './consent-sql.ts'

type Openings = Awaited<ReturnType<typeof read.openings>>

/** What was agreed, what could be, and what each would open. */
export async function consentsPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
): Promise<ConsentsRead> {
  const openings = await read.openings(tx)
  const persons = await read.personsOf(tx, actor, householdId)
  const recipients = await read.recipients(tx, householdId)
  return {
    today: actor.today,
    consents: await consentsShown(tx, actor, { householdId, openings }),
    persons,
    organisations: recipients
      .map(({ id, name, kind }) => ({ id, name, opened: openedIn(kind, openings) }))
      .filter(({ opened }) => opened.length > 0),
    mayRecord: persons.length > 0,
  }
}

function openedIn(kind: string, openings: Openings): Opened[] {
  const label = (code: string) =>
    openings.find(({ compartment }) => compartment === code)?.label ?? code
  const reader = (role: string) => openings.find((row) => row.role === role)?.roleLabel ?? role
  return openedTo(kind, openings).map(({ compartment, roles }) => ({
    compartment,
    label: label(compartment),
    readers: roles.map(reader),
  }))
}

type Asked = { readonly householdId: string; readonly openings: Openings }

async function consentsShown(
  tx: Tx,
  actor: Actor,
  { householdId, openings }: Asked,
): Promise<Consent[]> {
  const consents = await read.consentsOf(tx, householdId)
  const compartments = await read.compartmentsOf(
    tx,
    consents.map(({ id }) => id),
  )
  return consents.map(({ kind, withdrawnAt, recordedBy, firstName, lastName, ...consent }) => {
    const own = compartments.filter(({ consentId }) => consentId === consent.id)
    const opened = openedIn(kind, openings)
    return {
      ...consent,
      givenBy: consent.givenBy as Consent['givenBy'],
      means: consent.means as Consent['means'],
      personName: [firstName, lastName].filter(Boolean).join(' '),
      state: stateOf(withdrawnAt, consent.expiresOn, actor.today),
      opened: own.map(({ compartment, label }) => ({
        ...{ compartment, label },
        readers: opened.find((one) => one.compartment === compartment)?.readers ?? [],
      })),
      mayWithdraw: withdrawnAt === null && read.mayWithdraw(actor, recordedBy),
    }
  })
}

function stateOf(withdrawnAt: unknown, expiresOn: string, today: string): Consent['state'] {
  if (withdrawnAt !== null) return 'withdrawn'
  return expiresOn <= today ? 'expired' : 'live'
}
