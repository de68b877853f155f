// All partners in a table.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { Breaker, PartnerState } from '../parts/labels.js'
import { Grid } from '../parts/grid.js'
import { Ago } from '../parts/moment.js'
import { count, short } from '../words.js'
import { Expiry, nearest } from './expiries.js'
import { isWindowOpen } from './window.js'

const Server = ({ partner }) => {
  if (partner.transport === 'JMS') return 'uses the hub\'s broker'
  const open = [partner.collect, partner.deliver].find(connection => connection?.state === 'OPEN')
  return h(Breaker, { connection: open ?? partner.collect ?? { state: 'CLOSED' } })
}

const Waiting = ({ of }) => of.waiting === 0 ? 'nothing'
  : h('span', null, count(of.waiting, 'message'), of.oldest && h('span', { className: 'fh-soft' }, ', oldest ', h(Ago, { at: of.oldest })))

const columns = [
  ['Partner', partner => h(router.Link, { to: addressOf('partners', partner.id) }, h('strong', null, short(partner.id)), ' ', partner.name)],
  ['State', partner => h('span', null, h(PartnerState, { state: partner.state.state }),
    isWindowOpen(partner.window) && h(core.Label, { isCompact: true, status: 'info' }, 'In maintenance'))],
  ['Server', partner => h(Server, { partner })],
  ['Last received', partner => partner.lastReceived ? h(Ago, { at: partner.lastReceived }) : 'nothing yet'],
  ['Last delivered', partner => partner.lastDelivered ? h(Ago, { at: partner.lastDelivered }) : 'nothing yet'],
  ['Waiting for it', partner => h(Waiting, { of: partner.out })],
  ['Expires next', partner => h(Expiry, { of: nearest(partner.expiries) })],
]

export const Partners = ({ partners }) => h(Grid, { label: 'Partners', columns, rows: partners, keyOf: partner => partner.id })
