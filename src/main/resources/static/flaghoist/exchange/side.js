// One side of a partner on the map: what comes from it, or what goes to it.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { span } from '../parts/moment.js'
import { count, short } from '../words.js'

/** A partner's status in one direction: the worst of what there is to say, in words, with PatternFly's status. */
export const statusOf = (partner, side) => {
  const connection = side === 'in' ? partner.collect : partner.deliver
  if (partner.state.state === 'PAUSED') return { status: 'warning', words: 'Paused' }
  if (connection?.state === 'OPEN') return { status: 'danger', words: 'Down' }
  if (side === 'out' && partner.window?.active) return { status: 'warning', words: 'In maintenance' }
  if (partner.state.state === 'TESTING') return { status: 'info', words: 'Test mode' }
  return { status: 'success', words: 'Works' }
}

const waits = ({ waiting, oldest }) => waiting === 0 ? 'nothing waits'
  : `${count(waiting, 'waits', 'wait')}${oldest ? `, the oldest ${span(Date.now() - new Date(oldest))}` : ''}`

const Stuck = ({ n, words, to }) => n > 0 && h(router.Link, { to }, count(n, ...words))

export const Side = ({ partner, side, more, lastHour, lastMinute }) => {
  const { status, words } = statusOf(partner, side)
  const dead = side === 'in' ? partner.deadIn : partner.deadOut
  return h('div', { className: `fh-card fh-partner fh-partner-${status}` },
    h('div', null,
      h(router.Link, { to: addressOf('partners', partner.bodyOf ?? partner.id), title: partner.name }, h('strong', null, short(partner.id))), ' ',
      h(core.Label, { isCompact: true, status, title: partner.state.reason }, words), ' ', more),
    h('small', null, `last hour ${count(lastHour, 'copy', 'copies')}, last minute ${lastMinute}`),
    h('small', null, partner.bodyOf ? `by the connection of ${short(partner.bodyOf)}` : waits(side === 'in' ? partner.in : partner.out)),
    h('small', { className: 'fh-stuck' },
      h(Stuck, { n: dead, words: ['dead letter'], to: addressOf('dead-letters', '', { direction: side, partner: partner.id }) }),
      side === 'out' && h(Stuck, { n: partner.held, words: ['held', 'held'], to: addressOf('holds', '', { partner: partner.id }) })))
}
