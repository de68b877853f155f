// How many dead letters there are, by partner and fault: the first thing to see.
import { core, h } from '../host.js'
import { addressOf } from '../address.js'
import { router } from '../host.js'
import { count, faultOf, short } from '../words.js'
import { Ago } from '../parts/moment.js'

const isChosen = (group, filter) =>
  ['direction', 'partner', 'code'].every(member => (filter[member] ?? '') === (group[member] ?? ''))

const Group = ({ group, filter }) =>
  h(router.Link, {
    className: 'fh-card' + (isChosen(group, filter) ? ' fh-chosen' : ''),
    'aria-current': isChosen(group, filter) ? 'true' : undefined,
    to: addressOf('dead-letters', '', isChosen(group, filter) ? {} : { direction: group.direction, partner: group.partner, code: group.code }),
  },
  h('strong', { className: 'fh-number' }, count(group.count, 'dead letter')),
  h('span', null, `${group.direction === 'in' ? 'From' : 'To'} ${short(group.partner)}`),
  h('span', null, faultOf(group.code)),
  h('small', { className: 'fh-soft' }, 'oldest ', h(Ago, { at: group.oldest })))

export const Groups = ({ groups, filter }) =>
  h('nav', { className: 'fh-cards', 'aria-label': 'Dead letters by partner and fault' },
    groups.map(group => h(Group, { key: [group.direction, group.partner, group.code].join(), group, filter })))
