import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/fr'

type Props = {
  day: string | null
  minDay?: string
  maxDay?: string
  onPick: (day: string) => void
}

const LABELS = {
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  previousYear: 'Année précédente',
  nextYear: 'Année suivante',
  previousDecade: 'Décennie précédente',
  nextDecade: 'Décennie suivante',
  monthLevelControl: 'Choisir le mois',
  yearLevelControl: 'Choisir l’année',
}

export function DayCalendar({ day, minDay, maxDay, onPick }: Props) {
  return (
    <DatePicker
      locale="fr"
      firstDayOfWeek={1}
      ariaLabels={LABELS}
      value={day}
      {...(day && { defaultDate: day })}
      {...(minDay && { minDate: minDay })}
      {...(maxDay && { maxDate: maxDay })}
      onChange={(picked) => picked && onPick(picked)}
    />
  )
}
