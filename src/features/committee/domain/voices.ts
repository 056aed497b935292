export const VOICES = ['for', 'against', 'abstain'] as const
export type Voice = (typeof VOICES)[number]

export const SEAT_KINDS = [
  'board',
  'tenants',
  'mayor',
  'epci',
  'prefect',
  'association',
  'holder',
] as const
export type SeatKind = (typeof SEAT_KINDS)[number]

export const PRESENCES = ['expected', 'present', 'remote', 'excused', 'absent'] as const
export type Presence = (typeof PRESENCES)[number]

/** In what capacity a member sits. */
export const SEAT_WORDS: Readonly<Record<SeatKind, string>> = {
  board: 'membre du conseil',
  tenants: 'représente les locataires',
  mayor: 'pour le maire',
  epci: 'pour l’intercommunalité',
  prefect: 'pour le préfet',
  association: 'association agréée',
  holder: 'réservataire',
}

export type Member = {
  readonly id: string
  readonly kind: SeatKind
  readonly presence: Presence
  readonly mandateTo: string | null
}

/**
 * Whether a member has a deliberative voice at all.
 *
 * @param kind  in what capacity he sits
 * @returns     false for a consultative seat
 * @source      CCH, article L.441-2 and R.441-9
 */
export function isDeliberative(kind: SeatKind): boolean {
  return kind !== 'association' && kind !== 'holder'
}

/**
 * Whether a member is there, in the room or at a distance.
 *
 * @param member  with his presence
 * @returns       true when he may speak for himself
 * @source        règlement intérieur: remote presence counts
 */
export function isThere({ presence }: Pick<Member, 'presence'>): boolean {
  return presence === 'present' || presence === 'remote'
}

/**
 * Those whom the quorum counts: members of the board who are there, the tenants' representative among them.
 *
 * @param members  members of the session
 * @returns        how many are there, and how many there are in all
 * @source         CCH, article R.441-9: the quorum is set by the règlement intérieur
 */
export function quorumCount(members: readonly Member[]): {
  readonly present: number
  readonly seats: number
} {
  const counted = members.filter(({ kind }) => kind === 'board' || kind === 'tenants')
  return { present: counted.filter(isThere).length, seats: counted.length }
}

/**
 * Who votes on a dwelling: deliberative, sitting for this place, not recused, there or represented by somebody who is
 * and who is not recused either.
 *
 * @param members  members of the session
 * @param dwelling members who sit for it, and those who recused themselves (ids)
 * @returns        ids of the voters
 * @source         CCH, article L.441-2; domain report I1 and I7
 */
export function votersOf(
  members: readonly Member[],
  dwelling: { readonly sitting: readonly string[]; readonly recused: readonly string[] },
): readonly string[] {
  const takesPart = (id: string) => !dwelling.recused.includes(id)
  return members
    .filter(
      ({ id, kind }) => isDeliberative(kind) && dwelling.sitting.includes(id) && takesPart(id),
    )
    .filter((member) => {
      if (isThere(member)) return true
      const holder = members.find(({ id }) => id === member.mandateTo)
      return holder !== undefined && isThere(holder) && takesPart(holder.id)
    })
    .map(({ id }) => id)
}

export type Cast = { readonly memberId: string; readonly voice: Voice }
export type Tally = {
  readonly for: number
  readonly against: number
  readonly abstentions: number
  /** Whose voice made the difference between two equal numbers. */
  readonly castingVoice: 'mayor' | 'chair' | null
  readonly isCarried: boolean
}

/**
 * What the voices of a candidate come to. In a tie the mayor's voice prevails; when he gave none, that of the chair
 * prevails if the règlement says so.
 *
 * @param voices  one a member
 * @param context the members, the chair, and whether the chair's voice prevails
 * @returns       the count, whose voice made the difference, and whether the decision is carried
 * @source        CCH, article L.441-2 (the mayor's casting vote); règlement intérieur for the rest
 */
export function tallyOf(
  voices: readonly Cast[],
  context: {
    readonly members: readonly Member[]
    readonly chairId: string | null
    readonly chairPrevails: boolean
  },
): Tally {
  const count = (voice: Voice) => voices.filter((cast) => cast.voice === voice).length
  const tally = { for: count('for'), against: count('against'), abstentions: count('abstain') }
  if (tally.for !== tally.against || tally.for === 0) {
    return { ...tally, castingVoice: null, isCarried: tally.for > tally.against }
  }
  const spoken = voices.filter(({ voice }) => voice !== 'abstain')
  const kindOf = (id: string) => context.members.find((member) => member.id === id)?.kind
  const mayor = spoken.find(({ memberId }) => kindOf(memberId) === 'mayor')
  const chair = context.chairPrevails
    ? spoken.find(({ memberId }) => memberId === context.chairId)
    : undefined
  const casting = mayor ?? chair
  return {
    ...tally,
    castingVoice: mayor ? 'mayor' : chair ? 'chair' : null,
    isCarried: casting?.voice === 'for',
  }
}
