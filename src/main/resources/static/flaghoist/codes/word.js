// A word that a code table lacks: a sender's, or one of the hub's that a recipient has none for.
import { h } from '../host.js'

export const isOf = (word, row) => ['partner', 'use', 'table', 'word'].every(name => word[name] === row[name])

export const keyOf = row => [row.partner, row.use, row.table, row.word].join(' ')

export const Word = ({ of }) => h('span', null,
  of.word ? h('strong', { dir: 'auto' }, of.word) : 'not kept, as it may be a person\'s',
  h('span', { className: 'fh-soft' }, of.use === 'READ' ? ' as they write it' : ' of the hub\'s, to be written'))
