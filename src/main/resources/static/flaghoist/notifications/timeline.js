// All that happened to a notification, in order.
import { h, router } from '../host.js'
import { addressOf } from '../address.js'
import { Moment, units, utc } from '../parts/moment.js'
import { Written } from '../parts/written.js'
import { ANSWERS, EVENTS, FAULTS, STATES, TYPES, count, ruleOf, short } from '../words.js'

/** What an event says beyond its kind, of what is worth showing. */
const MORE = {
  did: value => value,
  reason: value => h(Written, { key: 'why' }, value),
  code: value => FAULTS[value] ?? value,
  field: value => `field ${value}`,
  location: value => value && `at ${value}`,
  attempts: value => Number(value) > 1 && `tried ${value} times`,
  would: value => `would be: ${(STATES[value] ?? [value])[0].toLowerCase()}`,
  file: value => `file ${value}`,
  bytes: value => count(Number(value), 'byte'),
  type: value => TYPES[value] ?? value,
  format: value => `written as ${value}`,
  config: value => `by configuration ${value}`,
  awaited: value => ({ DELIVERED: 'not delivered', TAKEN: 'not taken', ANSWERED: 'not answered' })[value] ?? value,
  due: value => `due at ${utc(value)}`,
  taken: value => `at ${utc(value)}`,
  seconds: value => `late by ${units(Number(value))}`,
  request: value => `request ${value}`,
  recall: value => `recall ${value}`,
  step: value => ({ QUEUED: 'put on its queue', DELIVERED: 'at its server', FAILED: 'failed' })[value] ?? value,
  answer: value => ANSWERS[value] ?? value,
  repeat: value => value === 'FOUND' ? 'the file was there already' : 'perhaps for the second time',
}

const more = (detail = {}) => Object.entries(MORE).filter(([name]) => detail[name] != null && detail[name] !== '')
  .map(([name, words]) => words(detail[name])).filter(Boolean).flatMap((words, n) => n > 0 ? [', ', words] : [words])

const words = event => {
  const rule = ruleOf(event.rule, event.ruleText)
  const rest = more(event.detail)
  return [rule, rule && rest.length > 0 && '; ', ...rest]
}

const actor = event => event.actor && event.actor !== 'hub' ? [' by ', h(Written, { key: 'who' }, event.actor)] : ''

const WHERE = {
  RECEIVED: 'from', ACCEPTED: 'from', REJECTED: 'from', DUPLICATE: 'from', RECALLED: 'from', WITHDRAWN: 'for',
  QUEUED: 'for', DELIVERED: 'to', LATE: 'to', TAKEN: 'by', OVERDUE: 'for', HELD: 'for', REFUSED: 'for', FAILED: 'for', TESTED: 'for', REPEATED: 'to', ANSWERED: 'by', VOTED: 'for', DECIDED: 'for',
}

const partner = event => event.partner && WHERE[event.kind] ? ` ${WHERE[event.kind]} ${short(event.partner)}` : ''

const status = event => event.kind === 'LATE' || event.kind === 'OVERDUE' ? 'warning' : event.kind === 'TAKEN' ? 'success' : STATES[event.kind]?.[1] ?? 'none'

const Event = ({ event, isOther }) => h('li', { className: `fh-event-${status(event)}` },
  h('span', { className: 'fh-soft' }, h(Moment, { at: event.at })),
  h('div', null,
    h('strong', null, EVENTS[event.kind] ?? event.kind), partner(event), actor(event),
    isOther && ' (another revision)',
    event.kind === 'ANSWERED' && h('span', null, ' ', h(router.Link, { to: addressOf('notifications', event.detail.message) }, 'the answer')),
    h('div', { className: 'fh-soft' }, words(event))))

export const Timeline = ({ events, entry }) => events.length === 0 ? h('p', null, 'Nothing has happened to it yet.')
  : h('ol', { className: 'fh-timeline' }, events.map((event, n) => h(Event, { key: n, event, isOther: event.entry != null && event.entry !== entry })))
