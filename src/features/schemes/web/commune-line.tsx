import { TextLink } from '#web/ui/links.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { CommuneRow, SchemeRules } from '../contract.ts'

/** C3: a commune as the landlord names it, and what it is today. */
export function CommuneLine({ commune, rules }: { commune: CommuneRow; rules: SchemeRules }) {
  const { inseeThen, officialName, benefitZone, postalCode } = commune
  return (
    <li className="commune-line">
      <div>
        <p className="commune-line__name">{officialName}</p>
        <p className="rule-line__detail">
          {todayWords(commune)} Aides au logement : zone&nbsp;{benefitZone}. {postalCode}
        </p>
      </div>
      <TextLink
        to="."
        search={(search: Record<string, unknown>) => ({ ...search, regle: `commune~${inseeThen}` })}
        resetScroll={false}
        fz="sm"
      >
        {rules.abilities.includes('rules.change') ? 'Changer' : 'Versions'}
        <span className="visually-hidden"> : secteur de {officialName}</span>
      </TextLink>
    </li>
  )
}

const NUMBER = new Intl.NumberFormat('fr-FR')

/** What the commune is today; its own code when a merger gave it another. */
function todayWords(commune: CommuneRow): string {
  const { status, statusSince, presentName, insee, inseeThen, population } = commune
  const people = `${NUMBER.format(population)}\u00a0habitants`
  if (status === 'commune') return `Code ${insee}, ${people}.`
  const since = statusSince === null ? '' : ` depuis le\u00a0${formatDay(statusSince)}`
  return status === 'delegated'
    ? `Code ${inseeThen}. Commune déléguée${since} : ${presentName} (${insee}).`
    : `Code ${inseeThen}. ${presentName}${since}, ${people}.`
}
