import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { formatDay, parseDay } from './dates.ts'
import { Icon } from './icon.tsx'

const DayCalendar = lazy(() =>
  import('./day-calendar.tsx').then(({ DayCalendar: component }) => ({ default: component })),
)

type Props = {
  /** What is typed, as it is: an impossible date stays on screen until it is corrected. */
  value?: string
  onChange: (typed: string) => void
  minDay?: string
  maxDay?: string
} & Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'>

/** A date, typed as 24/11/2026 or picked in a calendar, which is fetched when it is first opened. */
export function DayField({ value = '', onChange, minDay, maxDay, ...input }: Props) {
  const [open, setOpen] = useState(false)
  const tidy = () => {
    const day = parseDay(value)
    if (day) onChange(formatDay(day))
  }
  const calendar = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <ActionIcon aria-label="Choisir dans un calendrier" onClick={() => setOpen(!open)}>
          <Icon of={IconCalendar} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={null}>
          <DayCalendar
            day={parseDay(value)}
            {...(minDay && { minDay })}
            {...(maxDay && { maxDay })}
            onPick={(day) => {
              onChange(formatDay(day))
              setOpen(false)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      placeholder="jj/mm/aaaa"
      {...input}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        tidy()
        input.onBlur?.(event)
      }}
      rightSection={calendar}
    />
  )
}

/** What a form sends: the day, or the typed words, which the server then refuses as an impossible date. */
export function typedDay(typed: string): string | null {
  return typed.trim() === '' ? null : (parseDay(typed) ?? typed.trim())
}
