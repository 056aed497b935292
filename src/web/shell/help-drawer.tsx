import { Kbd } from '@mantine/core'
import { IconClock, IconEye, IconHourglass, IconLock } from '@tabler/icons-react'
import { useSignedIn } from '../session/session.ts'
import { Chip } from '../ui/chip.tsx'
import { SideDrawer } from '../ui/side-drawer.tsx'
import './help-drawer.css'

type Props = {
  onClose: () => void
}

/** How to read a screen of Pérenne. */
export function HelpDrawer({ onClose }: Props) {
  const professional = useSignedIn().account.kind === 'professional'
  return (
    <SideDrawer onClose={onClose} title="Aide">
      <h3 className="help__title">Lire les couleurs</h3>
      <Marks />
      {professional && <Keys />}
      <h3 className="help__title">Une question sur un ménage</h3>
      <p className="help__text">
        Chaque bloc dit qui le lit. Un bloc masqué dit à qui demander. Ce que vous consultez est
        noté et le ménage peut le relire.
      </p>
    </SideDrawer>
  )
}

function Marks() {
  return (
    <dl className="help__list">
      <dt>
        <Chip tone="todo" icon={IconClock}>
          demain
        </Chip>
      </dt>
      <dd>À vous d’agir, bientôt</dd>
      <dt>
        <Chip tone="late" icon={IconClock}>
          {'retard de 2\u00a0j'}
        </Chip>
      </dt>
      <dd>La date est passée, en jours ouvrés</dd>
      <dt>
        <Chip tone="wait" icon={IconHourglass}>
          {'sous 4\u00a0j'}
        </Chip>
      </dt>
      <dd>Un partenaire doit agir</dd>
      <dt>
        <Chip icon={IconEye}>vu par</Chip>
      </dt>
      <dd>Les personnes qui lisent ce bloc</dd>
      <dt>
        <Chip icon={IconLock}>masqué</Chip>
      </dt>
      <dd>Votre rôle ne lit pas ce bloc</dd>
    </dl>
  )
}

function Keys() {
  return (
    <>
      <h3 className="help__title">Au clavier</h3>
      <dl className="help__list">
        <dt>
          <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
        </dt>
        <dd>Rechercher un ménage, une page, une action</dd>
        <dt>
          <Kbd>Tab</Kbd>
        </dt>
        <dd>Passer d’un élément au suivant</dd>
        <dt>
          <Kbd>Échap</Kbd>
        </dt>
        <dd>Fermer ce qui est ouvert par-dessus la page</dd>
      </dl>
    </>
  )
}
