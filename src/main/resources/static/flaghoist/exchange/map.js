// The map: senders on the left, recipients on the right, and between them what flows through the hub.
import { React, core, h, table } from '../host.js'
import { count, short } from '../words.js'
import { Flows } from './flows.js'
import { Side } from './side.js'

const total = (flows, member, id, when) =>
  flows.filter(flow => flow[member] === id).reduce((sum, flow) => sum + flow[when], 0)

const Column = ({ partners, flows, side, member, over, setOver }) => h('ul', { className: 'fh-side', 'aria-label': side === 'in' ? 'Senders' : 'Recipients' },
  partners.map(partner => h('li', { key: partner.id, onMouseEnter: () => setOver({ member, id: partner.id }), onMouseLeave: () => setOver(undefined) },
    h(Side, { partner, side, lastHour: total(flows, member, partner.id, 'lastHour'), lastMinute: total(flows, member, partner.id, 'lastMinute') }))))

const AsTable = ({ flows }) => h('details', { className: 'fh-gap' },
  h('summary', null, 'The same as a table'),
  h(table.Table, { 'aria-label': 'Copies sent from partner to partner', variant: 'compact' },
    h(table.Thead, null, h(table.Tr, null, ['From', 'To', 'Copies in the last minute', 'Copies in the last hour'].map(name => h(table.Th, { key: name }, name)))),
    h(table.Tbody, null, flows.map(flow => h(table.Tr, { key: flow.sender + flow.recipient },
      h(table.Td, null, short(flow.sender)), h(table.Td, null, short(flow.recipient)), h(table.Td, null, flow.lastMinute), h(table.Td, null, flow.lastHour))))))

const summary = flows => flows.length === 0 ? 'Nothing was sent in the last hour.'
  : flows.map(flow => `${short(flow.sender)} to ${short(flow.recipient)}: ${count(flow.lastHour, 'copy', 'copies')}`).join('; ')

export const Map = ({ picture: { partners, flows } }) => {
  const [over, setOver] = React.useState()
  const seen = flows.filter(flow => flow.lastHour > 0)
  const column = (side, member) => h(Column, { partners, flows, side, member, over, setOver })
  return h('div', null,
    h('div', { className: 'fh-map-heads fh-soft' }, h('span', null, 'From'), h('span', null, 'Copies in the last hour'), h('span', null, 'To')),
    h('div', { className: 'fh-map' },
      column('in', 'sender'),
      h(Flows, { partners, flows: seen, over, label: summary(seen) }),
      column('out', 'recipient')),
    seen.length === 0 && h(core.Content, { component: 'p', className: 'fh-soft' }, 'Nothing was sent in the last hour.'),
    h(AsTable, { flows: seen }))
}
