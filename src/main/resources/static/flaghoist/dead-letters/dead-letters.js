// The list of dead letters, its filter, and the actions on several at once.
import { React, core, h, router } from '../host.js'
import { addressOf, useFilter } from '../address.js'
import { ask, query } from '../hub.js'
import { useAnswer } from '../live.js'
import { usePartners } from '../names.js'
import { Choice, Filter, TextField, TimeField } from '../parts/fields.js'
import { Grid } from '../parts/grid.js'
import { Shift } from '../parts/handover.js'
import { Fault } from '../parts/labels.js'
import { Ago } from '../parts/moment.js'
import { Loading, Nothing, Stale } from '../parts/page.js'
import { FAULTS, short } from '../words.js'
import { Groups } from './groups.js'
import { BulkActions } from './bulk-actions.js'
import { DIRECTIONS, wayOf, whatOf } from './wording.js'

const REFRESH_MILLIS = 5_000

const Fields = ({ filter, setFilter }) => {
  const partners = usePartners()
  const set = member => value => setFilter({ ...filter, [member]: value })
  const field = (member, label) => ({ id: 'fh-' + member, label, value: filter[member], onChange: set(member) })
  return h(Filter, { filter, setFilter },
    h(Choice, { ...field('direction', 'Direction'), options: DIRECTIONS }),
    h(Choice, { ...field('partner', 'Partner'), options: partners.map(each => [each.id, `${short(each.id)} - ${each.name}`]) }),
    h(Choice, { ...field('code', 'Fault'), options: Object.entries(FAULTS) }),
    h(TextField, field('reference', 'Reference')),
    h(TimeField, field('since', 'Failed since')),
    h(TimeField, field('until', 'Failed until')))
}

const columns = [
  ['Notification', deadLetter => h(router.Link, { to: addressOf('dead-letters', deadLetter.id) }, whatOf(deadLetter), deadLetter.revision > 1 ? `, revision ${deadLetter.revision}` : '')],
  ['Partner', wayOf],
  ['Fault', deadLetter => h('span', null, h(Fault, { code: deadLetter.code }), deadLetter.sealed && [' ', h(core.Label, { key: 'sealed', isCompact: true, status: 'danger' }, 'Sealed')], deadLetter.request && [' ', h(core.Label, { key: 'asked', isCompact: true, status: 'warning' }, 'Waits for a second person')])],
  ['Field', deadLetter => deadLetter.field ?? '-'],
  ['Tried', deadLetter => deadLetter.attempts === 1 ? 'once' : deadLetter.attempts + ' times'],
  ['Shift', deadLetter => h(Shift, { row: deadLetter })],
  ['Last', deadLetter => h(Ago, { at: deadLetter.last })],
]

const None = ({ filter }) => Object.values(filter).some(Boolean)
  ? h(Nothing, { title: 'No dead letter matches the filter' }, 'Clear the filter to see all.')
  : h(Nothing, { title: 'No dead letters' }, 'Nothing was rejected, and everything could be delivered. There is nothing to do here.')

const useDeadLetters = filter => {
  const [after, setAfter] = React.useState([])
  const key = JSON.stringify(filter)
  React.useEffect(() => setAfter([]), [key])
  const start = after.at(-1)
  const live = useAnswer(() => ask('DeadLetters', 'page', query({ ...filter, after: start })), [key, start], REFRESH_MILLIS)
  return { live, after, setAfter }
}

const Paging = ({ after, setAfter, next }) => (after.length > 0 || next) && h('div', { className: 'fh-paging' },
  h(core.Button, { variant: 'secondary', isDisabled: after.length === 0, onClick: () => setAfter([]) }, 'First page'),
  h(core.Button, { variant: 'secondary', isDisabled: !next, onClick: () => setAfter([...after, next]) }, 'Next page'))

export const DeadLetters = () => {
  const [filter, setFilter] = useFilter()
  const [chosen, setChosen] = React.useState([])
  const groups = useAnswer(() => ask('DeadLetters', 'groups'), [], REFRESH_MILLIS)
  const { live, after, setAfter } = useDeadLetters(filter)
  const deadLetters = live.answer?.messages ?? []
  const there = chosen.filter(id => deadLetters.some(deadLetter => deadLetter.id === id))
  const done = () => { setChosen([]); live.again(); groups.again() }
  return h(React.Fragment, null,
    h(Stale, { live }),
    groups.answer && h(Groups, { groups: groups.answer.groups, filter }),
    h(Fields, { filter, setFilter }),
    !live.answer ? !live.fault && h(Loading) : h(React.Fragment, null,
      h(BulkActions, { filter, chosen: there, total: live.answer.total, done }),
      deadLetters.length === 0 ? h(None, { filter })
        : h(Grid, { label: 'Dead letters', columns, rows: deadLetters, keyOf: deadLetter => deadLetter.id, chosen: there, onChoose: setChosen }),
      h(Paging, { after, setAfter, next: live.answer.next })))
}
