import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Icon } from '#web/ui/icon.tsx'

type Props = {
  readonly code: string
  readonly onDone: () => void
}

/** Shown once, to be handed over on paper. */
export function PaperCode({ code, onDone }: Props) {
  const address = window.location.host
  return (
    <div role="status">
      <p className="paper-code">{code}</p>
      <p className="account-text">
        Pour lire votre dossier, allez sur {address} et tapez ce code. Puis choisissez six chiffres.
        Gardez ce papier et ne le montrez à personne.
      </p>
      <p className="account-text no-print">
        Donnez ce papier à la personne elle-même. Le code s’utilise dans les trente jours. Il ne
        sera plus affiché.
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
