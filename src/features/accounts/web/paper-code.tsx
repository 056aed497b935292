import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Icon } from '#web/ui/icon.tsx'

type Props = {
  readonly code: string
  readonly onDone: () => void
}

/** Shown once, to be handed over on paper. */
export function PaperCode({ code, onDone }: Props) {
  return (
    <div role="status">
      <p className="paper-code">{code}</p>
      <p className="account-text">
        Donnez ce code à la personne elle-même. Il s’utilise dans les trente jours, puis six
        chiffres de son choix le protègent. Il ne sera plus affiché.
      </p>
      <Group>
        <Button
          variant="default"
          leftSection={<Icon of={IconPrinter} />}
          onClick={() => {
            window.print()
          }}
        >
          Imprimer
        </Button>
        <Button onClick={onDone}>C’est remis</Button>
      </Group>
    </div>
  )
}
