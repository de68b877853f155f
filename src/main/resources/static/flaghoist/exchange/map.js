// The map: senders on the left, recipients on the right, and between them what flows through the hub. A partner's
// bodies are recipients of their own once it is unfolded; until then what is for them counts as the partner's.
import { React, core, h, table } from '../host.js'
import { count, short } from '../words.js'
import { Flows } from './flows.js'
import { Side } from './side.js'

const total = (flows, member, id, when) =>
  flows.filter(flow => flow[member] === id).reduce((sum, flow) => sum + flow[when], 0)

const bodiesOf = partner => partner.bodies.map(body => ({ ...partner, ...body, bodyOf: partner.id, bodies: [] }))

const recipientsOf = (partners, unfolded) => partners.flatMap(partner => unfolded.has(partner.id) ? [partner, ...bodiesOf(partner)] : [partner])

/** What there is of a folded partner's bodies, as the partner's. */
const foldedPartner = (partner, unfolded) => unfolded.has(partner.id) ? partner
  : { ...partner, ...Object.fromEntries(['deadOut', 'held'].map(name => [name, partner.bodies.reduce((sum, body) => sum + body[name], partner[name])])) }

const foldedFlows = (flows, recipients, partners) => {
  const shown = new Set(recipients.map(recipient => recipient.id))
  const merged = {}
  flows.forEach(flow => {
    const owner = partners.find(partner => partner.bodies.some(body => body.id === flow.recipient))
    const recipient = shown.has(flow.recipient) || !owner ? flow.recipient : owner.id
    const there = merged[flow.sender + '>' + recipient] ?? { lastMinute: 0, lastHour: 0 }
    merged[flow.sender + '>' + recipient] = { sender: flow.sender, recipient, lastMinute: there.lastMinute + flow.lastMinute, lastHour: there.lastHour + flow.lastHour }
  })
  return Object.values(merged)
}

const Unfold = ({ partner, open, toggle }) => partner.bodies.length > 0 && h('button', {
  type: 'button', className: 'fh-unfold', 'aria-expanded': open, 'aria-label': `Bodies of ${short(partner.id)}`, onClick: () => toggle(partner.id) },
count(partner.bodies.length, 'body', 'bodies'))

const Column = ({ partners, flows, side, member, over, setOver, unfolded, toggle }) => h('ul', { className: 'fh-side', 'aria-label': side === 'in' ? 'Senders' : 'Recipients' },
  partners.map(partner => h('li', { key: partner.id, className: partner.bodyOf && 'fh-body', onMouseEnter: () => setOver({ member, id: partner.id }), onMouseLeave: () => setOver(undefined) },
    h(Side, { partner, side, more: side === 'out' && h(Unfold, { partner, open: unfolded.has(partner.id), toggle }), lastHour: total(flows, member, partner.id, 'lastHour'), lastMinute: total(flows, member, partner.id, 'lastMinute') }))))

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
  const [unfolded, setUnfolded] = React.useState(new Set())
  const toggle = id => setUnfolded(before => new Set(before.has(id) ? [...before].filter(each => each !== id) : [...before, id]))
  const recipients = recipientsOf(partners, unfolded).map(recipient => foldedPartner(recipient, unfolded))
  const shown = foldedFlows(flows, recipients, partners)
  const seen = shown.filter(flow => flow.lastHour > 0)
  const column = (side, member, listed) => h(Column, { partners: listed, flows: shown, side, member, over, setOver, unfolded, toggle })
  return h('div', null,
    h('div', { className: 'fh-map-heads fh-soft' }, h('span', null, 'From'), h('span', null, 'Copies in the last hour'), h('span', null, 'To')),
    h('div', { className: 'fh-map' },
      column('in', 'sender', partners),
      h(Flows, { senders: partners, recipients, flows: seen, over, label: summary(seen) }),
      column('out', 'recipient', recipients)),
    seen.length === 0 && h(core.Content, { component: 'p', className: 'fh-soft' }, 'Nothing was sent in the last hour.'),
    h(AsTable, { flows: flows.filter(flow => flow.lastHour > 0) }))
}
