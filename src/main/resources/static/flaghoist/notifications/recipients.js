// What became of a notification for each recipient.
import { h } from '../host.js'
import { Moment } from '../parts/moment.js'
import { State } from '../parts/labels.js'
import { Due } from './due.js'
import { STATES, faultOf, ruleOf, short } from '../words.js'

const why = ({ code, rule, ruleText }) => [code && faultOf(code), ruleOf(rule, ruleText)].filter(Boolean).join('; ')

/** In short: each state once, with whom it is about. */
export const Recipients = ({ of }) => of.length === 0 ? h('span', { className: 'fh-soft' }, 'nobody')
  : h('ul', { className: 'fh-inline' }, Object.keys(STATES).map(state => [state, of.filter(recipient => recipient.state === state)])
    .filter(([, those]) => those.length > 0).map(([state, those]) => h('li', { key: state },
      h(State, { state }), ' ', those.map(recipient => short(recipient.partner)).join(', '))))

export const RecipientsInFull = ({ of }) => of.length === 0 ? h('p', null, 'Nobody gets it.')
  : h('ul', { className: 'fh-rows' }, of.map(recipient => h('li', { key: recipient.partner },
    h('strong', null, short(recipient.partner)), h('span', null, h(State, { state: recipient.state }), ' ', why(recipient),
      recipient.attempts > 1 && `, tried ${recipient.attempts} times`, h(Due, { of: recipient }),
      recipient.taken && h('span', { className: 'fh-due' }, 'taken ', h(Moment, { at: recipient.taken }))))))
