// Words that people wrote. Each is set apart, so that one in a right-to-left script turns nothing around it round.
import { h } from '../host.js'
import { Moment } from './moment.js'

export const Written = ({ children }) => h('bdi', null, children)

/** @param says what stands between the two */
export const WhoAndWhy = ({ of: { actor, reason }, says = ': ' }) =>
  h('span', null, h(Written, null, actor), says, h(Written, null, reason))

/** The same of somebody whose word counts, with when they gave it. */
export const Word = ({ of: { actor, reason, at }, says = ': ' }) =>
  h('span', null, h('strong', null, h(Written, null, actor)), says, h(Written, null, reason), ' ',
    h('span', { className: 'fh-soft' }, h(Moment, { at })))
