import type { HouseholdRead, TimelineEvent } from '../contract.ts'

type Sources = {
  readonly notice: { id: string; givenOn: string } | undefined
  readonly referral: { sentAt: string | null } | undefined
  readonly adhesions: readonly {
    id: string
    state: string
    statedOn: string
    words: string | null
  }[]
  readonly eligibilities: readonly {
    id: string
    outcome: string
    motive: string | null
    decidedOn: string
  }[]
  readonly team: HouseholdRead['team']
}

const ADHESION_TITLES: Readonly<Record<string, string>> = {
  informed: 'Le ménage est informé du parcours',
  hesitant: 'Le ménage hésite',
  agrees: 'Le ménage est d’accord',
  refuses: 'Le ménage refuse pour l’instant',
  withdrew: 'Le ménage se retire',
}

/** One line of events, newest first, made only of what this reader has already been given. */
export function eventsOf(sources: Sources): TimelineEvent[] {
  const { notice, referral } = sources
  const events: TimelineEvent[] = [
    ...(notice
      ? [event('notice', notice.id, notice.givenOn, 'Notice d’information donnée au ménage')]
      : []),
    ...(referral?.sentAt
      ? [
          event(
            'referral-sent',
            'sent',
            parisDay(referral.sentAt),
            'Signalement envoyé au bailleur',
          ),
        ]
      : []),
    ...sources.adhesions.map((adhesion) =>
      event(
        'adhesion',
        adhesion.id,
        adhesion.statedOn,
        ADHESION_TITLES[adhesion.state] ?? 'Adhésion',
        adhesion.words === null ? null : `«\u00a0${adhesion.words}\u00a0»`,
      ),
    ),
    ...sources.eligibilities.map((decision) =>
      event(
        'eligibility',
        decision.id,
        decision.decidedOn,
        decision.outcome === 'accepted'
          ? 'Entrée dans le dispositif acceptée'
          : 'Entrée non retenue',
        decision.motive,
      ),
    ),
    ...sources.team
      .filter((member) => member.name !== null)
      .map((member) =>
        event(
          'assignment',
          member.assignmentId,
          member.since,
          `${member.isMe ? 'Vous suivez' : `${member.name ?? ''} suit`} le dossier`,
          `${member.roleLabel}, ${member.organisation}`,
        ),
      ),
  ]
  return events.sort((a, b) => b.on.localeCompare(a.on))
}

// A fact of the file: kind, id, day, title and what it says.
function event(
  kind: TimelineEvent['kind'],
  id: string,
  on: string,
  ...[title, detail = null]: [string, (string | null)?]
): TimelineEvent {
  return { id: `${kind}:${id}`, kind, on, title, detail }
}

function parisDay(instant: string): string {
  return new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date(instant))
}
