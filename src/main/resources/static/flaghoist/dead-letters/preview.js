// The preview of an edit: who would get what, or why it would be rejected again.
import { core, h, table } from '../host.js'
import { Content } from '../parts/content.js'
import { Fault } from '../parts/labels.js'
import { Section } from '../parts/page.js'
import { count, faultOf, ruleOf, short } from '../words.js'

const GETS = ['Would get it', 'success']
const HELD = ['Would be held for two releasers', 'warning']
const REFUSED = ['Would be refused', undefined]
// What the policy says of a message that is tried out, or what would become of a copy.
const DECISIONS = {
  RELEASE: GETS, QUEUED: GETS, DELIVERED: GETS, HOLD: HELD, HELD, REFUSE: REFUSED, REFUSED,
  FAILED: ['Could not be written', 'danger'], TESTED: ['Would be tested, not sent', 'info'], WITHDRAWN: ['Would be withdrawn', undefined]
}

const faultIn = fault => typeof fault === 'string' ? fault : [faultOf(fault.code), fault.field, fault.detail].filter(Boolean).join(': ')

/** What one recipient would get, of a preview or of a message that is tried out. */
export const Recipient = ({ recipient }) => {
  const [words, status] = DECISIONS[recipient.decision] ?? [recipient.decision]
  return h('div', { className: 'fh-section' },
    h(core.Flex, { spaceItems: { default: 'spaceItemsSm' } },
      h('strong', null, short(recipient.partner)),
      h(core.Label, { isCompact: true, status, color: status ? undefined : 'grey' }, words),
      recipient.rule && h('span', { className: 'fh-soft' }, ruleOf(recipient.rule, recipient.ruleText))),
    recipient.fault && h(core.Alert, { isInline: true, isPlain: true, variant: 'danger', title: faultIn(recipient.fault) }),
    recipient.redactions?.length > 0 && h('p', null, 'Redacted for this partner: ', recipient.redactions.map(pointer => h('code', { key: pointer, className: 'fh-pointer' }, pointer))),
    recipient.content && h(Content, { of: recipient.content, name: recipient.partner, label: `As ${short(recipient.partner)} would get it` }))
}

const Rejected = ({ rejection, text }) =>
  h(core.Alert, { isInline: true, variant: 'danger', title: `Would be rejected: ${faultOf(rejection.code)}`, className: 'fh-gap' },
    rejection.field && h('p', null, `Field ${rejection.field}`),
    rejection.detail && h('p', null, rejection.detail),
    rejection.highlight && h('p', null, 'Here: ', h('mark', null, text.slice(rejection.highlight.start, rejection.highlight.end) || '(nothing)')))

const Accepted = ({ accepted, n }) => h('div', null,
  h(core.Alert, { isInline: true, variant: 'success', title: `Would be accepted: ${accepted.notification.id ?? accepted.notification.reference ?? 'notification ' + n}`, className: 'fh-gap' },
    accepted.recipients.length ? `For ${count(accepted.recipients.length, 'recipient')}; nothing is sent yet.` : 'Nobody would get it.'),
  accepted.recipients.map(recipient => h(Recipient, { key: recipient.partner, recipient })))

export const Preview = ({ of, text }) => h(Section, { title: 'Preview' },
  h('div', { 'aria-live': 'polite' },
    of.rejected.map((rejection, n) => h(Rejected, { key: 'r' + n, rejection, text })),
    (of.duplicates ?? []).map(({ id, revision }) => h(core.Alert, { key: id, isInline: true, variant: 'warning', className: 'fh-gap', title: `Would be a duplicate: the hub has ${id}, revision ${revision}, already` })),
    of.accepted.map((accepted, n) => h(Accepted, { key: 'a' + n, accepted, n: n + 1 }))))
