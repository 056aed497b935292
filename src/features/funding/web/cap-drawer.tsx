import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { QueryView } from '#web/ui/query-view.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { counted } from '#web/ui/typo.ts'
import type { FundingCap, FundingCaps } from '../contract.ts'
import './cap-drawer.css'
import { fundingCapsQuery } from './funding-queries.ts'
import { CAP_TITLES, monthWords } from './funding-words.ts'

const route = getRouteApi('/shell/programme/argent')

/** Q2: a cap month by month, to the end of the programme. Opened by the address. */
export function CapDrawer() {
  const { plafond } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...fundingCapsQuery, enabled: plafond !== undefined })
  if (plafond === undefined) return null
  const close = () =>
    void navigate({ search: (search) => ({ ...search, plafond: undefined }), resetScroll: false })
  return (
    <SideDrawer onClose={close} title={`${CAP_TITLES[plafond]}, mois par mois`}>
      <QueryView query={query} failure="Ce plafond n’a pas pu être chargé.">
        {(page) => {
          const cap = page.caps.find(({ line }) => line === plafond)
          return cap ? <Months cap={cap} page={page} /> : null
        }}
      </QueryView>
    </SideDrawer>
  )
}

function Months({ cap, page }: { cap: FundingCap; page: FundingCaps }) {
  return (
    <>
      <p className="cap-months__how">{howWords(cap, page)}</p>
      <table className="cap-months">
        <thead>
          <tr>
            <th scope="col">À la fin de</th>
            <th scope="col">Places</th>
            <th scope="col">
              <span className="visually-hidden">Constaté ou attendu</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changing(cap.months).map(({ month, used, isExpected }) => (
            <tr key={month}>
              <th scope="row">{monthWords(month)}</th>
              <td>
                {used} sur {cap.limit}
              </td>
              <td>{isExpected ? 'attendu' : 'constaté'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

// The first month, the last one, and each month in which something changes.
function changing(months: FundingCap['months']): FundingCap['months'] {
  return months.filter(
    ({ used, isExpected }, index) =>
      index === months.length - 1 ||
      used !== months[index - 1]?.used ||
      isExpected !== months[index - 1]?.isExpected,
  )
}

function howWords({ limit, line, used }: FundingCap, { housed, toCome }: FundingCaps): string {
  const coming = counted(toCome, 'ménage')
  if (line === 'adapted-management')
    return `${counted(used, 'ménage logé', 'ménages logés')} ; ${coming} à venir, à rythme égal jusqu’au dernier bail.`
  if (housed === 0)
    return `Aucun ménage logé encore : le plan prévoit ${String(limit)} places pour ${coming}.`
  return `${counted(used, 'place prise', 'places prises')} pour ${counted(housed, 'ménage logé', 'ménages logés')}. La suite suppose la même proportion parmi ${coming} à venir.`
}
