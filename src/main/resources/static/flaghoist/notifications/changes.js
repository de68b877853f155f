// What differs between a revision and the one before.
import { h, table } from '../host.js'

const text = value => value === undefined ? h('span', { className: 'fh-soft' }, 'nothing')
  : h('span', { className: 'fh-value', dir: 'auto' }, typeof value === 'string' ? value : JSON.stringify(value))

export const Changes = ({ difference: { against, changes } }) => {
  if (!against) return h('p', null, 'There is no earlier revision that it could be compared with.')
  if (changes.length === 0) return h('p', null, `Nothing differs from revision ${against.revision}.`)
  return h(ChangeTable, { changes, label: `Changes against revision ${against.revision}`, names: [`Revision ${against.revision}`, 'This one'] })
}

/** @param names of the two that are compared */
export const ChangeTable = ({ changes, label, names }) =>
  h(table.Table, { 'aria-label': label, variant: 'compact' },
    h(table.Thead, null, h(table.Tr, null, ['Where', ...names].map(name => h(table.Th, { key: name }, name)))),
    h(table.Tbody, null, changes.map(change => h(table.Tr, { key: change.path },
      h(table.Td, { dataLabel: 'Where' }, h('code', null, change.path)),
      h(table.Td, { dataLabel: 'Before' }, change.before === undefined ? text() : h('del', null, text(change.before))),
      h(table.Td, { dataLabel: 'After' }, text(change.after))))))
