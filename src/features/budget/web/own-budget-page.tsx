import { useQuery } from '@tanstack/react-query'
import { PageTitle } from '#web/ui/page-title.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import type { BudgetRead } from '../contract.ts'
import { affordableRent } from '../domain/affordable-rent.ts'
import type { BudgetFacts } from '../domain/budget-facts.ts'
import { runsOn } from '../domain/budget-facts.ts'
import { budgetQuery } from './budget-queries.ts'
import { euros } from '#web/ui/euros.ts'
import { CHARGE_WORDS, communeWords, kindWords } from './budget-words.ts'
import './own-budget.css'
import { Sum } from './sum.tsx'
import { factsOf, rulesOf } from './use-budget.ts'

/** My money, in a few lines: what I have, what I pay, which rent is possible. */
export function OwnBudgetPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own-budget">
      <PageTitle title="Mon budget" className="own-budget__title" />
      <QueryView query={own} failure="Votre dossier ne s’ouvre pas.">
        {(household) => (household ? <Own householdId={household.id} /> : <NotYet />)}
      </QueryView>
    </div>
  )
}

function Own({ householdId }: { householdId: string }) {
  const query = useQuery(budgetQuery(householdId))
  return (
    <QueryView query={query} failure="Votre budget ne s’ouvre pas.">
      {(budget) => {
        const facts = factsOf(budget)
        return facts && budget.declared ? (
          <>
            <WhatIHave budget={budget} declared={budget.declared} facts={facts} />
            <WhatIPay declared={budget.declared} today={budget.today} facts={facts} />
            <WhichRent budget={budget} facts={facts} />
          </>
        ) : (
          <NotYet />
        )
      }}
    </QueryView>
  )
}

function NotYet() {
  return (
    <section className="own-budget__card">
      <p>Votre budget n’est pas encore rempli.</p>
      <p>La personne qui vous accompagne le remplit avec vous.</p>
    </section>
  )
}

type Declared = NonNullable<BudgetRead['declared']>

function WhatIHave({
  budget,
  declared,
  facts,
}: {
  budget: BudgetRead
  declared: Declared
  facts: BudgetFacts
}) {
  return (
    <section className="own-budget__card" aria-labelledby="ce-que-j-ai">
      <h2 id="ce-que-j-ai">Ce que nous avons par mois</h2>
      <Sum
        lines={declared.resources
          .filter((line) => runsOn(line, budget.today))
          .map(({ kind, monthlyCents }) => ({
            label: kindWords(budget.kinds, kind),
            cents: monthlyCents,
          }))}
        total={{ label: 'En tout', cents: facts.resourcesCents }}
      />
      <p className="own-budget__small">Dit le {formatLongDay(declared.statedOn)}.</p>
    </section>
  )
}

function WhatIPay({
  declared,
  today,
  facts,
}: {
  declared: Declared
  today: string
  facts: BudgetFacts
}) {
  const charges = declared.charges.filter((line) => runsOn(line, today))
  if (charges.length === 0) return null
  return (
    <section className="own-budget__card" aria-labelledby="ce-que-je-paie">
      <h2 id="ce-que-je-paie">Ce que nous payons par mois</h2>
      <Sum
        lines={charges.map(({ kind, monthlyCents }) => ({
          label: CHARGE_WORDS[kind],
          cents: monthlyCents,
        }))}
        total={{ label: 'En tout', cents: facts.chargesCents }}
      />
    </section>
  )
}

function WhichRent({ budget, facts }: { budget: BudgetRead; facts: BudgetFacts }) {
  const bands = budget.zones.flatMap((place) => {
    const cents = affordableRent(facts, place.zone, rulesOf(budget))?.byItselfCents ?? null
    return cents === null ? [] : [{ cents, ...place }]
  })
  return (
    <section className="own-budget__card" aria-labelledby="quel-loyer">
      <h2 id="quel-loyer">Le loyer possible</h2>
      {bands.length === 0 && <p>Parlez-en avec la personne qui vous accompagne.</p>}
      {bands.map(({ zone, cents, communes }) => (
        <p key={zone}>
          <strong>{euros(cents)}</strong> de loyer au plus, par exemple à {communeWords(communes)}.
        </p>
      ))}
      <p className="own-budget__small">
        C’est un calcul, pas une décision. L’aide au logement y est comptée : la CAF seule la
        décide.
      </p>
    </section>
  )
}
