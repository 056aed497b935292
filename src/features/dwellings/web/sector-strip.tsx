import { TextLink } from '#web/ui/links.tsx'
import type { SectorTally } from '../contract.ts'
import './sector-strip.css'

/** C2, C9: how each sector fills, and how many of its dwellings are outside the communes that it names. */
export function SectorStrip({ tallies }: { tallies: readonly SectorTally[] }) {
  const shown = tallies.filter(({ sectorId, open }) => sectorId !== null || open > 0)
  if (shown.length === 0) return null
  return (
    <ul className="sector-strip" aria-label="Emploi des quotas par secteur">
      {shown.map((tally) => (
        <Sector key={tally.sectorId ?? 'none'} tally={tally} />
      ))}
    </ul>
  )
}

function Sector({ tally }: { tally: SectorTally }) {
  const { quota, proposed, allocated, signed } = tally
  const taken = proposed + allocated + signed
  return (
    <li
      className="sector-strip__sector"
      data-full={quota !== null && taken >= quota ? '' : undefined}
    >
      <p className="sector-strip__name">
        <TextLink to="/logements" search={{ secteur: tally.sectorId ?? 'aucun' }} inherit>
          {tally.sectorId === null ? 'Secteur à choisir' : tally.name}
        </TextLink>{' '}
        {tally.sectorId !== null &&
          `${String(taken)}${quota === null ? '' : ` sur ${String(quota)}`}`}
      </p>
      <p className="sector-strip__counts">{countsWords(tally)}</p>
    </li>
  )
}

function countsWords({
  sectorId,
  open,
  proposed,
  allocated,
  signed,
  outside,
}: SectorTally): string {
  if (sectorId === null) return `${String(open)} hors des communes nommées`
  const counts = [
    `${String(signed)} ${signed >= 2 ? 'signés' : 'signé'}`,
    `${String(allocated)} ${allocated >= 2 ? 'attribués' : 'attribué'}`,
    `${String(proposed)} ${proposed >= 2 ? 'proposés' : 'proposé'}`,
    `${String(open)} à proposer`,
  ]
  if (outside > 0) counts.push(`dont ${String(outside)} hors des communes nommées`)
  return counts.join(', ')
}
