import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Icon } from '../ui/icon.tsx'
import './bottom-bar.css'
import { phoneEntries, type RailEntry } from './rail-entries.ts'
import { RAIL_ICONS } from './rail-icons.ts'
import { RailLink } from './rail-link.tsx'

/** The rail of phones. */
export function BottomBar({ entries }: { entries: readonly RailEntry[] }) {
  const { shown, more } = phoneEntries(entries)
  if (entries.length === 0) return null
  return (
    <nav className="bottom-bar no-print" aria-label="Navigation principale">
      <ul className="bottom-bar__entries">
        {shown.map(({ key, to, label }) => (
          <li key={key}>
            <RailLink to={to}>
              <Icon of={RAIL_ICONS[key]} size={22} />
              {label}
            </RailLink>
          </li>
        ))}
        {more.length > 0 && (
          <li>
            <MoreMenu entries={more} />
          </li>
        )}
      </ul>
    </nav>
  )
}

function MoreMenu({ entries }: { entries: readonly RailEntry[] }) {
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className="rail-link">
          <Icon of={IconDots} size={22} />
          Plus
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ key, to, label }) => (
          <Menu.Item key={key} component={RailLink} to={to}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
