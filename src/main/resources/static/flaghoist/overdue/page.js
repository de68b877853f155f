// What was not delivered, taken or answered in time.
import { core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Frame, Loading, Nothing, Section, Stale } from '../parts/page.js'
import { STATES, short } from '../words.js'

const REFRESH_MILLIS = 10_000

const STEPS = { DELIVERED: 'Not delivered', TAKEN: 'Not taken', ANSWERED: 'Not answered' }

const URGENCIES = { IMMEDIATE: ['Immediate', 'danger'], PRIORITY: ['Priority', 'warning'], ROUTINE: ['Routine', undefined] }

const Urgency = ({ of: [words, status] }) => h(core.Label, { isCompact: true, status }, words)

/** Where what is not delivered waits. */
const where = ({ step, state }) => step === 'DELIVERED' ? `${STEPS[step]}: ${STATES[state][0].toLowerCase()}` : STEPS[step]

const pairs = [
  ['From', row => short(row.sender)],
  ['For', row => short(row.recipient)],
  ['What', row => STEPS[row.step]],
  ['Number', row => row.number],
  ['First due', row => h(Moment, { at: row.first })],
]

const copies = [
  ['Urgency', row => h(Urgency, { of: URGENCIES[row.urgency] })],
  ['Notification', row => h(router.Link, { to: addressOf('notifications', '', { sender: row.sender, reference: row.reference }) }, `${row.reference} r${row.revision}`)],
  ['From', row => short(row.sender)],
  ['For', row => short(row.recipient)],
  ['What', where],
  ['Since', row => h(Moment, { at: row.since })],
  ['Was due', row => h(Moment, { at: row.due })],
  ['Sender', row => row.told ? 'told' : 'not told'],
]

const pairOf = row => [row.sender, row.recipient, row.step].join(' ')

const copyOf = row => [row.sender, row.reference, row.revision, row.recipient].join(' ')

const Lists = ({ of }) => of.copies.length === 0
  ? h(Nothing, { title: 'Nothing is overdue' }, 'What partner files give no limits for is never listed here.')
  : h('div', null,
    h(Section, { title: 'Pairs' }, h(Grid, { label: 'Pairs', columns: pairs, rows: of.pairs, keyOf: pairOf })),
    h(Section, { title: 'Notifications' }, h(Grid, { label: 'Notifications', columns: copies, rows: of.copies, keyOf: copyOf })))

export const Page = () => {
  const live = useAnswer(() => ask('Overdue', 'list'), [], REFRESH_MILLIS)
  return h(Frame, { title: 'Overdue', intro: 'What was not delivered, taken or answered in the time that the sender\'s file gives, the most urgent first. It is looked at once a minute, and leaves the list when it is done.' },
    h(Stale, { live }),
    !live.answer ? !live.fault && h(Loading) : h(Lists, { of: live.answer }))
}
