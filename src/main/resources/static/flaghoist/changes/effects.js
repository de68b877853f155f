// What a change would do to notifications that came in of late, grouped by recipient and rule.
import { core, h } from '../host.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Trouble } from '../parts/page.js'
import { count, short } from '../words.js'

const rules = group => group.before === group.after ? group.before : h('span', null, 'now ', group.before, '; then ', h('strong', null, group.after))

const COLUMNS = [
  ['Recipient', row => row.recipient ? short(row.recipient) : '-'],
  ['Effect', row => row.what],
  ['How many', row => `${row.count} of ${short(row.sender)}`],
  ['Rule', rules],
  ['Fields', row => row.fields.length ? row.fields.map(field => h('div', { key: field }, field)) : '-'],
  ['Such as', row => row.examples.map(each => h('div', { key: each }, each))],
]

export const Effects = ({ of }) => {
  if (!of) return h('p', null, h(core.Spinner, { size: 'md', isInline: true, 'aria-label': 'Looking' }), ' One of the hubs looks at what came in of late.')
  if (of.fault) return h(Trouble, { title: 'It cannot be looked at', fault: of.fault })
  return h('div', null,
    h('p', { className: 'fh-gap' }, `${of.looked} of ${count(of.all, 'notification')} since `, h(Moment, { at: of.since }), ' looked at',
      of.oldest && h('span', null, ', the oldest of ', h(Moment, { at: of.oldest })), `; ${of.changed} would change.`,
      h('span', { className: 'fh-soft' }, ' Nothing was recorded, and nothing sent.')),
    of.groups.length > 0 && h(Grid, { label: 'Effects', columns: COLUMNS, rows: of.groups, keyOf: row => [row.words, ...row.fields].join('\n') }),
    of.more > 0 && h('p', null, `And ${count(of.more, 'more group')}.`))
}
