// The last reloads, and what each hub said.
import { core, h } from '../host.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Nothing } from '../parts/page.js'
import { WhoAndWhy } from '../parts/written.js'

const STATES = {
  CHECKING: ['Checking', 'info'],
  AGREED: ['In force', 'success'],
  UNCHANGED: ['No change', undefined],
  REFUSED: ['Refused', 'danger'],
  EXPIRED: ['Not answered', 'danger'],
}

const State = ({ reload }) => {
  const [words, status] = STATES[reload.state]
  return h(core.Label, { isCompact: true, status }, words)
}

const lines = text => text.split('\n').map((line, at) => h('div', { key: at }, line))

/** Hubs that found the same changes are said together. */
const Found = ({ reload }) => {
  if (reload.words) return h('div', { className: 'fh-faults' }, lines(reload.words))
  const changes = [...new Set(reload.hubs.flatMap(each => each.changes))]
  return changes.length ? h('div', null, changes.map(change => h('div', { key: change }, change))) : '-'
}

const Hubs = ({ reload }) => reload.hubs.length === 0 ? '-' : h('div', null, reload.hubs.map(each => h('div', { key: each.hub },
  each.hub, each.faults ? ': found faults' : each.switched ? [': since ', h(Moment, { key: 'at', at: each.switched })] : reload.state === 'AGREED' ? ': to come' : ': no fault')))

const COLUMNS = [
  ['When', row => h(Moment, { at: row.at })],
  ['Who and why', row => h(WhoAndWhy, { of: row })],
  ['State', row => h(State, { reload: row })],
  ['What', row => h(Found, { reload: row })],
  ['Hubs', row => h(Hubs, { reload: row })],
]

export const Reloads = ({ reloads }) => reloads.length === 0
  ? h(Nothing, { title: 'Nothing was reloaded' }, 'The last twenty are listed here; the audit keeps all.')
  : h(Grid, { label: 'Reloads', columns: COLUMNS, rows: reloads, keyOf: row => row.id })
