import { IconBuilding, IconDoorExit, IconHomePlus, IconKey } from '@tabler/icons-react'
import { useMay, useSignedIn } from '#web/session/session.ts'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { TabLink, TabLinks } from '#web/ui/tab-links.tsx'
import './stock-rows.css'

/** The three faces of the stock under one title: what is freed, what there is, who holds it. */
export function StockHead() {
  const isHolder = useSignedIn().current?.role === 'RES'
  return (
    <div className="stock-head">
      <PageHeader
        title="Logements"
        subtitle={
          isHolder
            ? 'Les logements de votre contingent : ceux qui se libèrent, et tous les autres.'
            : 'Les logements qui se libèrent, le parc, et qui le réserve.'
        }
        actions={<EnterRelease isHolder={isHolder} />}
      />
      <TabLinks label="Rubriques des logements">
        {[
          <TabLink key="v" to="/logements" activeOptions={EXACT} icon={IconDoorExit}>
            Libérations
          </TabLink>,
          <TabLink key="p" to="/logements/parc" activeOptions={EXACT} icon={IconBuilding}>
            {isHolder ? 'Notre contingent' : 'Parc'}
          </TabLink>,
          <TabLink key="r" to="/logements/reservataires" icon={IconKey}>
            {isHolder ? 'Nos droits' : 'Réservataires'}
          </TabLink>,
        ]}
      </TabLinks>
    </div>
  )
}

const EXACT = { exact: true, includeSearch: false } as const

function EnterRelease({ isHolder }: { isHolder: boolean }) {
  if (!useMay('vacancy.open')) return null
  return (
    <LinkButton to="/logements/liberation" leftSection={<Icon of={IconHomePlus} />}>
      {isHolder ? 'Proposer un logement de notre contingent' : 'Saisir une libération'}
    </LinkButton>
  )
}
