// One partner.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { Ago } from '../parts/moment.js'
import { Facts, Frame, Section } from '../parts/page.js'
import { count, short } from '../words.js'
import { Connection, TestConnection } from './connection.js'
import { Expiries } from './expiries.js'
import { StateOf } from './state.js'
import { Window } from './window.js'

const waiting = ({ waiting: n, oldest }) => n === 0 ? 'nothing'
  : h('span', null, count(n, 'message'), oldest && h('span', null, ', the oldest came ', h(Ago, { at: oldest })))

const link = (n, one, to) => n === 0 ? 'none' : h(router.Link, { to }, count(n, one))

const expected = ({ on, learnt, within }) => !on ? 'nothing: its file does not say'
  : !within ? 'to be learnt: it was watched for less than a week'
  : `something within ${within}${learnt ? ', as learnt from the last weeks' : ''}`

const Traffic = ({ partner }) => h(Facts, { of: [
  ['Last received from it', partner.lastReceived ? h(Ago, { at: partner.lastReceived }) : 'nothing yet'],
  ['Last accepted from it', partner.lastAccepted ? h(Ago, { at: partner.lastAccepted }) : 'nothing in the last weeks'],
  ['Expected from it', expected(partner.expected)],
  ['Last delivered to it', partner.lastDelivered ? h(Ago, { at: partner.lastDelivered }) : 'nothing yet'],
  ['Throttle', partner.throttle ? `at most ${partner.throttle}` : 'none'],
  ['From it, to be translated', waiting(partner.in)],
  ['For it, waiting', waiting(partner.out)],
  ['From it, rejected', link(partner.deadIn, 'dead letter', addressOf('dead-letters', '', { direction: 'in', partner: partner.id }))],
  ['For it, failed', link(partner.deadOut, 'dead letter', addressOf('dead-letters', '', { direction: 'out', partner: partner.id }))],
  ['For it, held', link(partner.held, 'hold', addressOf('holds', '', { partner: partner.id }))],
  ...partner.bodies.map(body => [`For ${body.name}, failed or held`, h('span', null,
    link(body.deadOut, 'dead letter', addressOf('dead-letters', '', { direction: 'out', partner: body.id })), ', ',
    link(body.held, 'hold', addressOf('holds', '', { partner: body.id })))]),
] })

const Servers = ({ partner, again }) => partner.transport === 'JMS'
  ? h('p', null, 'It has no server: it consumes from the hub\'s broker and sends to it.')
  : h('div', { className: 'fh-columns' }, ['collect', 'deliver'].filter(direction => partner[direction]).map(direction =>
    h(Connection, { key: direction, partner, direction, again })))

export const Partner = ({ partner, again }) => h('div', null,
  h(core.Breadcrumb, { className: 'fh-back' },
    h(core.BreadcrumbItem, { render: () => h(router.Link, { to: addressOf('partners') }, 'Partners') }),
    h(core.BreadcrumbItem, { isActive: true }, short(partner.id))),
  h(Frame, { title: `${short(partner.id)} - ${partner.name}` },
    h('div', { className: 'fh-columns' },
      h(Section, { title: 'State' }, h(StateOf, { partner, again })),
      h(Section, { title: 'Maintenance window' }, h(Window, { partner, again }))),
    h(Section, { title: partner.transport === 'JMS' ? 'Connection' : 'Server' },
      h(Servers, { partner, again }), h(TestConnection, { partner })),
    h('div', { className: 'fh-columns' },
      h(Section, { title: 'Traffic' }, h(Traffic, { partner })),
      h(Section, { title: 'Expiring credentials' }, h(Expiries, { of: partner.expiries })))))
