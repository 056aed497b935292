import { IconCalculator } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { TextLink } from '#web/ui/links.tsx'
import type { BudgetRead } from '../contract.ts'
import type { BudgetFacts } from '../domain/budget-facts.ts'
import type { BudgetRules } from '../domain/budget-rules.ts'
import { budgetSheet, type BudgetSheet } from '../domain/budget-sheet.ts'
import { euros } from '#web/ui/euros.ts'
import { decimal, percent } from './budget-words.ts'
import { SOLVENCY_WORDS } from '../domain/solvency.ts'
import { FirstCash } from './first-cash.tsx'
import { LeftToPay } from './left-to-pay.tsx'
import { SheetActions } from './sheet-actions.tsx'
import { TriedDwelling } from './tried-dwelling.tsx'
import { dwellingOf, rulesOf } from './use-budget.ts'
import { Why } from './why.tsx'

const route = getRouteApi('/shell/menages/$householdId/budget')

type Props = {
  readonly budget: BudgetRead
  readonly facts: BudgetFacts
  readonly householdId: string
}

/** H8: the budget in one dwelling, the one proposed or one that is tried. */
export function SheetCard({ budget, facts, householdId }: Props) {
  const search = route.useSearch()
  const isTried = search.loyer !== undefined
  const dwelling = dwellingOf(budget, search)
  const sheet = dwelling && budgetSheet(dwelling, facts, rulesOf(budget))
  return (
    <Card title="Fiche budget d’un logement" icon={IconCalculator}>
      <div className="budget-stack">
        {budget.dwelling && !isTried ? (
          <Proposed dwelling={budget.dwelling} />
        ) : (
          <TriedDwelling budget={budget} />
        )}
        {sheet && (
          <>
            <Figures sheet={sheet} facts={facts} rules={budget.rules} />
            <LeftToPay sheet={sheet} />
            <FirstCash sheet={sheet} />
          </>
        )}
        <p className="budget-note">Estimation : la CAF seule décide de l’aide au logement.</p>
        <SheetActions budget={budget} householdId={householdId} isTried={isTried} />
      </div>
    </Card>
  )
}

function Proposed({ dwelling }: { dwelling: NonNullable<BudgetRead['dwelling']> }) {
  const { typology, communeName, rentCents, chargesCents } = dwelling
  return (
    <p className="budget-note">
      Logement proposé : {typology} à {communeName}, {euros(rentCents)} de loyer et{' '}
      {euros(chargesCents)} de charges.{' '}
      <TextLink
        from="/menages/$householdId/budget"
        to="."
        search={(search) => ({
          ...search,
          loyer: rentCents / 100,
          charges: chargesCents / 100,
          zone: dwelling.zone,
        })}
        fz="sm"
      >
        Essayer un autre loyer
      </TextLink>
    </p>
  )
}

type FiguresProps = {
  readonly sheet: BudgetSheet
  readonly facts: BudgetFacts
  readonly rules: BudgetRules
}

function Figures({ sheet, facts, rules }: FiguresProps) {
  const verdict = sheet.solvency && SOLVENCY_WORDS[sheet.solvency]
  return (
    <>
      <p className="budget-verdict" role="status">
        Peut-il payer&#8239;?{' '}
        {verdict ? (
          <Chip tone={verdict.tone}>{verdict.label}</Chip>
        ) : (
          <Chip tone="todo">seuils à régler</Chip>
        )}
      </p>
      <dl className="budget-verdict__figures">
        <div>
          <dt>Aide estimée</dt>
          <dd>{sheet.benefit ? euros(sheet.benefit.cents) : 'inconnue'}</dd>
        </div>
        <div>
          <dt>Taux d’effort</dt>
          <dd>{sheet.effortRatio === null ? '—' : percent(sheet.effortRatio)}</dd>
        </div>
        <div>
          <dt>Reste à vivre</dt>
          <dd>
            {euros(sheet.residualCents)}
            <small>par jour et par unité</small>
          </dd>
        </div>
      </dl>
      <Why of="le taux d’effort et le reste à vivre">
        <Measures sheet={sheet} facts={facts} rules={rules} />
      </Why>
    </>
  )
}

function Measures({ sheet, facts, rules }: FiguresProps) {
  const { units } = facts
  return (
    <>
      <p>
        Taux d’effort (arrêté du 10 mars 2011) : reste à payer {euros(sheet.leftToPayCents)} ÷
        ressources {euros(facts.resourcesCents)}
        {sheet.effortRatio === null
          ? ' : sans ressources, il ne se calcule pas.'
          : ` = ${percent(sheet.effortRatio)}.`}
      </p>
      <p>
        Reste à vivre : {euros(facts.resourcesCents)} de ressources − {euros(sheet.leftToPayCents)}{' '}
        à payer − {euros(facts.chargesCents)} de charges = {euros(sheet.residualMonthlyCents)} par
        mois, ÷ {decimal(units.total)} unités de consommation ÷ {rules['days-in-month']} jours ={' '}
        {euros(sheet.residualCents)}.
      </p>
      <p>
        Unités : {decimal(rules['unit-first'])} pour la première personne, {units.fromAge} ×{' '}
        {decimal(rules['unit-from-age'])} dès {rules['unit-age']} ans, {units.belowAge} ×{' '}
        {decimal(rules['unit-below-age'])} avant.
      </p>
    </>
  )
}
