// What a preview counts, in words.
import { h } from '../host.js'
import { span } from '../parts/moment.js'
import { Facts } from '../parts/page.js'
import { bytes, count } from '../words.js'

export const copies = n => count(n, 'copy', 'copies')

/** Why a copy is not sent again. */
export const LEFT_OUT = {
  deleted: 'contents deleted',
  cancelled: 'cancelled since',
  overtaken: 'a later revision is on its way',
  notAllowed: 'not allowed by today\'s release rules',
}

/** Of many copies only some are looked into; what is known without that is exact. */
const about = counts => counts.estimated ? 'about ' : ''
const EXACT = ['cancelled', 'overtaken']

export const leftOut = counts => Object.entries(LEFT_OUT).filter(([why]) => counts[why] > 0)
  .map(([why, words]) => `${EXACT.includes(why) ? '' : about(counts)}${counts[why].toLocaleString('en-GB')}: ${words}`).join('; ')

export const Counts = ({ of }) => h(Facts, { of: [
  ['Would be sent', of.copies === 0 ? 'nothing' : `${about(of)}${copies(of.copies)} of ${count(of.notifications, 'notification')}, ${bytes(of.bytes)}`],
  ['Takes about', of.seconds == null ? '' : span(of.seconds * 1000) + ', at the partner\'s throttle'],
  ['Left out', leftOut(of) || 'none'],
] })
