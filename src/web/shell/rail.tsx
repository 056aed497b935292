import { Tooltip } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useSignedIn } from '../session/session.ts'
import { Icon } from '../ui/icon.tsx'
import { counted } from '../ui/typo.ts'
import { RailLink } from './rail-link.tsx'
import type { RailEntry } from './rail-entries.ts'
import { RAIL_ICONS } from './rail-icons.ts'
import './rail.css'

/** Folded on narrow screens unless the person chose otherwise; the choice is kept. */
function useFolded(): readonly [boolean, (folded: boolean) => void] {
  const narrow = useMediaQuery('(max-width: 63.99em)', false, { getInitialValueInEffect: false })
  const [chosen, choose] = useLocalStorage<boolean | null>({
    key: 'perenne-rail-folded',
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  return [chosen ?? narrow, choose]
}

export function Rail({ entries }: { entries: readonly RailEntry[] }) {
  const [folded, fold] = useFolded()
  return (
    <nav
      className="rail no-print"
      data-folded={folded || undefined}
      aria-label="Navigation principale"
    >
      <div className="rail__inner">
        <ul className="rail__entries">
          {entries.map(({ key, to, label }) => (
            <li key={key}>
              <Tooltip label={label} position="right" disabled={!folded}>
                <RailLink to={to} aria-label={folded ? label : undefined}>
                  <Icon of={RAIL_ICONS[key]} size={19} />
                  {!folded && label}
                </RailLink>
              </Tooltip>
            </li>
          ))}
        </ul>
        <div className="rail__foot">
          {!folded && <SchemeLines />}
          <button
            type="button"
            className="rail__fold"
            aria-label={folded ? 'Déplier les rubriques' : undefined}
            onClick={() => fold(!folded)}
          >
            <Icon of={folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse} />
            {!folded && 'Replier'}
          </button>
        </div>
      </div>
    </nav>
  )
}

function SchemeLines() {
  const { scheme } = useSignedIn()
  if (!scheme) return null
  return (
    <>
      <p>{scheme.name}</p>
      <p>
        Mois {scheme.month} sur {scheme.months}
      </p>
      <p>{counted(scheme.households, 'ménage')}</p>
    </>
  )
}
