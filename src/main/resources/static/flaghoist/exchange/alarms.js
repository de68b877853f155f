// The active alarms, the worst first. One line each: there may be many.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { Severity } from '../alarms/severity.js'
import { byUrgency, pageOf, sentences } from '../alarms/wording.js'
import { Ago } from '../parts/moment.js'
import { Written } from '../parts/written.js'
import { count } from '../words.js'

/** So many do not push the map off the screen. */
const SEEN = 4

const Active = ({ alarm }) => {
  const [first, rest] = sentences(alarm.text)
  return h('li', null,
    h(Severity, { alarm }),
    h('span', { title: rest }, first, alarm.severity === 'CRITICAL' && rest && h('span', { className: 'fh-soft' }, ' ', rest),
      alarm.acknowledged && h('span', { className: 'fh-soft' }, ' Acknowledged by ', h(Written, null, alarm.acknowledged.by), '.')),
    h('span', { className: 'fh-soft' }, h(Ago, { at: alarm.since })),
    h(router.Link, { to: pageOf(alarm) ?? addressOf('alarms', alarm.id) }, 'Show'))
}

const List = ({ alarms }) => h('ul', { className: 'fh-alarms' }, alarms.map(alarm => h(Active, { key: alarm.id, alarm })))

const More = ({ alarms }) => alarms.length > 0 && h('details', null,
  h('summary', null, count(alarms.length, 'more alarm')), h(List, { alarms }))

export const Alarms = ({ alarms: { active } }) => {
  const sorted = byUrgency(active)
  return h('div', { role: 'region', 'aria-label': 'Alarms' },
    active.length === 0 && h(core.Alert, { isInline: true, variant: 'success', title: 'No alarms: everything that the hub monitors is in order.' }),
    h('div', { 'aria-live': 'polite' }, h(List, { alarms: sorted.slice(0, SEEN) })),
    h(More, { alarms: sorted.slice(SEEN) }),
    h(router.Link, { to: addressOf('alarms') }, 'All alarms, and those that have ended'))
}
