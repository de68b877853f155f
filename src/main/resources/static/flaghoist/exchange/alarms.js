// The active alarms, the worst first, and those that have ended. One line each: there may be many.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { plain } from '../hub.js'
import { Ago, Moment } from '../parts/moment.js'
import { count } from '../words.js'

/** So many do not push the map off the screen. */
const SEEN = 4

const SEVERITIES = { CRITICAL: ['Critical', 'danger'], WARNING: ['Warning', 'warning'] }

/** The page where an operator can do something about it. */
const pageOf = ({ condition, partner }) => {
  if (condition === 'DEAD_LETTERS') return addressOf('dead-letters', '', { partner })
  if (condition === 'HOLDS') return addressOf('holds', '', { partner })
  return partner ? addressOf('partners', partner) : undefined
}

/** The first sentence says what is, the others what to do. */
const sentences = text => {
  const [, first, rest] = /^(.*?[^.]\.)(?:\s+(.*))?$/s.exec(plain(text)) ?? [text, text]
  return [first, rest]
}

const keyOf = alarm => [alarm.condition, alarm.partner, alarm.since, alarm.text].join()

const Active = ({ alarm }) => {
  const [words, status] = SEVERITIES[alarm.severity]
  const [first, rest] = sentences(alarm.text)
  const page = pageOf(alarm)
  return h('li', null,
    h(core.Label, { isCompact: true, status }, words),
    h('span', { title: rest }, first, alarm.severity === 'CRITICAL' && rest && h('span', { className: 'fh-soft' }, ' ', rest)),
    h('span', { className: 'fh-soft' }, h(Ago, { at: alarm.since })),
    page ? h(router.Link, { to: page }, 'Show') : h('span'))
}

const List = ({ alarms }) => h('ul', { className: 'fh-alarms' }, alarms.map(alarm => h(Active, { key: keyOf(alarm), alarm })))

const More = ({ alarms }) => alarms.length > 0 && h('details', null,
  h('summary', null, count(alarms.length, 'more alarm')), h(List, { alarms }))

const Ended = ({ ended }) => ended.length > 0 && h('details', null,
  h('summary', null, 'Alarms that have ended'),
  h('ul', { className: 'fh-list fh-scrolled' }, ended.map(alarm => h('li', { key: keyOf(alarm) },
    sentences(alarm.text)[0], h('span', { className: 'fh-soft' }, ' From ', h(Moment, { at: alarm.since }), ' to ', h(Moment, { at: alarm.until }), '.')))))

export const Alarms = ({ alarms: { active, ended } }) => {
  const sorted = [...active].sort((a, b) => a.severity.localeCompare(b.severity) || b.since.localeCompare(a.since))
  return h('div', { role: 'region', 'aria-label': 'Alarms' },
    active.length === 0 && h(core.Alert, { isInline: true, variant: 'success', title: 'No alarms: everything that the hub monitors is in order.' }),
    h('div', { 'aria-live': 'polite' }, h(List, { alarms: sorted.slice(0, SEEN) })),
    h(More, { alarms: sorted.slice(SEEN) }),
    h(Ended, { ended }))
}
